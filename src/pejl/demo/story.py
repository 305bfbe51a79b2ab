"""The small demo: told only through actions, so that it holds nothing the house would refuse."""

from datetime import datetime, timedelta

from pejl.circles.actions import Said, open_circle, propose
from pejl.circles.changes import Join, Newcomer
from pejl.circles.models import Circle, CircleMember
from pejl.circles.rules import Answer, How, MemberKind, Part
from pejl.citizens.actions import Introduction, Mandate, represent
from pejl.citizens.rules import Matter, RepresentationKind
from pejl.pathways.actions import Codes, answer_for_hand, put_codes
from pejl.pathways.changes import BeginGoal, BeginIntervention, WriteAboutMe, WriteStrength, WriteWish
from pejl.pathways.rules import Approach, HopesFor
from pejl.shared import clock
from pejl.terminology.queries import choices_for
from pejl.terminology.rules import Purpose

from .chain import planner_comes, weave
from .help import karen_gets_help
from .learning import decide, sign_up, try_it
from .models import DemoMark
from .months import Months
from .people import Town, agree, as_employee, as_themselves, people_come
from .talking import they_talk, they_will_meet
from .thinking import think_together


def tell(now: datetime, fingerprint: str = "") -> Town:
    """Fill an empty, migrated database, ending at `now`."""
    with clock.stopped_at(now - timedelta(days=130)):
        town = people_come()
        karens = circle_of_karen(town)
        karen_hopes(town, karens)
        months = Months(now, karens, as_themselves(town.karen), as_employee(town.bo))
    months.begin()
    with clock.stopped_at(now - timedelta(days=40)):
        jonas = circle_of_jonas(town)
        aases = circle_of_aase(town)
    with clock.stopped_at(now - timedelta(days=38)):
        karen_begins(town, karens)
    months.agree()
    with clock.stopped_at(now - timedelta(days=36)):
        karen, bo, inge = as_themselves(town.karen), as_employee(town.bo), as_employee(town.inge)
        karen_gets_help(karens, karen=karen, bo=bo, inge=inge)
    with clock.stopped_at(now - timedelta(days=30)):
        aase_begins(town, aases)
    with clock.stopped_at(now - timedelta(days=20)):
        jonas_begins(town, jonas)
    months.go_on()
    _learn(town, now)
    with clock.stopped_at(now - timedelta(days=1)):
        what_waits(town, karens)
        they_talk(karens, as_themselves(town.karen), as_employee(town.bo))
        they_will_meet(karens, as_themselves(town.karen), as_employee(town.bo))
    think_together(town, now)
    DemoMark.objects.create(made_at=now, made_from=fingerprint)
    return town


def _learn(town: Town, now: datetime) -> None:
    """The chain is written, somebody learns, and a day decides."""
    with clock.stopped_at(now - timedelta(days=15)):
        bo, clara = as_employee(town.bo), as_employee(town.clara)
        woven = weave(planner_comes())
        enrolment = sign_up(woven, bo, clara)
    with clock.stopped_at(now - timedelta(days=9)):
        try_it(woven, enrolment, bo)
    with clock.stopped_at(now - timedelta(days=2)):
        decide(woven, bo, clara)


def circle_of_karen(town: Town) -> Circle:
    said = Said(Answer.YES, "Ja, det er fint, at du skriver det op.", How.MEETING, for_citizen=True)
    karen = Introduction("Karen Holm", phone="20 00 00 11", address="Møllevej 4", user=town.karen)
    return open_circle(karen, by=as_employee(town.bo), citizen_said=said)


def circle_of_jonas(town: Town) -> Circle:
    said = Said(Answer.YES, "Okay. Men skriv det kort.", How.MEETING, for_citizen=True)
    jonas = Introduction("Jonas Lind", phone="20 00 00 12", user=town.jonas)
    return open_circle(jonas, by=as_employee(town.fatima), citizen_said=said)


def karen_hopes(town: Town, circle: Circle) -> None:
    karen = as_themselves(town.karen)
    propose(
        circle, [WriteWish("Jeg vil selv kunne gå over til købmanden og vælge mine egne æbler.")], by=karen
    )
    propose(circle, [WriteStrength("Jeg laver min morgenkaffe selv og klarer mit regnskab.")], by=karen)
    wish = circle.wish_set.get()
    goal = BeginGoal(
        "Jeg vil gå til købmanden med rollator og hjem igen.",
        HopesFor.MORE,
        "Jeg går til postkassen og tilbage.",
        "Jeg går til købmanden to gange om ugen.",
        str(wish.uid),
    )
    propose(circle, [goal], by=karen)


def karen_begins(town: Town, circle: Circle) -> None:
    karen, bo = as_themselves(town.karen), as_employee(town.bo)
    daughter = Newcomer(MemberKind.FAMILY, "Mette Holm", "datter")
    agree(circle, [Join(daughter, (Part.NAME, Part.PLAN))], by=karen, yes_from=bo)
    agree(circle, [walk_together(circle)], by=bo, yes_from=karen)
    about_me = "Bank på, og vent lidt. Jeg hører dårligt på højre øre. Spørg mig gerne om haven."
    propose(circle, [WriteAboutMe(about_me)], by=karen)
    mette = circle.members.get(name="Mette Holm")
    agree(circle, [apples(circle, mette)], by=bo, yes_from=karen)
    answer_for_hand(
        circle.hands.get(), is_yes=True, how=How.PHONE, by=bo, words="Jeg kommer søndag formiddag."
    )
    service = choices_for(Purpose.SERVICE)[0]
    work = circle.intervention_set.order_by("pk")[0]
    theme, kind = choices_for(Purpose.THEME)[0], choices_for(Purpose.GOAL_TYPE)[0]
    put_codes(circle.goal_set.get(), Codes(theme, kind, {work.pk: service}), by=bo)


def apples(circle: Circle, mette: CircleMember) -> BeginIntervention:
    today = clock.today()
    return BeginIntervention(
        str(circle.goal_set.get().uid),
        "Du og Mette plukker æbler i haven om søndagen",
        Approach.RECOVERY,
        today,
        today + timedelta(days=91),
        citizen_does="går selv ud til træet",
        others_do="Mette holder stigen",
        asked=(str(mette.uid),),
    )


def walk_together(circle: Circle) -> BeginIntervention:
    today = clock.today()
    return BeginIntervention(
        str(circle.goal_set.get().uid),
        "Du og Bo går en tur hver tirsdag og fredag, lidt længere for hver uge",
        Approach.RECOVERY,
        today,
        today + timedelta(days=42),
        choices_for(Purpose.SERVICE)[0].pk,
        "tager selv sko på og finder stokken",
        "Bo går med og holder øje med trinene ved døren",
        "du har gået turen tre gange uden at skulle sidde ned",
    )


def jonas_begins(town: Town, circle: Circle) -> None:
    jonas, fatima = as_themselves(town.jonas), as_employee(town.fatima)
    propose(circle, [WriteWish("Jeg vil have min egen lejlighed, hvor der er stille.")], by=jonas)
    propose(
        circle,
        [WriteStrength("Jeg kan lave mad efter en opskrift, og jeg kommer altid til tiden.")],
        by=jonas,
    )
    goal = BeginGoal(
        "Jeg vil kunne køre med bus alene, også når den er fuld.",
        HopesFor.MORE,
        "Jeg kører, når der er få med.",
        "Jeg kan tage bus 4 til skole hver dag.",
    )
    propose(circle, [goal], by=jonas)
    today = clock.today()
    bus = BeginIntervention(
        str(circle.goal_set.get().uid),
        "Du og Fatima øver bus 4 sammen om mandagen",
        Approach.HABILITATION,
        today + timedelta(days=25),
        today + timedelta(days=67),
        citizen_does="vælger, hvor I sidder",
        others_do="Fatima sidder et andet sted, når du siger til",
        stop_sign="du har kørt alene fem gange",
    )
    propose(circle, [bus], by=fatima, words="Vi talte om det i torsdags. Du sagde, at du gerne ville prøve.")


def circle_of_aase(town: Town) -> Circle:
    said = Said(Answer.YES, "Du må godt komme. Du er sød.", How.SHOWN, for_citizen=True)
    aase = Introduction("Aase Dam", phone="20 00 00 13", address="Strandgade 12")
    circle = open_circle(aase, by=as_employee(town.bo), citizen_said=said)
    guardian = Mandate(
        RepresentationKind.GUARDIAN_6,
        "Lone Dam",
        frozenset({Matter.PERSONAL}),
        clock.today(),
        documented_by="Brev fra Familieretshuset",
        user=town.lone,
    )
    represent(circle.citizen, guardian, by=as_employee(town.bo).doer())
    return circle


def aase_begins(town: Town, circle: Circle) -> None:
    bo = as_employee(town.bo)
    words = "Jeg vil høre musik om aftenen. De gamle sange."
    propose(circle, [WriteWish(words)], by=bo, citizen_said=_as_said(words))
    words = "Jeg synger med. Jeg kan alle ordene."
    propose(circle, [WriteStrength(words)], by=bo, citizen_said=_as_said(words))
    goal = BeginGoal(
        "Jeg vil blive ved med at synge.", HopesFor.LOSE_SLOWLY, wish_uid=str(circle.wish_set.get().uid)
    )
    propose(circle, [goal], by=bo, citizen_said=_as_said(goal.words))
    singing = BeginIntervention(
        str(circle.goal_set.get().uid),
        "Du og Bo hører tre sange sammen, når du er kommet i nattøj",
        Approach.COMPENSATION,
        clock.today() + timedelta(days=31),
        clock.today() + timedelta(days=120),
        citizen_does="vælger sangene",
        others_do="Lone sætter pladerne frem om søndagen",
        stop_sign="du hellere vil have ro",
    )
    propose(circle, [singing], by=bo, words="Aase nynner, når vi går forbi pladespilleren.")


def _as_said(words: str) -> Said:
    return Said(Answer.YES, words, How.MEETING, for_citizen=True)


def what_waits(town: Town, circle: Circle) -> None:
    today = clock.today()
    shop = BeginIntervention(
        str(circle.goal_set.get().uid),
        "Du og Bo går hele vejen til købmanden om fredagen og handler ind",
        Approach.RECOVERY,
        today + timedelta(days=7),
        today + timedelta(days=49),
        citizen_does="skriver en seddel og bærer den lette pose",
        others_do="Bo går med og bærer resten",
        stop_sign="du har været der selv to gange",
    )
    propose(
        circle,
        [shop],
        by=as_employee(town.bo),
        words="Du gik til hjørnet i sidste uge. Skal vi prøve resten?",
    )
    charlie = as_employee(town.charlie)
    assert charlie.post is not None
    substitute = Newcomer(
        MemberKind.EMPLOYEE,
        "Charlie Bak",
        charlie.post.title,
        str(charlie.user_uid),
        str(charlie.post.unit_uid),
    )
    propose(circle, [Join(substitute, tuple(Part))], by=charlie)
