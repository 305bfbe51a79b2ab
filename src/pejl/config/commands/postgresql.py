"""PostgreSQL's own tools for a copy, and one database in another's place."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, connections, transaction
from psycopg.conninfo import make_conninfo

from pejl.journal import queries
from pejl.journal.rules import Head
from pejl.shared.refusal import Refused

HEADER = b"PGDMP"


def dump(file: Path) -> Head:
    """Write all as of one instant, in PostgreSQL's custom format; the journal's head at that instant."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        head = queries.head()
        _run_into(file, "pg_dump", "--format=custom", f"--snapshot={snapshot}", _address())
    return head


def contents_of(file: Path) -> str:
    """The list of what a dump holds; Refused where it cannot be read to its end."""
    return _run("pg_restore", "--list", str(file))


def restore_as(name: str, file: Path) -> None:
    """A new database called `name`, with the order of letters that the dumped one had."""
    drop(name)
    command(f"CREATE DATABASE {_quoted(name)} {_locale_in(file)}")
    _run(
        "pg_restore",
        "--exit-on-error",
        "--single-transaction",
        "--no-owner",
        "--no-privileges",
        f"--dbname={_address(name)}",
        str(file),
    )


def put_in_place(new: str, old: str) -> None:
    """`new` takes the name of `old` at once, or `old` stays. Refused while anyone uses `old`."""
    away = f"{old}_replaced"
    drop(away)
    renaming = [(old, away), (new, old)] if _exists(old) else [(new, old)]
    if _sessions_in(old):
        raise Refused(["Databasen er i brug. Stop Pejl først."])
    with _server() as cursor:
        cursor.execute("BEGIN")
        for before, after in renaming:
            cursor.execute(f"ALTER DATABASE {_quoted(before)} RENAME TO {_quoted(after)}")
        cursor.execute("COMMIT")
    drop(away)


def drop(name: str) -> None:
    command(f"DROP DATABASE IF EXISTS {_quoted(name)}")


def command(sql: str) -> None:
    with _server() as cursor:
        cursor.execute(sql)


def name() -> str:
    return str(connection.settings_dict["NAME"])


def _exists(name: str) -> bool:
    with _server() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return cursor.fetchone() is not None


def is_empty(name: str) -> bool:
    """No tables are in it, or there is no such database."""
    return not _exists(name) or not connection.introspection.table_names()


def _sessions_in(name: str) -> int:
    with _server() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = %s", [name])
        return int(cursor.fetchone()[0])


@contextmanager
def _server() -> Iterator[Any]:
    """The server, and none of our databases."""
    connections.close_all()
    with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        yield cursor


def _locale_in(file: Path) -> str:
    sql = _run("pg_restore", "--create", "--section=pre-data", "--file=-", str(file))
    found = re.search(r"^CREATE DATABASE .+? WITH (.+);$", sql, re.MULTILINE)
    return f"WITH {found[1]}" if found else ""


def _quoted(name: str) -> str:
    return str(connection.ops.quote_name(name))


def _address(name: str | None = None) -> str:
    settings = connection.settings_dict
    parts = {key.lower(): settings[key] for key in ("HOST", "PORT", "USER")} | settings["OPTIONS"]
    given = {key: value for key, value in parts.items() if value}
    return make_conninfo(**given, dbname=name or settings["NAME"])


def _run(program: str, *arguments: str) -> str:
    command, surroundings = _prepared(program, arguments)
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    _refuse_failed(program, done.returncode, done.stderr)
    return done.stdout


def _run_into(file: Path, program: str, *arguments: str) -> None:
    """What the program writes goes through us, so that it ends when we do."""
    command, surroundings = _prepared(program, arguments)
    with tempfile.TemporaryFile("w+") as complaints, file.open("wb") as target:
        running = subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, stderr=complaints)
        with running:
            try:
                shutil.copyfileobj(running.stdout, target)
            finally:
                running.stdout.close()
        complaints.seek(0)
        _refuse_failed(program, running.returncode, complaints.read())


def _prepared(program: str, arguments: Iterable[str]) -> tuple[list[str], dict[str, str]]:
    if not (path := shutil.which(program)):
        raise Refused([f"Programmet {program} mangler. Installér postgresql-client."])
    password = connection.settings_dict["PASSWORD"]
    return [path, *arguments], {**os.environ, **({"PGPASSWORD": password} if password else {})}


def _refuse_failed(program: str, code: int, complaints: str) -> None:
    if code:
        why = complaints.strip().splitlines()[-5:] or ["Det blev afbrudt."]
        raise Refused([f"{program} sagde nej:", *why])
