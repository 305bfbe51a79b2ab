"""Which capacities a user has, and who works where."""

from datetime import date

from django.db.models import QuerySet

from pejl.shared.prepared import prepared

from .models import Employment, EmploymentVersion, User
from .rules import Capacity, Post, Role


def capacities_of(user: User, day: date) -> list[Capacity]:
    """By themselves first, then each post in force on `day`, by unit. One query."""
    versions = _employments_of(user.pk, day) if user.is_active else []
    posts = [Capacity(user.pk, user.uid, user.name, _post(version)) for version in versions]
    return [Capacity(user.pk, user.uid, user.name), *posts]


@prepared
def _employments_of(user: int, day: date) -> QuerySet[EmploymentVersion]:
    in_force: QuerySet[EmploymentVersion] = EmploymentVersion.objects.in_force(day).filter(item__user=user)
    return in_force.select_related("item__unit").order_by("item__unit__name", "item")


def employed_in(unit_id: int, day: date) -> QuerySet[Employment]:
    """The employments in force in a unit on a day, by name."""
    in_force = EmploymentVersion.objects.in_force(day).filter(item__unit_id=unit_id)
    return Employment.objects.filter(versions__in=in_force).select_related("user").order_by("user__sort_key")


def _post(version: EmploymentVersion) -> Post:
    employment = version.item
    unit = employment.unit
    return Post(
        employment.pk, employment.uid, Role(version.role), version.title, unit.pk, unit.uid, unit.name
    )
