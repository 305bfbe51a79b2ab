"""Conversations: who reads them, what was written, and by when an answer is promised."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery

from pejl.circles.models import (
    Circle,
    CircleMember,
    Proposal,
    ShareVersion,
    in_one_circle,
    permit_for,
    permit_through,
)
from pejl.circles.rules import Part
from pejl.citizens.models import RepresentationVersion
from pejl.dialogue.rules import WAITS_FOR_AN_ANSWER, Audience, Speaker
from pejl.organisation.models import Unit
from pejl.organisation.rules import Capacity
from pejl.pathways.models import Goal
from pejl.shared.fields import SealedTextField
from pejl.shared.guards import Guard, append_only

PROTECT = models.PROTECT


class ConversationQuerySet(models.QuerySet["Conversation"]):
    def visible_to(self, capacity: Capacity, day: date) -> Self:
        """What this capacity reads along in. The citizen reads all; what is to one alone, only that one."""
        held = ShareVersion.objects.held_by(capacity, Part.PLAN, day).values("item__circle_id")
        if capacity.post is not None:
            one = Q(alone_with__user=capacity.user_id, alone_with__unit=capacity.post.unit_id)
            return self.filter(Q(circle__in=held) & (Q(alone_with=None) | one))
        speaks_for = RepresentationVersion.objects.of_user(capacity.user_id, day).values("item__citizen")
        return self.filter(
            Q(circle__citizen__user=capacity.user_id)
            | Q(circle__citizen__in=speaks_for, alone_with=None)
            | Q(circle__in=held, audience=Audience.ALL.value)
        )

    def with_last(self) -> Self:
        """Each with when and as what the last message was written."""
        last = Message.objects.filter(conversation=OuterRef("pk")).order_by("-number")
        return self.annotate(
            last_at=Subquery(last.values("sent_at")[:1]),
            last_name=Subquery(last.values("name")[:1]),
            last_speaker=Subquery(last.values("speaker")[:1]),
            last_number=Subquery(last.values("number")[:1]),
        )

    def waiting(self) -> Self:
        """Those in which the citizen's side wrote last."""
        return self.with_last().filter(last_speaker__in=[one.value for one in WAITS_FOR_AN_ANSWER])


class Conversation(models.Model):
    """What is talked about in writing. It may hang on a goal or a proposal."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    circle = models.ForeignKey(Circle, on_delete=PROTECT, related_name="conversations")
    audience = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Audience])
    alone_with = models.ForeignKey(CircleMember, null=True, on_delete=PROTECT, related_name="+")
    goal = models.ForeignKey(Goal, null=True, on_delete=PROTECT, related_name="conversations")
    proposal = models.ForeignKey(Proposal, null=True, on_delete=PROTECT, related_name="conversations")
    begun_at = models.DateTimeField()

    objects = ConversationQuerySet.as_manager()

    guards = [
        *append_only(erasable_when=permit_for("OLD.circle_id")),
        in_one_circle("alone_with_id", "circles_circlemember"),
        in_one_circle("goal_id", "pathways_goal"),
        in_one_circle("proposal_id", "circles_proposal"),
    ]

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="alone_with_one_or_with_all",
                condition=Q(audience=Audience.ONE.value, alone_with__isnull=False)
                | (~Q(audience=Audience.ONE.value) & Q(alone_with=None)),
            ),
            models.CheckConstraint(
                name="conversation_hangs_on_one_thing", condition=Q(goal=None) | Q(proposal=None)
            ),
        ]

    def __str__(self) -> str:
        return str(self.uid)


_ONE_ALONE = (
    "EXISTS (SELECT 1 FROM dialogue_conversation k JOIN circles_circlemember m ON m.id = k.alone_with_id "
    "JOIN circles_circle c ON c.id = k.circle_id JOIN citizens_citizen z ON z.id = c.citizen_id "
    "WHERE k.id = NEW.conversation_id AND NEW.by_id <> m.user_id "
    "AND (z.user_id IS NULL OR NEW.by_id <> z.user_id))"
)


class Message(models.Model):
    """What somebody wrote: word for word, never changed."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    conversation = models.ForeignKey(Conversation, on_delete=PROTECT, related_name="messages")
    number = models.PositiveIntegerField()
    speaker = models.CharField(max_length=15, choices=[(one.value, one.value) for one in Speaker])
    words = SealedTextField(default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, null=True, on_delete=PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    guards = [
        *append_only(erasable_when=permit_through("dialogue_conversation", "conversation_id")),
        Guard(
            "only_those_two",
            "insert",
            "What is to one alone is written by the citizen and that one.",
            _ONE_ALONE,
        ),
    ]

    class Meta:
        ordering = ["conversation", "number"]
        constraints = [
            models.UniqueConstraint(name="message_counts", fields=["conversation", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id}.{self.number}"

    @property
    def file(self) -> "Attachment | None":
        return getattr(self, "attachment", None)


class Attachment(models.Model):
    """A file that came with a message, sealed as the words are (base64 of its bytes)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    message = models.OneToOneField(Message, on_delete=PROTECT, related_name="attachment")
    name = SealedTextField()
    mime = models.CharField(max_length=50)
    size = models.PositiveIntegerField()
    content = SealedTextField()

    guards = append_only(
        erasable_when=permit_for(
            "(SELECT k.circle_id FROM dialogue_conversation k JOIN dialogue_message m "
            "ON m.conversation_id = k.id WHERE m.id = OLD.message_id)"
        )
    )

    def __str__(self) -> str:
        return f"{self.message_id}: {self.mime}"


class AnswerPromise(models.Model):
    """Somebody at work says by which day the answer comes. The last one counts."""

    message = models.ForeignKey(Message, on_delete=PROTECT, related_name="promises")
    day = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    at = models.DateTimeField()

    guards = append_only(
        erasable_when=permit_for(
            "(SELECT k.circle_id FROM dialogue_conversation k JOIN dialogue_message m "
            "ON m.conversation_id = k.id WHERE m.id = OLD.message_id)"
        )
    )

    def __str__(self) -> str:
        return f"{self.message_id}: {self.day}"
