"""The pages of granted help: how it is used, asked about, looked at, and prepared."""

from contextlib import contextmanager
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from pejl.circles.actions import propose
from pejl.circles.models import ProposalVersion
from pejl.circles.rules import Part
from pejl.organisation.models import User
from pejl.pathways.actions import ask_for_help, look_again, widen
from pejl.pathways.models import HelpAsked, HelpTaken, Looked, RemitVersion, UseVersion
from pejl.pathways.rules import BEYOND_THE_GRANT, May
from pejl.rulings.models import Ruling
from pejl.shared import clock
from tests.circles.acts import goal_of, later, mette_is_with, on, walk, yes
from tests.circles.screens import form_on, forms_on, press, queries_of, send, text_of, typed_on
from tests.client import StrictClient
from tests.rulings.life import case, made

from .helped import (
    changed,
    course,
    ended,
    finished,
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


HERE, ON_MINE = 17, 18


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


# The page of a grant


def test_the_page_of_a_grant_tells_what_happened_and_what_the_law_says(at_screen, cast, inge, grant):
    with later(days=10):
        look_again(grant, "Det går godt med badet.", clock.today() + timedelta(days=90), by=cast.bo)
        text = text_of(at_screen("karen").get(at("grant", grant.uid)))
    for words in (
        "Bo Kjær skrev, at I så på hjælpen sammen: Det går godt med badet.",
        "Læs afgørelsen",
        "Serviceloven § 83",
        "Bed om mere eller anden hjælp",
    ):
        assert words in text
    assert "Forbered" not in text


def test_help_that_is_over_can_be_read_and_not_used(at_screen, cast, inge, grant):
    ended(grant, inge, TODAY)
    karen = at_screen("karen")
    assert "Den her hjælp er slut." in text_of(karen.get(at("grant", grant.uid)))
    assert karen.get(at("use", grant.uid)).status_code == 404
    assert at_screen("bo").get(at("end_help", grant.uid)).status_code == 404


def test_help_is_asked_for_on_the_page_and_lands_with_the_case_worker(at_screen, cast, inge, grant):
    karen, caseworker = at_screen("karen"), at_screen("inge")
    send(karen, karen.get(at("ask", cast.karens.uid, hjaelp=grant.uid)), words="Jeg har brug for mere.")
    text = text_of(caseworker.get(at("to_see_to")))
    assert "Karen Holm" in text
    assert "Jeg har brug for mere." in text
    page = caseworker.get(at("change_help", grant.uid, svar=HelpAsked.objects.get().uid))
    assert {"bad og rengøring", "5"} <= typed_on(page)
    assert "Jeg har brug for mere." in text_of(page)
    sent = send(caseworker, page, size="7", look_again="182")
    ruling = Ruling.objects.latest("pk")
    assert sent.url == reverse("rulings:write", args=[ruling.uid])
    written = caseworker.get(sent.url)
    assert "Jeg har brug for mere." in typed_on(written)
    assert HelpTaken.objects.get().ruling == ruling
    assert "Ingen venter på svar" in text_of(caseworker.get(at("to_see_to")))
    made(finished(ruling, inge), inge)
    assert now(grant).version.how_much == "7 timer om ugen"
    assert "Svaret er ikke kommet endnu" not in text_of(karen.get(MINE))


def test_an_employee_asks_for_the_citizen_in_other_words(at_screen, cast):
    bo = at_screen("bo")
    page = bo.get(at("ask", cast.karens.uid))
    assert "Bed kommunen se på hjælpen" in text_of(page)
    send(bo, page, words="Karen kan ikke nå sine fødder.")
    assert HelpAsked.objects.get().at_work
    empty = send(bo, page, words=" ", uid=str(uuid4()))
    assert "Skriv, hvad der skal ses på." in text_of(empty)


def test_help_is_prepared_put_right_and_granted(at_screen, cast, inge):
    caseworker = at_screen("inge")
    page = caseworker.get(at("grant_help", cast.karens.uid, svar="ikke-en-uid"))
    wrong = send(caseworker, page, kind="hours", basis="sel-83", what="bad", size="200", look_again="91")
    assert "Der er kun 168 timer på en uge." in text_of(wrong)
    unread = send(caseworker, page, kind="course", basis="ael-10", what="bad", size="2", look_again="91")
    assert "Et samlet forløb har ingen timer. Lad feltet være tomt." in text_of(unread)
    send(caseworker, page, kind="hours", basis="sel-83", what="bad", size="2½", look_again="91")
    ruling = Ruling.objects.get()
    right = caseworker.get(at("prepared", ruling.uid))
    assert {"bad", "2½", "sel-83", "hours", "91"} <= typed_on(right)
    send(
        caseworker,
        right,
        kind="amount",
        basis="sel-97",
        what="en ledsager",
        size="1.250 kr.",
        per="month",
        look_again="91",
    )
    made(finished(ruling, inge), inge)
    assert now(cast.karens.grant_set.get()).version.how_much == "1.250 kr. om måneden"
    assert caseworker.get(at("prepared", ruling.uid)).status_code == 404


def test_a_change_and_an_end_are_prepared_and_put_right(at_screen, cast, inge, grant):
    caseworker = at_screen("inge")
    send(caseworker, caseworker.get(at("end_help", grant.uid)), from_day="2027-03-01")
    ending = Ruling.objects.latest("pk")
    right = caseworker.get(at("prepared", ending.uid))
    assert "2027-03-01" in typed_on(right)
    send(caseworker, right, from_day="2027-04-01")
    assert case(ending).draft.from_day == date(2027, 4, 1)
    send(caseworker, caseworker.get(at("change_help", grant.uid)), size="3", look_again="91")
    changing = Ruling.objects.latest("pk")
    right = caseworker.get(at("prepared", changing.uid))
    assert {"bad og rengøring", "3"} <= typed_on(right)
    ended(grant, inge, TODAY)
    assert caseworker.get(at("prepared", changing.uid)).status_code == 404


def test_looking_again_is_written_down_on_the_page(at_screen, cast, grant):
    bo = at_screen("bo")
    sent = send(bo, bo.get(at("look", grant.uid)), words="Badet går godt.", next="91")
    assert sent.url == at("grant", grant.uid)
    assert Looked.objects.get().next_on == TODAY + timedelta(days=91)


# Hjælp, vi skal se på


def test_the_municipality_is_reminded_who_is_with_by_name_and_others_without(at_screen, cast, inge, grant):
    with on(TODAY + timedelta(days=182)):
        assert "Der er set på al hjælp i tide" in text_of(at_screen("inge").get(at("to_see_to")))
    with on(TODAY + timedelta(days=183)):
        for who in ("inge", "bo"):
            text = text_of(at_screen(who).get(at("to_see_to")))
            assert "Karen Holm Bad og rengøring, 5 timer om ugen" in text
            assert "Vi ville se på den senest 24. maj 2027" in text
        leader = text_of(at_screen("clara").get(at("to_see_to")))
        assert "En borger i Hjemmeplejen Nord" in leader
        assert "Bo Kjær, Hjemmeplejen Nord, 70 00 00 01" in leader
        assert "Karen" not in leader
        assert "Bad" not in leader
        for who in ("charlie", "fatima"):
            assert "Der er set på al hjælp i tide" in text_of(at_screen(who).get(at("to_see_to")))


def test_a_look_in_time_and_a_new_ruling_silence_the_reminder(at_screen, cast, inge, grant):
    with on(TODAY + timedelta(days=200)):
        look_again(grant, "Godt.", clock.today() + timedelta(days=90), by=cast.bo)
        assert "Der er set på al hjælp i tide" in text_of(at_screen("inge").get(at("to_see_to")))
    with on(TODAY + timedelta(days=291)):
        assert "Vi ville se på den senest 9. september 2027" in text_of(
            at_screen("inge").get(at("to_see_to"))
        )
        changed(grant, inge)
        assert "Der er set på al hjælp i tide" in text_of(at_screen("inge").get(at("to_see_to")))


def test_a_case_worker_who_is_not_with_learns_that_somebody_asked_and_whom_to_talk_to(at_screen, cast):
    ask_for_help(cast.karens, "Jeg kan ikke nå mine fødder.", by=cast.karen)
    caseworker = at_screen("inge")
    text = text_of(caseworker.get(at("to_see_to")))
    assert "En borger i Hjemmeplejen Nord" in text
    assert "Bo Kjær" in text
    assert "fødder" not in text
    assert "Hjælp, vi skal se på: 1" in text_of(caseworker.get("/dem-jeg-moeder/"))


def test_the_front_page_of_those_who_see_to_it_has_one_link(at_screen, cast):
    for who in ("inge", "clara"):
        assert "Hjælp, vi skal se på: ikke noget lige nu" in text_of(at_screen(who).get("/dem-jeg-moeder/"))
    assert "Hjælp, vi skal se på" not in text_of(at_screen("bo").get("/dem-jeg-moeder/"))


@pytest.mark.parametrize("many", [1, 3])
def test_one_and_three_reminders_cost_the_same(at_screen, cast, inge, many):
    for basis in ("sel-83", "sel-85", "sel-97")[:many]:
        granted(cast.karens, inge, hours(), basis)
        ask_for_help(cast.karens, "Mere.", by=cast.karen)
    with on(TODAY + timedelta(days=190)):
        assert queries_of(at_screen("inge"), at("to_see_to")) == TO_SEE_TO


TO_SEE_TO = 12


# Det må du selv


def test_every_employee_reads_the_list_and_the_leader_widens_it(at_screen, cast):
    bo, clara = at_screen("bo"), at_screen("clara")
    page = bo.get(at("remit"))
    assert "Sådan er listen fra begyndelsen." in text_of(page)
    assert [form for form in forms_on(page) if "given" in form.names] == []
    wide = clara.get(at("remit"))
    send(clara, wide, given=["most"], also="Bytte dage")
    text = text_of(bo.get(at("remit")))
    assert "Flytte mere end halvdelen af timerne på én gang" in text
    assert "Bytte dage" in text
    assert "Skrevet af Clara Winther, 23. november 2026" in text
    assert RemitVersion.objects.get().may >= {May.MOST}
    late = send(clara, wide, given=[], also="", uid=str(uuid4()))
    assert "En anden har ændret listen imens. Læs den igen." in text_of(late)


def test_nobody_but_the_leader_writes_the_list(at_screen, cast):
    bo = at_screen("bo")
    bo.get(at("remit"))
    answer = bo.post(at("remit"), {"capacity": cast.bo.key, "shown": "0", "also": "Alt"})
    assert answer.status_code == 422
    assert RemitVersion.objects.count() == 0


def test_the_page_of_use_tells_what_one_may_agree(at_screen, cast, grant):
    widen(cast.karens.unit_id, set(May), "Bytte dage", shown=0, by=cast.clara)
    text = text_of(at_screen("karen").get(at("use", grant.uid)))
    assert "Bytte dage" in text
    assert "Det her kræver endnu, at I spørger" not in text


def test_who_is_not_with_finds_no_help(at_screen, cast, inge, grant):
    charlie = at_screen("charlie")
    for name in ("grant", "use", "look", "change_help", "end_help"):
        assert charlie.get(at(name, grant.uid)).status_code == 404
