"""Tables as somebody types them, and a planner who brings them in."""

import io
from collections.abc import Iterable
from datetime import date

import openpyxl
import pytest

from pejl.chain.rules import Difference
from pejl.demo.chain import Woven, planner_comes, weave
from pejl.exchange.actions import bring_in_file
from pejl.exchange.queries import read_file, standing_on
from pejl.exchange.rules.formats import Format
from pejl.exchange.rules.plan import Plan, Standing
from pejl.exchange.rules.planning import plan_of
from pejl.organisation.rules import Capacity

TODAY = date(2026, 11, 23)
EMPTY = Standing(TODAY, sets={"social": "Fem pejlemærker"})


@pytest.fixture
def planner(cast) -> Capacity:
    return planner_comes()


@pytest.fixture
def woven(planner) -> Woven:
    """The demo's two frameworks."""
    return weave(planner)


def sheet(rows: Iterable[Iterable[object]], *, merged: Iterable[str] = (), name: str = "Ark1") -> bytes:
    """A spreadsheet as somebody types it."""
    book = openpyxl.Workbook()
    active = book.active
    active.title = name
    for row in rows:
        active.append(list(row))
    for cells in merged:
        active.merge_cells(cells)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def comma(*lines: str) -> bytes:
    return "\r\n".join(lines).encode()


def planned(content: bytes, standing: Standing = EMPTY, format: Format = Format.CSV, **more: str) -> Plan:
    return plan_of(read_file(content, format), standing, **more)


def faults(content: bytes, standing: Standing = EMPTY, format: Format = Format.CSV, **more: str) -> list[str]:
    return [str(fault) for fault in planned(content, standing, format, **more).faults]


def notes(plan: Plan) -> list[str]:
    return [str(note) for note in plan.notes]


def brought(content: bytes, by: Capacity, format: Format = Format.CSV, **more: str) -> Plan:
    return bring_in_file(read_file(content, format), source="prøve", by=by, **more)


def counts(plan: Plan) -> tuple[int, ...]:
    return tuple(len(plan.of(what)) for what in Difference)


def now() -> Standing:
    return standing_on(TODAY)
