"""The table that is read horizontally, over plain values."""

from datetime import date

from pejl.chain.rules import (
    Cell,
    Chain,
    Link,
    NeedRow,
    Place,
    Row,
    activities_without_goal,
    drawn,
    kept_with,
    rows_from_needs,
    rows_of,
)
from pejl.chain.rules.table import DrawnRow

DAY = date(2026, 11, 23)


def chain_of(links, needed=(), competences=None, **places) -> Chain:
    """Nodes by place: `goal=(10, 11)`."""
    nodes = {one: Link(one, Place[name.upper()], str(one)) for name, those in places.items() for one in those}
    return Chain(DAY, nodes, links, competences or {}, frozenset(needed))


def seeds_table() -> Chain:
    """Two goals, five principles, six profiles, as the department drew them; nothing is learnt yet."""
    return chain_of(
        [
            (1, 10), (2, 10), (1, 11), (2, 11),
            (10, 20), (10, 21), (11, 22), (11, 23), (11, 24),
            (20, 30), (20, 31), (21, 32), (22, 33), (23, 34), (24, 35),
        ],
        policy=(1, 2),
        goal=(10, 11),
        principle=(20, 21, 22, 23, 24),
        profile=(30, 31, 32, 33, 34, 35),
    )  # fmt: skip


def heights(rows: list[DrawnRow], place: Place) -> list[tuple[tuple[int, ...], int]]:
    return [
        (cell.nodes, cell.rows) for row in rows for cell in row.cells if cell.begins and cell.place is place
    ]


def test_the_seeds_own_table_reads_as_the_original_does():
    rows = drawn(rows_of(seeds_table()))
    assert len(rows) == 6
    assert heights(rows, Place.POLICY) == [((1, 2), 6)]
    assert heights(rows, Place.GOAL) == [((10,), 3), ((11,), 3)]
    assert heights(rows, Place.PRINCIPLE) == [((20,), 2), ((21,), 1), ((22,), 1), ((23,), 1), ((24,), 1)]
    assert heights(rows, Place.PROFILE) == [((one,), 1) for one in range(30, 36)]
    assert heights(rows, Place.LEARNING_GOAL) == [((), 1)] * 6


def test_each_row_knows_all_its_cells_so_that_it_can_be_read_alone():
    second = drawn(rows_of(seeds_table()))[1]
    assert [(cell.nodes, cell.begins) for cell in second.cells] == [
        ((1, 2), False),
        ((10,), False),
        ((20,), False),
        ((31,), True),
        ((), True),
    ]


def test_the_heights_and_widths_of_every_page_fill_its_rows():
    rows = rows_of(seeds_table())
    for begins in range(len(rows)):
        page = drawn(rows, begins=begins, at_most=3)
        area = sum(cell.rows * cell.columns for row in page for cell in row.cells if cell.begins)
        assert area == 5 * len(page)
        assert [row.number for row in page] == list(range(begins + 1, begins + 1 + len(page)))


def test_empty_cells_beside_each_other_are_one():
    (row,) = drawn(rows_of(chain_of([], policy=(1,))))
    assert row.cells == [Cell(Place.POLICY, (1,)), Cell(Place.GOAL, (), 1, 4)]


def test_what_lies_under_two_is_opened_where_it_stands_first():
    chain = chain_of(
        [(1, 10), (10, 20), (10, 21), (20, 30), (21, 30), (30, 40), (40, 50)],
        policy=(1,),
        goal=(10,),
        principle=(20, 21),
        profile=(30,),
        learning_goal=(40,),
        activity=(50,),
    )
    assert rows_of(chain) == [
        Row(((1,), (10,), (20,), (30,), (40,)), (50,)),
        Row(((1,), (10,), (21,), (30,), ()), (), shown_before=True),
    ]


def test_no_row_is_lost_that_hangs_in_the_air():
    chain = chain_of([], policy=(1,), goal=(10,), principle=(20,), profile=(30,), learning_goal=(40,))
    assert rows_of(chain) == [
        Row(((), (10,), (), (), ())),
        Row(((1,), (), (), (), ())),
        Row(((), (), (20,), (), ())),
        Row(((), (), (), (30,), ())),
        Row(((), (), (), (), (40,))),
    ]


def test_activities_without_a_learning_goal_stand_below():
    chain = chain_of([(40, 50)], learning_goal=(40,), activity=(50, 51))
    assert activities_without_goal(chain) == (51,)
    assert activities_without_goal(chain, frozenset({50})) == ()


def test_what_is_found_is_kept_with_all_above_and_all_below_and_nothing_beside():
    chain = seeds_table()
    assert kept_with(chain, [20]) == {1, 2, 10, 20, 30, 31}
    assert kept_with(chain, [20, 21]) == {1, 2, 10, 20, 21, 30, 31, 32}
    kept = kept_with(chain, [22])
    assert rows_of(chain, kept) == [Row(((1, 2), (11,), (22,), (33,), ()))]


def test_from_right_to_left_each_place_stands_once_however_many_ways_lead_there():
    chain = chain_of(
        [(1, 10), (2, 10), (10, 20), (10, 21), (20, 30), (21, 30), (30, 40), (40, 50)],
        needed=[7, 8, 9],
        competences={30: frozenset({7}), 41: frozenset({8})},
        policy=(1, 2),
        goal=(10,),
        principle=(20, 21),
        profile=(30,),
        learning_goal=(40, 41),
        activity=(50,),
    )
    assert rows_from_needs(chain) == [
        NeedRow(7, (50,), ((40,), (30,), (20, 21), (10,), (1, 2))),
        NeedRow(8, (), ((41,), (), (), (), ())),
        NeedRow(9, (), ((), (), (), (), ())),
    ]
