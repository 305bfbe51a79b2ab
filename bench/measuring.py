"""Rounds: every page of every store, by one client and by many, turn by turn, so that noise falls on all."""

import json
import subprocess
import sys
import time
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from types import TracebackType
from typing import Any, Self

from .pages import FLOOR, VIEWS
from .servers import Server, children_of, median, nanoseconds_on_cpu
from .stores import ROOT, Store

ONE, MANY, PER_PROCESS = 1, 16, 8
TIMES = {ONE: 30, MANY: 8}
MORE_ON_THE_FLOOR = 3
"""So often each client asks for a page in a round, and so much more often for the floor."""


@dataclass(frozen=True)
class Served:
    """A store with the server in front of it."""

    store: Store
    server: Server
    cookies: list[str]
    database_pid: int = 0


@dataclass(frozen=True)
class Sample:
    """Of a page in one round, in milliseconds: on the processor per answer, and a client's median wait."""

    server_cpu: float
    database_cpu: float
    wall: float

    @property
    def cpu(self) -> float:
        return self.server_cpu + self.database_cpu


FEWEST_ROUNDS, SECONDS = 3, 120

Key = tuple[str, str, int]
"""Store, page, clients."""


class Clients:
    """Two processes that ask, kept for the whole run."""

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "bench.load"]
        pipe = subprocess.PIPE
        self.processes = [
            subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)
            for _ in range(MANY // PER_PROCESS)
        ]
        return self

    def __exit__(self, kind: type[BaseException] | None, wrong: object, trace: TracebackType | None) -> None:
        for process in self.processes:
            process.kill()
            process.wait()

    def ask(self, served: Served, path: str, clients: int, times: int) -> list[float]:
        """The milliseconds of each answer."""
        here = self.processes[: max(1, clients // PER_PROCESS)]
        for number, process in enumerate(here):
            job = {
                "port": served.server.port,
                "path": path,
                "times": times,
                "clients": clients // len(here),
                "cookies": [""] if path == FLOOR else served.cookies[number :: len(here)],
            }
            assert process.stdin
            process.stdin.write(json.dumps(job) + "\n")
            process.stdin.flush()
        answers = [json.loads(process.stdout.readline()) for process in here if process.stdout]
        if wrong := [one for answer in answers for one in answer["wrong"]]:
            raise RuntimeError(wrong[0])
        return [milliseconds for answer in answers for milliseconds in answer["milliseconds"]]


def rounds(number: int, all_served: Collection[Served], clients: Clients) -> dict[Key, list[Sample]]:
    """At most so many, and fewer on a busy machine. The one before the first is for warming up."""
    _round(all_served, 0, clients)
    samples: dict[Key, list[Sample]] = {}
    began = time.monotonic()
    for turn in range(number):
        for key, sample in _round(all_served, turn, clients).items():
            samples.setdefault(key, []).append(sample)
        if turn + 1 >= FEWEST_ROUNDS and time.monotonic() - began > SECONDS:
            break
    return samples


def _round(all_served: Collection[Served], turn: int, clients: Clients) -> dict[Key, Sample]:
    return {
        (served.store.name, path, at_once): _sample(served, path, at_once, clients)
        for served, path, at_once in product(_rotated(all_served, turn), VIEWS, TIMES)
    }


def _rotated(all_served: Collection[Served], turn: int) -> list[Served]:
    served = list(all_served)
    start = turn % len(served)
    return served[start:] + served[:start]


def _sample(served: Served, path: str, at_once: int, clients: Clients) -> Sample:
    times = TIMES[at_once] * (MORE_ON_THE_FLOOR if path == FLOOR else 1)
    database = children_of(served.database_pid) if served.database_pid else []
    before, before_there = nanoseconds_on_cpu(served.server.workers), nanoseconds_on_cpu(database)
    waits = clients.ask(served, path, at_once, times)
    after, after_there = nanoseconds_on_cpu(served.server.workers), nanoseconds_on_cpu(database)
    return Sample(
        _spent(before, after) / len(waits), _spent(before_there, after_there) / len(waits), median(waits)
    )


def _spent(before: Mapping[int, int], after: Mapping[int, int]) -> float:
    """Milliseconds; a process that came or went meanwhile is left out."""
    return sum(spent - before[pid] for pid, spent in after.items() if spent and pid in before) / 1e6


def median_of(samples: Iterable[Sample], name: str) -> float:
    return median(getattr(sample, name) for sample in samples)


def ratio(samples: Mapping[Key, list[Sample]], key: Key, to: Key, name: str) -> float:
    """The median over the rounds of one beside the other in the same round."""
    pairs: Any = zip(samples[key], samples[to], strict=True)
    return median(getattr(one, name) / getattr(other, name) for one, other in pairs)
