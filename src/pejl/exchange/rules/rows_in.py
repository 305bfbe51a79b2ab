"""The table, read: each row a thread from left to right, each place once however many rows it stands in."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pejl.chain.rules import Place
from pejl.exchange.reading import Cell, Grid, address
from pejl.shared.words import _

from .columns import COLUMNS, MAIN_COLUMNS, Column, Part, column_called
from .incoming import Incoming, Item
from .values import Value, text_in, understood

HEADINGS_WITHIN = 10
NO_HEADINGS = _("Her er ingen overskrifter, vi kender. Hent skabelonen, og brug dens overskrifter.")
UNKNOWN_HEADING = _("Kolonnen »{0}« kendes ikke. Ret overskriften, eller slet kolonnen.")
PERHAPS = _("Kolonnen »{0}« kendes ikke. Skulle der stå »{1}«?")
HEADING_TWICE = _("Kolonnen »{0}« står her to gange.")
NO_ROWS = _("Der er ingen rækker under overskrifterne.")
NO_WORDS = _("Her står der noget om »{0}«, men selve feltet er tomt.")
A_HOLE = _("Feltet er tomt, men der står noget på begge sider af det. Tråden kan ikke springe et led over.")
SAID_OTHERWISE = _("Her står noget andet end i {0} om det samme.")
TITLE_TWICE = _("Der er flere, der hedder »{0}«. Skriv også nøglen.")


@dataclass
class _Reading:
    """Where the reading has come to."""

    columns: dict[int, Column]
    incoming: Incoming = field(default_factory=Incoming)
    known: dict[tuple[Any, ...], int] = field(default_factory=dict)
    titled: dict[tuple[Any, ...], set[int]] = field(default_factory=dict)
    said_at: dict[tuple[int, str], str] = field(default_factory=dict)
    has_upper: set[int] = field(default_factory=set)
    links: dict[tuple[int, int], None] = field(default_factory=dict)


def read_rows(grid: Grid) -> Incoming:
    """What the table says. Every fault with its cell."""
    begins, columns = _headings(grid)
    reading = _Reading(columns)
    reading.incoming.faults += grid.faults
    if begins is None:
        reading.incoming.fault(address(0, 0), NO_HEADINGS)
        return reading.incoming
    _check_headings(grid.rows[begins], begins, reading)
    rows = [(number, row) for number, row in enumerate(grid.rows[begins + 1 :], begins + 1) if any_said(row)]
    for number, row in rows:
        _read_row(number, row, reading)
    if not rows:
        reading.incoming.fault("", NO_ROWS)
    reading.incoming.links = list(reading.links)
    reading.incoming.loose = _loose(reading)
    return reading.incoming


def any_said(row: list[Cell]) -> bool:
    return any(value is not None for value in row)


def _headings(grid: Grid) -> tuple[int | None, dict[int, Column]]:
    """The row of headings: the first of the top rows in which any place of the chain is named."""
    for number, row in enumerate(grid.rows[:HEADINGS_WITHIN]):
        called = {at: column_called(str(value)) for at, value in enumerate(row) if value is not None}
        found = {at: column for at, column in called.items() if column}
        if any(column in MAIN_COLUMNS for column in found.values()):
            return number, found
    return None, {}


def _check_headings(row: list[Cell], number: int, reading: _Reading) -> None:
    seen: set[Column] = set()
    for at, value in enumerate(row):
        if value is None:
            continue
        column, where = reading.columns.get(at), address(number, at)
        if column is None:
            near = difflib.get_close_matches(str(value), [one.heading for one in COLUMNS], 1, 0.7)
            reading.incoming.fault(where, PERHAPS if near else UNKNOWN_HEADING, value, *near)
        elif column in seen:
            reading.incoming.fault(where, HEADING_TWICE, value)
        else:
            seen.add(column)


def _read_row(number: int, row: list[Cell], reading: _Reading) -> None:
    cells = {
        (column.place, column.part): Value(address(number, at), row[at] if at < len(row) else None)
        for at, column in reading.columns.items()
    }
    set_name = text_in(cells.get((None, Part.SET)))
    if set_name and (name := text_in(cells.get((None, Part.SET_NAME)))):
        reading.incoming.set_names.setdefault(set_name, name)
    found: dict[Place, int] = {}
    for place in Place:
        said = {part: one for (at, part), one in cells.items() if at is place and one.value is not None}
        if said and (item := _read_place(place, said, set_name, reading)) is not None:
            found[place] = item
    _tie(found, cells, reading)


def _read_place(place: Place, said: dict[Part, Value], set_name: str, reading: _Reading) -> int | None:
    title, _newline, text = text_in(said.get(Part.WORDS)).partition("\n")
    key = text_in(said.get(Part.KEY))
    if not title and not key:
        first = next(iter(said.values()))
        reading.incoming.fault(first.where, NO_WORDS, PLACE_NAMES[place])
        return None
    where = (said.get(Part.WORDS) or said[Part.KEY]).where
    number = _number_of(place, key, set_name, title.strip(), where, reading)
    for name, one in _values(place, title.strip(), text.strip(), said, reading):
        _say(number, name, one.value, one.where, reading)
    return number


PLACE_NAMES = {column.place: column.heading for column in MAIN_COLUMNS}


def _number_of(place: Place, key: str, set_name: str, title: str, where: str, reading: _Reading) -> int:
    """The item that is meant: the one with the key, or else the one with the title in its set."""
    in_a_set = set_name if place not in (Place.POLICY, Place.ACTIVITY) else ""
    by_title = ("title", place, in_a_set, title.casefold())
    by_key = ("key", key.casefold()) if key else by_title
    number = reading.known.get(by_key)
    if number is None and key and title:
        there = reading.known.get(by_title)
        if there is not None and not reading.incoming.items[there].keys:
            number = there
            reading.incoming.items[there].keys = (key,)
    if number is None:
        number = len(reading.incoming.items)
        reading.incoming.items.append(Item(place, where, (key,) if key else (), in_a_set))
    reading.known.setdefault(by_key, number)
    if title:
        reading.known.setdefault(by_title, number)
        titled = reading.titled.setdefault(by_title, set())
        titled.add(number)
        if not key and len(titled) > 1:
            reading.incoming.fault(where, TITLE_TWICE, title)
    return number


def _values(
    place: Place, title: str, text: str, said: dict[Part, Value], reading: _Reading
) -> Iterator[tuple[str, Value]]:
    """What the cells of one place say, each understood, or else with its fault."""
    words = said.get(Part.WORDS)
    if words and title:
        yield "title", Value(words.where, title)
    if words and text:
        yield "text", Value(words.where, text)
    for part, one in said.items():
        if part in (Part.WORDS, Part.KEY):
            continue
        value = understood(place, part, one, reading.incoming)
        if value is not None:
            name = (
                f"{'policy' if place is Place.POLICY else 'activity'}_kind"
                if part is Part.KIND
                else part.value
            )
            yield name, Value(one.where, value)


def _say(number: int, name: str, value: Any, where: str, reading: _Reading) -> None:
    """Keep what is said of an item; what is said twice must be the same."""
    item = reading.incoming.items[number]
    held = item.values if name not in _OWN_PLACE else vars(item)
    before = reading.said_at.setdefault((number, name), where)
    if before == where:
        held[name] = value
    elif held[name] != value:
        reading.incoming.fault(where, SAID_OTHERWISE, before)


_OWN_PLACE = {"first_day", "last_day", "competences", "unit"}


def _tie(found: dict[Place, int], cells: dict[Any, Value], reading: _Reading) -> None:
    """Each lies under the one to its left; an empty cell between two is a fault."""
    places = sorted(found)
    for left, right in zip(places, places[1:], strict=False):
        if right == left + 1:
            reading.links[found[left], found[right]] = None
            reading.has_upper.add(found[right])
        else:
            hole = cells.get((Place(left + 1), Part.WORDS))
            where = hole.where if hole else reading.incoming.items[found[right]].where
            reading.incoming.fault(where, A_HOLE)


def _loose(reading: _Reading) -> set[int]:
    """What lies under nothing, where the table has a column to its left: perhaps cells were to be merged."""
    named = {column.place for column in reading.columns.values() if column.part is Part.WORDS}
    return {
        number
        for number, item in enumerate(reading.incoming.items)
        if item.place is not Place.POLICY
        and Place(item.place - 1) in named
        and number not in reading.has_upper
    }
