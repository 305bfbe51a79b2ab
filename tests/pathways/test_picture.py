"""The score of goals with steps, and how it goes over time as a picture."""

import json
from datetime import date, timedelta

import pytest

from pejl.pathways.rules import (
    EASE_IN_WORDS,
    LEVEL_IN_WORDS,
    LEVELS,
    Eyes,
    Point,
    draw,
    hindrances_to_levels,
    t_score,
    together_in_words,
)
from tests.terminology.samples import KL_DATA

TODAY = date(2026, 11, 23)
TOO_LONG = "Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."
NOT_YOURS = "Det kan kun borgeren, en der taler for borgeren, og en medarbejder, der er med."
STEPS = list(EASE_IN_WORDS.items())


# Goal attainment


@pytest.mark.skipif(
    not (KL_DATA / "test_vectors.json").exists(), reason="the golden values lie beside the repository"
)
def test_the_score_of_goals_is_that_of_the_golden_values():
    golden = json.loads((KL_DATA / "test_vectors.json").read_text())["gas"]
    assert len(golden) == 5
    assert [round(t_score(one["x"], one["w"], one["rho"]), 4) for one in golden] == [
        one["T"] for one in golden
    ]


@pytest.mark.parametrize(
    ("levels", "weights", "score"),
    [([0, 0], [1, 3], 50.0), ([1], [1], 60.0), ([-2], [3], 30.0), ([1, 1], [1, 1], 62.4035)],
)
def test_fifty_is_as_hoped_and_one_goal_a_step_above_is_sixty_whatever_it_weighs(levels, weights, score):
    assert round(t_score(levels, weights), 4) == score


def test_a_score_is_told_in_plain_words():
    assert [together_in_words(score) for score in (50.0, 50.4, 60.0, 36.3)] == [
        "Alt i alt som håbet",
        "Alt i alt som håbet",
        "Alt i alt bedre end håbet",
        "Alt i alt ikke så langt som håbet",
    ]


def test_steps_are_five_in_words_with_a_weight_and_of_a_goal_in_force():
    texts = dict.fromkeys(LEVELS, "Til lågen")
    assert hindrances_to_levels(texts=texts, weight=3, goal_in_force=True) == []
    assert hindrances_to_levels(texts={**texts, 2: " "}, weight=4, goal_in_force=False) == [
        "Det mål gælder ikke nu.",
        "Skriv alle fem trin.",
        "Vælg, hvor meget det betyder.",
    ]
    assert hindrances_to_levels(texts={}, weight=1, goal_in_force=True) == ["Skriv alle fem trin."]
    long = {**texts, 0: "a" * 4001}
    assert hindrances_to_levels(texts=long, weight=1, goal_in_force=True) == [TOO_LONG]
    assert tuple(sorted(LEVEL_IN_WORDS)) == LEVELS


# The picture


def point(degree: int | None, days: int = 0, eyes: Eyes = Eyes.CITIZEN) -> Point:
    return Point(eyes, TODAY + timedelta(days=days), degree)


def test_where_nobody_has_said_a_number_there_is_no_picture():
    assert draw([], STEPS) is None
    assert draw([point(None)], STEPS) is None


def test_better_stands_higher_and_later_stands_further_right():
    picture = draw([point(4), point(0, 10), point(2, 5)], STEPS)
    assert [(mark.x, mark.y) for mark in picture.marks] == [(10, 248), (162, 140), (314, 32)]
    assert [line.points for line in picture.lines] == ["10,248 162,140 314,32"]
    assert [(step.y, step.words) for step in picture.steps] == [
        (32, "Det er ikke svært"),
        (86, "Det er lidt svært"),
        (140, "Det er noget svært"),
        (194, "Det er meget svært"),
        (248, "Det går ikke"),
    ]
    assert [(one.day, one.anchor) for one in picture.days] == [
        (TODAY, "start"),
        (TODAY + timedelta(days=10), "end"),
    ]
    assert picture.eyes == [Eyes.CITIZEN]
    assert picture.height == 292


def test_two_who_say_the_same_stand_beside_each_other_each_with_their_own_line():
    both = [point(1, days, eyes) for eyes in (Eyes.PROFESSIONAL, Eyes.CITIZEN) for days in (0, 10)]
    picture = draw(both, STEPS)
    assert sorted((mark.eyes, mark.x) for mark in picture.marks) == [
        (Eyes.CITIZEN, 10),
        (Eyes.CITIZEN, 314),
        (Eyes.PROFESSIONAL, 26),
        (Eyes.PROFESSIONAL, 330),
    ]
    assert [line.eyes for line in picture.lines] == picture.eyes == [Eyes.CITIZEN, Eyes.PROFESSIONAL]


def test_what_is_no_number_has_no_place_and_breaks_the_line():
    picture = draw([point(3), point(2, 2), point(None, 4), point(1, 6), point(1, 8)], STEPS)
    assert len(picture.marks) == 4
    assert [line.points.count(",") for line in picture.lines] == [2, 2]
    alone = draw([point(3), point(None, 4), point(1, 6)], STEPS)
    assert (len(alone.marks), alone.lines) == (2, [])


def test_one_day_stands_in_the_middle():
    picture = draw([point(3, eyes=Eyes.RELATIVE)], STEPS)
    assert [(one.x, one.anchor) for one in picture.days] == [(170, "middle")]
    assert [mark.x for mark in picture.marks] == [170]


def test_a_year_over_summer_time_and_a_leap_day_keeps_its_order():
    days = [date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 26), date(2028, 10, 29), date(2029, 2, 28)]
    picture = draw([Point(Eyes.CITIZEN, day, 2) for day in days], STEPS)
    places = [mark.x for mark in picture.marks]
    assert places == sorted(places) and (places[0], places[-1]) == (10, 314)
