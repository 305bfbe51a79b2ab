"""Kinds of change to the plan itself."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, ClassVar, Self

from django.utils import formats
from django.utils.translation import gettext as translated

from pejl.circles.actions.rows import end_row
from pejl.circles.models import Circle, Decision
from pejl.circles.rules import Needs, Way
from pejl.citizens.rules import Matter
from pejl.shared import clock
from pejl.shared.refusal import reasons_among
from pejl.shared.versions import Step
from pejl.shared.words import _
from pejl.terminology.models import Concept

from .models import (
    Goal,
    GoalVersion,
    Intervention,
    InterventionVersion,
    Strength,
    StrengthVersion,
    Wish,
    WishVersion,
)
from .rules import Approach, HopesFor, hindrances_to_intervention, hindrances_to_words


class _ByTheCitizen:
    """What is the citizen's own: their word alone is enough, and it does not grow old."""

    schema: ClassVar[int] = 1
    needs: ClassVar[Needs] = Needs.CITIZEN
    matter: ClassVar[Matter] = Matter.PERSONAL
    way: ClassVar[Way] = Way.AGREEMENT

    def until(self, last_day: date) -> None:
        return None

    def lapses_after(self) -> date | None:
        return None


def _first(decision: Decision) -> dict[str, Any]:
    """The columns of a version that begins an item today."""
    return {
        "number": 1,
        "step": Step.BEGUN.value,
        "valid_from": clock.today(),
        "recorded_at": decision.taken_at,
        "decision": decision,
    }


@dataclass(frozen=True)
class WriteWish(_ByTheCitizen):
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
        WishVersion.objects.create(item=wish, words=self.words.strip(), **_first(decision))


@dataclass(frozen=True)
class WriteStrength(_ByTheCitizen):
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
        StrengthVersion.objects.create(item=strength, words=self.words.strip(), **_first(decision))


@dataclass(frozen=True)
class BeginGoal(_ByTheCitizen):
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
        return reasons + _hindrances_to_more_words(self.now, self.hope)

    def apply(self, circle: Circle, decision: Decision) -> None:
        goal = Goal.objects.create(circle=circle, wish=self._wish(circle))
        GoalVersion.objects.create(
            item=goal,
            words=self.words.strip(),
            hopes_for=self.hopes_for.value,
            now=self.now.strip(),
            hope=self.hope.strip(),
            **_first(decision),
        )

    def _wish(self, circle: Circle) -> Wish | None:
        return circle.wish_set.filter(uid=self.wish_uid).first() if self.wish_uid else None


@dataclass(frozen=True)
class BeginIntervention:
    """Something we do together towards a goal, from a first day until we look at it again."""

    goal_uid: str
    what: str
    approach: Approach
    first_day: date
    last_day: date | None
    service_id: int | None = None
    citizen_does: str = ""
    others_do: str = ""
    stop_sign: str = ""

    kind: ClassVar[str] = "pathways.intervention"
    schema: ClassVar[int] = 1
    needs: ClassVar[Needs] = Needs.BOTH
    matter: ClassVar[Matter] = Matter.PERSONAL
    way: ClassVar[Way] = Way.AGREEMENT

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        days = {day: date.fromisoformat(payload[day]) for day in ("first_day", "last_day")}
        return cls(**{**payload, **days, "approach": Approach(payload["approach"])})

    def payload(self) -> dict[str, Any]:
        assert self.last_day is not None
        days = {"first_day": self.first_day.isoformat(), "last_day": self.last_day.isoformat()}
        return {**asdict(self), **days}

    def sentence(self, circle: Circle) -> str:
        lines = [
            _one_sentence(self.what),
            translated("Fra %(first)s. Vi ser på det igen senest %(last)s.")
            % {"first": _day(self.first_day), "last": _day(self.last_day)},
        ]
        if self.citizen_does.strip():
            lines.append(translated("Du %(what)s") % {"what": _ended(self.citizen_does)})
        if self.others_do.strip():
            lines.append(_one_sentence(self.others_do))
        if self.stop_sign.strip():
            lines.append(translated("Vi kan stoppe, når %(what)s") % {"what": _ended(self.stop_sign)})
        return "\n".join(lines)

    def until(self, last_day: date) -> Self | None:
        """Help that must begin today may begin before the answer has come."""
        if self.first_day > clock.today() or self.last_day is None:
            return None
        return replace(self, last_day=min(last_day, self.last_day))

    def lapses_after(self) -> date | None:
        return self.first_day

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        return hindrances_to_intervention(
            what=self.what,
            first_day=self.first_day,
            last_day=self.last_day,
            today=today,
            goal_in_force=GoalVersion.objects.in_force(today)
            .filter(item__circle=circle, item__uid=self.goal_uid)
            .exists(),
        ) + _hindrances_to_more_words(self.citizen_does, self.others_do, self.stop_sign)

    def apply(self, circle: Circle, decision: Decision) -> None:
        intervention = Intervention.objects.create(circle=circle, goal=circle.goal_set.get(uid=self.goal_uid))
        InterventionVersion.objects.create(
            item=intervention,
            what=self.what.strip(),
            approach=self.approach.value,
            service=Concept.objects.filter(pk=self.service_id).first() if self.service_id else None,
            citizen_does=self.citizen_does.strip(),
            others_do=self.others_do.strip(),
            stop_sign=self.stop_sign.strip(),
            **{**_first(decision), "valid_from": self.first_day, "last_day": self.last_day},
        )


@dataclass(frozen=True)
class StopIntervention(_ByTheCitizen):
    """The citizen does not want it any more. Their word alone is enough, and it counts at once."""

    intervention_uid: str

    kind: ClassVar[str] = "pathways.stop"
    way: ClassVar[Way] = Way.STOP

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        return cls(**payload)

    def payload(self) -> dict[str, Any]:
        return asdict(self)

    def _last(self, circle: Circle) -> InterventionVersion | None:
        versions = InterventionVersion.objects.in_force_or_coming(clock.today())
        return versions.filter(item__circle=circle, item__uid=self.intervention_uid).first()

    def sentence(self, circle: Circle) -> str:
        last = self._last(circle)
        assert last is not None
        return translated("Stop: %(what)s") % {"what": _ended(last.what)}

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        return reasons_among({_("Det er allerede stoppet."): self._last(circle) is None})

    def apply(self, circle: Circle, decision: Decision) -> None:
        last = self._last(circle)
        assert last is not None
        end_row(last, decision, from_day=clock.today())


def _hindrances_to_more_words(*texts: str) -> list[str]:
    """As `hindrances_to_words`, for what one need not write."""
    return [reason for text in texts if text.strip() for reason in hindrances_to_words(text)]


def _one_sentence(text: str) -> str:
    ended = _ended(text)
    return ended[:1].upper() + ended[1:]


def _ended(text: str) -> str:
    """As it was written, on one line and with a full stop at the end."""
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _day(day: date | None) -> str:
    return formats.date_format(day, "DATE_FORMAT") if day else ""
