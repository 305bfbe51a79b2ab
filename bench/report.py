"""What was found, beside the aims."""

import platform
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from typing import Any

import pysqlite3

from .measuring import MANY, ONE, Key, Sample, median_of, ratio
from .pages import ALIKE, FLOOR, NAMES, PAGE, VIEWS
from .postgresql import BINARIES

ALIKE_AT_MOST, FLOOR_AT_MOST, GROWTH_AT_MOST, QUERIES_AT_MOST = 2.0, 8.0, 1.5, 15
REPEATED_AT_MOST, STATEMENTS_AT_MOST, COMMITS = 3.0, 20, 1

INTRODUCTION = """\
# Performance

    make bench          measures, prints these tables and writes this page

Written by that command; change `bench/`, not this page. Everything runs on one machine, over loopback. A
machine has its moods, so look at the ratios: the pages take turns within each round, and a ratio is the
median over the rounds of one page beside another in the same round.

- **The citizen's page** is *Mit forløb* of a citizen like Karen in the demo, signed in: a wish, a goal, what
  was agreed, a strength, two proposals that wait, people, looks.
- **Like for like** makes as many reads, each by an index and of the same kind of rows (sealed columns are
  opened), the same durable look in the journal (the same `tell_look`), and as many bytes. No rules, no law of
  what is in force, nothing translated, no forms. It asks as Django asks by itself; most reads of the page are
  put into SQL once in a process ([decision record 11](decisions/0011-reads-are-compiled-once.md)).
- **The bare floor** is one indexed read and a small template, for nobody in particular, behind the middleware
  that every page passes.

The two references are in `bench/` and on no address of Pejl. All three are on the same `pejl run` (2 workers
of 8 threads), set up as in operation. SQLite: WAL, synchronous FULL. PostgreSQL: fsync, synchronous commit,
full page writes. Processor time is user and system of the server's workers, and of PostgreSQL's processes.
Every citizen has Karen's rows: one story told through actions, repeated by set-based SQL while guards hold.
"""


@dataclass
class Found:
    engines: list[str]
    sizes: Sequence[int]
    samples: dict[Key, list[Sample]] = field(default_factory=dict)
    queries: dict[str, dict[str, int]] = field(default_factory=dict)
    acts: dict[str, dict[str, float]] = field(default_factory=dict)
    starts: dict[str, float] = field(default_factory=dict)
    memory: dict[str, float] = field(default_factory=dict)
    size: int = 0

    def store(self, engine: str, citizens: int) -> str:
        return f"{engine} {citizens:,}"

    @property
    def stores(self) -> list[str]:
        return [self.store(engine, citizens) for engine in self.engines for citizens in self.sizes]


def document(found: Found) -> str:
    return f"{INTRODUCTION}\n{tables(found)}"


def tables(found: Found) -> str:
    parts = [
        ("The page and the aims", f"{_aims(found)}\n\n{_beside_the_floor(found)}"),
        ("Medians, in milliseconds", _medians(found)),
        ("A decision", _decision(found)),
        ("Starting and being there", _being(found)),
    ]
    return _measured(found) + "".join(f"\n## {title}\n\n{text}\n" for title, text in parts)


def _measured(found: Found) -> str:
    postgres = subprocess.run(
        [BINARIES / "postgres", "--version"], capture_output=True, text=True, check=True
    )
    versions = [
        f"Python {platform.python_version()}",
        *(f"{name} {version(name)}" for name in ("Django", "gunicorn", "psycopg")),
        f"SQLite {pysqlite3.sqlite_version}",
        f"PostgreSQL {postgres.stdout.split()[2]}",
    ]
    rounds = f"{len(next(iter(found.samples.values())))} rounds; the page is {found.size / 1024:.0f} kB."
    return f"Measured on {date.today():%d.%m.%Y} with {', '.join(versions)}; {rounds}\n"


def _aims(found: Found) -> str:
    rows = [
        [
            "queries",
            f"≤ {QUERIES_AT_MOST}",
            *(_aim(found.queries[s][PAGE], QUERIES_AT_MOST, "d") for s in found.stores),
        ]
    ]
    for to, most in ((ALIKE, ALIKE_AT_MOST), (FLOOR, FLOOR_AT_MOST)):
        for what, clients, name in (
            ("processor time", ONE, "cpu"),
            ("wait, 1 client", ONE, "wall"),
            (f"wait, {MANY} clients", MANY, "wall"),
        ):
            ratios = [
                ratio(found.samples, (store, PAGE, clients), (store, to, clients), name)
                for store in found.stores
            ]
            rows.append([f"{what} / {NAMES[to]}", f"≤ {most:g} ×", *(_aim(one, most) for one in ratios)])
    rows += [_growth(found, what, clients, name) for what, clients, name in GROWTHS]
    return _table(["", "aim", *found.stores], rows)


def _beside_the_floor(found: Found) -> str:
    """What the floor does not do, and what that alone comes to."""
    processor, wait = (_alike_to_floor(found, name) for name in ("cpu", "wall"))
    return (
        "The floor knows no session, user or circle, and commits nothing. The page has these to read, and\n"
        "its look to commit before it leaves. What does just that (like for like: no rules of a plan, no\n"
        f"words) is {processor} × the floor on the processor and {wait} × in waiting (1 client), most of it\n"
        "for the disk to say that the look is kept: no page that keeps law 3 comes within "
        f"{FLOOR_AT_MOST:g} × in waiting."
    )


def _alike_to_floor(found: Found, name: str) -> str:
    ratios = sorted(
        ratio(found.samples, (store, ALIKE, ONE), (store, FLOOR, ONE), name) for store in found.stores
    )
    return f"{ratios[0]:.0f} to {ratios[-1]:.0f}"


GROWTHS = (
    ("processor time", ONE, "cpu"),
    ("wait, 1 client", ONE, "wall"),
    (f"wait, {MANY} clients", MANY, "wall"),
)


def _growth(found: Found, what: str, clients: int, name: str) -> list[str]:
    small, large = min(found.sizes), max(found.sizes)
    cells = []
    for engine in found.engines:
        here, there = (found.store(engine, citizens) for citizens in (large, small))
        times = ratio(found.samples, (here, PAGE, clients), (there, PAGE, clients), name)
        cells += ["", _aim(times, GROWTH_AT_MOST)]
    return [f"{what}, {large:,} / {small:,} citizens", f"≤ {GROWTH_AT_MOST:g} ×", *cells]


def _medians(found: Found) -> str:
    rows = []
    for store in found.stores:
        for page in VIEWS:
            one, many = (found.samples[store, page, clients] for clients in (ONE, MANY))
            numbers = [
                median_of(one, "cpu"),
                median_of(one, "database_cpu"),
                median_of(one, "wall"),
                median_of(many, "wall"),
            ]
            rows.append([store, NAMES[page], str(found.queries[store][page]), *(f"{n:.2f}" for n in numbers)])
    heads = ["", "", "queries", "processor", "of it PostgreSQL", "wait, 1 client", f"wait, {MANY} clients"]
    return _table(heads, rows)


def _decision(found: Found) -> str:
    text = (
        "A citizen says yes to what an employee proposed, and it is in force: `circles.actions.answer`,\n"
        "beside the very same statements in one transaction, without rules, in a copy of the database\n"
        f"({max(found.sizes):,} citizens). BEGIN and COMMIT are not counted as statements.\n\n"
    )
    rows = [
        [
            engine,
            _aim(told["commits"], COMMITS, "g"),
            _aim(told["statements"], STATEMENTS_AT_MOST, "g"),
            f"{told['act']:.2f} ms",
            f"{told['repeated']:.2f} ms",
            _aim(told["ratio"], REPEATED_AT_MOST),
        ]
        for engine, told in found.acts.items()
    ]
    heads = ["", "commits (1)", f"statements (≤ {STATEMENTS_AT_MOST})", "the act", "repeated"]
    return text + _table([*heads, f"ratio (≤ {REPEATED_AT_MOST:g} ×)"], rows)


def _being(found: Found) -> str:
    starts = [[name, f"{seconds:.2f} s"] for name, seconds in found.starts.items()]
    first, second = found.starts.values()
    starts.append(["Pejl / bare Django", f"{first / second:.1f} ×"])
    memory = [[name, f"{megabytes:.0f} MB"] for name, megabytes in found.memory.items()]
    return (
        "From the command to the first answer:\n\n"
        + _table(["", "median"], starts)
        + "\n\nMemory of all processes of a server (1 + 2 workers) after the rounds, as PSS:\n\n"
        + _table(["", "PSS"], memory)
    )


def _aim(value: float, at_most: float, form: str = ".2f") -> str:
    return f"{value:{form}}" if value <= at_most else f"**{value:{form}} missed**"


def _table(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    lines = [list(heads), *(list(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    drawn = [
        "| " + " | ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)) + " |"
        for line in lines
    ]
    return "\n".join([drawn[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *drawn[1:]])
