"""A real PostgreSQL for one run, in a folder that is thrown away.

    python tools/postgresql.py run -- COMMAND …        DATABASE_URL points to it
    python tools/postgresql.py run --durable -- …      every commit reaches the disk, as in production

It listens on a socket in its own folder and on no port. As root it runs as the user postgres.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from argparse import REMAINDER, ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS_TO_START = 30
DANISH = ["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=da-DK"]
FAST = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


@contextmanager
def cluster(*, durable: bool = False) -> Iterator[str]:
    """Yields the address of a new, empty database called pejl. Ends only what it started."""
    folder = Path(tempfile.mkdtemp(prefix="pejl-pg-"))
    try:
        _give_to_postgres(folder)
        initdb = [_program("initdb"), "--username=postgres", "--auth=trust", *DANISH, "--no-sync"]
        _run([*initdb, f"--pgdata={folder}/data"])
        server = _started(folder, {} if durable else FAST)
        try:
            _wait_for(folder, server)
            _run([_program("createdb"), f"--host={folder}", "--username=postgres", "pejl"])
            yield f"postgresql://postgres@/pejl?host={folder}"
        finally:
            server.send_signal(signal.SIGINT)
            server.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _program(name: str) -> str:
    """Debian keeps the server's programs off the PATH; the newest version is taken."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    path = os.pathsep.join([*(str(folder) for folder in reversed(folders)), os.environ.get("PATH", "")])
    if found := shutil.which(name, path=path):
        return found
    sys.exit(f"PostgreSQL's {name} is not here. Install postgresql.")


def _as_postgres() -> list[str]:
    """PostgreSQL refuses root. The server ends if we are killed."""
    change = ["--reuid=postgres", "--regid=postgres", "--init-groups"] if os.geteuid() == 0 else []
    return ["setpriv", *change, "--pdeathsig", "INT"]


def _give_to_postgres(folder: Path) -> None:
    if os.geteuid() == 0:
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)


def _run(command: list[str]) -> None:
    done = subprocess.run([*_as_postgres(), *command], capture_output=True, text=True, cwd="/", check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


def _started(folder: Path, settings: dict[str, str]) -> "subprocess.Popen[bytes]":
    """In a session of its own, so that Ctrl-C reaches the tests first and the server last."""
    own = {
        "listen_addresses": "",
        "unix_socket_directories": str(folder),
        "max_connections": "200",
        **settings,
    }
    options = [part for name, value in own.items() for part in ("-c", f"{name}={value}")]
    command = [*_as_postgres(), _program("postgres"), "-D", f"{folder}/data", *options]
    return subprocess.Popen(
        command,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _wait_for(folder: Path, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    ask = [_program("pg_isready"), "--quiet", f"--host={folder}"]
    while subprocess.run(ask, check=False).returncode:
        if server.poll() is not None or time.monotonic() > deadline:
            sys.exit("PostgreSQL did not start.")
        time.sleep(0.05)


def _run_with_database(command: list[str], url: str) -> int:
    """The command hears Ctrl-C itself; we wait until it has ended."""
    child = subprocess.Popen(command, env={**os.environ, "DATABASE_URL": url})
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue


def main() -> int:
    parser = ArgumentParser(description="Run a command with a PostgreSQL of its own.")
    running = parser.add_subparsers(required=True, metavar="run").add_parser("run")
    running.add_argument("--durable", action="store_true", help="every commit reaches the disk")
    running.add_argument("command", nargs=REMAINDER)
    args = parser.parse_args()
    command = args.command[1:] if args.command[:1] == ["--"] else args.command
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with cluster(durable=args.durable) as url:
        return _run_with_database(command, url)


if __name__ == "__main__":
    sys.exit(main())
