"""Where an idea is, which names stand in a text, and what no text may hold."""

from datetime import date, timedelta

import pytest

from pejl.practice.rules import Stands, Tried, holds_cpr, names_in, stands

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("answered", "trials", "today", "expected"),
    [
        (None, [], TODAY, Stands.WAITS),
        (None, [], TODAY + timedelta(days=1), Stands.LATE),
        (False, [], TODAY, Stands.NOT_NOW),
        (True, [Tried()], TODAY, Stands.TRYING),
        (True, [Tried(False)], TODAY, Stands.TRIED),
        (True, [Tried(False), Tried()], TODAY, Stands.TRYING),
        (True, [Tried(), Tried(True)], TODAY, Stands.DONE),
        (False, [Tried()], TODAY, Stands.TRYING),
        (None, [Tried()], TODAY + timedelta(days=1), Stands.TRYING),
    ],
)
def test_where_an_idea_is_follows_from_what_was_said_and_done(answered, trials, today, expected):
    assert stands(answered, trials, TODAY, today) is expected


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Karen vil ud at gå.", ["Karen"]),
        ("karens bænk", ["Karen"]),
        ("Fru Holm siger nej.", ["Holm"]),
        ("Holmen er lang.", []),
        ("Vi skal bo sammen.", []),
        ("Jeg spurgte Bo.", ["Bo"]),
        ("En borger på 80 år.", []),
    ],
)
def test_a_name_is_found_as_people_write_it(words, found):
    assert names_in(words, ["Karen Holm", "Bo Ib"]) == found


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        ("010150-1234", True),
        ("nr. 0101501234.", True),
        ("010150 1234", True),
        ("991350-1234", False),
        ("70 00 00 01", False),
        ("1010150-12345", False),
    ],
)
def test_a_cpr_number_is_seen_in_a_text(words, holds):
    assert holds_cpr(words) is holds
