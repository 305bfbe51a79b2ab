"""The laws that triggers hold: installed as declared, found and healed when they are not."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import TextField

from pejl.chain.actions import remark, write_way
from pejl.circles.actions import (
    carry,
    let_stand,
    look_in_emergency,
    promise_silence,
    propose,
    take_back,
    tell_fact,
    withdraw,
)
from pejl.circles.changes import ChooseEntry, Join, Newcomer
from pejl.circles.models import Voice
from pejl.circles.rules import Fact, MemberKind, Part, Side
from pejl.citizens.actions import Mandate, represent
from pejl.citizens.rules import Matter, RepresentationKind
from pejl.demo.people import BY_THE_DEMO, agree, as_employee, as_themselves
from pejl.demo.story import tell, walk_together
from pejl.journal.models import Content, Envelope
from pejl.organisation.actions import add_unit, add_user
from pejl.organisation.models import Unit, User
from pejl.pathways.actions import ask_for_help, look_again, publish_answer_time, tell_later, unfollow, widen
from pejl.pathways.changes import WriteWish
from pejl.pathways.rules import Approach, May
from pejl.shared import clock, guards
from pejl.shared.guards import Guard
from pejl.terminology.actions import load
from tests.shared.happenings import learn_and_decide, talk_and_meet
from tests.terminology.samples import URL, as_file, bundle, code_system, concept, expansion

on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite has this")
on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only PostgreSQL has this")

GUARDED = [model for model in apps.get_models() if getattr(model, "guards", [])]
NEVER_CHANGED = [model for model in GUARDED if "no_update" in {guard.name for guard in model.guards}]
TOLD_ELSEWHERE = {"rulings", "letters", "practice"}
TRIED = [model for model in NEVER_CHANGED if model._meta.app_label not in TOLD_ELSEWHERE]
HOUR = timedelta(hours=1)
WAYS_AROUND = {
    "postgresql": ['TRUNCATE "{table}" CASCADE'],
    "sqlite": [
        'INSERT OR REPLACE INTO "{table}" SELECT * FROM "{table}"',
        'REPLACE INTO "{table}" SELECT * FROM "{table}"',
    ],
}
FORGERY = "guard_journal_envelope_no_update"


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def refused(sql: str) -> bool:
    """Whether the database refuses a statement that would otherwise run."""
    try:
        with transaction.atomic():
            run(sql)
    except IntegrityError:
        return True
    return False


@pytest.fixture
def story(db, monday):
    """The demo, and one row of each kind that it does not hold."""
    town = tell(monday)
    karen, bo, circle = as_themselves(town.karen), as_employee(town.bo), town.karen.citizen.circle
    withdraw(propose(circle, [walk_together(circle)], by=bo).proposal, by=bo)
    let_stand(Voice.objects.filter(version__proposal__circle=circle, side=Side.CITIZEN)[0], by=karen)
    take_back(propose(circle, [WriteWish("Jeg vil se havet.")], by=karen).voices[0], by=karen)
    today = clock.today()
    carry(
        propose(circle, [walk_together(circle)], by=bo).version,
        reason="Trinene er glatte.",
        signs="Et nik.",
        by=bo,
    )
    attorney = Mandate(
        RepresentationKind.POWER_OF_ATTORNEY, "Mette Holm", frozenset(Matter), today, documented_by="Et brev."
    )
    represent(circle.citizen, attorney, by=BY_THE_DEMO)
    look_in_emergency(circle, reason="Karen svarer ikke.", lasts=HOUR, by=as_employee(town.clara))
    agree(circle, [ChooseEntry(str(circle.members.get(name=bo.name).uid))], by=bo, yes_from=karen)
    grant = circle.grant_set.get()
    look_again(grant, "Det går godt.", today + timedelta(days=90), by=bo)
    widen(circle.unit_id, {May.MOST}, "", shown=0, by=as_employee(town.clara))
    publish_answer_time("", 14, today, by=as_employee(town.clara))
    asked = ask_for_help(circle, "Mere hjælp.", by=karen)
    tell_later(asked, "Inge er syg.", today + timedelta(days=20), by=as_employee(town.inge))
    viggo = add_user("viggo", "Viggo Bang", by=BY_THE_DEMO)
    volunteer = Newcomer(MemberKind.VOLUNTEER, "Viggo Bang", user_uid=str(viggo.uid))
    agree(circle, [Join(volunteer, (Part.NAME,), today)], by=karen, yes_from=bo)
    promise_silence(circle.members.get(user=viggo), by=as_themselves(viggo))
    tell_fact(town.jonas.citizen.circle, Fact.MOVED, by=as_employee(town.fatima))
    unfollow(circle.themes.latest("pk"), by=karen)
    remark(Approach.RECOVERY, "Det passer.", by=karen)
    write_way(Approach.RECOVERY, "Vi går med.", shown=0, by=as_employee(User.objects.get(login="pia")))
    talk_and_meet(circle, karen, bo)
    learn_and_decide(bo, as_employee(User.objects.get(login="pia")))
    load(as_file(bundle(code_system(concept("a")), expansion({"system": URL, "code": "a"}))), by="Anna")
    connection.check_constraints()


@pytest.fixture
def an_envelope(db):
    add_unit("Hjemmeplejen Vest", by=BY_THE_DEMO)
    return Envelope.objects.get(kind="administered")


def test_the_guards_installed_are_the_guards_declared(db):
    assert guards.differences(connection) == []
    assert guards.install(connection) == []


def test_no_row_that_is_only_added_can_be_changed_or_taken_away_by_raw_sql(story):
    assert [model._meta.label for model in TRIED if not model._base_manager.exists()] == []
    assert [attempt for model in TRIED for attempt in attempts_on(model) if not refused(attempt)] == []


def attempts_on(model) -> list[str]:
    table, key = model._meta.db_table, model._meta.pk.column
    return [
        f'UPDATE "{table}" SET "{key}" = "{key}"',
        f'DELETE FROM "{table}"',
        *(attempt.format(table=table) for attempt in WAYS_AROUND[connection.vendor]),
    ]


def test_a_refusal_says_why(an_envelope):
    with (
        pytest.raises(IntegrityError, match="Rows here are never changed: add a new one."),
        transaction.atomic(),
    ):
        run("UPDATE journal_envelope SET kind = 'look'")
    with pytest.raises(IntegrityError, match="never deleted without a permit"), transaction.atomic():
        run("DELETE FROM journal_envelope")


def test_a_dropped_guard_is_found_and_put_back(an_envelope):
    _drop(FORGERY)
    assert guards.differences(connection) == [FORGERY]
    assert guards.install(connection) == [FORGERY]
    assert guards.differences(connection) == []
    assert refused("UPDATE journal_envelope SET kind = 'look'")


def test_a_guard_that_was_made_toothless_is_found_and_put_right(an_envelope):
    _make_toothless()
    assert not refused("UPDATE journal_envelope SET kind = kind")
    assert guards.differences(connection) == [FORGERY]
    assert guards.install(connection) == [FORGERY]
    assert guards.differences(connection) == []
    assert refused("UPDATE journal_envelope SET kind = 'look'")


@on_postgresql
def test_a_guard_that_was_put_to_sleep_is_found_and_woken(an_envelope):
    run(f'ALTER TABLE journal_envelope DISABLE TRIGGER "{FORGERY}"')
    assert not refused("UPDATE journal_envelope SET kind = kind")
    assert guards.differences(connection) == [FORGERY]
    assert guards.install(connection) == [FORGERY]
    assert guards.differences(connection) == []
    assert refused("UPDATE journal_envelope SET kind = 'look'")


@on_postgresql
def test_a_guard_that_looks_away_is_found_and_put_right(an_envelope):
    run(f'DROP TRIGGER "{FORGERY}" ON journal_envelope')
    run(
        f'CREATE TRIGGER "{FORGERY}" BEFORE UPDATE ON journal_envelope '
        f'FOR EACH ROW WHEN (false) EXECUTE FUNCTION "{FORGERY}"()'
    )
    assert guards.differences(connection) == [FORGERY]
    assert guards.install(connection) == [FORGERY]
    assert refused("UPDATE journal_envelope SET kind = 'look'")


def test_a_guard_that_nobody_declared_is_found_and_taken_away(db):
    _create("guard_organisation_unit_forgotten")
    assert guards.differences(connection) == ["guard_organisation_unit_forgotten"]
    assert guards.install(connection) == ["guard_organisation_unit_forgotten"]
    assert guards.differences(connection) == []


def test_a_guard_with_a_long_name_is_found_again(db, monkeypatch):
    long = [Guard(f"{'a_very_' * 9}long_name_{number}", "delete", "Not here.") for number in (1, 2)]
    monkeypatch.setattr(Unit, "guards", long, raising=False)
    assert len(guards.install(connection)) == 2
    assert guards.differences(connection) == []


def test_triggers_that_are_not_guards_are_left_alone(db):
    _create("somebody_elses")
    assert guards.install(connection) == []
    assert "somebody_elses" in _triggers()


def test_installing_twice_is_installing_once(db):
    _drop(FORGERY)
    guards.install(connection)
    assert guards.install(connection) == []


@on_sqlite
def test_a_table_that_was_remade_gets_its_guards_again(copied_database):
    """SQLite drops triggers whenever a column is altered."""
    old, new = Content._meta.get_field("salt"), TextField()
    new.set_attributes_from_name("salt")
    with connection.schema_editor() as editor:
        editor.alter_field(Content, old, new)
    ours = ["guard_journal_content_no_delete", "guard_journal_content_no_update"]
    assert guards.differences(connection) == ours
    assert guards.install(connection) == ours
    assert guards.differences(connection) == []


@pytest.mark.parametrize(
    ("condition", "condition_on_sqlite", "is_refused"),
    [("", "", True), ("NEW.name = 'Nord'", "", True), ("NEW.name = 'Syd'", "", False)],
)
def test_a_guard_refuses_where_its_condition_holds_and_only_there(
    db, monkeypatch, condition, condition_on_sqlite, is_refused
):
    guard = Guard("a_test", "insert", "Not here.", condition, condition_on_sqlite)
    monkeypatch.setattr(Unit, "guards", [guard], raising=False)
    assert guards.install(connection) == ["guard_organisation_unit_a_test"]
    assert refused(_row("Nord")) == is_refused


def test_a_guard_may_say_it_otherwise_on_sqlite(db, monkeypatch):
    guard = Guard("a_test", "insert", "Not here.", "NEW.name = 'on PostgreSQL'", "NEW.name = 'on SQLite'")
    monkeypatch.setattr(Unit, "guards", [guard], raising=False)
    guards.install(connection)
    said = {vendor: refused(_row(f"on {vendor}")) for vendor in ("PostgreSQL", "SQLite")}
    assert {vendor.lower() for vendor, is_refused in said.items() if is_refused} == {connection.vendor}


def _row(name: str) -> str:
    uid = f"{'0' * 31}{len(name) % 10}"
    return f"INSERT INTO organisation_unit (uid, name, phone, address) VALUES ('{uid}', '{name}', '', '')"


def _triggers() -> list[str]:
    where = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(where)
        return [name for (name,) in cursor.fetchall()]


def _drop(name: str) -> None:
    run(f'DROP TRIGGER "{name}"' + (" ON journal_envelope" if connection.vendor == "postgresql" else ""))


def _make_toothless() -> None:
    if connection.vendor == "postgresql":
        body = "$$ BEGIN RETURN NEW; END $$"
        run(f'CREATE OR REPLACE FUNCTION "{FORGERY}"() RETURNS trigger LANGUAGE plpgsql AS {body}')
    else:
        run(f'DROP TRIGGER "{FORGERY}"')
        run(f'CREATE TRIGGER "{FORGERY}" BEFORE UPDATE ON "journal_envelope" WHEN 0 BEGIN SELECT 1; END')


def _create(name: str) -> None:
    if connection.vendor == "postgresql":
        body = "$$ BEGIN RETURN NEW; END $$"
        run(f'CREATE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS {body}')
        run(
            f'CREATE TRIGGER "{name}" BEFORE INSERT ON organisation_unit '
            f'FOR EACH ROW EXECUTE FUNCTION "{name}"()'
        )
    else:
        run(f'CREATE TRIGGER "{name}" BEFORE INSERT ON "organisation_unit" BEGIN SELECT 1; END')
