"""What the tables of the circle share."""

from enum import StrEnum
from typing import Any

from django.db import models

from pejl.shared.guards import Guard
from pejl.shared.versions import Version

PROTECT = models.PROTECT


def choices(values: type[StrEnum]) -> list[tuple[str, str]]:
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


def of_its_circle(table: str) -> Guard:
    """A decision about one citizen never changes what is another's: for versions of the rows of `table`."""
    return Guard(
        "of_its_circle",
        "insert",
        "The decision was taken in another circle.",
        f"NOT EXISTS (SELECT 1 FROM {table} i JOIN circles_decision d ON d.circle_id = i.circle_id "
        "WHERE i.id = NEW.item_id AND d.id = NEW.decision_id)",
    )


def in_one_circle(column: str, table: str) -> Guard:
    """What a row points at with `column` is in the row's own circle."""
    return Guard(
        f"{column}_of_its_circle",
        "insert",
        "It is of another circle.",
        f"NEW.{column} IS NOT NULL AND NOT EXISTS "
        f"(SELECT 1 FROM {table} t WHERE t.id = NEW.{column} AND t.circle_id = NEW.circle_id)",
    )


class DecidedVersion(Version):
    """A version that rests on a decision. `item` hangs on a circle."""

    item: Any
    decision = models.ForeignKey("circles.Decision", on_delete=PROTECT, related_name="+")

    ends_with_the_pathway = False
    """Whether it is over when the citizen has died or moved away."""

    class Meta(Version.Meta):
        abstract = True
