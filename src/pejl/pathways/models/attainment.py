"""The steps of a goal, agreed by both."""

from django.db import models
from django.db.models import Q

from pejl.circles.models import in_one_circle
from pejl.circles.rules import Needs, Way
from pejl.pathways.rules import WEIGHT_IN_WORDS
from pejl.shared.fields import SealedTextField
from pejl.shared.guards import Guard
from pejl.shared.versions import Step

from .items import OWN_CIRCLE, Item, PlanVersion, version_guards
from .own import Goal


def agreed_by_both(name: str, message: str) -> Guard:
    """What is begun or changed rests on an agreement of the citizen and an employee."""
    return Guard(
        name,
        "insert",
        message,
        f"NEW.step <> '{Step.ENDED}' AND NOT EXISTS (SELECT 1 FROM circles_decision d "
        f"WHERE d.id = NEW.decision_id AND d.way = '{Way.AGREEMENT}' AND d.needs = '{Needs.BOTH}')",
    )


class GoalScale(Item):
    """Five steps from much less than hoped for to much better, in words that both agreed on."""

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="scales")

    guards = [*OWN_CIRCLE, in_one_circle("goal_id", "pathways_goal")]


class GoalScaleVersion(PlanVersion):
    item = models.ForeignKey(GoalScale, on_delete=models.PROTECT, related_name="versions")
    much_less = SealedTextField()
    less = SealedTextField()
    as_hoped = SealedTextField()
    better = SealedTextField()
    much_better = SealedTextField()
    weight = models.PositiveSmallIntegerField()

    guards = [
        *version_guards("pathways_goalscale"),
        agreed_by_both("steps_agreed_by_both", "The steps of a goal are agreed by both."),
    ]

    class Meta(PlanVersion.Meta):
        constraints = [
            *PlanVersion.Meta.constraints,
            models.CheckConstraint(name="goal_scale_weight", condition=Q(weight__in=sorted(WEIGHT_IN_WORDS))),
        ]

    @property
    def texts(self) -> dict[int, str]:
        """What each step says."""
        return {
            -2: self.much_less,
            -1: self.less,
            0: self.as_hoped,
            1: self.better,
            2: self.much_better,
        }
