"""Kinds of change to what we do."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, ClassVar, Self
from uuid import UUID

from django.utils.translation import gettext as translated

from pejl.circles.actions.rows import end_row
from pejl.circles.models import Circle, Decision
from pejl.circles.rules import Needs, Way
from pejl.citizens.rules import Matter
from pejl.pathways.models import (
    Intervention,
    InterventionVersion,
)
from pejl.pathways.queries import goal_in_force, goal_of
from pejl.pathways.rules import Approach, hindrances_to_intervention
from pejl.shared import clock
from pejl.shared.refusal import reasons_among
from pejl.shared.words import _
from pejl.terminology.models import Concept

from .saying import ByTheCitizen, day_in_words, ended, first_of, hindrances_to_more_words, one_sentence


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
            one_sentence(self.what),
            translated("Fra %(first)s. Vi ser på det igen senest %(last)s.")
            % {"first": day_in_words(self.first_day), "last": day_in_words(self.last_day)},
        ]
        if self.citizen_does.strip():
            lines.append(translated("Du %(what)s") % {"what": ended(self.citizen_does)})
        if self.others_do.strip():
            lines.append(one_sentence(self.others_do))
        if self.stop_sign.strip():
            lines.append(translated("Vi kan stoppe, når %(what)s") % {"what": ended(self.stop_sign)})
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
            goal_in_force=goal_in_force(circle, UUID(self.goal_uid), today),
        ) + hindrances_to_more_words(self.citizen_does, self.others_do, self.stop_sign)

    def apply(self, circle: Circle, decision: Decision) -> None:
        intervention = Intervention.objects.create(circle=circle, goal=goal_of(circle, UUID(self.goal_uid)))
        InterventionVersion.objects.create(
            item=intervention,
            what=self.what.strip(),
            approach=self.approach.value,
            service=Concept.objects.filter(pk=self.service_id).first() if self.service_id else None,
            citizen_does=self.citizen_does.strip(),
            others_do=self.others_do.strip(),
            stop_sign=self.stop_sign.strip(),
            **{**first_of(decision), "valid_from": self.first_day, "last_day": self.last_day},
        )


@dataclass(frozen=True)
class StopIntervention(ByTheCitizen):
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
        return translated("Stop: %(what)s") % {"what": ended(last.what)}

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        return reasons_among({_("Det er allerede stoppet."): self._last(circle) is None})

    def apply(self, circle: Circle, decision: Decision) -> None:
        last = self._last(circle)
        assert last is not None
        end_row(last, decision, from_day=clock.today())
