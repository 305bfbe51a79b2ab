"""The help that is granted: by a ruling, until a ruling. Looking again never ends it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

from .measures import OERE, QUARTERS, GrantKind, Per
from .own import LONGEST_TEXT
from .work import LONGEST_BEFORE_LOOKING_AGAIN

HOURS_IN_A_WEEK = 168
HIGHEST_AMOUNT = 10_000_000
LONGEST_BACK_OR_AHEAD = timedelta(days=366)

GRANT_KINDS_IN_WORDS: Mapping[GrantKind, str] = {
    GrantKind.COURSE: _("Et samlet forløb uden timer"),
    GrantKind.HOURS: _("Timer om ugen"),
    GrantKind.AMOUNT: _("Et beløb"),
}
PER_IN_WORDS: Mapping[Per, str] = {
    Per.MONTH: _("om måneden"),
    Per.YEAR: _("om året"),
    Per.ONCE: _("én gang"),
}
LOOK_AT_GRANT_IN_WORDS: Mapping[int, str] = {
    42: _("om 6 uger"),
    91: _("om 3 måneder"),
    182: _("om et halvt år"),
    365: _("om et år"),
}


@dataclass(frozen=True)
class Granted:
    """What is granted. `size` counts quarters of an hour in a week, or øre; a course has none.

    `last_day` only where the ruling set one. On `look_again` we look at it together; it ends nothing.
    """

    kind: GrantKind
    what: str
    size: int | None
    per: Per | None
    first_day: date
    last_day: date | None
    look_again: date


def hindrances_to_granted(granted: Granted, *, today: date, overlaps: bool) -> list[str]:
    """Every reason why this cannot be granted now."""
    return [
        *reasons_among(
            {
                _("Skriv, hvad hjælpen er til."): not granted.what.strip(),
                _("Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."): (
                    len(granted.what) > LONGEST_TEXT
                ),
                _("Den slags hjælp er allerede givet efter samme regel. Ændr den i stedet."): overlaps,
            }
        ),
        *_hindrances_in_size(granted.kind, granted.size, granted.per),
        *_hindrances_in_days(granted, today),
    ]


def _hindrances_in_size(kind: GrantKind, size: int | None, per: Per | None) -> list[str]:
    number = size or 0
    hours, amount = kind is GrantKind.HOURS, kind is GrantKind.AMOUNT
    return reasons_among(
        {
            _("Skriv, hvor mange timer. Hele, halve eller kvarte, fx 2½."): hours and number <= 0,
            _("Der er kun 168 timer på en uge."): hours and number > HOURS_IN_A_WEEK * QUARTERS,
            _("Skriv beløbet, fx 1.250 kr."): amount and number <= 0,
            _("Beløbet ser forkert ud. Skriv højst 10.000.000 kr."): amount
            and number > HIGHEST_AMOUNT * OERE,
            _("Vælg, om beløbet er om måneden, om året eller én gang."): amount and per is None,
        }
    )


def _hindrances_in_days(granted: Granted, today: date) -> list[str]:
    first, last, again = granted.first_day, granted.last_day, granted.look_again
    return reasons_among(
        {
            _("Den første dag ligger mere end et år fra i dag. Se datoen efter."): (
                abs(first - today) > LONGEST_BACK_OR_AHEAD
            ),
            _("Den sidste dag ligger før den første."): last is not None and last < first,
            _("I skal se på hjælpen igen efter i dag og efter den første dag."): again <= max(first, today),
            _("I skal se på det igen inden for et år."): (
                again - max(first, today) > LONGEST_BEFORE_LOOKING_AGAIN
            ),
        }
    )


def hindrances_to_change_granted(
    *, is_in_force: bool, from_day: date, begins: date | None, today: date
) -> list[str]:
    """Help is never taken back in time, and only what is granted can be changed or end."""
    return reasons_among(
        {
            _("Hjælpen gælder ikke mere."): not is_in_force,
            _("Hjælp kan ikke ændres eller stoppes tilbage i tiden. Vælg en senere dag."): from_day < today,
            _("Hjælpen er ikke begyndt den dag. Vælg en senere dag."): begins is not None
            and from_day < begins,
            _("Dagen ligger mere end et år fra i dag. Se datoen efter."): (
                from_day - today > LONGEST_BACK_OR_AHEAD
            ),
        }
    )


def hindrances_to_look(*, at_work: bool, words: str, next_on: date, today: date) -> list[str]:
    """Why it cannot be written down that someone looked at the help again."""
    return reasons_among(
        {
            _("Det kan kun en medarbejder, der er med."): not at_work,
            _("Skriv, hvad I så på, og hvad I talte om."): not words.strip(),
            _("Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."): len(words) > LONGEST_TEXT,
            _("Vælg en dag efter i dag."): next_on <= today,
            _("I skal se på det igen inden for et år."): next_on - today > LONGEST_BEFORE_LOOKING_AGAIN,
        }
    )


def hindrances_to_ask_for_help(*, may_ask: bool, words: str) -> list[str]:
    """Who is with and speaks for one of the two sides may ask; the municipality has to answer."""
    return reasons_among(
        {
            _("Det kan kun borgeren, den der taler for borgeren, og en medarbejder der er med."): not may_ask,
            _("Skriv, hvad der skal ses på."): not words.strip(),
            _("Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."): len(words) > LONGEST_TEXT,
        }
    )
