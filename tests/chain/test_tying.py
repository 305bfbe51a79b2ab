"""Tying the chain: links with days, competences, frameworks that units follow."""

from datetime import date, timedelta

from pejl.chain import actions
from pejl.chain.actions import Spot, add_framework, begin, follow, follow_no_more, lie_under, link, unlink
from pejl.chain.queries import calls_for_of, frameworks_of, uppers_of
from pejl.chain.rules import Period, State, Text
from pejl.competences.actions import keep_competence
from pejl.shared import clock

from .conftest import GOAL, LEARNING_GOAL, PRINCIPLE, PROFILE, days_later, refusal, trace_of_activity

MONDAY = date(2026, 11, 23)


def test_links_have_days_too(needed):
    with days_later(3):
        assert unlink(needed[PRINCIPLE], needed[PROFILE], by=needed.planner) is True
        assert unlink(needed[PRINCIPLE], needed[PROFILE], by=needed.planner) is False
    assert trace_of_activity(needed, MONDAY + timedelta(2)).state is State.THOUGHT
    assert trace_of_activity(needed, MONDAY + timedelta(3)).state is State.NOT
    with days_later(5):
        assert link(needed[PRINCIPLE], needed[PROFILE], by=needed.planner) is True
        assert link(needed[PRINCIPLE], needed[PROFILE], by=needed.planner) is False
    assert trace_of_activity(needed, MONDAY + timedelta(4)).state is State.NOT
    assert trace_of_activity(needed, MONDAY + timedelta(5)).state is State.THOUGHT


def test_what_never_was_linked_is_not_unlinked(thread):
    other = begin(Spot(PRINCIPLE, thread.framework), Text("To"), Period(MONDAY), by=thread.planner)
    assert unlink(other, thread[PROFILE], by=thread.planner) is False


def test_a_node_lies_under_exactly_what_is_said(thread):
    other = begin(Spot(PRINCIPLE, thread.framework), Text("To"), Period(MONDAY), by=thread.planner)
    assert lie_under(thread[PROFILE], [other], by=thread.planner) is True
    assert lie_under(thread[PROFILE], [other], by=thread.planner) is False
    assert uppers_of(thread[PROFILE], MONDAY) == [other]


def test_a_node_names_exactly_the_competences_that_are_said(thread):
    tell = keep_competence("skrive", "Skrive klart", by=thread.planner)
    assert actions.name_competences(thread[LEARNING_GOAL], [tell], by=thread.planner) is True
    assert actions.name_competences(thread[LEARNING_GOAL], [tell], by=thread.planner) is False
    assert calls_for_of(thread[LEARNING_GOAL], MONDAY) == [tell.pk]
    actions.name_competences(thread[LEARNING_GOAL], [], by=thread.planner)
    assert calls_for_of(thread[LEARNING_GOAL], MONDAY) == []
    assert refusal(lambda: actions.name_competences(thread[GOAL], [tell], by=thread.planner)) == [
        "Kompetencer står i profiler og læringsmål."
    ]


def test_tying_is_one_act(thread):
    actions.tie(thread[PROFILE], [], [], by=thread.planner)
    assert (uppers_of(thread[PROFILE], MONDAY), calls_for_of(thread[PROFILE], MONDAY)) == ([], [])
    actions.tie(thread[PROFILE], [thread[PRINCIPLE]], None, by=thread.planner)
    assert uppers_of(thread[PROFILE], MONDAY) == [thread[PRINCIPLE]]


def test_something_is_begun_under_something_in_one_act(thread):
    spot = Spot(PRINCIPLE, thread.framework)
    new = actions.begin_under(spot, Text("To"), Period(MONDAY), thread[GOAL], by=thread.planner)
    assert uppers_of(new, MONDAY) == [thread[GOAL]]
    loose = actions.begin_under(spot, Text("Tre"), Period(MONDAY), None, by=thread.planner)
    assert uppers_of(loose, MONDAY) == []


def test_a_unit_follows_one_or_more_frameworks_and_leaves_them_again(thread, cast):
    care = add_framework("omsorg", "Ni pejlemærker", by=thread.planner)
    north = cast.town.north
    for framework in (thread.framework, care, care):
        follow(north, framework, by=thread.planner)
    assert frameworks_of(north.pk, MONDAY) == {thread.framework.pk, care.pk}
    with days_later(1):
        for _again in range(2):
            follow_no_more(north, care, by=thread.planner)
        assert frameworks_of(north.pk, clock.today()) == {thread.framework.pk}
    follow_no_more(cast.town.youth, care, by=thread.planner)


def test_a_framework_is_added_once(thread):
    assert add_framework("social", "Fem pejlemærker", by=thread.planner) == thread.framework
    assert refusal(lambda: add_framework("social", "Noget andet", by=thread.planner)) == [
        "Den nøgle er brugt til noget andet."
    ]
    assert refusal(lambda: add_framework("", "", by=thread.planner)) == [
        "Skriv et navn.",
        "Skriv en kort nøgle.",
    ]
