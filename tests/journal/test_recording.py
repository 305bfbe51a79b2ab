"""Doing and looking are on record, both or neither with the act, and durable before anyone is told."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from django.db import connection, connections, transaction

from pejl.demo.people import BY_THE_DEMO
from pejl.journal import actions
from pejl.journal.actions import look, record
from pejl.journal.models import Content, Envelope
from pejl.journal.queries import faults, head
from pejl.journal.rules import GENESIS, Doer, Entry, Kind
from pejl.organisation.actions import add_unit
from pejl.organisation.models import Unit

BO = Doer(UUID(int=1), "Bo Kjær", "front line", UUID(int=2), "Hjemmeplejen Nord")
KAREN = UUID(int=3)


def a_look(about: UUID | None = None, **words: str) -> Entry:
    return Entry(Kind.LOOK, BO, KAREN, about or uuid4(), {"what": "pathway", **words})


def test_an_entry_holds_who_did_what_about_whom_and_no_name_in_clear(db, monday):
    about = uuid4()
    with transaction.atomic():
        record(Entry(Kind.DECIDED, BO, KAREN, about, {"what": "Mit ønske"}))
    envelope, content = Envelope.objects.get(), Content.objects.get()
    assert (envelope.number, envelope.at, envelope.kind) == (1, monday, "decided")
    assert (envelope.actor, envelope.unit) == (BO.uid, BO.unit_uid)
    assert (envelope.subject, envelope.about) == (KAREN, about)
    assert envelope.previous == GENESIS
    assert (content.pk, content.subject) == (1, KAREN)
    assert content.text == (
        '{"name":"Bo Kjær","role":"front line","unit":"Hjemmeplejen Nord","what":"Mit ønske"}'
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM journal_content")
        assert b"Bo" not in bytes(cursor.fetchone()[0])


def test_each_entry_follows_the_one_before_it(db):
    with transaction.atomic():
        record(a_look(), a_look())
        record(a_look())
    chain = list(Envelope.objects.order_by("number"))
    assert [envelope.number for envelope in chain] == [1, 2, 3]
    assert [envelope.previous for envelope in chain] == [GENESIS, chain[0].hash, chain[1].hash]
    assert faults([head()]) == []


def test_two_entries_that_say_the_same_have_contents_with_hashes_of_their_own(db):
    same = a_look()
    with transaction.atomic():
        record(same, same)
    assert len(set(Envelope.objects.values_list("content_hash", flat=True))) == 2


def test_an_act_and_its_entry_are_one_transaction(copied_database):
    with pytest.raises(RuntimeError, match="one transaction"):
        record(a_look())
    assert not Envelope.objects.exists()


def test_an_act_that_fails_leaves_neither_a_change_nor_an_entry(copied_database):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        add_unit("Hjemmeplejen Vest", by=BY_THE_DEMO)
        assert Envelope.objects.count() == 1
        raise ZeroDivisionError
    assert (Unit.objects.count(), Envelope.objects.count(), Content.objects.count()) == (0, 0, 0)


def test_an_entry_that_fails_takes_the_act_with_it(copied_database):
    with pytest.raises(TypeError), transaction.atomic():
        Unit.objects.create(name="Hjemmeplejen Vest")
        record(Entry(Kind.ADMINISTERED, BO, content={"what": object()}))
    assert (Unit.objects.count(), Envelope.objects.count()) == (0, 0)


def test_a_look_is_durable_when_it_has_been_told(copied_database):
    about = uuid4()
    look(a_look(about))
    assert _durable(about) == 1


def test_a_look_at_nobody_is_no_entry(copied_database):
    look()
    assert not Envelope.objects.exists()


def test_a_look_inside_an_act_is_part_of_it(copied_database):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        look(a_look())
        raise ZeroDivisionError
    assert not Envelope.objects.exists()


def test_looks_that_arrive_together_share_a_commit_and_each_is_durable_before_its_page_leaves(
    copied_database,
):
    def act() -> tuple[int, int]:
        connection.force_debug_cursor = True
        about = uuid4()
        look(a_look(about))
        there = _durable(about)
        return there, sum(query["sql"] == "COMMIT" for query in connection.queries_log)

    came = _while_the_pen_is_held([act] * 9)
    assert [there for there, _commits in came] == [1] * 9
    assert sum(commits for _there, commits in came) == 2
    assert Envelope.objects.filter(kind=Kind.LOOK).count() == 9
    assert faults([head()]) == []


def test_a_look_that_cannot_be_written_neither_loses_nor_doubles_the_others(copied_database):
    uids = [uuid4() for _ in range(9)]
    looks = [a_look(uid) for uid in uids]
    looks[4] = Entry(Kind.LOOK, BO, KAREN, uids[4], {"what": object()})
    came = _while_the_pen_is_held([_looking(one) for one in looks])
    assert [type(outcome) for outcome in came] == [type(None)] * 4 + [TypeError] + [type(None)] * 4
    assert [_durable(uid) for uid in uids] == [1] * 4 + [0] + [1] * 4
    assert faults([head()]) == []


def test_when_the_database_is_away_every_look_is_refused_and_none_is_written_later(copied_database):
    _run("ALTER TABLE journal_content RENAME TO journal_content_away")
    came = _while_the_pen_is_held([_looking(a_look()) for _ in range(4)], by_an_act=False)
    assert [outcome is not None for outcome in came] == [True] * 4
    _run("ALTER TABLE journal_content_away RENAME TO journal_content")
    look(a_look())
    assert (Envelope.objects.count(), Content.objects.count()) == (1, 1)
    assert faults([head()]) == []


def test_many_who_look_and_act_at_once_make_one_unbroken_chain(copied_database):
    uids = [[uuid4() for _ in range(5)] for _ in range(8)]

    def looks_and_acts(mine: list[UUID]) -> None:
        for number, uid in enumerate(mine):
            if number % 2:
                look(a_look(uid))
            else:
                with transaction.atomic():
                    record(Entry(Kind.DECIDED, BO, KAREN, uid))

    with ThreadPoolExecutor(len(uids)) as pool:
        came = list(pool.map(lambda mine: _outcome(lambda: looks_and_acts(mine)), uids))
    assert came == [None] * len(uids)
    assert sorted(Envelope.objects.values_list("about", flat=True)) == sorted(sum(uids, []))
    assert faults([head()]) == []


def test_processes_that_look_at_once_make_one_unbroken_chain(copied_database):
    """As the workers of a server do."""
    looks = (
        "import django; django.setup()\\n"
        "from tests.journal.test_recording import a_look, look\\n"
        "for _ in range(25): look(a_look())"
    ).replace("\\n", "\n")
    surroundings = {**os.environ, "DATABASE_URL": copied_database}
    workers = [subprocess.Popen([sys.executable, "-c", looks], env=surroundings) for _ in range(2)]
    assert [worker.wait(60) for worker in workers] == [0, 0]
    assert Envelope.objects.count() == 50
    assert faults([head()]) == []


def _looking(entry: Entry) -> Callable[[], None]:
    return lambda: look(entry)


def _while_the_pen_is_held(acts: list[Callable], *, by_an_act: bool = True) -> list:
    """What each came to that began, in a thread of its own, while an act held the chain.

    The first waits for the database, alone; all others wait for the first.
    """
    queue, first, *rest = actions._looks, *acts
    with ThreadPoolExecutor(len(acts)) as pool:
        with transaction.atomic():
            _hold(by_an_act)
            started = [pool.submit(_outcome, first)]
            _wait_until(lambda: queue._writing.locked() and not queue._queue, started)
            started += [pool.submit(_outcome, act) for act in rest]
            _wait_until(lambda: len(queue._queue) == len(rest), started)
        return [future.result() for future in started]


def _hold(by_an_act: bool) -> None:
    if by_an_act:
        record(Entry(Kind.ADMINISTERED, BO))
    elif connection.vendor == "postgresql":
        _run(f"SELECT pg_advisory_xact_lock({actions._CHAIN_LOCK})")


def _wait_until(condition: Callable[[], bool], started: list[Future]) -> None:
    deadline = time.monotonic() + 5
    while not condition():
        assert not any(future.done() for future in started), [future.result() for future in started]
        assert time.monotonic() < deadline, "Those who look do not wait for one another."
        time.sleep(0.005)


def _outcome(act: Callable):
    try:
        return act()
    except Exception as failed:
        return failed
    finally:
        connections.close_all()


def _durable(about: UUID) -> int:
    """How many entries about it another connection can see."""
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            uid = Envelope._meta.get_field("about").get_db_prep_value(about, other)
            cursor.execute("SELECT count(*) FROM journal_envelope WHERE about = %s", [uid])
            return cursor.fetchone()[0]
    finally:
        other.close()


def _run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
