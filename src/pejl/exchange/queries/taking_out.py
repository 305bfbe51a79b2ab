"""The chain as a file, and what that file does not hold."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from pejl.exchange.reading import Fault
from pejl.exchange.rules.case import case_package
from pejl.exchange.rules.columns import COLUMNS
from pejl.exchange.rules.formats import Format
from pejl.exchange.rules.moodle import lost_in_moodle, moodle_rows
from pejl.exchange.rules.plan import Standing
from pejl.exchange.rules.rows_out import NOT_EVEN_HERE, as_words, cells_of, rows_of
from pejl.exchange.writing import write_comma, write_sheet


@dataclass(frozen=True)
class File:
    """A file that can be taken: Moodle's holds one set, the others the whole chain."""

    format: Format
    lost: tuple[Fault, ...]
    set_key: str = ""
    set_name: str = ""


def files_to_take(standing: Standing) -> list[File]:
    whole = [File(one, lost_in(standing, one)) for one in (Format.XLSX, Format.CSV, Format.CASE)]
    return [
        *whole,
        *(
            File(Format.MOODLE, lost_in(standing, Format.MOODLE, key), key, name)
            for key, name in standing.sets.items()
        ),
    ]


def lost_in(standing: Standing, format: Format, set_key: str = "") -> tuple[Fault, ...]:
    """What a file of this format does not take with it."""
    own = lost_in_moodle(standing, set_key) if format is Format.MOODLE else []
    return (*own, *(Fault("", sentence) for sentence in NOT_EVEN_HERE))


def take_out(standing: Standing, format: Format, set_key: str = "") -> bytes:
    if format is Format.XLSX:
        return write_sheet(standing)
    if format is Format.CASE:
        return json.dumps(case_package(standing), ensure_ascii=False, indent=1).encode()
    if format is Format.MOODLE:
        return write_comma(moodle_rows(standing, set_key), separator=",", mark=False)
    return write_comma([[column.heading for column in COLUMNS], *_lines(standing)])


def _lines(standing: Standing) -> Iterator[list[str]]:
    for row in rows_of(standing):
        cells = cells_of(row, standing)
        yield [as_words(cells.get(column, "")) for column in COLUMNS]
