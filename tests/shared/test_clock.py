"""Instants are UTC, dates are Copenhagen's."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from pejl.shared import clock

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2026-01-14T22:59:59+00:00", date(2026, 1, 14)),
        ("2026-01-14T23:00:00+00:00", date(2026, 1, 15)),
        ("2026-07-14T21:59:59+00:00", date(2026, 7, 14)),
        ("2026-07-14T22:00:00+00:00", date(2026, 7, 15)),
        ("2026-12-31T23:00:00+00:00", date(2027, 1, 1)),
        ("2026-07-15T00:30:00+09:00", date(2026, 7, 14)),
    ],
)
def test_a_date_begins_at_midnight_in_copenhagen(instant, day):
    assert clock.date_of(at(instant)) == day


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 6, 1), 24)]
)
def test_a_day_lasts_as_long_as_it_does_in_copenhagen_when_the_clocks_are_moved(day, hours):
    about = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=12)
    halves = [about + timedelta(minutes=30 * half) for half in range(2 * 60)]
    assert sum(clock.date_of(instant) == day for instant in halves) == 2 * hours


def test_now_is_utc_and_the_present():
    before = datetime.now(UTC)
    assert before <= clock.now() <= datetime.now(UTC)
    assert clock.now().tzinfo is UTC


def test_a_stopped_clock_tells_that_time_until_it_is_let_go():
    with clock.stopped_at(datetime(2026, 7, 15, 0, 30, tzinfo=timezone(timedelta(hours=2)))):
        assert clock.now() == datetime(2026, 7, 14, 22, 30, tzinfo=UTC)
        assert clock.now().tzinfo is UTC
        assert clock.today() == date(2026, 7, 15)
        with clock.stopped_at(MONDAY):
            assert clock.today() == date(2026, 11, 23)
        assert clock.today() == date(2026, 7, 15)
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_the_clock_runs_again_when_what_it_was_stopped_for_fails():
    with pytest.raises(LookupError), clock.stopped_at(MONDAY):
        raise LookupError
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_the_clock_is_not_stopped_in_a_real_house(monkeypatch):
    monkeypatch.delenv("PEJL_CLOCK_MAY_STOP")
    with pytest.raises(RuntimeError, match="only stopped by the demo, tests and bench"):
        clock.stopped_at(MONDAY).__enter__()
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_a_process_that_did_not_ask_for_it_cannot_stop_the_clock():
    surroundings = {key: value for key, value in os.environ.items() if key != "PEJL_CLOCK_MAY_STOP"}
    attempt = (
        "from datetime import UTC, datetime; from pejl.shared import clock; "
        "clock.stopped_at(datetime.now(UTC)).__enter__()"
    )
    ran = subprocess.run([sys.executable, "-c", attempt], env=surroundings, capture_output=True, text=True)
    assert ran.returncode == 1
    assert ran.stderr.splitlines()[-1].startswith("RuntimeError: The clock is only stopped")
