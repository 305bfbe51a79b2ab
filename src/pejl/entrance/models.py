"""What the entrance remembers: persons by number, posts given from elsewhere, answers seen, tries counted."""

from django.conf import settings
from django.db import models

from pejl.organisation.models import Employment
from pejl.shared.fields import blind_index

_PLACE = "entrance_person.cpr"


class Person(models.Model):
    """A user whom a provider names by CPR number, citizen here or not. The number itself is not kept."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.PROTECT, related_name="person"
    )
    cpr_index = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"person {self.user_id}"


class GivenPost(models.Model):
    """An employment that follows from rights elsewhere, and ends with them."""

    employment = models.OneToOneField(
        Employment, primary_key=True, on_delete=models.PROTECT, related_name="given"
    )
    provider = models.CharField(max_length=50)

    def __str__(self) -> str:
        return f"{self.employment_id} by {self.provider}"


class SeenAnswer(models.Model):
    """An assertion that somebody came in by: it is taken once."""

    digest = models.CharField(max_length=64, primary_key=True)
    good_until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.digest


class Remembered(models.Model):
    """What all processes share for a while: how often somebody tried, and which codes were used."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "entrance_remembered"

    def __str__(self) -> str:
        return self.cache_key


def person_index(compact_cpr: str) -> str:
    return blind_index(compact_cpr, _PLACE)
