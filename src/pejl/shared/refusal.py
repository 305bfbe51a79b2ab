"""How the house says no: with every reason at once."""

from collections.abc import Iterable


class Refused(Exception):
    """An act did not happen. `reasons` holds every reason, as sentences in the source language."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = list(reasons)
        super().__init__(" ".join(self.reasons))


def refuse_if(reasons: Iterable[str]) -> None:
    """Raise Refused with all `reasons`, or do nothing where there are none."""
    if found := list(reasons):
        raise Refused(found)


def reasons_among(hindrances: dict[str, bool]) -> list[str]:
    """The sentences whose condition holds: `{"why not": it_stands_in_the_way}`."""
    return [sentence for sentence, in_the_way in hindrances.items() if in_the_way]
