"""The chain as rows, read from left to right: what is tied stands side by side, each place is told once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pejl.chain.rules import ACTIVITY_KIND_IN_WORDS, AUDIENCE_IN_WORDS, POLICY_KIND_IN_WORDS, Place
from pejl.shared.words import _

from .columns import COLUMNS, Column, Part
from .plan import Standing, There

NOT_EVEN_HERE = (
    _("Hvad der stod før, og hvem der skrev det."),
    _("Fra hvilken dag to ting hører sammen."),
    _("Tider, deltagere og det, der er prøvet."),
    _("Beslutninger, forslag og kommentarer."),
)
"""What no file of ours holds."""


@dataclass(frozen=True)
class Row:
    """A thread: the keys from the first place that has one, and how many of them stood in the row before."""

    begins: Place
    keys: tuple[str, ...]
    told: int
    """So many from the left were told in a row further up."""

    same: int
    """So many from the left stand in the row just above: their cells are one."""


def rows_of(standing: Standing) -> list[Row]:
    """Every place and every tie, each place opened where it stands first."""
    below: dict[str, list[str]] = {}
    nodes = sorted(standing_in(standing).values(), key=lambda one: (one.place, one.set_key))
    order = {there.key: number for number, there in enumerate(nodes)}
    for there in nodes:
        for upper in there.uppers:
            below.setdefault(upper, []).append(there.key)
    opened: set[str] = set()
    rows: list[Row] = []
    for there in nodes:
        if not there.uppers:
            for keys in _threads((there.key,), below, order, opened):
                rows.append(_row(there.place, keys, rows))
    return _told(rows)


def standing_in(standing: Standing) -> dict[str, There]:
    return {key: there for key, there in standing.nodes.items() if not there.is_ended}


def _threads(
    left: tuple[str, ...], below: Mapping[str, list[str]], order: Mapping[str, int], opened: set[str]
) -> Iterator[tuple[str, ...]]:
    key = left[-1]
    lower = [] if key in opened else sorted(below.get(key, ()), key=order.__getitem__)
    opened.add(key)
    if not lower:
        yield left
    for one in lower:
        yield from _threads((*left, one), below, order, opened)


def _row(begins: Place, keys: tuple[str, ...], rows: list[Row]) -> Row:
    before = rows[-1].keys if rows and rows[-1].begins is begins else ()
    same = 0
    while same < min(len(before), len(keys)) and before[same] == keys[same]:
        same += 1
    return Row(begins, keys, 0, same)


def _told(rows: list[Row]) -> list[Row]:
    seen: set[str] = set()
    result = []
    for row in rows:
        told = 0
        while told < len(row.keys) and row.keys[told] in seen:
            told += 1
        seen.update(row.keys)
        result.append(Row(row.begins, row.keys, told, row.same))
    return result


def cells_of(row: Row, standing: Standing) -> dict[Column, object]:
    """What stands in each column: all of a place where it is told first, else its heading and key."""
    at = {Place(row.begins + number): standing.nodes[key] for number, key in enumerate(row.keys)}
    told = {Place(row.begins + number) for number in range(row.told)}
    cells: dict[Column, object] = {}
    set_key = next((there.set_key for there in at.values() if there.set_key), "")
    for column in COLUMNS:
        if column.place is None:
            value: object = set_key if column.part is Part.SET else standing.sets.get(set_key, "")
        elif there := at.get(column.place):
            value = _value(there, column.part, standing, told=column.place in told)
        else:
            continue
        if value not in ("", None):
            cells[column] = value
    return cells


def _value(there: There, part: Part, standing: Standing, *, told: bool) -> object:
    title = " ".join(there.text.title.split())
    if part is Part.WORDS:
        return title if told or not there.text.text else f"{title}\n{there.text.text}"
    if part is Part.KEY:
        return there.key
    return "" if told else _detail(there, part, standing)


def _detail(there: There, part: Part, standing: Standing) -> object:
    text = there.text
    kind = text.policy_kind and POLICY_KIND_IN_WORDS[text.policy_kind]
    details: dict[Part, object] = {
        Part.KIND: kind or (text.activity_kind and ACTIVITY_KIND_IN_WORDS[text.activity_kind]),
        Part.AUDIENCE: text.audience and AUDIENCE_IN_WORDS[text.audience],
        Part.COMPETENCES: "\n".join(
            f"{key}: {standing.competences[key]}" if standing.competences.get(key) else key
            for key in sorted(there.competences)
        ),
        Part.IS_BID: _yes_if(text.is_bid),
        Part.ON_SCREEN: _yes_if(text.on_screen),
        Part.UNDER_REVISION: _yes_if(text.under_revision),
        Part.UNIT: there.unit,
        Part.OWNER: text.owner,
        Part.LINK: text.link,
        Part.FIRST_DAY: there.begins,
        Part.LAST_DAY: there.period.last_day,
    }
    return details[part]


def _yes_if(value: bool) -> str:
    return "ja" if value else "nej"


def as_words(value: object) -> str:
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else str(value)
