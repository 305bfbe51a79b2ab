"""The plan, as rows that are added: wishes, strengths, goals and what we do. Each rests on a decision."""

import uuid

from django.db import models
from django.db.models import Q

from pejl.circles.models import (
    Circle,
    DecidedVersion,
    in_one_circle,
    of_its_circle,
    permit_for,
    permit_through,
)
from pejl.circles.rules import Needs, Way
from pejl.shared.fields import SealedTextField
from pejl.shared.guards import Guard, append_only
from pejl.shared.versions import Step
from pejl.terminology.models import Concept

from .rules import APPROACHES_IN_WORDS, HOPES_IN_WORDS, LONGEST_BEFORE_LOOKING_AGAIN, Approach, HopesFor

_OWN_CIRCLE = append_only(erasable_when=permit_for("OLD.circle_id"))


def _version_guards(table: str) -> list[Guard]:
    return [*append_only(erasable_when=permit_through(table, "item_id")), of_its_circle(table)]


def _own_words_guards(table: str) -> list[Guard]:
    """What stands in the citizen's own words rests on an agreement, and so on their yes."""
    return [
        *_version_guards(table),
        Guard(
            "by_the_citizen",
            "insert",
            "The citizen and nobody else says what is their own.",
            f"NEW.step <> '{Step.ENDED}' AND NOT EXISTS (SELECT 1 FROM circles_decision d "
            f"WHERE d.id = NEW.decision_id AND d.way = '{Way.AGREEMENT}')",
        ),
    ]


class Item(models.Model):
    """Something in a plan; what it says lies in its versions."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.uid)


class PlanVersion(DecidedVersion):
    """A version that rests on a decision."""

    class Meta(DecidedVersion.Meta):
        abstract = True

    def __str__(self) -> str:
        return f"{self.pk}"


class Wish(Item):
    guards = _OWN_CIRCLE


class WishVersion(PlanVersion):
    item = models.ForeignKey(Wish, on_delete=models.PROTECT, related_name="versions")
    words = SealedTextField()

    guards = _own_words_guards("pathways_wish")

    class Meta(PlanVersion.Meta):
        pass


class Strength(Item):
    guards = _OWN_CIRCLE


class StrengthVersion(PlanVersion):
    item = models.ForeignKey(Strength, on_delete=models.PROTECT, related_name="versions")
    words = SealedTextField()

    guards = _own_words_guards("pathways_strength")

    class Meta(PlanVersion.Meta):
        pass


class Goal(Item):
    wish = models.ForeignKey(Wish, null=True, on_delete=models.PROTECT, related_name="goals")

    guards = [*_OWN_CIRCLE, in_one_circle("wish_id", "pathways_wish")]


class GoalVersion(PlanVersion):
    item = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="versions")
    words = SealedTextField()
    hopes_for = models.CharField(max_length=15, choices=[(hope.value, hope.value) for hope in HopesFor])
    now = SealedTextField(default="")
    hope = SealedTextField(default="")

    guards = _own_words_guards("pathways_goal")

    @property
    def hopes_in_words(self) -> str:
        return HOPES_IN_WORDS[HopesFor(self.hopes_for)]

    class Meta(PlanVersion.Meta):
        pass


class Intervention(Item):
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="interventions")

    guards = [*_OWN_CIRCLE, in_one_circle("goal_id", "pathways_goal")]


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

    guards = [
        *_version_guards("pathways_intervention"),
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

    class Meta(PlanVersion.Meta):
        constraints = [
            *PlanVersion.Meta.constraints,
            models.CheckConstraint(
                name="what_we_do_is_delimited",
                condition=Q(last_day__isnull=False) | Q(step=Step.ENDED.value),
                violation_error_message="Vælg, hvornår I ser på det igen.",
            ),
        ]
