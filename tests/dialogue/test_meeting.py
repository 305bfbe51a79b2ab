"""Calling a meeting, picking a time, calling it off; and the calendar of one's own."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from pejl.circles.rules import Part
from pejl.demo.people import as_themselves
from pejl.dialogue.actions import Call, call_meeting, call_off, pick_time, propose_times
from pejl.dialogue.models import CalledOff, Meeting, Picked
from pejl.dialogue.queries import meeting_now, next_meetings
from pejl.dialogue.rules import (
    hindrances_to_call,
    hindrances_to_pick,
    instant_of,
    is_new,
)
from pejl.journal.rules import Kind
from pejl.shared import clock
from tests.cast import MONDAY
from tests.circles.acts import later, mette_is_with, nothing_left, refused, told_about, words_of

from .talks import lone_speaks_for_karen, member_of

POINT = "Jeg vil tale om trappen."
TOMORROW = MONDAY + timedelta(days=1)
NOT_WITH = "Det kan kun borgeren og dem, der er med."


def karen_calls(cast, *times: datetime, point: str = POINT, **more) -> Meeting:
    call = Call(point, [member_of(cast, cast.bo)], place="Hjemme hos Karen")
    return call_meeting(cast.karens, call, times or [TOMORROW], by=cast.karen, **more)


def agreed(cast, begins: datetime = TOMORROW) -> Meeting:
    meeting = karen_calls(cast, begins)
    pick_time(meeting.times.get(), by=cast.bo)
    return meeting


# When: the clock on the wall


@pytest.mark.parametrize(
    ("day", "at", "instant"),
    [
        (date(2026, 11, 24), time(10), datetime(2026, 11, 24, 9, tzinfo=UTC)),
        (date(2026, 7, 1), time(10), datetime(2026, 7, 1, 8, tzinfo=UTC)),
        (date(2027, 3, 28), time(1, 59), datetime(2027, 3, 28, 0, 59, tzinfo=UTC)),
        (date(2027, 3, 28), time(2), None),
        (date(2027, 3, 28), time(2, 30), None),
        (date(2027, 3, 28), time(3), datetime(2027, 3, 28, 1, tzinfo=UTC)),
        (date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_the_hour_that_summer_time_skips_is_no_time(day, at, instant):
    assert instant_of(day, at, clock.COPENHAGEN) == instant


def test_the_citizen_writes_the_first_point_and_a_meeting_lies_ahead():
    usual = {"may": True, "point": POINT, "by_citizens_side": True, "times": [TOMORROW], "now": MONDAY}
    assert hindrances_to_call(**usual) == []
    assert hindrances_to_call(**{**usual, "point": "", "by_citizens_side": False}) == []
    assert hindrances_to_call(**{**usual, "may": False, "point": " ", "times": [MONDAY]}) == [
        NOT_WITH,
        "Skriv, hvad du gerne vil tale om først.",
        "Vælg et tidspunkt, der ikke er gået.",
    ]
    assert hindrances_to_call(**{**usual, "point": "a" * 2001, "times": []}) == [
        "Det er for langt. Skriv det kortere.",
        "Foreslå mindst ét tidspunkt.",
    ]


def test_the_other_side_picks_unless_it_was_agreed_in_words():
    usual = {"may": True, "is_over": False, "is_own": False, "agreed_in_words": False, "has_passed": False}
    assert hindrances_to_pick(**usual) == []
    assert hindrances_to_pick(**{**usual, "is_own": True, "agreed_in_words": True}) == []
    wrong = {**usual, "may": False, "is_over": True, "is_own": True, "has_passed": True}
    assert hindrances_to_pick(**wrong) == [
        NOT_WITH,
        "Mødet er aflyst.",
        "Det er den anden, der vælger et tidspunkt.",
        "Vælg et tidspunkt, der ikke er gået.",
    ]


def test_a_face_is_new_for_thirty_days():
    joined = date(2026, 11, 1)
    assert [is_new(joined, joined + timedelta(days=days)) for days in (0, 29, 30)] == [True, True, False]


# Calling, picking, calling off


def test_karen_calls_and_bo_picks(cast):
    with told_about(cast.karens, Kind.MEETING, by=cast.karen) as told:
        meeting = karen_calls(cast)
    assert words_of(told[0]) == {"what": "called"}
    assert meeting_now(meeting).begins is None
    with told_about(cast.karens, Kind.MEETING, by=cast.bo):
        pick_time(meeting.times.get(), by=cast.bo)
    now = meeting_now(meeting)
    assert (now.begins, [comer.first_name for comer in now.comers]) == (TOMORROW, ["Bo"])


def test_bo_calls_and_karen_picks_or_who_speaks_for_her(cast):
    lone = lone_speaks_for_karen(cast)
    meeting = call_meeting(cast.karens, Call(""), [TOMORROW, TOMORROW + timedelta(1)], by=cast.bo)
    first, second = meeting.times.order_by("begins")
    pick_time(first, by=cast.karen)
    pick_time(second, by=lone)
    assert meeting_now(meeting).begins == second.begins


def test_nobody_picks_their_own_time_but_what_was_agreed_in_words_is_written_down(cast):
    meeting = call_meeting(cast.karens, Call(""), [TOMORROW], by=cast.bo)
    own = "Det er den anden, der vælger et tidspunkt."
    with refused(own):
        pick_time(meeting.times.get(), by=cast.bo)
    pick_time(meeting.times.get(), by=cast.bo, in_words=True)
    assert Picked.objects.get().in_words
    karens = karen_calls(cast)
    with refused(own):
        pick_time(karens.times.get(), by=cast.karen, in_words=True)


def test_a_meeting_is_moved_by_other_times_and_another_pick(cast):
    meeting = agreed(cast)
    propose_times(meeting, [TOMORROW, TOMORROW + timedelta(days=3)], by=cast.bo)
    assert meeting.times.count() == 2
    pick_time(meeting.times.latest("begins"), by=cast.karen)
    assert meeting_now(meeting).begins == TOMORROW + timedelta(days=3)


def test_what_is_called_off_is_over_and_twice_is_once(cast):
    meeting = agreed(cast)
    call_off(meeting, " Jeg er syg. ", by=cast.karen)
    with nothing_left():
        call_off(meeting, "Igen", by=cast.bo)
    assert (CalledOff.objects.get().why, meeting_now(meeting).is_off) == ("Jeg er syg.", True)
    assert next_meetings(cast.karens) == []
    with refused("Mødet er aflyst."):
        propose_times(meeting, [TOMORROW + timedelta(1)], by=cast.bo)


def test_picking_twice_and_sending_twice_is_once(cast, uid):
    meeting = karen_calls(cast, uid=uid)
    pick_time(meeting.times.get(), by=cast.bo)
    with nothing_left():
        assert karen_calls(cast, uid=uid) == meeting
        pick_time(meeting.times.get(), by=cast.bo)


def test_who_is_not_with_calls_and_picks_nothing(cast):
    mette_is_with(cast, Part.NAME, Part.PLAN)
    mette = as_themselves(cast.karens.members.get(name="Mette Holm").user)
    meeting = karen_calls(cast)
    for stranger in (mette, cast.clara, cast.charlie, cast.jonas):
        with refused(NOT_WITH):
            call_meeting(cast.karens, Call(POINT), [TOMORROW], by=stranger)
        with refused(NOT_WITH):
            pick_time(meeting.times.get(), by=stranger)
        with refused(NOT_WITH):
            propose_times(meeting, [TOMORROW], by=stranger)
        with refused(NOT_WITH):
            call_off(meeting, "", by=stranger)
        assert not Meeting.objects.visible_to(stranger, clock.today()).exists()


def test_a_time_that_has_passed_is_neither_proposed_nor_picked(cast):
    with refused("Vælg et tidspunkt, der ikke er gået."):
        karen_calls(cast, MONDAY - timedelta(hours=1))
    meeting = karen_calls(cast)
    with later(days=2), refused("Vælg et tidspunkt, der ikke er gået."):
        pick_time(meeting.times.get(), by=cast.bo)
