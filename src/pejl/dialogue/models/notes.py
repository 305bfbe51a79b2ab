"""What was written down of a meeting; and that we met."""

import uuid

from django.conf import settings
from django.db import models

from pejl.circles.models import Circle, in_one_circle, permit_for, permit_through
from pejl.dialogue.rules import ADDS_IN_WORDS, Adds, Speaker
from pejl.shared.fields import SealedTextField
from pejl.shared.guards import append_only

from .meetings import Meeting

PROTECT = models.PROTECT
_THROUGH_NOTE = permit_through("dialogue_note", "note_id")


class Note(models.Model):
    """One joint note, with the citizen's own line. It stands at once; what is wrong is added to."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    circle = models.ForeignKey(Circle, on_delete=PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=PROTECT, related_name="notes")
    words = SealedTextField()
    own_line = SealedTextField(default="")
    written_as = models.CharField(max_length=15, choices=[(one.value, one.value) for one in Speaker])
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    at = models.DateTimeField()

    guards = [
        *append_only(erasable_when=permit_for("OLD.circle_id")),
        in_one_circle("meeting_id", "dialogue_meeting"),
    ]

    def __str__(self) -> str:
        return str(self.uid)

    @property
    def read(self) -> "ReadTogether | None":
        return getattr(self, "read_together", None)


class Addition(models.Model):
    """What somebody corrects, agrees with, or sees in another way."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    note = models.ForeignKey(Note, on_delete=PROTECT, related_name="additions")
    adds = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Adds])
    words = SealedTextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    at = models.DateTimeField()

    guards = append_only(erasable_when=_THROUGH_NOTE)

    def __str__(self) -> str:
        return f"{self.note_id}: {self.adds}"

    @property
    def in_words(self) -> str:
        return ADDS_IN_WORDS[Adds(self.adds)]


class ReadTogether(models.Model):
    """The note was read together."""

    note = models.OneToOneField(Note, on_delete=PROTECT, related_name="read_together")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    at = models.DateTimeField()

    guards = append_only(erasable_when=_THROUGH_NOTE)

    def __str__(self) -> str:
        return f"{self.note_id} læst sammen"


class Met(models.Model):
    """That we met: who and which day, never for how long."""

    circle = models.ForeignKey(Circle, on_delete=PROTECT, related_name="+")
    day = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    at = models.DateTimeField()

    guards = append_only(erasable_when=permit_for("OLD.circle_id"))

    class Meta:
        constraints = [models.UniqueConstraint(name="met_once_a_day", fields=["circle", "by", "day"])]

    def __str__(self) -> str:
        return f"{self.circle_id}: {self.day}"
