"""`pejl backup` and `pejl restore`: whole or not at all."""

import os
import resource
import shutil
import signal
import subprocess
import threading
import time
from contextlib import contextmanager
from itertools import count, takewhile
from pathlib import Path

import pytest
from django.db import connection, connections
from django.db.migrations.recorder import MigrationRecorder

from pejl.config.commands import sqlite_files
from pejl.journal.models import Content, Envelope
from pejl.journal.rules import Doer
from pejl.organisation.actions import add_unit
from pejl.organisation.models import Unit
from tests.databases import is_postgresql

from .conftest import PEJL

HOW_TO_REPLACE = (
    "Der er noget i databasen i forvejen. Skriv --replace, hvis kopien skal stå i stedet for det."
)


@pytest.fixture
def kept(pejl, tmp_path) -> Path:
    """A backup in which there is one unit, Nord; now there is Syd too."""
    file = tmp_path / "kept"
    pejl("unit", "add", "Nord")
    pejl("backup", file)
    pejl("unit", "add", "Syd")
    return file


def units():
    return set(Unit.objects.values_list("name", flat=True))


def files_in(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def other(file: Path, content: bytes) -> Path:
    """A file beside it with other content and the same head."""
    changed = file.with_name("changed")
    changed.write_bytes(content)
    shutil.copy(f"{file}.head", f"{changed}.head")
    return changed


def test_a_backup_is_one_file_and_its_head_that_only_the_owner_reads(pejl, tmp_path):
    pejl("unit", "add", "Nord")
    head = pejl("journal", "head").strip()
    said = pejl("backup", tmp_path / "kept")
    assert f"Journalens hoved {head}" in said
    assert "Nøglerne (PEJL_KEYS) er ikke med" in said
    assert files_in(tmp_path) == {"kept", "kept.head"}
    assert (tmp_path / "kept.head").read_text() == f"{head}\n"
    assert {(tmp_path / name).stat().st_mode & 0o777 for name in files_in(tmp_path)} == {0o600}


def test_what_came_after_a_backup_is_gone_when_it_is_restored_and_the_restoration_is_told(kept, pejl):
    said = pejl("restore", kept, "--replace")
    assert "1 kuverter i journalen er prøvet mod hovedet" in said
    assert units() == {"Nord"}
    assert Content.objects.order_by("-pk")[0].text.startswith('{"head":"1:')
    assert "Journalen holder." in pejl("journal", "verify", "--head", f"{kept}.head")
    assert files_in(kept.parent) == {"kept", "kept.head"}


def test_a_backup_is_restored_where_nothing_was(kept, command, empty_database):
    assert command(empty_database, "restore", kept).code == 0
    assert command(empty_database, "unit", "add", "Nord").err == "Der er allerede en enhed med det navn.\n"
    assert command(empty_database, "unit", "add", "Syd").code == 0


def test_a_database_with_content_is_replaced_only_when_told_to(kept, refused):
    assert refused("restore", kept) == [HOW_TO_REPLACE]
    assert units() == {"Nord", "Syd"}


def test_a_backup_takes_nobodys_place(kept, refused, tmp_path):
    before = kept.read_bytes()
    assert refused("backup", kept) == [f"{kept} findes i forvejen. Vælg et andet navn."]
    assert kept.read_bytes() == before
    assert refused("backup", tmp_path / "no" / "kept") == [f"Mappen {tmp_path}/no findes ikke."]


def test_there_must_be_a_database_to_copy(command, empty_database, tmp_path):
    done = command(empty_database, "backup", tmp_path / "kept")
    assert done.err == "Der er ingen database at kopiere. `pejl migrate` gør en klar.\n"
    assert not (tmp_path / "kept").exists()


def test_a_wrong_file_is_refused_and_nothing_changes(kept, refused, tmp_path):
    text = other(kept, b"hej")
    assert refused("restore", text, "--replace") == [f"{text} er ikke en sikkerhedskopi fra Pejl."]
    assert refused("restore", tmp_path / "nothing") == [f"{tmp_path}/nothing findes ikke."]
    assert refused("restore", tmp_path) == [f"{tmp_path} findes ikke."]
    begins = b"SQLite format 3\0" if is_postgresql() else b"PGDMP"
    foreign = other(kept, begins + b"x" * 200)
    assert refused("restore", foreign) == [
        f"{foreign} er fra en anden slags database end den, som DATABASE_URL peger på."
    ]
    assert units() == {"Nord", "Syd"}


@pytest.mark.parametrize("part", [0.02, 0.5, 0.9])
def test_half_a_backup_is_refused_and_nothing_changes(kept, refused, part):
    whole = kept.read_bytes()
    half = other(kept, whole[: int(len(whole) * part)])
    assert refused("restore", half, "--replace")
    assert units() == {"Nord", "Syd"}
    assert files_in(kept.parent) == {"kept", "kept.head", "changed", "changed.head"}


def test_a_backup_without_its_head_is_tried_only_against_itself_and_only_when_told_to(kept, refused, pejl):
    Path(f"{kept}.head").unlink()
    assert refused("restore", kept, "--replace")[0].startswith(f"{kept}.head mangler")
    assert "kun mod sig selv" in pejl("restore", kept, "--replace", "--without-head")


def test_a_backup_that_does_not_reach_its_head_is_refused(kept, refused):
    Path(f"{kept}.head").write_text(f"7:{'0' * 64}\n")
    assert refused("restore", kept, "--replace")[:2] == [
        "Journalen i kopien holder ikke. Intet er ændret.",
        "  7: is missing, though its head was kept",
    ]
    assert units() == {"Nord", "Syd"}


def test_a_backup_under_other_keys_is_refused(kept, command, copied_database):
    keys = dict(line.split("=", 1) for line in command("nothing", "keys").out.splitlines())
    done = command(copied_database, "restore", kept, "--replace", **keys)
    assert done.code == 1
    assert done.err.splitlines()[-1] == "Er PEJL_KEYS de samme, som da kopien blev taget?"


def test_a_backup_from_a_newer_edition_is_refused(pejl, refused, tmp_path):
    MigrationRecorder(connection).record_applied("circles", "9999_from_the_future")
    pejl("backup", tmp_path / "newer")
    assert refused("restore", tmp_path / "newer", "--replace") == [
        "Kopien er fra en nyere udgave af Pejl (circles.9999_from_the_future). Intet er ændret."
    ]


def test_a_backup_from_an_older_edition_is_brought_up_to_date(pejl, tmp_path, monkeypatch):
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE demo_demomark")
    MigrationRecorder(connection).record_unapplied("demo", "0001_initial")
    pejl("backup", tmp_path / "older")
    assert "1 trin blev kørt på den" in pejl("restore", tmp_path / "older", "--replace")
    assert "demo_demomark" in connection.introspection.table_names()


def test_a_database_in_use_is_not_replaced(kept, command, copied_database):
    Unit.objects.count()
    done = command(copied_database, "restore", kept, "--replace")
    assert done.err == "Databasen er i brug. Stop Pejl først.\n"
    assert units() == {"Nord", "Syd"}


@pytest.mark.skipif("is_postgresql()", reason="there a server at rest finds the new database by its name")
def test_a_database_is_in_use_while_a_server_is_at_rest(kept, command, copied_database):
    connections.close_all()
    with sqlite_files.in_service(Path(connection.settings_dict["NAME"])):
        done = command(copied_database, "restore", kept, "--replace")
    assert done.err == "Databasen er i brug. Stop Pejl først.\n"


@contextmanager
def files_no_longer_than(size: int):
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_on_a_full_disk_nothing_half_is_left(pejl, refused, tmp_path):
    pejl("unit", "add", "Nord")
    connections.close_all()
    with files_no_longer_than(100_000):
        sentences = refused("backup", tmp_path / "kept")
    assert "plads" in sentences[0]
    assert files_in(tmp_path) == set()


def test_a_restoration_onto_a_full_disk_changes_nothing(kept, refused):
    if is_postgresql():
        pytest.skip("the disk is the server's")
    connections.close_all()
    with files_no_longer_than(100_000):
        assert "plads" in refused("restore", kept, "--replace")[0]
    assert units() == {"Nord", "Syd"}
    assert files_in(kept.parent) == {"kept", "kept.head"}


def test_a_backup_that_is_killed_leaves_no_backup_and_is_not_in_the_next_ones_way(
    copied_database, pejl, tmp_path
):
    pejl("unit", "add", "Nord")
    with halfway(copied_database, tmp_path / "kept") as backup:
        backup.kill()
    assert "kept" not in files_in(tmp_path)
    pejl("backup", tmp_path / "kept")
    assert files_in(tmp_path) == {"kept", "kept.head"}
    assert "Journalen holder." in pejl("journal", "verify", "--head", tmp_path / "kept.head")


def test_two_backups_into_one_file_are_one_too_many(copied_database, pejl, command, tmp_path):
    pejl("unit", "add", "Nord")
    with halfway(copied_database, tmp_path / "kept") as first:
        second = command(copied_database, "backup", tmp_path / "kept")
        assert second.err == f"{tmp_path}/kept bliver skrevet af en anden lige nu.\n"
        first.send_signal(signal.SIGCONT)
        assert first.wait(60) == 0
    assert files_in(tmp_path) == {"kept", "kept.head"}


def test_a_backup_taken_while_people_write_is_whole(copied_database, pejl, command, tmp_path):
    pejl("unit", "add", "Nord")
    done = threading.Event()

    def write():
        try:
            for number in takewhile(lambda _: not done.is_set(), count()):
                add_unit(f"Enhed {number}", by=Doer(None, "test"))
        finally:
            connections.close_all()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        taken = command(copied_database, "backup", tmp_path / "kept")
    finally:
        done.set()
        writer.join()
    assert (taken.code, taken.err) == (0, "")
    written = Envelope.objects.count()
    said = pejl("restore", tmp_path / "kept", "--replace")
    assert 1 < Envelope.objects.count() <= written + 1
    assert "prøvet mod hovedet" in said


@contextmanager
def halfway(url: str, file: Path):
    """A backup that has begun and is held there. There is so much to copy that it can be caught."""
    with connection.cursor() as cursor:
        blob = "bytea" if is_postgresql() else "blob"
        big = "convert_to(repeat('x', 20000000), 'UTF8')" if is_postgresql() else "zeroblob(20000000)"
        cursor.execute(f"CREATE TABLE ballast (content {blob})")
        for _ in range(3):
            cursor.execute(f"INSERT INTO ballast VALUES ({big})")
    connections.close_all()
    backup = subprocess.Popen(
        [*PEJL, "backup", str(file)], env={**os.environ, "DATABASE_URL": url}, stdout=subprocess.DEVNULL
    )
    try:
        part = file.with_name(f"{file.name}.part")
        wait_until(lambda: part.exists() and part.stat().st_size)
        backup.send_signal(signal.SIGSTOP)
        assert not file.exists()
        yield backup
    finally:
        backup.kill()
        backup.wait()


def wait_until(happened) -> None:
    deadline = time.monotonic() + 30
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.001)
