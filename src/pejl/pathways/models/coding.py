"""Codes that a professional puts on what is agreed, afterwards. They change no plan and are added only."""

from django.conf import settings
from django.db import models

from pejl.circles.models import permit_through
from pejl.shared.guards import append_only
from pejl.terminology.models import Concept

from .own import Goal
from .work import Intervention


class Coding(models.Model):
    """The last one counts."""

    number = models.PositiveIntegerField()
    coded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    coded_at = models.DateTimeField()

    class Meta:
        abstract = True


class GoalCoding(Coding):
    """What theme a goal is about, and of what type it is."""

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="codings")
    theme = models.ForeignKey(Concept, null=True, on_delete=models.PROTECT, related_name="+")
    goal_type = models.ForeignKey(Concept, null=True, on_delete=models.PROTECT, related_name="+")

    guards = append_only(erasable_when=permit_through("pathways_goal", "goal_id"))

    class Meta:
        ordering = ["goal", "number"]
        constraints = [models.UniqueConstraint(name="codes_of_a_goal_count", fields=["goal", "number"])]

    def __str__(self) -> str:
        return f"{self.goal_id}.{self.number}"


class InterventionCoding(Coding):
    """Which service what we do is."""

    intervention = models.ForeignKey(Intervention, on_delete=models.PROTECT, related_name="codings")
    service = models.ForeignKey(Concept, null=True, on_delete=models.PROTECT, related_name="+")

    guards = append_only(erasable_when=permit_through("pathways_intervention", "intervention_id"))

    class Meta:
        ordering = ["intervention", "number"]
        constraints = [
            models.UniqueConstraint(name="codes_of_what_we_do_count", fields=["intervention", "number"])
        ]

    def __str__(self) -> str:
        return f"{self.intervention_id}.{self.number}"
