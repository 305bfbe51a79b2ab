"""A complaint and its steps: looked at again, sent on, answered. Each step carries its own deadline."""

from django.db import models
from django.db.models import Q

from pejl.rulings.rules import (
    BOARD_IN_WORDS,
    MAY_ISSUE,
    OUTCOME_IN_WORDS,
    BoardOutcome,
    Outcome,
)
from pejl.shared.fields import SealedJSONField, SealedTextField
from pejl.shared.guards import Guard

from .issuing import Issued
from .signing import PROTECT, THROUGH_ISSUED, Signed, Spoken, choices, kept_until_erased

_WITH_AUTHORITY = Q(role__in=sorted(role.value for role in MAY_ISSUE))
_COMPLAINED = (
    "EXISTS (SELECT 1 FROM rulings_complaint c WHERE c.issued_id = NEW.issued_id AND NOT EXISTS "
    "(SELECT 1 FROM rulings_withdrawal w WHERE w.complaint_id = c.id)"
)


class Complaint(Spoken):
    """The citizen is not content. Being late is noted, never a reason to turn it away."""

    issued = models.ForeignKey(Issued, on_delete=PROTECT, related_name="complaints")
    is_late = models.BooleanField()
    holds_on = models.BooleanField()
    reconsider_by = models.DateField()

    guards = kept_until_erased(THROUGH_ISSUED)

    class Meta(Spoken.Meta):
        pass

    @property
    def counts(self) -> bool:
        """Unless it was taken back, or was never said."""
        return not hasattr(self, "withdrawal")


class Withdrawal(Spoken):
    """A complaint that no longer counts: taken back, or (»Det sagde jeg ikke«) never said."""

    complaint = models.OneToOneField(Complaint, on_delete=PROTECT, related_name="withdrawal")
    was_said = models.BooleanField()

    guards = [
        *kept_until_erased(
            "JOIN rulings_issued s ON s.ruling_id = r.id JOIN rulings_complaint c ON c.issued_id = s.id "
            "WHERE c.id = OLD.complaint_id"
        ),
        Guard(
            "before_it_is_sent_on",
            "insert",
            "The complaint is at the appeal board: they are the ones to tell.",
            "EXISTS (SELECT 1 FROM rulings_complaint c JOIN rulings_referral f ON f.issued_id = c.issued_id "
            "WHERE c.id = NEW.complaint_id)",
        ),
        Guard(
            "written_down_by_another",
            "insert",
            "What one wrote oneself was said.",
            "NEW.was_said = FALSE AND NOT EXISTS (SELECT 1 FROM rulings_complaint c "
            "WHERE c.id = NEW.complaint_id AND c.written_by_id IS NOT NULL)",
        ),
    ]

    class Meta(Spoken.Meta):
        pass


class Reconsideration(Signed):
    """We looked again: upheld with reasons, or met by a new ruling."""

    issued = models.OneToOneField(Issued, on_delete=PROTECT, related_name="reconsideration")
    outcome = models.CharField(max_length=20, choices=choices(Outcome))
    new = models.OneToOneField(Issued, null=True, on_delete=PROTECT, related_name="meets")
    reasons = SealedTextField(default="")
    letter = SealedJSONField(null=True)
    letter_hash = models.CharField(max_length=64, blank=True)
    maintain_by = models.DateField(null=True)

    guards = [
        *kept_until_erased(THROUGH_ISSUED),
        Guard(
            "after_a_complaint",
            "insert",
            "There is no complaint to look at again.",
            f"NOT {_COMPLAINED})",
        ),
        Guard(
            "met_by_what_follows",
            "insert",
            "A complaint is met by a ruling that follows the one complained about.",
            "NEW.new_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM rulings_issued n "
            "JOIN rulings_ruling r ON r.id = n.ruling_id JOIN rulings_issued o ON o.ruling_id = r.follows_id "
            "WHERE n.id = NEW.new_id AND o.id = NEW.issued_id)",
        ),
    ]

    class Meta:
        constraints = [
            models.CheckConstraint(name="reconsidered_with_authority", condition=_WITH_AUTHORITY),
            models.CheckConstraint(
                name="upheld_in_a_letter_or_met_by_a_new_ruling",
                condition=Q(outcome=Outcome.UPHELD.value, new=None, letter__isnull=False)
                | (~Q(outcome=Outcome.UPHELD.value) & Q(new__isnull=False)),
            ),
            models.CheckConstraint(
                name="met_in_part_gives_time_to_hold_on",
                condition=Q(outcome=Outcome.PARTLY.value, maintain_by__isnull=False)
                | (~Q(outcome=Outcome.PARTLY.value) & Q(maintain_by=None)),
            ),
        ]

    @property
    def outcome_in_words(self) -> str:
        return OUTCOME_IN_WORDS[Outcome(self.outcome)]


class Referral(Signed):
    """The complaint was sent on to the appeal board (Ankestyrelsen)."""

    issued = models.OneToOneField(Issued, on_delete=PROTECT, related_name="referral")
    sent_on = models.DateField()
    statement = SealedTextField(default="")

    guards = [
        *kept_until_erased(THROUGH_ISSUED),
        Guard(
            "upheld_late_or_held_on_to",
            "insert",
            "A complaint is sent on when it was upheld, came too late, or the citizen holds on to it.",
            "NOT EXISTS (SELECT 1 FROM rulings_reconsideration k WHERE k.issued_id = NEW.issued_id "
            f"AND k.outcome = '{Outcome.UPHELD}') AND NOT {_COMPLAINED} AND (c.is_late OR c.holds_on))",
        ),
    ]

    class Meta:
        constraints = [
            models.CheckConstraint(name="sent_on_with_authority", condition=_WITH_AUTHORITY),
        ]


class BoardAnswer(Signed):
    """What the appeal board answered."""

    referral = models.OneToOneField(Referral, on_delete=PROTECT, related_name="answer")
    outcome = models.CharField(max_length=20, choices=choices(BoardOutcome))
    words = SealedTextField(default="")
    answered_on = models.DateField()

    guards = kept_until_erased(
        "JOIN rulings_issued s ON s.ruling_id = r.id JOIN rulings_referral f ON f.issued_id = s.id "
        "WHERE f.id = OLD.referral_id"
    )

    @property
    def outcome_in_words(self) -> str:
        return BOARD_IN_WORDS[BoardOutcome(self.outcome)]
