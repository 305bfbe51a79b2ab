"""Envelopes are chained and stay; content (names, words) lies sealed beside them and can be erased."""

from django.db import models

from pejl.shared.fields import SealedTextField
from pejl.shared.guards import append_only

from .rules import Sealed

_PERMIT_IS_OPEN = (
    "EXISTS (SELECT 1 FROM journal_erasurepermit p WHERE p.subject = OLD.subject AND p.closed_at IS NULL)"
)


class Envelope(models.Model):
    """No foreign keys: the journal outlives what it tells of."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    kind = models.CharField(max_length=40)
    actor = models.UUIDField(null=True)
    unit = models.UUIDField(null=True)
    subject = models.UUIDField(null=True)
    about = models.UUIDField(null=True)
    content_hash = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    guards = append_only()

    class Meta:
        constraints = [
            models.CheckConstraint(name="envelope_number_counts_from_one", condition=models.Q(number__gte=1)),
        ]
        indexes = [
            models.Index(name="envelope_of_subject", fields=["subject", "-number"]),
            models.Index(name="envelope_by_actor", fields=["actor", "-number"]),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"

    def sealed(self) -> Sealed:
        return Sealed(
            self.number,
            self.at,
            self.kind,
            self.actor,
            self.unit,
            self.subject,
            self.about,
            self.content_hash,
            self.previous,
        )


class Content(models.Model):
    """What an envelope told in names and words. Deleted only under a permit for its subject."""

    envelope = models.OneToOneField(
        Envelope, primary_key=True, on_delete=models.DO_NOTHING, db_constraint=False, db_column="number"
    )
    subject = models.UUIDField(null=True, db_index=True)
    salt = models.CharField(max_length=32)
    text = SealedTextField()

    guards = append_only(erasable_when=_PERMIT_IS_OPEN)

    def __str__(self) -> str:
        return f"content of {self.envelope_id}"


class ErasurePermit(models.Model):
    """While it is open, what is about `subject` may be deleted, and only that."""

    subject = models.UUIDField(db_index=True)
    reason = models.TextField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"permit for {self.subject}"
