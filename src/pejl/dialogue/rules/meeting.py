"""When one can meet, and who says yes to a time."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

LONGEST_POINT = 2000
NEW_FOR_DAYS = 30


def instant_of(day: date, at: time, zone: ZoneInfo) -> datetime | None:
    """The instant at which the clock on the wall shows so; None in the hour that summer time skips.

    In the hour that comes twice it is the first.
    """
    shown = datetime.combine(day, at)
    there = shown.replace(tzinfo=zone)
    back = datetime.fromtimestamp(there.timestamp(), zone).replace(tzinfo=None)
    return there.astimezone(UTC) if back == shown else None


SKIPPED = _("Den time findes ikke den dag. Uret bliver stillet frem. Vælg et andet tidspunkt.")


def hindrances_to_call(
    *, may: bool, point: str, by_citizens_side: bool, times: Collection[datetime], now: datetime
) -> list[str]:
    """Why nobody can be called to a meeting so. The citizen writes the first point."""
    return reasons_among(
        {
            _("Det kan kun borgeren og dem, der er med."): not may,
            _("Skriv, hvad du gerne vil tale om først."): by_citizens_side and not point.strip(),
            _("Det er for langt. Skriv det kortere."): len(point) > LONGEST_POINT,
            _("Foreslå mindst ét tidspunkt."): not times,
            _("Vælg et tidspunkt, der ikke er gået."): any(at <= now for at in times),
        }
    )


def hindrances_to_pick(
    *, may: bool, is_over: bool, is_own: bool, agreed_in_words: bool, has_passed: bool
) -> list[str]:
    """The other side picks; an employee may write down what was agreed in words."""
    return reasons_among(
        {
            _("Det kan kun borgeren og dem, der er med."): not may,
            _("Mødet er aflyst."): is_over,
            _("Det er den anden, der vælger et tidspunkt."): is_own and not agreed_in_words,
            _("Vælg et tidspunkt, der ikke er gået."): has_passed,
        }
    )


def is_new(joined_on: date, today: date) -> bool:
    """Whether somebody is a new face still."""
    return (today - joined_on).days < NEW_FOR_DAYS
