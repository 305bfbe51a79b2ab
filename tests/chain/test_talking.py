"""Putting a change up for comment before it is in force, and saying something."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from pejl.chain import actions
from pejl.chain.models import Comment, Suggestion
from pejl.chain.queries import last_version, suggestion_shown, text_of
from pejl.chain.rules import Period, Text

from .conftest import GOAL, MONDAY, days_later, refusal

NEW = Text("Vi taler altid først", "Vi taler først.", "Pia Strand")
LAST = MONDAY + timedelta(days=7)


def suggests(thread, **differently) -> Suggestion:
    given = {"shown": 1, "reason": "Kortere", "open_until": LAST, "by": thread.planner}
    return actions.suggest(thread[GOAL], NEW, **{**given, **differently})


def test_what_is_suggested_is_not_in_force_and_all_employees_may_say_something(thread, cast):
    suggestion = suggests(thread)
    actions.comment(thread[GOAL], "Ja tak.", by=cast.bo, suggestion=suggestion)
    assert text_of(last_version(thread[GOAL])).title == "Alt begynder med borgeren"
    shown = suggestion_shown(suggestion, MONDAY)
    assert shown.changes == {"title": ("Alt begynder med borgeren", "Vi taler altid først")}
    assert [(one.name, one.title, one.words) for one in shown.comments] == [
        ("Bo Kjær", "hjemmehjælper", "Ja tak.")
    ]
    assert (shown.is_open, shown.end) == (True, None)


def test_it_is_taken_when_everybody_has_had_the_time_to_comment_and_not_before(thread, cast):
    suggestion = suggests(thread)
    with days_later(7):
        assert refusal(lambda: actions.take(suggestion, by=thread.planner)) == [
            "Vent, til alle har kunnet sige noget."
        ]
    with days_later(8):
        late = refusal(lambda: actions.comment(thread[GOAL], "Vent!", by=cast.bo, suggestion=suggestion))
        assert late == ["Den sidste dag er gået."]
        actions.take(suggestion, by=thread.planner)
        assert refusal(lambda: actions.drop(suggestion, "Nej.", by=thread.planner)) == [
            "Det er der svaret på."
        ]
    last = last_version(thread[GOAL])
    assert (last.title, last.reason, last.valid_from) == (
        "Vi taler altid først",
        "Kortere",
        date(2026, 12, 1),
    )


def test_it_is_not_taken_over_what_was_written_meanwhile(thread):
    suggestion = suggests(thread)
    actions.rewrite(thread[GOAL], Text("Noget tredje"), Period(MONDAY), by=thread.planner)
    with days_later(8):
        assert refusal(lambda: actions.take(suggestion, by=thread.planner)) == [
            "Mens du skrev, er teksten blevet ændret. Se forskellen herunder, og gem igen."
        ]


def test_it_is_dropped_with_a_reason(thread):
    suggestion = suggests(thread)
    assert refusal(lambda: actions.drop(suggestion, " ", by=thread.planner)) == ["Skriv lidt her."]
    actions.drop(suggestion, "Det andet er klarere.", by=thread.planner)
    end = suggestion_shown(Suggestion.objects.get(), MONDAY).end
    assert (end.is_taken, end.reason) == (False, "Det andet er klarere.")


def test_a_suggestion_has_a_reason_and_a_day_to_come(thread):
    assert refusal(lambda: suggests(thread, reason=" ", open_until=MONDAY - timedelta(1))) == [
        "Skriv, hvorfor du foreslår det.",
        "Den sidste dag er gået.",
    ]


def test_sent_twice_it_is_said_once(thread, cast):
    uid, other = uuid4(), uuid4()
    assert suggests(thread, uid=uid) == suggests(thread, uid=uid)
    for _again in range(2):
        actions.comment(thread[GOAL], "Ja.", by=cast.bo, uid=other)
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("who", ["karen", "jonas"])
def test_only_employees_comment_on_the_chain(thread, cast, who):
    by = getattr(cast, who)
    assert refusal(lambda: actions.comment(thread[GOAL], "Hej", by=by)) == [
        "Her kan medarbejdere sige noget."
    ]


def test_an_employee_comments_and_does_not_suggest(thread, cast):
    assert refusal(lambda: suggests(thread, by=cast.bo)) == [
        "Den røde tråd skrives af ledere og planlæggere."
    ]
