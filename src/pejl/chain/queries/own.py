"""One's own learning, and what one's leader is let read; a unit's learning without anybody's name."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from pejl.chain.models import EnrolmentMark, Logged, NodeVersion, Priority, WishedVersion
from pejl.chain.rules import SMALLEST_GROUP
from pejl.chain.rules.learning import LEARNS, Standing
from pejl.organisation.queries import employed_in


def my_wishes(user_id: int, day: date) -> QuerySet[WishedVersion]:
    in_force = WishedVersion.objects.in_force(day).filter(item__user=user_id)
    return in_force.select_related("item", "learning_goal").order_by("item")


def my_log(user_id: int, *, at_most: int = 30) -> list[Logged]:
    return list(Logged.objects.filter(user=user_id)[:at_most])


def shared_in(unit_id: int, day: date) -> list[WishedVersion]:
    """The lines that people of a unit share with their leaders, by choice."""
    users = employed_in(unit_id, day).values("user")
    shared = WishedVersion.objects.in_force(day).filter(item__user__in=users, is_shared=True)
    return list(shared.select_related("item__user").order_by("item__user__sort_key", "item"))


@dataclass(frozen=True)
class Planned:
    """An activity in a unit's plan: how many take part is told for five or more."""

    version: NodeVersion
    priority: Priority | None
    count: int | None


def unit_plan(unit_id: int, day: date) -> list[Planned]:
    """What is prioritised, and what people of the unit take part in."""
    last = {one.activity_id: one for one in Priority.objects.order_by("at", "pk")}
    counts = _counts(unit_id)
    wanted = {one for one, what in last.items() if what.standing == Standing.PRIORITISED} | set(counts)
    versions = NodeVersion.objects.in_force(day).filter(item__in=wanted).select_related("item")
    return [
        Planned(version, last.get(version.item_id), _if_enough(counts[version.item_id]))
        for version in versions.order_by("item")
        if version.item.unit_id in (None, unit_id) or counts[version.item_id]
    ]


def _counts(unit_id: int) -> Counter[int]:
    marks = EnrolmentMark.objects.filter(enrolment__employment__unit=unit_id).order_by("number")
    last: dict[int, tuple[int, str]] = {}
    for enrolment, activity, mark in marks.values_list("enrolment", "enrolment__session__activity", "mark"):
        last[enrolment] = (activity, mark)
    return Counter(activity for activity, mark in last.values() if mark in LEARNS)


def _if_enough(count: int) -> int | None:
    return count if count >= SMALLEST_GROUP else None
