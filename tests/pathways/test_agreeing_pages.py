"""Themes, help and steps: brought, proposed, shown, hidden and stopped on the screen."""

import pytest
from django.urls import reverse

from pejl.circles.actions import propose
from pejl.circles.queries import open_proposals
from pejl.demo.people import as_employee
from pejl.pathways.actions import read
from pejl.pathways.models import Assessment, FollowedTheme, GoalScaleVersion, SupportNeedVersion
from pejl.shared import clock
from pejl.terminology.queries import choices_for
from pejl.terminology.rules import Purpose
from tests.access import speaks_for_karen
from tests.circles.acts import colleague, goal_of, yes
from tests.circles.screens import press, send, text_of, typed_on
from tests.visits import signed_in

from .acts import STEPS, citizen_says, theme_of

MINE = "/mit-forloeb/"
TOO_LONG = "Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."


def at(name: str, *args) -> str:
    return reverse(f"pathways:{name}", args=args)


@pytest.fixture
def page(cast) -> str:
    return at("how_it_goes", cast.karens.uid)


@pytest.fixture
def theme(cast):
    return theme_of(cast.karens, cast.bo)


# Themes


def test_an_employee_brings_a_theme_in_everyday_words(at_screen, cast, page):
    goal, bo = goal_of(cast.karens, cast.karen), at_screen("bo")
    concept = choices_for(Purpose.THEME)[7]
    form = bo.get(at("follow", cast.karens.uid))
    assert send(bo, form, theme=str(concept.pk), plain="at gå ud", goal=str(goal.uid)).url == page
    theme = FollowedTheme.objects.get()
    assert (theme.concept, theme.plain, theme.goal) == (concept, "at gå ud", goal)
    again = send(bo, bo.get(at("follow", cast.karens.uid)), theme=str(concept.pk), plain="at gå")
    assert again.status_code == 422
    assert "Det tema følger I allerede." in text_of(again)
    assert "at gå" in typed_on(again)


def test_an_employee_who_chooses_no_theme_is_asked_to(at_screen, cast):
    bo = at_screen("bo")
    again = send(bo, bo.get(at("follow", cast.karens.uid)), theme="", plain="at gå ud")
    assert (again.status_code, "Vælg et svar." in text_of(again)) == (422, True)
    assert at_screen("karen").get(at("follow", cast.karens.uid)).status_code == 404


def test_the_citizen_ends_the_asking_with_one_click(at_screen, cast, page, theme):
    karen = at_screen("karen")
    assert press(karen, karen.get(page), at("unfollow", theme.uid)).url == page
    assert "Sådan går det med at gå ud" not in text_of(karen.get(page))


# Needs and steps


def test_help_is_proposed_where_it_is_hard_and_the_citizen_rules_who_sees_it(at_screen, cast, page, theme):
    citizen_says(theme, cast.karen, 2)
    karen = at_screen("karen")
    form = karen.get(at("agree_need", theme.uid))
    assert send(karen, form, is_open="no").url == MINE
    (table,) = open_proposals(cast.karens, clock.today())
    assert table.headline == "Det vil du gerne have hjælp til: at gå ud (noget hjælp)."
    yes(table, by=cast.bo)
    need = SupportNeedVersion.objects.get()
    for address, is_open in (("show_need", True), ("hide_need", False)):
        assert press(karen, karen.get(page), at(address, need.item.uid)).url == page
        assert SupportNeedVersion.objects.latest("number").is_open is is_open
    assert press(karen, karen.get(page), at("stop_need", need.item.uid)).url == page
    assert "Det vil jeg gerne have hjælp til:" not in text_of(karen.get(page))


def test_whether_others_may_see_it_is_never_chosen_beforehand(at_screen, cast, theme):
    citizen_says(theme, cast.karen, 2)
    bo = at_screen("bo")
    again = send(bo, bo.get(at("agree_need", theme.uid)), is_open="")
    assert (again.status_code, "Vælg et svar." in text_of(again)) == (422, True)
    assert not open_proposals(cast.karens, clock.today())


def test_steps_are_proposed_and_chosen_among_when_both_want_them(at_screen, cast, page):
    goal, bo, karen = goal_of(cast.karens, cast.karen), at_screen("bo"), at_screen("karen")
    assert at("agree_steps", goal.uid) in bo.get(page).content.decode()
    send(bo, bo.get(at("agree_steps", goal.uid)), **STEPS, weight="3")
    yes(open_proposals(cast.karens, clock.today())[0], by=cast.karen)
    scale = GoalScaleVersion.objects.get().item
    form = karen.get(at("say_of_goal", scale.uid))
    assert "Til købmanden" in text_of(form)
    assert send(karen, form, answer="0").url == page
    assert "Som du ser det Alt i alt som håbet" in text_of(karen.get(page))
    assert "(T 50,0; 50 er som håbet)" in text_of(bo.get(page))
    assert press(karen, karen.get(page), at("stop_steps", goal.uid)).url == page
    assert karen.get(at("say_of_goal", scale.uid)).status_code == 404


def test_the_case_worker_and_the_one_who_speaks_for_her_are_sources_of_their_own(
    at_screen, cast, page, theme
):
    inge, rie = as_employee(cast.town.inge), speaks_for_karen(cast)
    yes(propose(cast.karens, [colleague(inge)], by=cast.karen), by=cast.bo)
    for capacity, ask, informant in (
        (inge, "", "case worker"),
        (rie, "", "relative"),
        (rie, "?som=borger", "citizen with relative"),
    ):
        client = signed_in(capacity)
        send(client, client.get(at("say_of_theme", theme.uid) + ask), words="Det går.")
        assert Assessment.objects.latest("pk").informant == informant
    made = Assessment.objects.latest("pk")
    read(made, was_said=True, by=cast.karen)
    assert "Det ser en, der står nær" in text_of(at_screen("karen").get(page))
