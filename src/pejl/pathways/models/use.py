"""How granted help is used, and the list of what one may agree by oneself."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from pejl.circles.models import in_one_circle
from pejl.circles.rules import Needs, Way
from pejl.organisation.models import Unit
from pejl.organisation.rules import Role
from pejl.pathways.rules import MAY_BE_GIVEN, MAY_FROM_THE_START, MAY_IN_WORDS, GrantKind, Line, May
from pejl.shared.fields import SealedTextField
from pejl.shared.guards import Guard, append_only
from pejl.shared.versions import Step

from .grants import Grant, later_of, uses_on
from .items import OWN_CIRCLE, Item, PlanVersion, version_guards
from .measures import size_as_typed, size_in_words
from .work import Intervention

PROTECT = models.PROTECT


class Use(Item):
    """One thing that granted help is used for."""

    grant = models.ForeignKey(Grant, on_delete=PROTECT, related_name="uses")

    guards = [*OWN_CIRCLE, in_one_circle("grant_id", "pathways_grant")]


class UseVersion(PlanVersion):
    """What, and how much of the grant. Undone last first, so that the sum always fits."""

    ends_with_the_pathway = True

    item = models.ForeignKey(Use, on_delete=PROTECT, related_name="versions")
    words = SealedTextField()
    size = models.BigIntegerField(null=True)
    intervention = models.ForeignKey(Intervention, null=True, on_delete=PROTECT, related_name="+")

    guards = [
        *version_guards("pathways_use"),
        Guard(
            "agreed_by_both",
            "insert",
            "How help is used is agreed by both.",
            f"NEW.step <> '{Step.ENDED}' AND NOT EXISTS (SELECT 1 FROM circles_decision d "
            f"WHERE d.id = NEW.decision_id AND d.way = '{Way.AGREEMENT}' AND d.needs = '{Needs.BOTH}')",
        ),
        Guard(
            "within_the_grant",
            "insert",
            "More would be in use than is granted.",
            f"NEW.step <> '{Step.ENDED}' AND NOT EXISTS (SELECT 1 FROM pathways_use n "
            f"JOIN pathways_grant k ON k.id = n.grant_id "
            f"WHERE n.id = NEW.item_id AND k.kind = '{GrantKind.COURSE}' AND NEW.size IS NULL) "
            "AND (NEW.size IS NULL OR EXISTS (SELECT 1 FROM pathways_use n "
            "JOIN pathways_grantversion g ON g.item_id = n.grant_id "
            f"WHERE n.id = NEW.item_id AND g.step <> '{Step.ENDED}' "
            "AND (g.last_day IS NULL OR g.last_day >= NEW.valid_from) "
            "AND (NEW.last_day IS NULL OR NEW.last_day >= g.valid_from) "
            "AND NOT EXISTS (SELECT 1 FROM pathways_grantversion w WHERE w.item_id = g.item_id "
            f"AND w.number > g.number AND w.valid_from <= {later_of('g')}) "
            "AND (g.size IS NULL OR "
            f"NEW.size + {uses_on('g.item_id', later_of('g'), but='NEW.item_id')} > g.size)))",
        ),
        Guard(
            "of_what_is_granted",
            "insert",
            "What is not granted cannot be used.",
            f"NEW.step <> '{Step.ENDED}' AND NOT EXISTS (SELECT 1 FROM pathways_use n "
            "JOIN pathways_grantversion g ON g.item_id = n.grant_id "
            f"WHERE n.id = NEW.item_id AND g.step <> '{Step.ENDED}' AND g.valid_from <= NEW.valid_from "
            "AND (g.last_day IS NULL OR g.last_day >= NEW.valid_from) "
            "AND NOT EXISTS (SELECT 1 FROM pathways_grantversion w WHERE w.item_id = g.item_id "
            "AND w.number > g.number AND w.valid_from <= NEW.valid_from))",
        ),
        Guard(
            "intervention_of_its_circle",
            "insert",
            "It is of another circle.",
            "NEW.intervention_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pathways_intervention i "
            "JOIN pathways_use n ON n.circle_id = i.circle_id "
            "WHERE i.id = NEW.intervention_id AND n.id = NEW.item_id)",
        ),
    ]

    @property
    def kind(self) -> GrantKind:
        return GrantKind(self.item.grant.kind)

    @property
    def how_much(self) -> str:
        return size_in_words(self.kind, self.size)

    @property
    def as_typed(self) -> str:
        return size_as_typed(self.kind, self.size)

    @property
    def line(self) -> Line:
        intervention = str(self.intervention.uid) if self.intervention else None
        return Line(self.words, self.size, str(self.item.uid), intervention)

    class Meta(PlanVersion.Meta):
        ordering = ["-pk"]
        constraints = [
            *PlanVersion.Meta.constraints,
            models.CheckConstraint(name="use_is_more_than_nothing", condition=Q(size=None) | Q(size__gt=0)),
        ]


class RemitVersion(models.Model):
    """*Det må du selv* in a unit, as its leader wrote it once. The last counts."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=PROTECT, related_name="remits")
    number = models.PositiveIntegerField()
    given = models.JSONField()
    also = models.TextField(blank=True)
    written_on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    name = models.CharField(max_length=200)

    guards = [
        *append_only(),
        Guard(
            "by_the_leader",
            "insert",
            "The list is written by the leader of the unit, in the post they have that day.",
            "NOT EXISTS (SELECT 1 FROM organisation_employmentversion v "
            "JOIN organisation_employment e ON e.id = v.item_id "
            f"WHERE e.user_id = NEW.by_id AND e.unit_id = NEW.unit_id AND v.role = '{Role.LEADER}' "
            "AND v.valid_from <= NEW.written_on AND (v.last_day IS NULL OR v.last_day >= NEW.written_on) "
            f"AND v.step <> '{Step.ENDED}' "
            "AND NOT EXISTS (SELECT 1 FROM organisation_employmentversion w WHERE w.item_id = v.item_id "
            "AND w.number > v.number AND w.valid_from <= NEW.written_on))",
        ),
    ]

    class Meta:
        ordering = ["unit", "number"]
        constraints = [models.UniqueConstraint(name="remit_counts", fields=["unit", "number"])]

    def __str__(self) -> str:
        return f"{self.unit_id}.{self.number}"

    @property
    def may(self) -> frozenset[May]:
        return MAY_FROM_THE_START | {may for may in MAY_BE_GIVEN if may.value in self.given}

    @property
    def in_words(self) -> list[str]:
        return [MAY_IN_WORDS[may] for may in May if may in self.may]
