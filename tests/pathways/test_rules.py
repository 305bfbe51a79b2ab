"""What makes a plan a plan, without a database: own words, and everything we do is delimited."""

from datetime import date, timedelta

import pytest

from pejl.pathways.rules import (
    APPROACHES_IN_WORDS,
    HOPES_IN_WORDS,
    LOOK_AGAIN_IN_WORDS,
    Approach,
    HopesFor,
    hindrances_to_intervention,
    hindrances_to_words,
)

TODAY = date(2026, 11, 23)

OWN_WORDS = "Skriv det med dine egne ord."
TOO_LONG = "Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."
WHAT = "Skriv, hvad I vil gøre."
NO_GOAL = "Det skal hjælpe mod et mål, der gælder nu."
FIRST_DAY_GONE = "Den første dag er gået."
WHEN = "Vælg, hvornår I ser på det igen."
NOT_AFTER = "I skal se på det igen efter den første dag."
WITHIN_A_YEAR = "I skal se på det igen inden for et år."


@pytest.mark.parametrize("words", ["a", "Jeg vil ud.", "æ" * 4000, " ø "])
def test_any_words_of_ones_own_can_stand(words):
    assert hindrances_to_words(words) == []


@pytest.mark.parametrize("words", ["", " ", "\n\t\r ", "\u00a0"])
def test_silence_is_not_ones_own_words(words):
    assert hindrances_to_words(words) == [OWN_WORDS]


def test_words_of_more_than_four_thousand_letters_are_too_many():
    assert hindrances_to_words("a" * 4001) == [TOO_LONG]
    assert hindrances_to_words(" " * 4001) == [OWN_WORDS, TOO_LONG]


def reasons_against(
    *,
    what: str = "Du og Bo går en tur",
    first_day: date = TODAY,
    last_day: date | None = TODAY + timedelta(days=42),
    today: date = TODAY,
    goal_in_force: bool = True,
) -> list[str]:
    return hindrances_to_intervention(
        what=what, first_day=first_day, last_day=last_day, today=today, goal_in_force=goal_in_force
    )


def test_nothing_stands_in_the_way_of_what_is_delimited_and_tied_to_a_hope():
    assert reasons_against() == []
    assert reasons_against(first_day=TODAY + timedelta(days=30), last_day=TODAY + timedelta(days=60)) == []


@pytest.mark.parametrize(("what", "reason"), [("", WHAT), (" \n", WHAT), ("a" * 4001, TOO_LONG)])
def test_what_we_do_is_said_in_few_words(what, reason):
    assert reasons_against(what=what) == [reason]
    assert reasons_against(what="a" * 4000) == []


def test_what_we_do_helps_towards_a_goal_in_force():
    assert reasons_against(goal_in_force=False) == [NO_GOAL]


def test_what_we_do_begins_today_at_the_earliest():
    assert reasons_against(first_day=TODAY) == []
    assert reasons_against(first_day=TODAY - timedelta(days=1)) == [FIRST_DAY_GONE]


def test_what_we_do_says_when_we_look_again():
    assert reasons_against(last_day=None) == [WHEN]


@pytest.mark.parametrize(("days", "reasons"), [(-1, [NOT_AFTER]), (0, [NOT_AFTER]), (1, [])])
def test_we_look_again_after_the_first_day(days, reasons):
    assert reasons_against(last_day=TODAY + timedelta(days=days)) == reasons


@pytest.mark.parametrize(("days", "reasons"), [(365, []), (366, []), (367, [WITHIN_A_YEAR])])
def test_we_look_again_within_a_year(days, reasons):
    assert reasons_against(last_day=TODAY + timedelta(days=days)) == reasons


@pytest.mark.parametrize(
    ("first_day", "last_day", "reasons"),
    [
        (date(2027, 3, 1), date(2028, 3, 1), []),
        (date(2027, 3, 1), date(2028, 3, 2), [WITHIN_A_YEAR]),
        (date(2028, 2, 29), date(2029, 3, 1), []),
        (date(2028, 2, 29), date(2029, 3, 2), [WITHIN_A_YEAR]),
        (date(2027, 2, 28), date(2028, 2, 29), []),
        (date(2026, 12, 31), date(2027, 12, 31), []),
        (date(2026, 12, 31), date(2028, 1, 1), []),
        (date(2026, 12, 31), date(2028, 1, 2), [WITHIN_A_YEAR]),
    ],
)
def test_a_year_is_a_year_also_over_a_leap_day(first_day, last_day, reasons):
    assert reasons_against(first_day=first_day, last_day=last_day) == reasons


def test_every_reason_is_told_at_once():
    assert reasons_against(
        what=" " * 4001, first_day=TODAY - timedelta(days=1), last_day=None, goal_in_force=False
    ) == [WHAT, TOO_LONG, NO_GOAL, FIRST_DAY_GONE, WHEN]


def test_every_choice_of_when_to_look_again_can_be_made():
    for days in LOOK_AGAIN_IN_WORDS:
        assert reasons_against(last_day=TODAY + timedelta(days=days)) == []


def test_there_are_words_for_every_hope_and_every_approach():
    assert set(HOPES_IN_WORDS) == set(HopesFor)
    assert set(APPROACHES_IN_WORDS) == set(Approach)
