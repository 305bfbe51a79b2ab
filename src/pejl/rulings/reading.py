"""The law as dated data: the file that is shipped, read into plain values."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar


@dataclass(frozen=True)
class Dated:
    """Something that holds from a day, perhaps to a last day; `source` says where it is written."""

    valid_from: date
    valid_to: date | None
    source: str

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class Paragraph(Dated):
    """A paragraph, and what it says in a plain sentence."""

    code: str
    law: str
    paragraph: str
    plain: str


@dataclass(frozen=True)
class Term(Dated):
    """How long somebody has for something."""

    what: str
    days: int


@dataclass(frozen=True)
class Post(Dated):
    """How many working days a message is taken to be on its way."""

    channel: str
    working_days: int


D = TypeVar("D", bound=Dated)


@dataclass(frozen=True)
class Law:
    """What a ruling can rest on, how it comes about, and the terms."""

    bases: tuple[Paragraph, ...]
    process: tuple[Paragraph, ...]
    terms: tuple[Term, ...]
    post: tuple[Post, ...]

    def bases_on(self, day: date) -> list[Paragraph]:
        """What a ruling made on `day` can rest on."""
        return [one for one in self.bases if one.holds_on(day)]

    def about(self, code: str, day: date) -> Paragraph:
        """The paragraph of the process with this code, as it was on `day`."""
        return _the_one((one for one in self.process if one.code == code), day)

    def days_for(self, what: str, day: date) -> int:
        return _the_one((one for one in self.terms if one.what == what), day).days

    def working_days_by(self, channel: str, day: date) -> int:
        return _the_one((one for one in self.post if one.channel == channel), day).working_days


def _the_one(candidates: Iterable[D], day: date) -> D:
    """The newest of those that hold on `day`; LookupError where the law says nothing for it."""
    holding = [one for one in candidates if one.holds_on(day)]
    if not holding:
        raise LookupError(f"The law that was shipped says nothing for {day}.")
    return max(holding, key=lambda one: one.valid_from)


def law_from(text: str) -> Law:
    """Read a file of the shipped form; KeyError, TypeError or ValueError says what is wrong with it."""
    content = json.loads(text)
    return Law(
        bases=tuple(Paragraph(**_dated(row)) for row in content["bases"]),
        process=tuple(Paragraph(**_dated(row)) for row in content["process"]),
        terms=tuple(Term(**_dated(row)) for row in content["terms"]),
        post=tuple(Post(**_dated(row)) for row in content["post"]),
    )


def _dated(row: Mapping[str, Any]) -> dict[str, Any]:
    last = row["valid_to"]
    return {
        **row,
        "valid_from": date.fromisoformat(row["valid_from"]),
        "valid_to": date.fromisoformat(last) if last else None,
    }


@cache
def shipped_law() -> Law:
    """The law that comes with Pejl."""
    return law_from((files("pejl.rulings") / "data" / "law.json").read_text(encoding="utf-8"))
