"""The places of the chain, what lies under what, and who follows which framework; texts lie in versions."""

import uuid

from django.db import models
from django.db.models import Q

from pejl.chain.rules import IN_A_FRAMEWORK, ActivityKind, Audience, Place, PolicyKind
from pejl.chain.rules.writing import (
    LONGEST_KEY,
    LONGEST_LINK,
    LONGEST_OWNER,
    LONGEST_REASON,
    LONGEST_TITLE,
)
from pejl.competences.models import Competence
from pejl.organisation.models import Unit, User
from pejl.shared.guards import Guard, append_only
from pejl.shared.versions import Version

PROTECT = models.PROTECT


class Written(Version):
    """A version that says who wrote it, and why."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    written_by = models.ForeignKey(User, null=True, on_delete=PROTECT, related_name="+")
    written_by_name = models.CharField(max_length=200)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta(Version.Meta):
        abstract = True


class Framework(models.Model):
    """A set of goals and guiding principles that belong together, as one department has them."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.CharField(max_length=LONGEST_KEY, unique=True)
    name = models.CharField(max_length=200)

    guards = append_only()

    def __str__(self) -> str:
        return self.name


class Follows(models.Model):
    """A unit follows a framework; from when to when lies in its versions."""

    unit = models.ForeignKey(Unit, on_delete=PROTECT, related_name="follows")
    framework = models.ForeignKey(Framework, on_delete=PROTECT, related_name="followed_by")

    guards = append_only()

    class Meta:
        constraints = [models.UniqueConstraint(name="follows_once", fields=["unit", "framework"])]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.framework_id}"


class FollowsVersion(Written):
    item = models.ForeignKey(Follows, on_delete=PROTECT, related_name="versions")

    guards = append_only()

    class Meta(Written.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.item_id}.{self.number}"


class Node(models.Model):
    """One place in the chain. `key` is for people and files, and never changes."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    place = models.PositiveSmallIntegerField(choices=[(place.value, place.name) for place in Place])
    key = models.CharField(max_length=LONGEST_KEY, unique=True)
    framework = models.ForeignKey(Framework, null=True, on_delete=PROTECT, related_name="nodes")
    unit = models.ForeignKey(Unit, null=True, on_delete=PROTECT, related_name="+")
    """Who offers an activity; empty is the whole department."""

    guards = append_only()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="node_is_in_a_framework_where_it_should",
                condition=(
                    Q(place__in=sorted(IN_A_FRAMEWORK), framework__isnull=False)
                    | Q(place__in=sorted(set(Place) - IN_A_FRAMEWORK), framework=None)
                ),
                violation_error_message="Mål, pejlemærker, profiler og læringsmål hører til et sæt.",
            ),
            models.CheckConstraint(name="node_has_a_key", condition=~Q(key="")),
        ]

    def __str__(self) -> str:
        return self.key


class NodeVersion(Written):
    item = models.ForeignKey(Node, on_delete=PROTECT, related_name="versions")
    title = models.CharField(max_length=LONGEST_TITLE)
    text = models.TextField(blank=True)
    owner = models.CharField(max_length=LONGEST_OWNER, blank=True)
    link = models.CharField(max_length=LONGEST_LINK, blank=True)
    policy_kind = models.CharField(
        max_length=10, blank=True, choices=[(kind.value, kind.value) for kind in PolicyKind]
    )
    under_revision = models.BooleanField(default=False)
    audience = models.CharField(
        max_length=10, blank=True, choices=[(one.value, one.value) for one in Audience]
    )
    is_bid = models.BooleanField(default=False)
    activity_kind = models.CharField(
        max_length=20, blank=True, choices=[(kind.value, kind.value) for kind in ActivityKind]
    )
    on_screen = models.BooleanField(default=False)

    guards = append_only()

    class Meta(Written.Meta):
        constraints = [
            *Written.Meta.constraints,
            models.CheckConstraint(name="node_has_a_title", condition=~Q(title="")),
        ]

    def __str__(self) -> str:
        return self.title


class NodeLink(models.Model):
    """`lower` lies under `upper`; from when to when lies in its versions."""

    upper = models.ForeignKey(Node, on_delete=PROTECT, related_name="links_down", db_index=False)
    lower = models.ForeignKey(Node, on_delete=PROTECT, related_name="links_up")

    guards = [
        *append_only(),
        Guard(
            "one_step_at_a_time",
            "insert",
            "The chain goes one step at a time, within a framework.",
            "NOT EXISTS (SELECT 1 FROM chain_node u JOIN chain_node l ON l.place = u.place + 1 "
            "WHERE u.id = NEW.upper_id AND l.id = NEW.lower_id AND (u.framework_id IS NULL "
            "OR l.framework_id IS NULL OR u.framework_id = l.framework_id))",
        ),
    ]

    class Meta:
        constraints = [models.UniqueConstraint(name="linked_once", fields=["upper", "lower"])]

    def __str__(self) -> str:
        return f"{self.upper_id} {self.lower_id}"


class NodeLinkVersion(Written):
    item = models.ForeignKey(NodeLink, on_delete=PROTECT, related_name="versions")

    guards = append_only()

    class Meta(Written.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.item_id}.{self.number}"


class CallsFor(models.Model):
    """A competence profile or a learning goal names a competence; from when to when lies in its versions."""

    node = models.ForeignKey(Node, on_delete=PROTECT, related_name="calls_for", db_index=False)
    competence = models.ForeignKey(Competence, on_delete=PROTECT, related_name="called_for_by")

    guards = [
        *append_only(),
        Guard(
            "only_profiles_and_learning_goals",
            "insert",
            "Competences are named by profiles and learning goals.",
            f"NOT EXISTS (SELECT 1 FROM chain_node n WHERE n.id = NEW.node_id "
            f"AND n.place IN ({Place.PROFILE.value}, {Place.LEARNING_GOAL.value}))",
        ),
    ]

    class Meta:
        constraints = [models.UniqueConstraint(name="called_for_once", fields=["node", "competence"])]

    def __str__(self) -> str:
        return f"{self.node_id} {self.competence_id}"


class CallsForVersion(Written):
    item = models.ForeignKey(CallsFor, on_delete=PROTECT, related_name="versions")

    guards = append_only()

    class Meta(Written.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.item_id}.{self.number}"
