"""What a personal number tells, and who may speak for another."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from enum import StrEnum

from stdnum.dk import cpr

from pejl.shared.refusal import reasons_among
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
    if len(number) != 10 or not (number.isascii() and number.isdecimal()):
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


class RepresentationKind(StrEnum):
    """On which ground someone speaks for another."""

    GUARDIAN_5 = "guardian § 5"
    GUARDIAN_6 = "guardian § 6"
    GUARDIAN_7 = "guardian § 7"
    CUSTODY = "custody"
    POWER_OF_ATTORNEY = "power of attorney"
    COMPANION = "companion"


class Matter(StrEnum):
    """What a change is about, where representation is divided."""

    PERSONAL = "personal"
    FINANCIAL = "financial"


class Weight(StrEnum):
    """What a representative's word weighs beside the person's own."""

    EITHER = "the yes of either is enough"
    INSTEAD = "the representative's yes is needed; the person's no still stops it"
    TOGETHER = "both must say yes"
    VIEW = "a view, not a voice"


# værgemålsloven §§ 5–7 (danskelove.dk/værgemålsloven/5-10); forældreansvarsloven § 1 (custody until 18)
WEIGHT_OF: Mapping[RepresentationKind, Weight] = {
    RepresentationKind.GUARDIAN_5: Weight.EITHER,
    RepresentationKind.GUARDIAN_6: Weight.INSTEAD,
    RepresentationKind.GUARDIAN_7: Weight.TOGETHER,
    RepresentationKind.CUSTODY: Weight.INSTEAD,
    RepresentationKind.POWER_OF_ATTORNEY: Weight.EITHER,
    RepresentationKind.COMPANION: Weight.VIEW,
}
KIND_IN_WORDS: Mapping[RepresentationKind, str] = {
    RepresentationKind.GUARDIAN_5: _("værge"),
    RepresentationKind.GUARDIAN_6: _("værge, der bestemmer i stedet"),
    RepresentationKind.GUARDIAN_7: _("værge, der bestemmer sammen med borgeren"),
    RepresentationKind.CUSTODY: _("forælder"),
    RepresentationKind.POWER_OF_ATTORNEY: _("har fuldmagt"),
    RepresentationKind.COMPANION: _("bisidder"),
}


def eighteenth_birthday(born: date) -> date:
    """The first day of being of age; who was born on 29 February comes of age on 1 March."""
    try:
        return born.replace(year=born.year + 18)
    except ValueError:
        return date(born.year + 18, 3, 1)


def hindrances_to_represent(
    kind: RepresentationKind,
    matters: Collection[Matter],
    *,
    name: str,
    first_day: date,
    last_day: date | None,
    born: date | None,
) -> list[str]:
    """Why someone cannot be put down as a representative so."""
    return reasons_among(
        {
            _("Skriv, hvem det er."): not name.strip(),
            _("Vælg, om det gælder personlige ting, penge eller begge dele."): not matters,
            _("En værge, der bestemmer sammen med borgeren, gør det kun om penge."): (
                kind is RepresentationKind.GUARDIAN_7 and Matter.PERSONAL in matters
            ),
            _("Skriv borgerens CPR-nummer først. Vi skal vide, hvornår borgeren fylder 18."): (
                kind is RepresentationKind.CUSTODY and born is None
            ),
            _("Borgeren er fyldt 18 og bestemmer selv."): (
                kind is RepresentationKind.CUSTODY
                and born is not None
                and first_day >= eighteenth_birthday(born)
            ),
            _("Den sidste dag ligger før den første."): last_day is not None and last_day < first_day,
        }
    )


def last_day_of(kind: RepresentationKind, last_day: date | None, born: date | None) -> date | None:
    """Custody is gone on the eighteenth birthday, whatever was written."""
    if kind is not RepresentationKind.CUSTODY or born is None:
        return last_day
    day_before = eighteenth_birthday(born) - timedelta(days=1)
    return min(day_before, last_day or day_before)
