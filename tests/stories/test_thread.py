"""The planner reads the thread and writes in it, a department decides, and an employee signs up."""

from datetime import timedelta

import pytest

from pejl.chain.actions import Time, hold
from pejl.chain.queries import last_version
from pejl.demo.chain import Woven, planner_comes, weave
from pejl.shared import clock
from tests.stories.given import a_walk_is_agreed

pytestmark = pytest.mark.browser

ASKS = "LA-spoerg"


@pytest.fixture
def woven(place) -> Woven:
    return weave(planner_comes())


def test_the_planner_reads_the_table_and_adds_a_goal(place, woven):
    pia = place.at_screen("Pia")
    pia.clicks("Den røde tråd")
    pia.is_at("Den røde tråd")
    pia.looks_at_the_page("1-from-policy-to-learning")
    pia.clicks("Læs fra behov og tilbage")
    pia.sees("Det er det, vi skal lære.")
    pia.looks_at_the_page("2-from-needs-and-back")
    pia.clicks("Læs fra politik til læring")
    pia.clicks("Strategisk mål")
    pia.writes("Overskrift", "Ingen venter uden at vide på hvad")
    pia.writes("Hvem er ansvarlig?", "Pia Strand")
    pia.looks_at_the_page("3-a-goal")
    pia.clicks("Gem")
    pia.is_told("Det står i tråden nu.")
    pia.is_at("Ingen venter uden at vide på hvad")
    pia.looks_at_the_page("4-it-is-in-the-thread")


def test_two_groups_argue_and_the_day_ends_in_a_decision(place, woven):
    bo, pia = place.at_screen("Bo"), place.at_screen("Pia")
    for person, group, side, words in (
        (bo, "Bord 1", "For", "Det er her, det begynder."),
        (pia, "Bord 2", "Imod", "Det kan vi allerede."),
    ):
        person.clicks("Den røde tråd")
        person.clicks("Rådgivningsdag")
        person.clicks(_asks(woven))
        person.writes("Hvilken gruppe?", group)
        person.chooses(side)
        person.writes("Hvorfor?", words)
        person.looks_at_the_page("arguing")
        person.clicks("Sæt det på skærmen")
        person.is_told("Det står på skærmen nu.")
    pia.sees("Det er her, det begynder.", "Det kan vi allerede.")
    pia.clicks("Tilbage til dagen")
    pia.sees("Det er her, det begynder.", "Det kan vi allerede.", within=pia.card(_asks(woven)))
    pia.looks_at_the_page("the-day")
    pia.clicks(_asks(woven))
    pia.clicks("Beslut det")
    pia.chooses("Prioriteret")
    pia.writes("Hvem følger op?", "Pia Strand")
    pia.dates("Hvilken dag ser I på det igen?", clock.today() + timedelta(days=90))
    pia.looks_at_the_page("deciding")
    pia.clicks("Gem")
    pia.is_told("Det er besluttet. Det står i tråden.")
    bo.clicks("Den røde tråd")
    bo.clicks("Rådgivningsdag")
    bo.sees(_asks(woven), "Pia Strand følger op", within=bo.section("Prioriteret"))
    bo.looks_at_the_page("decided")


def test_an_employee_signs_up_and_the_leader_says_yes(place, woven):
    begins = clock.now() + timedelta(days=7)
    hold(woven.nodes[ASKS], Time(begins, begins + timedelta(hours=2), "Lokale 3"), by=woven.planner)
    bo, clara = place.at_screen("Bo"), place.at_screen("Clara")
    bo.clicks("Den røde tråd")
    bo.clicks("Min udvikling")
    bo.looks_at_the_page("1-what-is-coming")
    bo.page.get_by_role("button", name="Skriv mig op").click()
    bo.is_told("Du er skrevet op. Din leder svarer.")
    clara.clicks("Den røde tråd")
    clara.clicks("Min udvikling")
    clara.sees("Bo Kjær", _asks(woven))
    clara.looks_at_the_page("2-the-leader-is-asked")
    clara.page.get_by_role("button", name="Ja").click()
    bo.clicks("Den røde tråd")
    bo.clicks("Min udvikling")
    bo.sees("Du er med")
    bo.looks_at_the_page("3-the-leader-said-yes")


def _asks(woven: Woven) -> str:
    title: str = last_version(woven.nodes[ASKS]).title
    return title


def test_karen_reads_how_we_work_and_says_something(place):
    a_walk_is_agreed(place.cast)
    karen = place.at_screen("Karen")
    karen.page.get_by_role("link", name="Sådan arbejder vi med det").click()
    karen.is_at("Jeg vil kunne igen")
    karen.sees("Vi begynder med det, du håber på.")
    karen.looks_at_the_page("1-how-we-work")
    karen.writes("Hvad siger du til det?", "Det passer på min tur.")
    karen.clicks("Sig det")
    karen.sees("En borger, eller en, der er med", "Det passer på min tur.")
    karen.looks_at_the_page("2-she-said-something")
