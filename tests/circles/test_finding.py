"""A citizen is found by how a name begins, and where the address is protected only by their own people."""

import pytest

from pejl.circles.actions import open_circle, propose
from pejl.circles.models import Circle
from pejl.circles.queries import find_circles
from pejl.circles.rules import Part
from pejl.citizens.actions import Introduction
from pejl.demo.people import as_themselves
from pejl.organisation.rules import Capacity
from pejl.shared import clock

from .acts import colleague, mette_is_with, say, written_down


def found(typed: str, by: Capacity, at_most: int = 20) -> list[Circle]:
    return find_circles(typed, by, clock.today(), at_most)


@pytest.mark.parametrize("typed", ["karen", "KAREN", " holm ", "kar hol", "holm karen", "k"])
def test_a_citizen_is_found_by_the_beginning_of_each_word_of_the_name(cast, typed):
    assert found(typed, cast.charlie) == [cast.karens]


@pytest.mark.parametrize("typed", ["", "  ", "aren", "olm", "karen lind", "%", "_", "karen %", "kar%"])
def test_nobody_is_found_by_anything_else(cast, typed):
    assert found(typed, cast.charlie) == []


@pytest.mark.parametrize("typed", ["aase", "åse", "Åse ma", "marie", "anne", "øst"])
def test_a_name_is_found_however_it_is_spelled(cast, typed):
    aase = open_circle(Introduction("Aase Anne-Marie Østergård"), by=cast.bo, citizen_said=None)
    assert found(typed, cast.charlie) == [aase]


def test_citizens_stand_as_danes_sort_names(cast):
    names = ["Ågot Ny", "Zita Ny", "Øjvind Ny", "Ærla Ny", "Bo Ny"]
    for name in names:
        open_circle(Introduction(name), by=cast.bo, citizen_said=None)
    assert [circle.citizen.name for circle in found("ny", cast.charlie)] == [
        "Bo Ny",
        "Zita Ny",
        "Ærla Ny",
        "Øjvind Ny",
        "Ågot Ny",
    ]
    assert [circle.citizen.name for circle in found("ny", cast.charlie, at_most=2)] == ["Bo Ny", "Zita Ny"]


@pytest.fixture
def hidden(cast) -> Circle:
    """Bo is with a citizen whose address is protected."""
    somebody = Introduction("Karen Skjult", address="Hemmelig Vej 1", is_address_protected=True)
    return open_circle(somebody, by=cast.bo, citizen_said=written_down(words="Ja."))


@pytest.mark.parametrize("who", ["charlie", "clara", "fatima"])
def test_who_is_not_with_does_not_find_a_citizen_whose_address_is_protected(cast, hidden, who):
    assert found("karen", getattr(cast, who)) == [cast.karens]
    assert found("skjult", getattr(cast, who)) == []


def test_who_is_with_finds_them_all_the_same(cast, hidden):
    assert found("karen", cast.bo) == [cast.karens, hidden]


def test_who_joins_finds_them_from_then_on(cast, hidden):
    table = propose(hidden, [colleague(cast.charlie, (Part.NAME,))], by=cast.bo)
    assert found("skjult", cast.charlie) == []
    say(table, written_down(words="Ja."), by=cast.bo)
    assert found("skjult", cast.charlie) == [hidden]


def test_at_home_an_employee_finds_them_no_more_than_anyone(cast, hidden):
    assert found("skjult", as_themselves(cast.town.bo)) == []
    assert found("skjult", mette_is_with(cast, Part.PLAN)) == []
