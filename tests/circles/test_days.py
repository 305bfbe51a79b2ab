"""A day is a day in Copenhagen, at midnight and when the clocks change."""

from datetime import UTC, date, datetime, timedelta

import pytest

from pejl.circles.actions import open_circle, propose
from pejl.circles.changes import StopSharing
from pejl.circles.models import ShareVersion
from pejl.circles.queries import as_it_stands, open_proposals, standing
from pejl.circles.rules import Part, State
from pejl.citizens.actions import Introduction
from pejl.pathways.models import InterventionVersion, WishVersion
from pejl.pathways.queries import plan_of
from pejl.shared import clock

from .acts import goal_of, mette_is_with, neighbour, on, refused, walk, wish_of, yes

TOO_OLD = "Forslaget nåede at blive for gammelt. Den første dag er gået."
A_SECOND = timedelta(seconds=1)

# The last instant of a day in Copenhagen, as UTC.
LAST_INSTANTS = {
    "a winter's day": (date(2026, 11, 24), datetime(2026, 11, 24, 22, 59, 59, tzinfo=UTC)),
    "the day summer time ends": (date(2027, 10, 31), datetime(2027, 10, 31, 22, 59, 59, tzinfo=UTC)),
    "the day before summer time ends": (date(2027, 10, 30), datetime(2027, 10, 30, 21, 59, 59, tzinfo=UTC)),
    "the day summer time begins": (date(2027, 3, 28), datetime(2027, 3, 28, 21, 59, 59, tzinfo=UTC)),
    "the day before summer time begins": (date(2027, 3, 27), datetime(2027, 3, 27, 22, 59, 59, tzinfo=UTC)),
    "new year's eve": (date(2026, 12, 31), datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC)),
    "a leap day": (date(2028, 2, 29), datetime(2028, 2, 29, 22, 59, 59, tzinfo=UTC)),
}


@pytest.fixture(params=LAST_INSTANTS)
def last_instant(request) -> tuple[date, datetime]:
    return LAST_INSTANTS[request.param]


@pytest.fixture
def proposed(cast, last_instant):
    """Bo proposes something that begins on that day."""
    first_day, _instant = last_instant
    goal = goal_of(cast.karens, cast.karen)
    change = walk(goal, first_day=first_day, last_day=first_day + timedelta(days=42))
    return propose(cast.karens, [change], by=cast.bo)


def test_it_can_be_agreed_to_the_last_second_of_its_first_day(cast, last_instant, proposed):
    first_day, instant = last_instant
    with clock.stopped_at(instant):
        assert yes(proposed, by=cast.karen).state is State.AGREED
        assert [goal.interventions for goal in plan_of(cast.karens, first_day).goals] != [[]]
    assert InterventionVersion.objects.get().valid_from == first_day


def test_a_second_later_it_is_too_old(cast, last_instant, proposed):
    with clock.stopped_at(last_instant[1] + A_SECOND):
        assert as_it_stands(proposed.proposal, clock.today()).state is State.LAPSED
        assert open_proposals(cast.karens, clock.today()) == []
        with refused(TOO_OLD):
            yes(proposed, by=cast.karen)
    assert not InterventionVersion.objects.exists()


def test_what_is_written_after_midnight_counts_from_the_new_day(cast, last_instant):
    day, instant = last_instant
    for moment, first_day in ((instant, day), (instant + A_SECOND, day + timedelta(days=1))):
        with clock.stopped_at(moment):
            wish_of(cast.karens, cast.karen)
        newest = WishVersion.objects.latest("pk")
        assert (newest.valid_from, newest.recorded_at) == (first_day, moment)


def test_a_stop_counts_from_the_day_it_is_in_copenhagen(cast, last_instant):
    day, instant = last_instant
    mette_is_with(cast, Part.PLAN)
    share = cast.karens.shares.get(member__name="Mette Holm")
    with clock.stopped_at(instant + A_SECOND):
        propose(cast.karens, [StopSharing(str(share.uid))], by=cast.karen)
    in_force = [
        ShareVersion.objects.in_force(on_day).filter(item=share).exists()
        for on_day in (day, day + timedelta(days=1))
    ]
    assert in_force == [True, False]


def test_a_day_is_not_longer_when_the_clocks_change(cast):
    """Fourteen days from 21 March 2027 hold one hour less, from 20 October one more."""
    for opened, last_day in ((date(2027, 3, 21), date(2027, 4, 3)), (date(2027, 10, 20), date(2027, 11, 2))):
        with on(opened):
            circle = open_circle(Introduction("Ida"), by=cast.bo, citizen_said=None)
        with on(last_day, 23, 59, 59):
            assert standing(circle, cast.bo, clock.today()).parts == {Part.NAME}
        with on(last_day + timedelta(days=1), 0):
            assert standing(circle, cast.bo, clock.today()).parts == set()


def test_a_proposal_that_does_not_grow_old_waits_as_long_as_it_takes(cast):
    table = propose(cast.karens, [neighbour()], by=cast.karen)
    with on(date(2036, 11, 23)):
        assert as_it_stands(table.proposal, clock.today()).state is State.WAITS_FOR_PROFESSIONAL
        assert yes(table, by=cast.bo).state is State.AGREED
