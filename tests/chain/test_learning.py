"""Learning that happens: sessions, signing up, the leader's yes, attendance, before and after, tried."""

from datetime import timedelta

from icalendar import Calendar

from pejl.chain import actions
from pejl.chain.calendar import calendar_of
from pejl.chain.queries import (
    came_of,
    chain_on,
    last_mark,
    last_words_of,
    places_of,
    seats_left,
    sessions_from,
    sessions_of,
    waiting_for,
)
from pejl.chain.rules import State, trace
from pejl.chain.rules.learning import Mark, Moved, Rated, Useful
from pejl.shared import clock

from .conftest import ACTIVITY, GOAL, MONDAY, days_later, refusal, trace_of_activity
from .held import colleagues, held, time_in, was_there


def test_an_employee_asks_the_leader_says_yes_and_it_stands_on_both_pages(thread, cast, clara):
    session = held(thread)
    enrolment = actions.ask_for_a_place(session, by=cast.bo)
    (waits,) = waiting_for(cast.bo.post.unit_id, clara.user_id)
    assert (waits.name, waits.title, waits.mark) == ("Bo Kjær", "To formiddage", Mark.ASKED)
    actions.mark(enrolment, Mark.YES, by=clara)
    assert waiting_for(cast.bo.post.unit_id, clara.user_id) == []
    (mine,) = places_of(cast.bo.user_id)
    assert (mine.enrolment, mine.mark) == (enrolment, Mark.YES)
    (one,) = sessions_of(thread[ACTIVITY], cast.bo.post.id)
    assert (one.mark, one.can_ask) == (Mark.YES, False)


def test_only_the_leader_of_the_unit_answers_and_never_to_oneself(thread, cast, clara):
    session = held(thread)
    enrolment = actions.ask_for_a_place(session, by=cast.bo)
    for nobody in (cast.bo, cast.charlie, thread.planner):
        assert refusal(lambda by=nobody: actions.mark(enrolment, Mark.YES, by=by)) == [
            "Det svarer lederen af enheden på."
        ]
    own = actions.ask_for_a_place(session, by=clara)
    assert refusal(lambda: actions.mark(own, Mark.YES, by=clara)) == ["Lad en anden leder svare på dit eget."]


def test_a_no_has_a_reason_and_one_may_ask_again(thread, cast, clara):
    enrolment = actions.ask_for_a_place(held(thread), by=cast.bo)
    assert refusal(lambda: actions.mark(enrolment, Mark.NO, by=clara)) == [
        "Skriv, hvorfor det ikke bliver nu."
    ]
    actions.mark(enrolment, Mark.NO, by=clara, reason="Der er ferie.")
    assert enrolment.marks.get(mark="no").reason == "Der er ferie."
    assert actions.ask_for_a_place(enrolment.session, by=cast.bo) == enrolment
    assert last_mark(enrolment) is Mark.ASKED


def test_one_takes_it_back_oneself_and_nobody_else_does(thread, cast, clara):
    enrolment = actions.ask_for_a_place(held(thread), by=cast.bo)
    assert refusal(lambda: actions.mark(enrolment, Mark.TAKEN_BACK, by=clara)) == [
        "Det er ikke din at svare på."
    ]
    actions.mark(enrolment, Mark.TAKEN_BACK, by=cast.bo)
    assert refusal(lambda: actions.mark(enrolment, Mark.YES, by=clara)) == [
        "Det kan ikke ske nu. Se, hvad der er svaret."
    ]


def test_there_are_no_more_places_than_seats_and_one_given_back_is_free(thread, cast):
    session = held(thread, seats=1)
    enrolment = actions.ask_for_a_place(session, by=cast.bo)
    assert seats_left(session) == 0
    assert refusal(lambda: actions.ask_for_a_place(session, by=cast.charlie)) == [
        "Der er ikke flere pladser."
    ]
    actions.mark(enrolment, Mark.TAKEN_BACK, by=cast.bo)
    actions.ask_for_a_place(session, by=cast.charlie)
    assert seats_left(held(thread)) is None


def test_every_reason_why_one_cannot_ask_is_told(thread, cast):
    session = held(thread, seats=1)
    actions.ask_for_a_place(session, by=cast.bo)
    actions.cancel(session, by=thread.planner)
    actions.cancel(session, by=thread.planner)
    assert last_words_of(session).number == 2
    with days_later(8):
        assert refusal(lambda: actions.ask_for_a_place(session, by=cast.bo)) == [
            "Det har allerede været.",
            "Det er aflyst.",
            "Du er allerede skrevet op.",
            "Der er ikke flere pladser.",
        ]
    assert refusal(lambda: actions.ask_for_a_place(held(thread), by=cast.karen)) == [
        "Det er for medarbejdere og ledere."
    ]


def test_who_was_there_is_said_when_it_has_begun(thread, cast, clara):
    enrolment = actions.ask_for_a_place(held(thread), by=cast.bo)
    actions.mark(enrolment, Mark.YES, by=clara)
    assert refusal(lambda: actions.mark(enrolment, Mark.THERE, by=cast.bo)) == ["Vent, til det er begyndt."]
    with days_later(8):
        actions.mark(enrolment, Mark.THERE, by=cast.bo)
        assert refusal(lambda: actions.mark(enrolment, Mark.NOT_THERE, by=cast.charlie)) == [
            "Den røde tråd skrives af ledere og planlæggere."
        ]
        actions.mark(enrolment, Mark.NOT_THERE, by=thread.planner)
    assert last_mark(enrolment) is Mark.NOT_THERE


def test_a_session_is_moved_in_versions_and_the_same_again_changes_nothing(thread):
    session = held(thread)
    actions.move(session, time_in(7), by=thread.planner)
    assert last_words_of(session).number == 1
    actions.move(session, time_in(9), by=thread.planner)
    assert last_words_of(session).starts_at == clock.now() + timedelta(days=9)
    assert refusal(lambda: held(thread, where=" ", seats=0, ends_at=clock.now())) == [
        "Det slutter, før det begynder.",
        "Skriv, hvor det er.",
        "Der skal være plads til mindst én.",
    ]
    assert refusal(lambda: actions.hold(thread[GOAL], time_in(7), by=thread.planner)) == [
        "Det er ikke en læringsaktivitet."
    ]


def test_what_is_held_from_now_on_comes_by_time(thread, cast):
    later, sooner = held(thread, 9), held(thread, 2)
    coming = sessions_from(clock.now(), cast.bo.post.id)
    assert [(one.session, one.can_ask) for one in coming] == [(sooner, True), (later, True)]
    with days_later(3):
        assert [one.session for one in sessions_from(clock.now(), None)] == [later]


def test_a_session_is_an_event_in_ones_own_calendar_and_the_next_version_takes_its_place(thread):
    session = held(thread)
    actions.cancel(session, by=thread.planner)
    calendar = Calendar.from_ical(calendar_of(session))
    (event,) = calendar.events
    assert calendar["prodid"] == "-//Pejl//DA"
    assert (event["uid"], event["summary"], event["location"]) == (
        f"{session.uid}@pejl",
        "To formiddage",
        "Lokale 3",
    )
    assert (event["sequence"], event["status"]) == (1, "CANCELLED")
    assert (event.start, event.end) == (last_words_of(session).starts_at, last_words_of(session).ends_at)


def test_one_rates_oneself_before_and_after_and_nobody_rates_another(thread, cast, clara):
    session = held(thread)
    enrolment = actions.ask_for_a_place(session, by=cast.bo)
    actions.rate(enrolment, Rated.BEFORE, 2, by=cast.bo)
    assert refusal(lambda: actions.rate(enrolment, Rated.AFTER, 5, by=clara)) == [
        "Det svarer du kun på for dig selv.",
        "Vælg et svar.",
        "Vent, til du har været med.",
    ]
    with days_later(8):
        assert refusal(lambda: actions.rate(enrolment, Rated.BEFORE, 2, by=cast.bo)) == [
            "Det er begyndt. Svar på, hvordan det er efter."
        ]


def test_what_people_say_before_and_after_is_told_for_five_or_more(thread, cast, clara):
    session = held(thread)
    everyone = list(colleagues(cast, 5))
    for number, by in enumerate(everyone, 1):
        enrolment = actions.ask_for_a_place(session, by=by)
        actions.mark(enrolment, Mark.YES, by=clara)
        actions.rate(enrolment, Rated.BEFORE, 2, by=by)
        with days_later(8):
            actions.mark(enrolment, Mark.THERE, by=by)
            assert came_of(thread[ACTIVITY]).moved is None
            actions.rate(enrolment, Rated.AFTER, 4 if number == 1 else 3, by=by)
    assert came_of(thread[ACTIVITY]).moved == Moved(5, 2.0, 3.2)


def test_an_activity_becomes_tried_and_then_makes_a_difference(needed, cast, clara):
    session = held(needed)
    for by in list(colleagues(cast, 5)):
        enrolment = was_there(session, by, clara)
        with days_later(9):
            actions.tell_tried(enrolment, Useful.YES, "Det virker.", on_day=clock.today(), by=by)
        assert trace_of_activity(needed).state is State.TRIED
    actions.write_citizens_answers(needed[ACTIVITY], 9, 5, as_of=MONDAY, source="Samtaler", by=needed.planner)
    assert trace_of_activity(needed).state is State.MADE_A_DIFFERENCE
    before = chain_on(MONDAY, known_at=clock.now() - timedelta(seconds=1)).chain
    assert trace(before).activities == {}
