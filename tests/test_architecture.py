"""The house keeps its shape: rooms look down, rules are plain, laws are installed, files stay small."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.models.signals import ModelSignal
from django.dispatch import Signal
from django.template.loader import get_template

from pejl.shared import guards
from pejl.shared.versions import Version

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ROOT / "src" / "pejl"

LONGEST_FILE, LONGEST_FUNCTION = 300, 50
LONG_FILES: set[str] = {
    "tests/circles/test_answering.py",
    "tests/circles/test_histories.py",
    "tests/circles/test_histories_of_voices.py",
    "tests/circles/test_laws.py",
    "tests/circles/test_pages_of_people.py",
    "tests/circles/test_pages_of_proposals.py",
    "tests/circles/test_rules.py",
    "tests/desk/test_pages.py",
    "tests/letters/test_pages.py",
    "tests/letters/test_writing.py",
    "tests/pathways/test_pages.py",
    "tests/rulings/test_hearing.py",
    "tests/rulings/test_laws.py",
    "tests/rulings/test_pages.py",
    "tests/terminology/test_fhir.py",
}
LONG_FUNCTIONS: set[str] = {
    "tests/letters/test_writing.py: test_a_proposal_is_told_whole_before_it_is_asked",
}
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc"}
NAMED_BADLY: set[str] = {"src/pejl/circles/models/common.py"}
FOUND_BY_DJANGO = {"400.html", "403.html", "404.html", "500.html"}
ONLY_READ = {"queries", "views", "forms", "rules", "urls", "templatetags", "reading"}
WRITING = {"save", "create", "bulk_create", "get_or_create", "update_or_create", "delete", "bulk_update"}

OWN_MODELS = [model for model in apps.get_models() if model.__module__.startswith("pejl.")]
VERSIONS = [model for model in OWN_MODELS if issubclass(model, Version)]
GUARDED = [model for model in OWN_MODELS if getattr(model, "guards", [])]
ONLY_ADDED_TO = [model for model in GUARDED if "no_update" in {guard.name for guard in model.guards}]


def by_label(model: type[models.Model]) -> str:
    return model._meta.label


def room_of(model: type[models.Model]) -> str:
    return model.__module__.split(".")[1]


def steps() -> dict[str, int]:
    """Each room's step, 0 at the top, as the import contract says it."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    for contract in contracts:
        found = {
            room: step for step, layer in enumerate(contract.get("layers", [])) for room in _rooms(layer)
        }
        if {"config", "shared"} <= found.keys():
            return found
    raise AssertionError("pyproject.toml has no contract in which rooms only look down.")


def _rooms(layer: str) -> list[str]:
    return re.findall(r"\w+", layer.replace("pejl.", ""))


def python_files(*folders: str) -> Iterator[Path]:
    for folder in folders or ("src", "tests", "tools", "bench"):
        yield from (file for file in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in file.parts)


def named(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(), file)


def imports(tree: ast.Module) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module or ''}.{name.name}" for name in node.names}
    return found


def test_every_room_has_its_step():
    rooms = {file.parent.name for file in HOUSE.glob("*/__init__.py")}
    assert rooms == set(steps())


def test_the_steps_are_those_of_the_house():
    known = steps()
    names = "config desk pathways circles citizens organisation terminology journal"
    going_down = names.split()
    assert sorted(going_down, key=known.__getitem__) == going_down
    assert known["demo"] == known["desk"]
    assert max(known.values()) == known["shared"]


@pytest.mark.parametrize("model", OWN_MODELS, ids=by_label)
def test_foreign_keys_only_look_down(model):
    known = steps()
    targets = {field.related_model for field in model._meta.get_fields() if _points_from_here(field)}
    assert {target._meta.label for target in targets if target not in OWN_MODELS} == set()
    upward = {
        target._meta.label
        for target in targets
        if room_of(target) != room_of(model) and known[room_of(target)] <= known[room_of(model)]
    }
    assert upward == set()


def _points_from_here(field) -> bool:
    return field.is_relation and not field.auto_created


def test_the_guards_installed_are_exactly_those_declared(db):
    assert guards.differences(connection) == []


@pytest.mark.parametrize("model", GUARDED, ids=by_label)
def test_every_model_with_guards_has_them_installed(db, model):
    expected = {
        guards.name_of(model._meta.db_table, guard)
        for guard in model.guards
        if guard.on != "truncate" or connection.vendor == "postgresql"
    }
    assert expected
    assert expected <= _triggers()


def _triggers() -> set[str]:
    ask = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'",
    }
    with connection.cursor() as cursor:
        cursor.execute(ask[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


def test_every_guard_has_a_name_of_its_own_that_both_databases_keep():
    names = [guards.name_of(model._meta.db_table, guard) for model in GUARDED for guard in model.guards]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 63


@pytest.mark.parametrize("model", VERSIONS, ids=by_label)
def test_every_version_is_only_ever_added(model):
    assert {"no_update", "no_delete", "no_truncate"} <= {guard.name for guard in getattr(model, "guards", [])}


@pytest.mark.parametrize("model", ONLY_ADDED_TO, ids=by_label)
def test_what_is_only_added_to_is_so_without_exception_but_an_open_permit(model):
    declared = {guard.name: guard for guard in model.guards}
    allowed = declared["no_delete"].refuse_when.removeprefix("NOT (").removesuffix(")")
    assert [
        declared[guard.name] for guard in guards.append_only(erasable_when=allowed)
    ] == guards.append_only(erasable_when=allowed)
    assert allowed == "" or re.search(r"journal_erasurepermit p .*p\.closed_at IS NULL", allowed)


@pytest.mark.parametrize("model", VERSIONS, ids=by_label)
def test_every_version_keeps_the_laws_of_versions(model):
    kept = {
        constraint.name.replace(model._meta.label_lower.replace(".", "_"), "")
        for constraint in model._meta.constraints
    }
    assert {"_counts", "_in_order", "_begins_once"} <= kept
    assert model._meta.get_field("item").remote_field.related_name == "versions"


def test_rules_are_plain_python():
    """They are imported, all of them, where there is no Django."""
    files = [file for file in python_files("src") if "rules" in (file.stem, file.parent.name)]
    names = [".".join(file.relative_to(ROOT / "src").with_suffix("").parts) for file in files]
    assert len(names) >= len(steps()) - 4
    check = (
        f"import sys; [__import__(name) for name in {names!r}]; "
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'django', 'psycopg'}))"
    )
    ran = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True)
    assert (ran.stdout.strip(), ran.stderr) == ("[]", "")


def test_no_rule_reads_the_clock():
    files = [file for file in python_files("src") if "rules" in (file.stem, file.parent.name)]
    reading = {
        named(file)
        for file in files
        if {"pejl.shared.clock", "time"} & imports(parsed(file))
        or re.search(r"\b(now|today|utcnow)\(\)", file.read_text())
    }
    assert reading == set()


def test_only_acts_write():
    writing = {
        f"{named(file)}: {call.func.attr}"
        for file in python_files("src")
        if ONLY_READ & {file.stem, file.parent.name}
        for call in ast.walk(parsed(file))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in WRITING
    }
    assert writing == set()


def test_there_are_no_signals():
    using = {
        named(file)
        for file in python_files("src")
        if any("signals" in name or name.startswith("django.dispatch") for name in imports(parsed(file)))
    }
    assert using == set()


def test_nobody_in_the_house_listens_to_a_signal():
    signals = [value for value in vars(models.signals).values() if isinstance(value, Signal)]
    assert any(isinstance(signal, ModelSignal) for signal in signals)
    listening = {
        receiver().__module__
        for signal in signals
        for _key, receiver, *_rest in signal.receivers
        if receiver() is not None
    }
    assert {module for module in listening if module.startswith("pejl.")} == set()


def test_long_files_are_few_and_get_fewer():
    """A file in the list that has become short enough leaves it."""
    found = {named(file) for file in python_files() if len(file.read_text().splitlines()) > LONGEST_FILE}
    assert found == LONG_FILES


def test_long_functions_are_few_and_get_fewer():
    found = {
        f"{named(file)}: {function.name}"
        for file in python_files()
        for function in ast.walk(parsed(file))
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
        and (function.end_lineno or 0) - function.lineno >= LONGEST_FUNCTION
    }
    assert found == LONG_FUNCTIONS


def test_no_file_has_a_name_that_says_nothing():
    found = {
        named(path)
        for path in HOUSE.rglob("*")
        if path.stem.strip("_") in SAYS_NOTHING and "__pycache__" not in path.parts
    }
    assert found == NAMED_BADLY


def templates() -> dict[str, Path]:
    return {
        file.relative_to(folder).as_posix(): file
        for folder in HOUSE.glob("*/templates")
        for file in folder.rglob("*.*")
    }


def _templates_asked_for() -> set[str]:
    texts = [file.read_text() for file in python_files("src")]
    texts += [file.read_text() for file in templates().values()]
    return {name for text in texts for name in re.findall(r"""["']([\w/-]+\.(?:html|txt))["']""", text)}


def test_every_template_is_used():
    assert set(templates()) - _templates_asked_for() - FOUND_BY_DJANGO == set()


def test_every_template_asked_for_is_there_and_can_be_read():
    for name in sorted(_templates_asked_for()):
        assert get_template(name), name
