"""The codes that professionals put on what is agreed, for the one they are about."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from pejl.circles.models import Circle
from pejl.pathways.models import Goal, GoalCoding, Intervention, InterventionCoding
from pejl.terminology.models import Concept


@dataclass(frozen=True)
class Coded:
    """Something on the plan in its last words, and what it is called in the municipality's figures."""

    words: str
    names: tuple[str, ...]


def codes_of(circle: Circle) -> list[Coded]:
    """The last codes of every goal and of everything we do: four queries, however many there are."""
    newer = GoalCoding.objects.filter(goal=OuterRef("goal"), number__gt=OuterRef("number"))
    goals = GoalCoding.objects.filter(~Exists(newer), goal__circle=circle)
    newer_work = InterventionCoding.objects.filter(
        intervention=OuterRef("intervention"), number__gt=OuterRef("number")
    )
    work = InterventionCoding.objects.filter(~Exists(newer_work), intervention__circle=circle)
    found = [
        Coded(_newest(one.goal).words, _names(one.theme, one.goal_type))
        for one in goals.select_related("goal", "theme", "goal_type").prefetch_related("goal__versions")
    ]
    found += [
        Coded(_newest(one.intervention).what, _names(one.service))
        for one in work.select_related("intervention", "service").prefetch_related("intervention__versions")
    ]
    return [one for one in found if one.names]


def _newest(item: Goal | Intervention) -> Any:
    return max(item.versions.all(), key=lambda version: version.number)


def _names(*concepts: Concept | None) -> tuple[str, ...]:
    return tuple(concept.display for concept in concepts if concept)
