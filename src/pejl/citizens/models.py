"""The person it is about. No pages here: a citizen is reached through the circle."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from pejl.shared.fields import SealedTextField, blind_index
from pejl.shared.guards import append_only
from pejl.shared.names import search_key, sort_key
from pejl.shared.versions import Version, VersionQuerySet

from .rules import KIND_IN_WORDS, Matter, RepresentationKind, birth_date_of, compact_cpr

_CPR_PLACE = "citizens_citizen.cpr"
_PERMIT = (
    "EXISTS (SELECT 1 FROM journal_erasurepermit p JOIN citizens_citizen z ON z.uid = p.subject "
    "WHERE p.closed_at IS NULL AND z.id = OLD.citizen_id)"
)
_PERMIT_OF_VERSION = _PERMIT.replace(
    "OLD.citizen_id", "(SELECT r.citizen_id FROM citizens_representation r WHERE r.id = OLD.item_id)"
)


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
    died_on = models.DateField(null=True, blank=True)
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

    @property
    def born(self) -> date | None:
        return birth_date_of(self.cpr) if self.cpr else None


class Representation(models.Model):
    """Someone who speaks for a citizen; about what and for how long lies in its versions."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    citizen = models.ForeignKey(Citizen, on_delete=models.PROTECT, related_name="representations")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="represents"
    )
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in RepresentationKind])

    guards = append_only(erasable_when=_PERMIT)

    class Meta:
        constraints = [
            models.CheckConstraint(name="representative_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def kind_in_words(self) -> str:
        return KIND_IN_WORDS[RepresentationKind(self.kind)]


class RepresentationVersionQuerySet(VersionQuerySet):
    def of_user(self, user_id: int, day: date) -> Self:
        """What a user may speak for, and for whom, on `day`."""
        return self.in_force(day).filter(item__user=user_id).exclude(item__kind=RepresentationKind.COMPANION)


class RepresentationVersion(Version):
    item = models.ForeignKey(Representation, on_delete=models.PROTECT, related_name="versions")
    is_personal = models.BooleanField()
    is_financial = models.BooleanField()
    named_matters = SealedTextField(default="")
    documented_by = models.CharField(max_length=200)

    objects = RepresentationVersionQuerySet.as_manager()

    guards = append_only(erasable_when=_PERMIT_OF_VERSION)

    class Meta(Version.Meta):
        constraints = [
            *Version.Meta.constraints,
            models.CheckConstraint(
                name="representation_is_about_something",
                condition=Q(is_personal=True) | Q(is_financial=True),
                violation_error_message="Vælg, om det gælder personlige ting, penge eller begge dele.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}.{self.number}"

    @property
    def matters(self) -> frozenset[Matter]:
        covered = {Matter.PERSONAL: self.is_personal, Matter.FINANCIAL: self.is_financial}
        return frozenset(matter for matter, is_covered in covered.items() if is_covered)


def named(name: str) -> dict[str, str]:
    """The columns that follow from a name."""
    return {"name": name, "search_key": search_key(name), "sort_key": sort_key(name)}


def numbered(number: str) -> dict[str, str]:
    """The columns that follow from a personal number."""
    compact = compact_cpr(number)
    return {"cpr": compact, "cpr_index": blind_index(compact, _CPR_PLACE)}
