"""A planner, and one straight thread through the chain."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from pejl.chain.actions import Spot, add_framework, begin, link, name_competences
from pejl.chain.models import Framework, Node
from pejl.chain.queries import chain_on
from pejl.chain.rules import ActivityKind, Audience, Period, Place, PolicyKind, Text, trace
from pejl.competences.actions import keep_competence, read_demand_file
from pejl.competences.models import Competence
from pejl.demo.chain import BY_THE_DEMO, planner_comes
from pejl.demo.people import as_employee
from pejl.organisation.rules import Capacity
from pejl.shared import clock
from pejl.shared.refusal import Refused
from tests.visits import signed_in

MONDAY = date(2026, 11, 23)
POLICY, GOAL, PRINCIPLE, PROFILE, LEARNING_GOAL, ACTIVITY = Place
SAID = {
    POLICY: Text("Sammenhæng", policy_kind=PolicyKind.STRATEGY),
    GOAL: Text("Alt begynder med borgeren", "Vi taler først.", "Pia Strand"),
    PRINCIPLE: Text("Alt med borgeren"),
    PROFILE: Text("Vi kan tale klart", audience=Audience.BOTH),
    LEARNING_GOAL: Text("Jeg kan spørge åbent"),
    ACTIVITY: Text("To formiddage", activity_kind=ActivityKind.INTERNAL_COURSE),
}
DEMAND = "tema;kompetence;timer\nMennesker omkring mig;dialog;12,5\n"


@dataclass
class Thread:
    """The nodes by place, and what stands beside them."""

    planner: Capacity
    framework: Framework
    dialogue: Competence
    nodes: dict[Place, Node]

    def __getitem__(self, place: Place) -> Node:
        return self.nodes[place]


@pytest.fixture
def planner(cast) -> Capacity:
    return planner_comes()


@pytest.fixture
def thread(planner) -> Thread:
    framework = add_framework("social", "Fem pejlemærker", by=planner)
    dialogue = keep_competence("dialog", "Tale, så begge bliver hørt", by=planner)
    nodes = {}
    for place, text in SAID.items():
        in_a_set = framework if place not in (POLICY, ACTIVITY) else None
        nodes[place] = begin(Spot(place, in_a_set), text, Period(clock.today()), by=planner)
    for upper in Place:
        if upper is not ACTIVITY:
            link(nodes[upper], nodes[Place(upper + 1)], by=planner)
    name_competences(nodes[PROFILE], [dialogue], by=planner)
    return Thread(planner, framework, dialogue, nodes)


@pytest.fixture
def needed(thread) -> Thread:
    """The thread, and a need that calls for its competence."""
    reads(DEMAND)
    return thread


def reads(text: str, as_of: date | None = None):
    return read_demand_file(text.encode(), as_of=as_of or clock.today(), source="Prøve", by=BY_THE_DEMO)


def refusal(act) -> list[str]:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.reasons


def days_later(number: int):
    return clock.stopped_at(clock.now() + timedelta(days=number))


def trace_of_activity(thread, day=MONDAY):
    return trace(chain_on(day).chain).activities[thread[ACTIVITY].pk]


@pytest.fixture
def clara(cast):
    return as_employee(cast.town.clara)


@pytest.fixture
def pia(needed):
    return signed_in(needed.planner)


@pytest.fixture
def bo(needed, cast):
    return signed_in(cast.bo)


@pytest.fixture
def claras(needed, cast):
    return signed_in(as_employee(cast.town.clara))
