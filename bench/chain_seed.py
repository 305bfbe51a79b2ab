"""Rows of a large chain, set-based: what the acts would write, without telling each in the journal."""

import random
from datetime import timedelta
from typing import Any

from django.db import transaction

from pejl.chain.models import (
    CallsFor,
    CallsForVersion,
    Enrolment,
    EnrolmentMark,
    Framework,
    Node,
    NodeLink,
    NodeLinkVersion,
    NodeVersion,
    Session,
    SessionVersion,
    Tried,
)
from pejl.chain.rules import Place
from pejl.competences.models import Competence, CompetenceVersion, Demand, DemandReading
from pejl.organisation.models import Employment, Unit, User
from pejl.shared import clock
from pejl.shared.versions import Step
from pejl.terminology.models import CodeSystem, CodeSystemVersion, Concept

from .chain import ACTIVITIES, GOALS, LEARNING_GOALS, PARTICIPATIONS, PEOPLE, POLICIES, PRINCIPLES, PROFILES

COUNTS = dict(zip(Place, (POLICIES, GOALS, PRINCIPLES, PROFILES, LEARNING_GOALS, ACTIVITIES), strict=True))
SAID = {
    Place.POLICY: {"policy_kind": "policy"},
    Place.PROFILE: {"audience": "both"},
    Place.ACTIVITY: {"activity_kind": "internal course"},
}
COMPETENCES, BATCH = 200, 2_000


@transaction.atomic
def sow() -> None:
    random.seed(5)
    framework = Framework.objects.create(key="stor", name="Stor")
    nodes = {place: _nodes(place, count, framework) for place, count in COUNTS.items()}
    for upper in list(Place)[:-1]:
        _links(nodes[upper], nodes[Place(upper + 1)])
    _needs(nodes[Place.PROFILE])
    _participations(nodes[Place.ACTIVITY])


def _version(item: Any, **more: Any) -> dict[str, Any]:
    day = clock.today() - timedelta(days=100)
    return {
        "item": item,
        "number": 1,
        "step": Step.BEGUN,
        "valid_from": day,
        "recorded_at": clock.now() - timedelta(days=100),
        **more,
    }


def _nodes(place: Place, count: int, framework: Framework) -> list[Node]:
    in_a_set = framework if Place.GOAL <= place <= Place.LEARNING_GOAL else None
    rows = [Node(place=place, key=f"{place.name}-{number}", framework=in_a_set) for number in range(count)]
    nodes = Node.objects.bulk_create(rows, BATCH)
    NodeVersion.objects.bulk_create(
        [
            NodeVersion(
                **_version(node, title=f"{place.name.capitalize()} {number}", written_by_name="Bench"),
                text="Nogle ord om det. " * 5,
                **SAID.get(place, {}),
            )
            for number, node in enumerate(nodes)
        ],
        BATCH,
    )
    return nodes


def _links(uppers: list[Node], lowers: list[Node]) -> None:
    """Each lies under one, and one in four under two."""
    pairs = {
        (random.choice(uppers).pk, lower.pk)
        for lower in lowers
        for _once in range(1 if random.random() < 0.75 else 2)
    }
    links = NodeLink.objects.bulk_create(
        [NodeLink(upper_id=upper, lower_id=lower) for upper, lower in sorted(pairs)], BATCH
    )
    NodeLinkVersion.objects.bulk_create(
        [NodeLinkVersion(**_version(link, written_by_name="Bench")) for link in links], BATCH
    )


def _needs(profiles: list[Node]) -> None:
    competences = Competence.objects.bulk_create(
        [Competence(key=f"k-{number}") for number in range(COMPETENCES)]
    )
    CompetenceVersion.objects.bulk_create(
        [CompetenceVersion(**_version(one, name=f"Kompetence {one.key}")) for one in competences]
    )
    named = CallsFor.objects.bulk_create(
        [CallsFor(node=profile, competence=random.choice(competences)) for profile in profiles]
    )
    CallsForVersion.objects.bulk_create(
        [CallsForVersion(**_version(one, written_by_name="Bench")) for one in named]
    )
    reading = DemandReading.objects.create(
        as_of=clock.today(), recorded_at=clock.now(), source="Bench", fingerprint="0" * 64
    )
    theme = _theme()
    Demand.objects.bulk_create(
        [
            Demand(reading=reading, theme=theme, competence=one, when="present", hours=10)
            for one in competences[: COMPETENCES // 2]
        ]
    )


def _theme() -> Concept:
    version = CodeSystemVersion.objects.create(
        system=CodeSystem.objects.create(url="urn:bench"),
        title="Bench",
        fingerprint="0" * 64,
        loaded_at=clock.now(),
    )
    return Concept.objects.create(
        version=version,
        code="t",
        display="Tema",
        path="Tema",
        search_key="tema",
        depth=0,
        position=0,
        last_position=0,
        selectable=True,
    )


def _participations(activities: list[Node]) -> None:
    unit = Unit.objects.create(name="Bench")
    users = User.objects.bulk_create(
        [
            User(login=f"u{number}", name=f"U {number}", search_key="u", sort_key="u")
            for number in range(PEOPLE)
        ]
    )
    posts = Employment.objects.bulk_create([Employment(user=user, unit=unit) for user in users], BATCH)
    now = clock.now()
    sessions = Session.objects.bulk_create([Session(activity=one) for one in activities], BATCH)
    SessionVersion.objects.bulk_create(
        [
            SessionVersion(
                item=one, number=1, recorded_at=now, starts_at=now, ends_at=now + timedelta(1), where="Her"
            )
            for one in sessions
        ],
        BATCH,
    )
    each = PARTICIPATIONS // len(sessions)
    pairs = [(session, post) for session in sessions for post in random.sample(posts, each)]
    enrolments = Enrolment.objects.bulk_create(
        [Enrolment(session=session, employment=post) for session, post in pairs], BATCH
    )
    EnrolmentMark.objects.bulk_create(
        [
            EnrolmentMark(enrolment=one, number=1, mark="there", at=now, by=users[0], name="Bench")
            for one in enrolments
        ],
        BATCH,
    )
    Tried.objects.bulk_create(
        [
            Tried(enrolment=one, on_day=clock.today(), at=now, useful="yes")
            for one in enrolments[:: PARTICIPATIONS // 40_000]
        ],
        BATCH,
    )
