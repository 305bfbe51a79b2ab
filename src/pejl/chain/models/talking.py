"""What is put up for comment before it is in force, what people say to it, and what became of it."""

import uuid

from django.db import models
from django.db.models import Q

from pejl.organisation.models import User
from pejl.shared.guards import append_only

from .nodes import PROTECT, Node


class Said(models.Model):
    """Who, and when."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=100, blank=True)

    class Meta:
        abstract = True
        ordering = ["at", "pk"]


class Suggestion(Said):
    """A change to a text that all employees may comment on, to its last day. It rests on version `base`."""

    node = models.ForeignKey(Node, on_delete=PROTECT, related_name="suggestions")
    base = models.PositiveIntegerField()
    payload = models.JSONField()
    reason = models.CharField(max_length=1000)
    open_until = models.DateField()

    guards = append_only()

    def __str__(self) -> str:
        return str(self.uid)


class SuggestionEnd(Said):
    """It was taken, or dropped with a reason."""

    suggestion = models.OneToOneField(Suggestion, on_delete=PROTECT, related_name="end")
    is_taken = models.BooleanField()
    reason = models.CharField(max_length=1000, blank=True)

    guards = append_only()

    class Meta(Said.Meta):
        constraints = [
            models.CheckConstraint(
                name="dropped_with_a_reason",
                condition=Q(is_taken=True) | ~Q(reason=""),
                violation_error_message="Skriv, hvorfor det ikke bliver til noget.",
            )
        ]

    def __str__(self) -> str:
        return str(self.uid)


class Comment(Said):
    """What an employee says about a place in the chain, or about a suggestion to change it."""

    node = models.ForeignKey(Node, on_delete=PROTECT, related_name="comments")
    suggestion = models.ForeignKey(Suggestion, null=True, on_delete=PROTECT, related_name="comments")
    words = models.TextField()

    guards = append_only()

    class Meta(Said.Meta):
        constraints = [models.CheckConstraint(name="a_comment_says_something", condition=~Q(words=""))]

    def __str__(self) -> str:
        return str(self.uid)
