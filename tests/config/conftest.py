import os
import subprocess
import sys
from collections.abc import Callable

import pytest

PEJL = [sys.executable, "-m", "pejl.config.cli"]
PASSWORD = "en hest i haven 17"


@pytest.fixture
def command() -> Callable:
    """`command(url, "unit", "add", "Nord")`: the command line in a process of its own."""

    def run(
        url: str, *arguments: object, typed: str = "", **surroundings: str
    ) -> subprocess.CompletedProcess:
        return subprocess.run(
            [*PEJL, *map(str, arguments)],
            env={**os.environ, "DATABASE_URL": url, **surroundings},
            input=typed,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


@pytest.fixture
def pejl(copied_database, command) -> Callable:
    """`pejl("unit", "add", "Nord")` on a migrated database: what it printed, where it went well."""

    def run(*arguments: object, typed: str = "") -> str:
        done = command(copied_database, *arguments, typed=typed)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    return run


@pytest.fixture
def refused(copied_database, command) -> Callable:
    """The sentences with which a command on a migrated database is refused."""

    def run(*arguments: object, typed: str = "") -> list[str]:
        done = command(copied_database, *arguments, typed=typed)
        assert done.returncode == 1, done.stdout
        return done.stderr.splitlines()

    return run
