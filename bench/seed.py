"""`python -m bench.seed 50000`: that many citizens like Karen, in the empty database of DATABASE_URL.

Karen's story is told through actions; her rows are then repeated by set-based SQL, table by table in an
order in which every guard holds while they are added: a decision after its text and voices, what rests on
it after it. Row `id` of copy k gets the id `id * (n + 1) + k`, so that first come everyone's first rows, as
they would have come over the years. Sealed columns hold Karen's words: a seal names its column, not its row.
The copied envelopes of the journal are not chained: `pejl journal verify` is not measured here.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from graphlib import TopologicalSorter
from typing import Any

import django
from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Field, ForeignKey, Model

django.setup()

from pejl.circles import models as circles  # noqa: E402
from pejl.circles.actions import tell_look  # noqa: E402
from pejl.citizens.models import Citizen  # noqa: E402
from pejl.demo import story  # noqa: E402
from pejl.journal.models import Content, Envelope  # noqa: E402
from pejl.organisation.models import Unit, User  # noqa: E402
from pejl.shared import clock, guards  # noqa: E402

STAFF, PLACES = 20, 400
"""So many citizens share an employee, and a unit."""
FIRST_COPY = 1000
"""Karen's own rows have lower ids than this, and the copies higher."""

ROOMS = ("organisation", "citizens", "circles", "pathways", "rulings", "letters")
AFTER: dict[type[Model], set[type[Model]]] = {circles.Decision: {circles.Voice}}
"""What guards ask for, beside what keys ask for."""
OWN_NAME = {"name", "login", "search_key", "sort_key"}
NAMED = (Unit, User, Citizen)


def main(citizens: int) -> None:
    call_command("migrate", verbosity=0, interactive=False)
    town = tell()
    with unhurried():
        Copies(citizens - 1, town.karen).make()
    assert not guards.differences(connection)
    assert Citizen.objects.count() == citizens


def tell() -> story.Town:
    """Karen's story as in the demo, so that what waits still waits a week from now, with some looks."""
    now = clock.now()
    with clock.stopped_at(now - timedelta(days=40)):
        town = story.people_come()
        circle = story.circle_of_karen(town)
    with clock.stopped_at(now - timedelta(days=2)):
        story.karen_begins(town, circle)
    for days in (2, 1):
        with clock.stopped_at(now - timedelta(days=days)):
            tell_look(circle, page="pathway", by=story.as_employee(town.bo))
    story.what_waits(town, circle)
    return town


def group_of(model: type[Model]) -> int:
    """How many citizens share a row."""
    if model._meta.app_label == "organisation":
        return PLACES if model is Unit else STAFF
    return 1


def in_order() -> list[type[Model]]:
    """The tables of a citizen's life, each after those that its rows rest on."""
    models = [model for model in apps.get_models() if model._meta.app_label in ROOMS]
    order = TopologicalSorter[type[Model]]()
    for model in models:
        keys = {field.related_model for field in model._meta.concrete_fields if field.related_model}
        order.add(model, *(keys & set(models) - {model}), *AFTER.get(model, ()))
    return list(order.static_order())


class Copies:
    def __init__(self, n: int, karen: User) -> None:
        self.n, self.karen = n, karen

    def make(self) -> None:
        _run(
            "CREATE TEMPORARY TABLE k AS WITH RECURSIVE c(k) AS (SELECT CAST(1 AS bigint) "
            f"UNION ALL SELECT k + 1 FROM c WHERE k < {self.n}) SELECT k FROM c"
        )
        self._copy(User, 1, f"s.id = {self.karen.pk}")
        for model in in_order():
            self._copy(model, group_of(model), f"s.id <> {self.karen.pk}" if model is User else "true")
        self._copy_journal()

    def _copy(self, model: type[Model], group: int, where: str) -> None:
        columns = {field.column: self._value(model, field, group) for field in model._meta.concrete_fields}
        self._insert(model, columns, f"WHERE {where} AND k.k <= {(self.n - 1) // group + 1}")

    def _value(self, model: type[Model], field: "Field[Any, Any]", group: int) -> str:
        column = f"s.{field.column}"
        if field.primary_key:
            return self._spread(column)
        if isinstance(field, ForeignKey):
            return self._key(field, column, group)
        if field.name == "uid":
            return "gen_random_uuid()" if connection.vendor == "postgresql" else "lower(hex(randomblob(16)))"
        if model in NAMED and field.name in OWN_NAME:
            return f"{column} || ' ' || k.k"
        return column

    def _key(self, field: "ForeignKey[Any, Any]", column: str, group: int) -> str:
        target = field.related_model
        if target._meta.app_label not in ROOMS:
            return column
        theirs = self._spread(column, f"((k.k - 1) / {max(group_of(target) // group, 1)} + 1)")
        if target is User:
            return f"CASE WHEN {column} = {self.karen.pk} THEN {self._spread(column)} ELSE {theirs} END"
        return theirs

    def _spread(self, column: str, copy: str = "k.k") -> str:
        return f"{column} * {self.n + 1} + {copy}"

    def _copy_journal(self) -> None:
        """What is told of Karen, told of each: by the same employee, or by themselves."""
        citizen = self.karen.citizen
        of_each = (
            f"JOIN citizens_citizen z ON z.id = {self._spread(str(citizen.pk))} "
            f"JOIN organisation_user u ON u.id = {self._spread(str(self.karen.pk))} "
            f"WHERE s.subject = '{citizen.uid.hex}'"
        )
        own = {
            "number": self._spread("s.number"),
            "subject": "z.uid",
            "actor": f"CASE WHEN s.actor = '{self.karen.uid.hex}' THEN u.uid ELSE s.actor END",
        }
        for model in (Envelope, Content):
            columns = [field.column for field in model._meta.concrete_fields]
            self._insert(model, {name: own.get(name, f"s.{name}") for name in columns}, of_each)

    def _insert(self, model: type[Model], columns: dict[str, str], rest: str) -> None:
        table, key = model._meta.db_table, model._meta.pk.column
        _run(f"CREATE TEMPORARY TABLE s AS SELECT * FROM {table} WHERE {key} < {FIRST_COPY}")
        with transaction.atomic():
            _run(
                f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(columns.values())} "
                f"FROM s CROSS JOIN k {rest} ORDER BY s.{key}, k.k"
            )
        _run("DROP TABLE s")


@contextmanager
def unhurried() -> Iterator[None]:
    """Keys between tables are checked once at the end, all at a time, and nothing waits for the disk."""
    if connection.vendor == "sqlite":
        _run("PRAGMA foreign_keys = OFF", "PRAGMA synchronous = OFF", "PRAGMA cache_size = -500000")
        yield
        connection.check_constraints()
        _run("PRAGMA wal_checkpoint(TRUNCATE)")
        return
    _run("SET synchronous_commit = off", "SET work_mem = '256MB'", "SET maintenance_work_mem = '256MB'")
    keys = _foreign_keys()
    _run(*(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"' for table, name, _ in keys))
    yield
    _run(*(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {says}' for table, name, says in keys))
    _run(*connection.ops.sequence_reset_sql(no_style(), in_order()))
    _run("VACUUM ANALYZE", "CHECKPOINT")


def _foreign_keys() -> Sequence[tuple[str, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"
        )
        return cursor.fetchall()


def _run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)


if __name__ == "__main__":
    main(int(sys.argv[1]))
