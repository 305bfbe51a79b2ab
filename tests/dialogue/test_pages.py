"""Talking in front of a screen."""

import importlib
import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from pejl.circles.actions import look_in_emergency, propose
from pejl.circles.rules import Part
from pejl.dialogue.actions import To, Written, begin_conversation, write
from pejl.dialogue.models import Conversation, Message
from pejl.dialogue.rules import Audience
from pejl.journal.models import Envelope
from pejl.shared import clock
from tests.circles.acts import goal_of, later, mette_is_with, nothing_left, walk, words_of
from tests.circles.screens import queries_of, send, text_of

from .talks import (
    HELLO,
    SECRET,
    inge_is_with,
    lone_speaks_for_karen,
    member_of,
    to_all_at_work,
    to_bo_alone,
    to_everyone,
)

NOWHERE = UUID(int=1)
POLL = re.compile(r'id="nyt"[^>]* hx-get="([^"]+)"')


def talks_page(cast) -> str:
    return reverse("dialogue:talks", args=[cast.karens.uid])


def begin_page(cast) -> str:
    return reverse("dialogue:begin", args=[cast.karens.uid])


def page_of(conversation: Conversation) -> str:
    return reverse("dialogue:talk", args=[conversation.uid])


def poll_on(page) -> str:
    return POLL.search(page.content.decode()).group(1)


def test_karen_writes_to_all_at_work_and_bo_answers(cast, at_screen):
    karen, bo = at_screen("karen"), at_screen("bo")
    page = send(karen, karen.get(begin_page(cast)), words=HELLO, to="at work")
    assert page.url == page_of(Conversation.objects.get())
    assert HELLO in text_of(karen.get(page.url))
    send(bo, bo.get(page.url), words="Det gør jeg.")
    assert "Bo Kjær, Hjemmeplejen Nord" in text_of(karen.get(page.url))
    assert "Det gør jeg." in text_of(karen.get(page.url))


def test_the_ways_to_the_conversations_stand_on_the_front_pages(cast, at_screen):
    assert talks_page(cast) in at_screen("karen").get("/mit-forloeb/").content.decode()
    pathway = reverse("pathways:page", args=[cast.karens.uid])
    assert talks_page(cast) in at_screen("bo").get(pathway).content.decode()


def test_what_waits_stands_on_the_page_of_who_could_answer_with_the_day(cast, at_screen):
    to_all_at_work(cast)
    front = text_of(at_screen("bo").get("/dem-jeg-moeder/"))
    assert "Karen Holm har skrevet. Svar senest 25. november 2026." in front
    assert "har skrevet" not in text_of(at_screen("clara").get("/dem-jeg-moeder/"))


def test_the_front_page_asks_the_database_no_more_for_three_conversations_than_for_one(cast, at_screen):
    bo = at_screen("bo")
    to_all_at_work(cast)
    with_one = queries_of(bo, "/dem-jeg-moeder/")
    to_all_at_work(cast)
    to_bo_alone(cast)
    assert queries_of(bo, "/dem-jeg-moeder/") == with_one
    listed = queries_of(bo, talks_page(cast))
    to_all_at_work(cast)
    assert queries_of(bo, talks_page(cast)) == listed


def test_above_the_box_stands_who_can_read_it(cast, at_screen):
    mette_is_with(cast, Part.NAME, Part.PLAN)
    lone_speaks_for_karen(cast)
    karen = at_screen("karen")
    at_work = text_of(karen.get(page_of(to_all_at_work(cast))))
    assert "Det her kan læses af: dig, Bo Kjær, Lone Dam (taler for borgeren)." in at_work
    everyone = text_of(karen.get(page_of(to_everyone(cast))))
    assert "dig, Bo Kjær, Mette Holm, Lone Dam (taler for borgeren)." in everyone
    alone = text_of(karen.get(page_of(to_bo_alone(cast))))
    assert "Kun du og Bo Kjær kan læse det her. Din familie og din værge kan ikke." in alone


def test_what_is_to_one_alone_is_on_no_page_of_anybody_else(cast, at_screen, browser):
    """Every address about Karen, and those of the conversation itself, for all who are near her."""
    mette_is_with(cast, Part.NAME, Part.PLAN)
    mette = browser()
    mette.force_login(cast.karens.members.get(name="Mette Holm").user)
    inge_is_with(cast)
    lone_speaks_for_karen(cast)
    look_in_emergency(cast.karens, reason="Faldet.", lasts=timedelta(hours=2), by=cast.charlie)
    alone = to_bo_alone(cast)
    seen = {
        who: [
            address
            for address in pages_about(cast, alone)
            if (page := screen.get(address)).status_code != 404
            and any(told in page.content.decode() for told in (str(alone.uid), SECRET))
        ]
        for who, screen in {
            "mette": mette,
            **{name: at_screen(name) for name in ("lone", "inge", "charlie", "clara", "jonas")},
        }.items()
    }
    assert seen == dict.fromkeys(seen, [])
    assert mette.get(page_of(alone)).status_code == 404


def pages_about(cast, alone: Conversation) -> list[str]:
    of_karen = [
        reverse(name, args=[cast.karens.uid])
        for name in (
            "dialogue:talks",
            "dialogue:begin",
            "pathways:page",
            "pathways:about_me",
            "circles:people",
            "circles:decided",
            "desk:who_has_seen",
            "letters:letters",
        )
    ]
    of_it = [reverse(f"dialogue:{name}", args=[alone.uid]) for name in ("talk", "news", "promise")]
    return [*of_karen, *of_it, "/mit-forloeb/", "/dem-jeg-moeder/", f"{reverse('circles:find')}?q=slår"]


def test_the_look_at_what_is_to_one_alone_does_not_tell_with_whom(cast, at_screen):
    alone = to_bo_alone(cast)
    at_screen("bo").get(page_of(alone))
    last = Envelope.objects.latest("number")
    assert (last.kind, last.about, words_of(last)) == ("look", cast.karens.uid, {"what": "conversation"})


def test_new_messages_come_without_a_reload_and_asking_is_no_look(cast, at_screen):
    conversation = to_all_at_work(cast)
    bo = at_screen("bo")
    poll = poll_on(bo.get(page_of(conversation)))
    looks = Envelope.objects.count()
    assert bo.get(poll).status_code == 204
    write(conversation, Written("Og tak for i går."), by=cast.karen)
    written = Envelope.objects.count()
    news = bo.get(poll)
    html = news.content.decode()
    assert "Og tak for i går." in html and HELLO not in html
    assert bo.get(POLL.search(html).group(1)).status_code == 204
    assert (written - looks, Envelope.objects.count() - written) == (1, 0)


def test_a_swap_brings_what_a_reload_shows(cast, at_screen):
    conversation = to_all_at_work(cast)
    bo = at_screen("bo")
    poll = poll_on(bo.get(page_of(conversation)))
    write(conversation, Written("Og tak."), by=cast.karen)
    [swapped] = re.findall(r'<li class="message.*?</li>', bo.get(poll).content.decode(), re.DOTALL)
    assert swapped in bo.get(page_of(conversation)).content.decode()


def test_nobody_asks_for_news_of_what_they_were_not_shown(cast, at_screen):
    """A look is on record before anything is read: what one asks on from is signed, for one reader."""
    conversation, other = to_all_at_work(cast), to_bo_alone(cast)
    karen, bo = at_screen("karen"), at_screen("bo")
    karens = poll_on(karen.get(page_of(conversation)))
    of_other = poll_on(bo.get(page_of(other)))
    write(conversation, Written("Nyt"), by=cast.karen)
    news = reverse("dialogue:news", args=[conversation.uid])
    forged = f"{news}?set={cast.bo.user_uid}/{conversation.uid}/0:x:y"
    for address in (
        news,
        f"{news}?set=0",
        forged,
        karens,
        of_other.replace(str(other.uid), str(conversation.uid), 1),
    ):
        assert bo.get(address).status_code == 204


def test_an_old_mark_brings_nothing_any_more(cast, at_screen, monkeypatch):
    module = importlib.import_module("pejl.dialogue.views.talk")
    conversation = to_all_at_work(cast)
    bo = at_screen("bo")
    poll = poll_on(bo.get(page_of(conversation)))
    write(conversation, Written("Nyt"), by=cast.karen)
    assert bo.get(poll).status_code == 200
    monkeypatch.setattr(module, "_HOURS_OPEN", -1)
    assert bo.get(poll).status_code == 204


def test_html_and_other_alphabets_stand_as_they_were_written(cast, at_screen):
    conversation = to_all_at_work(cast, "<script>alert(1)</script> 😀 שלום")
    html = at_screen("bo").get(page_of(conversation)).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; 😀 שלום" in html
    assert 'dir="auto"' in html


def test_an_empty_message_is_asked_for_words(cast, at_screen):
    karen = at_screen("karen")
    page = send(karen, karen.get(begin_page(cast)), words=" ", to="at work")
    assert (page.status_code, "Skriv lidt her." in text_of(page)) == (422, True)
    page = send(karen, karen.get(begin_page(cast)), words="Hej")
    assert (page.status_code, "Vælg et svar." in text_of(page)) == (422, True)


def test_a_conversation_about_a_goal_says_so(cast, at_screen):
    goal = goal_of(cast.karens, cast.karen)
    karen = at_screen("karen")
    page = send(karen, karen.get(f"{begin_page(cast)}?maal={goal.uid}"), words="Hej", to="at work")
    assert f"Det handler om: {goal.versions.get().words}" in text_of(karen.get(page.url))


def test_a_conversation_about_a_proposal_says_so(cast, at_screen):
    proposal = propose(cast.karens, [walk(goal_of(cast.karens, cast.karen))], by=cast.bo)
    karen = at_screen("karen")
    address = f"{begin_page(cast)}?forslag={proposal.proposal.uid}"
    page = send(karen, karen.get(address), words="Hej", to=str(member_of(cast, cast.bo).uid))
    assert f"Det handler om: {proposal.headline}" in text_of(karen.get(page.url))


@pytest.mark.parametrize("named", ["maal=x", f"maal={NOWHERE}", f"forslag={NOWHERE}"])
def test_what_is_not_there_is_not_talked_about(cast, at_screen, named):
    assert at_screen("karen").get(f"{begin_page(cast)}?{named}").status_code == 404


def test_bo_promises_another_day(cast, at_screen):
    conversation = to_all_at_work(cast)
    bo = at_screen("bo")
    send(bo, bo.get(page_of(conversation)), day="2026-11-30")
    assert "Der kommer svar senest 30. november 2026." in text_of(
        at_screen("karen").get(page_of(conversation))
    )
    answer = send(bo, bo.get(page_of(conversation)), day="2026-11-01")
    assert "Vælg i dag eller en dag, der kommer." in text_of(bo.get(answer.url))


def test_an_employee_writes_to_all_at_work_or_to_the_citizen_alone(cast, at_screen):
    bo = at_screen("bo")
    form = bo.get(begin_page(cast))
    assert "Borgeren og alle, der er med på arbejde" in text_of(form)
    assert "Kun Karen" in text_of(form)
    page = send(bo, form, words="Hej Karen", to=str(member_of(cast, cast.bo).uid))
    assert "Kun Karen og Bo Kjær kan læse det her." in text_of(bo.get(page.url))


def test_the_list_says_what_each_is_and_who_wrote_last(cast, at_screen):
    to_all_at_work(cast)
    with later(hours=1):
        to_everyone(cast)
        to_bo_alone(cast)
        page = text_of(at_screen("karen").get(talks_page(cast)))
    assert "Dig og Bo Kjær Karen Holm skrev 23. november 2026 kl. 11.00 Kun jer to kan læse den" in page
    assert "Med familie og alle, der er med" in page
    assert "Med alle, der er med på arbejde" in page
    assert "Kun jer to" in text_of(at_screen("bo").get(talks_page(cast)))


def test_sending_the_same_form_twice_is_one_message(cast, at_screen):
    karen = at_screen("karen")
    form = karen.get(begin_page(cast))
    first, second = (send(karen, form, words=HELLO, to="at work") for _time in range(2))
    assert first.url == second.url
    with nothing_left():
        begin_conversation(
            cast.karens, To(Audience.AT_WORK), Written(HELLO), by=cast.karen, uid=Message.objects.get().uid
        )
    assert Message.objects.get().sent_at == clock.now()
