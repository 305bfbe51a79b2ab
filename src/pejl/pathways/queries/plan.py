"""The plan in force on a day, as known at an instant: one way to read it, today or long ago."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from pejl.circles.models import Circle
from pejl.pathways.models import (
    AboutMeVersion,
    Goal,
    GoalVersion,
    HelpingHand,
    InterventionCoding,
    InterventionVersion,
    StrengthVersion,
    WishVersion,
)
from pejl.pathways.rules import SOON
from pejl.shared.prepared import prepared
from pejl.shared.versions import ALL_THAT_IS_KNOWN, VersionQuerySet

from .hands import Hand, hands_of


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
    def work(self) -> list[InterventionVersion]:
        return [work for goal in self.goals for work in goal.interventions]

    @property
    def is_blank(self) -> bool:
        return not (self.wishes or self.strengths or self.goals)

    @property
    def has_work(self) -> bool:
        return bool(self.work)


def plan_of(circle: Circle, day: date, known_at: datetime | None = None) -> Plan:
    """Four queries however much there is, and one more where somebody was asked to help.

    Each version of what we do has `hands`, `ends_soon`, and `coded_service`: what a professional called it.
    """
    when = (circle.pk, day, known_at or ALL_THAT_IS_KNOWN)
    goals = {version.item_id: GoalWithWork(version) for version in _goals(*when)}
    for version in _with_hands(_work(*when), circle, day, known_at):
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
    codings = InterventionCoding.objects.filter(coded_at__lte=known_at, intervention=OuterRef("item"))
    work: Any = _here(InterventionVersion.objects.all(), circle).in_force_or_coming(day, known_at)
    with_codes: QuerySet[InterventionVersion] = work.select_related("item", "service").annotate(
        coded_service=Subquery(codings.order_by("-number").values("service__display")[:1]),
        coded_path=Subquery(codings.order_by("-number").values("service__path")[:1]),
        has_hands=Exists(HelpingHand.objects.filter(intervention=OuterRef("item"))),
    )
    return with_codes


def _with_hands(
    work: list[Any], circle: Circle, day: date, known_at: datetime | None
) -> list[InterventionVersion]:
    asked = any(version.has_hands for version in work)
    hands: dict[int, list[Hand]] = hands_of(circle, known_at) if asked else {}
    for version in work:
        version.hands = hands.get(version.item_id, [])
        version.ends_soon = version.last_day is not None and version.last_day - day <= SOON
    return work


@prepared
def _wishes(circle: int, day: date, known_at: datetime) -> QuerySet[WishVersion]:
    return _here(WishVersion.objects.all(), circle).in_force(day, known_at).select_related("item")


@prepared
def _strengths(circle: int, day: date, known_at: datetime) -> QuerySet[StrengthVersion]:
    return _here(StrengthVersion.objects.all(), circle).in_force(day, known_at).select_related("item")


def about_me_of(circle: Circle, day: date, known_at: datetime | None = None) -> AboutMeVersion | None:
    """Læs det her om mig først, as it stands on `day`."""
    return next(iter(_about_me(circle.pk, day, known_at or ALL_THAT_IS_KNOWN)), None)


@prepared
def _about_me(circle: int, day: date, known_at: datetime) -> QuerySet[AboutMeVersion]:
    return AboutMeVersion.objects.filter(item__circle=circle).in_force(day, known_at)
