"""What the citizen would like help with: it follows from how it goes, and is agreed."""

from collections.abc import Collection, Mapping

from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

HELP_IN_WORDS: Mapping[int, str] = {
    1: _("lidt hjælp"),
    2: _("noget hjælp"),
    3: _("meget hjælp"),
    4: _("hjælp til det hele"),
}


def degree_to_propose(said: Collection[int | None]) -> int | None:
    """How much help to begin the talk with: as much as the one who sees most of it; None where none is seen.

    It is only where the form begins. What counts is what both say yes to.
    """
    return max((degree for degree in said if degree is not None and degree > 0), default=None)


def hindrances_to_need(*, is_followed: bool, degree: int | None, on_the_list: bool) -> list[str]:
    """Why this cannot be a need of support. "Not assessed" and "none" are no need."""
    return reasons_among(
        {
            _("Det tema følger I ikke."): not is_followed,
            _("Vælg, hvor meget hjælp der skal til."): degree is None or degree < 1 or not on_the_list,
        }
    )
