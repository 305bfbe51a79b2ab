"""How much, from when, and what one may agree by oneself: rules without a database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pejl.pathways.rules import (
    BEYOND_THE_GRANT,
    BEYOND_THE_LIST,
    MAY_FROM_THE_START,
    Granted,
    GrantKind,
    Line,
    May,
    Per,
    hindrances_to_change_granted,
    hindrances_to_granted,
    hindrances_to_use,
    hours_in_figures,
    oere_from,
    quarters_from,
    size_from,
    what_it_takes,
)

TODAY = date(2027, 3, 1)
HOUR = 4
HELP = Granted(GrantKind.HOURS, "bad", 5 * HOUR, None, TODAY, None, TODAY + timedelta(days=182))


@pytest.mark.parametrize(
    ("typed", "quarters"),
    [
        ("2½", 10),
        ("2 ½", 10),
        ("2 1/2", 10),
        ("2,5", 10),
        ("2.50", 10),
        ("½", 2),
        ("1/4", 1),
        ("¾ time", 3),
        ("0,25", 1),
        ("3 timer", 12),
        ("3,0", 12),
        ("168", 672),
        ("0", 0),
        ("", None),
        ("timer", None),
        ("2,3", None),
        ("2,33", None),
        ("-2", None),
        ("to", None),
        ("2:30", None),
        ("30 minutter", None),
        ("9999999", None),
    ],
)
def test_hours_are_read_as_people_write_them_and_nothing_else_is_guessed(typed, quarters):
    assert quarters_from(typed) == quarters


@pytest.mark.parametrize(
    ("typed", "oere"),
    [
        ("1.250", 125000),
        ("1250", 125000),
        ("1 250", 125000),
        ("1.250,50", 125050),
        ("1.250,5 kr.", 125050),
        ("1.250,- kr", 125000),
        ("1.234.567 kroner", 123456700),
        ("0", 0),
        ("", None),
        ("1.25", None),
        ("12.5000", None),
        ("-5", None),
        ("1,250.50", None),
        ("mange", None),
    ],
)
def test_amounts_are_read_as_danes_write_them_and_nothing_else_is_guessed(typed, oere):
    assert oere_from(typed) == oere


def test_a_size_is_read_as_its_kind_counts():
    assert (size_from(GrantKind.HOURS, "2"), size_from(GrantKind.AMOUNT, "2")) == (8, 200)


@pytest.mark.parametrize(
    ("quarters", "figures"), [(0, "0"), (1, "¼"), (2, "½"), (3, "¾"), (4, "1"), (10, "2½"), (21, "5¼")]
)
def test_hours_stand_in_halves_and_quarters_and_never_in_minutes(quarters, figures):
    assert hours_in_figures(quarters) == figures


# What can be granted


def granted(**differently) -> list[str]:
    overlaps = differently.pop("overlaps", False)
    today = differently.pop("today", TODAY)
    return hindrances_to_granted(replace(HELP, **differently), today=today, overlaps=overlaps)


AMOUNT = {"kind": GrantKind.AMOUNT, "per": Per.MONTH}
COURSE = {"kind": GrantKind.COURSE, "size": None}
NO_HOURS = "Skriv, hvor mange timer. Hele, halve eller kvarte, fx 2½."
FAR = "Den første dag ligger mere end et år fra i dag. Se datoen efter."
AGAIN = "I skal se på hjælpen igen efter i dag og efter den første dag."
YEAR = "I skal se på det igen inden for et år."


@pytest.mark.parametrize(
    ("differently", "reasons"),
    [
        ({}, []),
        (COURSE, []),
        ({**AMOUNT, "size": 1}, []),
        ({"size": 168 * HOUR}, []),
        ({"what": "  "}, ["Skriv, hvad hjælpen er til."]),
        (
            {"what": "å" * 20_000},
            ["Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."],
        ),
        (
            {"overlaps": True},
            ["Den slags hjælp er allerede givet efter samme regel. Ændr den i stedet."],
        ),
        ({"size": None}, [NO_HOURS]),
        ({"size": 0}, [NO_HOURS]),
        ({"size": 168 * HOUR + 1}, ["Der er kun 168 timer på en uge."]),
        ({**AMOUNT, "size": None}, ["Skriv beløbet, fx 1.250 kr."]),
        ({**AMOUNT, "size": 1_000_000_001}, ["Beløbet ser forkert ud. Skriv højst 10.000.000 kr."]),
        (
            {"kind": GrantKind.AMOUNT},
            ["Vælg, om beløbet er om måneden, om året eller én gang."],
        ),
        ({"last_day": TODAY}, []),
        ({"last_day": TODAY - timedelta(days=1)}, ["Den sidste dag ligger før den første."]),
        ({"first_day": TODAY - timedelta(days=366)}, []),
        ({"first_day": TODAY - timedelta(days=367)}, [FAR]),
        ({"first_day": date(202, 1, 1)}, [FAR]),
        ({"look_again": TODAY}, [AGAIN]),
        ({"first_day": TODAY + timedelta(days=200)}, [AGAIN]),
        ({"look_again": TODAY + timedelta(days=366)}, []),
        ({"look_again": TODAY + timedelta(days=367)}, [YEAR]),
    ],
)
def test_what_is_granted_says_what_how_much_and_when_or_every_reason_why_not(differently, reasons):
    assert granted(**differently) == reasons


@pytest.mark.parametrize(
    ("first", "again", "reasons"),
    [
        (date(2028, 2, 29), date(2029, 2, 28), []),
        (date(2028, 2, 29), date(2029, 3, 1), []),
        (date(2028, 2, 29), date(2029, 3, 2), [YEAR]),
        (date(2026, 10, 25), date(2027, 3, 28), []),
    ],
)
def test_a_year_is_a_year_across_leap_days_and_summer_time(first, again, reasons):
    assert granted(first_day=first, look_again=again, today=first) == reasons


def test_every_reason_is_told_at_once():
    reasons = granted(what="", size=None, look_again=TODAY, last_day=TODAY - timedelta(days=1))
    assert len(reasons) == 4


@pytest.mark.parametrize(
    ("differently", "reasons"),
    [
        ({}, []),
        ({"is_in_force": False, "begins": None}, ["Hjælpen gælder ikke mere."]),
        (
            {"from_day": TODAY - timedelta(days=1)},
            ["Hjælp kan ikke ændres eller stoppes tilbage i tiden. Vælg en senere dag."],
        ),
        (
            {"begins": TODAY + timedelta(days=1)},
            ["Hjælpen er ikke begyndt den dag. Vælg en senere dag."],
        ),
        (
            {"from_day": TODAY + timedelta(days=367)},
            ["Dagen ligger mere end et år fra i dag. Se datoen efter."],
        ),
    ],
)
def test_granted_help_is_changed_from_today_on_and_while_it_lasts(differently, reasons):
    usual = {"is_in_force": True, "from_day": TODAY, "begins": TODAY - timedelta(days=9), "today": TODAY}
    assert hindrances_to_change_granted(**{**usual, **differently}) == reasons


# How it is used

TRIP, BATH = Line("en tur", 2 * HOUR, "tur"), Line("bad", 2 * HOUR, "bad")
BEFORE = {"tur": TRIP, "bad": BATH}


def takes(*after: Line, kind: GrantKind = GrantKind.HOURS, before=BEFORE, size=5 * HOUR) -> set[May]:
    return set(what_it_takes(before, after, kind, size))


@pytest.mark.parametrize(
    ("after", "asked"),
    [
        ([TRIP, BATH], set()),
        ([TRIP, replace(BATH, size=HOUR)], {May.LESS}),
        ([TRIP], {May.LESS}),
        ([], {May.LESS}),
        ([replace(TRIP, size=3 * HOUR), replace(BATH, size=HOUR)], {May.MOVE}),
        ([replace(TRIP, size=3 * HOUR), BATH], {May.MOVE}),
        ([replace(TRIP, size=5 * HOUR)], {May.MOVE, May.MOST}),
        ([TRIP, BATH, Line("regnskab", HOUR)], {May.NEW}),
        ([TRIP, replace(BATH, words="maling")], {May.NEW}),
        ([TRIP, Line("regnskab", 2 * HOUR)], {May.MOVE, May.NEW}),
        ([Line("regnskab", 4 * HOUR)], {May.MOVE, May.NEW, May.MOST}),
    ],
)
def test_what_one_must_be_allowed_follows_from_what_is_changed(after, asked):
    assert takes(*after) == asked


def test_the_first_use_of_help_is_something_new_and_nothing_more():
    assert takes(Line("en tur", 5 * HOUR), before={}) == {May.NEW}


def test_moving_money_is_asked_for_by_itself():
    assert takes(replace(TRIP, size=3 * HOUR), kind=GrantKind.AMOUNT) == {May.MONEY}
    assert takes(TRIP, BATH, kind=GrantKind.AMOUNT) == set()


def test_a_course_has_no_size_and_no_half_of_it():
    before = {"tur": Line("en tur", None, "tur"), "bad": Line("bad", None, "bad")}
    assert takes(before["tur"], Line("sang"), kind=GrantKind.COURSE, before=before, size=None) == {
        May.NEW,
        May.LESS,
    }


def to_use(*after: Line, **differently) -> list[str]:
    usual = {
        "kind": GrantKind.HOURS,
        "granted": 5 * HOUR,
        "before": BEFORE,
        "may": MAY_FROM_THE_START,
        "is_granted": True,
        "is_as_seen": True,
    }
    return hindrances_to_use(after, **{**usual, **differently})


@pytest.mark.parametrize(
    ("after", "differently", "reasons"),
    [
        ([TRIP, BATH], {}, []),
        ([], {}, []),
        ([], {"before": {}}, ["Skriv, hvad I vil bruge hjælpen til."]),
        ([TRIP], {"is_granted": False}, ["Hjælpen gælder ikke mere."]),
        (
            [TRIP],
            {"is_as_seen": False},
            ["Der er aftalt noget andet om hjælpen siden. Foreslå det igen."],
        ),
        ([TRIP, Line(" ", HOUR)], {}, ["Skriv, hvad det skal bruges til."]),
        (
            [TRIP, BATH, Line("å" * 4001, HOUR)],
            {},
            ["Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."],
        ),
        (
            [Line("a", 1)] * 21,
            {"before": {}, "granted": 100},
            ["Skriv højst 20 ting. Saml nogle af dem."],
        ),
        ([TRIP, BATH, Line("sang")], {}, ["Skriv, hvor meget det skal fylde."]),
        ([TRIP, BATH, Line("sang", -1)], {}, ["Skriv, hvor meget det skal fylde."]),
        ([TRIP, BATH, Line("sang", HOUR)], {}, []),
        ([TRIP, BATH, Line("sang", HOUR + 1)], {}, [BEYOND_THE_GRANT]),
        ([Line("sang", 10**12)], {"before": {}}, [BEYOND_THE_GRANT]),
        ([replace(TRIP, size=5 * HOUR)], {}, [BEYOND_THE_LIST]),
        ([replace(TRIP, size=5 * HOUR)], {"may": frozenset(May)}, []),
        ([Line("sang")], {"kind": GrantKind.COURSE, "granted": None, "before": {}}, []),
    ],
)
def test_help_is_used_within_the_grant_and_the_list_or_every_reason_is_told(after, differently, reasons):
    assert to_use(*after, **differently) == reasons
