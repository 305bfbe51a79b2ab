"""Who stands around the citizen, and what each may see."""

import uuid
from datetime import date
from typing import Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q

from pejl.circles.rules import AT_WORK, PART_IN_WORDS, UNDER_PROMISE, Ground, MemberKind, Part
from pejl.citizens.models import Citizen, RepresentationVersion
from pejl.organisation.models import Unit
from pejl.organisation.rules import Capacity
from pejl.shared.guards import Guard, append_only
from pejl.shared.versions import Step, VersionQuerySet

from .common import PROTECT, DecidedVersion, choices, in_one_circle, of_its_circle, permit_for, permit_through

_UNDER_PROMISE = sorted(kind.value for kind in UNDER_PROMISE)


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
            emergencies = apps.get_model("circles", "EmergencyAccess").objects.held_by(capacity)
            return self.filter(shared | Q(pk__in=emergencies.values("circle_id")))
        speaks_for = RepresentationVersion.objects.of_user(capacity.user_id, day)
        theirs = Q(citizen__user=capacity.user_id) | Q(citizen__in=speaks_for.values("item__citizen"))
        return self.filter(shared | theirs)


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
    kind = models.CharField(max_length=10, choices=choices(MemberKind))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=PROTECT, related_name="memberships"
    )
    unit = models.ForeignKey(Unit, null=True, on_delete=PROTECT, related_name="memberships")
    name = models.CharField(max_length=200)
    relation = models.CharField(max_length=100, blank=True)
    joined_on = models.DateField()
    decision = models.ForeignKey("Decision", on_delete=PROTECT, related_name="+")

    objects = CircleMemberQuerySet.as_manager()

    guards = [
        *append_only(erasable_when=permit_for("OLD.circle_id")),
        in_one_circle("decision_id", "circles_decision"),
    ]

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="member_is_a_person_at_work_a_team_or_a_name",
                condition=(
                    Q(kind=MemberKind.EMPLOYEE.value, user__isnull=False, unit__isnull=False)
                    | Q(kind=MemberKind.TEAM.value, user=None, unit__isnull=False)
                    | (~Q(kind__in=sorted(kind.value for kind in AT_WORK)) & Q(unit=None))
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
    part = models.CharField(max_length=10, choices=choices(Part))
    ground = models.CharField(max_length=10, choices=choices(Ground))

    guards = [
        *append_only(erasable_when=permit_for("OLD.circle_id")),
        in_one_circle("member_id", "circles_circlemember"),
    ]

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
        return self.held_by_any_part(capacity, day).filter(item__part=part.value)

    def held_by_any_part(self, capacity: Capacity, day: date) -> Self:
        """As `held_by`; volunteers and partners hold nothing before they have promised silence."""
        silent = ~Q(item__member__kind__in=_UNDER_PROMISE) | Q(item__member__promise__isnull=False)
        return self.in_force(day).filter(silent, members_like(capacity, "item__member__"))


class ShareVersion(DecidedVersion):
    item = models.ForeignKey(Share, on_delete=PROTECT, related_name="versions")

    objects = ShareVersionQuerySet.as_manager()

    guards = [
        *append_only(erasable_when=permit_through("circles_share", "item_id")),
        of_its_circle("circles_share"),
        Guard(
            "volunteers_until_a_date",
            "insert",
            "What a volunteer or partner may see has an end.",
            f"NEW.step <> '{Step.ENDED}' AND NEW.last_day IS NULL AND EXISTS "
            "(SELECT 1 FROM circles_share s JOIN circles_circlemember m ON m.id = s.member_id "
            f"WHERE s.id = NEW.item_id AND m.kind IN ('{MemberKind.VOLUNTEER}', '{MemberKind.PARTNER}'))",
        ),
    ]

    class Meta(DecidedVersion.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.item_id}.{self.number}"
