"""Min sag: where it is, when an answer comes, where one can object, and what we know."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from pejl.circles.actions import propose
from pejl.pathways.actions import Codes, ask_for_help, put_codes
from pejl.pathways.models import AnswerTime
from pejl.rulings.queries import cases_of
from pejl.shared import clock
from pejl.terminology.queries import choices_for
from pejl.terminology.rules import Purpose
from tests.circles.acts import goal_of, on, walk, yes
from tests.circles.screens import queries_of, send, text_of, typed_on
from tests.pathways.helped import inge_is_with
from tests.rulings.life import begin, complained, ruled, sent, with_adverse_facts

TODAY = date(2026, 11, 23)


@pytest.fixture
def inge(cast):
    """A case worker, with Karen's yes."""
    return inge_is_with(cast)


def page_of(circle) -> str:
    return reverse("desk:my_case", args=[circle.uid])


def test_one_link_leads_there_from_mit_forloeb_and_from_the_pathway(at_screen, cast):
    address = page_of(cast.karens)
    for who, front in (("karen", "/mit-forloeb/"), ("bo", reverse("pathways:page", args=[cast.karens.uid]))):
        assert at_screen(who).get(front).content.decode().count(f'href="{address}"') == 1


def test_who_asked_reads_when_the_answer_comes_and_the_day_after_that_we_are_late(at_screen, cast, inge):
    asked = ask_for_help(cast.karens, "Jeg kan ikke nå mine fødder.", by=cast.karen)
    text = text_of(at_screen("karen").get(page_of(cast.karens)))
    assert "Jeg kan ikke nå mine fødder." in text
    assert "Bedt om 23. november 2026 Vi er ikke begyndt endnu." in text
    assert "Du får svar senest 21. december 2026" in text
    with on(TODAY + timedelta(days=29)):
        text = text_of(at_screen("karen").get(page_of(cast.karens)))
        assert (
            "Du skulle have fået svar senest 21. december 2026. Det fik du ikke. Det er vores fejl." in text
        )
        at_work = at_screen("inge")
        assert "Svaret skulle være kommet senest 21. december 2026" in text_of(
            at_work.get(reverse("pathways:to_see_to"))
        )
        assert "Svaret skulle være kommet senest 21. december 2026." in text_of(
            at_work.get(page_of(cast.karens))
        )
        form = at_work.get(reverse("pathways:answer_later", args=[asked.uid]))
        wrong = send(at_work, form, words="Inge er syg 🙂", new_day="2026-12-01")
        assert (wrong.status_code, "Vælg en dag efter i dag." in text_of(wrong)) == (422, True)
        assert "Inge er syg 🙂" in typed_on(wrong)
        assert send(at_work, wrong, words="Inge er syg 🙂", new_day="2027-01-04").url == page_of(cast.karens)
        text = text_of(at_screen("karen").get(page_of(cast.karens)))
    assert "Inge er syg 🙂" in text
    assert "Du får svar senest 4. januar 2027" in text
    assert "Vi lovede først svar senest 21. december 2026." in text
    assert "Det er vores fejl." not in text


def test_where_i_can_object_before_it_is_decided_stands_first(at_screen, cast, inge):
    hearing = sent(begin(cast.karens, with_adverse_facts(), by=inge), inge)
    karen = at_screen("karen").get(page_of(cast.karens))
    answer = reverse("rulings:answer", args=[hearing.ruling.uid, hearing.uid])
    assert f'href="{answer}"' in karen.content.decode()
    text = text_of(karen)
    assert text.index("Læs brevet, og svar") < text.index("Hvor er sagen")
    assert "Du kan svare til og med 7. december 2026" in text
    assert "Nu kan du sige noget, hvis du vil." in text
    bo = text_of(at_screen("bo").get(page_of(cast.karens)))
    assert "Skriv svaret ned" in bo and "Borgeren kan gøre det næste." in bo


def test_what_was_decided_says_whose_turn_it_is_and_where_to_complain(at_screen, cast, inge):
    issued = ruled(cast.karens, inge)
    karen = at_screen("karen")
    text = text_of(karen.get(page_of(cast.karens)))
    assert "Læs brevet, og se hvordan man klager" in text
    complained(issued, cast.karen)
    text = text_of(karen.get(page_of(cast.karens)))
    assert "Vi skal gøre det næste." in text
    assert [case.turn_in_words for case in cases_of(cast.karens, TODAY)] == ["I skal gøre det næste"]


def test_nothing_asked_and_nothing_decided_is_said_plainly(at_screen, cast):
    text = text_of(at_screen("karen").get(page_of(cast.karens)))
    assert "Der er ikke noget at vente på" in text
    assert "Vi venter ikke på svar fra dig lige nu." in text


def test_what_we_know_about_me_stands_there_and_the_codes_under_a_fold(at_screen, cast):
    karen = at_screen("karen")
    text = text_of(karen.get(page_of(cast.karens)))
    assert "Navn Karen Holm Telefon 20 00 00 11" in text
    assert "Ord, som kommunen bruger om det i sine tal" not in text
    goal = goal_of(cast.karens, cast.karen)
    yes(propose(cast.karens, [walk(goal)], by=cast.bo), by=cast.karen)
    service, theme = choices_for(Purpose.SERVICE)[0], choices_for(Purpose.THEME)[0]
    services = {goal.interventions.get().pk: service}
    put_codes(goal, Codes(theme=theme, services=services), by=cast.bo)
    text = text_of(karen.get(page_of(cast.karens)))
    fold = text[text.index("Ord, som kommunen bruger om det i sine tal") :]
    assert f"Jeg vil gå til købmanden. {theme.display} Du og Bo går en tur {service.display}" in fold


@pytest.mark.parametrize("many", [1, 3])
def test_my_case_is_as_many_queries_however_much_waits(at_screen, cast, inge, many):
    for _ in range(many):
        ask_for_help(cast.karens, "Mere hjælp.", by=cast.karen)
        ruled(cast.karens, inge)
    assert queries_of(at_screen("karen"), page_of(cast.karens)) == 18


def test_how_fast_we_answer_is_read_by_all_and_written_by_who_decides(at_screen, cast, inge):
    address = reverse("pathways:answer_times")
    assert "Al hjælp Du får svar inden 28 dage." in text_of(at_screen("karen").get(address))
    leads = at_screen("clara")
    wrong = send(leads, leads.get(address), days="0", valid_from="2026-11-23")
    assert wrong.status_code == 422
    send(leads, wrong, days="10", valid_from="2026-11-30", basis="")
    send(leads, leads.get(address), days="1", valid_from="2026-11-23", basis="sel-83")
    assert AnswerTime.objects.count() == 2
    text = text_of(at_screen("karen").get(address))
    assert "Al anden hjælp Du får svar inden 28 dage. Antal dage fra 30. november 2026: 10" in text
    assert "Serviceloven § 83" in text and "Du får svar inden 1 dag." in text
    assert clock.today() == TODAY
