"""What the citizen is told, as a letter: plain values, composed once and then kept word for word."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Self

from pejl.organisation.models import Unit
from pejl.organisation.rules import Capacity
from pejl.rulings.models import Hearing, Issued, Reconsideration
from pejl.rulings.rules import Channel


class LetterKind(StrEnum):
    """Which of the letters about a ruling it is."""

    HEARING = "hearing"
    RULING = "ruling"
    UPHELD = "upheld"


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it; somebody's own words where `by` says whose."""

    heading: str
    lines: tuple[str, ...]
    by: str = ""


@dataclass(frozen=True)
class Cited:
    """What the law says, at the end and nowhere else."""

    law: str
    paragraph: str
    plain: str


@dataclass(frozen=True)
class Signature:
    """Who signs, in which post, and how to get hold of them."""

    name: str
    title: str
    unit: str
    phone: str
    address: str = ""


@dataclass(frozen=True)
class Letter:
    """Everything a letter needs. `by_day` is the last day to answer or to complain, where there is one."""

    kind: LetterKind
    title: str
    to: str
    dated: date
    sections: tuple[Section, ...]
    law: tuple[Cited, ...]
    signed: Signature
    channel: Channel
    language: str
    by_day: date | None = None
    address: str = ""
    """Where it goes. Not part of what is kept: a letter sent again goes to where the citizen lives now."""

    @property
    def text(self) -> str:
        """The whole text: what is hashed, read aloud and searched for words that are too long."""
        parts = [self.title]
        for section in self.sections:
            parts += [section.heading, *section.lines, *([section.by] if section.by else [])]
        parts += [f"{cited.law} {cited.paragraph}: {cited.plain}" for cited in self.law]
        return "\n".join([*parts, self.signed.name, self.signed.title, self.signed.unit])

    def payload(self) -> dict[str, Any]:
        """Plain JSON values, to be kept word for word."""
        by_day = self.by_day.isoformat() if self.by_day else None
        kept = {**asdict(self), "dated": self.dated.isoformat(), "by_day": by_day}
        del kept["address"]
        return kept

    @classmethod
    def read(cls, payload: Mapping[str, Any]) -> Self:
        """The letter again, from what `payload()` gave."""
        return cls(
            **{
                **payload,
                "kind": LetterKind(payload["kind"]),
                "channel": Channel(payload["channel"]),
                "dated": date.fromisoformat(payload["dated"]),
                "by_day": date.fromisoformat(payload["by_day"]) if payload["by_day"] else None,
                "sections": tuple(
                    Section(row["heading"], tuple(row["lines"]), row["by"]) for row in payload["sections"]
                ),
                "law": tuple(Cited(**row) for row in payload["law"]),
                "signed": Signature(**payload["signed"]),
            }
        )


def signature_of(capacity: Capacity) -> Signature:
    """Who signs when someone in a post writes."""
    assert capacity.post is not None
    post = capacity.post
    unit = Unit.objects.get(pk=post.unit_id)
    return Signature(capacity.name, post.title, post.unit, unit.phone, unit.address)


def letter_of(kept: Issued | Hearing | Reconsideration) -> Letter | None:
    """The letter as it was told. None for a complaint met by a new ruling, whose letter is the ruling's."""
    if kept.letter is None:
        return None
    ruling = kept.issued.ruling if isinstance(kept, Reconsideration) else kept.ruling
    return replace(Letter.read(kept.letter), address=ruling.circle.citizen.address or "")


@dataclass(frozen=True)
class Dispatch:
    """How and when a letter is sent."""

    channel: Channel
    sent_on: date
