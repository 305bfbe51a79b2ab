"""Reading what a provider says: claims, attributes, and privileges after the OIO basic privilege profile."""

import base64
import binascii
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

LONGEST = 200_000


class Unreadable(ValueError):
    """What was sent is not what it should be."""


def first(said: Mapping[str, Any], name: str) -> str:
    """One value of a claim or an attribute; empty where there is none."""
    return next(iter(several(said, name)), "")


def several(said: Mapping[str, Any], name: str) -> list[str]:
    """The values of a claim, which may be one or a list; an address within it is written `a.b`."""
    value: Any = said.get(name) if name else None
    if value is None and "." in name and not name.startswith(("http", "urn")):
        outer, _dot, inner = name.partition(".")
        nested = said.get(outer)
        return several(nested, inner) if isinstance(nested, Mapping) else []
    if value is None:
        return []
    return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]


def privileges_from(encoded: str) -> list[tuple[str, str, dict[str, tuple[str, ...]]]]:
    """(scope, privilege, constraints) of each privilege. No entities, no document types, no endless text."""
    root = _parsed(_decoded(encoded))
    if _local(root.tag) != "PrivilegeList":
        raise Unreadable("The privileges are no list.")
    return [
        (group.get("Scope", ""), (one.text or "").strip(), _constraints(group))
        for group in root
        if _local(group.tag) == "PrivilegeGroup"
        for one in group
        if _local(one.tag) == "Privilege"
    ]


def _constraints(group: ElementTree.Element) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in group:
        if _local(one.tag) == "Constraint":
            values = tuple(value.strip() for value in (one.text or "").split(",") if value.strip())
            found[one.get("Name", "")] = found.get(one.get("Name", ""), ()) + values
    return found


def _decoded(encoded: str) -> str:
    if len(encoded) > LONGEST:
        raise Unreadable("The privileges are too long.")
    try:
        return base64.b64decode("".join(encoded.split()), validate=True).decode("utf-8")
    except (binascii.Error, ValueError) as wrong:
        raise Unreadable("The privileges are not base64 of text.") from wrong


def _parsed(text: str) -> ElementTree.Element:
    if "<!" in text:
        raise Unreadable("The privileges hold a document type or an entity.")
    try:
        return ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError) as wrong:
        raise Unreadable("The privileges are no XML.") from wrong


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
