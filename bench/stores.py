"""The databases that are measured: seeded once for a shape of the tables, and copied for each run."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .postgresql import Cluster

ROOT = Path(__file__).resolve().parent.parent
SHAPE = ("migrations", "models", "models.py", "guards.py", "fields.py", "sealing.py", "story.py", "data")
"""Files, or folders, on which a seeded database depends."""
SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"


@dataclass(frozen=True)
class Store:
    engine: str
    citizens: int
    url: str

    @property
    def name(self) -> str:
        return f"{self.engine} {self.citizens:,}"


def shape() -> str:
    """Changes with the tables, the story and the week (what waits in the story lapses after a week)."""
    house = ROOT / "src/pejl"
    files = [path for path in house.rglob("*.*") if set(SHAPE) & set(path.relative_to(house).parts)]
    known = hashlib.sha256(repr(date.today().isocalendar()[:2]).encode())
    for path in sorted([*files, ROOT / "bench/seed.py"]):
        if path.is_file() and path.suffix != ".pyc":
            known.update(path.read_bytes())
    return known.hexdigest()[:12]


class Stores:
    def __init__(self, folder: Path, cluster: Cluster, environment: Mapping[str, str]) -> None:
        self.folder, self.cluster, self.environment = folder, cluster, environment
        self.shape = shape()

    def of(self, engine: str, citizens: int, use: str = "run") -> Store:
        """A fresh copy of the seeded database."""
        seed = f"seed_{self.shape}_{citizens}"
        if engine == SQLITE:
            return Store(engine, citizens, self._sqlite(seed, citizens, f"{use}-{citizens}.db"))
        return Store(engine, citizens, self._postgresql(seed, citizens, f"{use}-{citizens}"))

    def twin(self, store: Store) -> Store:
        """A copy of a store as it is now, while nobody is connected to it."""
        if store.engine == SQLITE:
            path = _path(store.url)
            return Store(store.engine, store.citizens, _url(_copied(path, path.with_suffix(".twin"))))
        name = _name(store.url)
        self.cluster.create(f"{name}_twin", name)
        return Store(store.engine, store.citizens, self.cluster.url(f"{name}_twin"))

    def forget_old(self) -> None:
        for path in self.folder.glob("seed_*"):
            if not path.name.startswith(f"seed_{self.shape}_"):
                path.unlink()
        for name in self.cluster.databases():
            if name.startswith("seed_") and not name.startswith(f"seed_{self.shape}_"):
                self.cluster.drop(name)

    def throw_away(self, *stores: Store) -> None:
        for store in stores:
            if store.engine == SQLITE:
                for path in self.folder.glob(f"{_path(store.url).name}*"):
                    path.unlink()
            else:
                self.cluster.drop(_name(store.url))

    def _sqlite(self, seed: str, citizens: int, name: str) -> str:
        source, half = self.folder / seed, self.folder / "half"
        if not source.exists():
            for path in self.folder.glob("half*"):
                path.unlink()
            self._fill(_url(half), citizens)
            half.rename(source)
        return _url(_copied(source, self.folder / name))

    def _postgresql(self, seed: str, citizens: int, name: str) -> str:
        if seed not in self.cluster.databases():
            self.cluster.create("half")
            self._fill(self.cluster.url("half"), citizens)
            self.cluster.rename("half", seed)
        self.cluster.create(name, seed)
        return self.cluster.url(name)

    def _fill(self, url: str, citizens: int) -> None:
        command = [sys.executable, "-m", "bench.seed", str(citizens)]
        here = {**self.environment, "DATABASE_URL": url, "PEJL_CLOCK_MAY_STOP": "1"}
        subprocess.run(command, env=here, cwd=ROOT, check=True)


def _url(path: Path) -> str:
    return f"sqlite:///{path}"


def _path(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def _name(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]


def _copied(source: Path, target: Path) -> Path:
    for path in target.parent.glob(f"{target.name}*"):
        path.unlink()
    shutil.copyfile(source, target)
    os.sync()
    return target
