"""Two frameworks side by side in the demo: five guiding principles, and nine with a core task."""

from dataclasses import dataclass
from datetime import timedelta

from pejl.chain.actions import (
    Spot,
    add_framework,
    begin,
    follow,
    link,
    name_competences,
)
from pejl.chain.models import Framework, Node
from pejl.chain.rules import ActivityKind, Audience, Period, Place, PolicyKind, Text
from pejl.competences.actions import calls_for, keep_competence, read_demand_file
from pejl.competences.models import Competence
from pejl.journal.rules import Doer
from pejl.organisation.actions import Terms, add_user, employ
from pejl.organisation.models import Unit
from pejl.organisation.queries import capacities_of
from pejl.organisation.rules import Capacity, Role
from pejl.shared import clock
from pejl.terminology.queries import choices_for
from pejl.terminology.rules import Purpose

from .chain_texts import CARE, COMPETENCES, DEMAND, POLICIES, SOCIAL, THEMES, Set
from .learning_texts import ACTIVITIES, LEARNING_GOALS, Activity

BY_THE_DEMO = Doer(None, "demo")


@dataclass
class Woven:
    """The chain as it was written, by key."""

    planner: Capacity
    nodes: dict[str, Node]
    competences: dict[str, Competence]


def planner_comes() -> Capacity:
    care = Unit.objects.get(name="Social Omsorg")
    pia = add_user("pia", "Pia Strand", by=BY_THE_DEMO)
    employ(pia, care, Terms(Role.PLANNER, "udviklingskonsulent", clock.today()), by=BY_THE_DEMO)
    return next(one for one in capacities_of(pia, clock.today()) if one.is_employee)


def weave(planner: Capacity) -> Woven:
    """Write both frameworks, from the policies down."""
    competences = {key: keep_competence(key, *said, by=planner) for key, said in COMPETENCES.items()}
    woven = Woven(planner, {}, competences)
    _policies(woven)
    for each in (SOCIAL, CARE):
        _set(woven, each)
    for goal in LEARNING_GOALS:
        text = Text(goal.title, is_bid=goal.is_bid)
        _begin(
            woven, Place.LEARNING_GOAL, goal.key, text, goal.under, framework=_framework_of(woven, goal.under)
        )
        name_competences(woven.nodes[goal.key], [competences[key] for key in goal.competences], by=planner)
    for activity in ACTIVITIES:
        _activity(woven, activity)
    _demand(woven)
    return woven


def _policies(woven: Woven) -> None:
    today = clock.today()
    for key, (kind, title, text, begun, lasts, revised) in POLICIES.items():
        first_day = today - timedelta(days=begun)
        last_day = first_day + timedelta(days=lasts) if lasts else None
        said = Text(title, text, "Pia Strand", policy_kind=PolicyKind(kind), under_revision=revised)
        woven.nodes[key] = begin(
            Spot(Place.POLICY, key=key), said, Period(first_day, last_day), by=woven.planner
        )


def _set(woven: Woven, each: Set) -> None:
    framework = add_framework(each.key, each.name, by=woven.planner)
    for unit in Unit.objects.filter(name__in=each.followed_by):
        follow(unit, framework, by=woven.planner)
    for key, title, text, under in each.goals:
        _begin(woven, Place.GOAL, key, Text(title, text, each.owner), under, framework=framework)
    for key, title, text, under in each.principles:
        _begin(woven, Place.PRINCIPLE, key, Text(title, text, each.owner), under, framework=framework)
    for key, title, audience, under, competences in each.profiles:
        said = Text(title, owner=each.owner, audience=Audience(audience))
        _begin(woven, Place.PROFILE, key, said, under, framework=framework)
        named = [woven.competences[one] for one in competences]
        name_competences(woven.nodes[key], named, by=woven.planner)


def _begin(
    woven: Woven,
    place: Place,
    key: str,
    text: Text,
    under: tuple[str, ...],
    *,
    framework: Framework | None = None,
    unit: Unit | None = None,
) -> None:
    node = begin(Spot(place, framework, unit, key), text, Period(clock.today()), by=woven.planner)
    woven.nodes[key] = node
    for upper in under:
        link(woven.nodes[upper], node, by=woven.planner)


def _framework_of(woven: Woven, under: tuple[str, ...]) -> Framework:
    framework = woven.nodes[under[0]].framework
    assert framework is not None
    return framework


def _activity(woven: Woven, activity: Activity) -> None:
    text = Text(
        activity.title,
        activity.text,
        activity.owner,
        activity_kind=ActivityKind(activity.kind),
        on_screen=activity.on_screen,
    )
    unit = Unit.objects.filter(name=activity.unit).first()
    _begin(woven, Place.ACTIVITY, activity.key, text, activity.under, unit=unit)


def _demand(woven: Woven) -> None:
    themes = {theme.display: theme for theme in choices_for(Purpose.THEME)}
    for theme, keys in THEMES.items():
        for key in keys:
            calls_for(themes[theme], woven.competences[key], by=woven.planner)
    read_demand_file(DEMAND.encode(), as_of=clock.today(), source="Opgjort af demoen", by=BY_THE_DEMO)
