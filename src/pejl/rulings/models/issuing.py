"""A ruling that was made: by whom, on which decision, word for word, and when the citizen was told."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from pejl.circles.models import Decision
from pejl.circles.rules import Way
from pejl.rulings.rules import CHANNEL_IN_WORDS, MAY_ISSUE, Channel
from pejl.shared.fields import SealedJSONField
from pejl.shared.guards import Guard

from .preparing import DraftVersion, Ruling
from .signing import PROTECT, THROUGH_ISSUED, Signed, choices, kept_until_erased

_ANSWERED = (
    "EXISTS (SELECT 1 FROM rulings_hearinganswer a WHERE a.hearing_id = h.id "
    "AND NOT EXISTS (SELECT 1 FROM rulings_notsaid n WHERE n.answer_id = a.id))"
)


class Issued(Signed):
    """The ruling as the citizen is told it, in force through its decision."""

    ruling = models.OneToOneField(Ruling, on_delete=PROTECT, related_name="issued")
    draft = models.OneToOneField(DraftVersion, on_delete=PROTECT, related_name="issued")
    decision = models.OneToOneField(Decision, on_delete=PROTECT, related_name="ruling")
    issued_on = models.DateField()
    letter = SealedJSONField()
    letter_hash = models.CharField(max_length=64)

    guards = [
        *kept_until_erased(),
        Guard(
            "rests_on_its_last_draft",
            "insert",
            "A ruling says what its last draft said, with a word on whether adverse facts are new.",
            "NOT EXISTS (SELECT 1 FROM rulings_draftversion d WHERE d.id = NEW.draft_id "
            "AND d.ruling_id = NEW.ruling_id AND d.adverse_are_new IS NOT NULL AND NOT EXISTS "
            "(SELECT 1 FROM rulings_draftversion e WHERE e.ruling_id = d.ruling_id AND e.number > d.number))",
        ),
        Guard(
            "says_no_view_that_was_never_given",
            "insert",
            "The citizen has said that they never said that.",
            "EXISTS (SELECT 1 FROM rulings_viewnotsaid n WHERE n.draft_id = NEW.draft_id)",
        ),
        Guard(
            "decided_as_a_ruling_in_its_circle",
            "insert",
            "A ruling rests on a decision by ruling in the same circle.",
            "NOT EXISTS (SELECT 1 FROM rulings_ruling r JOIN circles_decision d ON d.circle_id = r.circle_id "
            f"WHERE r.id = NEW.ruling_id AND d.id = NEW.decision_id AND d.way = '{Way.RULING}')",
        ),
        Guard(
            "heard_about_new_adverse_facts",
            "insert",
            "No ruling before the citizen was heard about new adverse facts.",
            "EXISTS (SELECT 1 FROM rulings_draftversion d WHERE d.id = NEW.draft_id AND d.adverse_are_new "
            "AND NOT EXISTS (SELECT 1 FROM rulings_hearing h WHERE h.ruling_id = NEW.ruling_id "
            "AND h.adverse_index = d.adverse_index))",
        ),
        Guard(
            "after_the_answer_or_the_deadline",
            "insert",
            "No ruling before the answer, or before the deadline has passed.",
            "EXISTS (SELECT 1 FROM rulings_hearing h WHERE h.ruling_id = NEW.ruling_id "
            f"AND h.deadline >= NEW.issued_on AND NOT {_ANSWERED})",
        ),
        Guard(
            "not_closed",
            "insert",
            "What was closed without a ruling gets none.",
            "EXISTS (SELECT 1 FROM rulings_dropped x WHERE x.ruling_id = NEW.ruling_id)",
        ),
        Guard(
            "by_one_with_authority",
            "insert",
            "A ruling is made by a case worker or a leader, in the post they have that day.",
            "NOT EXISTS (SELECT 1 FROM organisation_employmentversion v "
            "JOIN organisation_employment e ON e.id = v.item_id "
            "WHERE e.user_id = NEW.by_id AND e.unit_id = NEW.unit_id AND v.role = NEW.role "
            "AND v.valid_from <= NEW.issued_on "
            "AND (v.last_day IS NULL OR v.last_day >= NEW.issued_on) AND v.step <> 'ended' "
            "AND NOT EXISTS (SELECT 1 FROM organisation_employmentversion w WHERE w.item_id = v.item_id "
            "AND w.number > v.number AND w.valid_from <= NEW.issued_on))",
        ),
    ]

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_ruling_is_made_with_authority",
                condition=Q(role__in=sorted(role.value for role in MAY_ISSUE)),
                violation_error_message="Det kan kun en sagsbehandler eller en leder.",
            ),
            models.CheckConstraint(
                name="a_ruling_bears_name_and_title", condition=~Q(name="") & ~Q(title="")
            ),
        ]


class Telling(models.Model):
    """That the citizen was told: how, when, and to which day they may complain. The last counts."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    issued = models.ForeignKey(Issued, on_delete=PROTECT, related_name="tellings")
    number = models.PositiveIntegerField()
    channel = models.CharField(max_length=10, choices=choices(Channel))
    sent_on = models.DateField()
    told_on = models.DateField()
    complain_by = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")

    guards = [
        *kept_until_erased(THROUGH_ISSUED),
        Guard(
            "never_less_time",
            "insert",
            "Telling again gives more time to complain, never less.",
            "EXISTS (SELECT 1 FROM rulings_telling t WHERE t.issued_id = NEW.issued_id "
            "AND (t.complain_by > NEW.complain_by OR t.number >= NEW.number))",
        ),
    ]

    class Meta:
        ordering = ["issued", "number"]
        constraints = [
            models.UniqueConstraint(name="telling_counts", fields=["issued", "number"]),
            models.CheckConstraint(
                name="time_to_complain_after_being_told",
                condition=Q(told_on__gte=F("sent_on"), complain_by__gt=F("told_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issued_id}.{self.number}"

    @property
    def channel_in_words(self) -> str:
        return CHANNEL_IN_WORDS[Channel(self.channel)]
