"""Is learning strategic? Over plain values, without a database."""

import time
from datetime import date

import pytest

from pejl.chain.rules import (
    Answers,
    Chain,
    Gap,
    Holes,
    Link,
    Missing,
    Place,
    Practice,
    State,
    holes,
    needs_met,
    paths_up,
    trace,
)

DAY = date(2026, 11, 23)
DIALOGUE, DEMENTIA = 901, 902
POLICY, GOAL, PRINCIPLE, PROFILE, LEARNING_GOAL, ACTIVITY = range(6)


def a_chain(**differently) -> Chain:
    """One straight thread: policy, goal, principle, profile (dialogue), learning goal, activity."""
    nodes = {place.value: Link(place.value, place, place.name.lower()) for place in Place}
    given = {
        "day": DAY,
        "nodes": nodes,
        "links": [(one, one + 1) for one in range(5)],
        "competences": {PROFILE: frozenset({DIALOGUE})},
        "needed": frozenset({DIALOGUE}),
        "practice": {},
    }
    return Chain(**{**given, **differently})


def without_link(upper: int) -> Chain:
    return a_chain(links=[(one, one + 1) for one in range(5) if one != upper])


def with_node(node: Link) -> Chain:
    return a_chain(nodes={**a_chain().nodes, node.id: node})


def trace_of(chain: Chain, activity: int = ACTIVITY):
    return trace(chain).activities[activity]


def missing_in(chain: Chain) -> tuple[Missing, ...]:
    found = trace_of(chain)
    assert found.state is State.NOT
    assert found.paths_up == 0
    return found.missing


def test_what_leads_up_to_a_policy_in_force_and_out_to_a_need_is_thought_of():
    found = trace_of(a_chain())
    assert (found.state, found.missing, found.paths_up) == (State.THOUGHT, (), 1)


@pytest.mark.parametrize(
    ("upper", "gap"),
    [
        (POLICY, Missing(Gap.NO_POLICY, "goal")),
        (GOAL, Missing(Gap.NO_GOAL, "principle")),
        (PRINCIPLE, Missing(Gap.NO_PRINCIPLE, "profile")),
        (LEARNING_GOAL, Missing(Gap.NO_LEARNING_GOAL)),
    ],
)
def test_the_missing_link_is_named_by_what_stands_at_its_edge(upper, gap):
    assert missing_in(without_link(upper)) == (gap,)


def test_a_learning_goal_without_a_profile_leads_nowhere_and_names_no_competence():
    assert missing_in(without_link(PROFILE)) == (
        Missing(Gap.NO_PROFILE, "learning_goal"),
        Missing(Gap.NO_COMPETENCE, "learning_goal"),
    )


def test_a_policy_that_has_expired_carries_nothing_from_the_day_after_its_last():
    last_day = date(2026, 11, 22)
    over = Link(POLICY, Place.POLICY, "policy", last_day=last_day)
    assert missing_in(with_node(over)) == (Missing(Gap.POLICY_EXPIRED, "policy", last_day),)
    still = Link(POLICY, Place.POLICY, "policy", last_day=DAY)
    assert trace_of(with_node(still)).state is State.THOUGHT


def test_a_policy_that_has_not_begun_carries_nothing_yet():
    tomorrow = date(2026, 11, 24)
    coming = Link(POLICY, Place.POLICY, "policy", begins=tomorrow)
    assert missing_in(with_node(coming)) == (Missing(Gap.POLICY_TO_COME, "policy", tomorrow),)
    assert trace_of(with_node(Link(POLICY, Place.POLICY, "policy", begins=DAY))).state is State.THOUGHT


def test_a_bid_is_no_learning_goal_until_it_is_decided():
    bid = Link(LEARNING_GOAL, Place.LEARNING_GOAL, "bid", is_bid=True)
    assert missing_in(with_node(bid)) == (Missing(Gap.ONLY_A_BID, "bid"),)
    assert paths_up(with_node(bid), ACTIVITY) == []


def test_learning_that_no_need_calls_for_is_not_strategic():
    assert missing_in(a_chain(needed=frozenset({DEMENTIA}))) == (Missing(Gap.NO_NEED),)


def test_both_readings_may_be_missing_and_both_are_told():
    over = Link(POLICY, Place.POLICY, "policy", last_day=date(2025, 12, 31))
    chain = a_chain(nodes={**a_chain().nodes, POLICY: over}, needed=frozenset())
    assert missing_in(chain) == (
        Missing(Gap.POLICY_EXPIRED, "policy", date(2025, 12, 31)),
        Missing(Gap.NO_NEED),
    )


def test_what_a_learning_goal_names_itself_counts_instead_of_what_its_profile_names():
    competences = {PROFILE: frozenset({DIALOGUE}), LEARNING_GOAL: frozenset({DEMENTIA})}
    assert missing_in(a_chain(competences=competences)) == (Missing(Gap.NO_NEED),)
    needed = a_chain(competences=competences, needed=frozenset({DEMENTIA}))
    assert trace_of(needed).state is State.THOUGHT
    assert needs_met(needed, ACTIVITY) == {DEMENTIA}
    assert needs_met(a_chain(), ACTIVITY) == {DIALOGUE}


def test_the_two_readings_meet_in_one_learning_goal():
    """One learning goal leads up, another is called for: neither does both."""
    other = Link(7, Place.LEARNING_GOAL, "another")
    chain = a_chain(
        nodes={**a_chain().nodes, 7: other},
        links=[*a_chain().links, (7, ACTIVITY)],
        competences={PROFILE: frozenset({DEMENTIA}), 7: frozenset({DIALOGUE})},
    )
    assert missing_in(chain) == (Missing(Gap.NO_NEED),)


def test_the_gap_that_is_told_is_the_one_nearest_to_the_policies():
    lost = Link(7, Place.LEARNING_GOAL, "lost")
    over = Link(POLICY, Place.POLICY, "policy", last_day=date(2025, 12, 31))
    chain = a_chain(nodes={**a_chain().nodes, 7: lost, POLICY: over}, links=[*a_chain().links, (7, ACTIVITY)])
    assert missing_in(chain)[0] == Missing(Gap.POLICY_EXPIRED, "policy", date(2025, 12, 31))


def test_a_link_to_what_is_not_there_counts_for_nothing():
    nodes = {place: node for place, node in a_chain().nodes.items() if place != PRINCIPLE}
    assert missing_in(a_chain(nodes=nodes)) == (Missing(Gap.NO_PRINCIPLE, "profile"),)


def test_every_way_up_is_counted_and_shown_from_the_policy_down():
    second = Link(7, Place.POLICY, "second")
    third = Link(8, Place.PRINCIPLE, "third")
    chain = a_chain(
        nodes={**a_chain().nodes, 7: second, 8: third},
        links=[*a_chain().links, (7, GOAL), (GOAL, 8), (8, PROFILE)],
    )
    assert trace_of(chain).paths_up == 4
    ways = [[0, 1, 2, 3, 4, 5], [7, 1, 2, 3, 4, 5], [0, 1, 8, 3, 4, 5], [7, 1, 8, 3, 4, 5]]
    assert paths_up(chain, ACTIVITY) == ways
    assert paths_up(chain, ACTIVITY, at_most=2) == ways[:2]


def test_no_way_leads_through_a_policy_that_is_over():
    over = Link(7, Place.POLICY, "over", last_day=date(2025, 12, 31))
    chain = a_chain(nodes={**a_chain().nodes, 7: over}, links=[*a_chain().links, (7, GOAL)])
    assert trace_of(chain).paths_up == 1
    assert paths_up(chain, ACTIVITY) == [[0, 1, 2, 3, 4, 5]]


def test_everything_below_a_policy_under_revision_says_so():
    revised = Link(POLICY, Place.POLICY, "policy", under_revision=True)
    assert trace(with_node(revised)).revised == {place.value: POLICY for place in Place}
    assert trace(a_chain()).revised == {}


FIVE_SAY_SO = Answers(5, 3)


@pytest.mark.parametrize(
    ("practice", "state"),
    [
        (Practice(), State.THOUGHT),
        (Practice(False, FIVE_SAY_SO, FIVE_SAY_SO), State.THOUGHT),
        (Practice(True), State.TRIED),
        (Practice(True, FIVE_SAY_SO, Answers(4, 4)), State.TRIED),
        (Practice(True, Answers(4, 4), FIVE_SAY_SO), State.TRIED),
        (Practice(True, FIVE_SAY_SO, Answers(6, 3)), State.TRIED),
        (Practice(True, FIVE_SAY_SO, FIVE_SAY_SO), State.MADE_A_DIFFERENCE),
    ],
)
def test_it_made_a_difference_when_most_of_five_learners_and_of_five_citizens_say_so(practice, state):
    assert trace_of(a_chain(practice={ACTIVITY: practice})).state is state


def test_what_was_tried_is_not_strategic_by_that():
    chain = a_chain(needed=frozenset(), practice={ACTIVITY: Practice(True, FIVE_SAY_SO, FIVE_SAY_SO)})
    assert missing_in(chain) == (Missing(Gap.NO_NEED),)


def test_the_other_way_round_nothing_is_missing_where_all_is_done():
    chain = a_chain(practice={ACTIVITY: Practice(True)})
    assert holes(chain, [ACTIVITY]) == Holes()


def test_what_two_activities_lead_towards_is_practised_once():
    nodes = {**a_chain().nodes, 7: Link(7, Place.ACTIVITY, "another")}
    practice = {ACTIVITY: Practice(True), 7: Practice(True)}
    chain = a_chain(nodes=nodes, links=[*a_chain().links, (LEARNING_GOAL, 7)], practice=practice)
    assert holes(chain, [ACTIVITY, 7]) == Holes()


def test_the_other_way_round_every_hole_is_told():
    nodes = {**a_chain().nodes, 7: Link(7, Place.PROFILE, "empty")}
    chain = a_chain(nodes=nodes, needed=frozenset({DIALOGUE, DEMENTIA}))
    assert holes(chain, []) == Holes((PRINCIPLE,), (7,), (LEARNING_GOAL,), (DEMENTIA,))


def test_who_learned_in_what_is_no_longer_there_counts_for_nothing():
    assert holes(a_chain(), [999]).learning_goals_nobody_learns_towards == (LEARNING_GOAL,)


def test_tracing_takes_twice_as_long_for_twice_as_many_links_and_not_more():
    """Wide, and deep in ways: a thousand ways up to each activity, and none is walked."""

    def seconds(activities: int) -> float:
        nodes = dict(a_chain().nodes)
        nodes |= {10 + number: Link(10 + number, Place.ACTIVITY, "") for number in range(activities)}
        links = [*a_chain().links, *((LEARNING_GOAL, 10 + number) for number in range(activities))]
        chain = a_chain(nodes=nodes, links=links)
        took = []
        for _again in range(3):
            begin = time.process_time()
            trace(chain)
            took.append(time.process_time() - begin)
        return min(took)

    assert seconds(16_000) < seconds(4_000) * 12
