"""The demo is told only through actions, ends now, and holds every state that its pages are to show."""

from datetime import UTC, datetime

import pytest

from pejl.circles.models import Circle, Decision
from pejl.circles.queries import open_proposals
from pejl.circles.rules import State, Way
from pejl.demo.cast import WHO_CAN_STEP_IN
from pejl.demo.models import DemoMark
from pejl.demo.people import Town
from pejl.demo.story import tell
from pejl.journal.models import Envelope
from pejl.journal.queries import faults, head
from pejl.organisation.models import User
from pejl.pathways.queries import help_of, plan_of
from pejl.shared import clock
from tests.cast import MONDAY


@pytest.fixture
def town(db, monday) -> Town:
    return tell(MONDAY, "f" * 64)


@pytest.fixture
def karens(town) -> Circle:
    return Circle.objects.get(citizen__user=town.karen)


def test_it_is_marked_as_a_demo_from_now(town):
    mark = DemoMark.objects.get()
    assert (mark.made_at, mark.made_from) == (MONDAY, "f" * 64)
    assert str(mark) == "demo 23.11.2026"


def test_everyone_who_can_step_in_is_there(town):
    assert set(WHO_CAN_STEP_IN) <= set(User.objects.values_list("login", flat=True))


def test_nobody_in_it_has_a_password(town):
    assert not any(user.has_usable_password() for user in User.objects.all())


def test_nothing_in_it_lies_in_the_future(town):
    assert Envelope.objects.latest("at").at <= MONDAY
    assert Decision.objects.latest("taken_at").taken_at <= MONDAY


def test_its_journal_holds_together(town):
    assert faults([head()]) == []


def test_karens_plan_holds_a_wish_a_goal_made_of_it_and_what_was_agreed(karens):
    plan = plan_of(karens, clock.today())
    (goal,) = plan.goals
    assert plan.became_goals == {wish.item_id for wish in plan.wishes}
    assert (len(plan.wishes), len(plan.strengths), len(goal.interventions)) == (1, 1, 2)
    assert goal.interventions[0].service is not None


def test_something_waits_for_karen_and_someone_asks_to_be_with_her(karens):
    states = {table.state for table in open_proposals(karens, clock.today())}
    assert {State.WAITS_FOR_CITIZEN, State.WAITS_FOR_BOTH} <= states


def test_what_is_agreed_in_it_rests_on_the_voices_it_needs(town):
    by_voices = Decision.objects.filter(way__in=[Way.AGREEMENT.value, Way.STOP.value])
    for decision in by_voices.select_related("version"):
        yes = decision.version.voices.filter(answer="yes").values_list("side", flat=True)
        assert "professional" in yes or decision.needs == "the citizen"
        assert {"citizen", "representative"} & set(yes)


def test_karen_has_help_by_a_ruling_and_agreed_what_most_of_it_is_used_for(karens):
    (here,) = help_of(karens, clock.today())
    assert here.version.decision.way == Way.RULING
    assert (here.version.how_much, len(here.uses), here.left_in_words) == (
        "5 timer om ugen",
        3,
        "½ time om ugen",
    )


@pytest.mark.parametrize(
    "instant",
    [
        datetime(2027, 3, 28, 0, 30, tzinfo=UTC),
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        datetime(2028, 2, 29, 22, 59, tzinfo=UTC),
        datetime(2026, 12, 31, 23, 30, tzinfo=UTC),
    ],
    ids=str,
)
def test_it_can_be_told_at_any_time_of_the_year(db, instant):
    assert tell(instant).karen.name == "Karen Holm"
    assert faults([head()]) == []
