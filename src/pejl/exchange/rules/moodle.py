"""Moodle's competency frameworks: one set in fourteen columns, known by their order, in any language.

Source of the format: Moodle, admin/tool/lpimportcsv. Headings are translated there, so they say nothing.
"""

import html
import json
import re
from collections.abc import Mapping, Sequence

from pejl.chain.rules import Place
from pejl.competences.rules import LEVEL_IN_WORDS, Level
from pejl.exchange.reading import Cell, Fault, Grid, address
from pejl.shared.words import _

from .incoming import Incoming, Item
from .plan import Standing, There
from .tree import IN_A_CIRCLE, LEVELS, TOO_DEEP, depths, places, short_key, title_and_text

HEADINGS = (
    "Parent ID number",
    "ID number",
    "Short name",
    "Description",
    "Description format",
    "Scale values",
    "Scale configuration",
    "Rule type (optional)",
    "Rule outcome (optional)",
    "Rule config (optional)",
    "Cross-referenced competency ID numbers",
    "Exported ID (optional)",
    "Is framework",
    "Taxonomy",
)
(
    PARENT,
    KEY,
    NAME,
    TEXT,
    TEXT_FORMAT,
    SCALE,
    SCALE_SETTING,
    _RULE,
    _OUTCOME,
    _CONFIG,
    RELATED,
    _ID,
    IS_SET,
    LEVEL,
) = range(14)
LONGEST_NAME = 100
TAXONOMY = "outcome,value,competency,skill"
"""What we call the four steps in Moodle's words: by it we know a file of our own."""
_PLAIN, _HTML = "2", "1"

NO_FRAMEWORK = _("Filen har ingen række med et sæt (»Is framework« er 1).")
TWO_FRAMEWORKS = _("Her begynder et sæt mere. Moodle har ét sæt i hver fil.")
NO_PARENT = _("Den hører under »{0}«, som ikke er i filen.")
KEY_TWICE = _("»{0}« står her for anden gang.")
RELATED_NOT_HELD = _("Henvisninger til andre kompetencer kan vi ikke rumme. Der er {0}.")
SCALE_NOT_HELD = _("Skalaer og regler fra Moodle kan vi ikke rumme.")


def is_moodle(grid: Grid) -> bool:
    """Fourteen columns, and one row that says it is a framework."""
    return (
        bool(grid.rows)
        and len(grid.rows[0]) == len(HEADINGS)
        and any(_said(row, IS_SET) == "1" for row in grid.rows[1:])
    )


def read_moodle(grid: Grid) -> Incoming:
    """What the file says: one set, and a tree in it."""
    incoming = Incoming(faults=list(grid.faults))
    rows = [(number, row) for number, row in enumerate(grid.rows[1:], 1) if any(row)]
    framework = _framework(rows, incoming)
    rows = [(number, row) for number, row in rows if _said(row, IS_SET) != "1"]
    set_name = short_key(_said(framework, KEY) or _said(framework, NAME))
    incoming.set_names[set_name] = _said(framework, NAME) or set_name
    numbers = _numbers(rows, incoming)
    uppers = _uppers(rows, numbers, incoming)
    depth = depths(len(rows), uppers)
    _fault_where_astray(rows, depth, incoming)
    place = places(depth, from_the_top=_said(framework, LEVEL) == TAXONOMY)
    for at, (number, row) in enumerate(rows):
        incoming.items.append(_item(number, row, place.get(at, Place.LEARNING_GOAL), set_name))
    incoming.links = [(upper, lower) for lower, above in uppers.items() for upper in above]
    _note_what_is_lost(rows, incoming)
    return incoming


def _said(row: Sequence[Cell], column: int) -> str:
    value = row[column] if column < len(row) else None
    return "" if value is None else str(value).strip()


def _framework(rows: list[tuple[int, list[Cell]]], incoming: Incoming) -> list[Cell]:
    found = [(number, row) for number, row in rows if _said(row, IS_SET) == "1"]
    for number, _row in found[1:]:
        incoming.fault(address(number, IS_SET), TWO_FRAMEWORKS)
    return found[0][1]


def _numbers(rows: list[tuple[int, list[Cell]]], incoming: Incoming) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for at, (number, row) in enumerate(rows):
        key = _said(row, KEY)
        if key and numbers.setdefault(key, at) != at:
            incoming.fault(address(number, KEY), KEY_TWICE, key)
    return numbers


def _uppers(
    rows: list[tuple[int, list[Cell]]], numbers: Mapping[str, int], incoming: Incoming
) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for at, (number, row) in enumerate(rows):
        if parent := _said(row, PARENT):
            if parent in numbers:
                found[at] = [numbers[parent]]
            else:
                incoming.fault(address(number, PARENT), NO_PARENT, parent)
    return found


def _fault_where_astray(
    rows: list[tuple[int, list[Cell]]], depth: Mapping[int, int], incoming: Incoming
) -> None:
    for at, (number, row) in enumerate(rows):
        if at not in depth:
            incoming.fault(address(number, PARENT), IN_A_CIRCLE, _said(row, NAME))
    if (steps := max(depth.values(), default=0) + 1) > len(LEVELS):
        incoming.fault("", TOO_DEEP, steps)


def _item(number: int, row: list[Cell], place: Place, set_name: str) -> Item:
    text = _said(row, TEXT)
    if _said(row, TEXT_FORMAT) != _PLAIN:
        text = plain(text)
    name = _said(row, NAME)
    title, text = title_and_text(html.unescape(name), text)
    key = short_key(_said(row, KEY))
    keys = (key, short_key(f"{set_name}/{key}")) if key else ()
    values = {"title": title, **({"text": text} if text else {})}
    cut = LONGEST_NAME if len(name) == LONGEST_NAME else 0
    return Item(place, address(number, NAME), keys, set_name, values, guessed=True, cut_at=cut)


def plain(text: str) -> str:
    """The words of a text in HTML, paragraph by paragraph."""
    text = re.sub(r"(?i)<\s*li[^>]*>", "\n• ", text)
    text = re.sub(r"(?i)<\s*(br|/p|/div|/li|/h\d)[^>]*>", "\n", text)
    text = html.unescape(re.sub(r"<[^>]*>", "", text))
    return re.sub(r"[ \t]*\n\s*", "\n", text).strip()


def _note_what_is_lost(rows: list[tuple[int, list[Cell]]], incoming: Incoming) -> None:
    related = sum(len(_said(row, RELATED).split(",")) for _number, row in rows if _said(row, RELATED))
    if related:
        incoming.note("", RELATED_NOT_HELD, related)
    if any(_said(row, SCALE) or _said(row, _RULE) for _number, row in rows):
        incoming.note("", SCALE_NOT_HELD)


def moodle_rows(standing: Standing, set_key: str) -> list[list[str]]:
    """One set as Moodle takes it: each under the first of those it lies under."""
    nodes = [one for one in standing.nodes.values() if one.set_key == set_key and not one.is_ended]
    nodes.sort(key=lambda one: one.place)
    keys = {one.key for one in nodes}
    framework = _row(KEY, set_key, NAME, standing.sets[set_key][:LONGEST_NAME], IS_SET, "1", LEVEL, TAXONOMY)
    framework[SCALE] = ",".join(LEVEL_IN_WORDS[level] for level in Level)
    framework[SCALE_SETTING] = json.dumps(_scale(), separators=(",", ":"))
    return [list(HEADINGS), framework, *(_competency(one, keys) for one in nodes)]


def _scale() -> list[dict[str, object]]:
    levels: list[dict[str, object]] = [
        {
            "id": level.value,
            "scaledefault": int(level is Level.ALONE),
            "proficient": int(level >= Level.ALONE),
        }
        for level in Level
    ]
    return [{"scaleid": "1"}, *levels]


def _competency(there: There, keys: set[str]) -> list[str]:
    parent = next((upper for upper in sorted(there.uppers) if upper in keys), "")
    row = _row(PARENT, parent, KEY, there.key, NAME, there.text.title[:LONGEST_NAME], TEXT, there.text.text)
    row[TEXT_FORMAT], row[IS_SET] = _PLAIN, "0"
    return row


def _row(*said: object) -> list[str]:
    row = [""] * len(HEADINGS)
    for column, value in zip(said[::2], said[1::2], strict=True):
        row[int(str(column))] = str(value)
    return row


LOST = {
    "policies": _("Politikker: {0}"),
    "activities": _("Læringsaktiviteter: {0}"),
    "more": _("Det, der ligger under flere: kun det første bliver stående. Der er {0}."),
    "loose": _("Det, der ikke ligger under noget, kommer øverst. Der er {0}."),
    "long": _("Overskrifter på mere end 100 tegn bliver kortet af. Der er {0}."),
    "rest": _("Ansvarlig, link, datoer, for hvem, bud og kompetencer."),
}


def lost_in_moodle(standing: Standing, set_key: str) -> list[Fault]:
    """What this set cannot take with it, counted."""
    everything = [one for one in standing.nodes.values() if not one.is_ended]
    nodes = [one for one in everything if one.set_key == set_key]
    inside = {one.key for one in nodes}
    counts = {
        "policies": sum(one.place is Place.POLICY for one in everything),
        "activities": sum(one.place is Place.ACTIVITY for one in everything),
        "more": sum(len(one.uppers & inside) > 1 for one in nodes),
        "loose": sum(one.place is not Place.GOAL and not one.uppers & inside for one in nodes),
        "long": sum(len(one.text.title) > LONGEST_NAME for one in nodes),
    }
    found = [Fault("", LOST[name], (str(count),)) for name, count in counts.items() if count]
    return [*found, Fault("", LOST["rest"])]
