"""In which capacity someone is here. No database."""

from uuid import UUID

import pytest

from pejl.journal.rules import Doer
from pejl.organisation.rules import Capacity, Post, Role, capacity_to_begin_with

HERSELF = Capacity(1, UUID(int=1), "Karen Holm")


def at_work(number: int) -> Capacity:
    post = Post(number, UUID(int=number), Role.LEADER, "leder", 7, UUID(int=7), "Hjemmeplejen Nord")
    return Capacity(1, UUID(int=1), "Karen Holm", post)


def test_a_capacity_is_written_as_its_post_or_as_oneself():
    assert HERSELF.key == "self"
    assert at_work(9).key == str(UUID(int=9))


def test_only_who_is_here_in_a_post_is_an_employee():
    assert [HERSELF.is_employee, at_work(9).is_employee] == [False, True]


def test_the_journal_names_the_unit_and_the_role_of_who_is_at_work_and_of_nobody_else():
    assert HERSELF.doer() == Doer(UUID(int=1), "Karen Holm")
    assert at_work(9).doer() == Doer(UUID(int=1), "Karen Holm", "leader", UUID(int=7), "Hjemmeplejen Nord")


@pytest.mark.parametrize(
    ("capacities", "begins_as"),
    [
        ([HERSELF], HERSELF),
        ([HERSELF, at_work(9)], at_work(9)),
        ([HERSELF, at_work(8), at_work(9)], HERSELF),
    ],
)
def test_who_has_one_post_begins_at_work_and_everyone_else_as_themselves(capacities, begins_as):
    assert capacity_to_begin_with(capacities) == begins_as
