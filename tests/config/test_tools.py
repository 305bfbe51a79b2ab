"""The tools of the house: what they install, what they start and end, and what they add up."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.databases import is_postgresql  # noqa: F401 -- asked for by name below

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif("is_postgresql()", reason="they use no database")


def sh(*arguments: str, path: str, cwd: Path, **surroundings: str) -> subprocess.CompletedProcess[str]:
    command, env = ["/bin/sh", *arguments], {"PATH": path, **surroundings}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


@pytest.fixture
def bare(tmp_path) -> Path:
    """A folder of programs in which there is Python, and nobody is root."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("tr", "sort", "sed", "ls"):
        (programs / name).symlink_to(Path("/usr/bin") / name)
    (programs / "python3").symlink_to(sys.executable)
    program(programs / "id", "echo 1000")
    program(programs / "apt-get", 'echo "apt-get $*"')
    return programs


def program(path: Path, *lines: str) -> None:
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]))
    path.chmod(0o755)


def test_an_ordinary_user_is_told_the_one_line_that_installs_what_is_missing(bare, tmp_path):
    done = sh(str(ROOT / "tools/needs.sh"), "demo", path=str(bare), cwd=tmp_path)
    assert done.returncode == 1
    [heading, line] = done.stderr.splitlines()
    assert heading == "Something is missing. This installs it:"
    assert line.strip().startswith("sudo apt-get install -y --no-install-recommends nodejs npm")


def test_the_tests_need_more_than_the_demo(bare, tmp_path):
    demo, test = (
        set(sh(str(ROOT / "tools/needs.sh"), name, path=str(bare), cwd=tmp_path).stderr.split())
        for name in ("demo", "test")
    )
    assert {"chromium", "git"} <= test - demo
    assert demo <= test


@pytest.mark.parametrize(
    "who, surroundings, asked",
    [("0", {}, "apt-get install"), ("1000", {"CI": "1"}, "sudo -n apt-get install")],
)
def test_root_and_ci_install_it_and_look_again(bare, tmp_path, who, surroundings, asked):
    program(bare / "id", f"echo {who}")
    program(bare / "sudo", 'echo "sudo $*"')
    done = sh(str(ROOT / "tools/needs.sh"), "demo", path=str(bare), cwd=tmp_path, **surroundings)
    assert f"{asked} -y --no-install-recommends nodejs npm" in done.stdout
    assert done.stderr.startswith("Still missing after the installation: nodejs npm")


def test_what_is_there_is_not_asked_for(bare, tmp_path):
    for name in ("node", "npm", "uv"):
        program(bare / name, "exit 0")
    done = sh(str(ROOT / "tools/needs.sh"), "demo", path=str(bare), cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_python_that_is_too_old_is_refused(bare, tmp_path):
    for name in ("node", "npm", "uv"):
        program(bare / name, "exit 0")
    (bare / "python3").unlink()
    program(bare / "python3", 'case "$*" in *version_info*) exit 1;; *version*) echo Python 3.9.2;; esac')
    done = sh(str(ROOT / "tools/needs.sh"), "demo", path=str(bare), cwd=tmp_path)
    assert done.stderr == "Pejl needs Python 3.11 or newer as python3; this is Python 3.9.2.\n"


def started(*command: str) -> "subprocess.Popen[str]":
    tool = [sys.executable, str(ROOT / "tools/postgresql.py"), "run", "--", *command]
    return subprocess.Popen(
        tool,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_heeds_interrupts,
    )


def _heeds_interrupts() -> None:
    """Also where the tests themselves run in the background, and so deaf to ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def folder_in(url: str) -> Path:
    return Path(url.strip().partition("?host=")[2])


def test_a_postgresql_of_ones_own_is_there_for_the_command_and_gone_after_it():
    tool = started(
        "sh", "-c", 'echo "$DATABASE_URL"; psql "$DATABASE_URL" -Atc "SHOW listen_addresses"; exit 3'
    )
    shown, complaints = tool.communicate(timeout=60)
    assert tool.returncode == 3, complaints
    url, listens = shown.split("\n", 1)
    assert listens.strip() == ""
    assert not folder_in(url).exists()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly_when_it_is_stopped(sign):
    tool = started("sh", "-c", 'echo "$DATABASE_URL"; exec sleep 60')
    folder = folder_in(tool.stdout.readline())
    server = int((folder / "data/postmaster.pid").read_text().split()[0])
    tool.send_signal(sign)
    if sign == signal.SIGINT:
        os.kill(child_of(tool.pid), sign)
    tool.communicate(timeout=30)
    assert not folder.exists()
    assert not Path(f"/proc/{server}").exists()


def test_the_server_ends_when_the_tool_is_killed():
    tool = started("sh", "-c", 'echo "$DATABASE_URL"; exec sleep 5')
    folder = folder_in(tool.stdout.readline())
    server = Path("/proc") / (folder / "data/postmaster.pid").read_text().split()[0]
    tool.kill()
    tool.communicate(timeout=30)
    deadline = time.monotonic() + 10
    while server.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not server.exists()


def child_of(pid: int) -> int:
    """The command that the tool waits for (its other child is the server)."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return next(int(child) for child in children if "sleep" in Path(f"/proc/{child}/cmdline").read_text())
