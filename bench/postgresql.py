"""A PostgreSQL of the bench's own: durable as in operation, reached through a socket in its folder only."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

BINARIES = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
DANISH = ["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=da-DK"]
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "max_wal_size": "4GB"}
SECONDS_TO_START = 60


class Cluster:
    def __init__(self, folder: Path) -> None:
        self.folder, self.data = folder, folder / "data"
        self.pid = 0

    @contextmanager
    def running(self) -> Iterator["Cluster"]:
        """It ends with us, also if we are killed."""
        if not (self.data / "PG_VERSION").exists():
            self._make()
        own = {"listen_addresses": "", "unix_socket_directories": str(self.folder), **DURABLE}
        options = [part for name, value in own.items() for part in ("-c", f"{name}={value}")]
        command = [*_as_postgres(), "--pdeathsig", "INT", str(BINARIES / "postgres"), "-D", str(self.data)]
        with open(self.folder / "log", "ab") as log:
            server = subprocess.Popen([*command, *options], cwd="/", stdout=log, stderr=log)
        try:
            self._wait_for(server)
            self.pid = server.pid
            yield self
        finally:
            server.send_signal(signal.SIGINT)
            server.wait()

    def url(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def databases(self) -> set[str]:
        return set(self.ask("SELECT datname FROM pg_database").split())

    def create(self, database: str, template: str = "template1") -> None:
        self.drop(database)
        self.ask(f'CREATE DATABASE "{database}" TEMPLATE "{template}" STRATEGY FILE_COPY')

    def drop(self, database: str) -> None:
        self.ask(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')

    def rename(self, database: str, name: str) -> None:
        self.ask(f'ALTER DATABASE "{database}" RENAME TO "{name}"')

    def ask(self, sql: str) -> str:
        return _run("psql", "-XqAt", "-h", str(self.folder), "-U", "postgres", "-c", sql)

    def _make(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        _run("initdb", f"--pgdata={self.data}", "--username=postgres", "--auth=trust", *DANISH)

    def _wait_for(self, server: "subprocess.Popen[bytes]") -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        ask = [str(BINARIES / "pg_isready"), "--quiet", f"--host={self.folder}"]
        while subprocess.run(ask, check=False).returncode:
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL did not start:\n{(self.folder / 'log').read_text()[-2000:]}")
            time.sleep(0.05)


def _as_postgres() -> Sequence[str]:
    """PostgreSQL refuses to be run by root."""
    change = ["--reuid=postgres", "--regid=postgres", "--init-groups"] if os.geteuid() == 0 else []
    return ["setpriv", *change]


def _run(program: str, *arguments: str) -> str:
    command = [*_as_postgres(), "--", str(BINARIES / program), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", check=False)
    if done.returncode:
        raise RuntimeError(f"{program}: {done.stdout}{done.stderr}")
    return done.stdout
