"""1EdTech CASE 1.1: one package of items and of what is a child of what, as JSON."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid5

from pejl.chain.rules import PLACE_IN_WORDS, Place

from .plan import Standing, There

OURS = "pejl"
"""The name of our extension: what the format has no field of its own for."""

OUR_NAMES = UUID("8c1f1a52-6f0e-5d7b-9d0e-2b4f0a1c7e31")
TITLE, CREATOR = "Den røde tråd", "Pejl"
CHILD = "isChildOf"


def case_package(standing: Standing) -> dict[str, Any]:
    """The whole chain. What lies under nothing is a child of the document."""
    nodes = {key: there for key, there in standing.nodes.items() if not there.is_ended}
    written = max((there.written_at for there in nodes.values()), default=datetime(2000, 1, 1, tzinfo=UTC))
    document = uuid5(OUR_NAMES, "document")
    return {
        "CFDocument": {
            **_identity(document),
            "caseVersion": "1.1",
            "creator": CREATOR,
            "title": TITLE,
            "language": "da",
            "lastChangeDateTime": _moment(written),
        },
        "CFItems": [_item(there, standing) for there in nodes.values()],
        "CFAssociations": list(_associations(nodes, document)),
        "CFDefinitions": {"CFItemTypes": [_type(place) for place in Place]},
    }


def _identity(uid: UUID) -> dict[str, str]:
    return {"identifier": str(uid), "uri": f"urn:uuid:{uid}"}


def _link(title: str, uid: UUID) -> dict[str, str]:
    return {"title": title, **_identity(uid)}


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")


def _type(place: Place) -> dict[str, Any]:
    words = PLACE_IN_WORDS[place]
    return {
        **_identity(uuid5(OUR_NAMES, place.name)),
        "title": words,
        "description": words,
        "hierarchyCode": str(place.value + 1),
        "lastChangeDateTime": _moment(datetime(2026, 1, 1, tzinfo=UTC)),
    }


def _item(there: There, standing: Standing) -> dict[str, Any]:
    text, words = there.text, PLACE_IN_WORDS[there.place]
    item: dict[str, Any] = {
        **_identity(there.uid),
        "fullStatement": f"{text.title}\n{text.text}" if text.text else text.title,
        "abbreviatedStatement": text.title,
        "humanCodingScheme": there.key,
        "CFItemType": words,
        "CFItemTypeURI": _link(words, uuid5(OUR_NAMES, there.place.name)),
        "language": "da",
        "statusStartDate": there.begins.isoformat(),
        "lastChangeDateTime": _moment(there.written_at),
        "extensions": {OURS: _ours(there, standing)},
    }
    if there.period.last_day:
        item["statusEndDate"] = there.period.last_day.isoformat()
    if there.set_key:
        item["subject"] = [standing.sets[there.set_key]]
    if there.competences:
        item["conceptKeywords"] = [standing.competences.get(key, key) for key in sorted(there.competences)]
    return item


def _ours(there: There, standing: Standing) -> dict[str, Any]:
    """What the format has no field for."""
    text = there.text
    said: dict[str, Any] = {
        "place": there.place.name,
        "title": text.title,
        "text": text.text,
        "owner": text.owner,
        "link": text.link,
        "unit": there.unit,
        "policy_kind": text.policy_kind and text.policy_kind.value,
        "audience": text.audience and text.audience.value,
        "activity_kind": text.activity_kind and text.activity_kind.value,
        "under_revision": text.under_revision,
        "is_bid": text.is_bid,
        "on_screen": text.on_screen,
        "set": there.set_key,
        "set_name": standing.sets.get(there.set_key, ""),
        "competences": {key: standing.competences.get(key, "") for key in sorted(there.competences)},
    }
    return {name: value for name, value in said.items() if value not in ("", None, False, {})}


def _associations(nodes: Mapping[str, There], document: UUID) -> Iterator[dict[str, Any]]:
    for there in nodes.values():
        uppers = [nodes[key] for key in sorted(there.uppers) if key in nodes]
        above = [(upper.uid, upper.text.title) for upper in uppers] or [(document, TITLE)]
        for uid, title in above:
            yield {
                **_identity(uuid5(OUR_NAMES, f"{there.uid} {uid}")),
                "associationType": CHILD,
                "originNodeURI": _link(there.text.title, there.uid),
                "destinationNodeURI": _link(title, uid),
                "lastChangeDateTime": _moment(there.written_at),
            }


def day_in(value: Any) -> date | None:
    """A day, or the day of a moment; None where it is neither."""
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
