"""The help that is granted."""

from django.db import models
from django.db.models import Q

from pejl.circles.rules import Way
from pejl.pathways.rules import GRANT_KINDS_IN_WORDS, GrantKind, Per
from pejl.rulings.reading import Paragraph, shipped_law
from pejl.shared.fields import SealedTextField
from pejl.shared.guards import Guard
from pejl.shared.versions import Step

from .items import OWN_CIRCLE, Item, PlanVersion, version_guards
from .measures import size_as_typed, size_in_words

PROTECT = models.PROTECT


def later_of(table: str) -> str:
    """SQL: the first day on which both the new row and the one of `table` can count."""
    return f"CASE WHEN {table}.valid_from > NEW.valid_from THEN {table}.valid_from ELSE NEW.valid_from END"


def uses_on(grant: str, day: str, *, but: str = "0") -> str:
    """SQL: how much of a grant is in use on a day, but for the use with the id `but`."""
    return (
        "(SELECT COALESCE(SUM(x.size), 0) FROM pathways_useversion x JOIN pathways_use o ON o.id = x.item_id "
        f"WHERE o.grant_id = {grant} AND o.id <> {but} AND x.step <> '{Step.ENDED}' "
        f"AND x.valid_from <= {day} AND (x.last_day IS NULL OR x.last_day >= {day}) "
        "AND NOT EXISTS (SELECT 1 FROM pathways_useversion y "
        f"WHERE y.item_id = x.item_id AND y.number > x.number AND y.valid_from <= {day}))"
    )


class Grant(Item):
    """Help by one rule, in one form. What it is and how much lies in its versions."""

    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in GrantKind])
    basis = models.CharField(max_length=20)

    guards = OWN_CIRCLE

    @property
    def law(self) -> Paragraph:
        """The rule that it rests on, in its newest wording."""
        return max(
            (one for one in shipped_law().bases if one.code == self.basis), key=lambda one: one.valid_from
        )

    @property
    def kind_in_words(self) -> str:
        return GRANT_KINDS_IN_WORDS[GrantKind(self.kind)]


class GrantVersion(PlanVersion):
    """What a ruling granted. `last_day` only where the ruling set one; `look_again` never ends it.

    `size` counts quarters of an hour in a week, or øre; a course has none.
    """

    ends_with_the_pathway = True

    item = models.ForeignKey(Grant, on_delete=PROTECT, related_name="versions")
    what = SealedTextField()
    size = models.BigIntegerField(null=True)
    per = models.CharField(max_length=5, choices=[(per.value, per.value) for per in Per], blank=True)
    look_again = models.DateField()

    guards = [
        *version_guards("pathways_grant"),
        Guard(
            "by_a_ruling",
            "insert",
            "Granted help begins, changes and ends only by a ruling, or by an event.",
            "NOT EXISTS (SELECT 1 FROM circles_decision d WHERE d.id = NEW.decision_id "
            f"AND (d.way = '{Way.RULING}' OR (d.way = '{Way.EVENT}' AND NEW.step = '{Step.ENDED}')))",
        ),
        Guard(
            "one_of_its_kind",
            "insert",
            "Help of this kind is already granted by the same rule.",
            f"NEW.step <> '{Step.ENDED}' AND EXISTS (SELECT 1 FROM pathways_grant own "
            "JOIN pathways_grant g ON g.circle_id = own.circle_id AND g.basis = own.basis "
            "AND g.kind = own.kind AND g.id <> own.id "
            "JOIN pathways_grantversion v ON v.item_id = g.id "
            f"WHERE own.id = NEW.item_id AND v.step <> '{Step.ENDED}' "
            "AND (NEW.last_day IS NULL OR v.valid_from <= NEW.last_day) "
            "AND (v.last_day IS NULL OR v.last_day >= NEW.valid_from) "
            "AND NOT EXISTS (SELECT 1 FROM pathways_grantversion w WHERE w.item_id = v.item_id "
            f"AND w.number > v.number AND w.valid_from <= {later_of('v')}))",
        ),
        Guard(
            "holds_what_it_is_used_for",
            "insert",
            "More is in use than is granted.",
            f"NEW.step <> '{Step.ENDED}' AND NEW.size IS NOT NULL "
            f"AND {uses_on('NEW.item_id', 'NEW.valid_from')} > NEW.size",
        ),
        Guard(
            "size_of_its_kind",
            "insert",
            "A course has no size; hours and amounts have.",
            "EXISTS (SELECT 1 FROM pathways_grant g WHERE g.id = NEW.item_id "
            f"AND ((g.kind = '{GrantKind.COURSE}') <> (NEW.size IS NULL) "
            f"OR (g.kind = '{GrantKind.AMOUNT}') <> (NEW.per <> '')))",
        ),
        Guard(
            "looked_at_again",
            "insert",
            "There is a day to look at it again after it has begun.",
            f"NEW.look_again <= NEW.valid_from AND NEW.step <> '{Step.ENDED}'",
        ),
    ]

    @property
    def kind(self) -> GrantKind:
        return GrantKind(self.item.kind)

    @property
    def how_much(self) -> str:
        return size_in_words(self.kind, self.size, Per(self.per) if self.per else None)

    @property
    def as_typed(self) -> str:
        return size_as_typed(self.kind, self.size)

    class Meta(PlanVersion.Meta):
        constraints = [
            *PlanVersion.Meta.constraints,
            models.CheckConstraint(
                name="as_much_as_is_granted", condition=Q(size__isnull=True) | Q(size__gt=0)
            ),
        ]
