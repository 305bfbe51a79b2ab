"""The names that make somebody recognisable."""

from datetime import date

from pejl.circles.models import Circle, CircleMember
from pejl.circles.rules import AT_WORK, Part
from pejl.organisation.rules import Capacity


def names_around(capacity: Capacity, day: date) -> list[str]:
    """The citizens one is with, and their families and volunteers. Colleagues may be named."""
    circles = Circle.objects.visible_to(capacity, Part.NAME, day)
    citizens = list(circles.values_list("citizen__name", flat=True))
    members = CircleMember.objects.filter(circle__in=circles).exclude(kind__in=AT_WORK)
    return [*citizens, *members.values_list("name", flat=True)]
