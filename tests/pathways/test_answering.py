"""How fast the municipality answers who asks for help, and what it says when it is late."""

from datetime import date, timedelta

import pytest

from pejl.journal.rules import Kind
from pejl.pathways.actions import ask_for_help, prepare_help, publish_answer_time, tell_later
from pejl.pathways.changes import ChangeHelp
from pejl.pathways.models import AnswerLater, AnswerTime, HelpAsked
from pejl.pathways.queries import answer_times, awaited_in, awaited_of
from pejl.pathways.rules import AnswerWithin, answer_by, days_to_answer, hindrances_to_publish
from pejl.shared import clock
from tests.circles.acts import nothing_left, on, refused, told_about, words_of
from tests.circles.raw import breaks, insert_like
from tests.rulings.life import made

from .helped import HOUR, finished, hours

TODAY = date(2026, 11, 23)
ONLY_WHO_DECIDES = "Det kan kun en sagsbehandler eller en leder, der er med."


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


def when(circle) -> tuple[date, bool]:
    (one,) = awaited_in(circle, clock.today())
    return one.answer_by, one.is_late


# The rule


def test_from_the_start_an_answer_comes_within_four_weeks():
    assert days_to_answer([], "sel-83", TODAY) == 28
    assert answer_by([], "", date(2028, 2, 20)) == date(2028, 3, 19)


def test_the_time_of_its_own_rule_comes_before_that_of_all_other_help():
    published = [AnswerWithin("", 14, TODAY), AnswerWithin("sel-83", 7, TODAY)]
    assert [days_to_answer(published, basis, TODAY) for basis in ("sel-83", "sel-85", "")] == [7, 14, 14]


def test_what_counts_is_the_time_of_the_day_of_asking_and_the_one_written_last():
    published = [AnswerWithin("", 14, day(10)), AnswerWithin("", 7, TODAY), AnswerWithin("", 21, day(10))]
    assert [days_to_answer(published, "", day(number)) for number in (-1, 0, 9, 10)] == [28, 7, 7, 21]


@pytest.mark.parametrize(("days", "is_allowed"), [(0, False), (1, True), (365, True), (366, False)])
def test_a_time_to_answer_is_from_a_day_to_a_year(days, is_allowed):
    reasons = hindrances_to_publish(may_publish=True, days=days, valid_from=TODAY, today=TODAY, is_known=True)
    assert (reasons == []) is is_allowed


# Published


def test_who_decides_publishes_and_who_asked_before_keeps_what_was_promised(cast, inge, uid):
    ask_for_help(cast.karens, "Mere hjælp.", by=cast.karen)
    publish_answer_time("", 10, day(1), by=inge, uid=uid)
    with nothing_left():
        publish_answer_time("", 10, day(1), by=inge, uid=uid)
    assert when(cast.karens) == (day(28), False)
    with on(day(1)):
        ask_for_help(cast.karens, "Og en tur.", by=cast.karen)
        assert [one.answer_by for one in awaited_in(cast.karens, clock.today())] == [day(28), day(11)]


def test_help_by_one_rule_can_have_a_time_of_its_own(cast, inge, grant):
    publish_answer_time("sel-83", 5, TODAY, by=cast.clara)
    ask_for_help(cast.karens, "Mere af det.", by=cast.karen, grant=grant)
    assert when(cast.karens) == (day(5), False)
    assert [(one.paragraph and one.paragraph.code, one.days, one.later) for one in answer_times(TODAY)] == [
        (None, 28, ()),
        ("sel-83", 5, ()),
    ]


def test_what_counts_later_is_told_ahead(cast, inge):
    later = publish_answer_time("", 5, day(3), by=inge)
    assert [(one.days, one.later) for one in answer_times(TODAY)] == [(28, (later,))]
    assert [(one.days, one.later) for one in answer_times(day(3))] == [(5, ())]


def test_nobody_else_publishes_and_never_backwards_or_about_no_rule(cast, inge):
    with refused("Det kan kun en sagsbehandler eller en leder."):
        publish_answer_time("", 5, TODAY, by=cast.bo)
    with refused("Det kan kun en sagsbehandler eller en leder."):
        publish_answer_time("", 5, TODAY, by=cast.karen)
    with refused("Vælg i dag eller en senere dag."):
        publish_answer_time("", 5, day(-1), by=inge)
    with refused("Vælg en regel fra listen."):
        publish_answer_time("sel-0", 5, TODAY, by=inge)
    assert AnswerTime.objects.count() == 0


def test_the_database_too_lets_only_who_decides_publish_and_never_backwards(cast, inge):
    row = publish_answer_time("", 5, TODAY, by=inge)
    with breaks("A time to answer is published by a case worker or a leader"):
        insert_like(row, by_id=cast.bo.user_id)
    with breaks("answer_time_is_told_ahead"):
        insert_like(row, valid_from=day(-1).isoformat())
    with breaks("answered_within_a_year"):
        insert_like(row, days=366)


# Late


def test_the_last_day_is_in_time_and_the_day_after_is_late(cast):
    ask_for_help(cast.karens, "Mere hjælp.", by=cast.karen)
    with on(day(28), hour=23, minute=59):
        assert when(cast.karens) == (day(28), False)
    with on(day(29), hour=0):
        assert when(cast.karens) == (day(28), True)


def test_the_case_worker_tells_why_and_a_new_day_and_it_stands_beside_the_first(cast, inge, uid):
    asked = ask_for_help(cast.karens, "Mere hjælp.", by=cast.karen)
    with on(day(29)):
        with told_about(cast.karens, Kind.TOLD, by=inge) as told:
            later = tell_later(asked, " Inge er syg. ", day(40), by=inge, uid=uid)
        assert words_of(told[0]) == {"what": "Inge er syg.", "by": day(40).isoformat()}
        with nothing_left():
            assert tell_later(asked, "Igen.", day(50), by=inge, uid=uid) == later
        (one,) = awaited_in(cast.karens, clock.today())
        assert (one.published, one.answer_by, one.is_late) == (day(28), day(40), False)
    with on(day(41)):
        assert when(cast.karens) == (day(40), True)
        tell_later(asked, "Vi venter på lægen.", day(50), by=inge)
        (one,) = awaited_in(cast.karens, clock.today())
        assert [told.words for told in one.told_later] == ["Inge er syg.", "Vi venter på lægen."]
        assert one.answer_by == day(50)


@pytest.mark.parametrize(
    ("words", "number", "reason"),
    [
        (" ", 5, "Skriv, hvorfor svaret kommer senere."),
        ("å" * 4001, 5, "Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."),
        ("Syg.", 0, "Vælg en dag efter i dag."),
        ("Syg.", 366, "Vælg en dag inden for et år."),
    ],
)
def test_a_later_day_has_a_reason_and_is_to_come(cast, inge, words, number, reason):
    asked = ask_for_help(cast.karens, "Mere hjælp.", by=cast.karen)
    with refused(reason):
        tell_later(asked, words, day(number), by=inge)


def test_only_who_decides_and_is_with_tells_it_and_only_while_it_waits(cast, inge, grant):
    asked = ask_for_help(cast.karens, "Mere hjælp.", by=cast.karen, grant=grant)
    for other in (cast.bo, cast.karen, cast.clara):
        with refused(ONLY_WHO_DECIDES):
            tell_later(asked, "Syg.", day(40), by=other)
    more = ChangeHelp(str(grant.uid), hours(size=7 * HOUR))
    ruling = finished(prepare_help(cast.karens, more, by=inge, asked=asked), inge)
    assert [one.asked.is_begun for one in awaited_in(cast.karens, clock.today())] == [True]
    made(ruling, inge)
    assert awaited_in(cast.karens, clock.today()) == []
    with refused("Det er der allerede svaret på."):
        tell_later(asked, "Syg.", day(40), by=inge)
    assert AnswerLater.objects.count() == 0


def test_the_database_too_keeps_a_later_day_later(cast, inge):
    asked = ask_for_help(cast.karens, "Mere hjælp.", by=cast.karen)
    row = tell_later(asked, "Syg.", day(40), by=inge)
    with breaks("later_is_a_day_to_come"):
        insert_like(row, new_day=TODAY.isoformat())


@pytest.mark.parametrize("many", [0, 1, 5])
def test_as_many_queries_however_many_wait(cast, many, django_assert_num_queries):
    for _ in range(many):
        ask_for_help(cast.karens, "Mere hjælp.", by=cast.karen)
    asked = list(HelpAsked.objects.select_related("grant"))
    with django_assert_num_queries(2 if many else 0):
        assert len(awaited_of(asked, TODAY)) == many
