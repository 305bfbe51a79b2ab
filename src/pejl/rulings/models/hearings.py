"""Hearing: what the citizen was told of, to which day they have time, and what they answered."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from pejl.rulings.rules import CHANNEL_IN_WORDS, Channel
from pejl.shared.fields import SealedJSONField, SealedTextField
from pejl.shared.guards import Guard

from .preparing import DraftVersion, Ruling
from .signing import PROTECT, Signed, Spoken, choices, kept_until_erased


class Hearing(Signed):
    """A letter about new adverse facts. Which facts is kept by their index; the letter is kept verbatim."""

    ruling = models.ForeignKey(Ruling, on_delete=PROTECT, related_name="hearings")
    draft = models.ForeignKey(DraftVersion, on_delete=PROTECT, related_name="+")
    adverse_index = models.CharField(max_length=64)
    letter = SealedJSONField()
    letter_hash = models.CharField(max_length=64)
    channel = models.CharField(max_length=10, choices=choices(Channel))
    sent_on = models.DateField()
    told_on = models.DateField()
    deadline = models.DateField()

    guards = [
        *kept_until_erased(),
        Guard(
            "about_the_facts_of_its_draft",
            "insert",
            "A hearing is about the facts of a draft of the same ruling.",
            "NOT EXISTS (SELECT 1 FROM rulings_draftversion d WHERE d.id = NEW.draft_id "
            "AND d.ruling_id = NEW.ruling_id AND d.adverse_index = NEW.adverse_index)",
        ),
        Guard(
            "before_it_is_made",
            "insert",
            "The ruling is made or closed: nobody is heard about it any more.",
            "EXISTS (SELECT 1 FROM rulings_issued s WHERE s.ruling_id = NEW.ruling_id) "
            "OR EXISTS (SELECT 1 FROM rulings_dropped x WHERE x.ruling_id = NEW.ruling_id)",
        ),
    ]

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="a_hearing_names_facts", condition=~Q(adverse_index="")),
            models.CheckConstraint(
                name="a_hearing_gives_time_after_it_arrived",
                condition=Q(told_on__gte=F("sent_on"), deadline__gt=F("told_on")),
                violation_error_message="Borgeren skal have brevet og dage nok til at svare.",
            ),
        ]

    @property
    def channel_in_words(self) -> str:
        return CHANNEL_IN_WORDS[Channel(self.channel)]

    @property
    def answers_that_count(self) -> list["HearingAnswer"]:
        return [answer for answer in self.answers.all() if answer.counts]


class HearingAnswer(Spoken):
    """What was said to it. A later one adds."""

    hearing = models.ForeignKey(Hearing, on_delete=PROTECT, related_name="answers")

    guards = [
        *kept_until_erased("JOIN rulings_hearing h ON h.ruling_id = r.id WHERE h.id = OLD.hearing_id"),
        Guard(
            "before_it_is_made",
            "insert",
            "The ruling is made: an answer to the hearing comes before it.",
            "EXISTS (SELECT 1 FROM rulings_hearing h JOIN rulings_issued s ON s.ruling_id = h.ruling_id "
            "WHERE h.id = NEW.hearing_id)",
        ),
    ]

    class Meta(Spoken.Meta):
        pass

    @property
    def counts(self) -> bool:
        """Unless the citizen has said that it was never said."""
        return not hasattr(self, "not_said")


class NotSaid(models.Model):
    """»Det sagde jeg ikke«: an answer that an employee wrote down and that does not count."""

    answer = models.OneToOneField(HearingAnswer, on_delete=PROTECT, related_name="not_said")
    words = SealedTextField(default="")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")

    guards = [
        *kept_until_erased(
            "JOIN rulings_hearing h ON h.ruling_id = r.id "
            "JOIN rulings_hearinganswer a ON a.hearing_id = h.id WHERE a.id = OLD.answer_id"
        ),
        Guard(
            "written_down_by_another",
            "insert",
            "What one wrote oneself was said.",
            "NOT EXISTS (SELECT 1 FROM rulings_hearinganswer a "
            "WHERE a.id = NEW.answer_id AND a.written_by_id IS NOT NULL)",
        ),
    ]

    def __str__(self) -> str:
        return f"{self.answer_id}: ikke sagt"
