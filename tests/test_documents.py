"""What the documents say of the tests is so."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`")


def test_every_test_that_the_laws_name_exists():
    named = NAMED.findall((ROOT / "docs" / "laws.md").read_text())
    missing = [
        f"{file}::{name}"
        for file, name in named
        if not (ROOT / "tests" / file).exists() or f"def {name}(" not in (ROOT / "tests" / file).read_text()
    ]
    assert (bool(named), missing) == (True, [])
