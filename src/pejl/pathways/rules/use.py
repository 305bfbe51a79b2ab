"""How granted help is used: agreed by citizen and employee, within the grant and within *Det må du selv*."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

from .measures import GrantKind
from .own import LONGEST_TEXT

MOST_LINES = 20
LONGEST_LIST = 2000


class May(StrEnum):
    """What citizen and employee may agree by themselves about granted help."""

    MOVE = "move"
    LESS = "less"
    NEW = "new"
    MOST = "most"
    MONEY = "money"


MAY_IN_WORDS: Mapping[May, str] = {
    May.MOVE: _("Flytte timer fra noget, I bruger hjælpen til, til noget andet"),
    May.LESS: _("Bruge mindre end det, der er givet. Der bliver ikke taget noget af hjælpen"),
    May.NEW: _("Bruge hjælpen til noget nyt, som den er givet til"),
    May.MOST: _("Flytte mere end halvdelen af timerne på én gang"),
    May.MONEY: _("Flytte penge fra noget, I bruger dem til, til noget andet"),
}
MAY_FROM_THE_START = frozenset({May.MOVE, May.LESS, May.NEW})
MAY_BE_GIVEN = tuple(may for may in May if may not in MAY_FROM_THE_START)


@dataclass(frozen=True)
class Line:
    """One thing the help is used for, and how much of it (a part of a course has no size).

    `use_uid` names the use that it goes on from; `intervention_uid` what we do that it belongs to.
    """

    words: str
    size: int | None = None
    use_uid: str | None = None
    intervention_uid: str | None = None


Used = Mapping[str, Line]
"""What the help is used for now, by the uid of each use."""


def what_it_takes(
    before: Used, after: Sequence[Line], kind: GrantKind, granted: int | None
) -> frozenset[May]:
    """What one must be allowed to agree by oneself, to go from one use of the help to another."""
    kept = {line.use_uid: line for line in after if line.use_uid in before}
    grown = sum(max(0, (line.size or 0) - _size_in(before, line.use_uid)) for line in after)
    is_touched = any(uid not in kept or kept[uid].size != line.size for uid, line in before.items())
    is_new = any(
        line.use_uid not in before or before[line.use_uid or ""].words != line.words for line in after
    )
    money = kind is GrantKind.AMOUNT
    return frozenset(
        may
        for may, is_asked in {
            May.NEW: is_new,
            May.MONEY: is_touched and money,
            May.MOVE: is_touched and not money and grown > 0,
            May.LESS: is_touched and not money and grown == 0,
            May.MOST: is_touched and not money and granted is not None and grown * 2 > granted,
        }.items()
        if is_asked
    )


def _size_in(used: Used, uid: str | None) -> int:
    line = used.get(uid or "")
    return line.size or 0 if line else 0


BEYOND_THE_GRANT = _("Det er mere, end der er givet. Det kræver en afgørelse.")
BEYOND_THE_LIST = _("Det står ikke på listen over det, I selv må aftale. Det kræver en afgørelse.")
NEEDS_A_RULING = frozenset({BEYOND_THE_GRANT, BEYOND_THE_LIST})


def hindrances_to_use(
    after: Sequence[Line],
    *,
    kind: GrantKind,
    granted: int | None,
    before: Used,
    may: Collection[May],
    is_granted: bool,
    is_as_seen: bool,
) -> list[str]:
    """Every reason why the help cannot be used like this."""
    counted = kind is not GrantKind.COURSE
    total = sum(line.size or 0 for line in after)
    asked = what_it_takes(before, after, kind, granted)
    return reasons_among(
        {
            _("Hjælpen gælder ikke mere."): not is_granted,
            _("Der er aftalt noget andet om hjælpen siden. Foreslå det igen."): not is_as_seen,
            _("Skriv, hvad I vil bruge hjælpen til."): not after and not before,
            _("Skriv, hvad det skal bruges til."): any(not line.words.strip() for line in after),
            _("Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."): any(
                len(line.words) > LONGEST_TEXT for line in after
            ),
            _("Skriv højst 20 ting. Saml nogle af dem."): len(after) > MOST_LINES,
            _("Skriv, hvor meget det skal fylde."): any(counted and (line.size or 0) <= 0 for line in after),
            BEYOND_THE_GRANT: counted and granted is not None and total > granted,
            BEYOND_THE_LIST: is_as_seen and not asked.issubset(may),
        }
    )


def hindrances_to_widen(*, leads: bool, also: str, is_as_seen: bool) -> list[str]:
    """*Det må du selv* is the leader's to widen, and everybody's to read."""
    return reasons_among(
        {
            _("Det kan kun lederen af enheden."): not leads,
            _("Teksten er for lang. Skriv højst 2.000 tegn."): len(also) > LONGEST_LIST,
            _("En anden har ændret listen imens. Læs den igen."): not is_as_seen,
        }
    )
