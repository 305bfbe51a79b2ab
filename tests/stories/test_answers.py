"""What one can say to a proposal, and what each answer leads to."""

from datetime import timedelta

import pytest

from pejl.shared import clock

from .conftest import Place
from .given import WALK, bo_has_proposed_a_walk
from .people import Person

pytestmark = pytest.mark.browser

CONDITION = "Vi går om formiddagen."


def karen_reads_the_proposal(place: Place) -> Person:
    karen = place.at_screen("Karen")
    karen.sees("Hvad siger du til det?", WALK, "Skal vi prøve det sammen?")
    return karen


def bo_reads_karens_pathway(bo: Person) -> None:
    bo.goes_home()
    bo.clicks("Karen Holm")


def answers_with_words(person: Person, answer: str, question: str, words: str) -> None:
    person.clicks(answer)
    person.writes(question, words)
    person.clicks("Send mit svar")
    person.is_told("Tak. Dit svar er skrevet ned.")


def test_yes_if_becomes_a_new_text_that_bo_says_yes_to(place):
    bo_has_proposed_a_walk(place.cast)
    karen, bo = karen_reads_the_proposal(place), place.at_screen("Bo")

    karen.clicks("Ja, hvis …")
    karen.writes("Hvad skal der til, før du siger ja?", CONDITION)
    karen.looks_at_the_page("1-on-which-condition")
    karen.clicks("Send mit svar")
    karen.is_told("Tak. Dit svar er skrevet ned.")
    karen.sees("Det venter vi på", "Venter på svar fra en medarbejder", "Vi har ikke aftalt noget endnu")
    karen.looks_at_the_page("2-it-is-bos-turn")

    bo_reads_karens_pathway(bo)
    proposal = bo.card(CONDITION)
    bo.sees(WALK, f"Men kun hvis: {CONDITION}", within=proposal)
    bo.looks_at_the_page("3-bo-is-asked")
    bo.clicks("Ja", within=proposal)
    bo.is_told("Tak. Dit svar er skrevet ned.")

    karen.goes_home()
    karen.sees(WALK, within=karen.section("Det har vi aftalt"))
    karen.clicks("Det er besluttet, af hvem og hvornår")
    karen.sees(f"Men kun hvis: {CONDITION}")
    karen.looks_at_the_page("4-decided")


def test_one_can_think_it_over_want_company_talk_and_say_no(place):
    bo_has_proposed_a_walk(place.cast)
    karen, bo = karen_reads_the_proposal(place), place.at_screen("Bo")

    karen.clicks("Jeg vil tænke over det")
    karen.dates("Jeg svarer senest", clock.today() + timedelta(days=5))
    karen.clicks("Send mit svar")
    karen.is_told("Tak. Dit svar er skrevet ned.")
    bo_reads_karens_pathway(bo)
    bo.sees("Borgeren tænker over det")

    answers_with_words(karen, "Jeg vil have én med", "Hvem vil du have med?", "Min datter Mette")
    bo_reads_karens_pathway(bo)
    bo.sees("Borgeren vil have én med", "Min datter Mette")

    answers_with_words(karen, "Lad os tale om det", "Hvad vil du gerne tale om?", "Bakken er stejl.")
    karen.looks_at_the_page("1-we-are-to-talk")
    bo_reads_karens_pathway(bo)
    bo.sees("Det skal vi tale om", "Bakken er stejl.")
    bo.looks_at_the_page("2-bo-sees-every-answer")

    answers_with_words(karen, "Nej tak", "Vil du sige hvorfor?", "Jeg er for træt lige nu.")
    karen.does_not_see(WALK, "Hvad siger du til det?")
    karen.sees("Vi har ikke aftalt noget endnu")
    bo_reads_karens_pathway(bo)
    bo.sees("Ingen forslag venter", "Vi har ikke aftalt noget endnu")
    bo.looks_at_the_page("3-bo-reads-the-no")
