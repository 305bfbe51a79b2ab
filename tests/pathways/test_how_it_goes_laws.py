"""The laws of how it goes that the database itself holds: each is tried by raw SQL, past Django."""

import pytest

from pejl.circles.actions import propose
from pejl.circles.rules import Needs, Way
from pejl.pathways.actions import Saying, read, say
from pejl.pathways.changes import HideNeed, ShowNeed
from pejl.pathways.models import Assessment, AssessmentRead, GoalScaleVersion, SupportNeedVersion
from pejl.pathways.rules import Informant
from tests.circles.acts import goal_of, neighbour, wish_of, yes
from tests.circles.raw import breaks, insert_like

from .acts import citizen_says, employee_sees, level, need_of, steps_of, support, theme_of, written_down_of

OTHER_CIRCLE = "It is of another circle."
NO_LEVEL = "The theme has no levels, or the level is of another list."


@pytest.fixture
def theme(cast):
    return theme_of(cast.karens, cast.bo)


@pytest.fixture
def own(cast, theme) -> Assessment:
    return citizen_says(theme, cast.karen, 2)


@pytest.fixture
def seen(cast, theme) -> Assessment:
    return employee_sees(theme, cast.bo, 2)


def test_nobody_speaks_of_another_citizens_theme_or_steps(cast, own):
    his = theme_of(cast.jonases, cast.fatima)
    with breaks(OTHER_CIRCLE):
        insert_like(own, theme_id=his.pk)
    yes(propose(cast.jonases, [steps_of(goal_of(cast.jonases, cast.jonas))], by=cast.fatima), by=cast.jonas)
    scale = cast.jonases.goalscale_set.get()
    with breaks(OTHER_CIRCLE):
        insert_like(own, about="goal", theme_id=None, scale_id=scale.pk)
    insert_like(own)


@pytest.mark.parametrize(
    ("columns", "law"),
    [
        ({"about": "goal"}, "assessment_is_about_one_thing"),
        ({"about": "day"}, "assessment_is_about_one_thing|assessment_degree_in_range"),
        ({"theme_id": None, "degree": None}, "assessment_is_about_one_thing"),
        ({"eyes": "professional", "degree": None}, "assessment_says_whose_eyes"),
        ({"informant": "employee"}, "assessment_says_whose_eyes"),
        ({"informant": "nobody"}, "assessment_says_whose_eyes"),
        ({"degree": 5}, "assessment_degree_in_range"),
        ({"degree": -1}, "assessment_degree_in_range"),
        ({"degree": 9}, "assessment_degree_in_range"),
        ({"eyes": "professional", "informant": "employee"}, "assessment_degree_in_range"),
    ],
)
def test_a_statement_is_about_one_thing_in_ones_own_eyes_and_within_the_scale(own, columns, law):
    with breaks(law):
        insert_like(own, **columns)


def test_a_level_is_the_employees_alone_and_of_the_themes_own_list(own, seen, theme):
    with breaks("levels_are_the_employees"):
        insert_like(own, degree=None, level_id=level(theme, 1).pk)
    insert_like(seen, level_id=support(1).pk)
    insert_like(seen, level_id=level(theme, 1).pk)


def test_where_the_theme_allows_no_levels_there_are_none(cast, monkeypatch, own, seen, theme):
    with monkeypatch.context() as patch:
        patch.setattr("pejl.pathways.actions.how_it_goes.levels_for", lambda theme: [])
        without = theme_of(cast.karens, cast.bo, "at huske")
    for one in (own, seen):
        with breaks(NO_LEVEL):
            insert_like(one, theme_id=without.pk)
    insert_like(own, theme_id=without.pk, degree=None)


def test_a_correction_is_about_the_same_in_the_same_eyes_and_only_one(cast, own, seen, theme):
    other = theme_of(cast.karens, cast.bo, "at lave mad")
    for wrong in ({"theme_id": other.pk}, {"corrects_id": seen.pk}):
        with breaks("A correction is about the same, in the same eyes."):
            insert_like(own, **{"corrects_id": own.pk, **wrong})
    insert_like(own, corrects_id=own.pk)
    with breaks("unique|UNIQUE"):
        insert_like(own, corrects_id=own.pk)


def test_only_the_citizen_says_whether_they_said_it(cast, own, theme):
    written, again = written_down_of(theme, cast.bo), written_down_of(theme, cast.bo, 1)
    read(written, was_said=True, by=cast.karen)
    row, whose = AssessmentRead.objects.get(), "Only the citizen says whether they said it"
    with breaks(whose):
        insert_like(row, assessment_id=own.pk)
    with breaks(whose):
        insert_like(row, assessment_id=again.pk, by_id=cast.town.bo.pk)
    insert_like(row, assessment_id=again.pk)


def test_a_good_day_is_in_the_citizens_eyes(cast):
    said = say(cast.karens, Saying(Informant.CITIZEN, "Kaffe i haven."), by=cast.karen)
    with breaks("assessment_of_a_day_in_the_citizens_eyes"):
        insert_like(said, eyes="professional", informant="employee")


# What both agreed on


def test_steps_rest_on_the_yes_of_both(cast):
    yes(propose(cast.karens, [steps_of(goal_of(cast.karens, cast.karen))], by=cast.bo), by=cast.karen)
    version = GoalScaleVersion.objects.get()
    for decision in cast.karens.decisions.exclude(needs=Needs.BOTH.value):
        with breaks("The steps of a goal are agreed by both."):
            insert_like(version, number=2, step="changed", decision_id=decision.pk)
    with breaks("goal_scale_weight"):
        insert_like(version, number=2, step="changed", weight=4)
    insert_like(version, number=2, step="changed")


@pytest.fixture
def need(cast, theme) -> SupportNeedVersion:
    wish_of(cast.karens, cast.karen)
    yes(propose(cast.karens, [need_of(theme, is_open=False)], by=cast.bo), by=cast.karen)
    return SupportNeedVersion.objects.get()


def test_a_need_is_begun_and_its_degree_changed_by_both(cast, need):
    alone = cast.karens.decisions.filter(needs=Needs.CITIZEN.value)[0]
    by_both = "A need of support is agreed by both."
    with breaks(by_both):
        insert_like(need, number=2, step="changed", decision_id=alone.pk, degree_id=support(4).pk)
    event = cast.karens.decisions.get(way=Way.EVENT.value)
    with breaks(by_both):
        insert_like(need, number=2, step="changed", decision_id=event.pk)
    insert_like(need, number=2, step="changed", decision_id=alone.pk, is_open=True)
    insert_like(need, number=3, step="changed", degree_id=support(4).pk)
    insert_like(need, number=4, step="ended", decision_id=event.pk)


def test_a_need_is_never_seen_by_colleagues_by_a_stop_an_event_or_of_another_circle(cast, need):
    propose(cast.karens, [ShowNeed(str(need.item.uid))], by=cast.karen)
    propose(cast.karens, [HideNeed(str(need.item.uid))], by=cast.karen)
    stop = cast.karens.decisions.get(way=Way.STOP.value)
    with breaks("only if the citizen wants it so"):
        insert_like(need, number=4, step="changed", decision_id=stop.pk, is_open=True)
    yes(propose(cast.jonases, [neighbour()], by=cast.jonas), by=cast.fatima)
    his = cast.jonases.decisions.filter(needs=Needs.BOTH.value)[0]
    with breaks("The decision was taken in another circle."):
        insert_like(need, number=4, step="changed", decision_id=his.pk)
