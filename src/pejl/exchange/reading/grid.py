"""A table out of a file: rows of cells, and where each of them stands."""

from dataclasses import dataclass, field
from datetime import date

Cell = str | int | float | bool | date | None
"""A value as the file has it; an empty cell is None."""


@dataclass(frozen=True)
class Fault:
    """A place in a file, and what is wrong there: a sentence of the catalogue and its values."""

    where: str
    sentence: str
    values: tuple[str, ...] = ()

    def __str__(self) -> str:
        said = self.sentence.format(*self.values)
        return f"{self.where}: {said}" if self.where else said


class Unreadable(Exception):
    """The file as a whole cannot be read; why."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__(" ".join(str(fault) for fault in faults))


@dataclass
class Grid:
    """The rows from the first of the file on; what could not be taken as it is stands in `faults`."""

    rows: list[list[Cell]]
    faults: list[Fault] = field(default_factory=list)


def address(row: int, column: int) -> str:
    """A cell as a spreadsheet names it, counted from zero: (3, 2) is C4."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
