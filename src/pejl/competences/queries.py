"""What can be done, who can do it, and what needs call for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Count, QuerySet, Sum

from .models import (
    AbilityVersion,
    Competence,
    CompetenceVersion,
    Demand,
    DemandReading,
    ThemeCompetenceVersion,
)
from .rules import When


@dataclass(frozen=True)
class Called:
    """A competence that needs call for: hours a week now and on the way, and by which themes."""

    competence: int
    name: str
    now: Decimal
    coming: Decimal
    themes: tuple[str, ...]
    districts: tuple[str, ...]


def names_on(day: date, known_at: datetime | None = None) -> dict[int, str]:
    """What each competence is called on a day."""
    in_force = CompetenceVersion.objects.in_force(day, known_at)
    return dict(in_force.order_by("name").values_list("item_id", "name"))


def competences_by_key(day: date) -> dict[str, Competence]:
    in_force = CompetenceVersion.objects.in_force(day).select_related("item")
    return {version.item.key: version.item for version in in_force}


def reading_on(day: date, known_at: datetime | None = None) -> DemandReading | None:
    """The last reading as of `day` or earlier."""
    readings = DemandReading.objects.filter(as_of__lte=day)
    if known_at is not None:
        readings = readings.filter(recorded_at__lte=known_at)
    return readings.order_by("as_of", "pk").last()


def called_for(reading: DemandReading | None, names: dict[int, str]) -> dict[int, Called]:
    """What needs call for, by competence. One query."""
    if reading is None:
        return {}
    found: dict[int, list[Demand]] = {}
    demands = Demand.objects.filter(reading=reading).select_related("theme", "district")
    for demand in demands.order_by("-hours", "pk"):
        found.setdefault(demand.competence_id, []).append(demand)
    return {one: _called(one, names.get(one, ""), demands) for one, demands in found.items()}


def _called(competence: int, name: str, demands: list[Demand]) -> Called:
    return Called(
        competence,
        name,
        sum((one.hours for one in demands if one.when == When.PRESENT), Decimal(0)),
        sum((one.hours for one in demands if one.when == When.ANNOUNCED), Decimal(0)),
        tuple(dict.fromkeys(one.theme.display for one in demands)),
        tuple(dict.fromkeys(one.district.name for one in demands if one.district)),
    )


def people_who_can(day: date, least: int) -> dict[int, int]:
    """How many say that they can do it at least so well, by competence."""
    able = AbilityVersion.objects.in_force(day).filter(level__gte=least)
    return dict(able.values_list("item__competence").annotate(count=Count("pk")))


def abilities_of(user_id: int, day: date) -> QuerySet[AbilityVersion]:
    in_force = AbilityVersion.objects.in_force(day).filter(item__user=user_id)
    return in_force.select_related("item__competence").order_by("item__competence__key")


def themes_call_for(day: date) -> dict[int, set[int]]:
    """Theme to competences, as it is on a day."""
    found: dict[int, set[int]] = {}
    in_force = ThemeCompetenceVersion.objects.in_force(day)
    for theme, competence in in_force.values_list("item__theme", "item__competence"):
        found.setdefault(theme, set()).add(competence)
    return found


def hours_by_district(reading: DemandReading) -> Iterable[tuple[str | None, Decimal]]:
    by_district = reading.demands.values_list("district__name").annotate(hours=Sum("hours"))
    yield from by_district.order_by("district__name")
