"""What is tried, decided, argued and told in groups of five or more."""

from datetime import timedelta
from uuid import uuid4

from pejl.chain import actions
from pejl.chain.models import CitizensAnswers
from pejl.chain.queries import (
    came_of,
    unit_plan,
)
from pejl.chain.rules.learning import Standing, Useful, Verdict
from pejl.shared import clock

from .conftest import ACTIVITY, GOAL, MONDAY, days_later, refusal
from .held import colleagues, held, time_in, was_there


def test_what_was_tried_is_ones_own_to_say_when_one_was_there(thread, cast, clara):
    enrolment = actions.ask_for_a_place(held(thread), by=cast.bo)
    tomorrow = MONDAY + timedelta(days=1)
    assert refusal(lambda: actions.tell_tried(enrolment, Useful.YES, on_day=tomorrow, by=clara)) == [
        "Det svarer du kun på for dig selv.",
        "Vent, til du har været med.",
        "Dagen er ikke kommet endnu.",
    ]


def test_sent_twice_it_is_done_once(thread, cast, clara):
    uid = uuid4()
    chosen = Verdict(Standing.PRIORITISED, "", "Pia", MONDAY)
    for _again in range(2):
        actions.prioritise(thread[ACTIVITY], chosen, by=thread.planner, uid=uid)
        actions.argue(thread[ACTIVITY], "Bord 1", "Ja.", is_for=True, by=cast.bo, uid=uid)
        session = actions.hold(thread[ACTIVITY], time_in(7), by=thread.planner, uid=uid)
    enrolment = was_there(session, cast.bo, clara)
    with days_later(9):
        for _again in range(2):
            actions.tell_tried(enrolment, Useful.NO, on_day=clock.today(), by=cast.bo, uid=uid)
    came = came_of(thread[ACTIVITY])
    assert (len(came.priorities), len(came.arguments), enrolment.tried.count()) == (1, 1, 1)


def test_answers_of_fewer_than_five_citizens_are_not_written(thread):
    def write(count, better, source="Samtaler"):
        actions.write_citizens_answers(
            thread[ACTIVITY], count, better, as_of=MONDAY, source=source, by=thread.planner
        )

    assert refusal(lambda: write(4, 5, " ")) == [
        "Svar fra færre end fem borgere skrives ikke.",
        "Der kan ikke være flere, der fik det bedre, end der svarede.",
        "Skriv, hvor svarene kommer fra.",
    ]
    assert not CitizensAnswers.objects.exists()


def test_each_candidate_ends_prioritised_or_not_now_because_with_owner_and_day(thread, cast):
    assert came_of(thread[ACTIVITY]).standing is Standing.PROPOSED
    assert refusal(
        lambda: actions.prioritise(thread[ACTIVITY], Verdict(Standing.NOT_NOW), by=thread.planner)
    ) == [
        "Skriv, hvorfor det ikke bliver nu.",
        "Skriv, hvem der følger op.",
        "Skriv, hvilken dag I ser på det igen.",
    ]
    later = Verdict(Standing.NOT_NOW, "Vi har ikke tid.", "Pia", MONDAY + timedelta(days=90))
    actions.prioritise(thread[ACTIVITY], later, by=thread.planner)
    assert came_of(thread[ACTIVITY]).standing is Standing.NOT_NOW
    actions.prioritise(thread[ACTIVITY], Verdict(Standing.PROPOSED), by=thread.planner)
    assert came_of(thread[ACTIVITY]).standing is Standing.PROPOSED


def test_groups_argue_for_and_against(thread, cast):
    actions.argue(thread[ACTIVITY], "Bord 1", "Behovet er stort.", is_for=True, by=cast.bo)
    actions.argue(thread[ACTIVITY], "Bord 2", "Vi kan det.", is_for=False, by=cast.charlie)
    said = [(one.group, one.is_for, one.words) for one in came_of(thread[ACTIVITY]).arguments]
    assert said == [("Bord 1", True, "Behovet er stort."), ("Bord 2", False, "Vi kan det.")]
    assert refusal(lambda: actions.argue(thread[GOAL], " ", " ", is_for=True, by=cast.karen)) == [
        "Her kan medarbejdere sige noget.",
        "Det er ikke en læringsaktivitet.",
        "Skriv, hvilken gruppe det er.",
        "Skriv lidt her.",
    ]


def test_a_units_plan_tells_how_many_for_five_or_more_and_never_who(thread, cast, clara):
    unit = cast.bo.post.unit_id
    session = held(thread)
    actions.ask_for_a_place(session, by=cast.bo)
    (planned,) = unit_plan(unit, MONDAY)
    assert (planned.version.title, planned.priority, planned.count) == ("To formiddage", None, None)
    for by in colleagues(cast, 4):
        actions.ask_for_a_place(session, by=by)
    assert unit_plan(unit, MONDAY)[0].count == 5
    assert unit_plan(cast.charlie.post.unit_id, MONDAY) == []
    chosen = Verdict(Standing.PRIORITISED, "", "Pia", MONDAY)
    actions.prioritise(thread[ACTIVITY], chosen, by=thread.planner)
    assert [one.priority.owner for one in unit_plan(cast.charlie.post.unit_id, MONDAY)] == ["Pia"]
