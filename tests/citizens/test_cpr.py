"""What a personal number tells. The numbers are invented, or examples that were published as such."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejl.citizens.rules import birth_date_of, compact_cpr, hindrances_to_cpr

TODAY = date(2026, 11, 23)
NO_NUMBER = ["Det er ikke et CPR-nummer. Det har ti cifre og begynder med en dato."]
IN_THE_FUTURE = ["Datoen i CPR-nummeret ligger i fremtiden."]
GOLDEN = Path(__file__).resolve().parents[3] / "shared" / "data" / "test_vectors.json"


def test_the_golden_numbers_are_judged_as_they_should_be():
    if not GOLDEN.exists():
        pytest.skip("the golden numbers are not beside this checkout")
    numbers = json.loads(GOLDEN.read_text())["cpr"]
    assert {one["cpr"]: not hindrances_to_cpr(one["cpr"], TODAY) for one in numbers} == {
        one["cpr"]: one["valid_format"] for one in numbers
    }


@pytest.mark.parametrize(
    ("number", "born"),
    [
        ("0101650000", date(1965, 1, 1)),
        ("010165-0000", date(1965, 1, 1)),
        (" 0101 65 00 00 ", date(1965, 1, 1)),
        ("2902000000", None),
        ("2902004000", date(2000, 2, 29)),
        ("3112993999", date(1999, 12, 31)),
        ("0101364000", date(2036, 1, 1)),
        ("0101374000", date(1937, 1, 1)),
        ("0101375000", date(2037, 1, 1)),
        ("0101575000", date(2057, 1, 1)),
        ("0101585000", date(1858, 1, 1)),
        ("0101999000", date(1999, 1, 1)),
        ("0101369000", date(2036, 1, 1)),
    ],
)
def test_the_seventh_digit_says_in_which_century_one_was_born(number, born):
    assert birth_date_of(number) == born


@pytest.mark.parametrize(
    ("number", "born"),
    [
        ("6101650000", date(1965, 1, 1)),
        ("9112650000", date(1965, 12, 31)),
        ("7008204321", date(2020, 8, 10)),
        ("8902004000", date(2000, 2, 29)),
        ("9202650000", None),
        ("6001650000", None),
        ("9002650000", None),
    ],
)
def test_in_a_replacement_number_the_day_is_sixty_more(number, born):
    assert birth_date_of(number) == born


@given(st.dates(date(1900, 1, 1), date(1999, 12, 31)), st.integers(0, 3999))
def test_a_number_is_taken_whatever_modulus_11_says(born, rest):
    assert birth_date_of(f"{born:%d%m%y}{rest:04}") == born
    assert hindrances_to_cpr(f"{born:%d%m%y}{rest:04}", TODAY) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3002801234",
        "0013801234",
        "010165000",
        "01016500000",
        "010165000a",
        "010165–0000",
        "²101650000",
        "٠١٠١٦٥٠٠٠٠",
        "０１０１６５００００",
        "-101650000",
        "+101650000",
    ],
)
def test_what_is_no_number_is_refused_with_what_one_is(text):
    assert birth_date_of(text) is None
    assert hindrances_to_cpr(text, TODAY) == NO_NUMBER


@given(st.text(max_size=12))
def test_whatever_is_typed_there_is_an_answer(text):
    assert hindrances_to_cpr(text, TODAY) in ([], NO_NUMBER, IN_THE_FUTURE)


@pytest.mark.parametrize(("number", "reasons"), [("2311264000", []), ("2411264000", IN_THE_FUTURE)])
def test_nobody_is_born_after_today(number, reasons):
    assert hindrances_to_cpr(number, TODAY) == reasons


@pytest.mark.parametrize(
    "written", ["0101650000", "010165-0000", " 010165 0000", "01 01 65 00 00", "0101-65\t0000"]
)
def test_a_number_is_the_same_however_it_is_written(written):
    assert compact_cpr(written) == "0101650000"
