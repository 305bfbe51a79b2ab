"""A kind of change that only a ruling makes, as the rooms above register theirs."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar, Self

from pejl.circles.models import Circle, Decision
from pejl.circles.rules import Needs, Way
from pejl.citizens.rules import Matter
from tests.circles.acts import walk


@dataclass(frozen=True)
class Grant:
    """A kind of change that only a ruling makes. (Grants themselves live above.)"""

    words: str
    is_possible: bool = True

    kind: ClassVar[str] = "test.grant"
    schema: ClassVar[int] = 1
    needs: ClassVar[Needs] = Needs.CITIZEN
    matter: ClassVar[Matter] = Matter.PERSONAL
    way: ClassVar[Way] = Way.RULING

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        return cls(**payload)

    def payload(self) -> dict[str, Any]:
        return asdict(self)

    def sentence(self, circle: Circle) -> str:
        return self.words

    def lapses_after(self) -> date | None:
        return None

    def until(self, day: date) -> None:
        return None

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        return [] if self.is_possible else ["Den hjælp findes ikke."]

    def apply(self, circle: Circle, decision: Decision) -> None:
        walk(circle.goal_set.get(), what=self.words).apply(circle, decision)
