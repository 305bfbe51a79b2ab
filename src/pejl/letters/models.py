"""The letters that were sent: word for word, from which day the answer is waited for."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from pejl.circles.models import Circle, ProposalVersion, Voice, permit_for, permit_through
from pejl.organisation.models import Unit
from pejl.shared.fields import SealedJSONField
from pejl.shared.guards import Guard, append_only

from .rules import LetterKind, Written

PROTECT = models.PROTECT


class Letter(models.Model):
    """A letter as it was printed. `about` is the uid of what it is about: a text, or the circle.

    `answer_by` is the first day by which something in it is to be answered.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    circle = models.ForeignKey(Circle, on_delete=PROTECT, related_name="letters")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in LetterKind])
    about = models.UUIDField()
    text = SealedJSONField()
    sent_on = models.DateField()
    answer_by = models.DateField(null=True)
    phone = models.CharField(max_length=30)
    reply_to = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    made_by_name = models.CharField(max_length=200)
    made_in_unit = models.ForeignKey(Unit, on_delete=PROTECT, related_name="letters")

    guards = append_only(erasable_when=permit_for("OLD.circle_id"))

    class Meta:
        indexes = [models.Index(name="letter_of_unit", fields=["made_in_unit", "-made_at"])]
        constraints = [
            models.CheckConstraint(
                name="letter_with_a_proposal_says_until_when",
                condition=~Q(kind=LetterKind.PROPOSAL.value) | Q(answer_by__isnull=False),
            ),
            models.CheckConstraint(
                name="letter_is_answered_after_it_was_sent",
                condition=Q(answer_by=None) | Q(answer_by__gte=F("sent_on")),
                violation_error_message="Svaret kan ikke komme, før brevet er sendt.",
            ),
            models.CheckConstraint(name="letter_has_a_number_to_ring", condition=~Q(phone="")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.uid}"

    @property
    def written(self) -> Written:
        text: dict[str, Any] = self.text
        return Written.read(text)


_THROUGH_LETTER = permit_through("letters_letter", "letter_id")


class Asked(models.Model):
    """One text that a letter asks the citizen to answer, and by which day."""

    letter = models.ForeignKey(Letter, on_delete=PROTECT, related_name="asked")
    version = models.ForeignKey(ProposalVersion, on_delete=PROTECT, related_name="+")
    answer_by = models.DateField()

    guards = [
        *append_only(erasable_when=_THROUGH_LETTER),
        Guard(
            "of_its_circle",
            "insert",
            "A letter asks about its own circle only, and is answered after it was sent.",
            "NOT EXISTS (SELECT 1 FROM letters_letter l JOIN circles_proposal q ON q.circle_id = l.circle_id "
            "JOIN circles_proposalversion v ON v.proposal_id = q.id WHERE l.id = NEW.letter_id "
            "AND v.id = NEW.version_id AND NEW.answer_by >= l.answer_by)",
        ),
    ]

    class Meta:
        constraints = [
            models.UniqueConstraint(name="asked_once_in_a_letter", fields=["letter", "version"]),
        ]

    def __str__(self) -> str:
        return f"{self.letter_id}: {self.version_id}"


class ToldVoice(models.Model):
    """What an employee wrote down that the citizen said, as a letter told it back to them."""

    letter = models.ForeignKey(Letter, on_delete=PROTECT, related_name="told")
    voice = models.ForeignKey(Voice, on_delete=PROTECT, related_name="told_in")

    guards = [
        *append_only(erasable_when=_THROUGH_LETTER),
        Guard(
            "of_its_circle",
            "insert",
            "A letter tells what was said in its own circle only.",
            "NOT EXISTS (SELECT 1 FROM letters_letter l JOIN circles_proposal q ON q.circle_id = l.circle_id "
            "JOIN circles_proposalversion v ON v.proposal_id = q.id "
            "JOIN circles_voice w ON w.version_id = v.id "
            "WHERE l.id = NEW.letter_id AND w.id = NEW.voice_id)",
        ),
    ]

    class Meta:
        constraints = [
            models.UniqueConstraint(name="told_once_in_a_letter", fields=["letter", "voice"]),
        ]

    def __str__(self) -> str:
        return f"{self.letter_id}: {self.voice_id}"
