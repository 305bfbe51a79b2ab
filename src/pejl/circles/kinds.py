"""The register of kinds of change: each room above adds its own as it starts."""

from abc import abstractmethod
from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, Protocol, Self

from django.db.models import QuerySet

from pejl.citizens.rules import Matter
from pejl.shared.prepared import prepared

from .models import Circle, Decision, ProposalVersion, ProposedChange
from .rules import Needs, Way


class Change(Protocol):
    """One typed change to a plan, as plain values."""

    kind: ClassVar[str]
    schema: ClassVar[int]
    needs: ClassVar[Needs]
    matter: ClassVar[Matter]
    way: ClassVar[Way]

    @classmethod
    @abstractmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        """The change again, from what `payload()` gave."""

    def payload(self) -> dict[str, Any]:
        """Plain JSON values."""
        ...

    def sentence(self, circle: Circle) -> str:
        """What it would mean, in plain words, in the active language."""
        ...

    def until(self, last_day: date) -> "Change | None":
        """The same, but over after `last_day`; None for what can wait until the citizen has answered."""
        ...

    def lapses_after(self) -> date | None:
        """The last day on which it can still be agreed."""
        ...

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        """Every reason why it cannot be proposed, or cannot come into force, now."""
        ...

    def apply(self, circle: Circle, decision: Decision) -> None:
        """Put it in force."""
        ...


_kinds: dict[str, type[Change]] = {}


def register(change: type[Change]) -> None:
    _kinds[change.kind] = change


def registered() -> Mapping[str, type[Change]]:
    return dict(_kinds)


def changes_from(rows: list[ProposedChange]) -> list[Change]:
    """The changes of a version, as they were proposed."""
    return [_kinds[row.kind].read(row.payload, row.schema) for row in rows]


def changes_of(version: ProposalVersion) -> list[Change]:
    return changes_from(_rows_of(version.pk))


@prepared
def _rows_of(version: int) -> QuerySet[ProposedChange]:
    return ProposedChange.objects.filter(version=version).order_by("position")
