"""What was proposed, word for word, and what each said to it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from pejl.circles.rules import (
    ANSWER_IN_WORDS,
    CARRIED_FOR_DAYS,
    HOW_IN_WORDS,
    Answer,
    How,
    Needs,
    Side,
    Way,
    WhyBack,
)
from pejl.citizens.models import Representation
from pejl.citizens.rules import Matter
from pejl.organisation.models import Unit
from pejl.shared.fields import SealedJSONField, SealedTextField
from pejl.shared.guards import Guard, append_only

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
    matter = models.CharField(max_length=10, choices=choices(Matter))
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

    guards = [
        *append_only(erasable_when=permit_through("circles_proposal", "proposal_id")),
        Guard(
            "never_a_ruling",
            "insert",
            "A ruling is made, never proposed.",
            f"NEW.way = '{Way.RULING}'",
        ),
    ]

    class Meta:
        constraints = [
            models.UniqueConstraint(name="proposal_version_counts", fields=["proposal", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}.{self.number}"

    @property
    def headline(self) -> str:
        return str(self.sentence).partition("\n")[0]


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
    representation = models.ForeignKey(Representation, null=True, on_delete=PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(default=1)
    speaker_unit = models.ForeignKey(Unit, null=True, on_delete=PROTECT, related_name="+")
    answer = models.CharField(max_length=15, choices=choices(Answer))
    words = SealedTextField(default="")
    how = models.CharField(max_length=25, choices=choices(How))
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=PROTECT, related_name="+")
    thinks_until = models.DateField(null=True)
    spoken_at = models.DateTimeField()

    guards = [
        *append_only(erasable_when=_PERMIT_THROUGH_VERSION),
        Guard(
            "again_only_after_taking_back",
            "insert",
            "A side speaks again only when its yes was taken back.",
            "NEW.round > 1 AND NOT EXISTS (SELECT 1 FROM circles_takenback t "
            "JOIN circles_voice v ON v.id = t.voice_id "
            "WHERE v.version_id = NEW.version_id AND v.side = NEW.side AND v.round = NEW.round - 1)",
        ),
    ]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_settled_voice_per_side",
                fields=["version", "side", "round"],
                condition=Q(answer__in=[Answer.YES.value, Answer.YES_IF.value, Answer.NO.value]),
                violation_error_message="Der er allerede svaret.",
            ),
            models.CheckConstraint(
                name="who_thinks_it_over_says_until_when",
                condition=Q(answer=Answer.THINK.value, thinks_until__isnull=False)
                | (~Q(answer=Answer.THINK.value) & Q(thinks_until=None)),
            ),
            models.CheckConstraint(
                name="who_speaks_for_another_has_a_mandate",
                condition=Q(side=Side.REPRESENTATIVE.value, representation__isnull=False)
                | (~Q(side=Side.REPRESENTATIVE.value) & Q(representation=None)),
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
    def is_standing(self) -> bool:
        return not hasattr(self, "taken_back")

    @property
    def is_unread(self) -> bool:
        """Whether an employee wrote it down for the citizen, who has not seen it yet."""
        is_theirs = self.side == Side.CITIZEN and self.written_by_id is not None
        return is_theirs and self.is_standing and not hasattr(self, "shown")

    @property
    def answer_in_words(self) -> str:
        return ANSWER_IN_WORDS[Answer(self.answer)]

    @property
    def how_in_words(self) -> str:
        return HOW_IN_WORDS[How(self.how)]


_PERMIT_THROUGH_VOICE = permit_for(
    "(SELECT q.circle_id FROM circles_proposal q JOIN circles_proposalversion v ON v.proposal_id = q.id "
    "JOIN circles_voice w ON w.version_id = v.id WHERE w.id = OLD.voice_id)"
)
_SPOKEN = "(SELECT v.spoken_at FROM circles_voice v WHERE v.id = NEW.voice_id)"


class TakenBack(models.Model):
    """A voice that no longer counts: a mistake, within the hour, or words that were never said."""

    voice = models.OneToOneField(Voice, on_delete=PROTECT, related_name="taken_back")
    why = models.CharField(max_length=25, choices=choices(WhyBack))
    words = SealedTextField(default="")
    how = models.CharField(max_length=25, choices=choices(How), default=How.SELF.value)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")

    guards = [
        *append_only(erasable_when=_PERMIT_THROUGH_VOICE),
        Guard(
            "a_mistake_within_the_hour",
            "insert",
            "A yes is taken back as a mistake within an hour.",
            f"NEW.why = '{WhyBack.MISTAKE}' AND NEW.at - {_SPOKEN} > INTERVAL '1 hour'",
            f"NEW.why = '{WhyBack.MISTAKE}' AND (julianday(NEW.at) - julianday({_SPOKEN})) * 86400 > 3600.5",
        ),
    ]

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_mistake_is_told_by_oneself",
                condition=Q(how=How.SELF.value) | Q(why=WhyBack.NOT_SAID.value),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.voice_id}: {self.why}"

    @property
    def how_in_words(self) -> str:
        return HOW_IN_WORDS[How(self.how)]


class VoiceShown(models.Model):
    """The citizen has seen what an employee wrote down that they said, and let it stand."""

    voice = models.OneToOneField(Voice, on_delete=PROTECT, related_name="shown")
    at = models.DateTimeField()

    guards = append_only(erasable_when=_PERMIT_THROUGH_VOICE)

    def __str__(self) -> str:
        return f"{self.voice_id} set"


class Carried(models.Model):
    """Begun though the citizen has not answered yet: why it cannot wait, the signs seen, until when."""

    version = models.OneToOneField(ProposalVersion, on_delete=PROTECT, related_name="carried")
    reason = SealedTextField()
    signs = SealedTextField()
    first_day = models.DateField()
    until = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    in_unit = models.ForeignKey(Unit, on_delete=PROTECT, related_name="carried")

    guards = [
        *append_only(erasable_when=_PERMIT_THROUGH_VERSION),
        Guard(
            "for_fourteen_days",
            "insert",
            "What is begun before the answer ends by itself within fourteen days.",
            f"NEW.until - NEW.first_day >= {CARRIED_FOR_DAYS}",
            f"julianday(NEW.until) - julianday(NEW.first_day) >= {CARRIED_FOR_DAYS}",
        ),
    ]

    def __str__(self) -> str:
        return f"{self.version_id} til {self.until}"
