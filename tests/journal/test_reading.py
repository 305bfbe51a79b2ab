"""What was told about a citizen, newest first."""

from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction

from pejl.journal.actions import record
from pejl.journal.models import Content, ErasurePermit
from pejl.journal.queries import Told, head, told_about
from pejl.journal.rules import Doer, Entry, Head, Kind
from pejl.shared import clock

BO = Doer(UUID(int=1), "Bo Kjær", "front line", UUID(int=2), "Hjemmeplejen Nord")
KAREN, JONAS = UUID(int=3), UUID(int=4)
PAGES = ["pathway", "people", "proposal", "who has seen"]


@pytest.fixture
def told(db, monday):
    with transaction.atomic():
        for page in PAGES:
            record(Entry(Kind.LOOK, BO, KAREN, UUID(int=9), {"what": page}))
            record(Entry(Kind.LOOK, BO, JONAS, uuid4(), {"what": f"{page} of Jonas"}))
        record(Entry(Kind.DECIDED, BO, KAREN, uuid4(), {"what": "Mit ønske"}))
        record(Entry(Kind.SEARCH, BO, content={"what": "Karen"}))


def pages(entries: list[Told]) -> list[str]:
    return [entry.words["what"] for entry in entries]


def test_what_was_told_about_a_citizen_is_read_newest_first_and_nothing_else(told):
    assert pages(told_about(KAREN, kinds=[Kind.LOOK], at_most=10)) == PAGES[::-1]


def test_an_entry_is_read_whole(told, monday):
    words = {"name": "Bo Kjær", "role": "front line", "unit": "Hjemmeplejen Nord", "what": "pathway"}
    assert told_about(KAREN, kinds=[Kind.LOOK], at_most=10)[-1] == Told(
        1, monday, "look", BO.uid, UUID(int=9), words
    )


def test_each_kind_is_read_for_itself_or_together(told):
    assert pages(told_about(KAREN, kinds=[Kind.DECIDED], at_most=10)) == ["Mit ønske"]
    assert len(told_about(KAREN, kinds=[Kind.LOOK, Kind.DECIDED], at_most=10)) == len(PAGES) + 1


def test_one_can_page_on_from_the_last_that_was_read(told):
    first = told_about(KAREN, kinds=[Kind.LOOK], at_most=3)
    rest = told_about(KAREN, kinds=[Kind.LOOK], at_most=3, before=first[-1].number)
    assert pages(first) + pages(rest) == PAGES[::-1]
    assert told_about(KAREN, kinds=[Kind.LOOK], at_most=3, before=rest[-1].number) == []


@pytest.mark.parametrize("at_most", [1, 3])
def test_however_much_there_is_to_read_it_takes_one_query(told, django_assert_num_queries, at_most):
    with django_assert_num_queries(1):
        assert len(told_about(KAREN, kinds=[Kind.LOOK], at_most=at_most)) == at_most


def test_what_was_erased_is_still_told_without_its_words(told):
    ErasurePermit.objects.create(subject=KAREN, reason="Sletning.", opened_at=clock.now())
    with connection.cursor() as cursor:
        subject = Content._meta.get_field("subject").get_db_prep_value(KAREN, connection)
        cursor.execute("DELETE FROM journal_content WHERE subject = %s", [subject])
    entries = told_about(KAREN, kinds=[Kind.LOOK], at_most=10)
    assert [entry.words for entry in entries] == [{}] * len(PAGES)
    assert {entry.actor for entry in entries} == {BO.uid}
    assert pages(told_about(JONAS, kinds=[Kind.LOOK], at_most=1)) == ["who has seen of Jonas"]


def test_the_head_is_the_last_envelope(told):
    assert head().number == 2 * len(PAGES) + 2
    assert len(head().hash) == 64


def test_an_empty_journal_has_a_head_too(db):
    assert head() == Head(0, "0" * 64)
