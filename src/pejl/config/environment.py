"""What the surroundings say: read once, with safe defaults and plain complaints."""

import base64
import hashlib
import os
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from pejl.shared.sealing import Keyring, keyring_from


def use_sound_sqlite() -> None:
    """Swap in a SQLite without the WAL-reset bug of 3.7.0–3.51.2 before Django loads its own."""
    import pysqlite3  # noqa: PLC0415 -- must come before any import of sqlite3

    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


def flag(name: str) -> bool:
    return os.environ.get(name, "") not in ("", "0", "false", "no")


def data_folder() -> Path:
    """Where the database, the keys and the backups lie unless told otherwise."""
    return Path(os.environ.get("PEJL_DATA", "var")).absolute()


def database(url: str) -> dict[str, Any]:
    """Django's settings for `sqlite:////path`, or `postgresql://user:password@host:port/name?sslmode=…`."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path[1:]))
    if parts.scheme in ("postgresql", "postgres"):
        return _postgresql(parts)
    raise ImproperlyConfigured("DATABASE_URL skal begynde med sqlite:/// eller postgresql://.")


def _sqlite(path: str) -> dict[str, Any]:
    pragmas = "journal_mode=WAL; synchronous=FULL; foreign_keys=ON; recursive_triggers=ON; busy_timeout=10000"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": "".join(f"PRAGMA {pragma.strip()};" for pragma in pragmas.split(";")),
        },
        "TEST": {"NAME": f"{path}.test"},
    }


def _postgresql(parts: Any) -> dict[str, Any]:
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": query,
    }


def mail(url: str) -> dict[str, Any]:
    """Django's settings for `smtp://user:password@host:587` (`smtps` from the first byte), or `file:///folder`."""
    parts = urlsplit(url)
    if parts.scheme == "file":
        backend = "django.core.mail.backends.filebased.EmailBackend"
        return {"EMAIL_BACKEND": backend, "EMAIL_FILE_PATH": unquote(parts.path)}
    if parts.scheme not in ("smtp", "smtps"):
        raise ImproperlyConfigured("PEJL_MAIL skal begynde med smtp://, smtps:// eller file:///.")
    return {
        "EMAIL_HOST": parts.hostname or "",
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_TIMEOUT": 10,
    }


class Undefined(str):
    """Under test: a page that shows a variable nobody gave it fails, instead of showing nothing."""

    def __mod__(self, name: object) -> str:
        raise NameError(f"The template shows {name}, which is not defined.")


def secret(name: str, made_up_for_the_demo: str) -> str:
    """A secret from the environment; the demo and the tests make one up, a real house must set it."""
    if value := os.environ.get(name):
        return value
    if flag("PEJL_DEMO") or flag("PEJL_TESTING"):
        return made_up_for_the_demo
    raise ImproperlyConfigured(f"{name} er ikke sat. `pejl keys` skriver nye nøgler.")


def keyring() -> Keyring:
    """The keys from the environment; the reason why not where they cannot be read."""
    try:
        return keyring_from(secret("PEJL_KEYS", made_up_keys()))
    except ValueError as wrong:
        raise ImproperlyConfigured(
            "PEJL_KEYS kan ikke læses. `pejl keys` viser, hvordan nøgler skrives."
        ) from wrong


def made_up_keys() -> str:
    """The keys of every demo and test: known to all, and so for invented people only."""
    keys = {name: hashlib.sha256(f"demo {name}".encode()).digest() for name in ("1", "index")}
    return ",".join(f"{name}:{base64.b64encode(key).decode()}" for name, key in keys.items())
