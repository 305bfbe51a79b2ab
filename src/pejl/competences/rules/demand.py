"""Demand from a file: one line for each theme, competence and district. Until the rooms of needs write it."""

import csv
import io
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from pejl.shared.words import _

from .words import When

COLUMNS = ("tema", "kompetence", "timer")
"""Those that must be there; »distrikt« and »hvornår« may be."""
MAX_BYTES = 5_000_000
_WHEN = {"": When.PRESENT, "nu": When.PRESENT, "på vej": When.ANNOUNCED}
_MOST_HOURS = Decimal(1_000_000)


@dataclass(frozen=True)
class DemandLine:
    """A line of the file, as it was typed, and where it stood."""

    number: int
    theme: str
    competence: str
    district: str
    hours: Decimal
    when: When


@dataclass(frozen=True)
class DemandFile:
    lines: tuple[DemandLine, ...]
    faults: tuple[str, ...]


def read_demand(content: bytes) -> DemandFile:
    """Every line that can be read, and a sentence for each that cannot."""
    if len(content) > MAX_BYTES:
        return DemandFile((), (_("Filen er for stor."),))
    text = _decoded(content)
    first = text.splitlines()[0] if text.strip() else ""
    rows = csv.reader(io.StringIO(text), delimiter=";" if ";" in first else ",")
    headings = [name.strip().casefold() for name in next(rows, [])]
    if missing := [name for name in COLUMNS if name not in headings]:
        return DemandFile((), (_("Filen mangler kolonnen: {0}.").format(", ".join(missing)),))
    lines: list[DemandLine] = []
    faults: list[str] = []
    for number, row in enumerate(rows, 2):
        if any(cell.strip() for cell in row):
            found = _line(number, dict(zip(headings, (cell.strip() for cell in row), strict=False)))
            if isinstance(found, str):
                faults.append(found)
            else:
                lines.append(found)
    return DemandFile(tuple(lines), tuple(faults))


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _line(number: int, cells: dict[str, str]) -> DemandLine | str:
    hours = _hours(cells.get("timer", ""))
    when = _WHEN.get(cells.get("hvornår", "").casefold())
    if hours is None:
        return _("Linje {0}: timer er et tal over nul.").format(number)
    if when is None:
        return _("Linje {0}: hvornår er »nu« eller »på vej«.").format(number)
    return DemandLine(number, cells["tema"], cells["kompetence"], cells.get("distrikt", ""), hours, when)


def _hours(typed: str) -> Decimal | None:
    try:
        hours = Decimal(typed.replace(",", "."))
    except InvalidOperation:
        return None
    return hours.quantize(Decimal("0.01")) if hours.is_finite() and 0 < hours < _MOST_HOURS else None
