"""What stood before a story begins, made through actions as everything else."""

from dataclasses import dataclass
from datetime import timedelta

from pejl.circles.actions import propose
from pejl.circles.queries import OnTheTable
from pejl.circles.rules import Part
from pejl.citizens.actions import Mandate, represent
from pejl.citizens.rules import Matter, RepresentationKind
from pejl.organisation.actions import add_user
from pejl.pathways.models import Goal, Wish
from pejl.shared import clock
from tests.cast import Cast
from tests.circles.acts import goal_of, later, mette_is_with, walk, wish_of, yes

WISH = "Jeg vil selv kunne gå over til købmanden og vælge mine egne æbler."
GOAL = "Jeg vil gå til købmanden med rollator og hjem igen."
WALK = "Du og Bo går en tur hver tirsdag og fredag"
PASSWORD = "æbler fra købmanden"


@dataclass(frozen=True)
class Volunteer:
    login: str
    name: str


def karens_wish(cast: Cast) -> Wish:
    return wish_of(cast.karens, cast.karen, WISH)


def karens_goal(cast: Cast) -> Goal:
    return goal_of(cast.karens, cast.karen, GOAL)


def bo_has_proposed_a_walk(cast: Cast, words: str = "Skal vi prøve det sammen?") -> OnTheTable:
    change = walk(
        karens_goal(cast),
        what=WALK,
        citizen_does="tager selv sko på",
        others_do="Bo går med",
        stop_sign="du har gået turen tre gange",
    )
    return propose(cast.karens, [change], by=cast.bo, words=words)


def a_walk_is_agreed(cast: Cast) -> None:
    yes(bo_has_proposed_a_walk(cast), by=cast.karen)


def a_walk_was_agreed_two_hours_ago(cast: Cast) -> None:
    with later(hours=-2):
        a_walk_is_agreed(cast)


def mette_sees_the_plan(cast: Cast) -> None:
    mette_is_with(cast, Part.NAME, Part.PLAN)


def lone_is_karens_guardian(cast: Cast) -> None:
    """A personal guardian (værgemålsloven § 6), who decides instead of her."""
    mandate = Mandate(
        RepresentationKind.GUARDIAN_6,
        "Lone Dam",
        frozenset({Matter.PERSONAL}),
        clock.today() - timedelta(days=30),
        documented_by="Brev fra Familieretshuset",
        user=cast.town.lone,
    )
    represent(cast.karens.citizen, mandate, by=cast.bo.doer())


def vera_may_sign_in(cast: Cast) -> Volunteer:
    """A volunteer with a sign-in, whom nobody has invited yet."""
    add_user("vera", "Vera Vind", by=cast.bo.doer(), password=PASSWORD)
    return Volunteer("vera", "Vera Vind")
