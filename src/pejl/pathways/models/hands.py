"""Who does the rest: family, volunteers and partners, each on their own yes."""

import uuid

from django.conf import settings
from django.db import models

from pejl.circles.models import Circle, CircleMember, Decision, in_one_circle, permit_for, permit_through
from pejl.circles.rules import AT_WORK, How
from pejl.shared.fields import SealedTextField
from pejl.shared.guards import Guard, append_only

from .work import Intervention

_AT_WORK = ", ".join(f"'{kind}'" for kind in sorted(AT_WORK))


class HelpingHand(models.Model):
    """Somebody is asked to take part in what citizen and employee have agreed."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="hands")
    intervention = models.ForeignKey(Intervention, on_delete=models.PROTECT, related_name="hands")
    member = models.ForeignKey(CircleMember, on_delete=models.PROTECT, related_name="hands")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")

    guards = [
        *append_only(erasable_when=permit_for("OLD.circle_id")),
        in_one_circle("intervention_id", "pathways_intervention"),
        in_one_circle("member_id", "circles_circlemember"),
        in_one_circle("decision_id", "circles_decision"),
        Guard(
            "asked_and_not_told",
            "insert",
            "Who is at work here is not asked as family is.",
            "EXISTS (SELECT 1 FROM circles_circlemember m "
            f"WHERE m.id = NEW.member_id AND m.kind IN ({_AT_WORK}))",
        ),
    ]

    class Meta:
        constraints = [
            models.UniqueConstraint(name="asked_once_about_it", fields=["intervention", "member"]),
        ]

    def __str__(self) -> str:
        return str(self.uid)


class HandAnswer(models.Model):
    """Their own yes or no; the last one counts, and a yes can become a no on any day."""

    hand = models.ForeignKey(HelpingHand, on_delete=models.PROTECT, related_name="answers")
    number = models.PositiveIntegerField()
    is_yes = models.BooleanField()
    words = SealedTextField(default="")
    how = models.CharField(max_length=20, choices=[(how.value, how.value) for how in How])
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    guards = [
        *append_only(erasable_when=permit_through("pathways_helpinghand", "hand_id")),
        Guard(
            "by_the_one_who_was_asked",
            "insert",
            "Only the one who was asked says yes for themselves.",
            "NEW.said_by_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pathways_helpinghand h "
            "JOIN circles_circlemember m ON m.id = h.member_id "
            "WHERE h.id = NEW.hand_id AND m.user_id = NEW.said_by_id)",
        ),
    ]

    class Meta:
        ordering = ["hand", "number"]
        constraints = [
            models.UniqueConstraint(name="a_hands_answers_count", fields=["hand", "number"]),
            models.CheckConstraint(
                name="a_hand_speaks_or_someone_wrote_it_down",
                condition=models.Q(said_by__isnull=False, written_by=None, how=How.SELF.value)
                | models.Q(said_by=None, written_by__isnull=False) & ~models.Q(how=How.SELF.value),
                violation_error_message="Man svarer selv, eller også skrev nogen det ned.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.hand_id}.{self.number}"
