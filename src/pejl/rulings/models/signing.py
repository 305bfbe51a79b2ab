"""What the tables of a ruling share: who signed, and who said what."""

import uuid
from collections.abc import Iterable
from enum import StrEnum

from django.conf import settings
from django.db import models
from django.db.models import Q

from pejl.circles.models import permit_for, permit_through
from pejl.circles.rules import HOW_IN_WORDS, How
from pejl.citizens.models import Representation
from pejl.organisation.models import Unit
from pejl.organisation.rules import Role
from pejl.shared.fields import SealedTextField
from pejl.shared.guards import Guard, append_only

PROTECT = models.PROTECT


def choices(values: Iterable[StrEnum]) -> list[tuple[str, str]]:
    return [(value.value, value.value) for value in values]


def kept_until_erased(through: str = "") -> list[Guard]:
    """Append-only for a row whose ruling is `ruling_id`, or is found through the rows joined in `through`."""
    if not through:
        return append_only(erasable_when=permit_through("rulings_ruling", "ruling_id"))
    return append_only(erasable_when=permit_for(f"(SELECT r.circle_id FROM rulings_ruling r {through})"))


THROUGH_ISSUED = "JOIN rulings_issued s ON s.ruling_id = r.id WHERE s.id = OLD.issued_id"


class Signed(models.Model):
    """Something an employee did in their post. `uid` makes sending the form twice one act."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=100)
    role = models.CharField(max_length=20, choices=choices(Role))
    unit = models.ForeignKey(Unit, on_delete=PROTECT, related_name="+")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.name}, {self.title}"


class Spoken(models.Model):
    """What the citizen, or who speaks for them, said: in which words, how, written down by whom."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    words = SealedTextField(default="")
    how = models.CharField(max_length=25, choices=choices(How))
    speaker = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=PROTECT, related_name="+")
    speaker_name = models.CharField(max_length=200)
    representation = models.ForeignKey(Representation, null=True, on_delete=PROTECT, related_name="+")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=PROTECT, related_name="+")
    said_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_by_oneself_or_written_down",
                condition=Q(how=How.SELF.value, written_by=None, speaker__isnull=False)
                | (~Q(how=How.SELF.value) & Q(written_by__isnull=False, speaker=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.speaker_name}, {self.said_on}"

    @property
    def how_in_words(self) -> str:
        return HOW_IN_WORDS[How(self.how)]
