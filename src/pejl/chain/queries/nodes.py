"""One place in the chain: what it says, what it said, and what lies around it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from pejl.chain.models import (
    CallsForVersion,
    FollowsVersion,
    Framework,
    Node,
    NodeLinkVersion,
    NodeVersion,
)
from pejl.chain.rules import ActivityKind, Audience, Period, PolicyKind, Text, changed_fields
from pejl.shared.versions import Step


def text_of(version: NodeVersion) -> Text:
    return Text(
        title=version.title,
        text=version.text,
        owner=version.owner,
        link=version.link,
        policy_kind=PolicyKind(version.policy_kind) if version.policy_kind else None,
        under_revision=version.under_revision,
        audience=Audience(version.audience) if version.audience else None,
        is_bid=version.is_bid,
        activity_kind=ActivityKind(version.activity_kind) if version.activity_kind else None,
        on_screen=version.on_screen,
    )


def period_of(version: NodeVersion) -> Period:
    return Period(version.valid_from, version.last_day)


def last_version(node: Node) -> NodeVersion:
    version: NodeVersion = node.versions.order_by("-number")[0]
    return version


@dataclass(frozen=True)
class Told:
    """A version in the history, and what it changed in the one before it."""

    version: NodeVersion
    changes: dict[str, tuple[object, object]]

    @property
    def is_end(self) -> bool:
        return bool(self.version.step == Step.ENDED)


def history_of(node: Node) -> list[Told]:
    """The versions, the newest first."""
    versions = list(node.versions.order_by("number"))
    told = []
    for before, version in zip([None, *versions], versions, strict=False):
        told.append(Told(version, changed_fields(text_of(before), text_of(version)) if before else {}))
    return told[::-1]


def uppers_of(node: Node, day: date) -> list[Node]:
    """What the node lies under on a day."""
    links = NodeLinkVersion.objects.in_force(day).filter(item__lower=node)
    return [
        version.item.upper for version in links.select_related("item__upper").order_by("item__upper__key")
    ]


def calls_for_of(node: Node, day: date) -> list[int]:
    """The competences that the node names on a day."""
    named = CallsForVersion.objects.in_force(day).filter(item__node=node)
    return list(named.values_list("item__competence", flat=True))


def frameworks_of(unit_id: int, day: date) -> set[int]:
    """The frameworks that a unit follows on a day."""
    follows = FollowsVersion.objects.in_force(day).filter(item__unit=unit_id)
    return set(follows.values_list("item__framework", flat=True))


def frameworks() -> list[Framework]:
    return list(Framework.objects.order_by("name"))


def nodes_in(place: int, day: date, **filters: Any) -> list[tuple[Node, str]]:
    """The nodes of a place in force on a day or later, with their titles, by key: to choose among."""
    in_force = NodeVersion.objects.in_force_or_coming(day).filter(item__place=place, **filters)
    return [
        (version.item, version.title) for version in in_force.select_related("item").order_by("item__key")
    ]
