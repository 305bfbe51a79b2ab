"""How we work with each approach, in versions, and what everybody says to that and to the principles."""

from django.db import models
from django.db.models import Q

from pejl.chain.rules import Place
from pejl.pathways.rules import Approach
from pejl.shared.fields import SealedTextField
from pejl.shared.guards import Guard, append_only

from .nodes import PROTECT, Node
from .talking import Said

APPROACHES = [(one.value, one.value) for one in Approach]


class WayText(Said):
    """One version of the municipality's own half-page about an approach."""

    approach = models.CharField(max_length=20, choices=APPROACHES)
    number = models.PositiveIntegerField()
    text = models.TextField()
    reason = models.CharField(max_length=1000, blank=True)

    guards = append_only()

    class Meta(Said.Meta):
        constraints = [
            models.UniqueConstraint(name="one_text_at_a_time", fields=["approach", "number"]),
            models.CheckConstraint(name="a_way_is_of_an_approach", condition=Q(approach__in=list(Approach))),
            models.CheckConstraint(name="a_way_says_something", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"{self.approach}.{self.number}"


class Remark(Said):
    """What anybody says to an approach or to a guiding principle: citizens, those with them, employees.

    Those who are not here at work stand without a name: all may read it, and that one gets help is nobody's
    business.
    """

    approach = models.CharField(max_length=20, blank=True, choices=APPROACHES)
    node = models.ForeignKey(Node, null=True, on_delete=PROTECT, related_name="remarks")
    words = SealedTextField()

    guards = [
        *append_only(),
        Guard(
            "about_a_principle",
            "insert",
            "All say something to the guiding principles, not to the rest of the chain.",
            "NEW.node_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM chain_node n WHERE n.id = NEW.node_id "
            f"AND n.place = {Place.PRINCIPLE.value})",
        ),
    ]

    class Meta(Said.Meta):
        constraints = [
            models.CheckConstraint(
                name="about_an_approach_or_a_principle",
                condition=(Q(approach__in=list(Approach), node=None) | Q(approach="", node__isnull=False)),
            )
        ]

    def __str__(self) -> str:
        return str(self.uid)
