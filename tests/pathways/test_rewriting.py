"""What is the citizen's own is written anew and taken off the plan by them alone, and nothing is lost."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from pejl.circles.actions import propose, take_back
from pejl.circles.models import Voice
from pejl.circles.rules import How
from pejl.pathways.changes import PutAway, Rewrite, StopIntervention, WriteAboutMe, WriteStrength
from pejl.pathways.models import GoalVersion, InterventionVersion, Wish
from pejl.pathways.queries import about_me_of, plan_of
from pejl.pathways.rules import GoalEnd, HopesFor, Own
from pejl.shared import clock
from tests.circles.acts import goal_of, later, refused, walk, wish_of, written_down, yes
from tests.circles.screens import send, text_of
from tests.pathways.test_pages import MINE, at

TODAY = date(2026, 11, 23)
NOT_THERE = "Det står ikke på planen."


def rewritten(what: Own, item, words: str, **more) -> Rewrite:
    return Rewrite(what, str(item.uid), words, **more)


def words_in(versions) -> list[str]:
    return [version.words for version in versions]


def test_other_words_take_the_place_of_the_old_and_the_old_can_be_seen_again(cast):
    wish = wish_of(cast.karens, cast.karen, "Jeg vil ud.")
    before = clock.now()
    with later(days=1):
        propose(cast.karens, [rewritten(Own.WISH, wish, " Jeg vil i skoven. ")], by=cast.karen)
        today = clock.today()
        assert words_in(plan_of(cast.karens, today).wishes) == ["Jeg vil i skoven."]
        assert words_in(plan_of(cast.karens, today, before).wishes) == ["Jeg vil ud."]
        assert words_in(plan_of(cast.karens, TODAY).wishes) == ["Jeg vil ud."]


def test_a_strength_is_written_anew_too(cast):
    propose(cast.karens, [WriteStrength("Jeg synger.")], by=cast.karen)
    strength = cast.karens.strength_set.get()
    propose(cast.karens, [rewritten(Own.STRENGTH, strength, "Jeg synger alt.")], by=cast.karen)
    assert words_in(plan_of(cast.karens, TODAY).strengths) == ["Jeg synger alt."]


def test_a_goal_keeps_what_it_hopes_for_unless_one_says_otherwise(cast):
    goal = goal_of(cast.karens, cast.karen)
    propose(cast.karens, [rewritten(Own.GOAL, goal, "Jeg går.", now="Med stok.")], by=cast.karen)
    version = GoalVersion.objects.in_force(TODAY).get()
    assert (version.words, version.hopes_for, version.now, version.hope) == (
        "Jeg går.",
        "more",
        "Med stok.",
        "",
    )
    slowly = rewritten(Own.GOAL, goal, "Jeg går.", hopes_for=HopesFor.LOSE_SLOWLY, hope="Uden fald.")
    propose(cast.karens, [slowly], by=cast.karen)
    version = GoalVersion.objects.in_force(TODAY).get()
    assert (version.hopes_for, version.now, version.hope) == ("lose slowly", "", "Uden fald.")


def test_nobody_rewrites_what_is_the_citizens_own(cast):
    wish = wish_of(cast.karens, cast.karen)
    with refused("Det er borgerens eget."):
        propose(cast.karens, [rewritten(Own.WISH, wish, "Noget andet.")], by=cast.bo)


def test_an_employee_writes_down_the_new_words_as_the_citizen_said_them(cast):
    wish = wish_of(cast.karens, cast.karen)
    said = written_down(words="Jeg vil hellere i skoven.", how=How.MEETING)
    propose(cast.karens, [rewritten(Own.WISH, wish, "Jeg vil i skoven.")], by=cast.bo, citizen_said=said)
    assert words_in(plan_of(cast.karens, TODAY).wishes) == ["Jeg vil i skoven."]


def test_empty_words_and_what_is_not_there_are_refused_with_every_reason(cast):
    his = wish_of(cast.jonases, cast.jonas)
    with refused(NOT_THERE, "Skriv det med dine egne ord."):
        propose(cast.karens, [rewritten(Own.WISH, his, " ")], by=cast.karen)
    with refused(NOT_THERE):
        propose(cast.karens, [PutAway(Own.WISH, str(his.uid))], by=cast.karen)


def test_a_wish_leaves_the_plan_and_comes_back_when_that_was_a_mistake(cast):
    wish = wish_of(cast.karens, cast.karen)
    propose(cast.karens, [PutAway(Own.WISH, str(wish.uid))], by=cast.karen)
    assert plan_of(cast.karens, TODAY).wishes == []
    take_back(Voice.objects.latest("pk"), by=cast.karen)
    assert words_in(plan_of(cast.karens, TODAY).wishes) == ["Jeg vil ud i haven."]


@pytest.mark.parametrize("because", list(GoalEnd))
def test_a_goal_ends_with_the_citizens_reason(cast, because):
    goal = goal_of(cast.karens, cast.karen)
    done = propose(cast.karens, [PutAway(Own.GOAL, str(goal.uid), because)], by=cast.karen)
    assert plan_of(cast.karens, TODAY).goals == []
    last = GoalVersion.objects.get(item=goal, number=2)
    assert (last.step, last.ended_because, last.words) == (
        "ended",
        because.value,
        "Jeg vil gå til købmanden.",
    )
    assert done.version.sentence.startswith("Mit mål er slut: »Jeg vil gå til købmanden.«\n")


def test_a_goal_may_end_without_a_reason(cast):
    goal = goal_of(cast.karens, cast.karen)
    propose(cast.karens, [PutAway(Own.GOAL, str(goal.uid))], by=cast.karen)
    assert GoalVersion.objects.get(item=goal, number=2).ended_because == ""


def test_a_goal_does_not_end_while_something_helps_towards_it(cast):
    goal = goal_of(cast.karens, cast.karen)
    coming = walk(goal, first_day=TODAY + timedelta(days=3))
    yes(propose(cast.karens, [coming], by=cast.bo), by=cast.karen)
    end = PutAway(Own.GOAL, str(goal.uid), GoalEnd.REACHED)
    with refused("I har aftalt noget, der hjælper mod målet. Stop det først."):
        propose(cast.karens, [end], by=cast.karen)
    stop = StopIntervention(str(InterventionVersion.objects.get().item.uid))
    propose(cast.karens, [stop], by=cast.karen)
    propose(cast.karens, [end], by=cast.karen)
    assert plan_of(cast.karens, TODAY).goals == []


def test_the_page_about_me_is_one_and_is_written_anew_and_taken_away(cast):
    propose(cast.karens, [WriteAboutMe("Bank på.")], by=cast.karen)
    propose(cast.karens, [WriteAboutMe(" Bank hårdt. ")], by=cast.karen)
    page = about_me_of(cast.karens, TODAY)
    assert (page.words, page.number) == ("Bank hårdt.", 2)
    propose(cast.karens, [PutAway(Own.ABOUT_ME, str(page.item.uid))], by=cast.karen)
    assert about_me_of(cast.karens, TODAY) is None
    propose(cast.karens, [WriteAboutMe("Kom ind.")], by=cast.karen)
    assert about_me_of(cast.karens, TODAY).words == "Kom ind."
    with refused("Skriv det med dine egne ord."):
        propose(cast.karens, [WriteAboutMe("  ")], by=cast.karen)


# On the screen


def test_three_good_questions_and_a_blank_page_are_written_in_one_go(at_screen, cast):
    karen, page = at_screen("karen"), at("first_meeting", cast.karens.uid)
    sent = send(karen, karen.get(page), matters="Mine børn.", can="Kaffen.", hope="", about_me="Bank på.")
    assert (sent.status_code, sent.url) == (302, MINE)
    plan = plan_of(cast.karens, TODAY)
    assert (words_in(plan.wishes), words_in(plan.strengths)) == (["Mine børn."], ["Kaffen."])
    text = text_of(karen.get(at("about_me", cast.karens.uid)))
    for words in ("Læs det her om mig først", "Bank på.", "Mine børn.", "Kaffen.", "Skriv siden om"):
        assert words in text
    assert Voice.objects.filter(speaker=cast.karen.user_id, how=How.SELF.value).count() == 1


def test_a_first_meeting_without_an_answer_is_asked_again(at_screen, cast):
    karen = at_screen("karen")
    again = send(karen, karen.get(at("first_meeting", cast.karens.uid)), matters=" ")
    assert again.status_code == 422
    assert "Skriv et svar på mindst ét spørgsmål." in text_of(again)


def test_an_employee_writes_the_first_meeting_down_as_it_was_said(at_screen, cast):
    bo, page = at_screen("bo"), at("first_meeting", cast.karens.uid)
    sent = send(bo, bo.get(page), hope="At komme i haven.", how=How.MEETING.value)
    assert sent.status_code == 302
    voice = Voice.objects.latest("pk")
    assert (voice.words, voice.how, voice.written_by_id) == (
        "At komme i haven.",
        How.MEETING.value,
        cast.bo.user_id,
    )


def test_what_stands_is_in_the_field_when_one_rewrites_it(at_screen, cast):
    goal = goal_of(cast.karens, cast.karen, now="Med stok.")
    karen, page = at_screen("karen"), at("rewrite", cast.karens.uid, "maal", goal.uid)
    form = karen.get(page)
    assert "Jeg vil gå til købmanden." in form.content.decode()
    assert send(karen, form, words="Jeg går selv.", hope="Hver dag.").status_code == 302
    version = GoalVersion.objects.in_force(TODAY).get()
    assert (version.words, version.now, version.hope) == ("Jeg går selv.", "Med stok.", "Hver dag.")


def test_only_what_stands_there_can_be_rewritten(at_screen, cast):
    wish = wish_of(cast.karens, cast.karen)
    karen = at_screen("karen")
    for what, item in (("maal", wish.uid), ("andet", wish.uid), ("oenske", cast.karens.uid)):
        assert karen.get(at("rewrite", cast.karens.uid, what, item)).status_code == 404
        assert karen.get(at("put_away", cast.karens.uid, what, item)).status_code == 404


def test_a_goal_is_taken_off_the_plan_with_its_reason(at_screen, cast):
    goal = goal_of(cast.karens, cast.karen)
    karen, page = at_screen("karen"), at("put_away", cast.karens.uid, "maal", goal.uid)
    assert send(karen, karen.get(page), because="reached").status_code == 302
    assert "Det står ikke på planen mere." in text_of(karen.get(MINE))
    assert plan_of(cast.karens, TODAY).goals == []


def test_a_wish_is_taken_off_the_plan_as_the_citizen_said_it(at_screen, cast):
    wish = wish_of(cast.karens, cast.karen)
    bo, page = at_screen("bo"), at("put_away", cast.karens.uid, "oenske", wish.uid)
    assert send(bo, bo.get(page), words="Det er lige meget nu.", how=How.PHONE.value).status_code == 302
    assert plan_of(cast.karens, TODAY).wishes == []
    assert Wish.objects.count() == 1


def test_the_page_about_me_begins_with_what_stands_there(at_screen, cast):
    propose(cast.karens, [WriteAboutMe("Bank på.")], by=cast.karen)
    karen = at_screen("karen")
    form = karen.get(at("write_about_me", cast.karens.uid))
    assert "Bank på." in form.content.decode()
    assert send(karen, form, words="Ring først.").status_code == 302
    assert "Ring først." in text_of(at_screen("bo").get(at("about_me", cast.karens.uid)))


def test_whoever_has_no_plan_yet_begins_with_the_three_questions(at_screen, cast):
    begin = reverse("pathways:first_meeting", args=[cast.karens.uid])
    for page in (at_screen("karen").get(MINE), at_screen("bo").get(at("page", cast.karens.uid))):
        assert begin in page.content.decode()
    wish_of(cast.karens, cast.karen)
    for page in (at_screen("karen").get(MINE), at_screen("bo").get(at("page", cast.karens.uid))):
        assert begin not in page.content.decode()
