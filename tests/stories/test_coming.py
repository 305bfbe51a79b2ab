"""How one comes to be with: a first meeting, asking, an emergency, a promise of silence."""

from datetime import timedelta

import pytest

from pejl.shared import clock

from .conftest import Place
from .given import GOAL, PASSWORD, karens_goal, vera_may_sign_in
from .people import Person

pytestmark = pytest.mark.browser

REASON = "Jonas svarer ikke, og døren står åben."


def opens_a_circle(bo: Person, name: str, phone: str) -> None:
    bo.clicks("Et første møde")
    bo.writes("Borgerens navn", name)
    bo.writes("Telefon", phone)


def test_a_first_meeting_opens_a_circle_on_the_citizens_word(place):
    bo = place.at_screen("Bo")
    opens_a_circle(bo, "Ellen Rask", "20 00 00 21")
    bo.writes("Hvad sagde borgeren?", "Du må godt komme igen på torsdag.")
    place.trouble.expect(422)
    bo.clicks("Åbn kredsen")
    bo.is_asked_to_mend("Vælg, hvordan borgeren svarede.")
    bo.looks_at_the_page("1-one-thing-is-missing")
    bo.chooses("på et møde")
    bo.clicks("Åbn kredsen")
    bo.is_told("Kredsen er åbnet.")
    bo.clicks("Ellen Rask")
    bo.is_at("Forløbet for Ellen Rask")
    bo.looks_at_the_page("2-her-pathway-is-open")


def test_whoever_has_not_been_asked_is_seen_by_name_only(place):
    bo = place.at_screen("Bo")
    opens_a_circle(bo, "Ellen Rask", "20 00 00 21")
    bo.clicks("Åbn kredsen")
    bo.is_told("Kredsen er åbnet.")
    card = bo.card("Ellen Rask")
    bo.sees("20 00 00 21", "Du kan kun se navn og telefon, til borgeren har sagt ja til mere.", within=card)
    bo.has_no_way_to("Ellen Rask")
    bo.looks_at_the_page("the-least")


def charlie_asks_to_join(charlie: Person) -> None:
    charlie.sees("Du er ikke med om nogen endnu.")
    charlie.clicks("Find en borger", within=charlie.page.locator("main"))
    charlie.looks_at_the_page("1-finding")
    charlie.searches("Hvem leder du efter?", "karen")
    charlie.sees("Karen Holm", "Hjemmeplejen Nord")
    charlie.does_not_see(GOAL, "Møllevej")
    charlie.looks_at_the_page("2-found")
    charlie.clicks("Bed om at være med")
    charlie.is_told("Du har spurgt.")
    charlie.sees("Du er ikke med om nogen endnu.")


def karen_and_bo_say_yes(karen: Person, bo: Person) -> None:
    karen.sees("Charlie Bak (hjemmehjælper, Hjemmeplejen Syd) er med om dig")
    karen.looks_at_the_page("3-karen-is-asked")
    karen.clicks("Ja", within=karen.card("Charlie Bak"))
    karen.is_told("Tak. Dit svar er skrevet ned.")
    bo.clicks("Karen Holm")
    bo.clicks("Ja", within=bo.card("Charlie Bak"))
    bo.is_told("Tak. Dit svar er skrevet ned.")


def charlie_is_with(charlie: Person) -> None:
    charlie.goes_home()
    charlie.clicks("Karen Holm")
    charlie.is_at("Forløbet for Karen Holm")
    charlie.sees(GOAL)
    charlie.looks_at_the_page("4-charlie-is-with")


def test_charlie_finds_karen_asks_and_is_with_when_both_have_said_yes(place):
    karens_goal(place.cast)
    charlie = place.at_screen("Charlie")
    charlie_asks_to_join(charlie)
    karen_and_bo_say_yes(place.at_screen("Karen"), place.at_screen("Bo"))
    charlie_is_with(charlie)


def bo_opens_in_an_emergency(place: Place) -> Person:
    bo = place.at_screen("Bo")
    bo.clicks("Find en borger")
    bo.searches("Hvem leder du efter?", "jonas")
    bo.clicks("Nødadgang", within=bo.card("Jonas Lind"))
    bo.is_at("Nødadgang")
    place.trouble.expect(422)
    bo.clicks("Åbn")
    bo.is_asked_to_mend("Hvorfor er det nødvendigt?")
    bo.looks_at_the_page("1-reason-first")
    bo.writes("Hvorfor er det nødvendigt?", REASON)
    bo.chooses("4 timer")
    bo.clicks("Åbn")
    bo.is_at("Forløbet for Jonas Lind")
    bo.looks_at_the_page("2-he-looks-and-proposes-nothing")
    bo.has_no_way_to("Foreslå noget, I kan gøre")
    return bo


def test_emergency_access_is_told_to_the_citizen_and_to_the_leader(place):
    bo_opens_in_an_emergency(place)
    jonas, clara = place.at_screen("Jonas"), place.at_screen("Clara")
    jonas.sees("Bo Kjær, Hjemmeplejen Nord", within=jonas.section("Hvem har set mine oplysninger"))
    jonas.clicks("Det er besluttet, af hvem og hvornår")
    jonas.sees("Bo Kjær fra Hjemmeplejen Nord åbnede dine oplysninger i en nødsituation", REASON)
    jonas.looks_at_the_page("3-jonas-reads-why")
    clara.sees("Bo Kjær", within=clara.section("Nødadgang de sidste 14 dage"))
    clara.looks_at_the_page("4-clara-is-told")


def karen_invites_a_volunteer(karen: Person) -> None:
    karen.clicks("Hvem kan se hvad?")
    karen.clicks("Inviter en, der står nær")
    karen.writes("Hvem er det?", "Vera Vind")
    karen.writes("Hvad er I for hinanden?", "besøgsven")
    karen.chooses("frivillig")
    karen.writes("Brugernavn i Pejl", "vera")
    karen.chooses("navn og telefon")
    karen.chooses("forløbet")
    karen.dates("Til og med", clock.today() + timedelta(days=90))
    karen.looks_at_the_page("1-karen-invites")
    karen.clicks("Foreslå det")
    karen.is_told("Forslaget er sendt. I skal begge sige ja.")


def vera_signs_in(place: Place) -> Person:
    vera = place.somebody("Vera")
    vera.goes_home()
    vera.is_at("Velkommen til Pejl")
    vera.writes("Brugernavn", "vera")
    vera.writes("Adgangskode", PASSWORD)
    vera.looks_at_the_page("2-signing-in")
    vera.clicks("Log ind")
    return vera


def vera_promises_silence_and_sees_what_karen_shared(vera: Person) -> None:
    vera.sees("Karen vil gerne have dig med", "Det, du ser og hører, er mellem jer.")
    vera.does_not_see(GOAL)
    vera.looks_at_the_page("3-vera-is-asked-to-promise")
    vera.clicks("Det lover jeg")
    vera.is_told("Tak. Du kan se det, du er inviteret til.")
    vera.clicks("Karen Holm")
    vera.sees(GOAL)
    vera.looks_at_the_page("4-what-karen-shared")


def test_a_volunteer_promises_silence_and_sees_what_karen_shares(place):
    karens_goal(place.cast)
    vera_may_sign_in(place.cast)
    karen, bo = place.at_screen("Karen"), place.at_screen("Bo")
    karen_invites_a_volunteer(karen)
    bo.clicks("Karen Holm")
    bo.clicks("Ja", within=bo.card("Vera Vind"))
    bo.is_told("Tak. Dit svar er skrevet ned.")
    vera_promises_silence_and_sees_what_karen_shared(vera_signs_in(place))
