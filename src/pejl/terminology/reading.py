"""A JSON file as typed values, each with its place in the file; every fault is noted, not only the first."""

import json
import re
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NoReturn

from pejl.shared.words import _

MAX_BYTES = 50 * 1024 * 1024
MAX_LEVELS = 1000
FAULTS_TOLD = 20

_CANNOT_BE_STORED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_CODE = re.compile(r"\S+( \S+)*")
_URI = re.compile(r"\S+")
_recursion_limit = threading.Lock()


@dataclass(frozen=True)
class Fault:
    """What is wrong, and where; `path` is empty where it is the whole file."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}" if self.path else self.reason


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file: `concept[3].concept[2]`. Written out only when someone asks."""

    above: "Place | None" = None
    step: str = ""

    def __str__(self) -> str:
        steps, place = [], self
        while place.above is not None:
            steps.append(place.step)
            place = place.above
        return ".".join(reversed(steps))


class Faults:
    """Keeps the first faults and counts the rest, since a file of the wrong kind may have millions."""

    def __init__(self) -> None:
        self.first: list[Fault] = []
        self.count = 0

    def note(self, where: Place | str, reason: str) -> None:
        self.count += 1
        if len(self.first) < FAULTS_TOLD:
            self.first.append(Fault(str(where), reason))

    def sentences(self) -> list[str]:
        more = self.count - len(self.first)
        return [*map(str, self.first), *([_("… og {0} fejl mere.").format(more)] if more else [])]


class _Doubled(dict[str, object]):
    """An object in which a key stands more than once."""

    keys_twice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A JSON object at its place. What is read from it with a fault comes back empty."""

    value: Mapping[str, object]
    place: Place
    faults: Faults

    def at(self, key: str) -> Place:
        return Place(self.place, key)

    def fault(self, key: str, reason: str) -> None:
        self.faults.note(self.at(key), reason)

    def text(self, key: str, longest: int | None = None, *, required: bool = False) -> str:
        if key not in self.value:
            if required:
                self.fault(key, _("Mangler."))
            return ""
        value = self.value[key]
        if not isinstance(value, str):
            self.fault(key, _wrong_type(_("en tekst"), value))
        elif not value.strip():
            self.fault(key, _("Er tom."))
        elif longest and len(value) > longest:
            self.fault(key, _("Er for lang: {0} tegn, højst {1}.").format(len(value), longest))
        elif unwanted := _CANNOT_BE_STORED.search(value):
            self.fault(key, _("Har et tegn, der ikke hører til i tekst: U+{0:04X}.").format(ord(unwanted[0])))
        else:
            return value
        return ""

    def code(self, key: str, longest: int, *, required: bool = True) -> str:
        value = self.text(key, longest, required=required)
        if value and not _CODE.fullmatch(value):
            self.fault(key, _("En kode må ikke have mellemrum i enderne eller to i træk."))
        return value

    def uri(self, key: str, longest: int) -> str:
        value = self.text(key, longest, required=True)
        if value and not _URI.fullmatch(value):
            self.fault(key, _("En adresse må ikke have mellemrum."))
        return value

    def flag(self, key: str) -> bool:
        value = self.value.get(key, False)
        if not isinstance(value, bool):
            self.fault(key, _wrong_type(_("true eller false"), value))
            return False
        return value

    def whole_number(self, key: str) -> int | None:
        """None where the key is missing or its value is no whole number."""
        value = self.value.get(key, 0)
        if isinstance(value, bool) or not isinstance(value, int):
            self.fault(key, _wrong_type(_("et helt tal"), value))
            return None
        return value if key in self.value else None

    def note_if_seen(self, key: str, value: object, seen: dict[object, Place]) -> None:
        """A fault at `key` that names the first place, where `value` (unless empty) was seen before."""
        if value is None or value == "":
            return
        first = seen.setdefault(value, self.place)
        if first is not self.place:
            self.fault(key, _('"{0}" står også i {1}.').format(self.value[key], Place(first, key)))

    def child(self, key: str, *, required: bool = False) -> "Node | None":
        if key not in self.value:
            if required:
                self.fault(key, _("Mangler."))
            return None
        return node_of(self.value[key], self.at(key), self.faults)

    def children(self, key: str, *, required: bool = False) -> Iterator["Node"]:
        if key not in self.value:
            if required:
                self.fault(key, _("Mangler."))
            return
        value = self.value[key]
        if not isinstance(value, list):
            self.fault(key, _wrong_type(_("en liste"), value))
        elif not value:
            self.fault(key, _("Listen er tom."))
        else:
            for index, item in enumerate(value):
                if node := node_of(item, self.at(f"{key}[{index}]"), self.faults):
                    yield node

    def nested(self, key: str) -> Iterator[tuple[int, "Node"]]:
        """Every object under `key` at any depth, in the order of the file, with its depth (0 at the top)."""
        levels = [self.children(key, required=True)]
        while levels:
            node = next(levels[-1], None)
            if node is None:
                levels.pop()
                continue
            yield len(levels) - 1, node
            if len(levels) < MAX_LEVELS:
                levels.append(node.children(key))
            elif key in node.value:
                node.fault(key, _("Ligger for dybt: højst {0} niveauer.").format(MAX_LEVELS))


def node_of(value: object, place: Place, faults: Faults) -> Node | None:
    """`value` as a node, or None and a fault where it is no object."""
    if not isinstance(value, dict):
        faults.note(place, _wrong_type(_("et objekt"), value))
        return None
    node = Node(value, place, faults)
    if isinstance(value, _Doubled):
        for key in value.keys_twice:
            node.fault(key, _("Står to gange i samme objekt."))
    return node


def document(content: bytes, faults: Faults) -> Node | None:
    """The outermost object of a JSON file; None, and a fault, where there is none to read."""
    try:
        value = _decoded(_text(content))
    except _Unreadable as unreadable:
        faults.note(unreadable.where, unreadable.reason)
        return None
    return node_of(value, Place(), faults)


class _Unreadable(Exception):
    def __init__(self, reason: str, where: str = "") -> None:
        self.reason, self.where = reason, where
        super().__init__(where, reason)


def _text(content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise _Unreadable(_("Filen er for stor: højst {0} MB.").format(MAX_BYTES // 1024**2))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        before = content[: wrong.start].decode("utf-8-sig", errors="replace")
        where = _line_and_column(before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise _Unreadable(_("Filen er ikke skrevet i UTF-8."), where) from wrong
    if not text.strip():
        raise _Unreadable(_("Filen er tom."))
    return text


def _decoded(text: str) -> object:
    try:
        with _deep_json_allowed():
            return json.loads(text, object_pairs_hook=_object, parse_constant=_not_a_number)
    except json.JSONDecodeError as wrong:
        where = _line_and_column(wrong.lineno, wrong.colno)
        raise _Unreadable(_("Filen er ikke gyldig JSON her."), where) from wrong
    except RecursionError as wrong:
        raise _Unreadable(_("Filen har for mange niveauer: højst {0}.").format(MAX_LEVELS)) from wrong
    except ValueError as wrong:
        raise _Unreadable(_("Filen har et tal, der ikke kan læses.")) from wrong


@contextmanager
def _deep_json_allowed() -> Iterator[None]:
    """json counts its levels against the recursion limit, and a level of concepts is two levels of JSON."""
    with _recursion_limit:
        usual = sys.getrecursionlimit()
        sys.setrecursionlimit(usual + 2 * MAX_LEVELS)
        try:
            yield
        finally:
            sys.setrecursionlimit(usual)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    value = dict(pairs)
    if len(value) == len(pairs):
        return value
    times = Counter(key for key, _value in pairs)
    doubled = _Doubled(value)
    doubled.keys_twice = tuple(key for key in value if times[key] > 1)
    return doubled


def _not_a_number(name: str) -> NoReturn:
    raise ValueError(name)


def _line_and_column(line: int, column: int) -> str:
    return _("linje {0}, kolonne {1}").format(line, column)


def _wrong_type(wanted: str, value: object) -> str:
    return _("Skal være {0}, men er {1}.").format(wanted, _kind_of(value))


def _kind_of(value: object) -> str:
    kinds = {str: _("en tekst"), bool: _("true eller false"), list: _("en liste"), type(None): _("null")}
    fallback = _("et objekt") if isinstance(value, dict) else _("et tal")
    return kinds.get(type(value), fallback)
