"""The servers that are measured, each in processes of its own: what they cost in time and memory."""

import os
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from .stores import ROOT

SECONDS_TO_START, SECONDS_TO_STOP = 60, 10
PEJL = [sys.executable, "-m", "pejl.config.cli", "run"]
LIKE_PEJL = "--workers 2 --threads 8 --worker-class gthread --preload"
BARE = [sys.executable, "-m", "gunicorn", "bench.bare:application", *LIKE_PEJL.split(), "--no-control-socket"]
THROUGH_HTTPS = {"X-Forwarded-Proto": "https", "Host": "localhost"}


@dataclass(frozen=True)
class Server:
    port: int
    pid: int

    @property
    def workers(self) -> list[int]:
        return children_of(self.pid)


@contextmanager
def serving(command: list[str], environment: Mapping[str, str], log: Path, path: str) -> Iterator[Server]:
    """Yields when the first answer has come."""
    port = _free_port()
    with log.open("ab") as output:
        process = subprocess.Popen(
            [*command, "--bind", f"127.0.0.1:{port}"], env=environment, cwd=ROOT, stdout=output, stderr=output
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}{path}", process, log)
        yield Server(port, process.pid)
    finally:
        _stop(process)


def seconds_to_start(command: list[str], environment: Mapping[str, str], log: Path, path: str) -> float:
    began = time.perf_counter()
    with serving(command, environment, log, path):
        return time.perf_counter() - began


def children_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def nanoseconds_on_cpu(pids: Iterable[int]) -> dict[int, int]:
    """User and system, of all threads of each process."""
    return {pid: _nanoseconds(pid) for pid in pids}


def _nanoseconds(pid: int) -> int:
    """0 where the process is gone."""
    try:
        return sum(int(path.read_text().split()[0]) for path in Path(f"/proc/{pid}/task").glob("*/schedstat"))
    except (FileNotFoundError, ProcessLookupError):
        return 0


def megabytes(pids: Iterable[int]) -> float:
    """Proportional set size: what is shared is divided among those who share it."""
    return sum(_pss(pid) for pid in pids) / 1024


def _pss(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def median(values: Iterable[float]) -> float:
    return statistics.median(values)


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """A worker that is told to end while it begins may not hear it."""
    workers = children_of(process.pid) if process.poll() is None else []
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        for pid in workers:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    request = urllib.request.Request(address, headers=THROUGH_HTTPS)
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(request, timeout=5).close()
            return
        except urllib.error.HTTPError as wrong:
            raise RuntimeError(f"{address}: {wrong}\n{log.read_text()[-3000:]}") from wrong
        except OSError:
            time.sleep(0.005)
    raise RuntimeError(f"The server did not answer:\n{log.read_text()[-3000:]}")
