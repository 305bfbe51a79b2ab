"""Reading the journal: what was told about a citizen, and whether the chain still holds."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from uuid import UUID

from django.conf import settings
from django.db.models import BinaryField, ExpressionWrapper, F, QuerySet

from pejl.shared.prepared import prepared
from pejl.shared.sealing import SealBroken

from .models import Content, Envelope, ErasurePermit
from .rules import LOOKS, Head, Kind, Sealed, content_hash, faults_in_chain

_CHUNK = 2000
_LAST = 12


@dataclass(frozen=True)
class Told:
    """One entry as it is read: its words are empty where they were erased."""

    number: int
    at: datetime
    kind: str
    actor: UUID | None
    about: UUID | None
    words: dict[str, str]


def told_about(
    subject: UUID,
    *,
    kinds: Sequence[Kind],
    at_most: int,
    before: int | None = None,
) -> list[Told]:
    """The newest entries about a citizen, newest first; page on with the last one's `number`."""
    envelopes = Envelope.objects.filter(subject=subject, kind__in=kinds).order_by("-number")
    if before is not None:
        envelopes = envelopes.filter(number__lt=before)
    return [_told(envelope) for envelope in envelopes.select_related("content")[:at_most]]


def last_looks_of_others(subject: UUID, own: UUID) -> list[Told]:
    """The newest looks at a citizen that are not by the actor `own`, newest first."""
    return [_told(envelope) for envelope in _last_looks_but_not_by(own, subject)]


@prepared
def _last_looks_but_not_by(own: UUID, subject: UUID) -> QuerySet[Envelope]:
    looks = Envelope.objects.filter(subject=subject, kind__in=LOOKS).exclude(actor=own)
    return looks.select_related("content").order_by("-number")[:_LAST]


def _told(envelope: Envelope) -> Told:
    words = json.loads(envelope.content.text) if hasattr(envelope, "content") else {}
    return Told(envelope.number, envelope.at, envelope.kind, envelope.actor, envelope.about, words)


def head() -> Head:
    """The last envelope now; number 0 where the journal is empty."""
    last = Envelope.objects.order_by("-number").values_list("number", "hash").first()
    return Head(*last) if last else Head(0, "0" * 64)


def faults(heads: list[Head]) -> list[str]:
    """Every fault in the chain and in the content that is still there; empty when all is well."""
    return list(chain(faults_in_chain(_envelopes(), heads), _faults_in_content()))


def _envelopes() -> Iterator[tuple[Sealed, str]]:
    for envelope in Envelope.objects.order_by("number").iterator(chunk_size=_CHUNK):
        yield envelope.sealed(), envelope.hash


def _faults_in_content() -> Iterator[str]:
    """Content that differs from its envelope, or is gone though no permit for its subject was ever open."""
    permitted = set(ErasurePermit.objects.values_list("subject", flat=True))
    envelopes = Envelope.objects.order_by("number").values_list("number", "subject", "content_hash")
    contents = _contents()
    content = next(contents, None)
    for number, subject, expected in envelopes.iterator(chunk_size=_CHUNK):
        while content is not None and content[0] < number:
            yield f"{content[0]}: content without an envelope"
            content = next(contents, None)
        if content is None or content[0] > number:
            if subject not in permitted:
                yield f"{number}: content is gone without a permit"
            continue
        if content[1:] != (subject, expected):
            yield f"{number}: content changed"
        content = next(contents, None)
    while content is not None:
        yield f"{content[0]}: content without an envelope"
        content = next(contents, None)


def _contents() -> Iterator[tuple[int, UUID | None, str]]:
    """(number, subject, hash of what lies there), with an empty hash where the seal is broken."""
    as_stored = ExpressionWrapper(F("text"), output_field=BinaryField())
    rows = (
        Content.objects.order_by("envelope_id")
        .annotate(stored=as_stored)
        .values_list("envelope_id", "subject", "salt", "stored")
    )
    for number, subject, salt, stored in rows.iterator(chunk_size=_CHUNK):
        try:
            text = settings.KEYRING.open(bytes(stored), "journal_content.text")
        except SealBroken:
            yield number, subject, ""
        else:
            yield number, subject, content_hash(text, salt)
