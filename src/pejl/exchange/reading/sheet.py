"""A spreadsheet (XLSX): values by calamine; formulas and merged cells looked for, since values hide them."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from posixpath import join, normpath
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, XmlError, ZipError

from pejl.shared.words import _

from .comma import FORMULA, MOST_ROWS, TOO_MANY_ROWS
from .gate import BROKEN, packed, refuse_if_empty_or_old, refuse_if_too_large, unpacked
from .grid import Cell, Fault, Grid, Unreadable, address

MOST_COLUMNS = 200
TOO_MANY_COLUMNS = _("Der er for mange kolonner. Der kan højst være {0}.")
MERGED_ACROSS = _("Her er celler flettet på tværs. Flet kun lodret, i den samme kolonne.")
NO_SHEET = _("Regnearket har ingen ark.")
_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_REFERENCE = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=[\"']([A-Z]{1,4})(\d{1,9})[\"']")
_WITH_FORMULA = re.compile(
    rb"<(?:\w+:)?c\b[^>]*?\br=[\"']([A-Z]{1,4}\d{1,9})[\"'][^>]*(?<!/)>\s*<(?:\w+:)?f[\s/>]"
)
_CANNOT = (CalamineError, XmlError, ZipError, PasswordError, ElementTree.ParseError, KeyError, IndexError)


def read_sheet(content: bytes, wanted: str) -> Grid:
    """The sheet of that name, or else the first. Cells merged vertically are filled down."""
    refuse_if_too_large(len(content))
    refuse_if_empty_or_old(content)
    parts = unpacked(content)
    try:
        if any(
            _DOCTYPE.search(part[:2000]) for name, part in parts.items() if name.endswith((".xml", ".rels"))
        ):
            raise Unreadable(Fault("", BROKEN))
        name, part = _sheet_in(parts, wanted)
        _refuse_if_too_wide_or_long(parts[part])
        return _read(parts, name, part)
    except _CANNOT as wrong:
        raise Unreadable(Fault("", BROKEN)) from wrong


def _read(parts: dict[str, bytes], name: str, part: str) -> Grid:
    with CalamineWorkbook.from_filelike(packed(parts)) as book:
        sheet = book.get_sheet_by_name(name)
        grid = Grid([[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)])
        for merged in sheet.merged_cell_ranges or []:
            _fill_down(grid, *merged)
    grid.faults += [Fault(cell.decode(), FORMULA) for cell in _WITH_FORMULA.findall(parts[part])]
    return grid


def _fill_down(grid: Grid, first: tuple[int, int], last: tuple[int, int]) -> None:
    (top, left), (bottom, right) = first, last
    if left != right:
        grid.faults.append(Fault(f"{address(top, left)}:{address(bottom, right)}", MERGED_ACROSS))
        return
    for row in grid.rows[top + 1 : bottom + 1]:
        if left < len(row):
            row[left] = grid.rows[top][left]


def _sheet_in(parts: dict[str, bytes], wanted: str) -> tuple[str, str]:
    """The name of a sheet, and the part of the package in which it lies."""
    targets = {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])
    }
    sheets = list(_sheets(ElementTree.fromstring(parts["xl/workbook.xml"])))
    if not sheets:
        raise Unreadable(Fault("", NO_SHEET))
    name, relation = next((one for one in sheets if one[0].casefold() == wanted.casefold()), sheets[0])
    target = targets[relation]
    return name, target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))


def _sheets(book: ElementTree.Element) -> Iterator[tuple[str, str]]:
    for element in book.iter():
        if element.tag.rpartition("}")[2] == "sheet":
            relation = next(value for key, value in element.items() if key.endswith("}id"))
            yield element.get("name", ""), relation


def _refuse_if_too_wide_or_long(part: bytes) -> None:
    """One cell far out makes a table of billions: looked for before the table is made."""
    for column, row in _REFERENCE.findall(part):
        if int(row) > MOST_ROWS:
            raise Unreadable(Fault(f"{column.decode()}{row.decode()}", TOO_MANY_ROWS, (str(MOST_ROWS),)))
        if _column_number(column) > MOST_COLUMNS:
            raise Unreadable(
                Fault(f"{column.decode()}{row.decode()}", TOO_MANY_COLUMNS, (str(MOST_COLUMNS),))
            )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _cell(value: str | float | bool | date | time | timedelta) -> Cell:
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip() or None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, time | timedelta):
        return str(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value
