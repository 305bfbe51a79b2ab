"""What an entry in the journal says, and how the chain of envelopes holds together."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

GENESIS = "0" * 64


class Kind(StrEnum):
    """What may be told. A look is reading; everything else is doing."""

    LOOK = "look"
    SEARCH = "search"
    SIGNED_IN = "signed in"
    SIGNED_OUT = "signed out"
    SIGN_IN_REFUSED = "sign-in refused"
    CAPACITY_CHOSEN = "capacity chosen"
    CIRCLE_OPENED = "circle opened"
    PROPOSED = "proposed"
    ANSWERED = "answered"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"
    REPRESENTED = "represented"
    EMERGENCY = "emergency access"
    PROMISED = "promised silence"
    TAKEN_BACK = "taken back"
    HELP_ANSWERED = "asked to help, answered"
    CODED = "coded"
    WROTE = "wrote"
    MEETING = "meeting"
    LETTER_MADE = "letter made"
    IDEA = "idea"
    GUIDANCE = "guidance"
    QUESTION = "question"
    TOLD = "told"
    ADMINISTERED = "administered"
    CHAIN_WRITTEN = "chain written"
    LEARNING = "learning"
    ERASED = "erased"


LOOKS = (Kind.LOOK, Kind.SEARCH)


@dataclass(frozen=True)
class Doer:
    """Who did it, and in which capacity. `uid` is None for the command line."""

    uid: UUID | None
    name: str
    role: str = ""
    unit_uid: UUID | None = None
    unit: str = ""


@dataclass(frozen=True)
class Entry:
    """One thing done or looked at. `subject` is the citizen it is about, `about` the thing itself."""

    kind: Kind
    by: Doer
    subject: UUID | None = None
    about: UUID | None = None
    content: Mapping[str, str] | None = None

    def content_text(self) -> str:
        """Names and words: what an erasure takes."""
        words = {"name": self.by.name, "role": self.by.role, "unit": self.by.unit, **(self.content or {})}
        return json.dumps(
            {key: value for key, value in words.items() if value},
            ensure_ascii=False,
            sort_keys=True,
            separators=(",", ":"),
        )


@dataclass(frozen=True)
class Sealed:
    """An envelope as the chain sees it: everything but the content, of which it holds a salted hash."""

    number: int
    at: datetime
    kind: str
    actor: UUID | None
    unit: UUID | None
    subject: UUID | None
    about: UUID | None
    content_hash: str
    previous: str

    def hash(self) -> str:
        parts = [self.number, self.at.isoformat(), self.kind, self.actor, self.unit, self.subject, self.about]
        line = "|".join(str(part) for part in [*parts, self.content_hash, self.previous])
        return hashlib.sha256(line.encode()).hexdigest()


def content_hash(text: str, salt: str) -> str:
    """Salted, so that an erased name cannot be guessed back from the envelope."""
    return hashlib.sha256(f"{salt}|{text}".encode()).hexdigest()


@dataclass(frozen=True)
class Head:
    """The last envelope at some moment, to be kept outside the database."""

    number: int
    hash: str

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"


def head_from(text: str) -> Head:
    """Read what `str(Head)` wrote; ValueError where it is not one."""
    number, _, digest = text.strip().partition(":")
    if len(digest) != 64:
        raise ValueError("A head is written as number:hash.")
    return Head(int(number), digest)


def faults_in_chain(envelopes: Iterable[tuple[Sealed, str]], heads: Iterable[Head]) -> list[str]:
    """Every changed, missing, inserted or reordered envelope, walking (envelope, stored hash) by number.

    What is missing at the very end shows only against a head that was kept outside.
    """
    kept: dict[int, set[str]] = {}
    for head in heads:
        kept.setdefault(head.number, set()).add(head.hash)
    faults: list[str] = []
    number, previous = 0, GENESIS
    for sealed, stored in envelopes:
        faults += _faults_of(sealed, stored, number, previous)
        if kept.pop(sealed.number, {stored}) != {stored}:
            faults.append(f"{sealed.number}: is not the envelope of the head that was kept")
        number, previous = sealed.number, stored
    return faults + [
        f"{missing}: is missing, though its head was kept" for missing in sorted(kept) if missing
    ]


def _faults_of(sealed: Sealed, stored: str, number: int, previous: str) -> list[str]:
    found = []
    if sealed.number != number + 1:
        found.append(f"{number + 1}–{sealed.number - 1}: missing")
    elif sealed.previous != previous:
        found.append(f"{sealed.number}: does not follow the one before it")
    if sealed.hash() != stored:
        found.append(f"{sealed.number}: changed")
    return found
