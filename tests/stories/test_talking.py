"""Karen and Bo write to each other, each at a screen of their own, and both see it as it comes."""

import pytest

from .given import lone_is_karens_guardian
from .people import Person

pytestmark = pytest.mark.browser

QUESTION = "Kan du komme lidt senere i morgen?"
ANSWER = "Ja, jeg kommer klokken ti."
THANKS = "Tak, Bo."


def karen_writes_to_bo_alone(karen: Person) -> None:
    karen.clicks("Skriv til os")
    karen.looks_at_the_page("1-conversations")
    karen.clicks("Skriv en besked")
    karen.chooses("Kun Bo Kjær")
    karen.writes("Skriv din besked", QUESTION)
    karen.looks_at_the_page("2-a-message")
    karen.clicks("Send")
    karen.is_told("Din besked er sendt.")
    karen.sees("Kun du og Bo Kjær kan læse det her. Din familie og din værge kan ikke.")


def bo_finds_it_and_answers(bo: Person) -> None:
    bo.goes_home()
    bo.looks_at_the_page("3-the-people-bo-meets")
    bo.page.get_by_role("link", name="Karen Holm har skrevet").click()
    bo.sees(QUESTION)
    bo.writes("Skriv din besked", ANSWER)
    bo.clicks("Send")
    bo.sees(ANSWER)


def test_karen_and_bo_talk_and_both_see_it_as_it_comes(place):
    lone_is_karens_guardian(place.cast)
    karen, bo, lone = (place.at_screen(name) for name in ("Karen", "Bo", "Lone"))
    karen_writes_to_bo_alone(karen)
    bo_finds_it_and_answers(bo)
    karen.sees(ANSWER)
    karen.looks_at_the_page("4-the-answer")
    karen.writes("Skriv din besked", THANKS)
    karen.clicks("Send")
    bo.sees(THANKS)
    bo.looks_at_the_page("5-the-thanks")
    lone.goes_home()
    lone.clicks("Karen Holm")
    lone.clicks("Skriv sammen")
    lone.sees("Her kommer det, I skriver til hinanden")
    lone.does_not_see("Kun jer to")


@pytest.mark.no_javascript
def test_karen_and_bo_talk_without_javascript(place):
    karen, bo = (place.at_screen(name) for name in ("Karen", "Bo"))
    karen_writes_to_bo_alone(karen)
    bo_finds_it_and_answers(bo)
    karen.page.reload()
    karen.sees(ANSWER)
