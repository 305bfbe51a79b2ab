"""The citizen's way in, who looked in an emergency, and who promised to keep silent."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from pejl.organisation.models import Unit
from pejl.organisation.rules import Capacity
from pejl.shared import clock
from pejl.shared.fields import SealedTextField
from pejl.shared.guards import Guard, append_only

from .common import PROTECT, DecidedVersion, of_its_circle, permit_for, permit_through
from .people import Circle, CircleMember


class Entry(models.Model):
    """Min indgang: the one to go to, and who stands in for them. One per circle."""

    circle = models.OneToOneField(Circle, on_delete=PROTECT, related_name="entry")

    guards = append_only(erasable_when=permit_for("OLD.circle_id"))

    def __str__(self) -> str:
        return f"indgang til {self.circle_id}"


class EntryVersion(DecidedVersion):
    item = models.ForeignKey(Entry, on_delete=PROTECT, related_name="versions")
    member = models.ForeignKey(CircleMember, on_delete=PROTECT, related_name="+")
    deputy = models.ForeignKey(CircleMember, null=True, on_delete=PROTECT, related_name="+")

    guards = [
        *append_only(erasable_when=permit_through("circles_entry", "item_id")),
        of_its_circle("circles_entry"),
    ]

    class Meta(DecidedVersion.Meta):
        constraints = [
            *DecidedVersion.Meta.constraints,
            models.CheckConstraint(
                name="deputy_is_another", condition=Q(deputy=None) | ~Q(deputy=F("member"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}.{self.number}"


class EmergencyQuerySet(models.QuerySet["EmergencyAccess"]):
    def held_by(self, capacity: Capacity) -> Self:
        """The emergencies in which this capacity may look right now."""
        now, unit = clock.now(), capacity.post.unit_id if capacity.post else None
        return self.filter(user=capacity.user_id, unit=unit, begins__lte=now, ends__gt=now)


class EmergencyAccess(models.Model):
    """Someone at work looked without being with: why, from when, and until when."""

    circle = models.ForeignKey(Circle, on_delete=PROTECT, related_name="emergencies")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="emergencies")
    user_name = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, on_delete=PROTECT, related_name="emergencies")
    reason = SealedTextField()
    begins = models.DateTimeField()
    ends = models.DateTimeField()

    objects = EmergencyQuerySet.as_manager()

    guards = [
        *append_only(erasable_when=permit_for("OLD.circle_id")),
        Guard(
            "twelve_hours_at_most",
            "insert",
            "Emergency access lasts twelve hours at most.",
            "NEW.ends - NEW.begins > INTERVAL '12 hours'",
            "(julianday(NEW.ends) - julianday(NEW.begins)) * 86400 > 43200.5",
        ),
    ]

    class Meta:
        constraints = [
            models.CheckConstraint(name="emergency_ends_after_it_begins", condition=Q(ends__gt=F("begins"))),
        ]

    def __str__(self) -> str:
        return f"{self.user_name} {self.begins:%d.%m.%Y}"


class SilencePromise(models.Model):
    """A volunteer or partner has promised to keep to themselves what they see."""

    member = models.OneToOneField(CircleMember, on_delete=PROTECT, related_name="promise")
    at = models.DateTimeField()

    guards = append_only(erasable_when=permit_through("circles_circlemember", "member_id"))

    def __str__(self) -> str:
        return f"{self.member_id} {self.at:%d.%m.%Y}"
