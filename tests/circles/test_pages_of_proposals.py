"""The page of a proposal: reading it, answering it, writing down what the citizen said, taking it back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.urls import reverse

from pejl.circles.actions import Said, propose
from pejl.circles.models import Decision, Voice
from pejl.circles.queries import OnTheTable, as_it_stands
from pejl.circles.rules import Answer, How, Part, State
from pejl.journal.models import Envelope
from pejl.shared import clock

from .acts import goal_of, later, mette_is_with, newer_text_of, nothing_left, say, walk, yes
from .screens import form_on, main_part, press, send, text_of, typed_on

MINE = "/mit-forloeb/"


@pytest.fixture
def by_bo(cast) -> OnTheTable:
    return propose(cast.karens, [walk(goal_of(cast.karens, cast.karen))], by=cast.bo, words="Det gik godt.")


@pytest.fixture
def address(by_bo) -> str:
    return address_of(by_bo)


def address_of(table: OnTheTable) -> str:
    return reverse("circles:proposal", args=[table.version.uid])


def now(table: OnTheTable) -> OnTheTable:
    return as_it_stands(table.proposal, clock.today())


def test_a_proposal_is_shown_word_for_word_with_who_made_it_and_what_was_said(at_screen, by_bo, address):
    text = text_of(at_screen("karen").get(address))
    for line in by_bo.version.sentence.split("\n"):
        assert line in text
    assert "Bo Kjær fra Hjemmeplejen Nord, 23. november 2026" in text
    assert "Det gik godt." in text
    assert "Hvad siger du til det?" in text


def test_one_yes_and_it_is_in_force(at_screen, by_bo, address):
    karen = at_screen("karen")
    answered = send(karen, karen.get(address), {"answer": "yes"})
    assert (answered.status_code, answered.url) == (302, MINE)
    assert now(by_bo).state is State.AGREED
    assert "Tak. Dit svar er skrevet ned." in text_of(karen.get(MINE))


def test_an_employee_comes_home_to_the_pathway(at_screen, cast):
    table = propose(cast.karens, [walk(goal_of(cast.karens, cast.karen))], by=cast.karen)
    bo = at_screen("bo")
    answered = send(bo, bo.get(address_of(table)), {"answer": "yes"})
    assert answered.url == reverse("pathways:page", args=[cast.karens.uid])
    assert now(table).state is State.AGREED


@pytest.mark.parametrize(
    ("answer", "typed", "state"),
    [
        ("no", {"words": "Ikke nu."}, State.DECLINED),
        ("let us talk", {"words": ""}, State.TO_TALK_ABOUT),
        ("yes, if", {"words": "det er tørvejr"}, State.REPLACED),
        ("with someone", {"words": "Mette"}, State.CITIZEN_WANTS_COMPANY),
        ("think it over", {"thinks_until": "2026-11-30"}, State.CITIZEN_THINKS),
        ("think it over", {"thinks_until": "30.11.2026"}, State.CITIZEN_THINKS),
    ],
)
def test_every_answer_can_be_given_on_the_page(at_screen, by_bo, address, answer, typed, state):
    karen = at_screen("karen")
    assert send(karen, karen.get(address), {"answer": answer}, **typed).status_code == 302
    table = now(by_bo)
    assert (table.state, table.voices[-1].words) == (state, typed.get("words", ""))


def test_the_answers_that_are_the_citizens_are_offered_to_the_citizen_alone(at_screen, cast, by_bo, address):
    table = propose(cast.karens, [walk(cast.karens.goal_set.get())], by=cast.karen)
    hers, his = at_screen("karen").get(address), at_screen("bo").get(address_of(table))
    assert "Jeg vil tænke over det" in text_of(hers)
    assert "Jeg vil tænke over det" not in text_of(his).partition("Skriv ned")[0]


def test_who_has_said_yes_is_not_asked_again(at_screen, address):
    bo = at_screen("bo").get(address)
    with pytest.raises(AssertionError, match="No such form"):
        form_on(bo, "shown", answer="no")


def test_who_sees_without_a_voice_is_asked_nothing(at_screen, browser, cast, by_bo, address):
    mette_is_with(cast, Part.PLAN)
    mette = browser()
    mette.force_login(cast.karens.members.get(name="Mette Holm").user)
    page = mette.get(address)
    assert page.status_code == 200
    with pytest.raises(AssertionError, match="No such form"):
        form_on(page, "answer")


# A refusal keeps what was typed


def refused_page(client, address: str, reason: str, typed: str, **values: str):
    with nothing_but_a_look():
        page = client.post(address, {"answer": "no", "words": typed, **values})
    assert page.status_code == 422
    assert reason in text_of(page)
    assert typed in text_of(page)
    return page


@contextmanager
def nothing_but_a_look() -> Iterator[None]:
    told, voices = Envelope.objects.exclude(kind="look").count(), Voice.objects.count()
    yield
    assert (Envelope.objects.exclude(kind="look").count(), Voice.objects.count()) == (told, voices)


def test_a_text_that_has_changed_is_told_and_the_answer_is_kept(at_screen, by_bo, address):
    karen = at_screen("karen")
    shown = form_on(karen.get(address), "shown", answer="no").filled["shown"][0]
    newer_text_of(by_bo)
    page = refused_page(
        karen,
        address,
        "Teksten er blevet ændret, siden du åbnede siden.",
        "Nej, for det er koldt.",
        shown=shown,
    )
    assert "Du og Bo cykler en tur." in text_of(page)


def test_the_new_text_can_be_answered_from_the_page_that_told(at_screen, by_bo, address):
    karen, shown = at_screen("karen"), by_bo.version.sentence_hash
    newer_text_of(by_bo)
    page = refused_page(karen, address, "Teksten er blevet ændret", "Gerne.", shown=shown)
    assert send(karen, page, {"answer": "yes"}).status_code == 302
    assert now(by_bo).version.sentence == "Du og Bo cykler en tur."


def test_what_is_settled_meanwhile_is_told_and_the_answer_is_kept(at_screen, cast, by_bo, address):
    karen = at_screen("karen")
    form = form_on(karen.get(address), "shown", answer="no")
    yes(by_bo, by=cast.karen)
    page = refused_page(
        karen, address, "Det er allerede aftalt.", "Jeg har fortrudt.", shown=form.filled["shown"][0]
    )
    assert "Det er aftalt" in text_of(page)


def test_a_proposal_that_grew_old_is_told_and_the_answer_is_kept(at_screen, by_bo, address):
    with later(days=1):
        karen = at_screen("karen")
        refused_page(
            karen, address, "Den første dag er gået.", "Ja, nu kan jeg.", shown=by_bo.version.sentence_hash
        )


def test_a_double_click_answers_once_and_the_second_is_told(at_screen, by_bo, address):
    karen = at_screen("karen")
    form = form_on(karen.get(address), answer="yes")
    statuses = [karen.post(form.action, form.filled).status_code for _ in range(2)]
    assert statuses == [302, 422]
    assert Decision.objects.filter(version=by_bo.version).count() == 1


@pytest.mark.parametrize(
    ("answer", "typed", "reason"),
    [
        ("yes, if", {"words": " "}, "Skriv, hvad der skal til, før du siger ja."),
        ("think it over", {"thinks_until": ""}, "Vælg den dag, du vil svare senest."),
        ("think it over", {"thinks_until": "2026-11-22"}, "Vælg en dag, der ikke er gået."),
        ("think it over", {"thinks_until": "i morgen"}, "Indtast en gyldig dato."),
    ],
)
def test_an_answer_that_lacks_something_says_what(at_screen, address, answer, typed, reason):
    karen = at_screen("karen")
    with nothing_but_a_look():
        page = send(karen, karen.get(address), {"answer": answer}, **typed)
    assert page.status_code == 422
    assert reason in text_of(page)


@pytest.mark.parametrize("answer", ["", "maybe"])
def test_an_answer_that_is_none_is_refused(at_screen, by_bo, address, answer):
    page = at_screen("karen").post(address, {"answer": answer, "shown": by_bo.version.sentence_hash})
    assert page.status_code == 422
    assert now(by_bo).state is State.WAITS_FOR_CITIZEN


# Written down


def test_an_employee_writes_down_what_the_citizen_said(at_screen, by_bo, address):
    bo = at_screen("bo")
    page = bo.get(address)
    assert "Skriv ned, hvad Karen svarede" in text_of(page)
    assert send(bo, page, answer="yes", words="Ja, det er fint.", how="by phone").status_code == 302
    voice = now(by_bo).voices[-1]
    assert (voice.side, voice.speaker_name, voice.words, voice.how) == (
        "citizen",
        "Karen Holm",
        "Ja, det er fint.",
        How.PHONE,
    )


def test_what_was_typed_is_kept_where_something_is_missing(at_screen, by_bo, address):
    bo = at_screen("bo")
    with nothing_but_a_look():
        page = send(bo, bo.get(address), answer="think it over", words="Hun er i tvivl.", how="at a meeting")
    assert page.status_code == 422
    assert "Vælg den dag, du vil svare senest." in text_of(page)
    assert {"Hun er i tvivl.", "at a meeting", "think it over"} <= typed_on(page)


def test_how_the_citizen_answered_must_be_chosen(at_screen, by_bo, address):
    bo = at_screen("bo")
    page = send(bo, bo.get(address), answer="yes", words="Ja.", how="")
    assert page.status_code == 422
    assert "Vælg et svar." in text_of(page)
    assert "Ja." in typed_on(page)


def test_nobody_but_an_employee_can_write_down_for_the_citizen(at_screen, by_bo, address):
    karen = at_screen("karen")
    posted = {"answer": "no", "how": "by phone", "shown": by_bo.version.sentence_hash}
    assert karen.post(address, posted).status_code == 302
    assert (now(by_bo).voices[-1].how, now(by_bo).voices[-1].written_by) == (How.SELF, None)


def test_what_is_settled_is_not_written_down(at_screen, cast, by_bo, address):
    yes(by_bo, by=cast.karen)
    assert "Skriv ned" not in text_of(at_screen("bo").get(address))


# Taking it back


def test_who_proposed_it_takes_it_back(at_screen, cast, by_bo, address):
    bo, withdraw = at_screen("bo"), reverse("circles:withdraw", args=[by_bo.version.uid])
    done = press(bo, bo.get(address), withdraw)
    assert done.url == reverse("pathways:page", args=[cast.karens.uid])
    assert now(by_bo).state is State.WITHDRAWN
    assert "Forslaget er trukket tilbage." in text_of(bo.get(done.url))


def test_who_did_not_propose_it_is_not_offered_to_take_it_back(at_screen, by_bo, address):
    withdraw = reverse("circles:withdraw", args=[by_bo.version.uid])
    karen = at_screen("karen")
    assert withdraw not in karen.get(address).content.decode()
    with nothing_left():
        refused = karen.post(withdraw)
    assert refused.status_code == 409
    assert "Kun den, der foreslog det, kan trække det tilbage." in text_of(refused)


# Looking


@pytest.mark.parametrize("who", ["charlie", "clara", "fatima", "jonas"])
def test_who_is_not_with_finds_no_such_page_and_leaves_no_trace(at_screen, by_bo, address, who):
    client = at_screen(who)
    with nothing_left():
        assert client.get(address).status_code == 404
        assert client.post(address, {"answer": "no"}).status_code == 404


def test_a_look_is_on_record_before_the_page_leaves(at_screen, cast, address):
    at_screen("bo").get(address)
    last = Envelope.objects.order_by("-number")[0]
    assert (last.kind, last.actor, last.subject) == ("look", cast.bo.user_uid, cast.karens.citizen.uid)


# The swap and the reload


def without_scripts_and_with(at_screen, who: str, address: str, posted: dict):
    """The same act as a swap by htmx, after redirects; and what a reload shows then."""
    client = at_screen(who)
    swapped = client.post(address, posted, follow=True, headers={"HX-Request": "true"})
    return swapped, client.get(swapped.request["PATH_INFO"])


@pytest.mark.parametrize("answer", ["yes", "no", "let us talk"])
@pytest.mark.parametrize("who", ["karen", "bo"])
def test_the_swap_after_an_answer_equals_a_reload(at_screen, cast, by_bo, who, answer):
    table = by_bo
    if who == "bo":
        table = propose(cast.karens, [walk(cast.karens.goal_set.get())], by=cast.karen)
    posted = {"answer": answer, "shown": table.version.sentence_hash}
    swapped, reloaded = without_scripts_and_with(at_screen, who, address_of(table), posted)
    assert swapped.status_code == reloaded.status_code == 200
    assert "Tak. Dit svar er skrevet ned." in text_of(swapped)
    assert main_part(swapped, notices=False) == main_part(reloaded)


def test_a_refused_swap_equals_what_is_shown_without_scripts(at_screen, by_bo, address):
    karen, posted = at_screen("karen"), {"answer": "yes, if", "shown": by_bo.version.sentence_hash}
    by_htmx = karen.post(address, posted, headers={"HX-Request": "true"})
    by_hand = karen.post(address, posted)
    assert by_htmx.status_code == by_hand.status_code == 422
    assert main_part(by_htmx) == main_part(by_hand)


def test_a_thought_over_answer_shows_until_when(at_screen, cast, by_bo, address):
    say(by_bo, Said(Answer.THINK, thinks_until=clock.today() + timedelta(days=7)), by=cast.karen)
    assert "svarer senest 30. november 2026" in text_of(at_screen("bo").get(address))
