"""What stands in a cell, understood as a day, a yes, a choice or words, or else with its fault."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pejl.chain.rules import ACTIVITY_KIND_IN_WORDS, AUDIENCE_IN_WORDS, POLICY_KIND_IN_WORDS, Place
from pejl.shared.words import _

from .columns import Part
from .incoming import Incoming, Named, known_values

NOT_A_DAY = _("»{0}« er ikke en dato. Skriv den som 31-12-2026.")
NO_SUCH_DAY = _("»{0}« findes ikke i kalenderen.")
NOT_YES_OR_NO = _("»{0}« kan ikke forstås. Skriv ja eller nej.")
NOT_A_CHOICE = _("»{0}« kan ikke forstås. Skriv et af disse: {1}.")

_KINDS: dict[Place, Mapping[Any, str]] = {
    Place.POLICY: POLICY_KIND_IN_WORDS,
    Place.ACTIVITY: ACTIVITY_KIND_IN_WORDS,
}
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})")
_YEAR_MONTH_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_YES, _NO = {"ja", "j", "x", "sand", "true", "1"}, {"nej", "n", "falsk", "false", "0"}


@dataclass(frozen=True)
class Value:
    """What stands in a cell, and in which."""

    where: str
    value: Any


def text_in(value: Value | None) -> str:
    return "" if value is None or value.value is None else _words(value.value)


def _words(value: Any) -> str:
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else str(value)


def understood(place: Place, part: Part, one: Value, incoming: Incoming) -> Any:
    if part in (Part.FIRST_DAY, Part.LAST_DAY):
        return _day(one, incoming)
    if part in (Part.IS_BID, Part.ON_SCREEN, Part.UNDER_REVISION):
        return _yes_or_no(one, incoming)
    if part is Part.KIND:
        return _choice(one, _KINDS[place], incoming)
    if part is Part.AUDIENCE:
        return _choice(one, AUDIENCE_IN_WORDS, incoming)
    if part is Part.COMPETENCES:
        return tuple(_competences(text_in(one)))
    return text_in(one)


def _day(one: Value, incoming: Incoming) -> date | None:
    if isinstance(one.value, date):
        return one.value
    text = _words(one.value).strip()
    if found := _DAY_MONTH_YEAR.fullmatch(text):
        day, month, year = found.groups()
    elif found := _YEAR_MONTH_DAY.fullmatch(text):
        year, month, day = found.groups()
    else:
        incoming.fault(one.where, NOT_A_DAY, text)
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        incoming.fault(one.where, NO_SUCH_DAY, text)
        return None


def _yes_or_no(one: Value, incoming: Incoming) -> bool | None:
    said = _words(one.value).strip().casefold()
    if said not in _YES | _NO:
        incoming.fault(one.where, NOT_YES_OR_NO, one.value)
        return None
    return said in _YES


def _choice(one: Value, words: Mapping[Any, str], incoming: Incoming) -> Any:
    found = known_values(words).get(_words(one.value).strip().casefold())
    if found is None:
        incoming.fault(one.where, NOT_A_CHOICE, one.value, ", ".join(f"»{said}«" for said in words.values()))
    return found


def _competences(text: str) -> Iterator[Named]:
    """One in each line, or divided by semicolons: the key, and its name after a colon."""
    for line in re.split(r"[\n;]", text):
        key, _colon, name = line.partition(":")
        if key.strip():
            yield Named(key.strip(), name.strip())
