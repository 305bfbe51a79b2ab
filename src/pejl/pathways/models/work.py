"""What we do towards a goal."""

from typing import Any

from django.db import models
from django.db.models import Q

from pejl.circles.models import in_one_circle
from pejl.circles.rules import Needs, Side, Way
from pejl.pathways.rules import (
    APPROACHES_IN_WORDS,
    END_IN_WORDS,
    END_OF_THE_CITIZENS,
    LONGEST_BEFORE_LOOKING_AGAIN,
    Approach,
    EndReason,
)
from pejl.shared.fields import SealedTextField
from pejl.shared.guards import Guard
from pejl.shared.versions import Step
from pejl.terminology.models import Concept

from .items import OWN_CIRCLE, Item, PlanVersion, version_guards
from .own import Goal


class Intervention(Item):
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="interventions")

    guards = [*OWN_CIRCLE, in_one_circle("goal_id", "pathways_goal")]


class InterventionVersion(PlanVersion):
    """Always delimited: `last_day` is the day on which we look again, and it ends by itself after it."""

    ends_with_the_pathway = True

    item = models.ForeignKey(Intervention, on_delete=models.PROTECT, related_name="versions")
    what = SealedTextField()
    approach = models.CharField(max_length=15, choices=[(way.value, way.value) for way in Approach])
    service = models.ForeignKey(Concept, null=True, on_delete=models.PROTECT, related_name="+")
    citizen_does = SealedTextField(default="")
    others_do = SealedTextField(default="")
    stop_sign = SealedTextField(default="")
    ended_because = models.CharField(
        max_length=20, default="", choices=[(reason.value, reason.value) for reason in EndReason]
    )
    judged_by = models.CharField(
        max_length=15, default="", choices=[(side.value, side.value) for side in Side]
    )

    # Read beside it by `queries.plan_of`.
    hands: list[Any]
    ends_soon: bool
    coded_service: str | None
    coded_path: str | None

    guards = [
        *version_guards("pathways_intervention"),
        Guard(
            "agreed_by_both",
            "insert",
            "What we do is begun or changed by both, or by a ruling.",
            f"NEW.step <> '{Step.ENDED}' AND NOT EXISTS (SELECT 1 FROM circles_decision d "
            "WHERE d.id = NEW.decision_id "
            f"AND ((d.way = '{Way.AGREEMENT}' AND d.needs = '{Needs.BOTH}') OR d.way = '{Way.RULING}'))",
        ),
        Guard(
            "over_in_fourteen_days_without_an_answer",
            "insert",
            "What was begun before the answer ends by itself.",
            "EXISTS (SELECT 1 FROM circles_decision d JOIN circles_carried c ON c.version_id = d.version_id "
            "WHERE d.id = NEW.decision_id AND d.is_provisional AND NEW.last_day > c.until)",
        ),
        Guard(
            "looked_at_within_a_year",
            "insert",
            "What we do is looked at again within a year.",
            f"NEW.last_day - NEW.valid_from > {LONGEST_BEFORE_LOOKING_AGAIN.days}",
            f"julianday(NEW.last_day) - julianday(NEW.valid_from) > {LONGEST_BEFORE_LOOKING_AGAIN.days}",
        ),
    ]

    @property
    def approach_in_words(self) -> str:
        return APPROACHES_IN_WORDS[Approach(self.approach)]

    @property
    def reasons_to_stop(self) -> list[tuple[str, str]]:
        return [(reason.value, END_IN_WORDS[reason]) for reason in END_OF_THE_CITIZENS]

    class Meta(PlanVersion.Meta):
        constraints = [
            *PlanVersion.Meta.constraints,
            models.CheckConstraint(
                name="what_we_do_is_delimited",
                condition=Q(last_day__isnull=False) | Q(step=Step.ENDED.value),
                violation_error_message="Vælg, hvornår I ser på det igen.",
            ),
            models.CheckConstraint(
                name="what_we_do_ends_with_the_reason",
                condition=Q(ended_because="", judged_by="")
                | Q(step=Step.ENDED.value) & ~Q(ended_because="") & ~Q(judged_by=""),
                violation_error_message="Kun det, der er slut, har en grund til det, og nogen der siger den.",
            ),
        ]
