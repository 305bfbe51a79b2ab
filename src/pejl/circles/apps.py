from django.apps import AppConfig


class CirclesConfig(AppConfig):
    name = "pejl.circles"

    def ready(self) -> None:
        from .changes import ChooseEntry, Join, PartWith, StopSharing  # noqa: PLC0415 -- models are ready only now
        from .kinds import register  # noqa: PLC0415 -- as above

        for change in (Join, PartWith, StopSharing, ChooseEntry):
            register(change)
