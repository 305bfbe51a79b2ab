"""The person it is about. No pages here: a citizen is reached through the circle."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from pejl.shared.fields import SealedTextField, blind_index
from pejl.shared.names import search_key, sort_key

from .rules import compact_cpr

_CPR_PLACE = "citizens_citizen.cpr"


class CitizenManager(models.Manager["Citizen"]):
    def with_cpr(self, number: str) -> "models.QuerySet[Citizen]":
        return self.filter(cpr_index=blind_index(compact_cpr(number), _CPR_PLACE))


class Citizen(models.Model):
    """Most citizens never sign in, and some have no personal number."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="citizen"
    )
    name = models.CharField(max_length=200)
    search_key = models.CharField(max_length=200, db_index=True)
    sort_key = models.CharField(max_length=400, db_index=True)
    cpr = SealedTextField(null=True)
    cpr_index = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001 -- unique where known
    address = SealedTextField(null=True)
    phone = SealedTextField(null=True)
    is_address_protected = models.BooleanField(default=False)
    language = models.CharField(max_length=10, default="da")

    objects = CitizenManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="citizen_has_a_name",
                condition=~Q(name=""),
                violation_error_message="Skriv borgerens navn.",
            ),
            models.CheckConstraint(
                name="citizen_cpr_and_its_index_together",
                condition=Q(cpr__isnull=True, cpr_index__isnull=True)
                | Q(cpr__isnull=False, cpr_index__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        return self.name.split()[0]


def named(name: str) -> dict[str, str]:
    """The columns that follow from a name."""
    return {"name": name, "search_key": search_key(name), "sort_key": sort_key(name)}


def numbered(number: str) -> dict[str, str]:
    """The columns that follow from a personal number."""
    compact = compact_cpr(number)
    return {"cpr": compact, "cpr_index": blind_index(compact, _CPR_PLACE)}
