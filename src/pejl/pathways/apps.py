from django.apps import AppConfig


class PathwaysConfig(AppConfig):
    name = "pejl.pathways"

    def ready(self) -> None:
        from pejl.circles.kinds import register  # noqa: PLC0415 -- models are ready only now

        from .changes import BeginGoal, BeginIntervention, StopIntervention, WriteStrength, WriteWish  # noqa: PLC0415 -- as above

        for change in (WriteWish, WriteStrength, BeginGoal, BeginIntervention, StopIntervention):
            register(change)

        from .changes import AgreeNeed, AgreeSteps, HideNeed, ShowNeed, StopNeed, StopSteps  # noqa: PLC0415 -- as above

        for change in (AgreeSteps, StopSteps, AgreeNeed, ShowNeed, HideNeed, StopNeed):
            register(change)
