"""A read that is put into SQL once asks what Django would ask, of any value, on any thread."""

from datetime import UTC, date, datetime, timedelta
from threading import Thread
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import Prefetch, QuerySet
from django.urls import get_resolver
from django.utils import translation

from pejl.demo.people import BY_THE_DEMO
from pejl.organisation.actions import add_unit
from pejl.organisation.models import Employment, Unit
from pejl.shared import clock
from pejl.shared.prepared import prepared

assert get_resolver().url_patterns  # so that every room has made its reads

OF_THE_HOUSE = tuple(prepared.all)
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
VALUES: dict[Any, tuple[Any, Any]] = {
    int: (1, 2**40),
    str: ("", "'; --%s"),
    date: (date(2026, 1, 1), date(2031, 12, 31)),
    datetime: (NOON, NOON + timedelta(days=900, microseconds=1)),
    UUID: (UUID(int=1), UUID(int=2**128 - 1)),
}


def of_house(read: prepared[..., Any]) -> str:
    return f"{read.queryset.__module__}.{read.queryset.__name__}"


@pytest.mark.django_db
@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("read", OF_THE_HOUSE, ids=of_house)
def test_each_asks_what_django_would_ask_then_and_there(read, which):
    """So none decides by a value, keeps what the clock said, or speaks the language of who came first."""
    kinds = [parameter.annotation for parameter in read.signature.parameters.values()]
    values = [VALUES[kind][which] for kind in kinds]
    with clock.stopped_at(NOON), translation.override("en"):
        would_ask = read.queryset(*values).query.get_compiler("default").as_sql()
    with connection.execute_wrapper(kept := Kept()):
        read(*values)
    assert kept.asked == [(bare(would_ask[0]), would_ask[1])]


class Kept:
    """What came to the database, as Django would have put it but for brackets round what stands alone."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Any]] = []

    def __call__(self, execute, sql, params, many, context):
        self.asked.append((bare(sql), params))
        return execute(sql, params, many, context)


def bare(sql: str) -> str:
    return sql.replace("(%s)", "%s")


@prepared
def _units_named(name: str) -> QuerySet[Unit]:
    return Unit.objects.filter(name=name)


@prepared
def _names_but(unit: int) -> QuerySet[Unit, str]:
    return Unit.objects.exclude(pk=unit).order_by("name").values_list("name", flat=True)


@prepared
def _below(unit: int) -> QuerySet[Unit]:
    return Unit.objects.filter(above=unit).select_related("above")


@pytest.mark.django_db
def test_it_is_asked_again_with_other_values():
    units = [add_unit(name, by=BY_THE_DEMO) for name in ("Syd", "Nord", "100 % (%s)")]
    assert [_units_named(unit.name) for unit in units] == [[unit] for unit in units]
    assert _units_named(name="Vest") == []


@pytest.mark.django_db
def test_its_rows_are_as_its_queryset_makes_them():
    north, south = (add_unit(name, by=BY_THE_DEMO) for name in ("Nord", "Syd"))
    assert (_names_but(north.pk), _names_but(south.pk)) == (["Syd"], ["Nord"])


@pytest.mark.django_db
def test_what_it_joins_is_there_without_another_question(django_assert_num_queries):
    north = add_unit("Nord", by=BY_THE_DEMO)
    add_unit("Team Ung", above=north, by=BY_THE_DEMO)
    _below(0)
    with django_assert_num_queries(1):
        assert [unit.above for unit in _below(north.pk)] == [north]


def test_another_thread_asks_through_a_connection_of_its_own(copied_database):
    unit = add_unit("Nord", by=BY_THE_DEMO)
    assert _units_named("Nord") == [unit]
    found: list[Any] = []

    def ask() -> None:
        found.append(_units_named("Nord"))
        connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join(10)
    assert found == [[unit]]


def test_it_is_not_asked_with_nothing_for_that_would_be_another_sql():
    with pytest.raises(TypeError, match="None is no value to ask _units_named with"):
        _units_named(None)


def _reckons(day: date) -> QuerySet[Unit]:
    return Unit.objects.filter(opened=day - timedelta(days=1))


def _compares(day: date) -> QuerySet[Unit]:
    return Unit.objects.all() if day > date(2026, 1, 1) else Unit.objects.none()


def _prefetches(unit: int) -> QuerySet[Unit]:
    return Unit.objects.filter(pk=unit).prefetch_related(Prefetch("employments", Employment.objects.all()))


@pytest.mark.parametrize(
    ("read", "why"),
    [
        (_reckons, "neither decides nor reckons by day"),
        (_compares, "neither decides nor reckons by day"),
        (_prefetches, "prefetches"),
    ],
)
def test_what_cannot_be_one_sql_is_refused(read, why):
    made = prepared(read)
    prepared.all.remove(made)
    with pytest.raises(TypeError, match=why):
        made.compile()


def test_a_value_is_of_a_kind_it_knows():
    def many(units: list[int]) -> QuerySet[Unit]:
        return Unit.objects.filter(pk__in=units)

    made = prepared(many)
    prepared.all.remove(made)
    with pytest.raises(KeyError):
        made([1])
