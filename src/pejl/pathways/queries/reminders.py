"""What the municipality has to see to: help that nobody looked at in time, and help that was asked for."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from pejl.circles.models import Circle, CircleMember, ShareVersion
from pejl.circles.rules import MemberKind, Part
from pejl.organisation.rules import Capacity, Role
from pejl.pathways.models import GrantVersion, HelpAsked, HelpTaken, Looked


@dataclass(frozen=True)
class Reminder:
    """Help that goes on though nobody looked at it in time. `names` says whether the reader is with."""

    version: GrantVersion
    was_due: date
    names: bool
    people: list[CircleMember]

    @property
    def circle(self) -> Circle:
        circle: Circle = self.version.item.circle
        return circle


@dataclass(frozen=True)
class Asked:
    """What somebody asked for and no ruling is being prepared about."""

    asked: HelpAsked
    names: bool
    people: list[CircleMember]

    @property
    def circle(self) -> Circle:
        return self.asked.circle


def with_due_day(versions: QuerySet[GrantVersion]) -> QuerySet[GrantVersion]:
    """Each with `due`: the day set last, by the ruling or by somebody who looked since."""
    looks = Looked.objects.filter(grant=OuterRef("item"), at__gte=OuterRef("recorded_at")).order_by("-pk")
    return versions.annotate(due=Coalesce(Subquery(looks.values("next_on")[:1]), "look_again"))


def _late(day: date) -> QuerySet[Any]:
    late: QuerySet[Any] = with_due_day(GrantVersion.objects.in_force(day)).filter(due__lt=day)  # type: ignore[misc]
    return late


def _waiting() -> QuerySet[HelpAsked]:
    being_decided = HelpTaken.objects.filter(asked=OuterRef("pk"), ruling__dropped=None)
    return HelpAsked.objects.filter(~Exists(being_decided))


def waiting_in(circle: Circle | OuterRef) -> QuerySet[HelpAsked]:
    """What was asked for in a circle and has no ruling yet, the oldest first."""
    decided = HelpTaken.objects.filter(asked=OuterRef("pk"), ruling__issued__isnull=False)
    waiting = HelpAsked.objects.filter(~Exists(decided), circle=circle)
    return waiting.select_related("grant").order_by("pk")


@dataclass(frozen=True)
class Duty:
    """What a capacity sees to: circles it is with (`own`), and those that its role answers for."""

    own: frozenset[int]
    answers_for: Q

    def of(self, way: str) -> Q:
        """A condition on rows that reach their circle this way."""
        return Q(**{f"{way}__in": self.own}) | Q(**{f"{way}__in": Circle.objects.filter(self.answers_for)})


def duty_of(capacity: Capacity, day: date) -> Duty:
    """A case worker sees to what nobody took anywhere, a leader to the unit's own."""
    own = Circle.objects.visible_to(capacity, Part.PLAN, day).values_list("pk", flat=True)
    role = capacity.post.role if capacity.post else None
    if role is Role.CASE_WORKER:
        return Duty(frozenset(own), Q())
    if role is Role.LEADER and capacity.post is not None:
        return Duty(frozenset(own), Q(unit=capacity.post.unit_id))
    return Duty(frozenset(own), Q(pk__in=[]))


def reminders_for(capacity: Capacity, day: date) -> list[Reminder]:
    """Help in force whose day to look again has passed, the longest ago first.

    Who is with sees whom it is about; others who have to see to it see who is with them at work.
    """
    duty = duty_of(capacity, day)
    late = _late(day).filter(duty.of("item__circle"))
    found = list(late.select_related("item__circle__citizen", "item__circle__unit").order_by("due", "pk"))
    people = _at_work([version.item.circle_id for version in found], day)
    return [
        Reminder(version, version.due, version.item.circle_id in duty.own, people[version.item.circle_id])
        for version in found
    ]


def asked_for(capacity: Capacity, day: date) -> list[Asked]:
    """What was asked and no ruling is prepared about, the oldest first; seen by those of `reminders_for`."""
    duty = duty_of(capacity, day)
    found = list(
        _waiting().filter(duty.of("circle")).select_related("grant", "circle__citizen", "circle__unit")
    )
    people = _at_work([one.circle_id for one in found], day)
    return [Asked(one, one.circle_id in duty.own, people[one.circle_id]) for one in found]


def how_many_wait(capacity: Capacity, day: date) -> int:
    """How much there is to see to, for the one link on the front page."""
    duty = duty_of(capacity, day)
    late = _late(day).filter(duty.of("item__circle"))
    return late.count() + _waiting().filter(duty.of("circle")).count()


def _at_work(circles: Collection[int], day: date) -> Mapping[int, list[CircleMember]]:
    """The employees who are with, by circle: one query."""
    sees = ShareVersion.objects.in_force(day).filter(item__member=OuterRef("pk"))
    members = CircleMember.objects.filter(
        Exists(sees), circle__in=circles, kind=MemberKind.EMPLOYEE.value
    ).select_related("unit")
    found: dict[int, list[CircleMember]] = defaultdict(list)
    for member in members.order_by("pk"):
        found[member.circle_id].append(member)
    return found
