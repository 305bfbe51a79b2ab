"""Questions without a case: what was asked and answered, and whether the asker wants more."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from pejl.organisation.models import Unit
from pejl.shared.fields import SealedTextField
from pejl.shared.guards import append_only

from .permits import permit_itself, permit_of

PROTECT = models.PROTECT
_OF_QUESTION = permit_of("practice_question", "question_id")


class Question(models.Model):
    """Who asked is not kept. Whoever has the secret address, of which this holds a hash, reads the answer."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key_hash = models.CharField(max_length=64, unique=True)
    words = SealedTextField()
    called = SealedTextField(default="")
    asked_at = models.DateTimeField()
    answer_by = models.DateField()

    guards = append_only(erasable_when=permit_itself())

    def __str__(self) -> str:
        return str(self.uid)


class QuestionLine(models.Model):
    """An answer by a named employee, or one more line by the one who asked (`by` is empty)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    question = models.ForeignKey(Question, on_delete=PROTECT, related_name="lines")
    words = SealedTextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=PROTECT, related_name="+")
    by_name = models.CharField(max_length=200, blank=True)
    by_unit = models.ForeignKey(Unit, null=True, on_delete=PROTECT, related_name="+")
    said_at = models.DateTimeField()

    guards = append_only(erasable_when=_OF_QUESTION)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="who_answers_a_question_is_named",
                condition=Q(by=None, by_name="", by_unit=None)
                | Q(by__isnull=False, by_unit__isnull=False) & ~Q(by_name=""),
                violation_error_message="Den, der svarer, skriver under sit navn.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question_id}: {self.by_name}"


class PathwayWanted(models.Model):
    """The asker wants to be met, and said who they are."""

    question = models.OneToOneField(Question, on_delete=PROTECT, related_name="wanted")
    name = SealedTextField()
    phone = SealedTextField()
    said_at = models.DateTimeField()

    guards = append_only(erasable_when=_OF_QUESTION)

    def __str__(self) -> str:
        return str(self.question_id)


class Knock(models.Model):
    """That somebody unknown wrote. The source is a keyed hash that changes every day; gone after a day."""

    source = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(name="knocks_lately", fields=["at", "source"])]

    def __str__(self) -> str:
        return str(self.at)
