"""What was in force on any past day, as known on any later day, can be shown."""

from datetime import date, datetime, timedelta

import pytest

from pejl.circles.actions import propose
from pejl.pathways.changes import WriteStrength
from pejl.pathways.models import GoalVersion, InterventionVersion
from pejl.pathways.queries import plan_of
from pejl.shared import clock
from pejl.shared.versions import Version
from tests.circles.acts import goal_of, on, walk, wish_of, yes
from tests.circles.raw import insert_like

MONDAY = date(2026, 11, 23)
WEEK = timedelta(days=7)


@pytest.fixture
def goal(cast):
    return goal_of(cast.karens, cast.karen)


@pytest.fixture
def walking(cast, goal) -> InterventionVersion:
    """On Monday it is agreed to walk from the Monday after, for six weeks."""
    change = walk(goal, first_day=MONDAY + WEEK, last_day=MONDAY + 7 * WEEK)
    yes(propose(cast.karens, [change], by=cast.bo), by=cast.karen)
    return InterventionVersion.objects.get()


def then(version: Version, step: str, from_day: date, *, recorded_on: date, **differently) -> None:
    """A later version of the same item, on the same decision."""
    number = version.item.versions.count() + 1
    columns = {"number": number, "step": step, "valid_from": from_day, "recorded_at": at(recorded_on)}
    insert_like(version, **columns, **differently)


def at(day: date, hour: int = 10) -> datetime:
    with on(day, hour) as instant:
        return instant.astimezone(clock.COPENHAGEN)


def work(cast, day: date, known_at: datetime | None = None) -> list[tuple[int, date]]:
    """Which versions of what we do the plan shows, and until when each is."""
    plan = plan_of(cast.karens, day, known_at)
    return [(one.number, one.last_day) for goal in plan.goals for one in goal.interventions]


def in_force(day: date, known_at: datetime | None = None) -> list[int]:
    return list(InterventionVersion.objects.in_force(day, known_at).values_list("number", flat=True))


def test_what_is_written_today_was_not_on_the_plan_yesterday_and_is_from_now_on(cast):
    wish_of(cast.karens, cast.karen)
    shown = [len(plan_of(cast.karens, MONDAY + timedelta(days=days)).wishes) for days in (-1, 0, 4000)]
    assert shown == [0, 1, 1]


def test_what_is_written_later_was_not_known_before(cast):
    wish_of(cast.karens, cast.karen, "Jeg vil ud.")
    with on(MONDAY + WEEK):
        wish_of(cast.karens, cast.karen, "Jeg vil hjem.")
        propose(cast.karens, [WriteStrength("Jeg laver kaffen.")], by=cast.karen)
    today = MONDAY + 2 * WEEK
    now, before = plan_of(cast.karens, today), plan_of(cast.karens, today, at(MONDAY, 11))
    assert [wish.words for wish in now.wishes] == ["Jeg vil ud.", "Jeg vil hjem."]
    assert [wish.words for wish in before.wishes] == ["Jeg vil ud."]
    assert (len(now.strengths), len(before.strengths)) == (1, 0)


def test_what_is_agreed_and_begins_later_is_shown_as_coming_and_not_as_in_force(cast, walking):
    assert work(cast, MONDAY) == [(1, MONDAY + 7 * WEEK)]
    assert [in_force(day) for day in (MONDAY, MONDAY + WEEK, MONDAY + 7 * WEEK)] == [[], [1], [1]]


def test_it_ends_by_itself_after_its_last_day(cast, walking):
    last_day = MONDAY + 7 * WEEK
    assert work(cast, last_day) == [(1, last_day)]
    assert work(cast, last_day + timedelta(days=1)) == []
    assert not plan_of(cast.karens, last_day + timedelta(days=1)).has_work
    assert plan_of(cast.karens, last_day).has_work


def test_before_it_was_agreed_nobody_knew_of_it(cast, walking):
    assert work(cast, MONDAY + WEEK, at(MONDAY, 9)) == []
    assert work(cast, MONDAY + WEEK, at(MONDAY, 10)) == [(1, MONDAY + 7 * WEEK)]


def test_a_change_counts_from_its_day_and_what_it_takes_the_place_of_until_then(cast, walking):
    longer = MONDAY + 9 * WEEK
    then(walking, "changed", MONDAY + 3 * WEEK, recorded_on=MONDAY + 2 * WEEK, last_day=longer)
    shown = {day: work(cast, day) for day in (MONDAY + 2 * WEEK, MONDAY + 3 * WEEK, longer)}
    assert shown == {
        MONDAY + 2 * WEEK: [(1, MONDAY + 7 * WEEK)],
        MONDAY + 3 * WEEK: [(2, longer)],
        longer: [(2, longer)],
    }


def test_what_is_changed_for_a_day_gone_by_is_told_from_what_was_known_on_that_day(cast, walking):
    shorter = MONDAY + 2 * WEEK
    then(walking, "changed", MONDAY + WEEK, recorded_on=MONDAY + 3 * WEEK, last_day=shorter)
    day = MONDAY + 2 * WEEK + timedelta(days=1)
    assert work(cast, day, at(MONDAY + 2 * WEEK)) == [(1, MONDAY + 7 * WEEK)]
    assert work(cast, day, at(MONDAY + 3 * WEEK)) == []
    assert work(cast, day) == []
    assert work(cast, shorter) == [(2, shorter)]


def test_what_ended_was_in_force_to_the_day_before(cast, walking):
    ends = MONDAY + 3 * WEEK
    then(walking, "ended", ends, recorded_on=ends, last_day=None)
    assert work(cast, ends - timedelta(days=1)) == [(1, MONDAY + 7 * WEEK)]
    assert work(cast, ends) == work(cast, ends + WEEK) == []
    assert work(cast, ends, at(ends, 9)) == [(1, MONDAY + 7 * WEEK)]


def test_what_ended_and_was_taken_up_again_is_in_force_again(cast, walking):
    ends, again = MONDAY + 3 * WEEK, MONDAY + 4 * WEEK
    then(walking, "ended", ends, recorded_on=ends, last_day=None)
    then(walking, "changed", again, recorded_on=again, last_day=MONDAY + 8 * WEEK)
    days = [ends - timedelta(days=1), ends, again - timedelta(days=1), again, MONDAY + 8 * WEEK]
    assert [in_force(day) for day in days] == [[1], [], [], [3], [3]]


def test_what_ended_before_it_began_is_not_coming(cast, walking):
    then(walking, "ended", MONDAY + WEEK, recorded_on=MONDAY, last_day=None)
    assert work(cast, MONDAY) == []
    assert [in_force(day) for day in (MONDAY, MONDAY + WEEK, MONDAY + 2 * WEEK)] == [[], [], []]


def test_what_was_changed_before_it_began_comes_as_it_was_changed(cast, walking):
    then(walking, "changed", MONDAY + WEEK, recorded_on=MONDAY, last_day=MONDAY + 3 * WEEK)
    assert work(cast, MONDAY) == [(2, MONDAY + 3 * WEEK)]


def test_what_comes_and_changes_after_that_comes_as_it_begins(cast, walking):
    then(walking, "changed", MONDAY + 2 * WEEK, recorded_on=MONDAY, last_day=MONDAY + 9 * WEEK)
    assert work(cast, MONDAY) == [(1, MONDAY + 7 * WEEK)]
    assert work(cast, MONDAY + 2 * WEEK) == [(2, MONDAY + 9 * WEEK)]


def test_never_are_two_versions_of_one_item_in_force(cast, walking):
    for step, weeks, recorded in (("changed", 3, 2), ("changed", 2, 3), ("ended", 5, 4), ("changed", 4, 5)):
        last_day = None if step == "ended" else MONDAY + 9 * WEEK
        then(walking, step, MONDAY + weeks * WEEK, recorded_on=MONDAY + recorded * WEEK, last_day=last_day)
    for known in (None, *(at(MONDAY + weeks * WEEK) for weeks in range(7))):
        for days in range(80):
            assert len(in_force(MONDAY + timedelta(days=days), known)) <= 1


def test_a_wish_that_became_a_goal_is_known_by_it(cast):
    wish, other = wish_of(cast.karens, cast.karen), wish_of(cast.karens, cast.karen)
    goal_of(cast.karens, cast.karen, wish_uid=str(wish.uid))
    plan = plan_of(cast.karens, MONDAY)
    assert plan.became_goals == {wish.pk}
    assert [one.item for one in plan.wishes] == [wish, other]


def test_a_wish_is_a_wish_again_when_its_goal_ended(cast):
    wish = wish_of(cast.karens, cast.karen)
    goal_of(cast.karens, cast.karen, wish_uid=str(wish.uid))
    then(GoalVersion.objects.get(), "ended", MONDAY + WEEK, recorded_on=MONDAY + WEEK)
    assert plan_of(cast.karens, MONDAY + WEEK).became_goals == set()


def test_what_we_do_stands_below_the_goal_it_helps_towards(cast):
    first, second = goal_of(cast.karens, cast.karen, "Gå"), goal_of(cast.karens, cast.karen, "Stå")
    for goal in (second, first, second):
        yes(propose(cast.karens, [walk(goal)], by=cast.bo), by=cast.karen)
    plan = plan_of(cast.karens, MONDAY)
    assert [(one.version.words, len(one.interventions)) for one in plan.goals] == [("Gå", 1), ("Stå", 2)]
    assert {work.item.goal for work in plan.goals[1].interventions} == {second}


def test_a_plan_holds_nothing_of_anothers(cast, walking):
    wish_of(cast.karens, cast.karen)
    plan = plan_of(cast.jonases, MONDAY + WEEK)
    assert (plan.wishes, plan.strengths, plan.goals, plan.became_goals) == ([], [], [], set())


@pytest.mark.parametrize("how_much", [1, 3])
def test_a_plan_is_four_queries_however_much_there_is(cast, how_much, django_assert_num_queries):
    for _ in range(how_much):
        wish_of(cast.karens, cast.karen)
        propose(cast.karens, [WriteStrength("Jeg laver kaffen.")], by=cast.karen)
        yes(propose(cast.karens, [walk(goal_of(cast.karens, cast.karen))], by=cast.bo), by=cast.karen)
    with django_assert_num_queries(4):
        plan = plan_of(cast.karens, MONDAY)
        assert len(plan.wishes) == len(plan.strengths) == len(plan.goals) == how_much
        assert sum(len(goal.interventions) for goal in plan.goals) == how_much
        assert all(goal.version.item.uid for goal in plan.goals)
