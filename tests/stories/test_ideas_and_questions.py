"""An idea from a citizen that is done in another district, and a question from nobody known."""

from datetime import timedelta

import pytest

from pejl.shared import clock

from .people import Person

pytestmark = pytest.mark.browser

IDEA = "En bænk ved døren, så man kan tage sko på siddende."
SITUATION = "En dame siger ja til det hele, men jeg tror, at hun mener nej."
QUESTION = "Min nabo glemmer sin mad på komfuret. Hvad kan jeg gøre?"


def test_an_idea_of_a_citizen_is_done_in_another_district(place):
    karen, clara, charlie = (place.at_screen(name) for name in ("Karen", "Clara", "Charlie"))
    karen_has_an_idea(karen)
    place.trouble.expect(422)
    clara.goes_home()
    clara.clicks("Tæt på hverdagen")
    clara.sees("Her er en idé, der venter på dit svar.", IDEA)
    clara.looks_at_the_page("2-close-to-everyday-life")
    clara_says_yes(clara)
    charlie_takes_it_up_and_does_it(charlie)
    karen.goes_home()
    karen.sees("Nyt om din idé", "Nu er det gjort")
    karen.clicks("Se, hvad der er sket")
    karen.sees("Hjemmeplejen Syd: nu er det gjort", "Der står nu to bænke.")
    karen.looks_at_the_page("5-karen-reads-that-it-is-done")
    karen.clicks("Tak, det har jeg læst")
    karen.goes_home()
    karen.has_no_way_to("Se, hvad der er sket")


def karen_has_an_idea(karen: Person) -> None:
    karen.clicks("Idéer")
    karen.clicks("Jeg har en idé")
    karen.writes("Hvad er din idé?", IDEA)
    karen.looks_at_the_page("1-an-idea")
    karen.clicks("Send idéen")
    karen.sees("Sendt til Clara Winther, Hjemmeplejen Nord")


def clara_says_yes(clara: Person) -> None:
    clara.clicks("Læs om idéen", within=clara.card(IDEA))
    clara.clicks("Svar på idéen")
    clara.chooses("Ja, lad os prøve det")
    clara.writes("Hvorfor?", "Vi har en bænk i kælderen.")
    clara.writes("Hvem prøver det?", "Bo")
    clara.clicks("Send svaret")
    clara.is_asked_to_mend("Skriv, til hvornår I prøver det.")
    clara.dates("Hvor længe prøver I det?", clock.today() + timedelta(days=30))
    clara.looks_at_the_page("3-an-answer")
    clara.clicks("Send svaret")
    clara.is_told("Svaret er sendt til den, der fik idéen.")


def charlie_takes_it_up_and_does_it(charlie: Person) -> None:
    charlie.clicks("Idéer")
    charlie.clicks("Læs om idéen", within=charlie.card(IDEA))
    charlie.clicks("Den prøver vi også")
    charlie.is_told("Nu prøver I den også.")
    charlie.clicks("Skriv, hvordan det gik")
    charlie.chooses("Det virkede. Nu er det gjort")
    charlie.writes("Hvad skete der?", "Der står nu to bænke.")
    charlie.clicks("Gem det")
    charlie.sees("Hjemmeplejen Syd: nu er det gjort")
    charlie.looks_at_the_page("4-done")


@pytest.mark.no_javascript
def test_somebody_asks_and_nobody_knows_who(place):
    neighbour, bo = place.somebody("Naboen"), place.at_screen("Bo")
    neighbour.page.goto("/spoerg-os/")
    neighbour.writes("Hvad vil du spørge om?", QUESTION)
    neighbour.looks_at_the_page("1-ask")
    neighbour.clicks("Send spørgsmålet")
    neighbour.sees("Gem adressen", QUESTION)
    neighbour.looks_at_the_page("2-the-secret-address")
    secret = neighbour.page.url
    bo.clicks("Tænk med")
    bo.clicks("Spørgsmål fra folk uden en sag")
    bo.clicks("Læs det hele", within=bo.card(QUESTION))
    bo.clicks("Skriv et svar")
    bo.writes("Dit svar", "Ring til os på 70 00 00 01. Så finder vi ud af det sammen.")
    bo.clicks("Send svaret")
    bo.looks_at_the_page("3-answered-by-name")
    neighbour.page.goto(secret)
    neighbour.sees("Ring til os på 70 00 00 01.", "Bo Kjær, Hjemmeplejen Nord")
    neighbour.clicks("Ja, ring til mig")
    neighbour.writes("Dit navn", "Eva Ny")
    neighbour.writes("Dit telefonnummer", "20 00 00 99")
    neighbour.looks_at_the_page("4-only-if-you-want")
    neighbour.clicks("Ja, ring til mig")
    neighbour.is_told("Tak. Vi ringer til dig.")


def test_colleagues_think_along_at_ten_minutes_on_tuesday(place):
    bo, clara, charlie = (place.at_screen(name) for name in ("Bo", "Clara", "Charlie"))
    place.trouble.expect(422)
    bo.clicks("Tænk med")
    bo.clicks("Spørg kollegerne")
    bo.writes("Hvad skete der, og hvad vil du gerne spørge om?", f"{SITUATION} Karen altså.")
    bo.clicks("Spørg kollegerne")
    bo.is_asked_to_mend("Her står »Karen«. Kan man kende en borger?")
    bo.looks_at_the_page("1-a-name-said-quietly")
    bo.writes("Hvad skete der, og hvad vil du gerne spørge om?", SITUATION)
    bo.clicks("Spørg kollegerne")
    bo.sees(SITUATION)
    charlie.clicks("Tænk med")
    charlie.clicks("Læs det hele", within=charlie.card(SITUATION))
    charlie.clicks("Skriv en tanke")
    charlie.writes("Hvad tænker du?", "Jeg spørger: Hvad ville være bedst for dig?")
    charlie.clicks("Send tanken")
    charlie.sees("Charlie Bak, Hjemmeplejen Syd")
    charlie.looks_at_the_page("2-a-thought")
    clara.clicks("Tæt på hverdagen")
    clara.sees("Her har nogen bedt dig tænke med.", SITUATION)
    clara.clicks("Ti minutter på tirsdag")
    clara.sees(SITUATION)
    clara.sees("Svar på den her nu")
    clara.looks_at_the_page("3-ten-minutes")
