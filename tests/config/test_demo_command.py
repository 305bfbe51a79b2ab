"""`pejl demo`: told once, kept until one begins again, and never in a database that is something else."""

import os
import signal
import socket
import sqlite3
import subprocess
import threading
import urllib.request
from contextlib import closing, contextmanager

import pytest

from tests.databases import is_postgresql  # noqa: F401 -- asked for by name below
from tests.servers import free_port, stop

from .conftest import PEJL

pytestmark = pytest.mark.skipif("is_postgresql()", reason="the demo is told into a file of its own")


@pytest.fixture
def demo(tmp_path):
    """The demo as it is started by hand, in a folder of its own; yields the lines it printed."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("PEJL_")}
    surroundings |= {"DATABASE_URL": f"sqlite:///{tmp_path}/demo.sqlite3"}

    @contextmanager
    def started(port: int):
        command = [*PEJL, "demo", "--bind", f"127.0.0.1:{port}", "--workers", "1"]
        server = subprocess.Popen(
            command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        ended = threading.Timer(60, server.kill)
        ended.start()
        try:
            lines = []
            while not lines or "Ctrl-C" not in lines[-1]:
                line = server.stdout.readline()
                assert line, "".join(lines)
                lines.append(line)
            yield lines
        finally:
            ended.cancel()
            stop(server)
            server.stdout.close()

    return started


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return answer.read().decode()


def test_the_demo_opens_its_doors_keeps_what_was_done_and_is_deleted_when_told_to(demo, command, tmp_path):
    port, file = free_port(), tmp_path / "demo.sqlite3"
    url = f"sqlite:///{file}"
    with demo(port) as lines:
        assert f"Pejl er åben: http://127.0.0.1:{port}/demo/\n" in lines
        assert any(line.startswith("  karen") for line in lines)
        assert "Karen Holm" in read(f"http://127.0.0.1:{port}/demo/")
        taken = command("sqlite:////nowhere/x", "demo", "--bind", f"127.0.0.1:{port}")
        assert "Porten er optaget af et andet program. Vælg en anden." in taken.err
        assert command(url, "demo", "--reset").err == "Databasen er i brug. Stop Pejl først.\n"
    assert command(url, "unit", "add", "Min enhed", PEJL_DEMO="1").code == 0
    with demo(port):
        assert "Karen Holm" in read(f"http://127.0.0.1:{port}/demo/")
    assert command(url, "unit", "add", "Min enhed", PEJL_DEMO="1").code == 1
    assert command(url, "demo", "--reset").out == "Demoen er slettet. Næste gang begynder den forfra.\n"
    assert not file.exists()
    assert command(url, "demo", "--reset").out == "Der er ingen demo at slette.\n"


def test_a_demo_that_is_killed_while_it_is_told_is_told_whole_the_next_time(demo, tmp_path):
    url = f"sqlite:///{tmp_path}/demo.sqlite3"
    port = free_port()
    first = subprocess.Popen(
        [*PEJL, "demo", "--bind", f"127.0.0.1:{port}"],
        env={**os.environ, "DATABASE_URL": url},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    with pytest.raises(subprocess.TimeoutExpired):
        first.wait(1.5)
    first.send_signal(signal.SIGKILL)
    first.wait()
    with demo(port):
        assert "Karen Holm" in read(f"http://127.0.0.1:{port}/demo/")


@pytest.mark.parametrize(
    "tables, untouched",
    [
        (["django_migrations (app text, name text, applied text, id integer)"], False),
        (["patients (name text)"], True),
    ],
)
def test_only_what_pejl_began_is_gone_on_with(command, tmp_path, tables, untouched):
    file = tmp_path / "demo.sqlite3"
    with closing(sqlite3.connect(file)) as opened:
        for table in tables:
            opened.execute(f"CREATE TABLE {table}")
    done = command(f"sqlite:///{file}", "demo", "--reset")
    assert (file.exists(), done.code == 1) == (untouched, untouched)


@pytest.mark.parametrize("arguments", [["--reset"], []])
def test_a_database_that_is_no_demo_is_not_touched(copied_database, pejl, command, arguments):
    pejl("unit", "add", "Nord")
    pejl("user", "add", "bo", "Bo Kjær", "--password-stdin", typed="en hest i haven 17")
    done = command(copied_database, "demo", "--bind", f"127.0.0.1:{free_port()}", *arguments)
    assert (done.code, done.err) == (1, "Databasen er ikke en demo, og den bliver ikke rørt.\n")


def test_the_demo_answers_on_this_machine_only(command, tmp_path):
    for address in ("0.0.0.0:8000", "[::]:8000", f"unix:{tmp_path}/socket", f"{socket.gethostname()}.x:80"):
        done = command(f"sqlite:///{tmp_path}/demo.sqlite3", "demo", "--bind", address)
        assert done.err.startswith("Demoen svarer kun på denne maskine")
    assert not (tmp_path / "demo.sqlite3").exists()
