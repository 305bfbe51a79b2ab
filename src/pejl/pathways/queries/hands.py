"""Who is asked to help, and what they said."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import BooleanField, Exists, OuterRef, Q, QuerySet, Subquery

from pejl.circles.models import Circle
from pejl.circles.rules import Part
from pejl.organisation.rules import Capacity
from pejl.pathways.models import HandAnswer, HelpingHand, InterventionVersion
from pejl.shared.prepared import prepared
from pejl.shared.versions import ALL_THAT_IS_KNOWN


@dataclass(frozen=True)
class Hand:
    """Somebody who is asked, and their last answer: None where they have not answered yet."""

    hand: HelpingHand
    is_yes: bool | None

    @property
    def name(self) -> str:
        return self.hand.member.name


def hands_of(circle: Circle, known_at: datetime | None = None) -> dict[int, list[Hand]]:
    """Everyone who is asked in a circle, by the key of what they are asked to help with. One query."""
    hands: dict[int, list[Hand]] = defaultdict(list)
    for hand in _hands(circle.pk, known_at or ALL_THAT_IS_KNOWN):
        hands[hand.intervention_id].append(Hand(hand, hand.is_yes))
    return hands


@prepared
def _hands(circle: int, known_at: datetime) -> QuerySet[Any]:
    return _answered(known_at).filter(circle=circle).select_related("member").order_by("pk")


def asked_of(capacity: Capacity, day: date) -> list[Any]:
    """What somebody, as themselves, is asked to help with and has not answered: hands, each with `work`."""
    if capacity.is_employee:
        return []
    going_on = InterventionVersion.objects.in_force_or_coming(day).filter(item=OuterRef("intervention"))
    waiting = _answered(None).filter(
        Exists(going_on),
        member__user=capacity.user_id,
        is_yes=None,
        circle__in=Circle.objects.visible_to(capacity, Part.NAME, day),
    )
    hands = list(waiting.select_related("circle__citizen", "member", "intervention").order_by("pk"))
    items = [hand.intervention_id for hand in hands]
    said = {
        version.item_id: version
        for version in InterventionVersion.objects.in_force_or_coming(day).filter(item__in=items)
    }
    for hand in hands:
        hand.work = said[hand.intervention_id]
    return hands


def _answered(known_at: datetime | None) -> QuerySet[Any]:
    known = Q() if known_at is None else Q(said_at__lte=known_at)
    last = HandAnswer.objects.filter(known, hand=OuterRef("pk")).order_by("-number")
    is_yes = Subquery(last.values("is_yes")[:1], output_field=BooleanField(null=True))
    asked = Q() if known_at is None else Q(decision__taken_at__lte=known_at)
    return HelpingHand.objects.filter(asked).annotate(is_yes=is_yes)
