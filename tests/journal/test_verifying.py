"""Whoever writes in the journal past Pejl is found out, down to the envelope."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from pejl.journal.models import Content, Envelope, ErasurePermit
from pejl.journal.queries import faults, head
from pejl.shared import clock

FORGER = UUID(int=66)


def run(sql: str, *values) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount


def uid(value: UUID):
    return Envelope._meta.get_field("about").get_db_prep_value(value, connection)


@pytest.fixture
def opened(cast) -> Envelope:
    """The envelope that tells how Karen's circle was opened; there is more before it and after it."""
    return Envelope.objects.get(kind="circle opened", subject=cast.karens.citizen.uid)


@pytest.fixture
def unguarded(opened) -> Envelope:
    """A forger has dropped every guard of the journal."""
    for table in ("journal_envelope", "journal_content"):
        if connection.vendor == "postgresql":
            run(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        else:
            for change in ("update", "delete"):
                run(f'DROP TRIGGER "guard_{table}_no_{change}"')
    return opened


def last_number() -> int:
    return head().number


def test_a_journal_that_nobody_touched_has_no_faults(opened):
    assert 1 < opened.number < last_number()
    assert faults([head()]) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "'2020-01-01 00:00:00'"),
        ("kind", "'look'"),
        ("actor", "NULL"),
        ("unit", "NULL"),
        ("subject", "about"),
        ("about", "NULL"),
        ("content_hash", "hash"),
        ("previous", "hash"),
    ],
)
def test_a_changed_envelope_is_found_whatever_was_changed(unguarded, column, value):
    number = unguarded.number
    assert run(f"UPDATE journal_envelope SET {column} = {value} WHERE number = %s", number) == 1
    also = {
        "content_hash": [f"{number}: content changed"],
        "subject": [f"{number}: content changed"],
    }.get(column, [])
    before = [f"{number}: does not follow the one before it"] if column == "previous" else []
    assert faults([]) == [*before, f"{number}: changed", *also]


def test_a_changed_hash_is_found(unguarded):
    number = unguarded.number
    run("UPDATE journal_envelope SET hash = previous WHERE number = %s", number)
    assert faults([]) == [f"{number}: changed", f"{number + 1}: does not follow the one before it"]


@pytest.mark.parametrize(
    "change",
    [
        "salt = 'another'",
        "text = (SELECT text FROM journal_content WHERE number = 1)",
        "text = salt::bytea" if connection.vendor == "postgresql" else "text = CAST(salt AS BLOB)",
        "subject = NULL",
    ],
)
def test_changed_content_is_found(unguarded, change):
    number = unguarded.number
    assert run(f"UPDATE journal_content SET {change} WHERE number = %s", number) == 1
    assert faults([]) == [f"{number}: content changed"]


def test_content_that_was_removed_without_a_permit_is_found(unguarded):
    number = unguarded.number
    run("DELETE FROM journal_content WHERE number = %s", number)
    assert faults([]) == [f"{number}: content is gone without a permit"]


def test_an_envelope_that_was_removed_is_found(unguarded):
    number = unguarded.number
    run("DELETE FROM journal_envelope WHERE number = %s", number)
    assert faults([]) == [f"{number}–{number}: missing", f"{number}: content without an envelope"]


def test_an_entry_that_was_removed_whole_is_found(unguarded):
    number = unguarded.number
    _remove(number, number)
    assert faults([]) == [f"{number}–{number}: missing"]


def test_a_tail_that_was_removed_is_found_against_a_kept_head(unguarded):
    kept = head()
    _remove(kept.number - 1, kept.number)
    assert faults([]) == []
    assert faults([kept]) == [f"{kept.number}: is missing, though its head was kept"]


def test_content_added_after_the_last_envelope_is_found(unguarded):
    number = last_number() + 1
    for added in (number, number + 1):
        Content.objects.create(pk=added, subject=None, salt="", text="{}")
    assert faults([]) == [
        f"{number}: content without an envelope",
        f"{number + 1}: content without an envelope",
    ]


def test_an_inserted_entry_is_found(unguarded):
    number, last = unguarded.number, last_number()
    for table in ("journal_envelope", "journal_content"):
        run(f"UPDATE {table} SET number = number + 1000000 WHERE number >= %s", number)
        run(f"UPDATE {table} SET number = number - 999999 WHERE number >= 1000000")
    forged = replace(unguarded.sealed(), actor=FORGER)
    Envelope.objects.create(**vars(forged), hash=forged.hash())
    assert faults([]) == [
        f"{number + 1}: does not follow the one before it",
        *(f"{shifted}: changed" for shifted in range(number + 1, last + 2)),
        f"{number}: content is gone without a permit",
    ]


def test_entries_in_another_order_are_found(unguarded):
    one, two = unguarded.number - 1, unguarded.number
    for table in ("journal_envelope", "journal_content"):
        for old, new in ((one, 1000000), (two, one), (1000000, two)):
            run(f"UPDATE {table} SET number = %s WHERE number = %s", new, old)
    assert faults([]) == [
        f"{one}: does not follow the one before it",
        f"{one}: changed",
        f"{two}: does not follow the one before it",
        f"{two}: changed",
        f"{two + 1}: does not follow the one before it",
    ]


def test_a_chain_written_anew_is_found_against_a_kept_head(unguarded):
    kept = head()
    _write_anew(unguarded.number)
    assert faults([]) == []
    assert faults([kept]) == [f"{kept.number}: is not the envelope of the head that was kept"]


def _write_anew(number: int) -> None:
    """Put another doer in an envelope, and make every hash from there on right again."""
    previous = Envelope.objects.get(number=number).previous
    for envelope in Envelope.objects.filter(number__gte=number).order_by("number"):
        actor = FORGER if envelope.number == number else envelope.actor
        sealed = replace(envelope.sealed(), actor=actor, previous=previous)
        Envelope.objects.filter(number=envelope.number).update(
            actor=actor, previous=previous, hash=sealed.hash()
        )
        previous = sealed.hash()


def _remove(first: int, last: int) -> None:
    for table in ("journal_envelope", "journal_content"):
        run(f"DELETE FROM {table} WHERE number BETWEEN %s AND %s", first, last)


@pytest.fixture
def permit(opened) -> ErasurePermit:
    return ErasurePermit.objects.create(
        subject=opened.subject, reason="Sletning efter fem år.", opened_at=clock.now()
    )


def test_under_a_permit_content_goes_and_the_proof_of_it_stays(opened, permit):
    envelopes, kept = Envelope.objects.count(), head()
    erased = run("DELETE FROM journal_content WHERE subject = %s", uid(opened.subject))
    assert erased == Envelope.objects.filter(subject=opened.subject).count() > 0
    assert Envelope.objects.count() == envelopes
    assert faults([kept]) == []


def test_a_permit_that_was_closed_again_still_explains_what_is_gone(opened, permit):
    run("DELETE FROM journal_content WHERE subject = %s", uid(opened.subject))
    ErasurePermit.objects.update(closed_at=clock.now())
    assert faults([head()]) == []


def test_a_permit_lets_nothing_go_about_anyone_else(cast, opened, permit):
    _refused("DELETE FROM journal_content WHERE subject = %s", uid(cast.jonases.citizen.uid))
    _refused("DELETE FROM journal_content WHERE subject IS NULL")


def test_a_closed_permit_lets_nothing_go(opened, permit):
    ErasurePermit.objects.update(closed_at=clock.now())
    _refused("DELETE FROM journal_content WHERE subject = %s", uid(opened.subject))


def test_a_permit_lets_content_go_and_not_change(opened, permit):
    _refused("UPDATE journal_content SET salt = '' WHERE subject = %s", uid(opened.subject))


def test_no_permit_lets_an_envelope_go(opened, permit):
    _refused("DELETE FROM journal_envelope WHERE subject = %s", uid(opened.subject))


def test_what_is_gone_about_somebody_else_is_not_explained_by_a_permit(cast, unguarded):
    ErasurePermit.objects.create(subject=uuid4(), reason="En anden.", opened_at=clock.now())
    run("DELETE FROM journal_content WHERE number = %s", unguarded.number)
    assert faults([]) == [f"{unguarded.number}: content is gone without a permit"]


def _refused(sql: str, *values) -> None:
    before = (Envelope.objects.count(), Content.objects.count())
    with pytest.raises(IntegrityError, match="Rows here are never"), transaction.atomic():
        run(sql, *values)
    assert (Envelope.objects.count(), Content.objects.count()) == before
