"""Who stands around the citizen, what each may see, and how they decided together."""

import uuid
from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from pejl.citizens.models import Citizen
from pejl.organisation.models import Unit
from pejl.organisation.rules import Capacity
from pejl.shared.fields import SealedJSONField, SealedTextField
from pejl.shared.guards import Guard, append_only
from pejl.shared.versions import Version, VersionQuerySet

from .rules import (
    ANSWER_IN_WORDS,
    AT_WORK,
    HOW_IN_WORDS,
    PART_IN_WORDS,
    Answer,
    Ground,
    How,
    MemberKind,
    Needs,
    Part,
    Side,
    Way,
)

PROTECT = models.PROTECT


def _choices(values: Any) -> list[tuple[str, str]]:
    return [(value.value, value.value) for value in values]


def permit_for(circle: str) -> str:
    """SQL: an erasure permit is open for the citizen of the circle with the id `circle`."""
    return (
        "EXISTS (SELECT 1 FROM journal_erasurepermit p JOIN citizens_citizen z ON z.uid = p.subject "
        f"JOIN circles_circle c ON c.citizen_id = z.id WHERE p.closed_at IS NULL AND c.id = {circle})"
    )


def permit_through(table: str, column: str) -> str:
    """SQL: as `permit_for`, for a row whose `column` points at a row of `table` that has a circle."""
    return permit_for(f"(SELECT t.circle_id FROM {table} t WHERE t.id = OLD.{column})")


def members_like(capacity: Capacity, prefix: str = "") -> Q:
    """A condition on members: those whom this capacity is."""
    if capacity.post is None:
        return Q(**{f"{prefix}user": capacity.user_id, f"{prefix}unit": None})
    unit = Q(**{f"{prefix}unit": capacity.post.unit_id})
    return unit & (Q(**{f"{prefix}user": capacity.user_id}) | Q(**{f"{prefix}user": None}))


class CircleQuerySet(models.QuerySet["Circle"]):
    def visible_to(self, capacity: Capacity, part: Part, day: date) -> Self:
        """The circles of which this capacity may see `part` on `day`: their own, and those shared with it."""
        shared = Q(pk__in=ShareVersion.objects.held_by(capacity, part, day).values("item__circle_id"))
        if capacity.is_employee:
            return self.filter(shared)
        return self.filter(shared | Q(citizen__user=capacity.user_id))


class Circle(models.Model):
    """Everyone who takes part in one citizen's pathway. One per citizen."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    citizen = models.OneToOneField(Citizen, on_delete=PROTECT, related_name="circle")
    unit = models.ForeignKey(Unit, on_delete=PROTECT, related_name="circles_opened")
    opened_at = models.DateTimeField()

    objects = CircleQuerySet.as_manager()

    def __str__(self) -> str:
        return f"kredsen om {self.citizen}"


class CircleMemberQuerySet(models.QuerySet["CircleMember"]):
    def like(self, capacity: Capacity) -> Self:
        """The members that this capacity is, in any circle."""
        return self.filter(members_like(capacity))


class CircleMember(models.Model):
    """Someone who takes part: a person at work, a team on duty, or a name (with or without a sign-in)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    circle = models.ForeignKey(Circle, on_delete=PROTECT, related_name="members")
    kind = models.CharField(max_length=10, choices=_choices(MemberKind))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=PROTECT, related_name="memberships"
    )
    unit = models.ForeignKey(Unit, null=True, on_delete=PROTECT, related_name="memberships")
    name = models.CharField(max_length=200)
    relation = models.CharField(max_length=100, blank=True)
    joined_on = models.DateField()
    decision = models.ForeignKey("Decision", on_delete=PROTECT, related_name="+")

    objects = CircleMemberQuerySet.as_manager()

    guards = append_only(erasable_when=permit_for("OLD.circle_id"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="member_is_a_person_at_work_a_team_or_a_name",
                condition=(
                    Q(kind=MemberKind.EMPLOYEE.value, user__isnull=False, unit__isnull=False)
                    | Q(kind=MemberKind.TEAM.value, user=None, unit__isnull=False)
                    | (~Q(kind__in=[kind.value for kind in AT_WORK]) & Q(unit=None))
                ),
                violation_error_message="En medarbejder har en enhed; en pårørende har ingen.",
            ),
            models.CheckConstraint(name="member_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class Share(models.Model):
    """One part of the pathway that one member may see; for how long lies in its versions."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    circle = models.ForeignKey(Circle, on_delete=PROTECT, related_name="shares")
    member = models.ForeignKey(CircleMember, on_delete=PROTECT, related_name="shares")
    part = models.CharField(max_length=10, choices=_choices(Part))
    ground = models.CharField(max_length=10, choices=_choices(Ground))

    guards = append_only(erasable_when=permit_for("OLD.circle_id"))

    class Meta:
        constraints = [
            models.UniqueConstraint(name="share_once_per_member_and_part", fields=["member", "part"]),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.part}"

    @property
    def part_in_words(self) -> str:
        return PART_IN_WORDS[Part(self.part)]


class ShareVersionQuerySet(VersionQuerySet):
    def held_by(self, capacity: Capacity, part: Part, day: date) -> Self:
        """The shares of `part` in force on `day` that the capacity holds, as a person or as the team."""
        return self.in_force(day).filter(members_like(capacity, "item__member__"), item__part=part.value)


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
    needs = models.CharField(max_length=50, choices=_choices(Needs))
    way = models.CharField(max_length=10, choices=_choices(Way))
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
    side = models.CharField(max_length=15, choices=_choices(Side))
    speaker = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=PROTECT, related_name="+")
    speaker_name = models.CharField(max_length=200)
    speaker_unit = models.ForeignKey(Unit, null=True, on_delete=PROTECT, related_name="+")
    answer = models.CharField(max_length=15, choices=_choices(Answer))
    words = SealedTextField(default="")
    how = models.CharField(max_length=25, choices=_choices(How))
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


def _nobody_said_yes(side: Side) -> str:
    return (
        f"NOT EXISTS (SELECT 1 FROM circles_voice v WHERE v.version_id = NEW.version_id "
        f"AND v.side = '{side}' AND v.answer = '{Answer.YES}')"
    )


class Decision(models.Model):
    """What was decided: in which of the four ways, on which text, from when."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    circle = models.ForeignKey(Circle, on_delete=PROTECT, related_name="decisions")
    version = models.OneToOneField(ProposalVersion, null=True, on_delete=PROTECT, related_name="decision")
    way = models.CharField(max_length=10, choices=_choices(Way))
    needs = models.CharField(max_length=50, choices=_choices(Needs), blank=True)
    sentence = SealedTextField()
    taken_at = models.DateTimeField()

    guards = [
        *append_only(erasable_when=permit_for("OLD.circle_id")),
        Guard(
            "needs_the_citizens_yes",
            "insert",
            "Nothing without the citizen: their yes is missing.",
            f"NEW.way IN ('{Way.AGREEMENT}', '{Way.STOP}') AND {_nobody_said_yes(Side.CITIZEN)}",
        ),
        Guard(
            "says_what_the_text_said",
            "insert",
            "A decision is of the way, and needs the voices, that its text said.",
            "NEW.version_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM circles_proposalversion v "
            "WHERE v.id = NEW.version_id AND v.way = NEW.way AND v.needs = NEW.needs)",
        ),
        Guard(
            "needs_both_yeses",
            "insert",
            "An agreement of both: the yes of an employee of the circle is missing.",
            f"NEW.way = '{Way.AGREEMENT}' AND NEW.needs = '{Needs.BOTH}' "
            f"AND {_nobody_said_yes(Side.PROFESSIONAL)}",
        ),
    ]

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="agreement_and_stop_rest_on_a_text",
                condition=Q(way__in=[Way.AGREEMENT.value, Way.STOP.value], version__isnull=False)
                | ~Q(way__in=[Way.AGREEMENT.value, Way.STOP.value]),
                violation_error_message="Nothing without the citizen: an agreement rests on a text.",
            ),
            models.CheckConstraint(
                name="agreement_says_whose_yes_it_needs",
                condition=~Q(way=Way.AGREEMENT.value) | ~Q(needs=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.way} {self.uid}"

    @property
    def headline(self) -> str:
        return self.sentence.partition("\n")[0]


class ShareVersion(Version):
    item = models.ForeignKey(Share, on_delete=PROTECT, related_name="versions")
    decision = models.ForeignKey(Decision, on_delete=PROTECT, related_name="share_versions")

    objects = ShareVersionQuerySet.as_manager()

    guards = append_only(erasable_when=permit_through("circles_share", "item_id"))

    class Meta(Version.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.item_id}.{self.number}"
