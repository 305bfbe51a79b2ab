"""Kinds of change to what is the citizen's own."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar, Self

from django.utils.translation import gettext as translated

from pejl.circles.models import Circle, Decision
from pejl.pathways.models import (
    Goal,
    GoalVersion,
    Strength,
    StrengthVersion,
    Wish,
    WishVersion,
)
from pejl.pathways.rules import HopesFor, hindrances_to_words
from pejl.shared.words import _

from .saying import ByTheCitizen, first_of, hindrances_to_more_words


@dataclass(frozen=True)
class WriteWish(ByTheCitizen):
    """A wish, in the citizen's own words."""

    words: str

    kind: ClassVar[str] = "pathways.wish"

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        return cls(**payload)

    def payload(self) -> dict[str, Any]:
        return asdict(self)

    def sentence(self, circle: Circle) -> str:
        return translated("Mit ønske: »%(words)s«") % {"words": self.words.strip()}

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        return hindrances_to_words(self.words)

    def apply(self, circle: Circle, decision: Decision) -> None:
        wish = Wish.objects.create(circle=circle)
        WishVersion.objects.create(item=wish, words=self.words.strip(), **first_of(decision))


@dataclass(frozen=True)
class WriteStrength(ByTheCitizen):
    """Something the citizen can by themselves."""

    words: str

    kind: ClassVar[str] = "pathways.strength"

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        return cls(**payload)

    def payload(self) -> dict[str, Any]:
        return asdict(self)

    def sentence(self, circle: Circle) -> str:
        return translated("Det kan jeg selv: »%(words)s«") % {"words": self.words.strip()}

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        return hindrances_to_words(self.words)

    def apply(self, circle: Circle, decision: Decision) -> None:
        strength = Strength.objects.create(circle=circle)
        StrengthVersion.objects.create(item=strength, words=self.words.strip(), **first_of(decision))


@dataclass(frozen=True)
class BeginGoal(ByTheCitizen):
    """A goal of the citizen's own, perhaps made of a wish."""

    words: str
    hopes_for: HopesFor
    now: str = ""
    hope: str = ""
    wish_uid: str | None = None

    kind: ClassVar[str] = "pathways.goal"

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        return cls(**{**payload, "hopes_for": HopesFor(payload["hopes_for"])})

    def payload(self) -> dict[str, Any]:
        return asdict(self)

    def sentence(self, circle: Circle) -> str:
        return translated("Mit mål: »%(words)s«") % {"words": self.words.strip()}

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        lost = self.wish_uid is not None and self._wish(circle) is None
        reasons = hindrances_to_words(self.words) + [_("Ønsket er ikke på planen.")] * lost
        return reasons + hindrances_to_more_words(self.now, self.hope)

    def apply(self, circle: Circle, decision: Decision) -> None:
        goal = Goal.objects.create(circle=circle, wish=self._wish(circle))
        GoalVersion.objects.create(
            item=goal,
            words=self.words.strip(),
            hopes_for=self.hopes_for.value,
            now=self.now.strip(),
            hope=self.hope.strip(),
            **first_of(decision),
        )

    def _wish(self, circle: Circle) -> Wish | None:
        return circle.wish_set.filter(uid=self.wish_uid).first() if self.wish_uid else None
