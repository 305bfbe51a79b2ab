"""The plan in force on a day, as known at an instant: one way to read it, today or long ago."""

from dataclasses import dataclass, field
from datetime import date, datetime

from pejl.circles.models import Circle
from pejl.pathways.models import GoalVersion, InterventionVersion, StrengthVersion, WishVersion
from pejl.shared.versions import VersionQuerySet


@dataclass
class GoalWithWork:
    """A goal and what is done towards it."""

    version: GoalVersion
    interventions: list[InterventionVersion] = field(default_factory=list)


@dataclass(frozen=True)
class Plan:
    """What is in force: wishes, strengths, goals with what we do; and which wishes became goals."""

    wishes: list[WishVersion]
    became_goals: set[int]
    strengths: list[StrengthVersion]
    goals: list[GoalWithWork]

    @property
    def has_work(self) -> bool:
        return any(goal.interventions for goal in self.goals)


def plan_of(circle: Circle, day: date, known_at: datetime | None = None) -> Plan:
    """Four queries, however much there is."""

    def here(versions: VersionQuerySet) -> VersionQuerySet:
        """Narrowed to the circle first, so that what is asked within the query is asked within the circle."""
        return versions.filter(item__circle=circle).order_by("item")

    goals = {
        version.item_id: GoalWithWork(version)
        for version in here(GoalVersion.objects.all()).in_force(day, known_at).select_related("item")
    }
    work = here(InterventionVersion.objects.all()).in_force_or_coming(day, known_at)
    for version in work.select_related("item", "service"):
        if version.item.goal_id in goals:
            goals[version.item.goal_id].interventions.append(version)
    return Plan(
        list(here(WishVersion.objects.all()).in_force(day, known_at).select_related("item")),
        {goal.version.item.wish_id for goal in goals.values() if goal.version.item.wish_id},
        list(here(StrengthVersion.objects.all()).in_force(day, known_at)),
        list(goals.values()),
    )
