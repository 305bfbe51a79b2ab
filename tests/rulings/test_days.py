"""Days as the law counts them, and the terms that rest on them."""

from datetime import date, timedelta

import pytest

from pejl.rulings.reading import law_from, shipped_law
from pejl.rulings.rules import (
    Channel,
    after_working_days,
    complain_by,
    earliest_deadline,
    easter,
    hindrances_to_send,
    is_working_day,
    maintain_by,
    reconsider_by,
    this_or_next_working_day,
    told_on,
)

LAW = shipped_law()
MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "sunday",
    [
        date(2018, 4, 1),
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2026, 4, 5),
        date(2027, 3, 28),
        date(2038, 4, 25),
    ],
)
def test_easter_falls_on_the_sunday_of_the_calendar(sunday):
    assert easter(sunday.year) == sunday


@pytest.mark.parametrize(
    "day_off",
    [
        date(2026, 1, 1),
        date(2026, 4, 2),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 6, 5),
        date(2026, 12, 24),
        date(2026, 12, 25),
        date(2026, 12, 31),
        date(2026, 11, 28),
        date(2026, 11, 29),
    ],
)
def test_no_post_comes_on_a_day_off(day_off):
    assert not is_working_day(day_off)


def test_store_bededag_is_a_working_day_again():
    assert is_working_day(easter(2026) + timedelta(days=26))


def test_every_other_weekday_of_a_week_is_a_working_day():
    week = [MONDAY + timedelta(days=days) for days in range(7)]
    assert [is_working_day(day) for day in week] == [True] * 5 + [False] * 2


def test_a_day_off_becomes_the_next_working_day_and_a_working_day_stays():
    assert this_or_next_working_day(date(2026, 12, 24)) == date(2026, 12, 28)
    assert this_or_next_working_day(MONDAY) == MONDAY


def test_working_days_are_counted_from_the_day_after():
    assert after_working_days(MONDAY, 6) == date(2026, 12, 1)
    assert after_working_days(MONDAY, 0) == MONDAY


def test_a_letter_over_christmas_is_long_on_its_way():
    assert told_on(LAW, Channel.LETTER, date(2026, 12, 21)) == date(2027, 1, 4)


def test_a_letter_is_six_working_days_on_its_way_and_digital_post_none():
    assert told_on(LAW, Channel.LETTER, MONDAY) == date(2026, 12, 1)
    assert told_on(LAW, Channel.DIGITAL, MONDAY) == MONDAY
    assert told_on(LAW, Channel.HANDED, MONDAY) == MONDAY


def test_one_can_complain_for_four_weeks_and_the_day_one_was_told_is_not_counted():
    assert complain_by(LAW, date(2026, 12, 1)) == date(2026, 12, 29)


def test_the_time_to_complain_never_runs_out_on_a_day_off():
    assert complain_by(LAW, date(2026, 11, 26)) == date(2026, 12, 28)
    assert maintain_by(LAW, date(2026, 11, 26)) == date(2026, 12, 28)


def test_a_weekend_gives_the_municipality_no_more_time():
    assert reconsider_by(LAW, date(2026, 11, 28)) == date(2026, 12, 26)


def test_a_hearing_gives_a_week_after_the_letter_has_come():
    assert earliest_deadline(LAW, Channel.LETTER, MONDAY) == date(2026, 12, 8)
    assert earliest_deadline(LAW, Channel.HANDED, MONDAY) == date(2026, 11, 30)


def test_a_letter_is_sent_today_or_within_a_week_and_not_yesterday():
    yesterday, latest = MONDAY - timedelta(days=1), MONDAY + timedelta(days=7)
    assert hindrances_to_send(yesterday, MONDAY) == [
        "Vælg en dag, der ikke er gået. Fristen skal regnes fra den dag, det bliver sendt."
    ]
    assert hindrances_to_send(MONDAY, MONDAY) == []
    assert hindrances_to_send(latest, MONDAY) == []
    assert hindrances_to_send(latest + timedelta(days=1), MONDAY) == ["Send det inden en uge."]


A_FILE = """{
  "bases": [
    {"code": "a", "law": "L", "paragraph": "§ 1", "plain": "Før.", "valid_from": "2020-01-01",
     "valid_to": "2026-12-31", "source": "s"},
    {"code": "b", "law": "L", "paragraph": "§ 2", "plain": "Nu.", "valid_from": "2027-01-01",
     "valid_to": null, "source": "s"}],
  "process": [
    {"code": "p", "law": "L", "paragraph": "§ 3", "plain": "Gammel.", "valid_from": "2020-01-01",
     "valid_to": null, "source": "s"},
    {"code": "p", "law": "L", "paragraph": "§ 4", "plain": "Ny.", "valid_from": "2027-01-01",
     "valid_to": null, "source": "s"}],
  "terms": [
    {"what": "complaint", "days": 28, "valid_from": "2020-01-01", "valid_to": "2026-12-31", "source": "s"},
    {"what": "complaint", "days": 42, "valid_from": "2027-01-01", "valid_to": null, "source": "s"}],
  "post": []
}"""


def test_a_ruling_rests_only_on_what_is_law_that_day():
    law = law_from(A_FILE)
    assert [one.code for one in law.bases_on(date(2026, 12, 31))] == ["a"]
    assert [one.code for one in law.bases_on(date(2027, 1, 1))] == ["b"]


def test_a_term_is_as_long_as_the_law_of_that_day_says():
    law = law_from(A_FILE)
    assert complain_by(law, date(2026, 12, 31)) == date(2027, 1, 28)
    assert complain_by(law, date(2027, 1, 1)) == date(2027, 2, 12)


def test_of_two_that_hold_the_newer_counts():
    law = law_from(A_FILE)
    assert law.about("p", date(2026, 12, 31)).plain == "Gammel."
    assert law.about("p", date(2027, 1, 1)).plain == "Ny."


def test_a_day_of_which_the_law_says_nothing_is_told_plainly():
    with pytest.raises(LookupError, match="2019-12-31"):
        law_from(A_FILE).days_for("complaint", date(2019, 12, 31))


@pytest.mark.parametrize("wrong", ["{}", "[]", A_FILE.replace('"2020-01-01"', '"i går"')])
def test_a_file_of_another_form_is_not_read_as_law(wrong):
    with pytest.raises((KeyError, TypeError, ValueError)):
        law_from(wrong)


def test_everything_in_the_shipped_law_says_where_it_is_written():
    everything = [*LAW.bases, *LAW.process, *LAW.terms, *LAW.post]
    assert [one for one in everything if not one.source.strip()] == []
    assert [
        one for one in [*LAW.bases, *LAW.process] if "§" in one.plain or not one.plain.endswith(".")
    ] == []
    codes = [one.code for one in LAW.bases]
    assert len(set(codes)) == len(codes)


def test_the_law_on_elder_care_is_there_from_its_first_day():
    before, first = date(2025, 6, 30), date(2025, 7, 1)
    assert "ael-10" not in {one.code for one in LAW.bases_on(before)}
    assert "ael-10" in {one.code for one in LAW.bases_on(first)}
