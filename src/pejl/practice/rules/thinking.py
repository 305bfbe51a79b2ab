"""Tænk med: who may read a situation, and what may become of it."""

from enum import StrEnum

from pejl.shared.refusal import reasons_among
from pejl.shared.words import _


class Reach(StrEnum):
    """Whom one asks. The leader of one's own unit always sees it."""

    UNIT = "unit"
    ALL = "all"


REACH_IN_WORDS = {
    Reach.ALL: _("Alle kolleger i Social Omsorg"),
    Reach.UNIT: _("Min leder og min egen enhed"),
}


class Became(StrEnum):
    """What came of thinking together. Nothing is as good an end as the others."""

    IDEA = "idea"
    LEARNING = "learning"
    NOTHING = "nothing"


BECAME_IN_WORDS = {
    Became.IDEA: _("Det blev til en idé"),
    Became.LEARNING: _("Det lærte vi"),
    Became.NOTHING: _("Det blev ved det"),
}


def hindrances_to_ask(
    *, is_employee: bool, is_agreed: bool, with_them: bool, citizens_words: str
) -> list[str]:
    """Who may be recognised has agreed to it, to one who is with them, in words that are kept."""
    return reasons_among(
        {
            _("Det er kolleger, der tænker med."): not is_employee,
            _("Du er ikke med om den borger."): is_agreed and not with_them,
            _("Skriv, hvad borgeren sagde til det."): is_agreed and not citizens_words.strip(),
        }
    )


def hindrances_to_tell(*, is_mine: bool, is_over: bool) -> list[str]:
    return reasons_among(
        {
            _("Det er den, der spurgte, der fortæller, hvordan det gik."): not is_mine,
            _("I er færdige med at tænke over det her."): is_over,
        }
    )


def hindrances_to_think(*, is_employee: bool, is_over: bool) -> list[str]:
    return reasons_among(
        {
            _("Det er kolleger, der tænker med."): not is_employee,
            _("I er færdige med at tænke over det her."): is_over,
        }
    )
