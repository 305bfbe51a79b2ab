"""What the database itself holds about letters, tried by raw SQL past Django."""

from datetime import timedelta
from uuid import uuid4

import pytest

from pejl.journal.models import ErasurePermit
from pejl.letters.models import Letter
from pejl.shared import clock
from tests.circles.acts import wish_of
from tests.circles.raw import NEVER_CHANGED, NEVER_DELETED, breaks, guarded, insert, insert_like, run

from .post import a_walk, by_letter, plan_by_letter

TABLES = guarded("letters")
ITS_CIRCLE_ONLY = "its own circle only"


@pytest.fixture
def letters(cast) -> dict[str, Letter]:
    """A letter in each of two circles, each asking one thing and telling one."""
    karens = a_walk(cast.karens, cast.karen, cast.bo)
    jonases = a_walk(cast.jonases, cast.jonas, cast.fatima)
    return {"karen": by_letter(karens, cast.bo), "jonas": by_letter(jonases, cast.fatima)}


def test_every_table_of_letters_is_only_added_to(letters):
    assert {model.__name__ for model in TABLES} == {"Letter", "Asked", "ToldVoice"}
    assert [model.objects.count() for model in TABLES] == [2, 2, 2]


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_no_column_of_a_letter_that_was_sent_is_ever_changed(letters, model):
    for field in model._meta.local_fields:
        with breaks(NEVER_CHANGED):
            run(f'UPDATE {model._meta.db_table} SET "{field.column}" = "{field.column}"')


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_no_letter_is_deleted_without_a_permit(letters, model):
    with breaks(NEVER_DELETED):
        run(f"DELETE FROM {model._meta.db_table}")


def test_a_permit_opens_the_letters_of_its_citizen_and_of_nobody_else(cast, letters):
    ErasurePermit.objects.create(
        subject=cast.karens.citizen.uid, reason="Hun bad om det.", opened_at=clock.now()
    )
    for table in ("letters_asked", "letters_toldvoice"):
        with breaks(NEVER_DELETED):
            run(f"DELETE FROM {table} WHERE letter_id = %s", letters["jonas"].pk)
        run(f"DELETE FROM {table} WHERE letter_id = %s", letters["karen"].pk)
    with breaks(NEVER_DELETED):
        run("DELETE FROM letters_letter WHERE id = %s", letters["jonas"].pk)
    run("DELETE FROM letters_letter WHERE id = %s", letters["karen"].pk)
    assert [letter.circle for letter in Letter.objects.all()] == [cast.jonases]


def test_a_letter_asks_only_about_its_own_circle(letters):
    version = letters["jonas"].asked.get().version_id
    values = {"letter_id": letters["karen"].pk, "version_id": version, "answer_by": "2027-01-01"}
    with breaks(ITS_CIRCLE_ONLY):
        insert("letters_asked", values)


def test_a_letter_tells_only_what_was_said_in_its_own_circle(letters):
    voice = letters["jonas"].told.get().voice_id
    with breaks(ITS_CIRCLE_ONLY):
        insert("letters_toldvoice", {"letter_id": letters["karen"].pk, "voice_id": voice})


def test_nothing_is_asked_twice_or_told_twice_in_one_letter(letters):
    for row in (letters["karen"].asked.get(), letters["karen"].told.get()):
        with breaks("(?i)unique"):
            insert_like(row)


def test_nothing_is_to_be_answered_before_the_first_day_of_its_letter(cast, letters):
    asked = letters["karen"].asked.get()
    other = a_walk(cast.karens, cast.karen, cast.bo).version
    day_before = letters["karen"].answer_by - timedelta(days=1)
    with breaks("is answered after it was sent"):
        insert_like(asked, version_id=other.pk, answer_by=day_before)
    insert_like(asked, version_id=other.pk, answer_by=letters["karen"].answer_by)


def test_a_letter_in_which_nothing_is_due_asks_nothing(cast):
    wish_of(cast.karens, cast.karen)
    letter = plan_by_letter(cast.karens, cast.bo)
    version = a_walk(cast.karens, cast.karen, cast.bo).version
    values = {"letter_id": letter.pk, "version_id": version.pk, "answer_by": "2027-01-01"}
    with breaks("is answered after it was sent"):
        insert("letters_asked", values)


@pytest.mark.parametrize(
    ("differently", "law"),
    [
        ({"answer_by": None}, "letter_with_a_proposal_says_until_when"),
        ({"answer_by": "2026-11-22"}, "letter_is_answered_after_it_was_sent"),
        ({"phone": ""}, "letter_has_a_number_to_ring"),
    ],
)
def test_a_letter_says_until_when_not_before_it_was_sent_and_where_to_ring(letters, differently, law):
    insert_like(letters["karen"])
    with breaks(law):
        insert_like(letters["karen"], **differently)


def test_a_letter_has_a_uid_of_its_own(letters):
    with breaks("(?i)unique"):
        insert_like(letters["karen"], uid=letters["jonas"].uid.hex)
    assert Letter.objects.filter(uid=uuid4()).count() == 0
