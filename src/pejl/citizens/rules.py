"""What a personal number tells, and who may carry one."""

from datetime import date

from stdnum.dk import cpr

from pejl.shared.words import _

_REPLACEMENT_DAYS = 60


def compact_cpr(text: str) -> str:
    """Ten digits, without spaces and hyphen."""
    return "".join(text.split()).replace("-", "")


def birth_date_of(number: str) -> date | None:
    """The date in a personal number; None where it holds none.

    Modulus 11 is not asked for: numbers without it have been issued since 1 October 2007 (cpr.dk). In a
    replacement number the day is raised by 60.
    """
    number = compact_cpr(number)
    if len(number) != 10 or not number.isdigit():
        return None
    if int(number[:2]) > _REPLACEMENT_DAYS:
        number = f"{int(number[:2]) - _REPLACEMENT_DAYS:02}{number[2:]}"
    try:
        born = cpr.get_birth_date(number)
    except ValueError:
        return None
    return born if isinstance(born, date) else None


def hindrances_to_cpr(number: str, today: date) -> list[str]:
    """Why this cannot be a personal number; empty means it can."""
    born = birth_date_of(number)
    if born is None:
        return [_("Det er ikke et CPR-nummer. Det har ti cifre og begynder med en dato.")]
    return [_("Datoen i CPR-nummeret ligger i fremtiden.")] if born > today else []
