"""A file by its format, as what it says of the chain."""

import json

from pejl.exchange.reading import Fault, Unreadable, decoded, looks_like_xlsx, read_comma, read_sheet
from pejl.exchange.reading.gate import refuse_if_empty_or_old, refuse_if_too_large
from pejl.exchange.rules.case_in import read_case
from pejl.exchange.rules.columns import SHEET
from pejl.exchange.rules.formats import Format
from pejl.exchange.rules.incoming import MOST_FAULTS, Incoming
from pejl.exchange.rules.moodle import is_moodle, read_moodle
from pejl.exchange.rules.rows_in import read_rows
from pejl.shared.words import _

NOT_JSON = _("Filen er ikke gyldig JSON: se linje {0}.")
TOO_DEEP = _("Filen er ikke gyldig JSON.")


def read_file(content: bytes, format: Format) -> Incoming:
    """What the file says. Where it cannot be read at all, that is its one fault."""
    try:
        incoming = _read(content, format)
    except Unreadable as wrong:
        incoming = Incoming(faults=list(wrong.faults))
    del incoming.faults[MOST_FAULTS:]
    return incoming


def _read(content: bytes, format: Format) -> Incoming:
    """What it is is seen in it; its name says only whether it is JSON."""
    if looks_like_xlsx(content):
        return read_rows(read_sheet(content, SHEET))
    if format is Format.CASE:
        return read_case(_json(content))
    grid = read_comma(content)
    return read_moodle(grid) if is_moodle(grid) else read_rows(grid)


def _json(content: bytes) -> object:
    refuse_if_too_large(len(content))
    refuse_if_empty_or_old(content)
    try:
        return json.loads(decoded(content))
    except json.JSONDecodeError as wrong:
        raise Unreadable(Fault("", NOT_JSON, (str(wrong.lineno),))) from wrong
    except (RecursionError, ValueError) as wrong:
        raise Unreadable(Fault("", TOO_DEEP)) from wrong
