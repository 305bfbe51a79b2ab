"""What we do is gone on with and ended by both, stopped by the citizen, and helped by those who say yes."""

from datetime import date, timedelta

import pytest

from pejl.circles.actions import propose
from pejl.circles.changes import Join, Newcomer
from pejl.circles.rules import How, MemberKind, Part, State
from pejl.demo.people import as_themselves
from pejl.journal.rules import Kind
from pejl.organisation.actions import add_user
from pejl.pathways.actions import answer_for_hand
from pejl.pathways.changes import EndIntervention, RenewIntervention, StopIntervention
from pejl.pathways.models import HandAnswer, HelpingHand, InterventionVersion
from pejl.pathways.queries import asked_of, plan_of
from pejl.pathways.rules import EndReason, hindrances_to_renew
from pejl.shared import clock
from tests.circles.acts import (
    goal_of,
    later,
    refused,
    told_about,
    walk,
    words_of,
    yes,
)
from tests.circles.raw import breaks, insert_like
from tests.circles.screens import send, text_of
from tests.pathways.test_pages import MINE, at
from tests.visits import signed_in

TODAY = date(2026, 11, 23)
OVER = "Det er allerede stoppet."


@pytest.fixture
def goal(cast):
    return goal_of(cast.karens, cast.karen)


@pytest.fixture
def agreed(cast, goal) -> str:
    """The uid of a walk that both have said yes to."""
    yes(propose(cast.karens, [walk(goal)], by=cast.bo), by=cast.karen)
    return str(InterventionVersion.objects.get().item.uid)


@pytest.fixture
def poul(cast):
    """A friend of Karen's who sees her name and no more."""
    poul = add_user("poul", "Poul Ven", by=cast.bo.doer())
    friend = Newcomer(MemberKind.FAMILY, "Poul Ven", "ven", user_uid=str(poul.uid))
    yes(propose(cast.karens, [Join(friend, (Part.NAME,))], by=cast.karen), by=cast.bo)
    return as_themselves(poul)


@pytest.fixture
def asked(cast, goal, poul) -> HelpingHand:
    """Poul is asked to come along."""
    member = cast.karens.members.get(name="Poul Ven")
    change = walk(goal, others_do="Poul går med", asked=(str(member.uid),))
    yes(propose(cast.karens, [change], by=cast.bo), by=cast.karen)
    return HelpingHand.objects.get()


def work_now(cast) -> list[InterventionVersion]:
    return plan_of(cast.karens, clock.today()).work


# Going on, and ending


def test_we_go_on_with_it_only_when_both_have_said_yes(cast, agreed):
    with later(days=40):
        today = clock.today()
        until = today + timedelta(days=91)
        waits = propose(cast.karens, [RenewIntervention(agreed, until)], by=cast.bo)
        assert [work.last_day for work in work_now(cast)] == [TODAY + timedelta(days=42)]
        yes(waits, by=cast.karen)
        [work] = work_now(cast)
        assert (work.last_day, work.valid_from, work.what) == (until, today, "Du og Bo går en tur")
    assert plan_of(cast.karens, TODAY).work[0].last_day == TODAY + timedelta(days=42)


def test_what_has_not_begun_is_renewed_from_its_first_day(cast, goal):
    first = TODAY + timedelta(days=10)
    coming = walk(goal, first_day=first, last_day=first + timedelta(days=14))
    yes(propose(cast.karens, [coming], by=cast.bo), by=cast.karen)
    uid = str(InterventionVersion.objects.get().item.uid)
    yes(propose(cast.karens, [RenewIntervention(uid, first + timedelta(366))], by=cast.bo), by=cast.karen)
    [work] = work_now(cast)
    assert (work.valid_from, work.last_day) == (first, first + timedelta(days=366))


def test_what_is_over_is_not_gone_on_with(cast, agreed):
    with later(days=43), refused(OVER):
        propose(cast.karens, [RenewIntervention(agreed, clock.today() + timedelta(9))], by=cast.bo)


@pytest.mark.parametrize(
    ("days", "reasons"),
    [
        (0, ["I skal se på det igen efter den første dag."]),
        (1, []),
        (366, []),
        (367, ["I skal se på det igen inden for et år."]),
    ],
)
def test_it_is_looked_at_again_within_a_year_each_time(days, reasons):
    assert hindrances_to_renew(first_day=TODAY, last_day=TODAY + timedelta(days=days)) == reasons


def test_it_is_carried_no_longer_than_what_waits_for_an_answer(agreed):
    renewed = RenewIntervention(agreed, TODAY + timedelta(days=91))
    assert renewed.until(TODAY + timedelta(days=14)).last_day == TODAY + timedelta(days=14)
    assert renewed.lapses_after() == TODAY + timedelta(days=91)


def test_an_employee_proposes_that_it_ends_and_says_why(cast, agreed):
    end = EndIntervention(agreed, EndReason.CAN_NOW)
    waits = propose(cast.karens, [end], by=cast.bo)
    assert waits.version.sentence == "Det er slut: Du og Bo går en tur. Der er ikke brug for det mere."
    assert len(work_now(cast)) == 1
    assert yes(waits, by=cast.karen).state is State.AGREED
    assert work_now(cast) == []
    last = InterventionVersion.objects.latest("pk")
    assert (last.step, last.ended_because, last.judged_by) == ("ended", "can now", "professional")
    assert (end.until(TODAY), end.lapses_after()) == (None, None)
    with refused(OVER):
        propose(cast.karens, [end], by=cast.bo)


def test_the_citizen_stops_it_and_may_say_that_they_can_themselves(cast, agreed):
    done = propose(cast.karens, [StopIntervention(agreed, EndReason.CAN_NOW)], by=cast.karen)
    assert done.version.sentence == "Stop: Du og Bo går en tur. Nu kan jeg selv."
    last = InterventionVersion.objects.latest("pk")
    assert (last.step, last.ended_because, last.judged_by) == ("ended", "can now", "citizen")


def test_the_citizen_need_not_say_why(at_screen, cast, agreed):
    karen = at_screen("karen")
    karen.post(at("stop", agreed), {"because": "because I say so"})
    last = InterventionVersion.objects.latest("pk")
    assert (last.step, last.ended_because, last.judged_by) == ("ended", "", "")


def test_a_reason_stands_only_where_something_ended_and_with_who_judged_it(cast, agreed):
    row = InterventionVersion.objects.get()
    with breaks("what_we_do_ends_with_the_reason"):
        insert_like(row, number=2, step="changed", ended_because="can now", judged_by="citizen")
    with breaks("what_we_do_ends_with_the_reason"):
        insert_like(row, number=2, step="ended", last_day=None, ended_because="can now")


def test_going_on_is_proposed_from_the_page_with_one_choice(at_screen, cast, agreed):
    bo = at_screen("bo")
    assert send(bo, bo.get(at("renew", agreed)), look_again="91").status_code == 302
    assert "Vi bliver ved: Du og Bo går en tur." in text_of(bo.get(at("page", cast.karens.uid)))


def test_the_end_is_proposed_from_the_page(at_screen, cast, agreed):
    bo = at_screen("bo")
    assert send(bo, bo.get(at("end", agreed)), because="did not meet").status_code == 302
    assert "Det er slut: Du og Bo går en tur. Vi fik ikke mødt hinanden." in text_of(
        bo.get(at("page", cast.karens.uid))
    )


def test_what_ends_soon_is_offered_to_the_citizen_to_go_on_with(at_screen, cast, agreed):
    offered = at("renew", agreed)
    assert offered not in at_screen("karen").get(MINE).content.decode()
    with later(days=21):
        assert offered in at_screen("karen").get(MINE).content.decode()


# Who does the rest


def test_who_is_asked_is_named_in_the_text_and_counts_on_their_own_yes_only(at_screen, cast, asked, poul):
    sentence = asked.decision.sentence
    assert "Vi spørger Poul Ven. Det gælder for dem, når de selv har sagt ja." in sentence
    assert [(one.name, one.is_yes) for one in work_now(cast)[0].hands] == [("Poul Ven", None)]
    with told_about(cast.karens, Kind.HELP_ANSWERED, by=poul) as told:
        answer_for_hand(asked, is_yes=True, by=poul, words=" Gerne! ")
    assert words_of(told[0]) == {"what": "Poul Ven", "answer": "yes"}
    assert [one.is_yes for one in work_now(cast)[0].hands] == [True]
    answer = HandAnswer.objects.get()
    assert (answer.words, answer.how, answer.said_by_id, answer.written_by_id) == (
        "Gerne!",
        How.SELF.value,
        poul.user_id,
        None,
    )


def test_a_yes_to_help_becomes_a_no_on_any_day_and_the_first_is_not_lost(cast, asked, poul):
    answer_for_hand(asked, is_yes=True, by=poul)
    before = clock.now()
    with later(days=3):
        answer_for_hand(asked, is_yes=False, by=poul)
        assert [one.is_yes for one in work_now(cast)[0].hands] == [False]
        assert [one.is_yes for one in plan_of(cast.karens, TODAY, before).work[0].hands] == [True]


def test_nobody_says_yes_for_another(cast, asked, poul):
    with refused("Kun den, der er spurgt, kan svare."):
        answer_for_hand(asked, is_yes=True, by=cast.karen)
    with refused("Kun den, der er spurgt, kan svare."):
        answer_for_hand(asked, is_yes=True, by=cast.bo)
    with refused("Kun en medarbejder, der er med, kan skrive svaret ned."):
        answer_for_hand(asked, is_yes=True, how=How.PHONE, by=cast.charlie)
    with refused("Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."):
        answer_for_hand(asked, is_yes=True, words="a" * 4001, by=poul)


def test_what_they_said_is_written_down_by_an_employee_who_is_with(cast, asked):
    answer_for_hand(asked, is_yes=True, how=How.PHONE, by=cast.bo)
    answer = HandAnswer.objects.get()
    assert (answer.said_by_id, answer.written_by_id) == (None, cast.bo.user_id)


def test_nobody_is_asked_about_what_is_over(cast, asked, poul):
    assert [hand.pk for hand in asked_of(poul, TODAY)] == [asked.pk]
    stop = StopIntervention(str(asked.intervention.uid))
    propose(cast.karens, [stop], by=cast.karen)
    assert asked_of(poul, TODAY) == []
    with refused("Det er slut. Der er ikke brug for et svar mere."):
        answer_for_hand(asked, is_yes=True, by=poul)


def test_those_at_work_and_those_of_others_are_not_asked(cast, goal):
    for circle in (cast.karens, cast.jonases):
        at_work = circle.members.get(kind="employee")
        with refused("Spørg kun familie, frivillige og andre, der er med."):
            propose(cast.karens, [walk(goal, asked=(str(at_work.uid),))], by=cast.bo)


def test_the_database_lets_nobody_be_told_to_help_or_speak_for_the_one_asked(cast, asked, poul):
    at_work = cast.karens.members.get(kind="employee")
    with breaks("Who is at work here is not asked as family is."):
        insert_like(asked, member_id=at_work.pk)
    answer = answer_for_hand(asked, is_yes=False, by=poul)
    with breaks("Only the one who was asked says yes for themselves."):
        insert_like(answer, number=2, is_yes=True, said_by_id=cast.karen.user_id)
    with breaks("a_hand_speaks_or_someone_wrote_it_down"):
        insert_like(answer, number=2, is_yes=True, written_by_id=cast.bo.user_id)


def test_the_one_who_is_asked_answers_on_their_own_page(at_screen, cast, asked, poul):
    screen = signed_in(poul)
    front = screen.get("/dem-jeg-moeder/")
    assert "Vil du hjælpe Karen?" in text_of(front)
    page = at("hand", asked.uid)
    assert page in front.content.decode()
    sent = send(screen, screen.get(page), answer="no", words="Jeg er bortrejst.")
    assert sent.status_code == 302
    assert "Vil du hjælpe Karen?" not in text_of(screen.get("/dem-jeg-moeder/"))
    assert "Kan ikke være med" in text_of(at_screen("karen").get(MINE))
    assert asked_of(cast.bo, TODAY) == []
