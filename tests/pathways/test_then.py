"""The page of a past day: the plan as it was shown then, by the same query and template."""

from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pejl.circles.actions import propose
from pejl.pathways.changes import PutAway, RenewIntervention, Rewrite, StopIntervention, WriteStrength
from pejl.pathways.queries import plan_of
from pejl.pathways.rules import Own
from pejl.shared import clock
from tests.circles.acts import goal_of, later, walk, wish_of, yes
from tests.circles.screens import forms_on, text_of

from .test_as_of import goal, walking

__all__ = ["goal", "walking"]


def then_page(screen, cast, **asked):
    return screen.get(reverse("pathways:then", args=[cast.karens.uid]), asked)


def test_a_past_day_is_shown_as_it_was_and_nothing_on_it_can_be_pressed(at_screen, cast, walking):
    with later(days=50):
        karen = at_screen("karen")
        page = then_page(karen, cast, dag="2026-12-01")
        assert "Sådan var planen 1. december 2026, som vi vidste det 12. januar 2027." in text_of(page)
        assert "Du og Bo går en tur" in text_of(page)
        assert "Vi har ikke aftalt noget endnu" in text_of(then_page(karen, cast, dag="2027-01-12"))
        assert "Vi har ikke aftalt noget endnu" in text_of(
            then_page(karen, cast, dag="2026-12-01", kendt="2026-11-22")
        )
        assert [form.action for form in forms_on(page) if "/indsats/" in form.action] == []
        assert reverse("pathways:new_wish", args=[cast.karens.uid]) not in page.content.decode()


def test_what_was_decided_since_stands_below_with_whose_word_it_was(at_screen, cast, goal):
    with later(days=2):
        yes(propose(cast.karens, [walk(goal)], by=cast.bo), by=cast.karen)
        text = text_of(then_page(at_screen("karen"), cast, dag="2026-11-23"))
    since = text[text.index("Det er besluttet efter 23. november 2026") :]
    assert "Du og Bo går en tur" in since and "Bo Kjær" in since and "Karen Holm" in since
    assert "Jeg vil gå til købmanden" not in since


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"dag": "31-02-2026"}, "Indtast en gyldig dato."),
        ({"dag": "2026-11-23", "kendt": "2030-01-01"}, "Vælg en dag, der er gået, eller i dag."),
    ],
)
def test_a_day_that_is_none_is_asked_for_again(at_screen, cast, asked, reason):
    page = then_page(at_screen("karen"), cast, **asked)
    assert page.status_code == 422
    assert reason in text_of(page)


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 11, 23), 24)]
)
def test_a_day_ends_at_midnight_in_copenhagen_also_when_summer_time_begins_or_ends(day, hours):
    length = clock.end_of(day) - clock.end_of(day - timedelta(days=1))
    assert length == timedelta(hours=hours)
    assert clock.date_of(clock.end_of(day)) == day


def shown(circle, day: date, known_at: datetime | None = None) -> str:
    """What the plan says on paper: the template of today's page, for the citizen."""
    context = {"circle": circle, "plan": plan_of(circle, day, known_at), "mine": True}
    return render_to_string("pathways/_plan.html", {**context, "may_write": False, "may_propose": False})


ACTS = ["wish", "rewrite", "put away", "goal", "walk", "stop", "renew", "strength"]


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 40)), min_size=3, max_size=9))
def test_every_history_is_shown_again_as_it_was_shown_then(cast, acts):
    with transaction.atomic():
        seen, day = [], 0
        for number, (act, days) in enumerate(acts):
            day += days
            with later(days=day, minutes=number):
                happens(cast, act)
                seen.append((clock.today(), clock.now(), shown(cast.karens, clock.today())))
        for today, instant, before in seen:
            assert shown(cast.karens, today, instant) == before
        transaction.set_rollback(True)


def happens(cast, act: str) -> None:
    """One act of Karen's or of both, where it can be done; otherwise nothing happens."""
    plan, karens, karen = plan_of(cast.karens, clock.today()), cast.karens, cast.karen
    work = plan.work[-1:]
    match act:
        case "wish":
            wish_of(karens, karen)
        case "strength":
            propose(karens, [WriteStrength("Jeg synger.")], by=karen)
        case "goal":
            goal_of(karens, karen)
        case "rewrite" if plan.wishes:
            propose(karens, [Rewrite(Own.WISH, str(plan.wishes[0].item.uid), "Nu i skoven.")], by=karen)
        case "put away" if plan.wishes:
            propose(karens, [PutAway(Own.WISH, str(plan.wishes[-1].item.uid))], by=karen)
        case "walk" if plan.goals:
            yes(propose(karens, [walk(plan.goals[0].version.item)], by=cast.bo), by=karen)
        case "stop" if work:
            propose(karens, [StopIntervention(str(work[0].item.uid))], by=karen)
        case "renew" if work:
            until = clock.today() + timedelta(days=91)
            yes(propose(karens, [RenewIntervention(str(work[0].item.uid), until)], by=cast.bo), by=karen)
