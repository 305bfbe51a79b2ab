"""What is printed from what is agreed already: the handleplan, and the sheet for a new face."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as translated

from pejl.circles.models import Circle, CircleMember
from pejl.circles.queries import OnTheTable
from pejl.letters.rules import OUR_LANGUAGE, Piece, Section, Shape, Written
from pejl.pathways.models import InterventionVersion
from pejl.pathways.queries import GoalWithWork, Plan
from pejl.shared.templatetags.pejl import day
from pejl.terminology.rules import BETWEEN_NAMES

from .pieces import filled, joined, listed, paragraph
from .plans import Sender


@dataclass(frozen=True)
class Known:
    """What stands about a citizen on a day, and what waits."""

    circle: Circle
    plan: Plan
    people: Sequence[CircleMember] = ()
    about_me: str = ""
    waits: Sequence[OnTheTable] = field(default_factory=list)


def handleplan(known: Known, sender: Sender, on: date) -> Written:
    """Purpose, effort, expected duration and special matters (lov om social service § 141, stk. 3)."""
    plan = known.plan
    return _sheet(
        known.circle,
        sender,
        on,
        translated("Handleplan"),
        [translated("Planen er skrevet af det, vi har aftalt. Du kan sige nej til at have en handleplan.")],
        [
            Section(translated("Formål"), tuple(_purposes(plan.goals))),
            Section(translated("Indsats"), tuple(_efforts(plan.work))),
            Section(translated("Forventet varighed"), tuple(_durations(plan.work))),
            Section(translated("Særlige forhold"), tuple(_special_matters(plan.work))),
            _words(translated("Det kan jeg selv"), [strength.words for strength in plan.strengths]),
        ],
    )


def new_face(known: Known, sender: Sender, on: date) -> Written:
    """What somebody who comes for the first time reads: the citizen's own words first."""
    plan = known.plan
    own_page = [known.about_me] if known.about_me else []
    return _sheet(
        known.circle,
        sender,
        on,
        translated("Til dig, der kommer for første gang"),
        [translated("Læs det her, før du går ind. Resten spørger du om.")],
        [
            _words(translated("Læs det her om mig først"), own_page),
            _words(translated("Det betyder noget for mig"), [wish.words for wish in plan.wishes]),
            _words(translated("Det kan jeg selv"), [strength.words for strength in plan.strengths]),
            Section(translated("Mine mål"), tuple(_purposes(plan.goals))),
            Section(translated("Det har vi aftalt"), tuple(_efforts(plan.work))),
            Section(translated("Menneskene omkring mig"), (_people(known.people),)),
            Section(translated("Det venter på svar"), tuple(_waiting(known.waits))),
        ],
    )


def _sheet(
    circle: Circle, sender: Sender, on: date, title: str, opening: list[str], sections: list[Section]
) -> Written:
    """As a letter, without a greeting, an address or a sheet to send back."""
    return Written(
        language=get_language() or OUR_LANGUAGE,
        title=title,
        to=(circle.citizen.name,),
        sender=filled(sender.unit, sender.phone),
        dated=day(on),
        greeting="",
        opening=tuple(map(paragraph, opening)),
        sections=tuple(sections),
        signed=(),
        reply_head="",
        reply_name="",
        reply=(),
        page_of=(translated("Side"), translated("af")),
    )


def _nothing() -> Piece:
    return paragraph(translated("Der står ikke noget endnu."))


def _words(heading: str, words: list[str]) -> Section:
    return Section(heading, tuple(Piece(Shape.WORDS, text) for text in words) or (_nothing(),))


def _purposes(goals: list[GoalWithWork]) -> Iterable[Piece]:
    for goal in goals:
        version = goal.version
        yield Piece(Shape.WORDS, version.words)
        lines = [
            f"{translated(version.hopes_in_words)}.",
            translated("Nu: %(words)s") % {"words": version.now} if version.now else "",
            translated("Det håber jeg: %(words)s") % {"words": version.hope} if version.hope else "",
        ]
        yield listed(filled(*lines))
    if not goals:
        yield _nothing()


def _efforts(work: list[InterventionVersion]) -> Iterable[Piece]:
    for one in work:
        yield Piece(Shape.SENTENCE, one.what)
        lines = [
            translated(one.approach_in_words),
            translated("Ydelse: %(name)s") % {"name": service_name(one)} if service_name(one) else "",
            translated("Borgeren: %(what)s") % {"what": one.citizen_does} if one.citizen_does else "",
            one.others_do,
            *(
                translated("%(name)s har sagt ja til at hjælpe") % {"name": hand.name}
                for hand in one.hands
                if hand.is_yes
            ),
        ]
        yield listed(filled(*lines))
    if not work:
        yield _nothing()


def _durations(work: list[InterventionVersion]) -> Iterable[Piece]:
    for one in work:
        days = {"what": one.what, "first": day(one.valid_from), "last": day(one.last_day)}
        yield paragraph(translated("%(what)s: fra %(first)s. Vi ser på det igen senest %(last)s.") % days)
        if one.stop_sign:
            yield paragraph(translated("Vi kan stoppe, når %(what)s") % {"what": one.stop_sign})
    if not work:
        yield _nothing()


def _special_matters(work: list[InterventionVersion]) -> Iterable[Piece]:
    """Housing, work, personal help, treatment, aids: told by the group that the service lies in."""
    groups: dict[str, list[str]] = {}
    for one in work:
        if name := service_name(one):
            groups.setdefault(service_group(one), []).append(name)
    for group, names in groups.items():
        yield listed([joined(*dict.fromkeys(names)) if not group else f"{group}: {joined(*names)}"])
    if not groups:
        yield _nothing()


def service_name(work: InterventionVersion) -> str:
    """What a professional called it last, or what was chosen when it was proposed."""
    return work.coded_service or (work.service.display if work.service else "")


def service_group(work: InterventionVersion) -> str:
    path = work.coded_path or (work.service.path if work.service else "")
    return path.rpartition(BETWEEN_NAMES)[0].rpartition(BETWEEN_NAMES)[2]


def _people(people: Iterable[CircleMember]) -> Piece:
    return listed(
        joined(member.name, member.relation, member.unit.phone if member.unit else "") for member in people
    )


def _waiting(tables: Sequence[OnTheTable]) -> Iterable[Piece]:
    for table in tables:
        yield paragraph(table.headline)
    if not tables:
        yield paragraph(translated("Ingen forslag venter."))
