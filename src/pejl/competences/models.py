"""Competences, who can what, what a theme of need calls for, and what needs call for as of a day."""

import uuid

from django.db import models
from django.db.models import Q

from pejl.organisation.models import Unit, User
from pejl.shared.guards import append_only
from pejl.shared.versions import Version
from pejl.terminology.models import Concept

from .rules import LONGEST_KEY, LONGEST_NAME, LONGEST_TEXT, Level, When

PROTECT = models.PROTECT


class Competence(models.Model):
    """A thing that a person can be able to do. `key` is for people and files, and never changes."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.CharField(max_length=LONGEST_KEY, unique=True)

    guards = append_only()

    class Meta:
        constraints = [models.CheckConstraint(name="competence_has_a_key", condition=~Q(key=""))]

    def __str__(self) -> str:
        return self.key


class CompetenceVersion(Version):
    item = models.ForeignKey(Competence, on_delete=PROTECT, related_name="versions")
    name = models.CharField(max_length=LONGEST_NAME)
    text = models.CharField(max_length=LONGEST_TEXT, blank=True)

    guards = append_only()

    class Meta(Version.Meta):
        pass

    def __str__(self) -> str:
        return self.name


class Ability(models.Model):
    """One employee and one competence; how well they can do it lies in its versions."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, on_delete=PROTECT, related_name="abilities")
    competence = models.ForeignKey(Competence, on_delete=PROTECT, related_name="abilities")

    guards = append_only()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="ability_is_told_once",
                fields=["user", "competence"],
                violation_error_message="Det har du allerede fortalt.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.competence_id}"


class AbilityVersion(Version):
    item = models.ForeignKey(Ability, on_delete=PROTECT, related_name="versions")
    level = models.PositiveSmallIntegerField(choices=[(level.value, level.name) for level in Level])

    guards = append_only()

    class Meta(Version.Meta):
        constraints = [
            *Version.Meta.constraints,
            models.CheckConstraint(name="ability_level_in_range", condition=Q(level__gte=1, level__lte=4)),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}.{self.number}"


class ThemeCompetence(models.Model):
    """A theme of need and a competence that it calls for, from when to when in its versions."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    theme = models.ForeignKey(Concept, on_delete=PROTECT, related_name="+")
    competence = models.ForeignKey(Competence, on_delete=PROTECT, related_name="themes")

    guards = append_only()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="theme_calls_for_a_competence_once",
                fields=["theme", "competence"],
                violation_error_message="Temaet kalder allerede på den kompetence.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.theme_id} {self.competence_id}"


class ThemeCompetenceVersion(Version):
    item = models.ForeignKey(ThemeCompetence, on_delete=PROTECT, related_name="versions")

    guards = append_only()

    class Meta(Version.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.item_id}.{self.number}"


class DemandReading(models.Model):
    """What needs call for, read whole as of a day. The latest takes the place of those before it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    as_of = models.DateField()
    recorded_at = models.DateTimeField()
    source = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)

    guards = append_only()

    class Meta:
        ordering = ["as_of", "pk"]

    def __str__(self) -> str:
        return f"{self.source} {self.as_of}"


class Demand(models.Model):
    """How many hours a week the needs of a theme call for a competence, in a district or everywhere.

    Never about one person: what is written here is summed over all citizens before it comes.
    """

    reading = models.ForeignKey(DemandReading, on_delete=PROTECT, related_name="demands")
    theme = models.ForeignKey(Concept, on_delete=PROTECT, related_name="+")
    competence = models.ForeignKey(Competence, on_delete=PROTECT, related_name="demands")
    district = models.ForeignKey(Unit, null=True, on_delete=PROTECT, related_name="+")
    when = models.CharField(max_length=9, choices=[(when.value, when.value) for when in When])
    hours = models.DecimalField(max_digits=9, decimal_places=2)

    guards = append_only()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="demand_stands_once",
                fields=["reading", "theme", "competence", "district", "when"],
                nulls_distinct=False,
                violation_error_message="Det står to gange i samme opgørelse.",
            ),
            models.CheckConstraint(
                name="demand_is_some_hours",
                condition=Q(hours__gt=0),
                violation_error_message="Et behov er mere end nul timer.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.theme_id} {self.competence_id}: {self.hours}"
