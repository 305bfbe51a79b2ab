"""Documents drawn from the code: written anew, or with --check compared with what lies there."""

import sys
from argparse import ArgumentParser
from difflib import unified_diff
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINES_SHOWN = 20


def keep(name: str, text: str, *, about: str) -> int:
    """Write docs/`name`, or with --check say where it differs from the code. Answers with the exit code."""
    parser = ArgumentParser(description=about)
    parser.add_argument("--check", action="store_true", help="compare only; 1 where they differ")
    path = ROOT / "docs" / name
    if not parser.parse_args().check:
        path.write_text(text, encoding="utf-8")
        return 0
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    return 0 if before == text else _tell(path, before, text)


def _tell(path: Path, before: str, after: str) -> int:
    where, tool = path.relative_to(ROOT), Path(sys.argv[0]).name
    print(f"{where} no longer tells what the code does. Draw it again: python tools/{tool}", file=sys.stderr)
    names = ("drawn before", "the code now")
    lines = unified_diff(before.splitlines(), after.splitlines(), *names, n=0, lineterm="")
    for line in islice(lines, LINES_SHOWN):
        print(f"  {line}", file=sys.stderr)
    return 1


def table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
