"""make test: the gates, the tests on both databases, the stories in a browser, the coverage.

The gates stop at the first that fails. The test runs all have their turn, and the totals come last.
"""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

RESULTS = Path("var/test")
PYTHON = [sys.executable, "-m"]
COVERED = [*PYTHON, "coverage", "run", "-m"]
ON_POSTGRESQL = [sys.executable, "tools/postgresql.py", "run", "--"]


@dataclass(frozen=True)
class Run:
    """One run of pytest, on both cores."""

    name: str
    arguments: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    python: list[str] = field(default_factory=lambda: COVERED)

    def command(self) -> list[str]:
        pytest = [*self.before, *self.python, "pytest", "-q", "-n", "2", "--durations=5"]
        return [*pytest, *self.arguments, f"--junitxml={self.results}"]

    @property
    def results(self) -> Path:
        return RESULTS / f"{self.name}.xml"


RUNS = [
    Run("sqlite"),
    Run("postgresql", before=ON_POSTGRESQL),
    Run("browser", ["-m", "browser"], python=PYTHON),
    Run("browser-postgresql", ["-m", "browser_postgresql"], before=ON_POSTGRESQL, python=PYTHON),
]
NO_TESTS = 5


@dataclass
class Totals:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def add(self, results: Path) -> None:
        if results.exists():
            for suite in ElementTree.parse(results).iter("testsuite"):
                failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
                skipped = int(suite.get("skipped", 0))
                self.failed += failed
                self.skipped += skipped
                self.passed += max(0, int(suite.get("tests", 0)) - failed - skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def main() -> int:
    shutil.rmtree(RESULTS, ignore_errors=True)
    RESULTS.mkdir(parents=True)
    totals = Totals()
    wrong = [name for name in ["gates"] if not timed(name, ["make", "--no-print-directory", "check"])]
    if not wrong:
        wrong += [run.name for run in RUNS if not timed(run.name, run.command(), also_fine=NO_TESTS)]
        wrong += [] if timed("coverage", ["make", "--no-print-directory", "coverage-gate"]) else ["coverage"]
    for run in RUNS:
        totals.add(run.results)
    if wrong:
        print(f"\nNot well: {', '.join(wrong)}")
    print(f"\n{totals}", flush=True)
    return 1 if wrong else 0


def timed(name: str, command: list[str], *, also_fine: int = 0) -> bool:
    print(f"\n=== {name}: {' '.join(command)}", flush=True)
    begun = time.monotonic()
    code = subprocess.run(command, env=surroundings(), check=False).returncode
    print(f"=== {name}: {'well' if code in (0, also_fine) else 'not well'}, {time.monotonic() - begun:.0f} s")
    return code in (0, also_fine)


def surroundings() -> dict[str, str]:
    return {**os.environ, "COVERAGE_FILE": str((RESULTS / "coverage").absolute())}


if __name__ == "__main__":
    sys.exit(main())
