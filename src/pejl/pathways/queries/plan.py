"""The plan in force on a day, as known at an instant: one way to read it, today or long ago."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from uuid import UUID

from django.db.models import QuerySet

from pejl.circles.models import Circle
from pejl.pathways.models import Goal, GoalVersion, InterventionVersion, StrengthVersion, WishVersion
from pejl.shared.prepared import prepared
from pejl.shared.versions import VersionQuerySet

ALL_THAT_IS_KNOWN = datetime.max.replace(tzinfo=UTC)


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
    when = (circle.pk, day, known_at or ALL_THAT_IS_KNOWN)
    goals = {version.item_id: GoalWithWork(version) for version in _goals(*when)}
    for version in _work(*when):
        if version.item.goal_id in goals:
            goals[version.item.goal_id].interventions.append(version)
    return Plan(
        _wishes(*when),
        {goal.version.item.wish_id for goal in goals.values() if goal.version.item.wish_id},
        _strengths(*when),
        list(goals.values()),
    )


def goal_of(circle: Circle, uid: UUID) -> Goal:
    [goal] = _goals_named(circle.pk, uid)
    return goal


@prepared
def _goals_named(circle: int, uid: UUID) -> QuerySet[Goal]:
    return Goal.objects.filter(circle=circle, uid=uid)


def goal_in_force(circle: Circle, uid: UUID, day: date) -> bool:
    return bool(_goals_in_force_named(circle.pk, uid, day))


@prepared
def _goals_in_force_named(circle: int, uid: UUID, day: date) -> QuerySet[GoalVersion]:
    return _here(GoalVersion.objects.all(), circle).filter(item__uid=uid).in_force(day)


def _here(versions: VersionQuerySet, circle: int) -> VersionQuerySet:
    """Narrowed to the circle first, so that what is asked within the query is asked within the circle."""
    return versions.filter(item__circle=circle).order_by("item")


@prepared
def _goals(circle: int, day: date, known_at: datetime) -> QuerySet[GoalVersion]:
    return _here(GoalVersion.objects.all(), circle).in_force(day, known_at).select_related("item")


@prepared
def _work(circle: int, day: date, known_at: datetime) -> QuerySet[InterventionVersion]:
    work = _here(InterventionVersion.objects.all(), circle).in_force_or_coming(day, known_at)
    return work.select_related("item", "service")


@prepared
def _wishes(circle: int, day: date, known_at: datetime) -> QuerySet[WishVersion]:
    return _here(WishVersion.objects.all(), circle).in_force(day, known_at).select_related("item")


@prepared
def _strengths(circle: int, day: date, known_at: datetime) -> QuerySet[StrengthVersion]:
    return _here(StrengthVersion.objects.all(), circle).in_force(day, known_at)
