"""Kinds of change to the steps of a goal."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar, Self

from django.utils.translation import gettext as translated

from pejl.circles.actions.rows import end_row
from pejl.circles.models import Circle, Decision
from pejl.circles.rules import Needs, Way
from pejl.citizens.rules import Matter
from pejl.pathways.models import GoalScale, GoalScaleVersion, GoalVersion
from pejl.pathways.rules import LEVEL_IN_WORDS, WEIGHT_IN_WORDS, hindrances_to_levels
from pejl.shared import clock
from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

from .saying import ByTheCitizen, ended, first_of
from .versions import next_after


def scale_in_force(circle: Circle, goal_uid: str, day: date) -> GoalScaleVersion | None:
    versions = GoalScaleVersion.objects.in_force(day)
    return versions.filter(item__circle=circle, item__goal__uid=goal_uid).first()


@dataclass(frozen=True)
class AgreeSteps:
    """Five steps for a goal, from much less than hoped for to much better. Only where both want them."""

    goal_uid: str
    much_less: str
    less: str
    as_hoped: str
    better: str
    much_better: str
    weight: int

    kind: ClassVar[str] = "pathways.steps"
    schema: ClassVar[int] = 1
    needs: ClassVar[Needs] = Needs.BOTH
    matter: ClassVar[Matter] = Matter.PERSONAL
    way: ClassVar[Way] = Way.AGREEMENT

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        return cls(**payload)

    def payload(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def texts(self) -> dict[int, str]:
        return {-2: self.much_less, -1: self.less, 0: self.as_hoped, 1: self.better, 2: self.much_better}

    def sentence(self, circle: Circle) -> str:
        goal = GoalVersion.objects.filter(item__circle=circle, item__uid=self.goal_uid).latest("number")
        steps = [
            translated("%(step)s: %(text)s")
            % {"step": translated(LEVEL_IN_WORDS[level]), "text": ended(text)}
            for level, text in self.texts.items()
        ]
        head = translated("Trin for målet »%(goal)s«") % {"goal": goal.words}
        return "\n".join([head, *steps, f"{translated(WEIGHT_IN_WORDS[self.weight])}."])

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        goals = GoalVersion.objects.in_force(today).filter(item__circle=circle, item__uid=self.goal_uid)
        return hindrances_to_levels(texts=self.texts, weight=self.weight, goal_in_force=goals.exists())

    def until(self, last_day: date) -> None:
        return None

    def lapses_after(self) -> date | None:
        return None

    def apply(self, circle: Circle, decision: Decision) -> None:
        last = scale_in_force(circle, self.goal_uid, clock.today())
        if last is None:
            goal = circle.goal_set.get(uid=self.goal_uid)
            columns = {"item": GoalScale.objects.create(circle=circle, goal=goal), **first_of(decision)}
        else:
            columns = next_after(last, decision)
        said = {
            name: text.strip() for name, text in self.payload().items() if name not in ("goal_uid", "weight")
        }
        GoalScaleVersion.objects.create(**columns, **said, weight=self.weight)


@dataclass(frozen=True)
class StopSteps(ByTheCitizen):
    """The citizen does not want the steps any more. What was said of them stays."""

    goal_uid: str

    kind: ClassVar[str] = "pathways.stop_steps"
    way: ClassVar[Way] = Way.STOP

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        return cls(**payload)

    def payload(self) -> dict[str, Any]:
        return asdict(self)

    def sentence(self, circle: Circle) -> str:
        goal = GoalVersion.objects.filter(item__circle=circle, item__uid=self.goal_uid).latest("number")
        return translated("Ingen trin mere for målet »%(goal)s«") % {"goal": goal.words}

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        gone = scale_in_force(circle, self.goal_uid, today) is None
        return reasons_among({_("Det er allerede stoppet."): gone})

    def apply(self, circle: Circle, decision: Decision) -> None:
        last = scale_in_force(circle, self.goal_uid, clock.today())
        assert last is not None
        end_row(last, decision, from_day=clock.today())
