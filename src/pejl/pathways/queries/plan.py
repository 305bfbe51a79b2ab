"""The plan in force on a day, as known at an instant: one way to read it, today or long ago."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, Subquery

from pejl.circles.models import Circle
from pejl.pathways.models import (
    AboutMeVersion,
    GoalVersion,
    HelpingHand,
    InterventionCoding,
    InterventionVersion,
    StrengthVersion,
    WishVersion,
)
from pejl.pathways.rules import SOON
from pejl.shared.versions import VersionQuerySet

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
    goals = {
        version.item_id: GoalWithWork(version)
        for version in _here(GoalVersion.objects.all(), circle).in_force(day, known_at).select_related("item")
    }
    for version in _work(circle, day, known_at):
        if version.item.goal_id in goals:
            goals[version.item.goal_id].interventions.append(version)
    return Plan(
        list(_here(WishVersion.objects.all(), circle).in_force(day, known_at).select_related("item")),
        {goal.version.item.wish_id for goal in goals.values() if goal.version.item.wish_id},
        list(_here(StrengthVersion.objects.all(), circle).in_force(day, known_at).select_related("item")),
        list(goals.values()),
    )


def _here(versions: VersionQuerySet, circle: Circle) -> VersionQuerySet:
    """Narrowed to the circle first, so that what is asked within the query is asked within the circle."""
    return versions.filter(item__circle=circle).order_by("item")


def _work(circle: Circle, day: date, known_at: datetime | None) -> list[InterventionVersion]:
    known = Q() if known_at is None else Q(coded_at__lte=known_at)
    codings = InterventionCoding.objects.filter(known, intervention=OuterRef("item")).order_by("-number")
    work = list(
        _here(InterventionVersion.objects.all(), circle)
        .in_force_or_coming(day, known_at)
        .select_related("item", "service")
        .annotate(
            coded_service=Subquery(codings.values("service__display")[:1]),
            coded_path=Subquery(codings.values("service__path")[:1]),
            has_hands=Exists(HelpingHand.objects.filter(intervention=OuterRef("item"))),
        )
    )
    asked = any(version.has_hands for version in work)
    hands: dict[int, list[Hand]] = hands_of(circle, known_at) if asked else {}
    for version in work:
        version.hands = hands.get(version.item_id, [])
        version.ends_soon = version.last_day is not None and version.last_day - day <= SOON
    return work


def about_me_of(circle: Circle, day: date, known_at: datetime | None = None) -> AboutMeVersion | None:
    """Læs det her om mig først, as it stands on `day`."""
    return AboutMeVersion.objects.filter(item__circle=circle).in_force(day, known_at).first()
