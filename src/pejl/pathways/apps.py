from django.apps import AppConfig


class PathwaysConfig(AppConfig):
    name = "pejl.pathways"

    def ready(self) -> None:
        from pejl.circles.kinds import register  # noqa: PLC0415 -- models are ready only now

        from .changes import KINDS  # noqa: PLC0415 -- as above

        for change in KINDS:
            register(change)
