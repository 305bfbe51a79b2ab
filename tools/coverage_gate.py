"""Every branch of rules, changes and actions is tested; the whole is tested no less than before.

The number for the whole stands in pyproject.toml ([tool.coverage.report] fail_under) and only rises.
"""

import os
import subprocess
import sys
from pathlib import Path

DATA = Path("var/test/coverage").absolute()
EVERY_BRANCH = ",".join(f"*/{name}.py,*/{name}/*.py" for name in ("rules", "changes", "actions"))


def main() -> int:
    if not any(DATA.parent.glob(f"{DATA.name}*")):
        print("There is nothing to look at: run `make test` first.", file=sys.stderr)
        return 1
    if any(DATA.parent.glob(f"{DATA.name}.*")):
        coverage("combine", "--quiet", "--keep", str(DATA.parent))
    strict = coverage("report", f"--include={EVERY_BRANCH}", "--fail-under=100")
    whole = coverage("report")
    return strict or whole


def coverage(*arguments: str) -> int:
    command = [sys.executable, "-m", "coverage", *arguments]
    return subprocess.run(command, env={**os.environ, "COVERAGE_FILE": str(DATA)}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
