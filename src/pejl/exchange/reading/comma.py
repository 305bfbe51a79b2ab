"""Files with a separator between the values: UTF-8, UTF-16 or Windows-1252; semicolon, comma or tab."""

import csv
import io
import re

from pejl.shared.words import _

from .gate import refuse_if_empty_or_old, refuse_if_too_large
from .grid import Cell, Fault, Grid, Unreadable, address

LONGEST_CELL = 100_000
MOST_ROWS = 100_000
SEPARATORS = ";,\t"
NOT_TEXT = _("Filen er hverken tekst eller et regneark.")
OPEN_QUOTE = _("Et anførselstegn er ikke lukket, eller en værdi er for lang. Se omkring linje {0}.")
TOO_MANY_ROWS = _("Der er for mange rækker. Der kan højst være {0}.")
FORMULA = _("Her står en formel. Skriv værdien i stedet.")
_BEGINS_A_FORMULA = re.compile(r"'+[=+\-@\t\r]")


def read_comma(content: bytes, *, separator: str | None = None) -> Grid:
    """The rows of a file with separators. An apostrophe that holds back calculation is taken off."""
    refuse_if_too_large(len(content))
    refuse_if_empty_or_old(content)
    text = decoded(content)
    rows = list(_rows(text, separator or _separator_of(text)))
    grid = Grid([[_cell(value) for value in row] for row in rows])
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value.startswith("=") and len(value) > 1:
                grid.faults.append(Fault(address(number, column), FORMULA))
    return grid


def decoded(content: bytes) -> str:
    """UTF-8 where it is that; else what a Danish Windows writes."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "windows-1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Unreadable(Fault("", NOT_TEXT))


def _separator_of(text: str) -> str:
    """What stands most often in the first line, outside quotation marks."""
    first = re.sub(r'"[^"]*"', "", next((line for line in text.splitlines() if line.strip()), ""))
    return max(SEPARATORS, key=first.count)


def _rows(text: str, separator: str) -> list[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows = []
    try:
        for row in reader:
            rows.append(row)
            if len(rows) > MOST_ROWS:
                raise Unreadable(Fault("", TOO_MANY_ROWS, (str(MOST_ROWS),)))
    except csv.Error as wrong:
        raise Unreadable(Fault("", OPEN_QUOTE, (str(reader.line_num),))) from wrong
    return rows


def _cell(value: str) -> Cell:
    value = value[1:] if _BEGINS_A_FORMULA.match(value) else value
    return value.strip() or None
