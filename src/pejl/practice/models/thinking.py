"""Everyday situations, what colleagues thought, what was tried, and what came of it."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from pejl.circles.models import Circle, permit_for, permit_through
from pejl.circles.rules import Part
from pejl.organisation.models import Unit
from pejl.organisation.rules import Capacity
from pejl.practice.rules import BECAME_IN_WORDS, Became, Reach
from pejl.shared.fields import SealedTextField
from pejl.shared.guards import Guard, append_only

from .ideas import Idea
from .permits import permit_itself, permit_of

PROTECT = models.PROTECT
_OF_SITUATION = (
    f"{permit_of('practice_situation', 'situation_id')} OR "
    f"{permit_through('practice_situation', 'situation_id')}"
)


class SituationQuerySet(models.QuerySet["Situation"]):
    def visible_to(self, capacity: Capacity, day: date) -> Self:
        """Who asked, their unit, all at work where all were asked; and the citizen it was agreed with."""
        if capacity.post is None:
            own = Circle.objects.visible_to(capacity, Part.PLAN, day).filter(citizen__user=capacity.user_id)
            return self.filter(circle__in=own.values("pk"))
        asked = Q(asked_by=capacity.user_id) | Q(unit=capacity.post.unit_id)
        return self.filter(asked | Q(reach=Reach.ALL.value))


class Situation(models.Model):
    """Something concrete from an ordinary day. `circle` is set where the citizen agreed to be recognised."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    words = SealedTextField()
    reach = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Reach])
    circle = models.ForeignKey(Circle, null=True, on_delete=PROTECT, related_name="+")
    citizens_words = SealedTextField(default="")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    asked_by_name = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, on_delete=PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    objects = SituationQuerySet.as_manager()

    guards = append_only(erasable_when=f"{permit_itself()} OR {permit_for('OLD.circle_id')}")

    class Meta:
        indexes = [models.Index(name="situation_of_unit", fields=["unit", "-asked_at"])]

    def __str__(self) -> str:
        return str(self.uid)

    @property
    def outcome(self) -> "Outcome | None":
        return getattr(self, "became", None)


_OPEN = Guard(
    "while_it_is_open",
    "insert",
    "They are done thinking about this.",
    "EXISTS (SELECT 1 FROM practice_outcome o WHERE o.situation_id = NEW.situation_id)",
)


class Said(models.Model):
    """Words to a situation, by somebody at work."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    words = SealedTextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    by_unit = models.ForeignKey(Unit, on_delete=PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.uid)


class Thought(Said):
    """A thought, not an approval: it binds nobody."""

    situation = models.ForeignKey(Situation, on_delete=PROTECT, related_name="thoughts")

    guards = [*append_only(erasable_when=_OF_SITUATION), _OPEN]

    class Meta(Said.Meta):
        pass


class Attempt(Said):
    """What was tried, and how it went."""

    situation = models.ForeignKey(Situation, on_delete=PROTECT, related_name="attempts")

    guards = [*append_only(erasable_when=_OF_SITUATION), _OPEN]

    class Meta(Said.Meta):
        pass


class Outcome(Said):
    """What it became: an idea, something learned, nothing."""

    situation = models.OneToOneField(Situation, on_delete=PROTECT, related_name="became")
    kind = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Became])
    idea = models.OneToOneField(Idea, null=True, on_delete=PROTECT, related_name="grew_from")

    guards = append_only(erasable_when=_OF_SITUATION)

    class Meta(Said.Meta):
        constraints = [
            models.CheckConstraint(
                name="what_became_an_idea_has_one",
                condition=Q(kind=Became.IDEA.value, idea__isnull=False)
                | ~Q(kind=Became.IDEA.value) & Q(idea=None),
            ),
        ]

    @property
    def in_words(self) -> str:
        return BECAME_IN_WORDS[Became(self.kind)]
