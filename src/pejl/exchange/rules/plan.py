"""The chain as it stands, and what is to be done about it: plain values, for the page and for the act."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from pejl.chain.rules import Difference, Period, Place, Text
from pejl.exchange.reading import Fault


@dataclass(frozen=True)
class There:
    """A place of the chain as it stands: its last version, and what it lies under from today on."""

    key: str
    place: Place
    set_key: str
    unit: str
    text: Text
    period: Period
    begins: date
    number: int
    is_ended: bool = False
    uid: UUID = UUID(int=0)
    written_at: datetime = datetime.min
    uppers: frozenset[str] = frozenset()
    competences: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Standing:
    """All that a file is laid beside."""

    today: date
    nodes: Mapping[str, There] = field(default_factory=dict)
    sets: Mapping[str, str] = field(default_factory=dict)
    competences: Mapping[str, str] = field(default_factory=dict)
    units: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Planned:
    """What will be done about one place."""

    where: str
    key: str
    place: Place
    set_key: str
    unit: str
    what: Difference
    text: Text
    period: Period
    shown: int
    rewrites: bool = False
    changes: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    under: tuple[tuple[str, date], ...] = ()
    """The keys of what it is newly tied to, and from which day on."""
    competences: frozenset[str] | None = None
    """All that it names from now on; None: as it is."""


@dataclass
class Plan:
    """All that will be done, or the faults for which nothing is."""

    sets: dict[str, str] = field(default_factory=dict)
    competences: dict[str, str] = field(default_factory=dict)
    steps: list[Planned] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)

    def of(self, what: Difference) -> list[Planned]:
        return [step for step in self.steps if step.what is what]

    @property
    def changes_nothing(self) -> bool:
        return not (self.sets or self.competences or len(self.steps) > len(self.of(Difference.UNTOUCHED)))

    def fingerprint(self) -> str:
        """The same for the same plan: whether it is still what somebody was shown."""
        said = repr([self.sets, self.competences, [_plain(step) for step in self.steps], self.faults])
        return hashlib.sha256(said.encode()).hexdigest()


def _plain(step: Planned) -> list[Any]:
    return [
        *(value for name, value in vars(step).items() if name != "competences"),
        sorted(step.competences or ()),
    ]
