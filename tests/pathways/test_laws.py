"""The laws of the plan that the database itself holds: each is tried by raw SQL, past Django."""

from datetime import date, timedelta

import pytest

from pejl.circles.actions import propose
from pejl.circles.models import Decision
from pejl.circles.rules import Needs, Way
from pejl.pathways.changes import WriteStrength
from pejl.pathways.models import (
    GoalVersion,
    Intervention,
    InterventionVersion,
    PlanVersion,
    StrengthVersion,
    WishVersion,
)
from tests.circles.acts import goal_of, neighbour, walk, wish_of, yes
from tests.circles.raw import breaks, columns_of, insert, insert_like

TODAY = date(2026, 11, 23)
IN_ANOTHER_CIRCLE = "The decision was taken in another circle."
BY_BOTH_OR_A_RULING = "What we do is begun or changed by both, or by a ruling."
BY_THE_CITIZEN = "The citizen and nobody else says what is their own."
WITHIN_A_YEAR = "What we do is looked at again within a year."
VERSIONS = [WishVersion, StrengthVersion, GoalVersion, InterventionVersion]


@pytest.fixture
def plan(cast) -> dict[type[PlanVersion], PlanVersion]:
    """Karen's plan holds one of each; something is agreed by both in Jonas' circle too."""
    wish_of(cast.karens, cast.karen)
    propose(cast.karens, [WriteStrength("Jeg laver kaffen.")], by=cast.karen)
    yes(propose(cast.karens, [walk(goal_of(cast.karens, cast.karen))], by=cast.bo), by=cast.karen)
    yes(propose(cast.jonases, [neighbour()], by=cast.jonas), by=cast.fatima)
    return {version: version.objects.get() for version in VERSIONS}


def by_both(circle) -> Decision:
    return circle.decisions.filter(needs=Needs.BOTH.value, way=Way.AGREEMENT.value)[0]


def by_the_citizen(circle) -> Decision:
    return circle.decisions.filter(needs=Needs.CITIZEN.value)[0]


def the_opening(circle) -> Decision:
    return circle.decisions.get(way=Way.EVENT.value)


def last_day(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("step", ["changed", "ended"])
def test_a_decision_about_one_citizen_never_changes_anothers_plan(cast, plan, version, step):
    with breaks(IN_ANOTHER_CIRCLE):
        insert_like(plan[version], number=2, step=step, decision_id=by_both(cast.jonases).pk)
    insert_like(plan[version], number=2, step=step, decision_id=by_both(cast.karens).pk)


@pytest.mark.parametrize("version", VERSIONS)
def test_nothing_stands_on_the_plan_without_a_decision(cast, plan, version):
    with breaks(f"NOT NULL|null value|{IN_ANOTHER_CIRCLE}|{BY_BOTH_OR_A_RULING}|{BY_THE_CITIZEN}"):
        insert_like(plan[version], number=2, step="changed", decision_id=None)


@pytest.mark.parametrize("step", ["begun", "changed"])
def test_what_we_do_is_not_begun_or_changed_on_the_citizens_word_alone(cast, plan, step):
    version = plan[InterventionVersion]
    item = version.item_id if step == "changed" else another_intervention(version)
    number = 2 if step == "changed" else 1
    with breaks(BY_BOTH_OR_A_RULING):
        decision = by_the_citizen(cast.karens).pk
        insert_like(version, item_id=item, number=number, step=step, decision_id=decision)
    insert_like(version, item_id=item, number=number, step=step, decision_id=by_both(cast.karens).pk)


def another_intervention(version: InterventionVersion) -> int:
    insert_like(version.item)
    return Intervention.objects.latest("pk").pk


def test_what_we_do_is_not_begun_by_an_event(cast, plan):
    version = plan[InterventionVersion]
    with breaks(BY_BOTH_OR_A_RULING):
        insert_like(version, number=2, step="changed", decision_id=the_opening(cast.karens).pk)


def test_what_we_do_may_end_on_the_citizens_word_or_by_an_event(cast, plan):
    version = plan[InterventionVersion]
    for number, decision in enumerate((by_the_citizen(cast.karens), the_opening(cast.karens)), 2):
        insert_like(version, number=number, step="ended", last_day=None, decision_id=decision.pk)


def test_what_we_do_may_rest_on_a_ruling(cast, plan):
    columns = columns_of(the_opening(cast.karens))
    columns |= {"uid": "0" * 32, "way": Way.RULING.value}
    insert("circles_decision", {name: value for name, value in columns.items() if name != "id"})
    ruling = cast.karens.decisions.get(way=Way.RULING.value)
    insert_like(plan[InterventionVersion], number=2, step="changed", decision_id=ruling.pk)


@pytest.mark.parametrize("step", ["begun", "changed"])
def test_what_we_do_has_a_day_to_look_again(plan, step):
    version = plan[InterventionVersion]
    item, number = (version.item_id, 2) if step == "changed" else (another_intervention(version), 1)
    with breaks("what_we_do_is_delimited"):
        insert_like(version, item_id=item, number=number, step=step, last_day=None)
    insert_like(version, item_id=item, number=number, step=step)


@pytest.mark.parametrize("days", [367, 400, 5000])
def test_what_we_do_is_looked_at_again_within_a_year(plan, days):
    version = plan[InterventionVersion]
    with breaks(WITHIN_A_YEAR):
        insert_like(version, number=2, step="changed", last_day=last_day(days))
    insert_like(version, number=2, step="changed", last_day=last_day(366))


def test_a_leap_year_is_not_longer_than_a_year(plan):
    version = plan[InterventionVersion]
    with breaks(WITHIN_A_YEAR):
        insert_like(version, number=2, step="changed", valid_from="2028-02-29", last_day="2029-03-02")
    insert_like(version, number=2, step="changed", valid_from="2028-02-29", last_day="2029-03-01")


@pytest.mark.parametrize("version", VERSIONS)
def test_the_last_day_is_not_before_the_first(plan, version):
    with breaks("in_order"):
        insert_like(plan[version], number=2, step="changed", last_day=last_day(-1))


@pytest.mark.parametrize("version", VERSIONS)
def test_what_stands_on_the_plan_begins_once_and_counts_up(plan, version):
    for differently, law in (
        ({"number": 1}, f"{version._meta.db_table}_counts|{version._meta.db_table}.item_id"),
        ({"number": 2, "step": "begun"}, "begins_once"),
        ({"number": 0, "step": "changed"}, "begins_once"),
    ):
        with breaks(law):
            insert_like(plan[version], **differently)


@pytest.mark.parametrize("version", [WishVersion, StrengthVersion, GoalVersion])
def test_what_is_the_citizens_own_does_not_rest_on_an_event(cast, plan, version):
    with breaks("citizen"):
        insert_like(plan[version], number=2, step="changed", decision_id=the_opening(cast.karens).pk)


def test_what_we_do_helps_towards_a_goal_of_that_very_citizen(cast, plan):
    his = goal_of(cast.jonases, cast.jonas)
    with breaks("in another circle|of another circle"):
        insert_like(plan[InterventionVersion].item, goal_id=his.pk)


def test_a_goal_is_made_of_a_wish_of_that_very_citizen(cast, plan):
    his = wish_of(cast.jonases, cast.jonas)
    with breaks("in another circle|of another circle"):
        insert_like(plan[GoalVersion].item, wish_id=his.pk)


def test_the_words_lie_sealed_and_are_read_by_us_alone(cast, plan):
    for version, secret in ((WishVersion, b"haven"), (GoalVersion, "købmanden".encode())):
        stored = bytes(columns_of(plan[version])["words"])
        assert secret not in stored
        assert secret.decode() in plan[version].words
