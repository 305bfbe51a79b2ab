"""Within how many days the municipality answers, and that an answer comes later than that."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from pejl.circles.models import permit_through
from pejl.organisation.models import Unit
from pejl.organisation.rules import Role
from pejl.pathways.rules import MOST_ANSWER_DAYS, AnswerWithin
from pejl.shared.fields import SealedTextField
from pejl.shared.guards import Guard, append_only
from pejl.shared.versions import Step

from .asking import HelpAsked

PROTECT = models.PROTECT
WHO_DECIDES = f"'{Role.CASE_WORKER}', '{Role.LEADER}'"


class AnswerTime(models.Model):
    """A published time to answer: for help by one rule, or (no rule named) for all other help."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    basis = models.CharField(max_length=40, blank=True)
    days = models.PositiveIntegerField()
    valid_from = models.DateField()
    written_on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    name = models.CharField(max_length=200)

    guards = [
        *append_only(),
        Guard(
            "by_who_decides",
            "insert",
            "A time to answer is published by a case worker or a leader, in the post they have that day.",
            "NOT EXISTS (SELECT 1 FROM organisation_employmentversion v "
            "JOIN organisation_employment e ON e.id = v.item_id "
            f"WHERE e.user_id = NEW.by_id AND v.role IN ({WHO_DECIDES}) "
            "AND v.valid_from <= NEW.written_on AND (v.last_day IS NULL OR v.last_day >= NEW.written_on) "
            f"AND v.step <> '{Step.ENDED}' "
            "AND NOT EXISTS (SELECT 1 FROM organisation_employmentversion w WHERE w.item_id = v.item_id "
            "AND w.number > v.number AND w.valid_from <= NEW.written_on))",
        ),
    ]

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="answered_within_a_year", condition=Q(days__gte=1, days__lte=MOST_ANSWER_DAYS)
            ),
            models.CheckConstraint(
                name="answer_time_is_told_ahead", condition=Q(valid_from__gte=F("written_on"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.basis} {self.days}"

    @property
    def within(self) -> AnswerWithin:
        return AnswerWithin(self.basis, self.days, self.valid_from)


class AnswerLater(models.Model):
    """The answer comes later: why, and on which day at the latest. The last counts."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    asked = models.ForeignKey(HelpAsked, on_delete=PROTECT, related_name="told_later")
    words = SealedTextField()
    told_on = models.DateField()
    new_day = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, on_delete=PROTECT, related_name="+")

    guards = append_only(erasable_when=permit_through("pathways_helpasked", "asked_id"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="later_is_a_day_to_come", condition=Q(new_day__gt=F("told_on")))
        ]

    def __str__(self) -> str:
        return f"{self.asked_id} {self.new_day}"
