"""The table that is read horizontally: rows that share a place in the chain share its cell."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from .tracing import Chain, above_and_below
from .words import Place

ROWS_ON_A_PAGE = 100
COLUMNS = (Place.POLICY, Place.GOAL, Place.PRINCIPLE, Place.PROFILE, Place.LEARNING_GOAL)
"""The columns that share cells. Policies with the same goals share a cell; activities are a list."""


@dataclass(frozen=True, slots=True)
class Row:
    """The nodes from left to right, one cell each; an empty cell is a link that is missing.

    `shown_before` marks a node that stands under something else too, whose row is further up.
    """

    cells: tuple[tuple[int, ...], ...]
    activities: tuple[int, ...] = ()
    shown_before: bool = False


@dataclass(slots=True)
class Cell:
    """A cell as it is drawn: `rows` high and `columns` wide. Empty cells beside each other are one."""

    place: Place
    nodes: tuple[int, ...]
    rows: int = 1
    columns: int = 1
    begins: bool = True
    """Whether it is drawn in this row, or reaches down into it."""


@dataclass(slots=True)
class DrawnRow:
    """A row of a page: all its cells from the left, those that reach down from above too."""

    number: int
    cells: list[Cell]
    row: Row


def rows_of(chain: Chain, keep: frozenset[int] | None = None) -> list[Row]:
    """Every row of the chain, from the policies down, linear in its links.

    What lies under several is opened where it stands first. `keep` leaves out all but these nodes.
    """
    above, below = above_and_below(chain)
    opened: set[int] = set()
    rows: list[Row] = []
    for policies, goals in _goals_by_policies(chain, above, keep):
        for goal in goals:
            rows += _rows_under((policies, (goal,)), goal, below, opened, keep)
        if not goals:
            rows.append(_filled((policies,)))
    for place in (Place.PRINCIPLE, Place.PROFILE, Place.LEARNING_GOAL):
        for node in _without_above(chain, place, above, keep):
            before: tuple[tuple[int, ...], ...] = ((),) * place
            rows += _rows_under((*before, (node,)), node, below, opened, keep)
    return rows


def activities_without_goal(chain: Chain, keep: frozenset[int] | None = None) -> tuple[int, ...]:
    """Activities that hang in the air: they stand below the table."""
    above, _below = above_and_below(chain)
    return tuple(_without_above(chain, Place.ACTIVITY, above, keep))


def _goals_by_policies(
    chain: Chain, above: Mapping[int, Sequence[int]], keep: frozenset[int] | None
) -> Iterator[tuple[tuple[int, ...], list[int]]]:
    """The strategic goals, together where they spring from the same policies; policies with no goal last."""
    together: dict[tuple[int, ...], list[int]] = {}
    for node in chain.nodes.values():
        if node.place is Place.GOAL and _kept(node.id, keep):
            together.setdefault(tuple(sorted(above.get(node.id, ()))), []).append(node.id)
    yield from sorted(together.items(), key=lambda one: not one[0])
    with_goals = {policy for policies in together for policy in policies}
    for node in chain.nodes.values():
        if node.place is Place.POLICY and node.id not in with_goals and keep is None:
            yield (node.id,), []


def _without_above(
    chain: Chain, place: Place, above: Mapping[int, Sequence[int]], keep: frozenset[int] | None
) -> Iterator[int]:
    for node in chain.nodes.values():
        if node.place is place and not above.get(node.id) and _kept(node.id, keep):
            yield node.id


def _kept(node: int, keep: frozenset[int] | None) -> bool:
    return keep is None or node in keep


def _rows_under(
    left: tuple[tuple[int, ...], ...],
    node: int,
    below: Mapping[int, Sequence[int]],
    opened: set[int],
    keep: frozenset[int] | None,
) -> Iterator[Row]:
    lower = [one for one in below.get(node, ()) if _kept(one, keep)]
    if node in opened:
        yield _filled(left, shown_before=bool(lower))
        return
    opened.add(node)
    if len(left) == len(COLUMNS):
        yield Row(left, tuple(lower))
    elif not lower:
        yield _filled(left)
    else:
        for one in lower:
            yield from _rows_under((*left, (one,)), one, below, opened, keep)


def _filled(left: tuple[tuple[int, ...], ...], *, shown_before: bool = False) -> Row:
    return Row((*left, *((),) * (len(COLUMNS) - len(left))), (), shown_before)


def drawn(rows: Sequence[Row], *, begins: int = 0, at_most: int = ROWS_ON_A_PAGE) -> list[DrawnRow]:
    """The rows of one page, each cell as high as the rows that share it and all that is left of it."""
    result: list[DrawnRow] = []
    standing: list[Cell] = []
    before: Row | None = None
    for number, row in enumerate(rows[begins : begins + at_most], begins + 1):
        shared = _shared(before, row)
        for cell in standing[:shared]:
            cell.rows += 1
        standing = [*standing[:shared], *_new_cells(row, shared)]
        result.append(DrawnRow(number, _as_seen(standing, shared), row))
        before = row
    return result


def _new_cells(row: Row, shared: int) -> Iterator[Cell]:
    empty: Cell | None = None
    for place, nodes in list(zip(COLUMNS, row.cells, strict=True))[shared:]:
        if nodes or empty is None:
            cell = Cell(place, nodes)
            empty = None if nodes else cell
            yield cell
        else:
            empty.columns += 1


def _as_seen(standing: list[Cell], shared: int) -> list[Cell]:
    """Cells that reach down are seen again where rows are read one at a time."""
    again = [Cell(cell.place, cell.nodes, begins=False) for cell in standing[:shared]]
    return [*again, *standing[shared:]]


def _shared(before: Row | None, row: Row) -> int:
    """How many cells from the left are the same as in the row above. Empty cells are not shared."""
    if before is None:
        return 0
    pairs = zip(before.cells, row.cells, strict=True)
    return len(list(takewhile(lambda cells: cells[0] == cells[1] and cells[1], pairs)))


def kept_with(chain: Chain, found: Iterable[int]) -> frozenset[int]:
    """What a search or filter keeps: what was found, all that lies above it and all that lies below."""
    above, below = above_and_below(chain)
    kept: set[int] = set()
    for neighbours in (above, below):
        waiting, seen = list(found), set[int]()
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                waiting += neighbours.get(node, ())
        kept |= seen
    return frozenset(kept)


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A row of the second reading: a competence that needs call for, back to the policies."""

    competence: int
    activities: tuple[int, ...]
    cells: tuple[tuple[int, ...], ...]
    """Learning goals, profiles, principles, strategic goals, policies: the table from right to left."""


def rows_from_needs(chain: Chain) -> list[NeedRow]:
    """One row for each learning goal that answers a need; one with empty cells where none does."""
    above, below = above_and_below(chain)
    learning: dict[int, list[int]] = {}
    for node in chain.nodes.values():
        if node.place is Place.LEARNING_GOAL:
            for competence in named_by(chain, above, node.id) & chain.needed:
                learning.setdefault(competence, []).append(node.id)
    rows = []
    for competence in sorted(chain.needed):
        for goal in learning.get(competence, [-1]):
            activities = tuple(below.get(goal, ()))
            rows.append(NeedRow(competence, activities, tuple(_back(goal, above))))
    return rows


def named_by(chain: Chain, above: Mapping[int, Sequence[int]], learning_goal: int) -> frozenset[int]:
    """What a learning goal names itself, or else what its profiles name."""
    if own := chain.competences.get(learning_goal):
        return own
    profiles = above.get(learning_goal, ())
    return frozenset[int]().union(*(chain.competences.get(one, frozenset()) for one in profiles))


def _back(goal: int, above: Mapping[int, Sequence[int]]) -> Iterator[tuple[int, ...]]:
    """The places above a learning goal, from right to left, each node once."""
    here: tuple[int, ...] = (goal,) if goal >= 0 else ()
    for _place in COLUMNS:
        yield here
        here = tuple(dict.fromkeys(upper for node in here for upper in above.get(node, ())))
