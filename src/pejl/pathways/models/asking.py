"""That somebody looked at the help again, and that somebody asked for other help."""

import uuid

from django.conf import settings
from django.db import models

from pejl.circles.models import Circle, in_one_circle, permit_for, permit_through
from pejl.organisation.models import Unit
from pejl.pathways.rules import LONGEST_BEFORE_LOOKING_AGAIN
from pejl.rulings.models import Ruling
from pejl.shared.fields import SealedTextField
from pejl.shared.guards import Guard, append_only

from .grants import Grant

PROTECT = models.PROTECT


class Looked(models.Model):
    """The help was looked at again: what was seen and said, and when next. It changes no right."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    grant = models.ForeignKey(Grant, on_delete=PROTECT, related_name="looks")
    words = SealedTextField()
    looked_on = models.DateField()
    next_on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, on_delete=PROTECT, related_name="+")

    guards = [
        *append_only(erasable_when=permit_through("pathways_grant", "grant_id")),
        Guard(
            "again_within_a_year",
            "insert",
            "The help is looked at again within a year.",
            "NEW.next_on <= NEW.looked_on "
            f"OR NEW.next_on - NEW.looked_on > {LONGEST_BEFORE_LOOKING_AGAIN.days}",
            "NEW.next_on <= NEW.looked_on OR julianday(NEW.next_on) - julianday(NEW.looked_on) "
            f"> {LONGEST_BEFORE_LOOKING_AGAIN.days}",
        ),
    ]

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.grant_id} {self.looked_on}"


class HelpAsked(models.Model):
    """Somebody asked for other help than was granted, or for the first. It has to be answered by a ruling."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    circle = models.ForeignKey(Circle, on_delete=PROTECT, related_name="helps_asked")
    grant = models.ForeignKey(Grant, null=True, on_delete=PROTECT, related_name="asked")
    words = SealedTextField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    at_work = models.BooleanField()

    guards = [
        *append_only(erasable_when=permit_for("OLD.circle_id")),
        in_one_circle("grant_id", "pathways_grant"),
    ]

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.uid)


class HelpTaken(models.Model):
    """What was asked is being decided: the ruling that answers it."""

    asked = models.ForeignKey(HelpAsked, on_delete=PROTECT, related_name="taken")
    ruling = models.OneToOneField(Ruling, on_delete=PROTECT, related_name="help_asked")
    at = models.DateTimeField()

    guards = [
        *append_only(erasable_when=permit_through("pathways_helpasked", "asked_id")),
        Guard(
            "answered_in_its_circle",
            "insert",
            "The ruling is of another circle.",
            "NOT EXISTS (SELECT 1 FROM pathways_helpasked a "
            "JOIN rulings_ruling r ON r.circle_id = a.circle_id "
            "WHERE a.id = NEW.asked_id AND r.id = NEW.ruling_id)",
        ),
    ]

    def __str__(self) -> str:
        return f"{self.asked_id} {self.ruling_id}"
