"""How it goes on a day, as known at an instant: what each says, side by side, and as pictures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, OuterRef, Q, QuerySet

from pejl.circles.models import Circle
from pejl.pathways.models import (
    Assessment,
    FollowedTheme,
    GoalScaleVersion,
    GoalVersion,
    SupportNeedVersion,
)
from pejl.pathways.rules import (
    EASE_IN_WORDS,
    HELP_IN_WORDS,
    LEVEL_IN_WORDS,
    About,
    Eyes,
    Informant,
    Picture,
    Point,
    degree_to_propose,
    draw,
    t_score,
    together_in_words,
)
from pejl.terminology.models import Concept
from pejl.terminology.queries import ordinals_of


@dataclass(frozen=True)
class Told:
    """What someone said, and whether it still counts: it may have been put right, or never have been said."""

    said: Assessment
    degree: int | None
    in_words: str
    is_corrected: bool
    not_said: bool

    @property
    def counts(self) -> bool:
        return not (self.is_corrected or self.not_said)

    @property
    def eyes(self) -> Eyes:
        return Eyes(self.said.eyes)

    @property
    def level_name(self) -> str:
        return name_of_level(self.said.level) if self.said.level else ""


@dataclass(frozen=True)
class Need:
    """Help that was agreed with a theme."""

    version: SupportNeedVersion
    in_words: str


@dataclass(frozen=True)
class ThemeGoes:
    """A theme that is followed: the last of each, all that was said (newest first), and the picture."""

    theme: FollowedTheme
    history: list[Told]
    picture: Picture | None
    need: Need | None
    hopes: GoalVersion | None

    @property
    def last(self) -> dict[Eyes, Told]:
        return last_of_each(self.history)

    @property
    def to_propose(self) -> int | None:
        """How much help a talk about it could begin with, where none was agreed."""
        return degree_to_propose([told.degree for told in self.last.values()]) if not self.need else None


@dataclass(frozen=True)
class GoalGoes:
    """A goal with steps that both agreed on."""

    goal: GoalVersion
    steps: GoalScaleVersion
    history: list[Told]
    picture: Picture | None

    @property
    def last(self) -> dict[Eyes, Told]:
        return last_of_each(self.history)


@dataclass(frozen=True)
class Together:
    """All goals with steps, in the eyes of one side."""

    eyes: Eyes
    score: float
    in_words: str


@dataclass(frozen=True)
class HowItGoes:
    good_days: list[Told]
    themes: list[ThemeGoes]
    goals: list[GoalGoes]
    goals_without_steps: list[GoalVersion]
    to_read: list[Told]

    @property
    def together(self) -> list[Together]:
        """Never averaged across eyes: each side's own."""
        return [found for eyes in Eyes if (found := _together(eyes, self.goals))]


def last_of_each(history: Sequence[Told]) -> dict[Eyes, Told]:
    """The last word that counts in each one's eyes, the citizen's first."""
    counting = [told for told in history if told.counts]
    found = {eyes: next((told for told in counting if told.eyes is eyes), None) for eyes in Eyes}
    return {eyes: told for eyes, told in found.items() if told}


def themes_on(circle: Circle, day: date, known_at: datetime | None = None) -> QuerySet[FollowedTheme]:
    """The themes that are followed on `day`. One query."""
    known = Q() if known_at is None else Q(brought_at__lte=known_at)
    not_known_to_end = Q() if known_at is None else Q(end__at__gt=known_at)
    goes_on = (
        Q(end=None) | Q(end__from_day__gt=day) | not_known_to_end
        if known_at
        else (Q(end=None) | Q(end__from_day__gt=day))
    )
    themes = circle.themes.filter(known, goes_on, from_day__lte=day)
    return themes.select_related("concept__version", "goal").order_by("pk")


def assessments_of(circle: Circle, day: date, known_at: datetime | None = None) -> list[Told]:
    """All that was said up to `day`, newest first. Two queries."""
    known = Q() if known_at is None else Q(recorded_at__lte=known_at)
    rows = list(
        circle.assessments.filter(known, day__lte=day)
        .select_related("level", "read", "corrected_by", "in_unit", "theme", "scale")
        .order_by(F("day").desc(), F("pk").desc())
    )
    numbers = ordinals_of({row.level_id for row in rows if row.level_id})
    return [_told(row, numbers, known_at) for row in rows]


def _told(row: Assessment, numbers: dict[int, int | None], known_at: datetime | None) -> Told:
    corrected, read = getattr(row, "corrected_by", None), getattr(row, "read", None)
    degree = row.degree if row.level_id is None else numbers.get(row.level_id)
    return Told(
        row,
        degree,
        _in_words(row, degree),
        is_corrected=corrected is not None and _is_known(corrected.recorded_at, known_at),
        not_said=read is not None and not read.was_said and _is_known(read.at, known_at),
    )


def _is_known(at: datetime, known_at: datetime | None) -> bool:
    return known_at is None or at <= known_at


def _in_words(row: Assessment, degree: int | None) -> str:
    """In everyday words, whichever list the level is of; what is no number by its own name."""
    if degree is None:
        return name_of_level(row.level) if row.level else ""
    return (LEVEL_IN_WORDS if row.about == About.GOAL else EASE_IN_WORDS)[degree]


def name_of_level(level: Concept) -> str:
    """What the level is called: FSIII calls it a number, and says in the definition what it is."""
    said = level.definition.partition(".")[0].strip()
    return f"{level.display}: {said}" if level.display.isdigit() and said else level.display


def how_it_goes(circle: Circle, day: date, known_at: datetime | None = None) -> HowItGoes:
    """All of it on `day`, as known at `known_at`. Seven queries, however much was said."""
    told = assessments_of(circle, day, known_at)
    goals = GoalVersion.objects.filter(item__circle=circle).in_force(day, known_at)
    goal_of = {version.item_id: version for version in goals.select_related("item").order_by("item")}
    needs = SupportNeedVersion.objects.filter(item__circle=circle).in_force(day, known_at)
    need_of = {need.version.item.theme_id: need for need in _needs(needs.select_related("item", "degree"))}
    scales = GoalScaleVersion.objects.filter(item__circle=circle).in_force(day, known_at)
    goals_with_steps = [
        _goal_goes(goal_of[steps.item.goal_id], steps, told)
        for steps in scales.select_related("item").order_by("item")
        if steps.item.goal_id in goal_of
    ]
    with_steps = {one.goal.item_id for one in goals_with_steps}
    return HowItGoes(
        [one for one in told if one.said.about == About.DAY],
        [
            _theme_goes(theme, told, need_of.get(theme.pk), goal_of.get(theme.goal_id or 0))
            for theme in themes_on(circle, day, known_at)
        ],
        goals_with_steps,
        [version for pk, version in goal_of.items() if pk not in with_steps],
        [one for one in told if one.said.is_written_down and not hasattr(one.said, "read")],
    )


def _needs(versions: Iterable[SupportNeedVersion]) -> list[Need]:
    rows = list(versions)
    numbers = ordinals_of({row.degree_id for row in rows})
    return [Need(row, HELP_IN_WORDS.get(numbers.get(row.degree_id) or 0, row.degree.display)) for row in rows]


def _theme_goes(
    theme: FollowedTheme, told: Sequence[Told], need: Need | None, hopes: GoalVersion | None
) -> ThemeGoes:
    history = [one for one in told if one.said.theme_id == theme.pk]
    picture = draw(_points(history), list(EASE_IN_WORDS.items())) if theme.has_levels else None
    return ThemeGoes(theme, history, picture, need, hopes)


def _goal_goes(goal: GoalVersion, steps: GoalScaleVersion, told: Sequence[Told]) -> GoalGoes:
    history = [one for one in told if one.said.scale_id == steps.item_id]
    best_first = sorted(LEVEL_IN_WORDS.items(), reverse=True)
    return GoalGoes(goal, steps, history, draw(_points(history), best_first))


def _points(history: Sequence[Told]) -> list[Point]:
    """Oldest first. Words alone are no point; "not assessed" is one without a number."""
    return [
        Point(told.eyes, told.said.day, told.degree)
        for told in reversed(history)
        if told.counts and (told.degree is not None or told.said.level_id is not None)
    ]


def _together(eyes: Eyes, goals: Sequence[GoalGoes]) -> Together | None:
    said = [(goal.last[eyes].degree, goal.steps.weight) for goal in goals if eyes in goal.last]
    levels = [(degree, weight) for degree, weight in said if degree is not None]
    if not levels:
        return None
    score = t_score([degree for degree, _ in levels], [weight for _, weight in levels])
    return Together(eyes, score, together_in_words(score))


def unread(circle: Circle | OuterRef) -> QuerySet[Assessment]:
    """What others wrote down that the citizen said about how it goes, and the citizen has not read."""
    written = Assessment.objects.filter(circle=circle, eyes=Eyes.CITIZEN.value, read=None)
    return written.exclude(informant=Informant.CITIZEN.value)
