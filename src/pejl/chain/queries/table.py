"""The table of the chain as a page: what was asked for, and each cell with what it says."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from pejl.chain.models import NodeVersion, SessionVersion
from pejl.chain.rules import (
    COLUMNS,
    ROWS_ON_A_PAGE,
    Audience,
    Cell,
    DrawnRow,
    Holes,
    Link,
    Missing,
    NeedRow,
    Place,
    Row,
    Trace,
    Traced,
    above_and_below,
    activities_without_goal,
    drawn,
    holes,
    kept_with,
    rows_from_needs,
    rows_of,
    trace,
)
from pejl.chain.rules.table import named_by
from pejl.competences.queries import Called

from .chain import Seen, chain_on
from .nodes import frameworks_of


@dataclass(frozen=True)
class Asked:
    """What somebody wants to see of the chain."""

    day: date
    known_at: datetime | None = None
    framework: int | None = None
    unit: int | None = None
    audience: Audience | None = None
    period: tuple[date, date] | None = None
    words: str = ""

    @property
    def is_narrowed(self) -> bool:
        return bool(self.framework or self.unit or self.audience or self.period or self.words.strip())


@dataclass(frozen=True)
class Shown:
    """One place in the chain, with what it says and what is to be known about it."""

    link: Link
    version: NodeVersion
    missing: Missing | None = None
    revised: str = ""
    trace: Trace | None = None

    @property
    def is_over(self) -> bool:
        """A policy that is not in force: everything below it says so."""
        return self.link.place is Place.POLICY and self.missing is not None


@dataclass(frozen=True)
class CellShown:
    cell: Cell
    nodes: tuple[Shown, ...]


@dataclass(frozen=True)
class RowShown:
    number: int
    cells: tuple[CellShown, ...]
    activities: tuple[Shown, ...]
    has_learning_goal: bool
    called: tuple[Called, ...]
    opened_in: int | None = None
    """The number of the row where what is shown here is opened."""


@dataclass(frozen=True)
class NeedShown:
    called: Called
    rows: int
    begins: bool
    activities: tuple[Shown, ...]
    cells: tuple[tuple[Shown, ...], ...]


@dataclass
class Table:
    """The chain, read. Each part is worked out when it is asked for, and once."""

    asked: Asked
    seen: Seen
    known: dict[int, NodeVersion] = field(default_factory=dict)

    @cached_property
    def traced(self) -> Traced:
        return trace(self.seen.chain)

    @cached_property
    def holes(self) -> Holes:
        return holes(self.seen.chain, self.seen.learned)

    @cached_property
    def keep(self) -> frozenset[int] | None:
        return _keep(self.asked, self.seen)

    @cached_property
    def rows(self) -> list[Row]:
        return rows_of(self.seen.chain, self.keep)

    @cached_property
    def above(self) -> Mapping[int, list[int]]:
        return above_and_below(self.seen.chain)[0]

    def page(self, begins: int = 0, at_most: int = ROWS_ON_A_PAGE) -> list[RowShown]:
        """The rows of one page, read horizontally."""
        page = drawn(self.rows, begins=begins, at_most=at_most)
        self._get(_nodes_of(page))
        return [self._row(one) for one in page]

    @cached_property
    def opened(self) -> dict[int, int]:
        """The number of the row in which each place is opened."""
        numbered = reversed(list(enumerate(self.rows, 1)))
        return {node: number for number, row in numbered for node in _opens(row)}

    def loose(self) -> list[Shown]:
        """Activities that hang in the air."""
        found = activities_without_goal(self.seen.chain, self.keep)[:ROWS_ON_A_PAGE]
        self._get(found)
        return [self.shown(one) for one in found]

    def needs(self) -> list[NeedShown]:
        """The table from right to left: from what needs call for back to the policies."""
        rows = [row for row in rows_from_needs(self.seen.chain) if self._is_kept(row)][:ROWS_ON_A_PAGE]
        rows.sort(key=lambda row: (-self._hours(row.competence), row.competence))
        self._get(
            node for row in rows for node in (*row.activities, *(one for cell in row.cells for one in cell))
        )
        heights = [row.competence for row in rows]
        return [
            NeedShown(
                self.seen.called[row.competence],
                heights.count(row.competence),
                not number or rows[number - 1].competence != row.competence,
                tuple(self.shown(one) for one in row.activities if self._kept(one)),
                tuple(tuple(self.shown(one) for one in cell) for cell in row.cells),
            )
            for number, row in enumerate(rows)
        ]

    def all_shown(self, nodes: Iterable[int]) -> list[Shown]:
        wanted = [one for one in nodes if one in self.seen.chain.nodes]
        self._get(wanted)
        return [self.shown(one) for one in wanted]

    def shown(self, node: int) -> Shown:
        link = self.seen.chain.nodes[node]
        policy = self.traced.revised.get(node)
        return Shown(
            link,
            self.known[node],
            self.traced.missing.get(node),
            self.seen.chain.nodes[policy].title if policy is not None else "",
            self.traced.activities.get(node),
        )

    def _hours(self, competence: int) -> float:
        called = self.seen.called[competence]
        return float(called.now + called.coming)

    def _is_kept(self, row: NeedRow) -> bool:
        return self.keep is None or not row.cells[0] or row.cells[0][0] in self.keep

    def _kept(self, node: int) -> bool:
        return self.keep is None or node in self.keep

    def _get(self, nodes: Iterable[int]) -> None:
        """The texts of some nodes, in one query."""
        missing = {node for node in nodes if node not in self.known}
        versions = NodeVersion.objects.filter(item__in=missing).select_related("item", "item__unit")
        if self.asked.known_at is not None:
            versions = versions.filter(recorded_at__lte=self.asked.known_at)
        for version in versions.order_by("item", "number"):
            if version.valid_from <= self.asked.day or version.item_id not in self.known:
                self.known[version.item_id] = version

    def _row(self, one: DrawnRow) -> RowShown:
        cells = tuple(CellShown(cell, tuple(self.shown(node) for node in cell.nodes)) for cell in one.cells)
        learning_goal = one.row.cells[-1]
        last = next((cell for cell in reversed(one.row.cells) if cell), ())
        return RowShown(
            one.number,
            cells,
            tuple(self.shown(node) for node in one.row.activities),
            bool(learning_goal),
            tuple(self._called_by(last)),
            self.opened.get(last[0]) if one.row.shown_before else None,
        )

    def _called_by(self, nodes: tuple[int, ...]) -> Iterator[Called]:
        chain, called = self.seen.chain, self.seen.called
        for node in nodes:
            if chain.nodes[node].place >= Place.PROFILE:
                for competence in sorted(named_by(chain, self.above, node) & chain.needed):
                    yield called[competence]


def read_table(asked: Asked) -> Table:
    return Table(asked, chain_on(asked.day, known_at=asked.known_at))


def _nodes_of(page: list[DrawnRow]) -> Iterator[int]:
    for one in page:
        for cell in one.row.cells:
            yield from cell
        yield from one.row.activities


def _opens(row: Row) -> tuple[int, ...]:
    """The nodes whose own cell begins to be opened in this row."""
    return () if row.shown_before else tuple(node for cell in row.cells for node in cell)


def _keep(asked: Asked, seen: Seen) -> frozenset[int] | None:
    """What every filter keeps, together. None: everything."""
    if not asked.is_narrowed:
        return None
    chain, kept = seen.chain, frozenset(seen.chain.nodes)
    if asked.framework or asked.unit:
        kept &= _of_frameworks(asked, chain.nodes)
    for found in _found(asked, chain.nodes):
        kept &= kept_with(chain, found)
    return kept


def _of_frameworks(asked: Asked, nodes: Mapping[int, Link]) -> frozenset[int]:
    """The frameworks that are asked for, or that the unit follows; its own activities and everyone's."""
    frameworks = {asked.framework} if asked.framework else frameworks_of(asked.unit or 0, asked.day)
    return frozenset(
        node.id
        for node in nodes.values()
        if (node.framework is None or node.framework in frameworks)
        and (not asked.unit or node.unit is None or node.unit == asked.unit)
    )


def _found(asked: Asked, nodes: Mapping[int, Link]) -> Iterator[list[int]]:
    if words := asked.words.strip().casefold():
        yield [
            one.id for one in nodes.values() if words in one.title.casefold() or words == one.key.casefold()
        ]
    if asked.audience:
        fits = (asked.audience, Audience.BOTH)
        yield [one.id for one in nodes.values() if one.place is Place.PROFILE and one.audience in fits]
    if asked.period:
        yield _with_a_session_between(*asked.period)


def _with_a_session_between(first_day: date, last_day: date) -> list[int]:
    """Activities that are held in the period."""
    versions = SessionVersion.objects.filter(starts_at__date__gte=first_day, starts_at__date__lte=last_day)
    return list(versions.filter(is_cancelled=False).values_list("item__activity", flat=True).distinct())


HEADINGS = (*COLUMNS, Place.ACTIVITY)
