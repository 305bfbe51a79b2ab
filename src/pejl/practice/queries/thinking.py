"""Reading situations."""

from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from pejl.circles.models import Circle
from pejl.circles.rules import Part
from pejl.organisation.rules import Capacity
from pejl.practice.models import Outcome, Situation
from pejl.practice.rules import Became


def situations_for(capacity: Capacity, day: date, at_most: int = 50) -> list[Situation]:
    """The newest that this capacity may see, with thoughts; a fixed number of queries."""
    return list(_whole(Situation.objects.visible_to(capacity, day)).order_by("-pk")[:at_most])


def whole_situation(situation: Situation) -> Situation:
    return _whole(Situation.objects.filter(pk=situation.pk)).get()


def asked_in_unit(unit_id: int, at_most: int = 20) -> list[Situation]:
    """What colleagues of a unit still think about, for their leader."""
    asked = Situation.objects.filter(unit=unit_id, became=None)
    return list(_whole(asked).order_by("-pk")[:at_most])


def learned_lately(
    capacity: Capacity, now: datetime, day: date, *, within: timedelta = timedelta(days=90)
) -> Outcome | None:
    """The newest thing that was learned, of what this capacity may see."""
    learned = Outcome.objects.filter(kind=Became.LEARNING, said_at__gt=now - within)
    seen = learned.filter(situation__in=Situation.objects.visible_to(capacity, day).values("pk"))
    return seen.select_related("situation__circle__citizen", "by_unit").order_by("-pk").first()


def circles_to_agree_with(capacity: Capacity, day: date) -> QuerySet[Circle]:
    """The citizens one is with, and so can ask."""
    circles = Circle.objects.visible_to(capacity, Part.PLAN, day)
    return circles.select_related("citizen").order_by("citizen__sort_key")


def _whole(situations: QuerySet[Situation]) -> QuerySet[Situation]:
    joined = situations.select_related("unit", "became__idea", "circle__citizen")
    return joined.prefetch_related("thoughts__by_unit", "attempts")
