"""What a branch of a code system is used for, and which branch that is: the binding."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pejl.shared.words import _

from .reading import Faults, Node, Place, document

LONGEST_URL, LONGEST_VERSION, LONGEST_TITLE = 500, 100, 300
LONGEST_CODE, LONGEST_DISPLAY = 200, 1000
BETWEEN_NAMES = " > "
HIGHEST_LEVEL = 4


class Purpose(StrEnum):
    """What a branch of a code system is used for."""

    SERVICE = "service"
    THEME = "theme"
    GOAL_TYPE = "goal type"
    FUNCTION_LEVEL = "function level"
    SUPPORT_LEVEL = "support level"
    LEVELLED_THEME = "theme with level"


PURPOSES_WITH_LEVELS = {Purpose.FUNCTION_LEVEL, Purpose.SUPPORT_LEVEL}
PURPOSE_WORDS = {
    Purpose.SERVICE: _("ydelse"),
    Purpose.THEME: _("tema"),
    Purpose.GOAL_TYPE: _("måltype"),
    Purpose.FUNCTION_LEVEL: _("funktionsevneniveau"),
    Purpose.SUPPORT_LEVEL: _("støttebehovsniveau"),
    Purpose.LEVELLED_THEME: _("tema med niveau"),
}


@dataclass(frozen=True)
class ParsedBranch:
    """Where the concepts for a purpose lie: below `root`, or the whole system where it is empty.

    `levels` gives the number of each level, None for "not assessed". `path` is its place in the file.
    """

    purpose: Purpose
    rank: int
    system: str
    root: str
    by_name: bool
    levels: Mapping[str, int | None]
    path: str


def newness(version: str) -> tuple[tuple[int, str], ...]:
    """Orders versions as people read them: 1.9 before 1.10, and 2024 before 2024b."""
    parts = re.findall(r"[0-9]+|[^0-9]+", version)
    return tuple((int(part), "") if part[0] in "0123456789" else (-1, part) for part in parts)


def read_binding(content: bytes) -> tuple[list[ParsedBranch], Faults]:
    """The branches in a binding file, every purpose among them; to be used only where there are no faults."""
    faults = Faults()
    outermost = document(content, faults)
    branches = [] if outermost is None else list(_branches(outermost))
    _note_two_numbers(branches, faults)
    return branches, faults


def note_misfits(
    branch: ParsedBranch, version: str, faults: Faults, *, root_found: bool, selectable: Collection[str]
) -> None:
    """Note where a branch does not fit a version of its system."""
    if not root_found:
        reason = _('Koden "{0}" findes ikke i version {1}.').format(branch.root, version)
        faults.note(f"{branch.path}.root", reason)
    elif not selectable:
        faults.note(branch.path, _("Grenen har ingen begreber at vælge i version {0}.").format(version))
    elif branch.purpose in PURPOSES_WITH_LEVELS:
        for code in branch.levels:
            if code not in selectable:
                reason = _('Koden "{0}" er ikke i grenen i version {1}.').format(code, version)
                faults.note(f"{branch.path}.levels", reason)
        for code in sorted(selectable):
            if code not in branch.levels:
                reason = _('Koden "{0}" er i grenen i version {1}, men mangler her.').format(code, version)
                faults.note(f"{branch.path}.levels", reason)


def note_lost_numbers(
    branches: Iterable[ParsedBranch], numbered: Iterable[tuple[str, str]], faults: Faults
) -> None:
    """Note the levels (system, code) that have a number and would lose it."""
    kept = {
        (branch.system, code)
        for branch in branches
        for code, number in branch.levels.items()
        if number is not None
    }
    lost = _('Koden "{0}" i {1} har et tal, som gamle vurderinger hviler på. Behold grenen som den sidste.')
    for system, code in numbered:
        if (system, code) not in kept:
            faults.note("bindings", lost.format(code, system))


def _branches(outermost: Node) -> Iterator[ParsedBranch]:
    seen: dict[object, Place] = {}
    for node in outermost.children("bindings", required=True):
        purpose = _purpose(node, seen)
        for rank, branch in enumerate(node.children("branches", required=True), 1):
            if purpose is not None:
                yield _branch(branch, purpose, rank)
    for purpose in Purpose:
        if "bindings" in outermost.value and purpose not in seen:
            outermost.fault("bindings", _('Formålet "{0}" mangler.').format(purpose))


def _purpose(node: Node, seen: dict[object, Place]) -> Purpose | None:
    word = node.text("purpose", required=True)
    node.note_if_seen("purpose", word, seen)
    if word in list(Purpose):
        return Purpose(word)
    if word:
        known = ", ".join(Purpose)
        node.fault("purpose", _('"{0}" er ikke et formål. Formålene er: {1}.').format(word, known))
    return None


def _branch(node: Node, purpose: Purpose, rank: int) -> ParsedBranch:
    order = node.text("order") if "order" in node.value else "file"
    if order and order not in {"file", "name"}:
        node.fault("order", _('Skal være "file" eller "name".'))
    return ParsedBranch(
        purpose=purpose,
        rank=rank,
        system=node.uri("system", LONGEST_URL),
        root=node.code("root", LONGEST_CODE, required=False),
        by_name=order == "name",
        levels=_levels(node, purpose),
        path=str(node.place),
    )


def _levels(branch: Node, purpose: Purpose) -> dict[str, int | None]:
    wanted = purpose in PURPOSES_WITH_LEVELS
    if not wanted and "levels" in branch.value:
        branch.fault("levels", _("Kun niveauer har tal."))
    levels: dict[str, int | None] = {}
    codes: dict[object, Place] = {}
    numbers: dict[object, Place] = {}
    for node in branch.children("levels", required=wanted):
        code, number = node.code("code", LONGEST_CODE), _number(node)
        node.note_if_seen("code", code, codes)
        node.note_if_seen("ordinal", number, numbers)
        if code:
            levels[code] = number
    return levels


def _number(node: Node) -> int | None:
    """A missing number is a fault: what is not assessed says null."""
    if node.value.get("ordinal", 0) is None:
        return None
    if "ordinal" not in node.value:
        node.fault("ordinal", _("Mangler. Skriv null, hvis niveauet ikke er et tal."))
    number = node.whole_number("ordinal")
    if number is not None and not 0 <= number <= HIGHEST_LEVEL:
        node.fault("ordinal", _("Skal være fra 0 til {0}.").format(HIGHEST_LEVEL))
    return number


def _note_two_numbers(branches: list[ParsedBranch], faults: Faults) -> None:
    """A code has one number, whichever purpose it serves."""
    numbers: dict[tuple[str, str], tuple[int | None, str]] = {}
    for branch in branches:
        for code, number in branch.levels.items():
            first, path = numbers.setdefault((branch.system, code), (number, branch.path))
            if first != number:
                reason = _('Koden "{0}" har et andet tal i {1}.').format(code, f"{path}.levels")
                faults.note(f"{branch.path}.levels", reason)
