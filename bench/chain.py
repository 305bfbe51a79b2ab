"""The chain at the size of a large municipality: tracing all of it, and its table page.

    python -m bench.chain       seeds an SQLite file of its own, measures, writes docs/performance-chain.md

50 policies, 500 principles, 5,000 learning goals, 50,000 activities, 200,000 participations.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TO = ROOT / "docs/performance-chain.md"
POLICIES, GOALS, PRINCIPLES, PROFILES, LEARNING_GOALS, ACTIVITIES = 50, 100, 500, 1_000, 5_000, 50_000
PARTICIPATIONS, PEOPLE = 200_000, 2_000
ROUNDS, AIM = 5, 3.0


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        _ready(folder)
        found = _measured()
    TO.write_text(_document(found))
    sys.stdout.write(TO.read_text())


def _ready(folder: str) -> None:
    os.environ.update(
        PEJL_TESTING="1",
        PEJL_CLOCK_MAY_STOP="1",
        DJANGO_SETTINGS_MODULE="pejl.config.settings",
        DATABASE_URL=f"sqlite:///{folder}/chain.sqlite3",
    )
    import django  # noqa: PLC0415 -- settings are read from the environment above

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- after setup

    call_command("migrate", verbosity=0)
    from .chain_seed import sow  # noqa: PLC0415 -- its models want Django

    sow()


def _measured() -> dict[str, float]:
    from django.db import connection  # noqa: PLC0415 -- after setup

    from pejl.chain.queries import Asked, chain_on, read_table  # noqa: PLC0415 -- after setup
    from pejl.chain.rules import trace  # noqa: PLC0415 -- after setup
    from pejl.shared import clock  # noqa: PLC0415 -- after setup

    day = clock.today()

    def plain() -> None:
        with connection.cursor() as cursor:
            for sql in PLAIN:
                cursor.execute(sql, [day] * sql.count("%s"))
                cursor.fetchall()

    seen = chain_on(day)
    return {
        "plain SQL": _seconds(plain),
        "reading and tracing": _seconds(lambda: trace(chain_on(day).chain)),
        "tracing alone": _seconds(lambda: trace(seen.chain)),
        "first page of the table": _seconds(lambda: read_table(Asked(day)).page()),
        "from right to left": _seconds(lambda: read_table(Asked(day)).needs()),
        "a search": _seconds(lambda: read_table(Asked(day, words="læringsmål 4711")).page()),
        "links": float(len(seen.chain.links)),
    }


PLAIN = (
    "SELECT v.item_id, n.place, v.title, n.key, v.last_day, v.is_bid, v.audience, n.unit_id, n.framework_id "
    "FROM chain_nodeversion v JOIN chain_node n ON n.id = v.item_id WHERE v.valid_from <= %s",
    "SELECT l.upper_id, l.lower_id FROM chain_nodelinkversion v JOIN chain_nodelink l ON l.id = v.item_id "
    "WHERE v.valid_from <= %s",
    "SELECT c.node_id, c.competence_id FROM chain_callsforversion v "
    "JOIN chain_callsfor c ON c.id = v.item_id "
    "WHERE v.valid_from <= %s",
    "SELECT s.activity_id, p.user_id, t.useful FROM chain_tried t "
    "JOIN chain_enrolment e ON e.id = t.enrolment_id "
    "JOIN chain_session s ON s.id = e.session_id JOIN organisation_employment p ON p.id = e.employment_id",
    "SELECT s.activity_id, m.enrolment_id, m.mark FROM chain_enrolmentmark m "
    "JOIN chain_enrolment e ON e.id = m.enrolment_id JOIN chain_session s ON s.id = e.session_id",
)
"""The rows that the tracing needs, and nothing else."""


def _seconds(act: Callable[[], Any]) -> float:
    took = []
    for _round in range(ROUNDS):
        begin = time.perf_counter()
        act()
        took.append(time.perf_counter() - begin)
    return median(took)


DOCUMENT = """\
# Performance of the chain

    python -m bench.chain      seeds, measures and writes this page

{policies} policies, {principles} principles, {learning_goals:,} learning goals, {activities:,} activities,
{participations:,} participations and {links:,.0f} links, on SQLite. Medians of {rounds}. On a machine that
others use too, look at the ratios. *Plain SQL* fetches the rows that the tracing needs and does nothing
with them.

| | seconds | × plain SQL |
| --- | --- | --- |
{lines}

Aim: all activities traced in one pass, reading included, within {aim:.0f} × plain SQL.
It {verdict}: {ratio:.1f}.
"""


def _document(found: dict[str, float]) -> str:
    plain = found["plain SQL"]
    ratio = found["reading and tracing"] / plain
    measured = {name: seconds for name, seconds in found.items() if name != "links"}
    return DOCUMENT.format(
        policies=POLICIES,
        principles=PRINCIPLES,
        learning_goals=LEARNING_GOALS,
        activities=ACTIVITIES,
        participations=PARTICIPATIONS,
        links=found["links"],
        rounds=ROUNDS,
        lines="\n".join(f"| {name} | {took:.2f} | {took / plain:.1f} |" for name, took in measured.items()),
        aim=AIM,
        verdict="holds" if ratio <= AIM else "does not hold",
        ratio=ratio,
    )


if __name__ == "__main__":
    main()
