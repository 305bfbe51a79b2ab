"""The formats that come in and go out, and what each of them cannot hold."""

from enum import StrEnum

from pejl.shared.refusal import Refused
from pejl.shared.words import _


class Format(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"
    CASE = "case"
    MOODLE = "moodle"


FORMAT_IN_WORDS = {
    Format.XLSX: _("Regneark (XLSX)"),
    Format.CSV: _("Tabel med semikolon (CSV)"),
    Format.CASE: _("CASE-pakke (JSON)"),
    Format.MOODLE: _("Kompetencer til Moodle (CSV)"),
}
ENDINGS = {Format.XLSX: "xlsx", Format.CSV: "csv", Format.CASE: "json", Format.MOODLE: "csv"}
CONTENT_TYPES = {
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.CSV: "text/csv; charset=utf-8",
    Format.CASE: "application/json",
    Format.MOODLE: "text/csv; charset=utf-8",
}
_BY_ENDING = {"xlsx": Format.XLSX, "csv": Format.CSV, "json": Format.CASE}
NO_SUCH_ENDING = _("Filens navn skal slutte på .xlsx, .csv eller .json.")


def format_of(name: str) -> Format:
    """The format that a name ends with."""
    found = _BY_ENDING.get(name.rpartition(".")[2].lower())
    if found is None:
        raise Refused([NO_SUCH_ENDING])
    return found
