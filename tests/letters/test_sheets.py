"""The handleplan and the sheet for a new face: printed from what is agreed, with nothing typed twice."""

import pytest
from django.urls import reverse

from pejl.circles.actions import propose
from pejl.circles.rules import How
from pejl.letters.queries import handleplan_of, sender_at_work, sheet_for_a_new_face
from pejl.pathways.actions import Codes, answer_for_hand, put_codes
from pejl.pathways.changes import WriteAboutMe, WriteStrength
from pejl.shared import clock
from pejl.terminology.queries import choices_for
from pejl.terminology.rules import Purpose
from tests.circles.acts import goal_of, neighbour, walk, wish_of, yes
from tests.circles.conftest import at_screen

from .post import headings, section, text_of

__all__ = ["at_screen"]


@pytest.fixture
def full(cast):
    """Karen's plan with something of everything."""
    karens, karen, bo = cast.karens, cast.karen, cast.bo
    wish_of(karens, karen, "Jeg vil ud i haven.")
    propose(karens, [WriteStrength("Jeg laver kaffen."), WriteAboutMe("Bank på.")], by=karen)
    yes(propose(karens, [neighbour("Mette Holm")], by=karen), by=bo)
    mette = karens.members.get(kind="family")
    goal = goal_of(karens, karen, now="Jeg sidder.", hope="Jeg går.")
    told = {"citizen_does": "finder stokken", "others_do": "Mette går med", "stop_sign": "du går alene"}
    yes(propose(karens, [walk(goal, **told, asked=(str(mette.uid),))], by=bo), by=karen)
    answer_for_hand(karens.hands.get(), is_yes=True, how=How.PHONE, by=bo)
    propose(karens, [walk(goal, what="Du og Bo cykler")], by=bo)
    return goal


def test_the_handleplan_says_purpose_effort_duration_and_special_matters(cast, full):
    service = choices_for(Purpose.SERVICE)[0]
    put_codes(full, Codes(services={full.interventions.get().pk: service}), by=cast.bo)
    written = handleplan_of(cast.karens, sender_at_work(cast.bo), clock.today())
    assert headings(written.sections) == [
        "Formål",
        "Indsats",
        "Forventet varighed",
        "Særlige forhold",
        "Det kan jeg selv",
    ]
    assert "Jeg vil gå til købmanden." in section(written, "Formål")
    assert "Det håber jeg: Jeg går." in section(written, "Formål")
    for line in (
        "Du og Bo går en tur",
        "Jeg vil kunne igen",
        f"Ydelse: {service.display}",
        "Borgeren: finder stokken",
    ):
        assert line in section(written, "Indsats")
    assert "Mette Holm har sagt ja til at hjælpe" in section(written, "Indsats")
    [until, stops] = section(written, "Forventet varighed")
    assert until.endswith("fra 23. november 2026. Vi ser på det igen senest 4. januar 2027.")
    assert stops == "Vi kan stoppe, når du går alene"
    assert service.display in " ".join(section(written, "Særlige forhold"))
    assert "cykler" not in " ".join(text_of(written))


def test_the_sheet_for_a_new_face_begins_with_the_citizens_own_words(cast, full):
    written = sheet_for_a_new_face(cast.karens, sender_at_work(cast.bo), clock.today())
    assert headings(written.sections)[0] == "Læs det her om mig først"
    assert "Bank på." in section(written, "Læs det her om mig først")
    assert "Jeg vil ud i haven." in section(written, "Det betyder noget for mig")
    assert "Bo Kjær" in " ".join(section(written, "Menneskene omkring mig"))
    assert "Du og Bo cykler." in section(written, "Det venter på svar")


def test_an_empty_plan_is_printed_as_empty(cast):
    sender = sender_at_work(cast.bo)
    plan = handleplan_of(cast.karens, sender, clock.today())
    sheet = sheet_for_a_new_face(cast.karens, sender, clock.today())
    assert text_of(plan).count("Der står ikke noget endnu.") == 5
    assert "Ingen forslag venter." in text_of(sheet)


@pytest.mark.parametrize("sheet", ["handleplan", "ny-her"])
def test_a_sheet_is_a_page_and_a_pdf_for_those_who_are_with(at_screen, cast, full, sheet):
    page = reverse("letters:sheet", args=[cast.karens.uid, sheet])
    assert "Du og Bo går en tur" in at_screen("karen").get(page).content.decode()
    pdf = at_screen("bo").get(reverse("letters:sheet_pdf", args=[cast.karens.uid, sheet]))
    assert pdf.content.startswith(b"%PDF-") and pdf["Content-Type"] == "application/pdf"
    assert at_screen("charlie").get(page).status_code == 404
    assert at_screen("bo").get(reverse("letters:sheet", args=[cast.karens.uid, "andet"])).status_code == 404
