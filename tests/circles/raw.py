"""Past Django: rows and statements as someone with the database's own key would write them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

NEVER_CHANGED = "Rows here are never changed: add a new one."
NEVER_DELETED = "Rows here are never deleted without a permit."


def run(sql: str, *params: Any) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)


def columns_of(row: models.Model) -> dict[str, Any]:
    """A row as the database has it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {row._meta.db_table} WHERE id = %s", [row.pk])
        names = [column[0] for column in cursor.description or []]
        return dict(zip(names, cursor.fetchone(), strict=True))


def insert(table: str, columns: dict[str, Any]) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    values = [_as_stored(value) for value in columns.values()]
    run(f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(columns))})", *values)


def _as_stored(value: Any) -> Any:
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value


def insert_like(row: models.Model, **differently: Any) -> None:
    """Another row like this one, but for `differently`; with a key and a uid of its own."""
    columns = {name: value for name, value in columns_of(row).items() if name != "id"}
    if "uid" in columns:
        columns["uid"] = uuid4().hex
    insert(row._meta.db_table, {**columns, **differently})


@contextmanager
def breaks(law: str) -> Iterator[None]:
    """The database itself refuses what is tried within, and says so."""
    with pytest.raises(DatabaseError, match=law), transaction.atomic():
        yield


def guarded(*rooms: str) -> list[type[models.Model]]:
    """Every table of these rooms whose rows are only ever added."""
    return [
        model
        for room in rooms
        for model in apps.get_app_config(room).get_models()
        if any(guard.name == "no_update" for guard in getattr(model, "guards", []))
    ]


def way_to_circle(model: type[models.Model], before: tuple[type[models.Model], ...] = ()) -> str | None:
    """How a row's circle is reached, along keys that are always there: `item__circle`."""
    circle = apps.get_model("circles", "Circle")
    for field in model._meta.get_fields():
        if not isinstance(field, models.ForeignKey) or field.null or field.related_model in before:
            continue
        if field.related_model is circle:
            return field.name
    for field in model._meta.get_fields():
        if not isinstance(field, models.ForeignKey) or field.null or field.related_model in (*before, model):
            continue
        if further := way_to_circle(field.related_model, (*before, model)):
            return f"{field.name}__{further}"
    return None
