"""pejl migrate: the database made ready, and whether it is."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from pejl.shared import guards

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def register(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    about = "Opretter tabeller, låse og Pejls egne koder. Kan køres igen og igen."
    migrating = subparsers.add_parser("migrate", help="Gør databasen klar", description=about)
    migrating.set_defaults(handler=migrate)


def migrate(args: Namespace) -> int:
    steps = make_ready()
    print(f"Databasen er klar. {steps} trin blev kørt.")
    return 0


def make_ready() -> int:
    """Bring the database up to this edition; the number of steps it took."""
    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    steps = len(steps_that_wait())
    call_command("migrate", verbosity=0, interactive=False)
    return steps


def steps_that_wait() -> list[str]:
    """The migrations that this edition has and the database has not."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [str(migration) for migration, _backwards in plan]


def steps_unknown_here() -> list[str]:
    """The migrations that the database has had and this edition does not know."""
    known = set(MigrationExecutor(connection).loader.disk_migrations)
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied if (app, name) not in known)


def hindrances_to_use() -> list[str]:
    """Why this edition should not serve from the database as it is now."""
    if waiting := steps_that_wait():
        return [f"Databasen er ikke gjort klar: {len(waiting)} trin mangler. Kør `pejl migrate`."]
    if unknown := steps_unknown_here():
        return ["Databasen er fra en nyere udgave af Pejl ({}).".format(", ".join(unknown))]
    if wrong := guards.differences(connection):
        return ["Databasens låse passer ikke ({}). Kør `pejl migrate`.".format(", ".join(wrong))]
    return []
