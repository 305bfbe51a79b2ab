"""Codes are put on afterwards by those at work, and what a unit last agreed is suggested by code alone."""

from datetime import date

from pejl.circles.actions import propose
from pejl.journal.rules import Kind
from pejl.pathways.actions import Codes, put_codes
from pejl.pathways.queries import last_agreed, plan_of
from pejl.pathways.rules import Approach
from pejl.shared import clock
from pejl.terminology.queries import choices_for
from pejl.terminology.rules import Purpose
from tests.circles.acts import goal_of, later, nothing_left, refused, told_about, walk, words_of, yes
from tests.circles.screens import send, text_of
from tests.pathways.test_pages import MINE, at
from tests.pathways.test_work import agreed, goal, work_now

__all__ = ["agreed", "goal"]
TODAY = date(2026, 11, 23)


def test_a_professional_puts_codes_on_afterwards_and_the_citizens_page_has_none(
    at_screen, cast, agreed, goal
):
    theme, kind = choices_for(Purpose.THEME)[0], choices_for(Purpose.GOAL_TYPE)[0]
    service = choices_for(Purpose.SERVICE)[1]
    bo, page = at_screen("bo"), at("codes", cast.karens.uid, goal.uid)
    work = f"service-{goal.interventions.get().pk}"
    typed = {"theme": str(theme.pk), "goal_type": str(kind.pk), work: str(service.pk)}
    before = clock.now()
    with later(minutes=1):
        assert send(bo, bo.get(page), **typed).status_code == 302
    assert [one.coded_service for one in work_now(cast)] == [service.display]
    assert [one.coded_service for one in plan_of(cast.karens, TODAY, before).work] == [None]
    assert service.display in text_of(bo.get(at("page", cast.karens.uid)))
    assert service.display not in text_of(at_screen("karen").get(MINE))
    again = bo.get(page).content.decode()
    assert f'<option value="{theme.pk}" selected' in again


def test_codes_change_no_plan_and_are_told(cast, agreed, goal):
    theme = choices_for(Purpose.THEME)[0]
    plan = work_now(cast)
    with told_about(cast.karens, Kind.CODED, by=cast.bo) as told:
        put_codes(goal, Codes(theme=theme), by=cast.bo)
    assert words_of(told[0]) == {"what": theme.code}
    assert work_now(cast) == plan


def test_only_an_employee_who_is_with_puts_codes_on(at_screen, cast, goal):
    for who in (cast.karen, cast.charlie):
        with refused("Kun en medarbejder, der er med, kan sætte koder."):
            put_codes(goal, Codes(), by=who)
    with nothing_left():
        assert at_screen("karen").get(at("codes", cast.karens.uid, goal.uid)).status_code == 404


# What the unit last agreed


def test_what_is_suggested_is_what_the_unit_last_agreed_under_the_theme_by_code_alone(at_screen, cast, goal):
    theme, other = choices_for(Purpose.THEME)[:2]
    service = choices_for(Purpose.SERVICE)[0]
    assert last_agreed(goal) == []
    put_codes(goal, Codes(theme=theme), by=cast.bo)
    assert last_agreed(goal) == []
    before = goal_of(cast.karens, cast.karen, "Jeg vil svømme.")
    agree = walk(before, service_id=service.pk, what="En hemmelig tur")
    yes(propose(cast.karens, [agree], by=cast.bo), by=cast.karen)
    put_codes(before, Codes(theme=other), by=cast.bo)
    assert last_agreed(goal) == []
    put_codes(before, Codes(theme=theme), by=cast.bo)
    [suggested] = last_agreed(goal)
    assert (suggested.service, suggested.approach, suggested.agreed_on) == (service, Approach.RECOVERY, TODAY)
    page = at_screen("bo").get(at("new_intervention", cast.karens.uid, goal.uid))
    assert "Det har I sidst aftalt om det samme tema" in text_of(page)
    assert "hemmelig" not in text_of(page)
    chosen = at_screen("bo").get(
        at("new_intervention", cast.karens.uid, goal.uid), {"ydelse": service.pk, "tilgang": "recovery"}
    )
    assert f'<option value="{service.pk}" selected' in chosen.content.decode()


def test_nothing_is_suggested_of_what_was_never_agreed_or_by_another_unit(cast, goal):
    theme, service = choices_for(Purpose.THEME)[0], choices_for(Purpose.SERVICE)[0]
    his = goal_of(cast.jonases, cast.jonas)
    fatima = cast.fatima
    yes(propose(cast.jonases, [walk(his, service_id=service.pk)], by=fatima), by=cast.jonas)
    put_codes(his, Codes(theme=theme), by=fatima)
    put_codes(goal, Codes(theme=theme), by=cast.bo)
    assert last_agreed(goal) == []
    propose(cast.karens, [walk(goal, service_id=service.pk)], by=cast.bo)
    assert last_agreed(goal) == []
