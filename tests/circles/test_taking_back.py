"""A yes can be taken back for an hour; what an employee wrote down can be denied; both are on record."""

from datetime import timedelta

import pytest

from pejl.circles.actions import let_stand, propose, say_it_was_not_said, take_back
from pejl.circles.changes import ChooseEntry, Join, Newcomer
from pejl.circles.models import Decision, TakenBack, Voice, VoiceShown
from pejl.circles.queries import as_it_stands, decisions_of, open_proposals
from pejl.circles.queries import written_down as unread
from pejl.circles.rules import Answer, MemberKind, Part, Side, State, hindrances_to_take_back
from pejl.journal.rules import Kind
from pejl.pathways.changes import WriteWish
from pejl.pathways.queries import plan_of
from pejl.shared import clock
from tests.cast import MONDAY

from .acts import goal_of, refused, say, told_about, walk, written_down, yes

TOO_LATE = "Der er gået mere end en time. Sig stop, eller foreslå noget andet."


@pytest.fixture
def agreed(cast):
    """Karen and Bo have agreed to walk together."""
    goal = goal_of(cast.karens, cast.karen)
    return yes(propose(cast.karens, [walk(goal)], by=cast.bo), by=cast.karen)


def voice_of(table, side: Side) -> Voice:
    return table.version.voices.filter(side=side.value).latest("pk")


def work_of(circle) -> list[str]:
    return [work.what for goal in plan_of(circle, clock.today()).goals for work in goal.interventions]


def test_a_yes_taken_back_ends_what_rested_on_it_and_both_stand_on_record(cast, agreed):
    assert work_of(cast.karens) == ["Du og Bo går en tur"]
    with told_about(cast.karens, Kind.TAKEN_BACK, by=cast.karen):
        take_back(voice_of(agreed, Side.CITIZEN), by=cast.karen)
    assert work_of(cast.karens) == []
    assert as_it_stands(agreed.proposal, clock.today()).state is State.TAKEN_BACK
    undoing, undone = decisions_of(cast.karens, 2)
    assert (undoing.undoes, undone.is_undone) == (undone, True)


def test_what_was_taken_back_is_still_known_to_have_been_in_force(cast, agreed):
    before = clock.now()
    with clock.stopped_at(MONDAY + timedelta(minutes=30)):
        take_back(voice_of(agreed, Side.CITIZEN), by=cast.karen)
        known_then = plan_of(cast.karens, clock.today(), known_at=before)
    assert [work.what for goal in known_then.goals for work in goal.interventions] == ["Du og Bo går en tur"]


def test_an_employee_takes_their_yes_back_too(cast, agreed):
    take_back(voice_of(agreed, Side.PROFESSIONAL), by=cast.bo)
    assert work_of(cast.karens) == []


@pytest.mark.parametrize("minutes, is_late", [(59, False), (60, False), (61, True)])
def test_after_an_hour_it_is_a_stop_and_no_mistake(cast, agreed, minutes, is_late):
    voice = voice_of(agreed, Side.CITIZEN)
    with clock.stopped_at(MONDAY + timedelta(minutes=minutes)):
        if is_late:
            with refused(TOO_LATE):
                take_back(voice, by=cast.karen)
        else:
            take_back(voice, by=cast.karen)
    assert TakenBack.objects.exists() is not is_late


def test_nobody_takes_back_the_yes_of_another(cast, agreed):
    with refused("Det var ikke dit svar."):
        take_back(voice_of(agreed, Side.CITIZEN), by=cast.bo)


def test_taking_back_twice_is_taking_back_once(cast, agreed):
    voice = voice_of(agreed, Side.CITIZEN)
    take_back(voice, by=cast.karen)
    with refused("Det er allerede taget tilbage."):
        take_back(voice, by=cast.karen)


def test_every_reason_against_taking_back_is_told_at_once():
    late = {"spoken_at": MONDAY, "now": MONDAY + timedelta(hours=2)}
    assert hindrances_to_take_back(is_theirs=False, is_yes=False, already=True, **late) == [
        "Det var ikke dit svar.",
        "Kun et ja kan tages tilbage.",
        "Det er allerede taget tilbage.",
        TOO_LATE,
    ]


def test_a_yes_taken_back_before_it_was_decided_can_be_given_again(cast):
    asks = Newcomer(MemberKind.FAMILY, "Inger Dahl", "nabo")
    table = propose(cast.karens, [Join(asks, (Part.PLAN,))], by=cast.karen)
    take_back(voice_of(table, Side.CITIZEN), by=cast.karen)
    assert as_it_stands(table.proposal, clock.today()).state is State.WAITS_FOR_BOTH
    assert yes(table, by=cast.karen).state is State.WAITS_FOR_PROFESSIONAL
    assert yes(table, by=cast.bo).state is State.AGREED
    assert [voice.round for voice in table.version.voices.order_by("pk")] == [1, 2, 1]


def test_taking_back_a_change_brings_back_what_was_before(cast):
    bo = cast.karens.members.get(name="Bo Kjær")
    yes(propose(cast.karens, [Join(_charlie(cast), tuple(Part))], by=cast.bo), by=cast.karen)
    charlie = cast.karens.members.get(name="Charlie Bak")
    yes(propose(cast.karens, [ChooseEntry(str(bo.uid))], by=cast.bo), by=cast.karen)
    changed = yes(propose(cast.karens, [ChooseEntry(str(charlie.uid))], by=cast.bo), by=cast.karen)
    take_back(voice_of(changed, Side.CITIZEN), by=cast.karen)
    now = cast.karens.entry.versions.in_force(clock.today()).get()
    assert (now.number, now.member) == (3, bo)


def test_what_something_newer_rests_on_is_not_undone_behind_its_back(cast):
    bo = cast.karens.members.get(name="Bo Kjær")
    yes(propose(cast.karens, [Join(_charlie(cast), tuple(Part))], by=cast.bo), by=cast.karen)
    charlie = cast.karens.members.get(name="Charlie Bak")
    first = yes(propose(cast.karens, [ChooseEntry(str(bo.uid))], by=cast.bo), by=cast.karen)
    yes(propose(cast.karens, [ChooseEntry(str(charlie.uid))], by=cast.bo), by=cast.karen)
    with refused("Der er aftalt noget nyt siden. Foreslå, hvad der skal ske nu."):
        take_back(voice_of(first, Side.CITIZEN), by=cast.karen)


def _charlie(cast) -> Newcomer:
    post = cast.charlie.post
    return Newcomer(
        MemberKind.EMPLOYEE, "Charlie Bak", post.title, str(cast.charlie.user_uid), str(post.unit_uid)
    )


@pytest.fixture
def noted(cast):
    """Bo has written down a wish as Karen said it, at a meeting."""
    said = written_down(words="Jeg vil have en hund.")
    return propose(cast.karens, [WriteWish("Jeg vil have en hund.")], by=cast.bo, citizen_said=said)


def wishes_of(circle) -> list[str]:
    return [wish.words for wish in plan_of(circle, clock.today()).wishes]


def test_what_an_employee_wrote_down_is_in_force_and_waits_to_be_seen(cast, noted):
    assert wishes_of(cast.karens) == ["Jeg vil have en hund."]
    assert voice_of(noted, Side.CITIZEN) in unread(cast.karens)


def test_that_i_did_not_say_takes_it_off_the_plan(cast, noted):
    with told_about(cast.karens, Kind.TAKEN_BACK, by=cast.karen):
        say_it_was_not_said(voice_of(noted, Side.CITIZEN), "Jeg sagde kat.", by=cast.karen)
    assert wishes_of(cast.karens) == []
    assert voice_of(noted, Side.CITIZEN) not in unread(cast.karens)
    assert TakenBack.objects.get().words == "Jeg sagde kat."


def test_that_i_did_not_say_opens_what_both_decide_again(cast):
    goal = goal_of(cast.karens, cast.karen)
    table = say(propose(cast.karens, [walk(goal)], by=cast.bo), written_down(), by=cast.bo)
    say_it_was_not_said(voice_of(table, Side.CITIZEN), "", by=cast.karen)
    again = open_proposals(cast.karens, clock.today())
    assert [(one.proposal.follows, one.state, one.voices) for one in again] == [
        (table.proposal, State.WAITS_FOR_BOTH, [])
    ]
    assert work_of(cast.karens) == []


def test_it_can_be_denied_long_after_the_hour(cast, noted):
    with clock.stopped_at(MONDAY + timedelta(days=90)):
        say_it_was_not_said(voice_of(noted, Side.CITIZEN), "", by=cast.karen)
        assert wishes_of(cast.karens) == []


def test_only_the_citizen_says_what_they_did_not_say(cast, noted):
    with refused("Det kan kun borgeren selv sige."):
        say_it_was_not_said(voice_of(noted, Side.CITIZEN), "", by=cast.bo)


def test_what_one_wrote_oneself_is_not_denied(cast):
    own = propose(cast.karens, [WriteWish("Jeg vil ud.")], by=cast.karen)
    with refused("Det har du selv skrevet. Sig stop, eller foreslå noget andet."):
        say_it_was_not_said(voice_of(own, Side.CITIZEN), "", by=cast.karen)


def test_what_is_read_and_right_is_shown_no_more(cast, noted):
    voice = voice_of(noted, Side.CITIZEN)
    with told_about(cast.karens, Kind.TOLD, by=cast.karen):
        let_stand(voice, by=cast.karen)
    let_stand(voice, by=cast.karen)
    assert VoiceShown.objects.filter(voice=voice).count() == 1
    assert voice not in unread(cast.karens)


def test_an_employee_writes_down_what_the_citizen_said_and_not_what_they_think(cast):
    with refused("Skriv, hvad borgeren selv sagde."):
        propose(cast.karens, [WriteWish("En hund")], by=cast.bo, citizen_said=written_down(words=" "))


def test_who_is_not_at_work_in_the_circle_writes_nothing_down(cast):
    with refused("Vælg, hvordan borgeren svarede."):
        said = written_down(words="En hund")
        propose(cast.karens, [WriteWish("En hund")], by=cast.karen, citizen_said=said)


def test_an_undone_decision_stays_and_is_never_undone_twice(cast, agreed):
    take_back(voice_of(agreed, Side.CITIZEN), by=cast.karen)
    take_back(voice_of(agreed, Side.PROFESSIONAL), by=cast.bo)
    assert Decision.objects.filter(undoes__version=agreed.version).count() == 1
    assert voice_of(agreed, Side.CITIZEN).answer == Answer.YES
