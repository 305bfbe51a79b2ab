"""The pages of granted help: how it is used, asked about, looked at, and prepared."""

from contextlib import contextmanager
from datetime import date

import pytest
from django.urls import reverse

from pejl.circles.actions import propose
from pejl.circles.models import ProposalVersion
from pejl.circles.rules import Part
from pejl.organisation.models import User
from pejl.pathways.models import HelpAsked, UseVersion
from pejl.pathways.rules import BEYOND_THE_GRANT
from tests.circles.acts import goal_of, mette_is_with, on, walk, yes
from tests.circles.screens import form_on, press, queries_of, send, text_of, typed_on
from tests.client import StrictClient

from .helped import (
    changed,
    course,
    ended,
    granted,
    hours,
    in_use,
    line,
    money,
    now,
    used,
)

MINE = "/mit-forloeb/"
TODAY = date(2026, 11, 23)


def at(name: str, *args, **query) -> str:
    page = reverse(f"pathways:{name}", args=args)
    return page + "".join(f"?{key}={value}" for key, value in query.items())


@pytest.fixture
def here(cast) -> str:
    return at("page", cast.karens.uid)


# On Mit forløb and on the pathway page


def test_the_citizen_reads_what_help_there_is_how_it_is_used_and_that_it_goes_on(at_screen, cast, grant):
    used(grant, line("en tur", 2), line("bad", 1.5), by=cast.bo, yes_from=cast.karen)
    text = text_of(at_screen("karen").get(MINE))
    for words in (
        "Den hjælp, vi har",
        "Bad og rengøring",
        "5 timer om ugen",
        "2 timer om ugen en tur",
        "1½ time om ugen bad",
        "1½ time om ugen Ikke aftalt endnu",
        "Hjælpen bliver ved.",
        "Foreslå noget andet",
    ):
        assert words in text
    assert "minut" not in text


def test_the_citizen_is_not_reminded_when_nobody_looked_in_time(at_screen, cast, grant):
    with on(date(2029, 1, 2)):
        text = text_of(at_screen("karen").get(MINE))
    assert "Hjælpen bliver ved." in text
    assert "i tide" not in text


def test_without_help_the_page_offers_to_ask(at_screen, cast, here):
    for page in (at_screen("karen").get(MINE), at_screen("bo").get(here)):
        assert "Her kan den hjælp stå, som kommunen giver" in text_of(page)


def test_a_ruling_that_is_to_come_is_told(at_screen, cast, inge, grant, here):
    march = date(2027, 3, 1)
    changed(grant, inge, size=8, first_day=march, look_again=date(2027, 9, 1))
    assert "Den bliver ændret 1. marts 2027." in text_of(at_screen("karen").get(MINE))
    ended(grant, inge, march)
    assert "Den sidste dag er 28. februar 2027." in text_of(at_screen("bo").get(here))


def test_help_that_begins_later_says_when(at_screen, cast, inge):
    first = date(2027, 1, 4)
    granted(cast.karens, inge, course(first_day=first, look_again=date(2027, 6, 1)), "ael-10")
    text = text_of(at_screen("karen").get(MINE))
    assert "Et samlet forløb uden faste timer" in text
    assert "Den begynder 4. januar 2027." in text


def test_a_relative_sees_what_is_done_and_never_money_or_the_ruling(at_screen, cast, inge, grant, here):
    amount = granted(cast.karens, inge, money())
    mette_is_with(cast, Part.NAME, Part.PLAN)
    browser = at_screen_of("mette")
    text = text_of(browser.get(here))
    assert "Bad og rengøring" in text
    assert "En ledsager" not in text
    assert "Bed om hjælp" not in text
    assert browser.get(at("grant", amount.uid)).status_code == 404
    page = browser.get(at("grant", grant.uid))
    assert page.status_code == 200
    assert "Læs afgørelsen" not in text_of(page)


def at_screen_of(login: str):
    browser = StrictClient()
    browser.force_login(User.objects.get(login=login))
    return browser


@pytest.mark.parametrize("many", [1, 3])
def test_one_and_three_kinds_of_help_cost_the_same(at_screen, cast, inge, here, many):
    for basis in ("sel-83", "sel-85", "sel-97")[:many]:
        help_ = granted(cast.karens, inge, hours(), basis)
        used(help_, line("en tur", 2), by=cast.bo, yes_from=cast.karen)
    assert queries_of(at_screen("bo"), here) == HERE
    assert queries_of(at_screen("karen"), MINE) == ON_MINE


HERE, ON_MINE = 18, 17


# How it is used


def test_citizen_and_employee_agree_how_help_is_used_on_the_page(at_screen, cast, grant):
    karen, bo = at_screen("karen"), at_screen("bo")
    sent = send(
        karen,
        karen.get(at("use", grant.uid)),
        new0_words="en tur",
        new0_size="2½",
        new1_words="bad",
        new1_size="1",
    )
    assert sent.url == MINE
    version = ProposalVersion.objects.latest("pk")
    page = bo.get(reverse("circles:proposal", args=[version.uid]))
    assert "2½ time om ugen: en tur." in text_of(page)
    yes(version, by=cast.bo)
    assert in_use(grant) == [("2½ time om ugen", "en tur"), ("1 time om ugen", "bad")]
    again = bo.get(at("use", grant.uid))
    assert {"en tur", "2½", "bad", "1"} <= typed_on(again)
    send(bo, again, use0_words="", use0_size="", use1_size="2")
    yes(ProposalVersion.objects.latest("pk"), by=cast.karen)
    assert in_use(grant) == [("2 timer om ugen", "bad")]


def test_what_was_agreed_to_do_can_be_chosen_without_writing_it_again(at_screen, cast, grant):
    goal = goal_of(cast.karens, cast.karen)
    yes(propose(cast.karens, [walk(goal)], by=cast.bo), by=cast.karen)
    yes(propose(cast.karens, [walk(goal, what="Du og Bo " + "går " * 40)], by=cast.bo), by=cast.karen)
    bo = at_screen("bo")
    work = cast.karens.intervention_set.earliest("pk")
    send(bo, bo.get(at("use", grant.uid)), new0_work=str(work.uid), new0_size="2")
    yes(ProposalVersion.objects.latest("pk"), by=cast.karen)
    assert in_use(grant) == [("2 timer om ugen", "Du og Bo går en tur")]
    assert UseVersion.objects.get().intervention == work
    send(bo, bo.get(at("use", grant.uid)), use0_size="3")
    yes(ProposalVersion.objects.latest("pk"), by=cast.karen)
    assert UseVersion.objects.latest("number").intervention == work


def test_a_course_asks_for_no_hours_and_an_amount_for_kroner(at_screen, cast, inge):
    whole, amount = granted(cast.karens, inge, course(), "ael-10"), granted(cast.karens, inge, money())
    bo = at_screen("bo")
    page = bo.get(at("use", whole.uid))
    assert "new0_size" not in form_on(page, "new0_words").names
    send(bo, page, new0_words="bad om morgenen")
    page = bo.get(at("use", amount.uid))
    assert "Kroner, fx 1.250" in text_of(page)
    send(bo, page, new0_words="bus", new0_size="1.250,50")
    wrong = send(bo, page, new0_words="bus", new0_size="meget")
    assert "Skriv beløbet med tal, fx 1.250 kr." in text_of(wrong)
    assert "meget" in typed_on(wrong)


@pytest.mark.parametrize("typed", ["0", "2 timer og 20 minutter", "2,3", "-1", "٢"])
def test_what_is_no_number_of_hours_is_said_and_nothing_typed_is_lost(at_screen, cast, grant, typed):
    bo = at_screen("bo")
    page = bo.get(at("use", grant.uid))
    with nothing_left_but_looks():
        answer = send(bo, page, new0_words="שלום 🙂 en tur", new0_size=typed)
    assert answer.status_code == 422
    assert {"שלום 🙂 en tur", typed} <= typed_on(answer)


@contextmanager
def nothing_left_but_looks():
    def counted() -> list[int]:
        return [model.objects.count() for model in (UseVersion, ProposalVersion, HelpAsked)]

    before = counted()
    yield
    assert counted() == before


def test_beyond_the_grant_the_page_says_so_and_sends_it_to_the_case_worker(at_screen, cast, inge, grant):
    karen = at_screen("karen")
    beyond = send(karen, karen.get(at("use", grant.uid)), new0_words="en tur", new0_size="7")
    assert beyond.status_code == 422
    assert BEYOND_THE_GRANT in text_of(beyond)
    assert "Spørg sagsbehandleren" in text_of(beyond)
    form = form_on(beyond, "new0_words")
    sent = karen.post(form.action, {**form.filled, "ask": "1"})
    assert sent.url == MINE
    asked = HelpAsked.objects.get()
    assert (asked.grant, asked.name, asked.at_work) == (grant, "Karen Holm", False)
    assert "7 timer om ugen: en tur." in asked.words
    text = text_of(karen.get(MINE))
    assert "Bedt om 23. november 2026. Svaret er ikke kommet endnu" in text


def test_beyond_the_list_the_page_says_so_too(at_screen, cast, grant):
    used(grant, line("en tur", 5), by=cast.bo, yes_from=cast.karen)
    bo = at_screen("bo")
    beyond = send(
        bo, bo.get(at("use", grant.uid)), use0_words="", use0_size="", new0_words="bad", new0_size="5"
    )
    assert "Det står ikke på listen over det, I selv må aftale." in text_of(beyond)
    assert "Spørg sagsbehandleren" in text_of(beyond)


def test_a_list_that_changed_meanwhile_is_told_and_kept(at_screen, cast, grant):
    bo = at_screen("bo")
    page = bo.get(at("use", grant.uid))
    used(grant, line("bad", 2), by=cast.bo, yes_from=cast.karen)
    answer = send(bo, page, new0_words="en tur", new0_size="2")
    assert "Der er aftalt noget andet om hjælpen siden. Foreslå det igen." in text_of(answer)
    assert "en tur" in typed_on(answer)


def test_the_citizen_stops_one_use_by_one_press(at_screen, cast, grant):
    used(grant, line("en tur", 2), line("bad", 2), by=cast.bo, yes_from=cast.karen)
    karen = at_screen("karen")
    page = karen.get(at("grant", grant.uid))
    assert "Det stopper med det samme." in text_of(page)
    press(karen, page, at("stop_use", now(grant).uses[0].item.uid))
    assert in_use(grant) == [("2 timer om ugen", "bad")]
    assert "Stop noget af det" not in text_of(at_screen("bo").get(at("grant", grant.uid)))
