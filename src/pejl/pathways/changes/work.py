"""Kinds of change to what we do."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, ClassVar, Self
from uuid import UUID

from django.utils.text import get_text_list
from django.utils.translation import gettext as translated

from pejl.circles.actions import end_row
from pejl.circles.models import Circle, CircleMember, Decision
from pejl.circles.rules import AT_WORK, Needs, Side, Way
from pejl.citizens.rules import Matter
from pejl.pathways.models import (
    HelpingHand,
    Intervention,
    InterventionVersion,
)
from pejl.pathways.queries import goal_in_force, goal_of
from pejl.pathways.rules import (
    END_IN_WORDS,
    END_TO_STAFF,
    Approach,
    EndReason,
    hindrances_to_intervention,
    hindrances_to_renew,
)
from pejl.shared import clock
from pejl.shared.refusal import reasons_among
from pejl.shared.versions import Step
from pejl.shared.words import _
from pejl.terminology.models import Concept

from .saying import (
    ByTheCitizen,
    day_in_words,
    ended,
    first_of,
    hindrances_to_more_words,
    next_after,
    one_sentence,
)

WHAT_IT_SAYS = ("what", "approach", "service_id", "citizen_does", "others_do", "stop_sign")


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
    asked: tuple[str, ...] = ()
    """Members (uids) who are asked to take part. It counts for them on their own yes only."""

    kind: ClassVar[str] = "pathways.intervention"
    schema: ClassVar[int] = 1
    needs: ClassVar[Needs] = Needs.BOTH
    matter: ClassVar[Matter] = Matter.PERSONAL
    way: ClassVar[Way] = Way.AGREEMENT

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        days = {day: date.fromisoformat(payload[day]) for day in ("first_day", "last_day")}
        asked = tuple(payload.get("asked", ()))
        return cls(**{**payload, **days, "approach": Approach(payload["approach"]), "asked": asked})

    def payload(self) -> dict[str, Any]:
        assert self.last_day is not None
        days = {"first_day": self.first_day.isoformat(), "last_day": self.last_day.isoformat()}
        return {**asdict(self), **days, "asked": list(self.asked)}

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
        if names := [member.name for member in self._asked(circle)]:
            lines.append(
                translated("Vi spørger %(names)s. Det gælder for dem, når de selv har sagt ja.")
                % {"names": get_text_list(names, translated("og"))}
            )
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
        ) + (
            hindrances_to_more_words(self.citizen_does, self.others_do, self.stop_sign)
            + reasons_among(
                {
                    _("Spørg kun familie, frivillige og andre, der er med."): (
                        len(self._asked(circle)) != len(self.asked)
                    )
                }
            )
        )

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
        for member in self._asked(circle):
            HelpingHand.objects.create(
                circle=circle, intervention=intervention, member=member, decision=decision
            )

    def _asked(self, circle: Circle) -> list[CircleMember]:
        if not self.asked:
            return []
        at_work = [kind.value for kind in AT_WORK]
        return list(circle.members.filter(uid__in=self.asked).exclude(kind__in=at_work).order_by("pk"))


class _OfIntervention:
    """A change to something that is agreed already."""

    intervention_uid: str

    def _last(self, circle: Circle) -> Any:
        versions = InterventionVersion.objects.in_force_or_coming(clock.today())
        return versions.filter(item__circle=circle, item__uid=self.intervention_uid).first()

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        return reasons_among({_("Det er allerede stoppet."): self._last(circle) is None})


@dataclass(frozen=True)
class RenewIntervention(_OfIntervention):
    """We go on with it, until we look at it again. An agreement is renewed only by a new yes."""

    intervention_uid: str
    last_day: date

    kind: ClassVar[str] = "pathways.renew"
    schema: ClassVar[int] = 1
    needs: ClassVar[Needs] = Needs.BOTH
    matter: ClassVar[Matter] = Matter.PERSONAL
    way: ClassVar[Way] = Way.AGREEMENT

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        return cls(payload["intervention_uid"], date.fromisoformat(payload["last_day"]))

    def payload(self) -> dict[str, Any]:
        return {"intervention_uid": self.intervention_uid, "last_day": self.last_day.isoformat()}

    def sentence(self, circle: Circle) -> str:
        words = {"what": ended(self._last(circle).what), "last": day_in_words(self.last_day)}
        return translated("Vi bliver ved: %(what)s Vi ser på det igen senest %(last)s.") % words

    def until(self, last_day: date) -> Self:
        return replace(self, last_day=min(last_day, self.last_day))

    def lapses_after(self) -> date | None:
        return self.last_day

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        last = self._last(circle)
        if last is None:
            return super().hindrances(circle, today)
        return hindrances_to_renew(first_day=max(today, last.valid_from), last_day=self.last_day)

    def apply(self, circle: Circle, decision: Decision) -> None:
        last = self._last(circle)
        first_day = max(clock.today(), last.valid_from)
        columns = {**next_after(last.item, Step.CHANGED, decision), "valid_from": first_day}
        said = {name: getattr(last, name) for name in WHAT_IT_SAYS}
        InterventionVersion.objects.create(item=last.item, last_day=self.last_day, **said, **columns)


@dataclass(frozen=True)
class EndIntervention(_OfIntervention):
    """An employee proposes that it is over, and says why; it is when the citizen has said yes."""

    intervention_uid: str
    because: EndReason

    kind: ClassVar[str] = "pathways.end"
    schema: ClassVar[int] = 1
    needs: ClassVar[Needs] = Needs.BOTH
    matter: ClassVar[Matter] = Matter.PERSONAL
    way: ClassVar[Way] = Way.AGREEMENT

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        return cls(payload["intervention_uid"], EndReason(payload["because"]))

    def payload(self) -> dict[str, Any]:
        return asdict(self)

    def sentence(self, circle: Circle) -> str:
        words = {
            "what": ended(self._last(circle).what),
            "why": ended(translated(END_TO_STAFF[self.because])),
        }
        return translated("Det er slut: %(what)s %(why)s") % words

    def until(self, last_day: date) -> None:
        return None

    def lapses_after(self) -> date | None:
        return None

    def apply(self, circle: Circle, decision: Decision) -> None:
        why = {"ended_because": self.because.value, "judged_by": Side.PROFESSIONAL.value}
        end_row(self._last(circle), decision, from_day=clock.today(), **why)


@dataclass(frozen=True)
class StopIntervention(_OfIntervention, ByTheCitizen):
    """The citizen does not want it any more, and may say why. Their word alone counts, at once."""

    intervention_uid: str
    because: EndReason | None = None

    kind: ClassVar[str] = "pathways.stop"
    way: ClassVar[Way] = Way.STOP

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        because = EndReason(payload["because"]) if payload.get("because") else None
        return cls(payload["intervention_uid"], because)

    def payload(self) -> dict[str, Any]:
        return asdict(self)

    def sentence(self, circle: Circle) -> str:
        stopped = translated("Stop: %(what)s") % {"what": ended(self._last(circle).what)}
        return f"{stopped} {ended(translated(END_IN_WORDS[self.because]))}" if self.because else stopped

    def apply(self, circle: Circle, decision: Decision) -> None:
        why = {"ended_because": self.because.value, "judged_by": Side.CITIZEN.value} if self.because else {}
        end_row(self._last(circle), decision, from_day=clock.today(), **why)
