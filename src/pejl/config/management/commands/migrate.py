"""`migrate`, and after it the laws that a CHECK cannot say and the terms that Pejl comes with."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from pejl.shared import guards
from pejl.terminology.actions import ensure_basis


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        if options["app_label"] is None and not options["plan"] and not options["check_unapplied"]:
            guards.install(connections[options["database"]])
            ensure_basis(by="pejl migrate")
