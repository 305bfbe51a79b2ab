"""Putting on record what is about to be seen."""

from collections.abc import Collection, Sequence

from pejl.circles.models import Circle
from pejl.journal.actions import look
from pejl.journal.rules import Entry, Kind
from pejl.organisation.rules import Capacity


def tell_search(text: str, found: Sequence[Circle], *, known: Collection[int], by: Capacity) -> None:
    """Put a search for citizens on record: what was typed, and each who was shown.

    `known` holds the keys of the circles in which the one who searches is already.
    """
    told = {True: "name, by who is with", False: "name and unit"}
    shown = [_look(circle, told[circle.pk in known], by, Kind.SEARCH) for circle in found]
    look(Entry(Kind.SEARCH, by.doer(), content={"what": text}), *shown)


def tell_look(*circles: Circle, page: str, by: Capacity) -> None:
    """Put on record that a page about these citizens is about to be seen."""
    look(*(_look(circle, page, by, Kind.LOOK) for circle in circles))


def _look(circle: Circle, what: str, by: Capacity, kind: Kind) -> Entry:
    return Entry(kind, by.doer(), circle.citizen.uid, circle.uid, {"what": what})
