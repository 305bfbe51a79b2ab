"""What the tables of the plan share."""

import uuid

from django.db import models

from pejl.circles.models import (
    Circle,
    DecidedVersion,
    of_its_circle,
    permit_for,
    permit_through,
)
from pejl.circles.rules import Way
from pejl.shared.guards import Guard, append_only
from pejl.shared.versions import Step

OWN_CIRCLE = append_only(erasable_when=permit_for("OLD.circle_id"))


def version_guards(table: str) -> list[Guard]:
    return [*append_only(erasable_when=permit_through(table, "item_id")), of_its_circle(table)]


def own_words_guards(table: str) -> list[Guard]:
    """What stands in the citizen's own words rests on an agreement, and so on their yes."""
    return [
        *version_guards(table),
        Guard(
            "by_the_citizen",
            "insert",
            "The citizen and nobody else says what is their own.",
            f"NEW.step <> '{Step.ENDED}' AND NOT EXISTS (SELECT 1 FROM circles_decision d "
            f"WHERE d.id = NEW.decision_id AND d.way = '{Way.AGREEMENT}')",
        ),
    ]


class Item(models.Model):
    """Something in a plan; what it says lies in its versions."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.uid)


class PlanVersion(DecidedVersion):
    """A version that rests on a decision."""

    class Meta(DecidedVersion.Meta):
        abstract = True

    def __str__(self) -> str:
        return f"{self.pk}"
