"""Whose words count: written down and denied, taken back within the hour, spoken on another's behalf."""

import pytest

from .conftest import Place
from .given import (
    WALK,
    a_walk_is_agreed,
    a_walk_was_agreed_two_hours_ago,
    bo_has_proposed_a_walk,
    lone_is_karens_guardian,
)
from .people import Person

pytestmark = pytest.mark.browser

AS_BO_HEARD_IT = "Ja, det gør vi bare."
AS_KAREN_SAID_IT = "Jeg sagde, at jeg ville spørge Mette først."
WRITTEN_DOWN = "Det har vi skrevet, at du sagde"


def bo_writes_down_that_karen_said_yes(bo: Person) -> None:
    bo.clicks("Karen Holm")
    bo.clicks("Åbn forslaget, eller skriv borgerens svar ned")
    bo.clicks("Skriv ned, hvad Karen svarede")
    answer = bo.section("Skriv ned, hvad Karen svarede")
    bo.chooses("Ja", within=answer)
    bo.writes("Borgerens egne ord", AS_BO_HEARD_IT, within=answer)
    bo.chooses("på et møde", within=answer)
    bo.looks_at_the_page("1-written-down")
    bo.clicks("Skriv svaret ned")
    bo.is_told("Tak. Dit svar er skrevet ned.")
    bo.sees(WALK, within=bo.section("Det har vi aftalt"))


def karen_meets_it_first_and_says_that_she_did_not(karen: Person) -> None:
    assert karen.page.locator("main h2").first.inner_text() == WRITTEN_DOWN
    wrong = karen.card(AS_BO_HEARD_IT)
    karen.sees("Bo Kjær skrev det", WALK, within=wrong)
    karen.looks_at_the_page("2-karen-reads-it-first")
    karen.clicks("Det sagde jeg ikke", within=wrong)
    karen.writes("Hvad sagde du?", AS_KAREN_SAID_IT, within=wrong)
    karen.clicks("Send", within=wrong)
    karen.is_told("Tak, fordi du siger det. Det gælder ikke længere.")


def the_matter_is_open_again(karen: Person, bo: Person) -> None:
    karen.sees("Vi har ikke aftalt noget endnu")
    karen.does_not_see(AS_BO_HEARD_IT)
    karen.looks_at_the_page("3-open-again")
    bo.goes_home()
    bo.clicks("Karen Holm")
    bo.sees("Vi har ikke aftalt noget endnu")
    bo.sees(WALK, AS_KAREN_SAID_IT, within=bo.section("Det venter på svar"))
    bo.looks_at_the_page("4-bo-reads-what-she-said")


def test_what_was_written_down_is_read_by_karen_first_and_she_can_deny_it(place):
    bo_has_proposed_a_walk(place.cast)
    bo = place.at_screen("Bo")
    bo_writes_down_that_karen_said_yes(bo)
    karen = place.at_screen("Karen")
    karen.clicks("Ja, det sagde jeg", within=karen.card("Ja, det er fint, at du skriver det op."))
    karen_meets_it_first_and_says_that_she_did_not(karen)
    the_matter_is_open_again(karen, bo)


def test_a_yes_is_taken_back_within_the_hour(place):
    a_walk_is_agreed(place.cast)
    karen = place.at_screen("Karen")
    karen.sees(WALK, within=karen.section("Det har vi aftalt"))
    karen.clicks("Det er besluttet, af hvem og hvornår")
    karen.clicks("Det var en fejl", within=karen.card(WALK))
    karen.is_told("Dit ja er taget tilbage.")
    karen.sees("Vi har ikke aftalt noget endnu")
    karen.clicks("Det er besluttet, af hvem og hvornår")
    karen.sees("Taget tilbage")
    karen.looks_at_the_page("taken-back")


def test_a_yes_older_than_an_hour_is_stopped_instead(place):
    a_walk_was_agreed_two_hours_ago(place.cast)
    karen = place.at_screen("Karen")
    karen.finds("Stop det her").wait_for()
    karen.clicks("Det er besluttet, af hvem og hvornår")
    karen.sees(WALK)
    karen.has_no_way_to("Det var en fejl")


def karens_own_yes_is_not_enough(place: Place) -> Person:
    karen = place.at_screen("Karen")
    karen.clicks("Ja")
    karen.is_told("Tak. Dit svar er skrevet ned.")
    karen.sees("Vi har ikke aftalt noget endnu")
    karen.looks_at_the_page("1-karen-has-answered")
    return karen


def lone_answers_on_her_behalf(place: Place) -> Person:
    lone = place.at_screen("Lone")
    lone.clicks("Karen Holm")
    proposal = lone.card(WALK)
    lone.sees("Du svarer på vegne af Karen", "Karen Holm sagde Ja", within=proposal)
    lone.looks_at_the_page("2-lone-is-asked")
    lone.clicks("Ja", within=proposal)
    lone.is_told("Tak. Dit svar er skrevet ned.")
    return lone


def both_answers_stand_side_by_side(karen: Person) -> None:
    karen.goes_home()
    karen.sees(WALK, within=karen.section("Det har vi aftalt"))
    karen.clicks("Det er besluttet, af hvem og hvornår")
    decided = karen.card("Lone Dam")
    karen.sees(WALK, "Karen Holm sagde Ja", "på vegne af borgeren", within=decided)
    karen.looks_at_the_page("3-side-by-side")


def test_a_guardian_answers_and_karens_own_answer_stands_beside(place):
    lone_is_karens_guardian(place.cast)
    bo_has_proposed_a_walk(place.cast)
    karen = karens_own_yes_is_not_enough(place)
    lone_answers_on_her_behalf(place)
    both_answers_stand_side_by_side(karen)


def test_karens_own_no_stops_what_her_guardian_would_have_said_yes_to(place):
    lone_is_karens_guardian(place.cast)
    bo_has_proposed_a_walk(place.cast)
    karen, lone = place.at_screen("Karen"), place.at_screen("Lone")
    lone.clicks("Karen Holm")
    karen.clicks("Nej tak")
    karen.clicks("Send mit svar")
    karen.is_told("Tak. Dit svar er skrevet ned.")
    place.trouble.expect(422)
    lone.clicks("Ja", within=lone.card(WALK))
    lone.is_asked_to_mend("Der er sagt nej tak til forslaget.")
    lone.looks_at_the_page("lone-is-told")
    karen.goes_home()
    karen.sees("Vi har ikke aftalt noget endnu")
