"""Needs of support that colleagues may see, without knowing whose they are (law 7)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from pejl.pathways.models import SupportNeedVersion
from pejl.terminology.queries import ordinals_of


@dataclass(frozen=True)
class OpenNeed:
    """A theme and a degree, without name, address, unit or own words. `uid` is the need's own."""

    uid: UUID
    system: str
    version: str
    theme: str
    theme_in_words: str
    degree: int


def open_needs(day: date, known_at: datetime | None = None) -> list[OpenNeed]:
    """The needs whose citizens want them seen, in no order that tells of them. Two queries."""
    versions = SupportNeedVersion.objects.in_force(day, known_at).filter(is_open=True)
    rows = list(versions.select_related("item__theme__concept__version__system").order_by("item__uid"))
    numbers = ordinals_of({row.degree_id for row in rows})
    found = []
    for row in rows:
        concept, degree = row.item.theme.concept, numbers[row.degree_id]
        if degree is not None:
            version = concept.version
            found.append(
                OpenNeed(
                    row.item.uid, version.system.url, version.version, concept.code, concept.display, degree
                )
            )
    return found
