"""A CASE package, read: ours with all that we wrote in it, and those of others as trees."""

from collections.abc import Mapping
from typing import Any

from pejl.chain.rules import PLACE_IN_WORDS, ActivityKind, Audience, Place, PolicyKind
from pejl.shared.words import _

from .case import CHILD, OURS, day_in
from .columns import PLACE_HEADINGS
from .incoming import Incoming, Item, Named
from .tree import IN_A_CIRCLE, LEVELS, TOO_DEEP, depths, places, short_key, title_and_text

NOT_A_PACKAGE = _("Filen er ikke en CASE-pakke: den skal have CFDocument og CFItems.")
NO_IDENTIFIER = _("Der mangler »identifier«.")
NO_STATEMENT = _("Der mangler »fullStatement«.")
IDENTIFIER_TWICE = _("»{0}« står i pakken for anden gang.")
POINTS_OUTSIDE = _("Forbindelsen peger på »{0}«, som ikke er i pakken.")
NOT_UNDERSTOOD = _("Forbindelsen kan ikke læses.")
NOT_A_DAY = _("»{0}« er ikke en dato.")
NOT_KNOWN = _("»{0}« kendes ikke som {1}.")
OTHER_TIES = _("Forbindelser af slagsen »{0}« kan vi ikke rumme. Der er {1}.")
RUBRICS = _("Bedømmelser (CFRubrics) kan vi ikke rumme. Der er {0}.")

_PLACE_OF_TYPE = {
    **{words.casefold(): place for place, words in PLACE_IN_WORDS.items()},
    **{words.casefold(): place for place, words in PLACE_HEADINGS.items()},
}
_CHOICES = {"policy_kind": PolicyKind, "audience": Audience, "activity_kind": ActivityKind}
_TEXTS = ("owner", "link")
_YES = ("under_revision", "is_bid", "on_screen")
Json = Mapping[str, Any]


def read_case(package: Any) -> Incoming:
    """What the package says. An envelope around it is opened."""
    incoming = Incoming()
    if isinstance(package, dict) and isinstance(package.get("CFPackage"), dict):
        package = package["CFPackage"]
    items = package.get("CFItems") if isinstance(package, dict) else None
    document = package.get("CFDocument") if isinstance(package, dict) else None
    if not isinstance(document, dict) or not isinstance(items, list):
        incoming.fault("", NOT_A_PACKAGE)
        return incoming
    numbers = _numbers(items, incoming)
    if incoming.faults:
        return incoming
    uppers = _uppers(package, document, numbers, incoming)
    _items(items, document, uppers, incoming)
    incoming.links = [(upper, lower) for lower, above in uppers.items() for upper in above]
    if rubrics := package.get("CFRubrics"):
        incoming.note("", RUBRICS, len(rubrics))
    return incoming


def _said(values: Any, name: str) -> str:
    value = values.get(name) if isinstance(values, dict) else None
    return "" if value is None else str(value).strip()


def _where(number: int, kind: str = "CFItems") -> str:
    return f"{kind}[{number}]"


def _numbers(items: list[Any], incoming: Incoming) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for number, item in enumerate(items):
        identifier = _said(item, "identifier").casefold()
        if not identifier:
            incoming.fault(_where(number), NO_IDENTIFIER)
        elif numbers.setdefault(identifier, number) != number:
            incoming.fault(_where(number), IDENTIFIER_TWICE, identifier)
        if not _said(item, "fullStatement"):
            incoming.fault(_where(number), NO_STATEMENT)
    return numbers


def _uppers(
    package: Json, document: Json, numbers: Mapping[str, int], incoming: Incoming
) -> dict[int, list[int]]:
    """What is a child of what. A child of the document lies at the top."""
    found: dict[int, list[int]] = {}
    others: dict[str, int] = {}
    top = _said(document, "identifier").casefold()
    for number, tie in enumerate(package.get("CFAssociations") or []):
        kind = _said(tie, "associationType")
        if kind != CHILD:
            others[kind] = others.get(kind, 0) + 1
            continue
        ends = [_said(tie.get(name), "identifier") for name in ("originNodeURI", "destinationNodeURI")]
        astray = [
            end for end in ends if end.casefold() not in numbers and (end.casefold() != top or end == ends[0])
        ]
        if not all(ends):
            incoming.fault(_where(number, "CFAssociations"), NOT_UNDERSTOOD)
        elif astray:
            incoming.fault(_where(number, "CFAssociations"), POINTS_OUTSIDE, astray[0])
        elif ends[1].casefold() != top:
            lower, upper = (numbers[end.casefold()] for end in ends)
            if upper not in found.setdefault(lower, []):
                found[lower].append(upper)
    for kind, count in others.items():
        incoming.note("", OTHER_TIES, kind or "?", count)
    return found


def _items(items: list[Any], document: Json, uppers: Mapping[int, list[int]], incoming: Incoming) -> None:
    depth = depths(len(items), uppers)
    guessed = places(depth, from_the_top=False)
    set_name = short_key(_said(document, "title") or _said(document, "identifier"))
    own = [_own(item) for item in items]
    for number, item in enumerate(items):
        if number not in depth:
            incoming.fault(_where(number), IN_A_CIRCLE, _said(item, "fullStatement")[:100])
        place = _place_of(item, own[number])
        if own[number] and place is not None:
            incoming.items.append(_item_of_ours(number, item, own[number], place, incoming))
        else:
            known = guessed.get(number, Place.LEARNING_GOAL) if place is None else place
            incoming.items.append(_item_of_others(number, item, known, set_name, place is None, incoming))
    steps = max(depth.values(), default=0) + 1
    if any(item.guessed for item in incoming.items):
        incoming.set_names[set_name] = _said(document, "title") or set_name
        if steps > len(LEVELS):
            incoming.fault("", TOO_DEEP, steps)


def _own(item: Any) -> Json:
    """What we wrote in it ourselves."""
    extensions = item.get("extensions")
    ours = extensions.get(OURS) if isinstance(extensions, dict) else None
    return ours if isinstance(ours, dict) else {}


def _place_of(item: Any, ours: Json) -> Place | None:
    named = str(ours.get("place", ""))
    if named in Place.__members__:
        return Place[named]
    return _PLACE_OF_TYPE.get(_said(item, "CFItemType").casefold())


def _item_of_others(
    number: int, item: Any, place: Place, set_name: str, guessed: bool, incoming: Incoming
) -> Item:
    title, text = title_and_text(_said(item, "abbreviatedStatement"), _said(item, "fullStatement"))
    code, identifier = short_key(_said(item, "humanCodingScheme")), short_key(_said(item, "identifier"))
    in_a_set = set_name if place in LEVELS else ""
    keys = tuple(dict.fromkeys(key for key in (code, identifier) if key))
    values = {"title": title, **({"text": text} if text else {})}
    found = Item(place, _where(number), keys, in_a_set, values, guessed=guessed)
    _days(number, item, found, incoming)
    return found


def _item_of_ours(number: int, item: Any, ours: Json, place: Place, incoming: Incoming) -> Item:
    title, text = title_and_text("", _said(item, "fullStatement"))
    set_name = _said(ours, "set")
    if set_name:
        incoming.set_names[set_name] = _said(ours, "set_name") or set_name
    key = short_key(_said(item, "humanCodingScheme") or _said(item, "identifier"))
    values: dict[str, Any] = {"title": _said(ours, "title") or title}
    values |= {"text": _said(ours, "text") or text} if text else {}
    values |= {name: _said(ours, name) for name in _TEXTS if _said(ours, name)}
    values |= {name: True for name in _YES if ours.get(name) is True}
    for name, kind in _CHOICES.items():
        if said := _said(ours, name):
            if said in [one.value for one in kind]:
                values[name] = kind(said)
            else:
                incoming.fault(_where(number), NOT_KNOWN, said, name)
    found = Item(place, _where(number), (key,), set_name, values, unit=_said(ours, "unit") or None)
    named = ours.get("competences")
    if isinstance(named, dict):
        found.competences = tuple(Named(str(key), str(name)) for key, name in named.items())
    _days(number, item, found, incoming)
    return found


def _days(number: int, item: Any, found: Item, incoming: Incoming) -> None:
    for name in ("statusStartDate", "statusEndDate"):
        if not (said := _said(item, name)):
            continue
        day = day_in(said)
        if day is None:
            incoming.fault(f"{_where(number)}.{name}", NOT_A_DAY, said)
        elif name == "statusStartDate":
            found.first_day = day
        else:
            found.last_day = day
