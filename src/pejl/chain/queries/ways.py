"""How we work, as it stands today, and what everybody says to it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from pejl.chain.models import Node, NodeVersion, Remark, WayText
from pejl.chain.rules import FIRST_TEXTS, Place
from pejl.pathways.rules import APPROACHES_IN_WORDS, Approach


@dataclass(frozen=True)
class Way:
    """The half-page of an approach. Number 0 is the house's own first text, which is translated."""

    approach: Approach
    number: int
    text: str
    versions: tuple[WayText, ...]

    @property
    def in_words(self) -> str:
        return APPROACHES_IN_WORDS[self.approach]

    @property
    def is_first(self) -> bool:
        return self.number == 0


def way_of(approach: Approach) -> Way:
    """What stands there now; the versions with the newest first."""
    versions = tuple(WayText.objects.filter(approach=approach).order_by("-number"))
    if not versions:
        return Way(approach, 0, FIRST_TEXTS[approach], ())
    return Way(approach, versions[0].number, versions[0].text, versions)


def remarks_on(about: Approach | Node) -> QuerySet[Remark]:
    if isinstance(about, Approach):
        return Remark.objects.filter(approach=about).order_by("at", "pk")
    return Remark.objects.filter(node=about).order_by("at", "pk")


def principles_on(day: date) -> QuerySet[NodeVersion]:
    """The guiding principles in force, set by set."""
    in_force = NodeVersion.objects.in_force(day).filter(item__place=Place.PRINCIPLE)
    return in_force.select_related("item__framework").order_by("item__framework__name", "item__key")
