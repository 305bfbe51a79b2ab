"""The page of one grant: read, asked about, prepared and looked at."""

from datetime import date, timedelta
from uuid import uuid4

from django.urls import reverse

from pejl.pathways.actions import look_again
from pejl.pathways.models import HelpAsked, HelpTaken, Looked
from pejl.rulings.models import Ruling
from pejl.shared import clock
from tests.circles.acts import later
from tests.circles.screens import send, text_of, typed_on
from tests.rulings.life import case, made

from .helped import (
    ended,
    finished,
    now,
)

MINE = "/mit-forloeb/"
TODAY = date(2026, 11, 23)


def at(name: str, *args, **query) -> str:
    page = reverse(f"pathways:{name}", args=args)
    return page + "".join(f"?{key}={value}" for key, value in query.items())


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
