"""How it has gone for Karen: some months in which she and Bo each said how they saw it."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta

from pejl.circles.actions import YES, answer, propose
from pejl.circles.models import Circle
from pejl.organisation.rules import Capacity
from pejl.pathways.actions import Saying, follow, read, say
from pejl.pathways.changes import AgreeNeed, AgreeSteps
from pejl.pathways.models import FollowedTheme, Goal
from pejl.pathways.rules import Informant
from pejl.shared import clock
from pejl.terminology.queries import choices_for, levels_for
from pejl.terminology.rules import Purpose

OUT_IN_THE_BEGINNING = [
    (125, 3, "Jeg tør ikke gå længere end til postkassen.", 3, "Karen holder fast i mig hele vejen."),
    (95, 3, "Det gør ondt på trappen.", 2, "Hun går selv ned ad trappen nu, med hånden på gelænderet."),
]
OUT_LATELY = [
    (30, 1, "Jeg var ude tre gange i sidste uge.", 2, "Hun går bedst om formiddagen."),
    (5, 1, "Jeg glemte stokken, og det gik.", 1, "Hun gik til hjørnet og hjem igen uden at hvile."),
]


@dataclass(frozen=True)
class Months:
    """Karen and Bo, and the day on which the demo ends."""

    now: datetime
    circle: Circle
    karen: Capacity
    bo: Capacity

    def at(self, days: int) -> AbstractContextManager[None]:
        """So many days before the end."""
        return clock.stopped_at(self.now - timedelta(days=days))

    @property
    def out(self) -> FollowedTheme:
        return self.circle.themes.order_by("pk")[0]

    def begin(self) -> None:
        """To fifty days before the end."""
        with self.at(126):
            _follow(self, "At komme omkring", "at gå ud", self.circle.goal_set.get())
            cooking = _follow(self, "Hverdagen derhjemme", "at lave mad")
        _both_say(self, OUT_IN_THE_BEGINNING[0])
        _good_day(self, 120, "Når jeg kan sidde ved vinduet, og det ikke gør ondt.")
        _both_say(self, OUT_IN_THE_BEGINNING[1])
        with self.at(60):
            _cooking(cooking, self.karen, self.bo)
            words = "Jeg kan godt, men det er svært i blæst."
            told = Saying(Informant.CITIZEN_WITH_EMPLOYEE, words, 2, theme=self.out)
            read(say(self.circle, told, by=self.bo), was_said=True, by=self.karen)
        _good_day(self, 50, "Når jeg har været ude, og kaffen er varm bagefter.")

    def agree(self) -> None:
        """What they agreed on, and how it went soon after."""
        with self.at(36):
            _agree(self.circle, self.out, self.karen, self.bo)
        _both_say(self, OUT_LATELY[0])

    def go_on(self) -> None:
        """The last weeks."""
        with self.at(20):
            _steps(self.circle, -1, -1, self.karen, self.bo)
        _both_say(self, OUT_LATELY[1])
        with self.at(4):
            _steps(self.circle, 0, -1, self.karen, self.bo)
        with self.at(2):
            words = "En god dag er, når jeg selv vælger mine æbler."
            say(self.circle, Saying(Informant.CITIZEN_WITH_EMPLOYEE, words), by=self.bo)


def _follow(months: Months, name: str, plain: str, goal: Goal | None = None) -> FollowedTheme:
    concept = next(one for one in choices_for(Purpose.THEME) if one.display == name)
    return follow(months.circle, concept, plain, by=months.bo, goal=goal)


def _both_say(months: Months, told: tuple[int, int, str, int, str]) -> None:
    days, own, words, seen, seen_words = told
    theme = months.out
    level = levels_for(theme.concept)[seen]
    with months.at(days):
        say(months.circle, Saying(Informant.CITIZEN, words, own, theme=theme), by=months.karen)
        say(months.circle, Saying(Informant.EMPLOYEE, seen_words, level=level, theme=theme), by=months.bo)


def _good_day(months: Months, days: int, words: str) -> None:
    with months.at(days):
        say(months.circle, Saying(Informant.CITIZEN, words), by=months.karen)


def _cooking(theme: FollowedTheme, karen: Capacity, bo: Capacity) -> None:
    not_assessed = levels_for(theme.concept)[-1]
    say(theme.circle, Saying(Informant.CITIZEN, "Jeg laver det, jeg plejer.", 1, theme=theme), by=karen)
    say(theme.circle, Saying(Informant.EMPLOYEE, level=not_assessed, theme=theme), by=bo)


def _agree(circle: Circle, theme: FollowedTheme, karen: Capacity, bo: Capacity) -> None:
    some = next(level for level in choices_for(Purpose.SUPPORT_LEVEL) if level.ordinal == 2)  # type: ignore[attr-defined]
    steps = AgreeSteps(
        str(circle.goal_set.get().uid),
        much_less="Jeg går til postkassen og hjem",
        less="Jeg går til hjørnet og hjem",
        as_hoped="Jeg går til købmanden to gange om ugen",
        better="Jeg går til købmanden, når jeg har lyst",
        much_better="Jeg går til købmanden og bærer selv varerne hjem",
        weight=3,
    )
    for change in (AgreeNeed(str(theme.uid), some.pk, is_open=True), steps):
        table = propose(circle, [change], by=bo)
        answer(table.version, YES, shown_hash=table.version.sentence_hash, by=karen)


def _steps(circle: Circle, own: int, seen: int, karen: Capacity, bo: Capacity) -> None:
    scale = circle.goalscale_set.get()
    say(circle, Saying(Informant.CITIZEN, degree=own, scale=scale), by=karen)
    say(circle, Saying(Informant.EMPLOYEE, degree=seen, scale=scale), by=bo)
