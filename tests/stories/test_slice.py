"""One plan changes because two people said yes: with a mouse, without JavaScript, with the keyboard alone."""

import pytest

from tests.terminology.samples import KL_DATA

from .conftest import Place
from .people import Person

pytestmark = pytest.mark.browser

WISH = "Jeg vil selv kunne gå over til købmanden og vælge mine egne æbler."
GOAL = "Jeg vil gå til købmanden med rollator og hjem igen."
WHAT = "Du og jeg går en tur hver tirsdag og fredag"
FFB = KL_DATA / "CodeSystem-FFB.json"
SERVICE_IN_FFB = "Støtte til sociale relationer"
OWN_SERVICE = "Følgeskab"


def given_the_lists_of_the_municipality_are_loaded(place: Place) -> str:
    """Returns a service of KL's list, or of Pejl's own where KL's is not at hand."""
    if not FFB.exists():
        return OWN_SERVICE
    assert "220" in place.runs("terminology", "load", str(FFB))
    return SERVICE_IN_FFB


def karen_writes_a_wish(karen: Person) -> None:
    karen.clicks("Skriv dit første ønske")
    karen.writes("Hvad ønsker du dig?", WISH)
    karen.looks_at_the_page("1-a-wish")
    karen.clicks("Skriv mit ønske")
    karen.is_told("Dit ønske står på planen.")
    karen.sees(WISH)


def karen_makes_a_goal_of_it(karen: Person) -> None:
    karen.clicks("Gør det til et mål")
    karen.writes("Hvad vil du nå?", GOAL)
    karen.looks_at_the_page("2-a-goal")
    karen.clicks("Skriv mit mål")
    karen.is_told("Dit mål står på planen.")
    karen.sees(WISH, GOAL)


def bo_proposes_something_towards_it(bo: Person, service: str) -> None:
    bo.clicks("Karen Holm")
    bo.sees(WISH, GOAL)
    bo.clicks("Foreslå noget, I kan gøre")
    bo.writes("Hvad vil I gøre?", WHAT)
    bo.chooses("Jeg vil kunne igen")
    bo.picks("Ydelse", service)
    bo.looks_at_the_page("3-a-proposal")
    bo.clicks("Om 6 uger")
    bo.is_told("Forslaget er sendt. Det gælder, når I begge har sagt ja.")
    bo.sees("Vi har ikke aftalt noget endnu", "Venter på borgerens svar")


def karen_says_yes(karen: Person) -> None:
    karen.goes_home()
    karen.sees("Hvad siger du til det?", "Vi har ikke aftalt noget endnu", WHAT)
    karen.looks_at_the_page("4-what-do-you-say")
    karen.clicks("Ja")
    karen.is_told("Tak. Dit svar er skrevet ned.")


def it_is_in_force_for_both(karen: Person, bo: Person, service: str) -> None:
    for each in (karen, bo):
        each.goes_home()
    bo.clicks("Karen Holm")
    for each in (karen, bo):
        agreed = each.section("Det har vi aftalt")
        each.sees(WHAT, "Vi ser på det igen senest", within=agreed)
    bo.sees(service)
    karen.does_not_see(service, "Hvad siger du til det?")
    karen.looks_at_the_page("5-agreed")
    bo.looks_at_the_page("6-agreed-as-bo-sees-it")


def karen_sees_that_bo_has_looked(karen: Person) -> None:
    karen.clicks("Se det hele")
    karen.is_at("Hvem har set mine oplysninger")
    bos_looks = karen.page.get_by_role("row").filter(has_text="Bo Kjær, Hjemmeplejen Nord")
    karen.sees("dit forløb", "Er med om dig på arbejde", within=bos_looks)
    karen.looks_at_the_page("7-who-has-seen")


def the_whole_slice(karen: Person, bo: Person, service: str) -> None:
    karen_writes_a_wish(karen)
    karen_makes_a_goal_of_it(karen)
    bo_proposes_something_towards_it(bo, service)
    karen_says_yes(karen)
    it_is_in_force_for_both(karen, bo, service)
    karen_sees_that_bo_has_looked(karen)


@pytest.mark.browser_postgresql
def test_a_plan_changes_because_two_people_said_yes(place):
    service = given_the_lists_of_the_municipality_are_loaded(place)
    the_whole_slice(place.at_screen("Karen"), place.at_screen("Bo"), service)


@pytest.mark.no_javascript
def test_a_plan_changes_without_javascript(place):
    the_whole_slice(place.at_screen("Karen"), place.at_screen("Bo"), OWN_SERVICE)


def test_a_plan_changes_with_the_keyboard_alone(place):
    the_whole_slice(place.at_keyboard("Karen"), place.at_keyboard("Bo"), OWN_SERVICE)
