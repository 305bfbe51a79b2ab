"""What a municipality installs: the wheel, in an environment of its own, far from the checkout."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.databases import is_postgresql  # noqa: F401 -- asked for by name below
from tests.servers import serving

from .test_run import ask

ROOT = Path(__file__).parents[2]
SOURCES = [
    "src",
    "frontend",
    "hatch_build.py",
    "package.json",
    "package-lock.json",
    ".npmrc",
    "pyproject.toml",
]
BUILT = shutil.ignore_patterns("assets", "*.mo", "__pycache__")
pytestmark = pytest.mark.skipif("is_postgresql()", reason="once is enough")


def run(*command: object, cwd: Path, **surroundings: str) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**without_ours(), **surroundings},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def without_ours() -> dict[str, str]:
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PEJL_", "DJANGO_", "DATABASE_", "PYTHON", "COV"))
    }


def style_in(wheel: Path) -> str:
    with zipfile.ZipFile(wheel) as opened:
        return json.loads(opened.read("pejl/assets/staticfiles.json"))["paths"]["pejl/pejl.css"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """Built from a clean checkout, where nothing is compiled; the packages of npm are borrowed."""
    checkout, made = tmp_path_factory.mktemp("checkout"), tmp_path_factory.mktemp("made")
    for name in [*SOURCES, "pyproject.toml", "README.md"]:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, checkout / name, **({"ignore": BUILT} if source.is_dir() else {}))
    shutil.copytree(ROOT / "node_modules", checkout / "node_modules", symlinks=True)
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", made, cwd=checkout)
    return next(made.glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_holds_all_that_is_needed_and_nothing_else(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for needed in (
        "pejl/shared/templates/base.html",
        "pejl/circles/migrations/0001_initial.py",
        "pejl/terminology/data/bindings.json",
        "pejl/assets/staticfiles.json",
        f"pejl/assets/{style_in(wheel)}.br",
        "pejl/locale/en/LC_MESSAGES/django.mo",
    ):
        assert needed in names
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"pejl"}


@pytest.mark.slow
def test_the_wheel_serves_from_an_environment_of_its_own(wheel, tmp_path):
    environment = tmp_path / "environment"
    uv = shutil.which("uv", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    run(uv, "venv", "--python", sys.executable, environment, cwd=tmp_path)
    install = [uv, "pip", "install", "--python", environment / "bin/python"]
    run(*install, "--require-hashes", "-r", ROOT / "requirements/run.txt", cwd=tmp_path)
    run(*install, "--no-deps", wheel, cwd=tmp_path)
    pejl = environment / "bin/pejl"
    keys = dict(line.split("=", 1) for line in run(pejl, "keys", cwd=tmp_path).splitlines())
    house = {
        **keys,
        "PEJL_DATA": str(tmp_path / "data"),
        "DATABASE_URL": f"sqlite:///{tmp_path}/data/pejl.sqlite3",
    }
    assert "Databasen er klar" in run(pejl, "migrate", cwd=tmp_path, **house)
    ours_off = dict.fromkeys(("PEJL_TESTING", "PEJL_CLOCK_MAY_STOP", "PYTHONPATH"), "")
    with serving(tmp_path, {**ours_off, **house}, [str(pejl)], cwd=tmp_path) as address:
        behind_a_proxy = {"X_Forwarded_Proto": "https"}
        with ask(f"{address}/kom-ind/", **behind_a_proxy) as page:
            assert "Velkommen til Pejl" in page.read().decode()
        with ask(f"{address}/static/{style_in(wheel)}", Accept_Encoding="br", **behind_a_proxy) as small:
            assert small.headers["Content-Encoding"] == "br"


@pytest.mark.slow
def test_without_npm_the_build_says_what_is_missing(tmp_path):
    for name in ("hatch_build.py", "pyproject.toml", "README.md", "package.json", "package-lock.json"):
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=BUILT)
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel"],
        cwd=tmp_path,
        env={**without_ours(), "PATH": "/nowhere"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "The assets are built by npm, which is not here. Install nodejs and npm." in done.stderr
