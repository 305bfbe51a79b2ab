"""Rows that are added and never changed: what is in force on a day, as known at an instant."""

from datetime import UTC, date, datetime
from typing import Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

ALL_THAT_IS_KNOWN = datetime.max.replace(tzinfo=UTC)
"""For `known_at`, where nothing is left out."""


class Step(models.TextChoices):
    """What a version does to its item."""

    BEGUN = "begun"
    CHANGED = "changed"
    ENDED = "ended"


class VersionQuerySet(models.QuerySet[Any]):
    def in_force(self, day: date, known_at: datetime | None = None) -> Self:
        """At most one version per item: the last one recorded that counts on `day`, unless it ended the item.

        `known_at` leaves out what was recorded later.
        """
        known = Q() if known_at is None else Q(recorded_at__lte=known_at)
        later = self.model._base_manager.filter(
            known, item=OuterRef("item"), number__gt=OuterRef("number"), valid_from__lte=day
        )
        return (
            self.filter(known, Q(last_day=None) | Q(last_day__gte=day), valid_from__lte=day)
            .exclude(step=Step.ENDED)
            .filter(~Exists(later))
        )

    def in_force_or_coming(self, day: date, known_at: datetime | None = None) -> Self:
        """As `in_force`, and of what has not begun yet that which will be in force when it does."""
        known = Q() if known_at is None else Q(recorded_at__lte=known_at)
        counts_first = Q(valid_from__lt=OuterRef("valid_from")) | Q(
            valid_from=OuterRef("valid_from"), number__gt=OuterRef("number")
        )
        instead = self.model._base_manager.filter(known, counts_first, item=OuterRef("item"))
        coming = self.filter(known, valid_from__gt=day).exclude(step=Step.ENDED).filter(~Exists(instead))
        return self.filter(
            Q(pk__in=self.in_force(day, known_at).values("pk")) | Q(pk__in=coming.values("pk"))
        )


class Version(models.Model):
    """Base of version rows. A subclass has `item`, a foreign key (related name `versions`) to what it is of.

    From `valid_from` on a version takes the place of those before it, to its `last_day` (included) if it has
    one. An item ends on the day before the `valid_from` of a version with the step ended.
    """

    number = models.PositiveIntegerField()
    step = models.CharField(max_length=7, choices=Step.choices)
    valid_from = models.DateField()
    last_day = models.DateField(null=True)
    recorded_at = models.DateTimeField()

    objects = VersionQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["item", "number"]
        constraints = [
            models.UniqueConstraint(name="%(app_label)s_%(class)s_counts", fields=["item", "number"]),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_in_order",
                condition=Q(last_day=None) | Q(last_day__gte=F("valid_from")),
                violation_error_message="Den sidste dag ligger før den første.",
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_begins_once",
                condition=(Q(step=Step.BEGUN, number=1) | Q(number__gt=1) & ~Q(step=Step.BEGUN)),
                violation_error_message="Den første version begynder, og kun den.",
            ),
        ]
