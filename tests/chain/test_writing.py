"""Writing the chain: versions, two at once, undo, links, and the chain as it was."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from pejl.chain import actions
from pejl.chain.actions import Spot, add_framework, begin, follow_no_more, lie_under, link, unlink
from pejl.chain.models import Node, NodeLink
from pejl.chain.queries import (
    chain_on,
    history_of,
    last_version,
    text_of,
)
from pejl.chain.rules import Difference, Gap, Missing, Period, Place, PolicyKind, State, Text, trace
from pejl.demo.people import as_employee
from pejl.journal.models import Envelope
from pejl.journal.rules import Doer
from pejl.shared import clock

from .conftest import (
    ACTIVITY,
    GOAL,
    POLICY,
    PRINCIPLE,
    PROFILE,
    SAID,
    days_later,
    reads,
    refusal,
    trace_of_activity,
)

MONDAY = date(2026, 11, 23)
MEANWHILE = "Mens du skrev, er teksten blevet ændret. Se forskellen herunder, og gem igen."
NOT_YOURS = "Den røde tråd skrives af ledere og planlæggere."


def test_what_is_written_has_a_key_that_people_can_read(thread):
    assert [thread[place].key for place in Place] == ["P-1", "SM-1", "PM-1", "KP-1", "LM-1", "LA-1"]


def test_a_thread_that_meets_a_need_is_thought_of_and_without_the_need_it_says_so(thread):
    assert [one.gap for one in trace_of_activity(thread).missing] == [Gap.NO_NEED]
    reads("tema;kompetence;timer\nMennesker omkring mig;dialog;12,5\n")
    assert trace_of_activity(thread).state is State.THOUGHT


def test_the_same_text_again_changes_nothing(thread):
    told = Envelope.objects.count()
    same = actions.rewrite(thread[GOAL], SAID[GOAL], Period(MONDAY), by=thread.planner)
    assert same is Difference.UNTOUCHED
    assert Envelope.objects.count() == told
    assert len(history_of(thread[GOAL])) == 1


def test_a_new_text_is_a_new_version_and_the_old_one_stays_as_it_was(thread):
    with days_later(2):
        new = Text("Vi begynder med borgeren", "Vi taler først.", "Pia Strand")
        period = Period(clock.today())
        assert actions.rewrite(thread[GOAL], new, period, by=thread.planner, reason="Kortere") == "changed"
        titles = {day: chain_on(day).chain.nodes[thread[GOAL].pk].title for day in (MONDAY, clock.today())}
    assert titles == {MONDAY: "Alt begynder med borgeren", date(2026, 11, 25): "Vi begynder med borgeren"}
    newest, first = history_of(thread[GOAL])
    assert newest.changes == {"title": ("Alt begynder med borgeren", "Vi begynder med borgeren")}
    assert (newest.version.written_by_name, newest.version.reason) == ("Pia Strand", "Kortere")
    assert first.changes == {}


def test_the_chain_as_it_was_known_on_a_past_day_leaves_out_what_was_written_since(thread):
    known_then = clock.now()
    with days_later(3):
        actions.rewrite(thread[GOAL], Text("Nyt"), Period(MONDAY), by=thread.planner)
    goal = thread[GOAL].pk
    assert chain_on(MONDAY).chain.nodes[goal].title == "Nyt"
    assert chain_on(MONDAY, known_at=known_then).chain.nodes[goal].title == "Alt begynder med borgeren"
    assert chain_on(MONDAY, known_at=known_then - timedelta(days=1)).chain.nodes == {}


def test_of_two_who_write_at_once_the_second_is_told_and_nothing_is_lost(thread):
    node, planner = thread[GOAL], thread.planner
    actions.rewrite(node, Text("Den første"), Period(MONDAY), by=planner, shown=1)
    second = refusal(lambda: actions.rewrite(node, Text("Den anden"), Period(MONDAY), by=planner, shown=1))
    assert second == [MEANWHILE]
    actions.rewrite(node, Text("Den anden"), Period(MONDAY), by=planner, shown=2)
    assert [told.version.title for told in history_of(node)] == [
        "Den anden",
        "Den første",
        "Alt begynder med borgeren",
    ]


def test_a_form_sent_twice_is_written_once(thread):
    uid, planner = uuid4(), thread.planner
    for _again in range(2):
        actions.rewrite(thread[GOAL], Text("Nyt"), Period(MONDAY), by=planner, shown=1, uid=uid)
    assert last_version(thread[GOAL]).number == 2
    new = [
        begin(Spot(Place.GOAL, thread.framework), Text("To"), Period(MONDAY), by=planner, uid=thread_uid)
        for thread_uid in [uuid4()] * 2
    ]
    assert new[0] == new[1]


def test_undo_brings_back_what_stood_before_and_keeps_what_was_undone(thread):
    node, planner = thread[GOAL], thread.planner
    actions.rewrite(node, Text("En fejl"), Period(MONDAY), by=planner)
    uid = uuid4()
    for _again in range(2):
        actions.undo(node, shown=2, by=planner, uid=uid)
    assert text_of(last_version(node)) == SAID[GOAL]
    assert [told.version.number for told in history_of(node)] == [3, 2, 1]
    assert refusal(lambda: actions.undo(node, shown=2, by=planner)) == [MEANWHILE]


def test_there_is_nothing_to_undo_before_the_first(thread):
    assert refusal(lambda: actions.undo(thread[GOAL], shown=1, by=thread.planner)) == [
        "Der er ikke noget før det her."
    ]


def test_what_was_taken_out_is_gone_from_the_day_after_and_can_be_put_back(thread):
    node, planner = thread[ACTIVITY], thread.planner
    for _again in range(2):
        actions.end(node, MONDAY, by=planner)
    tuesday = MONDAY + timedelta(days=1)
    assert (node.pk in chain_on(MONDAY).chain.nodes, node.pk in chain_on(tuesday).chain.nodes) == (
        True,
        False,
    )
    actions.undo(node, shown=2, by=planner)
    assert node.pk in chain_on(tuesday).chain.nodes
    actions.undo(node, shown=3, by=planner)
    assert node.pk not in chain_on(tuesday).chain.nodes
    assert actions.rewrite(node, SAID[ACTIVITY], Period(MONDAY), by=planner) is Difference.NEW


def test_nothing_ends_before_it_began(thread):
    late = refusal(lambda: actions.end(thread[GOAL], MONDAY - timedelta(days=2), by=thread.planner))
    assert late == ["Den sidste dag ligger før den første."]


def test_a_policy_that_ends_is_named_by_everything_below(needed):
    actions.end(needed[POLICY], MONDAY, by=needed.planner)
    assert trace_of_activity(needed).state is State.THOUGHT
    (missing,) = trace_of_activity(needed, MONDAY + timedelta(days=1)).missing
    assert (missing.gap, missing.title, missing.day) == (Gap.POLICY_EXPIRED, "Sammenhæng", MONDAY)


def test_a_policy_is_known_before_its_first_day_and_carries_nothing_yet(needed):
    yesterday = MONDAY - timedelta(days=1)
    missing = trace(chain_on(yesterday).chain).missing
    assert missing == {needed[POLICY].pk: Missing(Gap.POLICY_TO_COME, "Sammenhæng", MONDAY)}
    later = begin(
        Spot(POLICY),
        Text("Kommer", policy_kind=PolicyKind.POLICY),
        Period(MONDAY + timedelta(days=9)),
        by=needed.planner,
    )
    lie_under(needed[GOAL], [later], by=needed.planner)
    (missing,) = trace_of_activity(needed).missing
    assert (missing.gap, missing.day) == (Gap.POLICY_TO_COME, date(2026, 12, 2))


def test_what_is_put_in_the_wrong_place_is_told_every_reason(thread):
    goal = refusal(lambda: begin(Spot(GOAL), Text("Et mål"), Period(MONDAY), by=thread.planner))
    assert goal == ["Vælg, hvilket sæt det hører til."]
    taken = Spot(POLICY, thread.framework, None, "SM-1")
    policy = refusal(lambda: begin(taken, SAID[POLICY], Period(MONDAY), by=thread.planner))
    assert policy == ["Den nøgle er brugt til noget andet.", "Det hører ikke til et sæt."]


def test_only_an_activity_is_offered_by_a_unit(thread, cast):
    spot = Spot(GOAL, thread.framework, cast.town.north)
    assert refusal(lambda: begin(spot, Text("Et mål"), Period(MONDAY), by=thread.planner)) == [
        "Kun en aktivitet har en enhed, der tilbyder den."
    ]


@pytest.mark.parametrize(
    "act",
    [
        lambda thread, by: begin(Spot(GOAL, thread.framework), Text("Et mål"), Period(MONDAY), by=by),
        lambda thread, by: actions.rewrite(thread[GOAL], Text("Nyt"), Period(MONDAY), by=by),
        lambda thread, by: actions.end(thread[GOAL], MONDAY, by=by),
        lambda thread, by: link(thread[POLICY], thread[GOAL], by=by),
        lambda thread, by: unlink(thread[POLICY], thread[GOAL], by=by),
        lambda thread, by: actions.name_competences(thread[PROFILE], [], by=by),
        lambda thread, by: add_framework("ny", "Ny", by=by),
        lambda thread, by: follow_no_more(None, thread.framework, by=by),
    ],
)
def test_leaders_and_planners_write_the_chain_and_nobody_else(thread, cast, act):
    for nobody in (cast.bo, cast.karen, Doer(uuid4(), "En anden")):
        assert refusal(lambda by=nobody: act(thread, by)) == [NOT_YOURS]


def test_a_leader_and_the_command_line_write_too(thread, cast):
    for by in (as_employee(cast.town.clara), Doer(None, "pejl chain")):
        assert actions.rewrite(thread[GOAL], Text(by.name), Period(MONDAY), by=by) is Difference.CHANGED


def test_the_database_lets_no_link_jump_or_leave_its_framework(thread):
    other = add_framework("omsorg", "Ni pejlemærker", by=thread.planner)
    elsewhere = begin(Spot(PRINCIPLE, other), Text("To"), Period(MONDAY), by=thread.planner)
    wrong = [
        (thread[POLICY], thread[PRINCIPLE]),
        (thread[PRINCIPLE], thread[GOAL]),
        (thread[GOAL], elsewhere),
    ]
    for upper, lower in wrong:
        with pytest.raises(DatabaseError, match="one step at a time"), transaction.atomic():
            NodeLink.objects.create(upper=upper, lower=lower)


def test_the_database_lets_no_goal_name_a_competence(thread):
    with pytest.raises(DatabaseError, match="named by profiles"), transaction.atomic():
        thread[GOAL].calls_for.create(competence=thread.dialogue)


@pytest.mark.parametrize("table", ["node", "nodeversion", "nodelink", "nodelinkversion", "framework"])
def test_what_was_written_is_never_changed_or_deleted(thread, table):
    for sql in (f"UPDATE chain_{table} SET id = id", f"DELETE FROM chain_{table}"):
        with pytest.raises(DatabaseError, match="Rows here are never"), transaction.atomic():
            connection.cursor().execute(sql)


def test_every_act_stands_in_the_journal(thread):
    before = Envelope.objects.count()
    actions.rewrite(thread[GOAL], Text("Nyt"), Period(MONDAY), by=thread.planner)
    entry = Envelope.objects.filter(number__gt=before).get()
    assert (entry.kind, entry.about, entry.subject) == ("chain written", thread[GOAL].uid, None)


def test_the_whole_chain_is_read_in_the_same_number_of_queries(needed, django_assert_num_queries):
    with django_assert_num_queries(9):
        chain_on(MONDAY)
    for number in range(3):
        spot = Spot(GOAL, needed.framework)
        new = begin(spot, Text(f"Mål {number}"), Period(MONDAY), by=needed.planner)
        link(needed[POLICY], new, by=needed.planner)
    with django_assert_num_queries(9):
        chain_on(MONDAY)
    assert Node.objects.count() == 9
