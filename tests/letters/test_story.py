"""A letter, from the employee who sends it to the answer that comes back on paper."""

import pytest

from tests.stories.conftest import Place
from tests.stories.given import WALK, bo_has_proposed_a_walk
from tests.stories.people import Person

pytestmark = pytest.mark.browser


def goes_to_the_letters(person: Person, place: Place) -> None:
    person.page.goto(f"/kreds/{place.cast.karens.uid}/breve/")


def a_letter_goes_out_and_its_answer_comes_back(place: Place) -> None:
    bo_has_proposed_a_walk(place.cast)
    bo = place.at_screen("Bo")

    goes_to_the_letters(bo, place)
    bo.sees("Det er ikke sendt som brev", WALK)
    bo.looks_at_the_page("1-not-sent-yet")
    bo.clicks("Send som brev")
    bo.is_at("Et forslag til dig")
    bo.sees("Sådan bliver brevet", "Kære Karen", WALK, "Jeg vil have én med", "Spørg efter Bo Kjær")
    bo.writes("Den adresse, man kan sende svaret til", "Nordgade 1, 9000 Aalborg")
    bo.looks_at_the_page("2-as-it-will-be")
    bo.clicks("Send som brev")
    bo.is_told("Brevet er gjort klar. Print det, og læg det i en konvolut.")
    bo.sees("Svar senest", "Send det til: Nordgade 1, 9000 Aalborg", "Svarer du ikke, er det ikke et ja.")
    bo.looks_at_the_page("3-ready-to-print")

    bo.clicks("Alle breve")
    bo.sees("Et forslag til dig", "Venter på svar")
    bo.clicks("Skriv svaret ned")
    bo.sees("Hvad svarede Karen?", WALK)
    bo.chooses("Ja")
    bo.writes("Borgerens egne ord", "Ja tak. Tirsdag er bedst.")
    bo.looks_at_the_page("4-what-came-back")
    bo.clicks("Skriv svaret ned")
    bo.is_told("Svaret er skrevet ned.")
    bo.sees("Svaret er her", "Ja tak. Tirsdag er bedst.", "i et brev")
    bo.looks_at_the_page("5-answered")


def test_a_letter_goes_out_and_its_answer_comes_back(place):
    a_letter_goes_out_and_its_answer_comes_back(place)


@pytest.mark.no_javascript
def test_a_letter_goes_out_and_its_answer_comes_back_without_scripts(place):
    a_letter_goes_out_and_its_answer_comes_back(place)


def test_karen_prints_her_whole_plan_by_herself(place):
    bo_has_proposed_a_walk(place.cast)
    karen = place.at_screen("Karen")
    karen.page.goto(f"/forloeb/{place.cast.karens.uid}/brev/")
    karen.is_at("Din plan")
    karen.sees("Mine mål", "Hvad siger du til det?", WALK, "Skal noget være anderledes?")
    karen.has_no_way_to("Send som brev")
    karen.looks_at_the_page("1-the-plan")
    address = karen.finds("Hent som PDF").get_attribute("href")
    pdf = karen.page.request.get(address)
    assert (pdf.status, pdf.headers["content-type"], pdf.body()[:5]) == (200, "application/pdf", b"%PDF-")
