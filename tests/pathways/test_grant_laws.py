"""The laws of granted help that the database itself holds: each is tried by raw SQL, past Django."""

from datetime import date, timedelta

import pytest

from pejl.circles.actions import propose
from pejl.circles.models import Decision
from pejl.circles.rules import Needs, Way
from pejl.pathways.actions import ask_for_help, look_again, prepare_help, widen
from pejl.pathways.changes import StopIntervention
from pejl.pathways.models import (
    Grant,
    GrantVersion,
    HelpTaken,
    Intervention,
    Looked,
    RemitVersion,
    Use,
    UseVersion,
)
from pejl.pathways.rules import May
from pejl.rulings.actions import begin
from tests.circles.acts import goal_of, neighbour, walk, yes
from tests.circles.raw import breaks, insert_like
from tests.rulings.life import draft

from .helped import changed, course, granted, granting, hours, line, money, used

TODAY = date(2026, 11, 23)
ONLY_A_RULING = "Granted help begins, changes and ends only by a ruling, or by an event."
TWICE = "Help of this kind is already granted by the same rule."
IN_USE = "More is in use than is granted."
WOULD_BE_IN_USE = "More would be in use than is granted."
NOT_GRANTED = "What is not granted cannot be used."
AGREED = "How help is used is agreed by both."
NO_SIZE = "A course has no size; hours and amounts have."
IN_ANOTHER_CIRCLE = "The decision was taken in another circle."


@pytest.fixture
def one(cast, grant) -> GrantVersion:
    used(grant, line("en tur", 2), line("bad", 2), by=cast.bo, yes_from=cast.karen)
    return GrantVersion.objects.get()


def by(circle, way: Way, **more) -> Decision:
    return circle.decisions.filter(way=way.value, **more).latest("pk")


def iso(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


def after(version: GrantVersion | UseVersion, step: str = "changed", **differently) -> None:
    insert_like(version, number=version.number + 1, step=step, **differently)


@pytest.mark.parametrize("step", ["changed", "ended"])
def test_granted_help_is_neither_changed_nor_ended_by_an_agreement(cast, one, step):
    with breaks(ONLY_A_RULING):
        after(one, step, decision_id=by(cast.karens, Way.AGREEMENT).pk)


def test_an_event_ends_granted_help_and_does_not_change_it(cast, one):
    event = by(cast.karens, Way.EVENT).pk
    with breaks(ONLY_A_RULING):
        after(one, decision_id=event)
    with breaks(ONLY_A_RULING):
        insert_like(one, item_id=new_grant(one.item, kind="course").pk, size=None, decision_id=event)
    after(one, "ended", decision_id=event)


def new_grant(like: Grant, **differently) -> Grant:
    insert_like(like, **differently)
    return Grant.objects.latest("pk")


def test_the_citizens_stop_does_not_end_granted_help(cast, one):
    yes(propose(cast.karens, [walk(goal_of(cast.karens, cast.karen))], by=cast.bo), by=cast.karen)
    stop = StopIntervention(str(cast.karens.intervention_set.get().uid))
    propose(cast.karens, [stop], by=cast.karen)
    with breaks(ONLY_A_RULING):
        after(one, "ended", decision_id=by(cast.karens, Way.STOP).pk)


def test_a_ruling_about_one_citizen_grants_nothing_to_another(cast, one):
    insert_like(one.item, circle_id=cast.jonases.pk)
    with breaks(IN_ANOTHER_CIRCLE):
        insert_like(one, item_id=Grant.objects.latest("pk").pk)


def test_a_ruling_is_not_agreed_by_voices(cast, one):
    text = by(cast.karens, Way.AGREEMENT).version
    with breaks("A ruling is made, never proposed."):
        insert_like(text, number=2, way=Way.RULING.value)


@pytest.mark.parametrize("days", [0, 30, 5000])
def test_overlapping_help_of_one_kind_by_one_rule_is_not_granted(one, days):
    again = new_grant(one.item)
    with breaks(TWICE):
        insert_like(one, item_id=again.pk, valid_from=iso(days), look_again=iso(days + 9))


def test_help_after_help_that_has_its_last_day_does_not_overlap(cast, inge):
    granted(cast.karens, inge, hours(last_day=TODAY + timedelta(days=30)))
    one = GrantVersion.objects.get()
    again = new_grant(one.item)
    with breaks(TWICE):
        insert_like(one, item_id=again.pk, valid_from=iso(30), last_day=iso(60), look_again=iso(50))
    insert_like(one, item_id=again.pk, valid_from=iso(31), last_day=iso(60), look_again=iso(50))
    with breaks(TWICE):
        insert_like(one, item_id=new_grant(one.item).pk, valid_from=iso(0), last_day=iso(31))


def test_help_is_not_granted_into_the_days_of_what_is_to_begin(cast, inge):
    first = TODAY + timedelta(days=30)
    granted(cast.karens, inge, hours(first_day=first, look_again=first + timedelta(days=30)))
    one = GrantVersion.objects.get()
    again = new_grant(one.item)
    with breaks(TWICE):
        insert_like(one, item_id=again.pk, valid_from=iso(0), last_day=iso(30))
    insert_like(one, item_id=again.pk, valid_from=iso(0), last_day=iso(29))


def test_help_is_not_made_smaller_than_what_it_is_used_for(one):
    ruling = one.decision_id
    with breaks(IN_USE):
        after(one, size=15, decision_id=ruling)
    after(one, size=16, decision_id=ruling)


def test_a_course_has_no_size_and_hours_and_amounts_have(cast, inge, one):
    with breaks(NO_SIZE):
        after(one, size=None)
    with breaks(NO_SIZE):
        after(one, per="month")
    granted(cast.karens, inge, money())
    with breaks(NO_SIZE):
        after(GrantVersion.objects.latest("pk"), per="")
    granted(cast.karens, inge, course())
    with breaks(NO_SIZE):
        after(GrantVersion.objects.latest("pk"), size=20)


@pytest.mark.parametrize("size", [0, -4])
def test_help_of_nothing_is_not_granted(one, size):
    with breaks("as_much_as_is_granted|More is in use"):
        after(one, size=size)


def test_help_has_a_day_to_look_again_after_it_begins(one):
    with breaks("There is a day to look at it again after it has begun."):
        after(one, look_again=iso(0))


def test_the_last_day_of_help_is_not_before_its_first(one):
    with breaks("in_order"):
        after(one, last_day=iso(-1))


# How it is used


def trip_of(grant: Grant) -> UseVersion:
    return UseVersion.objects.filter(item__grant=grant).earliest("pk")


@pytest.mark.parametrize(("size", "fits"), [(12, True), (13, False), (10**15, False)])
def test_the_sum_of_what_it_is_used_for_never_exceeds_the_grant(one, size, fits):
    if fits:
        after(trip_of(one.item), size=size)
        return
    with breaks(WOULD_BE_IN_USE):
        after(trip_of(one.item), size=size)


def test_one_use_more_does_not_exceed_the_grant_either(one):
    trip = trip_of(one.item)
    insert_like(trip.item)
    item = Use.objects.latest("pk").pk
    with breaks(WOULD_BE_IN_USE):
        insert_like(trip, item_id=item, size=5)
    insert_like(trip, item_id=item, size=4)


def test_what_is_used_does_not_exceed_what_will_be_granted_from_a_later_day(cast, inge, one):
    later = TODAY + timedelta(days=60)
    changed(one.item, inge, size=17, first_day=later, look_again=later + timedelta(days=60))
    trip = trip_of(one.item)
    with breaks(WOULD_BE_IN_USE):
        after(trip, size=10)
    after(trip, size=10, last_day=iso(59))
    with breaks("UNIQUE|unique"):
        after(trip, size=9)


def test_a_part_of_hours_has_a_size_and_a_part_of_a_course_has_none(cast, inge, one):
    with breaks(WOULD_BE_IN_USE):
        after(trip_of(one.item), size=None)
    whole = granted(cast.karens, inge, course(), "ael-10")
    used(whole, line("bad"), by=cast.bo, yes_from=cast.karen)
    with breaks(WOULD_BE_IN_USE):
        after(trip_of(whole), size=1)


def test_help_that_is_over_or_has_not_begun_is_not_used(cast, one):
    trip = trip_of(one.item)
    with breaks(NOT_GRANTED):
        after(trip, valid_from=iso(-1))
    after(one, "ended", decision_id=one.decision_id, valid_from=iso(40))
    with breaks(NOT_GRANTED):
        after(trip, valid_from=iso(40))


@pytest.mark.parametrize("way", [Way.RULING, Way.EVENT])
def test_how_help_is_used_is_neither_ruled_nor_told_but_agreed(cast, one, way):
    with breaks(AGREED):
        after(trip_of(one.item), decision_id=by(cast.karens, way).pk)
    after(trip_of(one.item), "ended", decision_id=by(cast.karens, way).pk)


def test_how_help_is_used_is_not_changed_on_the_citizens_word_alone(cast, one):
    goal_of(cast.karens, cast.karen)
    alone = by(cast.karens, Way.AGREEMENT, needs=Needs.CITIZEN.value)
    with breaks(AGREED):
        after(trip_of(one.item), decision_id=alone.pk)


def test_what_is_anothers_is_not_what_help_is_used_for(cast, one):
    goal = goal_of(cast.jonases, cast.jonas)
    yes(propose(cast.jonases, [walk(goal)], by=cast.fatima), by=cast.jonas)
    with breaks("It is of another circle."):
        after(trip_of(one.item), intervention_id=Intervention.objects.get().pk)
    with breaks("It is of another circle."):
        insert_like(trip_of(one.item).item, circle_id=cast.jonases.pk)
    yes(propose(cast.jonases, [neighbour()], by=cast.jonas), by=cast.fatima)
    with breaks(IN_ANOTHER_CIRCLE):
        after(trip_of(one.item), decision_id=by(cast.jonases, Way.AGREEMENT).pk)


# Looking, asking, and the list of a unit


@pytest.mark.parametrize("days", [0, -1, 367])
def test_help_is_looked_at_again_within_a_year(cast, grant, days):
    look_again(grant, "Godt.", TODAY + timedelta(days=366), by=cast.bo)
    with breaks("The help is looked at again within a year."):
        insert_like(Looked.objects.get(), next_on=iso(days))


def test_what_was_asked_is_answered_in_its_circle_and_about_its_help(cast, inge, grant):
    asked = ask_for_help(cast.karens, "Mere.", by=cast.karen, grant=grant)
    prepare_help(cast.karens, granting(basis="sel-85"), by=inge, asked=asked)
    elsewhere = begin(cast.jonases, draft(), by=cast.fatima)
    with breaks("The ruling is of another circle."):
        insert_like(HelpTaken.objects.get(), ruling_id=elsewhere.pk)
    with breaks("It is of another circle."):
        insert_like(asked, circle_id=cast.jonases.pk)


def test_nobody_but_the_leader_of_the_unit_writes_its_list(cast):
    written = widen(cast.karens.unit_id, {May.MOST}, "", shown=0, by=cast.clara)
    law = "The list is written by the leader of the unit"
    for differently in (
        {"by_id": cast.bo.user_id},
        {"unit_id": cast.jonases.unit_id},
        {"written_on": iso(-400)},
    ):
        with breaks(law):
            insert_like(written, number=2, **differently)
    insert_like(written, number=2)
    assert RemitVersion.objects.count() == 2
