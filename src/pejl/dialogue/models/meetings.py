"""Meetings: called, times proposed and picked, called off; and feeds for one's own calendar."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from pejl.circles.models import Circle, CircleMember, ShareVersion, in_one_circle, permit_for, permit_through
from pejl.circles.rules import Part
from pejl.citizens.models import RepresentationVersion
from pejl.dialogue.rules import Speaker
from pejl.organisation.rules import Capacity
from pejl.shared.fields import SealedTextField
from pejl.shared.guards import Guard, append_only

PROTECT = models.PROTECT
_THROUGH_MEETING = permit_through("dialogue_meeting", "meeting_id")


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, capacity: Capacity, day: date) -> Self:
        """The citizen, who speaks for them, and those at work who see the pathway."""
        if capacity.is_employee:
            held = ShareVersion.objects.held_by(capacity, Part.PLAN, day).values("item__circle_id")
            return self.filter(circle__in=held)
        speaks_for = RepresentationVersion.objects.of_user(capacity.user_id, day).values("item__citizen")
        return self.filter(Q(circle__citizen__user=capacity.user_id) | Q(circle__citizen__in=speaks_for))


class Meeting(models.Model):
    """Somebody wants to meet: the first point, and who should be there."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    circle = models.ForeignKey(Circle, on_delete=PROTECT, related_name="meetings")
    point = SealedTextField(default="")
    place = SealedTextField(default="")
    wish = SealedTextField(default="")
    called_as = models.CharField(max_length=15, choices=[(one.value, one.value) for one in Speaker])
    called_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    called_by_name = models.CharField(max_length=200)
    called_at = models.DateTimeField()

    objects = MeetingQuerySet.as_manager()

    guards = append_only(erasable_when=permit_for("OLD.circle_id"))

    def __str__(self) -> str:
        return str(self.uid)


class Participant(models.Model):
    """Who should be there, beside the citizen."""

    circle = models.ForeignKey(Circle, on_delete=PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=PROTECT, related_name="participants")
    member = models.ForeignKey(CircleMember, on_delete=PROTECT, related_name="+")

    guards = [
        *append_only(erasable_when=permit_for("OLD.circle_id")),
        in_one_circle("member_id", "circles_circlemember"),
        in_one_circle("meeting_id", "dialogue_meeting"),
    ]

    class Meta:
        constraints = [models.UniqueConstraint(name="at_a_meeting_once", fields=["meeting", "member"])]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.member_id}"


class MeetingTime(models.Model):
    """A time that somebody proposed."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=PROTECT, related_name="times")
    begins = models.DateTimeField()
    proposed_as = models.CharField(max_length=15, choices=[(one.value, one.value) for one in Speaker])
    at = models.DateTimeField()

    guards = append_only(erasable_when=_THROUGH_MEETING)

    class Meta:
        constraints = [models.UniqueConstraint(name="time_proposed_once", fields=["meeting", "begins"])]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.begins}"


class Picked(models.Model):
    """A time was picked. The last one counts."""

    meeting = models.ForeignKey(Meeting, on_delete=PROTECT, related_name="picks")
    time = models.ForeignKey(MeetingTime, on_delete=PROTECT, related_name="+")
    picked_as = models.CharField(max_length=15, choices=[(one.value, one.value) for one in Speaker])
    in_words = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    at = models.DateTimeField()

    guards = [
        *append_only(erasable_when=_THROUGH_MEETING),
        Guard(
            "of_its_meeting",
            "insert",
            "The time is of another meeting.",
            "NOT EXISTS (SELECT 1 FROM dialogue_meetingtime t "
            "WHERE t.id = NEW.time_id AND t.meeting_id = NEW.meeting_id)",
        ),
    ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.time_id}"


class CalledOff(models.Model):
    """The meeting is called off, and why."""

    meeting = models.OneToOneField(Meeting, on_delete=PROTECT, related_name="called_off")
    why = SealedTextField(default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    at = models.DateTimeField()

    guards = append_only(erasable_when=_THROUGH_MEETING)

    def __str__(self) -> str:
        return f"{self.meeting_id} aflyst"


class CalendarFeed(models.Model):
    """The secret address of one person's calendar, found by its blind index; stopped, it answers no more."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="calendar_feeds")
    secret = SealedTextField()
    secret_index = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_feed_at_a_time", fields=["user"], condition=Q(stopped_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}"
