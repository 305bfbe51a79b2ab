"""Laws that a CHECK cannot say: triggers, declared beside the model and alike in both databases.

A model that has them carries `guards = [...]`. `pejl migrate` (and the test run) installs exactly those that
are declared, after all migrations, since SQLite drops triggers whenever a table is remade.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal
from zlib import crc32

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

_PREFIX = "guard_"
_LONGEST_NAME = 63  # PostgreSQL cuts the rest off


@dataclass(frozen=True)
class Guard:
    """Refuse `on` (insert, update, delete, truncate) where `refuse_when` holds; it may use NEW and OLD.

    `refuse_when_sqlite` says the same where SQLite says it otherwise (dates).
    """

    name: str
    on: Literal["insert", "update", "delete", "truncate"]
    message: str
    refuse_when: str = ""
    refuse_when_sqlite: str = ""


def append_only(*, erasable_when: str = "") -> list[Guard]:
    """Rows are added and never changed; they are deleted only where `erasable_when` holds, if ever."""
    never = f"NOT ({erasable_when})" if erasable_when else ""
    return [
        Guard("no_update", "update", "Rows here are never changed: add a new one."),
        Guard("no_delete", "delete", "Rows here are never deleted without a permit.", never),
        Guard("no_truncate", "truncate", "Rows here are never deleted without a permit."),
    ]


def install(connection: BaseDatabaseWrapper) -> list[str]:
    """Make the installed triggers equal to the declared ones; the names of those made or dropped."""
    declared, installed = dict(_declared(connection)), _installed(connection)
    with connection.cursor() as cursor:
        stale = [name for name, sql in installed.items() if declared.get(name) != sql]
        for name in stale:
            _drop(cursor, connection, name)
        missing = [name for name, sql in declared.items() if installed.get(name) != sql]
        for name in missing:
            _create(cursor, connection, name, declared[name])
    return sorted({*stale, *missing})


def differences(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of triggers that are declared but not installed as declared, or the other way round."""
    declared, installed = dict(_declared(connection)), _installed(connection)
    return sorted(name for name in {*declared, *installed} if declared.get(name) != installed.get(name))


def name_of(table: str, guard: Guard) -> str:
    """What the trigger is called: a long name is cut, and ends in a number of its own."""
    name = f"{_PREFIX}{table}_{guard.name}"
    return name if len(name) <= _LONGEST_NAME else f"{name[:54]}_{crc32(name.encode()):08x}"


def _declared(connection: BaseDatabaseWrapper) -> Iterator[tuple[str, str]]:
    for model in apps.get_models():
        for guard in getattr(model, "guards", []):
            table = model._meta.db_table
            name = name_of(table, guard)
            if connection.vendor == "postgresql":
                yield name, _postgresql(name, table, guard)
            elif guard.on != "truncate":
                yield name, _sqlite(name, table, guard)


def _sqlite(name: str, table: str, guard: Guard) -> str:
    condition = guard.refuse_when_sqlite or guard.refuse_when
    when = f" WHEN {condition}" if condition else ""
    return (
        f'CREATE TRIGGER "{name}" BEFORE {guard.on.upper()} ON "{table}"{when} '
        f"BEGIN SELECT RAISE(ABORT, '{guard.message}'); END"
    )


def _postgresql(name: str, table: str, guard: Guard) -> str:
    """The function and the trigger in one text; the text is kept as the trigger's comment to compare with."""
    refuse = f"RAISE EXCEPTION '{guard.message}' USING ERRCODE = 'integrity_constraint_violation';"
    body = f"IF {guard.refuse_when} THEN {refuse} END IF;" if guard.refuse_when else refuse
    level = "STATEMENT" if guard.on == "truncate" else "ROW"
    passes = {"delete": "OLD", "truncate": "NULL"}.get(guard.on, "NEW")
    return (
        f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS '
        f"$guard$ BEGIN {body} RETURN {passes}; END $guard$; "
        f'CREATE TRIGGER "{name}" BEFORE {guard.on.upper()} ON "{table}" '
        f'FOR EACH {level} EXECUTE FUNCTION "{name}"()'
    )


def _installed(connection: BaseDatabaseWrapper) -> dict[str, str]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tgname, CASE "
                "WHEN tgenabled = 'O' "
                "AND position(prosrc IN obj_description(pg_trigger.oid, 'pg_trigger')) > 0 "
                "THEN obj_description(pg_trigger.oid, 'pg_trigger') ELSE prosrc END "
                "FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
                "JOIN pg_proc ON pg_proc.oid = tgfoid "
                "WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace"
            )
        else:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return {name: sql for name, sql in cursor.fetchall() if name.startswith(_PREFIX)}


def _drop(cursor: Any, connection: BaseDatabaseWrapper, name: str) -> None:
    if connection.vendor == "postgresql":
        cursor.execute(f'DROP FUNCTION "{name}"() CASCADE')
    else:
        cursor.execute(f'DROP TRIGGER "{name}"')


def _create(cursor: Any, connection: BaseDatabaseWrapper, name: str, sql: str) -> None:
    cursor.execute(sql)
    if connection.vendor == "postgresql":
        table = sql.rpartition(' ON "')[2].partition('"')[0]
        cursor.execute(f'COMMENT ON TRIGGER "{name}" ON "{table}" IS %s', [sql])
