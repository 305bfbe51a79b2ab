"""What the citizen would like help with, by theme and degree."""

from django.db import models

from pejl.circles.models import in_one_circle
from pejl.circles.rules import Needs, Way
from pejl.shared.guards import Guard
from pejl.shared.versions import Step
from pejl.terminology.models import Concept

from .how_it_goes import FollowedTheme
from .items import OWN_CIRCLE, Item, PlanVersion, version_guards


class SupportNeed(Item):
    theme = models.ForeignKey(FollowedTheme, on_delete=models.PROTECT, related_name="needs")

    guards = [*OWN_CIRCLE, in_one_circle("theme_id", "pathways_followedtheme")]


_BY_BOTH = (
    "EXISTS (SELECT 1 FROM circles_decision d WHERE d.id = NEW.decision_id "
    f"AND d.way = '{Way.AGREEMENT}' AND d.needs = '{Needs.BOTH}')"
)
_SAME_DEGREE_ON_THE_CITIZENS_WORD = (
    f"NEW.step = '{Step.CHANGED}' AND EXISTS (SELECT 1 FROM pathways_supportneedversion p "
    "WHERE p.item_id = NEW.item_id AND p.number = NEW.number - 1 AND p.degree_id = NEW.degree_id) "
    "AND EXISTS (SELECT 1 FROM circles_decision d WHERE d.id = NEW.decision_id "
    f"AND d.way IN ('{Way.AGREEMENT}', '{Way.STOP}'))"
)


class SupportNeedVersion(PlanVersion):
    """How much help is needed, and whether colleagues may see that someone needs it (law 7)."""

    ends_with_the_pathway = True

    item = models.ForeignKey(SupportNeed, on_delete=models.PROTECT, related_name="versions")
    degree = models.ForeignKey(Concept, on_delete=models.PROTECT, related_name="+")
    is_open = models.BooleanField(default=False)

    guards = [
        *version_guards("pathways_supportneed"),
        Guard(
            "need_agreed_by_both",
            "insert",
            "A need of support is agreed by both.",
            f"NEW.step <> '{Step.ENDED}' AND NOT {_BY_BOTH} AND NOT ({_SAME_DEGREE_ON_THE_CITIZENS_WORD})",
        ),
        Guard(
            "open_only_if_the_citizen_wants_it",
            "insert",
            "A need can be seen by colleagues only if the citizen wants it so.",
            f"NEW.is_open AND NEW.step <> '{Step.ENDED}' AND NOT EXISTS (SELECT 1 FROM circles_decision d "
            f"WHERE d.id = NEW.decision_id AND NOT d.is_provisional "
            f"AND (d.way = '{Way.AGREEMENT}' OR d.undoes_id IS NOT NULL))",
        ),
    ]

    class Meta(PlanVersion.Meta):
        pass
