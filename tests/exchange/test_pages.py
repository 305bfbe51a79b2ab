"""The pages on which files come in and go out."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pejl.chain.models import Node
from pejl.exchange import forms
from pejl.exchange.models import Received
from pejl.exchange.queries import read_file
from pejl.exchange.rules.formats import Format
from pejl.organisation.models import User

from .conftest import brought, comma, sheet

PAGE = "/den-roede-traad/ind-og-ud/"
TABLE = comma("Politik;Politik: slags", "Sammenhæng;Strategi")


@pytest.fixture
def pia(browser, planner):
    client = browser()
    client.force_login(User.objects.get(pk=planner.user_id))
    client.acts_as = planner.key
    return client


def hands_in(pia, content: bytes, name: str = "tråd.csv", **typed):
    typed = {"capacity": pia.acts_as, "file": SimpleUploadedFile(name, content), **typed}
    return pia.post(PAGE, typed, follow=True)


def says_yes(pia, page, **typed):
    typed = {"capacity": pia.acts_as, "shown": page.context["shown"], **typed}
    return pia.post(page.request["PATH_INFO"], typed, follow=True)


def words(response) -> str:
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(text.split())


def test_a_file_is_looked_at_before_it_is_brought_in(pia):
    page = hands_in(pia, TABLE)
    assert "Det her vil ske" in words(page)
    assert "Sammenhæng Politik, strategi eller aftale · P-1 · A2" in words(page)
    assert Node.objects.count() == 0
    assert "Filen er læst ind: 1 ny og 0 ændrede." in words(says_yes(pia, page))
    assert [node.key for node in Node.objects.all()] == ["P-1"]


def test_the_back_button_finds_what_was_done_and_does_it_no_more(pia):
    page = hands_in(pia, TABLE)
    for _again in range(2):
        says_yes(pia, page)
    again = pia.get(page.request["PATH_INFO"])
    assert "Filen er læst ind" in words(again) and Node.objects.count() == 1


def test_what_changes_is_shown_before_and_after(pia, planner):
    brought(TABLE, planner)
    page = hands_in(pia, comma("Politik;Politik: slags;Politik: til", "Sammenhæng;Aftale;31-12-2027"))
    assert "Hvad er det?: Strategi Aftale" in words(page)
    assert "Gælder til og med: – 31. december 2027" in words(page)
    assert "Filen er læst ind: 0 nye og 1 ændret." in words(says_yes(pia, page))


def test_ties_and_competences_that_come_are_shown(pia, planner):
    brought(comma("Sæt;Pejlemærke", "fem;A"), planner)
    brought(comma("Kompetenceprofil", "B"), planner)
    table = comma("Pejlemærke;Kompetenceprofil;Kompetenceprofil: kompetencer", "A;B;lytte: Lytte")
    page = hands_in(pia, table)
    assert "Kommer også til at ligge under: PM-1" in words(page)
    assert "Kompetence: Lytte" in words(page) and "Kompetencer: lytte" in words(page)
    new_set = hands_in(pia, comma("Sæt;Sæt: navn;Pejlemærke;Kompetenceprofil", "ny;De nye;;B"))
    assert "Sæt: De nye" in words(new_set)
    assert "C2" not in words(new_set) and "D2: Der står ikke noget til venstre for »B«." in words(new_set)


def test_each_faulty_row_stands_with_its_cell_and_nothing_can_be_said_yes_to(pia):
    page = hands_in(pia, comma("Politik;Politik: slags;Politik: til", "A;Strategi;31-02-2026", "B;;"))
    assert "Filen kan ikke læses ind endnu" in words(page)
    assert "C2 »31-02-2026« findes ikke i kalenderen." in words(page)
    assert "A3 Vælg, om det er en politik, en strategi eller en aftale." in words(page)
    assert "Ja, læs det ind" not in words(page)
    assert says_yes(pia, page).status_code == 422
    assert Node.objects.count() == 0


def test_the_same_file_again_changes_nothing_and_says_so(pia, planner):
    brought(TABLE, planner)
    page = hands_in(pia, TABLE)
    assert "Filen ændrer ikke noget" in words(page) and "Ja, læs det ind" not in words(page)


def test_the_second_of_two_sees_what_will_happen_now(pia, planner):
    page = hands_in(pia, TABLE)
    brought(TABLE, planner)
    second = says_yes(pia, page)
    assert second.status_code == 422
    assert "Mens du så på det, er tråden blevet ændret." in words(second)
    assert "Filen ændrer ikke noget" in words(second)


def test_a_set_can_be_chosen_with_the_file(pia, planner):
    brought(comma("Sæt;Pejlemærke", "fem;A", "ni;B"), planner)
    assert "vælg et sæt sammen med filen" in words(hands_in(pia, comma("Pejlemærke", "C")))
    page = hands_in(pia, comma("Pejlemærke", "C"), default_set="ni")
    says_yes(pia, page)
    assert Node.objects.get(key="PM-3").framework.key == "ni"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("tråd.doc", b"a", "Filens navn skal slutte på .xlsx, .csv eller .json."),
        ("tråd.csv", b"12345678901", "Filen fylder 1 MB. Den må højst fylde 0 MB."),
        (None, b"", "Vælg en fil."),
    ],
)
def test_a_file_that_cannot_be_taken_says_why_at_the_field(pia, monkeypatch, name, content, sentence):
    monkeypatch.setattr(forms, "LARGEST_FILE", 10)
    typed = {"file": SimpleUploadedFile(name, content)} if name else {}
    page = pia.post(PAGE, {"capacity": pia.acts_as, **typed})
    assert page.status_code == 422 and sentence in words(page)


def test_an_empty_or_broken_file_says_so_on_its_page(pia):
    assert "Filen er tom." in words(hands_in(pia, b""))
    assert "Filen er skadet og kan ikke læses." in words(hands_in(pia, b"PK\x03\x04", "tråd.xlsx"))


def test_a_file_sent_twice_is_there_once(pia):
    uid = re.search(r'name="uid" value="([^"]+)"', pia.get(PAGE).content.decode()).group(1)
    for _again in range(2):
        hands_in(pia, TABLE, uid=uid)
    assert Received.objects.count() == 1


def test_each_format_can_be_taken_and_read_again(pia, woven):
    page = pia.get(PAGE).content.decode()
    addresses = re.findall(r'href="([^"]*/hent/[^"]+)"', page)
    assert len(addresses) == 5
    for address in addresses:
        response = pia.get(address)
        name = response["Content-Disposition"]
        format = Format.CASE if ".json" in name else Format.CSV
        incoming = read_file(response.content, format)
        assert incoming.faults == [] and incoming.items
    assert pia.get(f"{PAGE}skabelon.xlsx").content.startswith(b"PK")


@pytest.mark.parametrize("address", ["hent/doc/", "hent/moodle/", "hent/moodle/?saet=intet"])
def test_what_cannot_be_taken_is_not_there(pia, address):
    assert pia.get(PAGE + address).status_code == 404


def test_nobody_else_sees_what_somebody_handed_in(pia, browser, cast):
    page = hands_in(pia, TABLE)
    clara = browser()
    clara.force_login(cast.town.clara)
    assert clara.get(page.request["PATH_INFO"]).status_code == 404


def test_an_employee_takes_files_and_hands_none_in(browser, cast):
    bo = browser()
    bo.force_login(cast.town.bo)
    page = bo.get(PAGE)
    assert "Læs en fil ind" not in words(page) and "Hent filen" in words(page)


def test_the_page_reads_a_spreadsheet(pia):
    page = hands_in(pia, sheet([["Politik", "Politik: slags"], ["A", "Aftale"]]), "tråd.xlsx")
    assert "Det her vil ske" in words(page)


def test_a_long_list_is_shortened(pia):
    page = hands_in(pia, comma("Politik;Politik: slags", *(f"A{n};Aftale" for n in range(201))))
    assert "Her vises de første." in words(page)
