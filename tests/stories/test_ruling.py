"""From hearing to ruling to complaint: Inge writes, Karen answers, complains, and takes it back."""

import pytest

from pejl.demo.people import as_employee
from tests.rulings.life import ADVERSE, begin, joins_karen, sent, with_adverse_facts

pytestmark = pytest.mark.browser

WHAT = "Du har bedt om hjælp til rengøring hver uge."


def test_karen_is_heard_and_complains(place):
    inge_at_work = joins_karen(place.cast, as_employee(place.cast.town.inge))
    sent(begin(place.cast.karens, with_adverse_facts(), by=inge_at_work), inge_at_work)
    karen, inge = place.at_screen("Karen"), place.at_screen("Inge")

    karen.clicks("Min sag: hvor den er, og hvornår jeg får svar")
    karen.sees("Sig din mening, før vi afgør noget")
    karen.looks_at_the_page("0-min-sag")
    karen.clicks("Afgørelser")
    karen.clicks(WHAT)
    karen.sees(ADVERSE, "Det kan du ikke læse endnu")
    karen.looks_at_the_page("1-karen-is-heard")
    karen.writes("Skriv, hvad du vil sige", "Det er min datter, der støvsuger.")
    karen.clicks("Send mit svar")
    karen.is_told("Tak. Svaret er skrevet ned.")

    inge.clicks("Karen Holm")
    inge.clicks("Afgørelser")
    inge.clicks(WHAT)
    inge.sees("Det er min datter, der støvsuger.")
    inge.clicks("Læs den igennem, og træf afgørelsen")
    inge.looks_at_the_page("2-inge-reads-it-through")
    inge.clicks("Træf afgørelsen")
    inge.sees("Print brevet")

    karen.clicks("Alle dine afgørelser")
    karen.clicks(WHAT)
    karen.sees("Du kan klage")
    karen.looks_at_the_page("3-the-letter")
    karen.writes("Hvad er du ikke enig i?", "Hver anden uge er for lidt.")
    karen.clicks("Send min klage")
    karen.is_told("Klagen er kommet frem.")
    karen.sees("Vi ser på det igen", "Hver anden uge er for lidt.")
    karen.looks_at_the_page("4-complained")
    karen.clicks("Træk min klage tilbage")
    karen.looks_at_the_page("5-taking-it-back")
    karen.clicks("Træk klagen tilbage")
    karen.is_told("Klagen er trukket tilbage.")
    karen.sees("Karen Holm trak klagen tilbage.")
