"""What a unit last agreed under a theme. By codes only: nobody else's words are shown."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, Subquery

from pejl.pathways.models import Goal, GoalCoding, InterventionCoding, InterventionVersion
from pejl.pathways.rules import APPROACHES_IN_WORDS, Approach
from pejl.terminology.models import Concept

LOOKED_THROUGH = 50


@dataclass(frozen=True)
class Suggestion:
    """A service with an approach, and the day on which it was last agreed."""

    service: Concept
    approach: Approach
    agreed_on: date

    @property
    def approach_in_words(self) -> str:
        return APPROACHES_IN_WORDS[self.approach]


def theme_of(goal: Goal) -> Concept | None:
    """The theme a professional last said a goal is about."""
    coding = goal.codings.select_related("theme").order_by("-number").first()
    return coding.theme if coding else None


def last_agreed(goal: Goal, at_most: int = 3) -> list[Suggestion]:
    """What the unit of the circle last agreed towards goals with the same theme; newest first, each once.

    None where the goal has no theme, or the unit no history under it. Two or three queries.
    """
    theme = theme_of(goal)
    if theme is None:
        return []
    themes = GoalCoding.objects.filter(goal=OuterRef("item__goal")).order_by("-number")
    coded = InterventionCoding.objects.filter(intervention=OuterRef("item")).order_by("-number")
    begun = (
        InterventionVersion.objects.filter(item__circle__unit=goal.circle.unit_id, number=1)
        .filter(~Q(item__goal=goal))
        .annotate(
            theme=Subquery(themes.values("theme__code")[:1]), coded=Subquery(coded.values("service")[:1])
        )
        .filter(Q(coded__isnull=False) | Q(service__isnull=False), theme=theme.code)
    )
    rows = begun.order_by("-recorded_at", "-pk").values_list(
        "coded", "service", "approach", "valid_from", named=True
    )
    newest: dict[tuple[int, str], date] = {}
    for row in rows[:LOOKED_THROUGH]:
        newest.setdefault((row.coded or row.service, row.approach), row.valid_from)
    services = Concept.objects.in_bulk([service for service, _approach in newest])
    return [
        Suggestion(services[service], Approach(approach), day) for (service, approach), day in newest.items()
    ][:at_most]
