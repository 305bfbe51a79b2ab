"""The one clock of the house. Instants are UTC; a date is a date in Copenhagen."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")

_stopped_at: ContextVar[datetime | None] = ContextVar("stopped_at", default=None)


def now() -> datetime:
    """The present instant, in UTC."""
    return _stopped_at.get() or datetime.now(UTC)


def today() -> date:
    """The date in Copenhagen at this instant."""
    return date_of(now())


def date_of(instant: datetime) -> date:
    """The Copenhagen date of an instant."""
    return instant.astimezone(COPENHAGEN).date()


def end_of(day: date) -> datetime:
    """The last instant of a date in Copenhagen, also on days of 23 and 25 hours."""
    midnight = datetime.combine(day + timedelta(days=1), time(), tzinfo=COPENHAGEN)
    return midnight.astimezone(UTC) - timedelta(microseconds=1)


@contextmanager
def stopped_at(instant: datetime) -> Iterator[None]:
    """Tell another time, for the demo, tests and bench only."""
    if "PEJL_CLOCK_MAY_STOP" not in os.environ:
        raise RuntimeError("The clock is only stopped by the demo, tests and bench.")
    token = _stopped_at.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _stopped_at.reset(token)
