"""Private copies of the migrated test database: real commits and threads, thrown away, never flushed."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from django.db import connection, connections


@contextmanager
def copied() -> Iterator[str]:
    """Within, the default connection of every thread talks to a new copy. Yields the copy's DATABASE_URL."""
    assert not connection.in_atomic_block, "A test on a copied database stands alone: leave out `db`."
    connections.close_all()
    settings = connection.settings_dict
    original = settings["NAME"]
    copy = _copy_in_postgresql(original) if is_postgresql() else _copy_in_sqlite(original)
    settings["NAME"] = copy
    try:
        yield url_of(copy)
    finally:
        connections.close_all()
        settings["NAME"] = original
        if is_postgresql():
            drop(copy)
        else:
            shutil.rmtree(Path(copy).parent)


def is_postgresql() -> bool:
    return connection.vendor == "postgresql"


def url_of(name: str) -> str:
    """The DATABASE_URL of another database on the same server, or of another file."""
    if is_postgresql():
        return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    return f"sqlite:///{name}"


@contextmanager
def empty(folder: Path) -> Iterator[str]:
    """The DATABASE_URL of a database in which nothing is yet."""
    if not is_postgresql():
        yield url_of(str(folder / "empty.sqlite3"))
        return
    name = f"pejl_empty_{uuid4().hex[:8]}"
    command(f'CREATE DATABASE "{name}"')
    try:
        yield url_of(name)
    finally:
        drop(name)


def command(sql: str) -> None:
    """Run what PostgreSQL runs only outside a transaction, on the server and not in a database of ours."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql)


def drop(name: str) -> None:
    command(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _copy_in_postgresql(original: str) -> str:
    copy = f"{original}_{uuid4().hex[:8]}"
    command(f'CREATE DATABASE "{copy}" TEMPLATE "{original}"')
    return copy


def _copy_in_sqlite(original: str) -> str:
    """In a folder of its own beside the original."""
    copy = Path(tempfile.mkdtemp(prefix="copy-", dir=Path(original).parent)) / "copy.sqlite3"
    with closing(sqlite3.connect(original)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return str(copy)
