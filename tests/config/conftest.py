import io
import os
import subprocess
import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from pejl.config import cli

PEJL = [sys.executable, "-m", "pejl.config.cli"]
PASSWORD = "en hest i haven 17"


class Done(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def command() -> Callable[..., Done]:
    """`command(url, "unit", "add", "Nord")`: the command line in a process of its own."""

    def run(url: str, *arguments: object, typed: str = "", **surroundings: str) -> Done:
        done = subprocess.run(
            [*PEJL, *map(str, arguments)],
            env={**os.environ, "DATABASE_URL": url, **surroundings},
            input=typed,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def here(copied_database, capsys, monkeypatch) -> Callable[..., Done]:
    """The command line in this process, on a migrated database."""

    def run(*arguments: object, typed: str = "") -> Done:
        capsys.readouterr()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.StringIO(typed))
            code = cli.main([str(argument) for argument in arguments])
        return Done(code, *capsys.readouterr())

    return run


@pytest.fixture
def pejl(here) -> Callable[..., str]:
    """`pejl("unit", "add", "Nord")`: what it printed, where all went well."""

    def run(*arguments: object, typed: str = "") -> str:
        done = here(*arguments, typed=typed)
        assert (done.code, done.err) == (0, "")
        return done.out

    return run


@pytest.fixture
def refused(here) -> Callable[..., list[str]]:
    """The sentences with which a command is refused."""

    def run(*arguments: object, typed: str = "") -> list[str]:
        done = here(*arguments, typed=typed)
        assert done.code == 1, done.out
        return done.err.splitlines()

    return run
