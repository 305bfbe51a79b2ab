"""What there is to be seen of Karen, with something behind every address."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from pejl.circles.actions import propose
from pejl.circles.changes import Join, Newcomer
from pejl.circles.models import Circle, Voice
from pejl.circles.rules import How, MemberKind, Part, Side
from pejl.citizens.actions import Mandate, represent
from pejl.citizens.rules import Matter, RepresentationKind
from pejl.demo.models import DemoMark
from pejl.demo.people import BY_THE_DEMO, agree, as_employee, as_themselves
from pejl.dialogue.actions import Call, File, To, Written, begin_conversation, call_meeting, write_note
from pejl.dialogue.rules import Audience
from pejl.letters.actions import Posting, send_plan
from pejl.organisation.actions import add_user
from pejl.organisation.rules import Capacity
from pejl.pathways.actions import Saying, say
from pejl.pathways.changes import BeginGoal, BeginIntervention, WriteStrength, WriteWish
from pejl.pathways.rules import Approach, HopesFor, Informant
from pejl.rulings.actions import Statement, answer_hearing, begin, complain, issue, send_hearing
from pejl.rulings.queries import Dispatch, case_of
from pejl.rulings.rules import Channel, Draft, RulingKind
from pejl.shared import clock
from tests.cast import Cast
from tests.chain.things import things_of_the_chain
from tests.exchange.things import things_of_the_exchange
from tests.pathways.acts import need_of, steps_of, theme_of
from tests.pathways.helped import things_of_help
from tests.practice.things import things_of_practice

SECRETS = {
    "wish": "vælge mine egne æbler",
    "strength": "klarer mit regnskab",
    "goal": "til købmanden med rollator",
    "agreed": "en tur hver tirsdag",
    "proposed": "handler ind om fredagen",
    "how it goes": "fryser om fingrene",
    "good day": "dag uden telefon",
    "her words": "fint, at du skriver det op",
    "his words": "Du gik til hjørnet",
    "address": "Møllevej 4",
    "phone": "20 00 00 11",
    "ruling": "støvsuge selv",
    "hearing": "Hjemmehjælperen har skrevet",
    "her answer": "Det var min datter",
    "help": "bad om morgenen",
    "her plea": "nå mine fødder",
    "relative": "Mette Holm",
    "mandate": "Rie Storm",
    "message": "ringe til tandlægen",
    "point": "tale om trappen",
    "note": "om gelænderet",
}


@dataclass(frozen=True)
class Karens:
    """What there is in Karen's circle to look for, and what nobody else may read."""

    uid: UUID
    people: dict[str, Capacity | None]
    things: dict[str, dict[str, Any]]


def make_karens(cast: Cast) -> Karens:
    """Karen's pathway, with something behind every address."""
    circle, bo = cast.karens, cast.bo
    inge = as_employee(cast.town.inge)
    _plan(cast)
    people = _people(cast, inge)
    _viggo_is_asked(cast)
    waiting = propose(
        circle, [_walk(circle, "Du og Bo handler ind om fredagen")], by=bo, words="Du gik til hjørnet i går."
    )
    letter = send_plan(circle, Posting(clock.today(), "70 00 00 01"), by=bo, uid=uuid4())
    said = Written("Vil du ringe til tandlægen?", File("regning.png", b"\x89PNG\r\n\x1a\n"))
    talk = begin_conversation(circle, To(Audience.AT_WORK), said, by=cast.karen)
    point = Call("Jeg vil tale om trappen.", [circle.members.get(name=bo.name)])
    meeting = call_meeting(circle, point, [clock.now() + timedelta(days=2)], by=cast.karen)
    note = write_note(meeting, "Vi talte om gelænderet.", by=bo)
    DemoMark.objects.create(made_at=clock.now(), made_from="")
    things = {
        "-": {},
        "who": {"who": "karen"},
        "reset": {"uidb36": "1", "key": "guessed"},
        "confirm": {"key": "guessed"},
        "provider": {"provider": "guessed"},
        "openid": {"provider_id": "guessed"},
        "saml": {"organization_slug": "guessed"},
        "passkey": {"pk": 1},
        "proposal": {"uid": waiting.version.uid},
        "letter": {"uid": letter.uid},
        "talk": {"uid": talk.uid},
        "meeting": {"uid": meeting.uid},
        "note": {"uid": note.uid},
        "time": {"uid": meeting.times.get().uid},
        "feed": {"secret": "gæt"},
        "file": {"uid": talk.messages.get().file.uid},
        "asked": {"uid": letter.uid, "version": waiting.version.uid},
        "told": {"uid": letter.uid, "voice": letter.told.first().voice.uid},
        **_things_in(circle, bo),
        **_things_said(cast),
        **things_of_help(cast, inge),
        **_things_of_a_ruling(circle, inge, cast.karen),
        **things_of_practice(cast),
        **things_of_the_chain(bo),
        **things_of_the_exchange(cast.clara),
    }
    return Karens(circle.citizen.uid, people, things)


def _plan(cast: Cast) -> None:
    circle, karen = cast.karens, cast.karen
    propose(circle, [WriteWish("Jeg vil vælge mine egne æbler.")], by=karen)
    propose(circle, [WriteStrength("Jeg klarer mit regnskab.")], by=karen)
    propose(circle, [BeginGoal("Jeg vil til købmanden med rollator.", HopesFor.MORE)], by=karen)
    agree(circle, [_walk(circle, "Du og Bo går en tur hver tirsdag")], by=cast.bo, yes_from=karen)


def _people(cast: Cast, inge: Capacity) -> dict[str, Capacity | None]:
    last_day = clock.today() + timedelta(30)
    mette = _joins(cast, MemberKind.FAMILY, "Mette Holm", (Part.NAME, Part.PLAN))
    viggo = _joins(cast, MemberKind.VOLUNTEER, "Viggo Bang", tuple(Part), last_day=last_day)
    _colleague_joins(cast, inge)
    return {
        "nobody": None,
        "Karen": cast.karen,
        "Rie": speaks_for_karen(cast),
        "Mette": mette,
        "Viggo": viggo,
        "Bo": cast.bo,
        "Inge": inge,
        "Clara": cast.clara,
        "Charlie": cast.charlie,
        "Jonas": cast.jonas,
        "Bo-home": as_themselves(cast.town.bo),
    }


def _things_in(circle: Circle, bo: Capacity) -> dict[str, dict[str, Any]]:
    here = {"uid": circle.uid}
    said = Voice.objects.filter(version__proposal__circle=circle, side=Side.CITIZEN)
    return {
        "circle": here,
        "sheet": {**here, "sheet": "ny-her"},
        "goal": {**here, "goal": circle.goal_set.get().uid},
        "own": {**here, "what": "oenske", "item": circle.wish_set.get().uid},
        "intervention": {"uid": circle.intervention_set.get(hands=None).uid},
        "hand": {"uid": circle.hands.get().uid},
        "written": {"uid": said.exclude(how=How.SELF)[0].uid},
        "spoken": {"uid": said.filter(how=How.SELF).latest("pk").uid},
        "share": {"uid": circle.shares.get(member__name="Mette Holm", part=Part.PLAN).uid},
        "invited": {"uid": circle.members.get(name="Mette Holm").uid},
        "volunteer": {"uid": circle.members.get(name="Viggo Bang").uid},
        "colleague": {"uid": circle.members.get(name=bo.name).uid},
    }


def _things_said(cast: Cast) -> dict[str, dict[str, Any]]:
    """How it goes, in Karen's words and in Bo's."""
    circle, goal = cast.karens, cast.karens.goal_set.get()
    theme = theme_of(circle, cast.bo, goal=goal)
    agree(circle, [need_of(theme)], by=cast.bo, yes_from=cast.karen)
    agree(circle, [steps_of(goal)], by=cast.bo, yes_from=cast.karen)
    said = Saying(Informant.CITIZEN, "Jeg fryser om fingrene.", 2, theme=theme)
    own = say(circle, said, by=cast.karen)
    noted = Saying(Informant.CITIZEN_WITH_EMPLOYEE, "En dag uden telefon.")
    return {
        "theme": {"uid": theme.uid},
        "need": {"uid": circle.supportneed_set.get().uid},
        "aim": {"uid": goal.uid},
        "scale": {"uid": circle.goalscale_set.get().uid},
        "said": {"uid": own.uid},
        "noted": {"uid": say(circle, noted, by=cast.bo).uid},
    }


def _things_of_a_ruling(circle: Circle, inge: Capacity, karen: Capacity) -> dict[str, dict[str, Any]]:
    ruling, hearing, answer, issued = _ruling(circle, inge, karen)
    return {
        "ruling": {"uid": ruling.uid},
        "hearing": {"uid": ruling.uid, "hearing": hearing.uid},
        "answer": {"uid": ruling.uid, "answer": answer.uid},
        "kept": {"uid": issued.uid},
        "draft": {"uid": ruling.uid, "draft": issued.draft.uid},
        "complaint": {"uid": ruling.uid, "complaint": issued.complaints.get().uid},
    }


def _walk(circle: Circle, what: str, **more: Any) -> BeginIntervention:
    today = clock.today()
    goal = str(circle.goal_set.get().uid)
    return BeginIntervention(goal, what, Approach.RECOVERY, today, today + timedelta(days=42), **more)


def _joins(cast: Cast, kind: MemberKind, name: str, parts: tuple[Part, ...], **more: Any) -> Capacity:
    user = add_user(name.split()[0].lower(), name, by=BY_THE_DEMO)
    join = Join(Newcomer(kind, name, "står nær", user_uid=str(user.uid)), parts, **more)
    agree(cast.karens, [join], by=cast.karen, yes_from=cast.bo)
    return as_themselves(user)


def _viggo_is_asked(cast: Cast) -> None:
    viggo = cast.karens.members.get(name="Viggo Bang")
    walk = _walk(cast.karens, "Du og Viggo går i kirke", asked=(str(viggo.uid),))
    agree(cast.karens, [walk], by=cast.bo, yes_from=cast.karen)


def _colleague_joins(cast: Cast, inge: Capacity) -> None:
    newcomer = Newcomer(
        MemberKind.EMPLOYEE, inge.name, inge.post.title, str(inge.user_uid), str(inge.post.unit_uid)
    )
    agree(cast.karens, [Join(newcomer, tuple(Part))], by=cast.karen, yes_from=cast.bo)


def speaks_for_karen(cast: Cast) -> Capacity:
    rie = add_user("rie", "Rie Storm", by=BY_THE_DEMO)
    mandate = Mandate(
        RepresentationKind.POWER_OF_ATTORNEY,
        "Rie Storm",
        frozenset(Matter),
        clock.today(),
        documented_by="Et brev",
        user=rie,
    )
    represent(cast.karens.citizen, mandate, by=BY_THE_DEMO)
    return as_themselves(rie)


def _ruling(circle: Circle, inge: Capacity, karen: Capacity):
    """A ruling that was heard, answered and made."""
    draft = Draft(
        RulingKind.REFUSE,
        "Du har bedt om hjælp til rengøring.",
        outcome="Du får ikke hjælp til at støvsuge.",
        basis=("sel-83",),
        view="Jeg kan ikke bære støvsugeren.",
        view_from="Karen Holm",
        view_how=How.MEETING,
        facts="Du kan støvsuge selv.",
        adverse_are_new=True,
        adverse_facts="Hjemmehjælperen har skrevet, at du støvsuger.",
        reasons="Du kan støvsuge selv.",
    )
    by_hand = Dispatch(Channel.HANDED, clock.today())
    ruling = begin(circle, draft, by=inge)
    hearing = send_hearing(ruling, clock.today() + timedelta(days=14), by_hand, by=inge)
    answer = answer_hearing(hearing, Statement("Det var min datter."), by=karen)
    shown = case_of(ruling, clock.today()).version.uid
    issued = issue(ruling, by_hand, shown=shown, by=inge)
    complain(issued, Statement("Det er jeg ked af.", How.PHONE), by=inge)
    return ruling, hearing, answer, issued
