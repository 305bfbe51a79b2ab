"""Learning that happens: what comes first, sessions, who takes part, what became of it, one's own plan."""

import uuid

from django.db import models
from django.db.models import F, Q

from pejl.chain.rules.learning import Mark, Rated, Standing, Useful
from pejl.chain.rules.words import ActivityKind
from pejl.organisation.models import Employment, User
from pejl.shared.fields import SealedTextField
from pejl.shared.guards import append_only
from pejl.shared.versions import Version

from .nodes import PROTECT, Node
from .talking import Said


class Priority(Said):
    """What was decided about an activity on a day; the latest counts."""

    activity = models.ForeignKey(Node, on_delete=PROTECT, related_name="priorities")
    standing = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Standing])
    reason = models.CharField(max_length=1000, blank=True)
    owner = models.CharField(max_length=200, blank=True)
    due = models.DateField(null=True)
    """When it is to be done, or looked at again."""

    guards = append_only()

    class Meta(Said.Meta):
        constraints = [
            models.CheckConstraint(
                name="not_now_because",
                condition=~Q(standing=Standing.NOT_NOW) | ~Q(reason=""),
                violation_error_message="Skriv, hvorfor det ikke bliver nu.",
            ),
            models.CheckConstraint(
                name="decided_with_owner_and_day",
                condition=Q(standing=Standing.PROPOSED) | ~Q(owner="") & Q(due__isnull=False),
                violation_error_message="Skriv, hvem der følger op, og hvornår.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.standing}"


class Argument(Said):
    """What a group says for or against an activity on the day that it is decided."""

    activity = models.ForeignKey(Node, on_delete=PROTECT, related_name="arguments")
    group = models.CharField(max_length=100)
    is_for = models.BooleanField()
    words = models.CharField(max_length=1000)

    guards = append_only()

    class Meta(Said.Meta):
        constraints = [models.CheckConstraint(name="an_argument_says_something", condition=~Q(words=""))]

    def __str__(self) -> str:
        return str(self.uid)


class Session(models.Model):
    """A time and a place at which an activity is held."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    activity = models.ForeignKey(Node, on_delete=PROTECT, related_name="sessions")

    guards = append_only()

    def __str__(self) -> str:
        return str(self.uid)


class SessionVersion(models.Model):
    """When and where, as it was written; the latest counts. No seats is room for all."""

    item = models.ForeignKey(Session, on_delete=PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    where = models.CharField(max_length=300)
    seats = models.PositiveIntegerField(null=True)
    is_cancelled = models.BooleanField(default=False)

    guards = append_only()

    class Meta:
        ordering = ["item", "number"]
        constraints = [
            models.UniqueConstraint(name="session_version_counts", fields=["item", "number"]),
            models.CheckConstraint(
                name="session_ends_after_it_starts",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message="Det slutter, før det begynder.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}.{self.number}"


class Enrolment(models.Model):
    """One employee or leader and one session; what happened lies in its marks."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(Session, on_delete=PROTECT, related_name="enrolments")
    employment = models.ForeignKey(Employment, on_delete=PROTECT, related_name="+")

    guards = append_only()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="enrolled_once",
                fields=["session", "employment"],
                violation_error_message="Du er allerede skrevet op.",
            )
        ]

    def __str__(self) -> str:
        return str(self.uid)


class EnrolmentMark(Said):
    """Asked, said yes or no to, taken back, there, not there; the latest counts."""

    enrolment = models.ForeignKey(Enrolment, on_delete=PROTECT, related_name="marks")
    number = models.PositiveIntegerField()
    mark = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Mark])
    reason = SealedTextField(default="")

    guards = append_only()

    class Meta(Said.Meta):
        constraints = [models.UniqueConstraint(name="enrolment_mark_counts", fields=["enrolment", "number"])]

    def __str__(self) -> str:
        return f"{self.enrolment_id} {self.mark}"


class SelfRating(models.Model):
    """How well one can it in one's own eyes, before and after. For oneself, and in groups of five or more."""

    enrolment = models.ForeignKey(Enrolment, on_delete=PROTECT, related_name="ratings")
    rated = models.CharField(max_length=6, choices=[(one.value, one.value) for one in Rated])
    level = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    guards = append_only()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(name="rating_in_range", condition=Q(level__gte=1, level__lte=4))
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} {self.rated}"


class Tried(models.Model):
    """What one tried in practice afterwards, and whether it made a difference."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    enrolment = models.ForeignKey(Enrolment, on_delete=PROTECT, related_name="tried")
    on_day = models.DateField()
    at = models.DateTimeField()
    useful = models.CharField(max_length=7, choices=[(one.value, one.value) for one in Useful])
    words = SealedTextField(default="")

    guards = append_only()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return str(self.uid)


class CitizensAnswers(Said):
    """What citizens answered where an activity was tried: summed, five or more, and from where."""

    activity = models.ForeignKey(Node, on_delete=PROTECT, related_name="citizens_answers")
    as_of = models.DateField()
    count = models.PositiveIntegerField()
    better = models.PositiveIntegerField()
    source = models.CharField(max_length=200)

    guards = append_only()

    class Meta(Said.Meta):
        constraints = [
            models.CheckConstraint(
                name="answers_of_five_or_more",
                condition=Q(count__gte=5),
                violation_error_message="Svar fra færre end fem borgere skrives ikke.",
            ),
            models.CheckConstraint(
                name="no_more_better_than_answers",
                condition=Q(better__lte=F("count")),
                violation_error_message="Der kan ikke være flere, der fik det bedre, end der svarede.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.as_of}"


class Logged(models.Model):
    """Learning that happened in practice, told in seconds by the one who learnt. Nobody else reads it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, on_delete=PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in ActivityKind])
    on_day = models.DateField()
    at = models.DateTimeField()
    learning_goal = models.ForeignKey(Node, null=True, on_delete=PROTECT, related_name="logged")
    words = SealedTextField(default="")

    guards = append_only()

    class Meta:
        ordering = ["-on_day", "-at"]

    def __str__(self) -> str:
        return str(self.uid)


class Wished(models.Model):
    """Something one wants to learn: a line of one's own plan; what it says lies in its versions."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, on_delete=PROTECT, related_name="+")

    guards = append_only()

    def __str__(self) -> str:
        return str(self.uid)


class WishedVersion(Version):
    """`is_shared` lets one's leaders read it, by choice and until one says otherwise."""

    item = models.ForeignKey(Wished, on_delete=PROTECT, related_name="versions")
    words = SealedTextField()
    learning_goal = models.ForeignKey(Node, null=True, on_delete=PROTECT, related_name="wished")
    is_shared = models.BooleanField(default=False)

    guards = append_only()

    class Meta(Version.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.item_id}.{self.number}"
