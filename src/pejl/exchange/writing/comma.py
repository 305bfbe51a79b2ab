"""Semicolons and UTF-8 with its mark, as a Danish spreadsheet opens it."""

import csv
import io
import re
from collections.abc import Iterable

_CALCULATES = re.compile(r"'*[=+\-@\t\r]")


def write_comma(rows: Iterable[Iterable[str]], *, separator: str = ";", mark: bool = True) -> bytes:
    """A value that a spreadsheet would calculate with gets an apostrophe before it; reading takes it off."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows([_harmless(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig" if mark else "utf-8")


def _harmless(value: str) -> str:
    return f"'{value}" if _CALCULATES.match(value) else value
