"""How much help: hours in quarters, money in øre. Written as Danes write it, and never in minutes."""

import re
from enum import StrEnum

QUARTERS = 4
OERE = 100
_PARTS = {"": 0, "¼": 1, "½": 2, "¾": 3, "1/4": 1, "1/2": 2, "3/4": 3}
_DECIMALS = {"": 0, "0": 0, "00": 0, "25": 1, "5": 2, "50": 2, "75": 3}
_HOURS = re.compile(r"(\d{0,6})(?:[.,](\d{1,2})|\s*(¼|½|¾|[13]/[24]))?", re.ASCII)
_KRONER = re.compile(r"(\d{1,3}(?:[. ]\d{3})+|\d{1,15})(?:,(\d{1,2}|-))?", re.ASCII)
_UNITS = re.compile(r"\s*(timer|time|kroner|kr\.?)$", re.IGNORECASE)


class GrantKind(StrEnum):
    """How help is granted: a whole course without hours, hours in a week, or money."""

    COURSE = "course"
    HOURS = "hours"
    AMOUNT = "amount"


class Per(StrEnum):
    """For how long an amount is."""

    MONTH = "month"
    YEAR = "year"
    ONCE = "once"


def _plain(text: str) -> str:
    return _UNITS.sub("", " ".join(text.replace("\u00a0", " ").split()))


def quarters_from(text: str) -> int | None:
    """»2½«, »2,5« and »2 1/2« are ten quarters of an hour; None for what is no number of quarters."""
    found = _HOURS.fullmatch(_plain(text))
    if found is None or not found.group():
        return None
    whole, decimals, part = found.groups()
    rest = _DECIMALS.get(decimals) if decimals else _PARTS.get(part or "")
    return None if rest is None else int(whole or 0) * QUARTERS + rest


def oere_from(text: str) -> int | None:
    """»1.250,50 kr.« is 125,050 øre; None for what is no amount."""
    found = _KRONER.fullmatch(_plain(text))
    if found is None:
        return None
    kroner, oere = found.groups()
    rest = int(oere.ljust(2, "0")) if oere and oere != "-" else 0
    return int(re.sub("[. ]", "", kroner)) * OERE + rest


def size_from(kind: GrantKind, text: str) -> int | None:
    """What was typed, as the size that a grant of this kind counts in."""
    return {GrantKind.HOURS: quarters_from, GrantKind.AMOUNT: oere_from}[kind](text)


def hours_in_figures(quarters: int) -> str:
    whole, rest = divmod(quarters, QUARTERS)
    part = ("", "¼", "½", "¾")[rest]
    return f"{whole or ''}{part}" or "0"
