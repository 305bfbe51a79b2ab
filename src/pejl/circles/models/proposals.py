"""What was proposed, word for word, and what each said to it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from pejl.circles.rules import ANSWER_IN_WORDS, HOW_IN_WORDS, Answer, How, Needs, Side, Way
from pejl.organisation.models import Unit
from pejl.shared.fields import SealedJSONField, SealedTextField
from pejl.shared.guards import append_only

from .common import PROTECT, choices, permit_for, permit_through
from .people import Circle


class Proposal(models.Model):
    """Something someone suggests. What it says lies in its versions."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    circle = models.ForeignKey(Circle, on_delete=PROTECT, related_name="proposals")
    follows = models.ForeignKey("self", null=True, on_delete=PROTECT, related_name="followed_by")

    guards = append_only(erasable_when=permit_for("OLD.circle_id"))

    def __str__(self) -> str:
        return str(self.uid)


class ProposalVersion(models.Model):
    """The text that is answered: the sentence as it was shown, word for word, and its hash."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    proposal = models.ForeignKey(Proposal, on_delete=PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    needs = models.CharField(max_length=50, choices=choices(Needs))
    way = models.CharField(max_length=10, choices=choices(Way))
    sentence = SealedTextField()
    sentence_hash = models.CharField(max_length=64)
    words = SealedTextField(default="")
    language = models.CharField(max_length=10)
    lapses_after = models.DateField(null=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    made_by_name = models.CharField(max_length=200)
    made_in_unit = models.ForeignKey(Unit, null=True, on_delete=PROTECT, related_name="+")

    guards = append_only(erasable_when=permit_through("circles_proposal", "proposal_id"))

    class Meta:
        constraints = [
            models.UniqueConstraint(name="proposal_version_counts", fields=["proposal", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}.{self.number}"


_PERMIT_THROUGH_VERSION = permit_for(
    "(SELECT q.circle_id FROM circles_proposal q JOIN circles_proposalversion v ON v.proposal_id = q.id "
    "WHERE v.id = OLD.version_id)"
)


class ProposedChange(models.Model):
    """One typed change that a version proposes."""

    version = models.ForeignKey(ProposalVersion, on_delete=PROTECT, related_name="changes")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=40)
    schema = models.PositiveSmallIntegerField()
    payload = SealedJSONField()

    guards = append_only(erasable_when=_PERMIT_THROUGH_VERSION)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(name="change_has_its_place", fields=["version", "position"]),
        ]

    def __str__(self) -> str:
        return self.kind


class ProposalEnd(models.Model):
    """A proposal that was taken back before it was settled."""

    proposal = models.OneToOneField(Proposal, on_delete=PROTECT, related_name="end")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")

    guards = append_only(erasable_when=permit_through("circles_proposal", "proposal_id"))

    def __str__(self) -> str:
        return f"{self.proposal_id} trukket tilbage"


class Voice(models.Model):
    """What someone said to a version: who, on whose behalf, how, in which words, written down by whom."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(ProposalVersion, on_delete=PROTECT, related_name="voices")
    side = models.CharField(max_length=15, choices=choices(Side))
    speaker = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=PROTECT, related_name="+")
    speaker_name = models.CharField(max_length=200)
    speaker_unit = models.ForeignKey(Unit, null=True, on_delete=PROTECT, related_name="+")
    answer = models.CharField(max_length=15, choices=choices(Answer))
    words = SealedTextField(default="")
    how = models.CharField(max_length=25, choices=choices(How))
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=PROTECT, related_name="+")
    thinks_until = models.DateField(null=True)
    spoken_at = models.DateTimeField()

    guards = append_only(erasable_when=_PERMIT_THROUGH_VERSION)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_settled_voice_per_side",
                fields=["version", "side"],
                condition=Q(answer__in=[Answer.YES.value, Answer.YES_IF.value, Answer.NO.value]),
                violation_error_message="Der er allerede svaret.",
            ),
            models.CheckConstraint(
                name="who_thinks_it_over_says_until_when",
                condition=Q(answer=Answer.THINK.value, thinks_until__isnull=False)
                | (~Q(answer=Answer.THINK.value) & Q(thinks_until=None)),
            ),
            models.CheckConstraint(
                name="spoken_by_oneself_or_written_down_by_someone",
                condition=Q(how=How.SELF.value, written_by=None, speaker__isnull=False)
                | (~Q(how=How.SELF.value) & Q(written_by__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.speaker_name}: {self.answer}"

    @property
    def answer_in_words(self) -> str:
        return ANSWER_IN_WORDS[Answer(self.answer)]

    @property
    def how_in_words(self) -> str:
        return HOW_IN_WORDS[How(self.how)]
