"""Draws docs/map.md from the code: the rooms, which of them use which, and whose keys point where."""

import ast
import os
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from drawn import ROOT, keep, table

os.environ["PEJL_TESTING"] = "1"
os.environ["DJANGO_SETTINGS_MODULE"] = "pejl.config.settings"
sys.path.insert(0, str(ROOT / "src"))

import django
from django.apps import apps

django.setup()

from pejl.circles.kinds import registered  # noqa: E402 -- kinds are registered only now

PACKAGE = ROOT / "src" / "pejl"
LIVES_THERE = {
    "config": "settings, the list of addresses, the command line: it knows every room, and no room knows it",
    "demo": "invented people and their stories, told only through actions",
    "desk": "front pages that show several rooms; no tables and no rules",
    "exchange": "files of others: spreadsheets, CASE, Moodle; looked at first, brought in whole or not",
    "letters": "proposals and plans as letters for those who would rather have paper, and their answers",
    "dialogue": "writing to each other, meeting",
    "chain": "the thread from policy to learning activity: the table both ways, what is strategic, learning",
    "competences": "what a person can be able to do, who can what, and what needs call for",
    "rulings": "rulings: hearing, draft, letter, complaint, and what the appeals board said",
    "practice": "guidance on everyday situations, ideas and what became of them, questions without a case",
    "pathways": "the plan: wishes, strengths, goals and what is done towards them",
    "circles": "who stands around a citizen, what each may see, and how they decide together",
    "citizens": "the person it is about; no pages, a citizen is reached through the circle",
    "entrance": "coming in: passwords, passkeys, codes, OpenID Connect, SAML; and who is refused",
    "organisation": "units, the people who sign in, their posts, and in which capacity one is here",
    "terminology": "code systems in versions, and the binding that puts branches of them to use",
    "journal": "what was done and what was looked at, in a chain that is only added to",
    "shared": "the clock, refusals, sealing, names, versions, guards, what every form and page has",
}
PAGE = """\
# The map

Drawn from the code by `python tools/draw_map.py`. The order of the rooms is the import contract in
`pyproject.toml`; a room may use rooms below it, never above, never a sibling on the same step.

## The rooms, from the roof down

{rooms}

## Who uses whom

Each row is a room; the numbers say how many import statements in it name the room of the column. All of them
lie to the right of the room itself: nobody looks up. Not counted is what is named by a string: addresses
(`redirect("desk:front")`), the lists of rooms in `config`, and a page that extends another room's page.

{uses}

## Keys between rooms

Foreign keys that leave their room. They look down too (`tests/test_architecture.py`).

{keys}

## How a plan can change

Every kind of change that a room has registered (`changes.py`), in which of the four ways, and whose yes it
needs before it is in force.

{kinds}
"""


def steps() -> list[list[str]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one["containers"] == ["pejl"])
    return [[room.strip(" ()") for room in layer.split("|")] for layer in layers]


def rooms(of_steps: list[list[str]]) -> str:
    unsaid = [room for on in of_steps for room in on if room not in LIVES_THERE]
    if unsaid:
        sys.exit(f"tools/draw_map.py: say in LIVES_THERE what lives in {', '.join(unsaid)}.")
    rows = [[str(step), f"`{room}`", LIVES_THERE[room]] for step, on in enumerate(of_steps, 1) for room in on]
    return table(["Step", "Room", "What lives there"], rows)


def uses(names: list[str]) -> str:
    counted = {room: Counter(_rooms_named_in(room)) for room in names}
    rows = [[f"`{room}`", *(_or_dot(counted[room][other]) for other in names[1:])] for room in names[:-1]]
    return table(["", *names[1:]], rows)


def _or_dot(count: int) -> str:
    return str(count) if count else "·"


def _rooms_named_in(room: str) -> Iterator[str]:
    for path in sorted((PACKAGE / room).rglob("*.py")):
        if "migrations" not in path.parts:
            yield from _rooms_imported(path, room)


def _rooms_imported(path: Path, room: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        modules = []
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            modules = [node.module or ""]
        named = {module.split(".")[1] for module in modules if module.startswith("pejl.")}
        yield from named - {room}


def keys() -> str:
    rows = []
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if field.concrete and (field.many_to_one or field.one_to_one):
                rows.append((_room(model), f"{model.__name__}.{field.name}", field.related_model))
    leaving = sorted(
        (room, name, _room(to), to.__name__)
        for room, name, to in rows
        if room in LIVES_THERE and room != _room(to)
    )
    lines = [[f"`{room}`", f"`{name}`", f"`{to_room}`", f"`{to}`"] for room, name, to_room, to in leaving]
    return table(["From", "Key", "To", "Table"], lines)


def _room(model: type) -> str:
    return model.__module__.split(".")[1]


def kinds() -> str:
    rows = [
        [f"`{kind}`", f"`{change.__name__}`", str(change.way), str(change.needs)]
        for kind, change in sorted(registered().items())
    ]
    return table(["Kind", "In code", "Way", "Needs the yes of"], rows)


def page() -> str:
    of_steps = steps()
    names = list(chain.from_iterable(of_steps))
    return PAGE.format(rooms=rooms(of_steps), uses=uses(names), keys=keys(), kinds=kinds())


if __name__ == "__main__":
    sys.exit(keep("map.md", page(), about="Draw docs/map.md from the code."))
