"""Themes are taken up and let go of, and everyone says how it goes."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from pejl.circles.actions.speaking import lock
from pejl.circles.models import Circle
from pejl.circles.queries import standing
from pejl.circles.rules import Part, Side
from pejl.journal.actions import record
from pejl.journal.rules import Entry, Kind
from pejl.organisation.rules import Capacity
from pejl.pathways.models import (
    Assessment,
    AssessmentRead,
    FollowedTheme,
    FollowedThemeEnd,
    Goal,
    GoalScale,
    GoalScaleVersion,
    SupportNeedVersion,
)
from pejl.pathways.queries import themes_on
from pejl.pathways.rules import (
    EASE_IN_WORDS,
    EYES_OF,
    LEVELS,
    About,
    Eyes,
    Informant,
    hindrances_to_correct,
    hindrances_to_follow,
    hindrances_to_read,
    hindrances_to_say,
)
from pejl.shared import clock
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.words import _
from pejl.terminology.models import Concept
from pejl.terminology.queries import choices_for, levels_for
from pejl.terminology.rules import Purpose


@dataclass(frozen=True)
class Saying:
    """What someone says: about a theme, a goal with steps, or (with neither) the day; from which source."""

    informant: Informant
    words: str = ""
    degree: int | None = None
    level: Concept | None = None
    day: date | None = None
    theme: FollowedTheme | None = None
    scale: GoalScale | None = None

    @property
    def about(self) -> About:
        if self.theme:
            return About.THEME
        return About.GOAL if self.scale else About.DAY

    def degree_fits(self) -> bool:
        """Whether the answer can be given here: levels only where the theme's list allows them."""
        professional = EYES_OF[self.informant] is Eyes.PROFESSIONAL
        if self.theme and professional:
            return self.degree is None and self.level in levels_for(self.theme.concept)
        if self.theme:
            return self.level is None and self.theme.has_levels and self.degree in EASE_IN_WORDS
        return self.level is None and self.scale is not None and self.degree in LEVELS


@transaction.atomic
def follow(
    circle: Circle,
    concept: Concept,
    plain: str,
    *,
    by: Capacity,
    goal: Goal | None = None,
    uid: UUID | None = None,
) -> FollowedTheme:
    """Take up a theme, in everyday words, to say how it goes with it. Sent twice, it is one."""
    lock(circle)
    if uid and (made := circle.themes.filter(uid=uid, concept=concept).first()):
        return made
    now, today = clock.now(), clock.today()
    followed = {theme.concept_id for theme in themes_on(circle, today)}
    refuse_if(
        hindrances_to_follow(
            at_work=standing(circle, by, today).side is Side.PROFESSIONAL,
            plain=plain,
            on_the_list=concept in choices_for(Purpose.THEME),
            is_followed=concept.pk in followed,
        )
    )
    theme = FollowedTheme.objects.create(
        uid=_free(FollowedTheme, uid),
        circle=circle,
        concept=concept,
        goal=goal,
        plain=" ".join(plain.split()),
        has_levels=bool(levels_for(concept)),
        from_day=today,
        brought_at=now,
        brought_by_id=by.user_id,
        brought_by_name=by.name,
    )
    record(Entry(Kind.TOLD, by.doer(), circle.citizen.uid, theme.uid, {"what": theme.plain}))
    return theme


@transaction.atomic
def unfollow(theme: FollowedTheme, *, by: Capacity) -> None:
    """Ask no more about it: the citizen's word, or an employee's. What was said stays."""
    circle = theme.circle
    lock(circle)
    side = standing(circle, by, clock.today()).side
    ended = FollowedThemeEnd.objects.filter(theme=theme).exists()
    helped = SupportNeedVersion.objects.in_force(clock.today()).filter(item__theme=theme).exists()
    refuse_if(
        reasons_among(
            {
                _("Det kan kun borgeren og en medarbejder, der er med."): (
                    side not in (Side.CITIZEN, Side.PROFESSIONAL)
                ),
                _("Det er allerede stoppet."): ended,
                _("I har aftalt hjælp til det. Sig først stop til hjælpen."): helped,
            }
        )
    )
    FollowedThemeEnd.objects.create(theme=theme, from_day=clock.today(), at=clock.now(), by_id=by.user_id)
    record(Entry(Kind.TOLD, by.doer(), circle.citizen.uid, theme.uid, {"what": theme.plain}))


@transaction.atomic
def say(
    circle: Circle,
    said: Saying,
    *,
    by: Capacity,
    uid: UUID | None = None,
    corrects: Assessment | None = None,
) -> Assessment:
    """Say how it goes. It changes no plan, and stands beside what others say.

    Refused for those who have no word in it, with every reason. Sent twice, it is one; sent again with
    something else in it, it is another.
    """
    lock(circle)
    made = circle.assessments.filter(uid=uid, by=by.user_id).first() if uid else None
    if made and _is_the_same(made, said):
        return made
    day, today = said.day or clock.today(), clock.today()
    refuse_if(
        [
            *_hindrances_to_say(circle, said, day, by),
            *_hindrances_to_ask(circle, said, today),
            *(_hindrances_to_correct(corrects, said, by) if corrects else []),
        ]
    )
    made = _keep(circle, said, day, corrects, by, _free(Assessment, uid))
    record(Entry(Kind.TOLD, by.doer(), circle.citizen.uid, made.uid, {"what": made.words}))
    return made


def _keep(
    circle: Circle, said: Saying, day: date, corrects: Assessment | None, by: Capacity, uid: UUID
) -> Assessment:
    return Assessment.objects.create(
        uid=uid,
        circle=circle,
        about=said.about.value,
        theme=said.theme,
        scale=said.scale,
        eyes=EYES_OF[said.informant].value,
        informant=said.informant.value,
        degree=said.degree,
        level=said.level,
        words=said.words.strip(),
        day=day,
        recorded_at=clock.now(),
        by_id=by.user_id,
        by_name=by.name,
        in_unit_id=by.post.unit_id if by.post else None,
        corrects=corrects,
    )


def _hindrances_to_say(circle: Circle, said: Saying, day: date, by: Capacity) -> list[str]:
    today = clock.today()
    here = standing(circle, by, today)
    return hindrances_to_say(
        side=here.side if Part.PLAN in here.parts else None,
        informant=said.informant,
        about=said.about,
        words=said.words,
        has_degree=said.degree is not None or said.level is not None,
        degree_fits=said.degree_fits(),
        day=day,
        today=today,
    )


def _free(model: type[FollowedTheme] | type[Assessment], uid: UUID | None) -> UUID:
    """The uid that a form carries, where nothing has it yet."""
    return uid if uid and not model.objects.filter(uid=uid).exists() else uuid4()


def _is_the_same(made: Assessment, said: Saying) -> bool:
    return (made.words, made.degree, made.level, made.informant, made.theme, made.scale) == (
        said.words.strip(),
        said.degree,
        said.level,
        said.informant,
        said.theme,
        said.scale,
    )


def _hindrances_to_ask(circle: Circle, said: Saying, today: date) -> list[str]:
    """It is asked only about what is followed in this very circle, and steps that are agreed."""
    unasked = said.theme is not None and said.theme not in themes_on(circle, today)
    scales = GoalScaleVersion.objects.in_force(today).filter(item__circle=circle, item=said.scale)
    return reasons_among(
        {
            _("Det tema følger I ikke."): unasked,
            _("Der er ikke aftalt trin for det mål nu."): said.scale is not None and not scales.exists(),
        }
    )


def _hindrances_to_correct(corrects: Assessment, said: Saying, by: Capacity) -> list[str]:
    same = (corrects.theme, corrects.scale, corrects.eyes) == (
        said.theme,
        said.scale,
        EYES_OF[said.informant].value,
    )
    return hindrances_to_correct(
        is_theirs=corrects.by_id == by.user_id,
        is_same=same,
        already=Assessment.objects.filter(corrects=corrects).exists(),
        not_said=AssessmentRead.objects.filter(assessment=corrects, was_said=False).exists(),
    )


@transaction.atomic
def read(assessment: Assessment, *, was_said: bool, by: Capacity, words: str = "") -> None:
    """The citizen has read what another wrote down that they said: it is so, or »Det sagde jeg ikke«."""
    circle = assessment.circle
    lock(circle)
    refuse_if(
        hindrances_to_read(
            is_citizen=standing(circle, by, clock.today()).side is Side.CITIZEN,
            is_written_down=assessment.is_written_down,
            already=AssessmentRead.objects.filter(assessment=assessment).exists(),
        )
    )
    AssessmentRead.objects.create(
        assessment=assessment, was_said=was_said, words=words.strip(), at=clock.now(), by_id=by.user_id
    )
    kind = Kind.TOLD if was_said else Kind.TAKEN_BACK
    told = {"what": assessment.words, "why": words.strip()}
    record(Entry(kind, by.doer(), circle.citizen.uid, assessment.uid, told))
