"""Writing in the journal: doing inside the act's own transaction, looking in groups."""

import secrets
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection, transaction

from pejl.shared import clock

from .models import Content, Envelope
from .rules import GENESIS, Entry, Sealed, content_hash

_CHAIN_LOCK = 0x50656A6C  # "Pejl": one writer of the chain at a time on PostgreSQL
_LAST_LINK = f"SELECT number, hash FROM {Envelope._meta.db_table} ORDER BY number DESC LIMIT 1"


def record(*entries: Entry) -> None:
    """Tell what was done, as the last thing in the act's transaction, so that both stand or neither does."""
    if not connection.in_atomic_block:
        raise RuntimeError("An act and its entry are one transaction.")
    _append(entries)


def look(*entries: Entry) -> None:
    """Tell what was looked at; returns when it is durable, so call it before the page leaves.

    Looks that arrive while another group is being written share the next commit.
    """
    if not entries:
        return
    if connection.in_atomic_block:
        _append(entries)
    else:
        _looks.write(entries)


@dataclass
class _Waiting:
    entries: Sequence[Entry]
    done: bool = False


class _Looks:
    """The first to come writes for all who wait (one process; between processes the database serialises).

    Where a group cannot be written each of those in it writes alone, so that one fault is no one else's.
    """

    def __init__(self) -> None:
        self._writing, self._queueing = threading.Lock(), threading.Lock()
        self._queue: list[_Waiting] = []

    def write(self, entries: Sequence[Entry]) -> None:
        mine = _Waiting(entries)
        with self._queueing:
            self._queue.append(mine)
        with self._writing:
            if mine.done:
                return
            group = self._take(mine)
            try:
                self._commit(group)
            except Exception:
                if len(group) == 1:
                    raise
                self._commit([mine])

    def _commit(self, group: list[_Waiting]) -> None:
        with transaction.atomic():
            _append([entry for waiting in group for entry in waiting.entries])
        for waiting in group:
            waiting.done = True

    def _take(self, mine: _Waiting) -> list[_Waiting]:
        """Everyone who waits. Who was in a group that failed is no longer queued, and is written alone."""
        with self._queueing:
            if not any(waiting is mine for waiting in self._queue):
                return [mine]
            group, self._queue = self._queue, []
        return group


_looks = _Looks()


def _append(entries: Iterable[Entry]) -> None:
    taken, previous = _last_link() or (0, GENESIS)
    envelopes, contents = [], []
    for number, entry in enumerate(entries, taken + 1):
        envelope, content = _chained(entry, number, previous)
        envelopes.append(envelope)
        contents.append(content)
        previous = envelope.hash
    _insert(envelopes, contents)


def _last_link() -> tuple[int, str] | None:
    """On PostgreSQL the lock first, in the same message: what it waited for is read after it."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"SELECT pg_advisory_xact_lock({_CHAIN_LOCK}); {_LAST_LINK}")
            cursor.nextset()
        else:
            cursor.execute(_LAST_LINK)
        link: tuple[int, str] | None = cursor.fetchone()
        return link


def _insert(envelopes: Sequence[Envelope], contents: Sequence[Content]) -> None:
    Envelope.objects.bulk_create(envelopes)
    Content.objects.bulk_create(contents)


def _chained(entry: Entry, number: int, previous: str) -> tuple[Envelope, Content]:
    text, salt = entry.content_text(), secrets.token_hex(16)
    sealed = Sealed(
        number,
        clock.now(),
        entry.kind.value,
        entry.by.uid,
        entry.by.unit_uid,
        entry.subject,
        entry.about,
        content_hash(text, salt),
        previous,
    )
    return (
        Envelope(**vars(sealed), hash=sealed.hash()),
        Content(envelope_id=number, subject=entry.subject, salt=salt, text=text),
    )
