from django.apps import AppConfig


class PathwaysConfig(AppConfig):
    name = "pejl.pathways"

    def ready(self) -> None:
        from pejl.circles.kinds import register  # noqa: PLC0415 -- models are ready only now

        from . import changes  # noqa: PLC0415 -- as above

        for change in (
            changes.WriteWish,
            changes.WriteStrength,
            changes.BeginGoal,
            changes.BeginIntervention,
            changes.StopIntervention,
            changes.GrantHelp,
            changes.ChangeHelp,
            changes.EndHelp,
            changes.UseHelp,
            changes.UseMoney,
            changes.StopUse,
        ):
            register(change)
