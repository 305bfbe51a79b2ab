"""The real server, as `pejl run` starts it, in a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

_SECONDS_TO_START = 60
PEJL = [sys.executable, "-m", "pejl.config.cli"]


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@contextmanager
def serving(
    folder: Path, environment: Mapping[str, str], command: Sequence[str] = PEJL, cwd: Path | None = None
) -> Iterator[str]:
    """Yields the address of `pejl run` in the surroundings `environment` adds to ours."""
    port = free_port()
    log = folder / f"server-{port}.log"
    arguments = [*command, "run", "--bind", f"127.0.0.1:{port}", "--workers", "1"]
    with log.open("wb") as output:
        server = subprocess.Popen(
            arguments,
            cwd=cwd,
            env={**os.environ, **environment},
            stdout=output,
            stderr=output,
            stdin=subprocess.DEVNULL,
        )
    try:
        _wait_for(port, server, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        stop(server)
    assert "Traceback" not in log.read_text(), log.read_text()


def stop(server: "subprocess.Popen[bytes]") -> None:
    server.send_signal(signal.SIGTERM)
    try:
        server.wait(15)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _wait_for(port: int, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < deadline:
        assert server.poll() is None, f"The server stopped:\n{log.read_text()}"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"The server did not answer:\n{log.read_text()}")
