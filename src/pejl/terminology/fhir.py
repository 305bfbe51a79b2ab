"""FHIR R4 code systems and value sets as plain values, read from files with every fault named."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pejl.shared.words import _

from .reading import Faults, Node, Place, document
from .rules import (
    BETWEEN_NAMES,
    LONGEST_CODE,
    LONGEST_DISPLAY,
    LONGEST_TITLE,
    LONGEST_URL,
    LONGEST_VERSION,
)

_READ_ONLY_AS = _('Pejl læser "CodeSystem", "ValueSet" og "Bundle".')
_OTHER_COUNT = _("Siger {0} begreber, men filen har {1}.")
_HIDING_PROPERTIES = {"notSelectable", "inactive"}


@dataclass(slots=True)
class ParsedConcept:
    """A concept in the order of the file: those below it are at `position + 1` to `last_position`."""

    code: str
    display: str
    definition: str
    path: str
    depth: int
    position: int
    parent: int | None
    hidden: bool = False
    last_position: int = 0

    @property
    def selectable(self) -> bool:
        return self.last_position == self.position and not self.hidden


@dataclass(frozen=True)
class ParsedCodeSystem:
    url: str
    version: str
    title: str
    concepts: list[ParsedConcept] = field(repr=False)

    @property
    def count(self) -> int:
        return len(self.concepts)

    @property
    def fingerprint(self) -> str:
        return _fingerprint(
            [self.url, self.version, self.title],
            ([c.code, c.display, c.definition, c.parent, c.selectable] for c in self.concepts),
        )


@dataclass(frozen=True)
class ParsedMember:
    system: str
    code: str
    display: str
    selectable: bool = True


@dataclass(frozen=True)
class ParsedValueSet:
    url: str
    version: str
    title: str
    members: list[ParsedMember] = field(repr=False)

    @property
    def count(self) -> int:
        return len(self.members)

    @property
    def fingerprint(self) -> str:
        return _fingerprint(
            [self.url, self.version, self.title],
            ([m.system, m.code, m.display, m.selectable] for m in self.members),
        )


Parsed = ParsedCodeSystem | ParsedValueSet


def read_resources(content: bytes) -> tuple[list[Parsed], Faults]:
    """The code systems and value sets in a FHIR R4 file; to be used only where there are no faults."""
    faults = Faults()
    outermost = document(content, faults)
    nodes = [] if outermost is None else _resources(outermost)
    return [resource for node in nodes if (resource := _resource(node))], faults


def _resources(outermost: Node) -> Iterator[Node]:
    if outermost.value.get("resourceType") != "Bundle":
        yield outermost
        return
    for entry in outermost.children("entry", required=True):
        if resource := entry.child("resource", required=True):
            yield resource


def _resource(node: Node) -> Parsed | None:
    kind = node.text("resourceType")
    if "resourceType" not in node.value:
        node.fault("resourceType", _("Mangler.") + " " + _READ_ONLY_AS)
    elif kind == "CodeSystem":
        return _code_system(node)
    elif kind == "ValueSet":
        return _value_set(node)
    elif kind:
        node.fault("resourceType", _('Er "{0}".').format(kind) + " " + _READ_ONLY_AS)
    return None


def _code_system(node: Node) -> ParsedCodeSystem:
    url, version, title = _heading(node)
    content = node.text("content", required=True)
    if content and content != "complete":
        node.fault("content", _('Er "{0}". Kun hele kodesystemer ("complete") kan indlæses.').format(content))
    concepts = _concepts(node)
    count = node.whole_number("count")
    if count is not None and count != len(concepts):
        node.fault("count", _OTHER_COUNT.format(count, len(concepts)))
    return ParsedCodeSystem(url, version, title, concepts)


def _heading(node: Node) -> tuple[str, str, str]:
    """Address, version (may be empty) and the best title there is."""
    url, version = node.uri("url", LONGEST_URL), node.text("version", LONGEST_VERSION)
    titles = [node.text("title", LONGEST_TITLE), node.text("name", LONGEST_TITLE), url]
    return url, version, next(filter(None, titles), "")


def _concepts(system: Node) -> list[ParsedConcept]:
    concepts: list[ParsedConcept] = []
    line: list[ParsedConcept] = []
    seen: dict[object, Place] = {}
    for depth, node in system.nested("concept"):
        del line[depth:]
        concept = _concept(node, len(concepts), line[-1] if line else None)
        node.note_if_seen("code", concept.code, seen)
        concepts.append(concept)
        line.append(concept)
    for concept in reversed(concepts):
        concept.last_position = max(concept.last_position, concept.position)
        if concept.parent is not None:
            above = concepts[concept.parent]
            above.last_position = max(above.last_position, concept.last_position)
    return concepts


def _concept(node: Node, position: int, above: ParsedConcept | None) -> ParsedConcept:
    code = node.code("code", LONGEST_CODE)
    display = node.text("display", LONGEST_DISPLAY) or code
    hidden = _is_hidden(node, above.code if above else "") if "property" in node.value else False
    return ParsedConcept(
        code=code,
        display=display,
        definition=node.text("definition"),
        path=above.path + BETWEEN_NAMES + display if above else display,
        depth=above.depth + 1 if above else 0,
        position=position,
        parent=above.position if above else None,
        hidden=hidden,
    )


def _is_hidden(node: Node, above: str) -> bool:
    """Whether a property takes the concept out of use. A hierarchy told by properties only is a fault."""
    nested: dict[str, list[object]] = {"parent": [above], "child": _codes_in(node.value.get("concept"))}
    hidden = False
    for about in node.children("property"):
        name = about.code("code", LONGEST_CODE)
        if name in _HIDING_PROPERTIES:
            hidden |= about.flag("valueBoolean")
        elif name in nested and about.code("valueCode", LONGEST_CODE) not in nested[name]:
            about.fault("valueCode", _("Pejl læser kun hierarki, der ligger i concept inde i concept."))
    return hidden


def _codes_in(concepts: object) -> list[object]:
    items = concepts if isinstance(concepts, list) else []
    return [item.get("code") for item in items if isinstance(item, dict)]


def _value_set(node: Node) -> ParsedValueSet:
    url, version, title = _heading(node)
    members = list(_expanded(node) if "expansion" in node.value else _composed(node))
    return ParsedValueSet(url, version, title, members)


def _expanded(value_set: Node) -> Iterator[ParsedMember]:
    expansion = value_set.child("expansion")
    if expansion is None:
        return
    seen: dict[object, Place] = {}
    entries = [node for _depth, node in expansion.nested("contains")]
    for node in entries:
        heading = node.flag("abstract")
        code = node.code("code", LONGEST_CODE, required=not heading)
        system = node.uri("system", LONGEST_URL) if code else ""
        node.note_if_seen("code", (system, code) if code else None, seen)
        selectable = not (heading or node.flag("inactive"))
        if code:
            yield ParsedMember(system, code, node.text("display", LONGEST_DISPLAY) or code, selectable)
    total = expansion.whole_number("total")
    if total is not None and total > len(entries):
        expansion.fault("total", _OTHER_COUNT.format(total, len(entries)))


def _composed(value_set: Node) -> Iterator[ParsedMember]:
    if "compose" not in value_set.value:
        value_set.fault("compose", _("Mangler, og der er heller ingen expansion."))
    compose = value_set.child("compose")
    if compose is None:
        return
    if "exclude" in compose.value:
        compose.fault("exclude", _("Pejl læser ikke fravalg: skriv de koder, der er med."))
    seen: dict[object, Place] = {}
    for include in compose.children("include", required=True):
        yield from _included(include, seen)


def _included(include: Node, seen: dict[object, Place]) -> Iterator[ParsedMember]:
    reasons = {
        "filter": _("Pejl læser ikke filtre: skriv koderne, eller brug en expansion."),
        "valueSet": _("Pejl læser ikke henvisninger til andre værdisæt: skriv koderne."),
    }
    unread = [key for key in reasons if key in include.value]
    for key in unread:
        include.fault(key, reasons[key])
    if unread:
        return
    system = include.uri("system", LONGEST_URL)
    if "concept" not in include.value:
        include.fault("concept", _("Mangler: et helt kodesystem er ikke et værdisæt. Skriv koderne."))
    for node in include.children("concept"):
        code = node.code("code", LONGEST_CODE)
        node.note_if_seen("code", (system, code) if code else None, seen)
        yield ParsedMember(system, code, node.text("display", LONGEST_DISPLAY) or code)


def _fingerprint(heading: list[str], rows: Iterable[list[object]]) -> str:
    """Alike for all that Pejl keeps of a file, however the file is laid out."""
    text = json.dumps([heading, *rows], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
