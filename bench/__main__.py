"""`python -m bench`: measure, print the tables, write docs/performance.md."""

import json
import os
import signal
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from pejl.config.environment import made_up_keys

from . import report
from .measuring import Clients, Served, rounds
from .pages import FLOOR
from .postgresql import Cluster
from .servers import BARE, PEJL, children_of, median, megabytes, seconds_to_start, serving
from .stores import POSTGRESQL, ROOT, SQLITE, Store, Stores

SIZES = (5_000, 50_000)
ENGINES = (SQLITE, POSTGRESQL)
ROUNDS, ACTS, STARTS, SIGNED_IN = 7, 41, 3, 64
OURS = ("PEJL_", "BENCH_", "DATABASE_URL", "DJANGO_SETTINGS_MODULE")


def main() -> None:
    parser = ArgumentParser(prog="python -m bench")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--engine", choices=ENGINES, action="append", help="this database only")
    parser.add_argument(
        "--folder", type=Path, default=ROOT / "var/bench", help="where the seeded databases lie"
    )
    parser.add_argument("--to", type=Path, default=ROOT / "docs/performance.md")
    asked = parser.parse_args()
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, lambda number, _frame: sys.exit(128 + number))
    folder = asked.folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as running:
        cluster = running.enter_context(Cluster(folder / "postgresql").running())
        found = measured(folder, cluster, asked.engine or ENGINES, asked.rounds)
    sys.stdout.write(f"{report.tables(found)}\n")
    asked.to.write_text(report.document(found))


def measured(folder: Path, cluster: Cluster, engines: Collection[str], times: int) -> report.Found:
    surroundings, log = environment(folder), folder / "server.log"
    log.unlink(missing_ok=True)
    stores = Stores(folder, cluster, surroundings)
    stores.forget_old()
    copies = [stores.of(engine, citizens) for engine in engines for citizens in SIZES]
    found = report.Found(list(engines), SIZES)
    with ExitStack() as running:
        running.callback(stores.throw_away, *copies)
        for store in copies:
            if store.citizens == max(SIZES):
                tell(f"{store.name}: decisions")
                found.acts[store.engine] = acts(stores, store, surroundings)
        found.starts = starts(copies[0], surroundings, log)
        served = [running.enter_context(serve(store, cluster, surroundings, log, found)) for store in copies]
        bare = running.enter_context(serving(BARE, surroundings, log, "/"))
        tell(f"at most {times} rounds")
        with Clients() as clients:
            found.samples = rounds(times, served, clients)
        for one in served:
            pids = [one.server.pid, *one.server.workers]
            found.memory[f"Pejl, {one.store.name}"] = megabytes(pids)
        found.memory["PostgreSQL, both"] = megabytes([cluster.pid, *children_of(cluster.pid)])
        found.memory["bare Django"] = megabytes([bare.pid, *bare.workers])
    return found


def environment(folder: Path) -> dict[str, str]:
    """As in operation: HTTPS before it, keys of its own, nothing of a developer's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    own = {
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "PEJL_KEYS": made_up_keys(),
        "PEJL_SECRET_KEY": "the bench has no secrets, only invented people",
        "PEJL_DATA": str(folder),
    }
    return kept | own


@contextmanager
def serve(
    store: Store, cluster: Cluster, surroundings: dict[str, str], log: Path, found: report.Found
) -> Iterator[Served]:
    tell(f"{store.name}: queries")
    here = surroundings | {"DATABASE_URL": store.url}
    counted = said("bench.counting", [str(SIGNED_IN)], here)
    found.queries[store.name] = counted["queries"]
    found.size = int(counted["environment"]["BENCH_BYTES"])
    with serving(PEJL, here | counted["environment"], log, FLOOR) as server:
        pid = cluster.pid if store.engine == POSTGRESQL else 0
        yield Served(store, server, counted["cookies"], pid)


def acts(stores: Stores, store: Store, surroundings: dict[str, str]) -> dict[str, float]:
    here = surroundings | {"DATABASE_URL": store.url}
    texts = said("bench.acts", ["prepare", str(ACTS)], here)
    twin = stores.twin(store)
    try:
        told: dict[str, float] = said("bench.acts", ["measure"], here | {"BENCH_COPY": twin.url}, texts)
        return told
    finally:
        stores.throw_away(twin)


def starts(store: Store, surroundings: dict[str, str], log: Path) -> dict[str, float]:
    """The median seconds from the command to the first answer, turn by turn."""
    here = surroundings | {"DATABASE_URL": store.url}
    turns = [
        (seconds_to_start(PEJL, here, log, FLOOR), seconds_to_start(BARE, here, log, "/"))
        for _ in range(STARTS)
    ]
    pejl, bare = zip(*turns, strict=True)
    return {"Pejl": median(pejl), "bare Django": median(bare)}


def said(module: str, arguments: list[str], surroundings: dict[str, str], given: Any = None) -> Any:
    """What a module of the bench prints, in a process of its own."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=surroundings,
        input=json.dumps(given),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def tell(what: str) -> None:
    sys.stderr.write(f"{what}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
