"""Two tabs, two clicks, the way back, a changed text, a session that is over: nothing lost, nothing twice."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from pejl.circles.models import Proposal
from pejl.organisation.actions import end_employment
from pejl.organisation.models import Employment
from pejl.pathways.models import Wish
from pejl.shared import clock
from tests.circles.acts import newer_text_of

from .given import WALK, bo_has_proposed_a_walk, karens_goal
from .people import Person

pytestmark = pytest.mark.browser

WISH = "Jeg vil høre fuglene om morgenen."
TYPED = "Ja, hvis Mette også kan være med."


def another_tab(person: Person) -> Person:
    page = person.page.context.new_page()
    return Person(page, person.first_name, person.story)


def writes_a_wish(person: Person) -> None:
    person.clicks("Skriv dit første ønske")
    person.writes("Hvad ønsker du dig?", WISH)


def fills_in_a_proposal(bo: Person) -> None:
    bo.clicks("Karen Holm")
    bo.clicks("Foreslå noget, I kan gøre")
    bo.writes("Hvad vil I gøre?", WALK)
    bo.chooses("Jeg vil lære")


def test_in_two_tabs_each_form_keeps_the_capacity_it_was_opened_in(place):
    karens_goal(place.cast)
    bo = place.at_screen("Bo")
    fills_in_a_proposal(bo)
    tab = another_tab(bo)
    tab.goes_home()
    tab.picks("Jeg er her som", "Mig selv")
    tab.clicks("Skift")
    tab.sees("Her kommer dem, du møder")
    bo.clicks("Om 6 uger")
    bo.is_told("Forslaget er sendt.")
    bo.is_at("Dem jeg møder")
    version = Proposal.objects.latest("pk").versions.get()
    assert version.made_in_unit == place.cast.town.north
    tab.goes_home()
    tab.sees("Her kommer dem, du møder")
    tab.looks_at_the_page("by-himself")


def test_a_form_opened_in_a_post_that_is_over_is_refused_and_keeps_what_was_typed(place):
    karens_goal(place.cast)
    bo = place.at_screen("Bo")
    fills_in_a_proposal(bo)
    proposed = Proposal.objects.count()
    post = Employment.objects.get(user=place.cast.town.bo)
    end_employment(post, last_day=clock.today() - timedelta(days=1), by=place.cast.clara.doer())
    place.trouble.expect(409)
    bo.clicks("Om 6 uger")
    bo.is_at("Du er her som noget andet nu")
    bo.sees("Der er ikke ændret noget.", WALK)
    assert Proposal.objects.count() == proposed
    bo.looks_at_the_page("what-he-had-written")


def wishes() -> list[str]:
    return [version.words for wish in Wish.objects.all() for version in wish.versions.all()]


def test_two_clicks_are_one_wish(place):
    karen = place.at_screen("Karen")
    writes_a_wish(karen)
    karen.finds("Skriv mit ønske").dblclick()
    karen.is_told("Dit ønske står på planen.")
    assert wishes() == [WISH]


@pytest.mark.no_javascript
def test_two_clicks_are_one_wish_without_javascript(place):
    karen = place.at_screen("Karen")
    writes_a_wish(karen)
    karen.finds("Skriv mit ønske").dblclick()
    karen.is_at("Hej Karen")
    karen.sees(WISH)
    assert wishes() == [WISH]


def test_two_clicks_are_one_answer(place):
    table = bo_has_proposed_a_walk(place.cast)
    karen = place.at_screen("Karen")
    karen.finds("Ja").dblclick()
    karen.is_told("Tak. Dit svar er skrevet ned.")
    karen.sees(WALK, within=karen.section("Det har vi aftalt"))
    assert table.version.voices.filter(side="citizen").count() == 1


def test_the_way_back_after_an_answer_leads_to_what_is_true_now(place):
    bo_has_proposed_a_walk(place.cast)
    karen = place.at_screen("Karen")
    karen.clicks("Åbn forslaget")
    karen.is_at("Hvad siger du til det?")
    karen.clicks("Ja")
    karen.is_told("Tak. Dit svar er skrevet ned.")
    karen.is_at("Hej Karen")
    karen.goes_back()
    karen.sees(WALK, "Det er aftalt")
    karen.has_no_way_to("Ja")
    karen.looks_at_the_page("it-is-agreed")


def test_an_answer_from_an_old_tab_is_refused_and_what_was_typed_is_kept(place):
    bo_has_proposed_a_walk(place.cast)
    karen = place.at_screen("Karen")
    old = another_tab(karen)
    old.goes_home()
    karen.clicks("Nej tak")
    karen.clicks("Send mit svar")
    karen.is_told("Tak. Dit svar er skrevet ned.")
    old.clicks("Ja, hvis …")
    old.writes("Hvad skal der til, før du siger ja?", TYPED)
    place.trouble.expect(422)
    old.clicks("Send mit svar")
    old.is_asked_to_mend("Der er sagt nej tak til forslaget.")
    old.sees(TYPED)
    old.looks_at_the_page("what-she-had-typed")


def test_nobody_answers_another_text_than_the_one_that_was_shown(place):
    table = bo_has_proposed_a_walk(place.cast)
    karen = place.at_screen("Karen")
    karen.clicks("Ja, hvis …")
    karen.writes("Hvad skal der til, før du siger ja?", TYPED)
    newer_text_of(table, "Du og Bo cykler en tur hver dag.")
    place.trouble.expect(422)
    karen.clicks("Send mit svar")
    karen.is_asked_to_mend("Teksten er blevet ændret, siden du åbnede siden. Læs den nye, før du svarer.")
    karen.sees(TYPED, "Du og Bo cykler en tur hver dag.")
    karen.does_not_see(WALK)
    karen.looks_at_the_page("read-the-new-one")


def karen_is_signed_out_meanwhile(karen: Person) -> None:
    karen.page.context.clear_cookies(name="pejl_session")


def test_an_answer_after_the_session_is_over_leads_to_the_whole_sign_in_page(place):
    bo_has_proposed_a_walk(place.cast)
    karen = place.at_screen("Karen")
    karen.sees(WALK)
    karen_is_signed_out_meanwhile(karen)
    karen.clicks("Ja")
    karen.is_at("Velkommen til Pejl")
    assert urlsplit(karen.page.url).path == "/kom-ind/"
    assert karen.page.locator("nav.mainnav").count() == 0
    karen.looks_at_the_page("signed-out")
    karen.comes_in()
    karen.clicks("Ja")
    karen.is_told("Tak. Dit svar er skrevet ned.")


def test_the_language_is_english_and_danish_again(place):
    bo_has_proposed_a_walk(place.cast)
    karen = place.at_screen("Karen")
    karen.clicks("English")
    karen.is_at("Hello Karen")
    karen.sees("What do you say to this?", "Let’s talk about it", WALK)
    assert karen.page.locator("html").get_attribute("lang") == "en"
    karen.looks_at_the_page("english")
    karen.clicks("Dansk")
    karen.is_at("Hej Karen")
    karen.sees("Hvad siger du til det?", "Lad os tale om det", WALK)
