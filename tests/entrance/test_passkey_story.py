"""Coming in by a passkey, with the browser's own virtual authenticator."""

import pytest
from playwright.sync_api import expect

from pejl.demo.people import BY_THE_DEMO
from pejl.organisation.actions import add_user
from tests.browser import assert_no_axe_violations, shot

from .conftest import PASSWORD

PHONE_WITH_A_FINGER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def gets_a_phone_with_a_finger(page):
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE_WITH_A_FINGER})


def looks_at(page, name: str):
    assert_no_axe_violations(page)
    shot(page, f"adgang-{name}")


@pytest.mark.browser
def test_karen_makes_a_passkey_and_comes_in_by_it(serve, new_page):
    add_user("karen", "Karen Holm", by=BY_THE_DEMO, password=PASSWORD)
    address = serve().replace("127.0.0.1", "localhost")
    page = new_page(address)
    gets_a_phone_with_a_finger(page)

    page.goto("/kom-ind/")
    looks_at(page, "kom-ind")
    page.get_by_label("Brugernavn eller mail").fill("karen")
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind", exact=True).click()
    page.get_by_role("link", name="Min adgang", exact=True).click()
    looks_at(page, "min-adgang")
    page.get_by_role("link", name="Lav en adgangsnøgle").click()
    page.get_by_label("Hvad skal nøglen hedde?").fill("Min telefon")
    looks_at(page, "ny-noegle")
    page.get_by_role("button", name="Lav nøglen nu").click()

    expect(page.get_by_role("heading", name="Mine reservekoder")).to_be_visible(timeout=15_000)
    looks_at(page, "reservekoder")
    page.get_by_role("link", name="Tilbage til min adgang").click()
    expect(page.get_by_text("Min telefon", exact=False).first).to_be_visible(timeout=15_000)
    looks_at(page, "med-noegle")

    page.get_by_role("button", name="Log ud", exact=True).click()
    page.get_by_role("button", name="Brug en adgangsnøgle").click()
    expect(page.get_by_role("link", name="Min adgang", exact=True)).to_be_visible(timeout=15_000)
    page.goto("/min-adgang/steder/")
    expect(page.get_by_text("her, hvor du er nu")).to_be_visible(timeout=15_000)
    looks_at(page, "steder")

    page.get_by_role("button", name="Log ud", exact=True).click()
    page.get_by_label("Brugernavn eller mail").fill("karen")
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind", exact=True).click()
    expect(page.get_by_role("heading", name="Én ting mere")).to_be_visible(timeout=15_000)
    looks_at(page, "en-ting-mere")
    page.get_by_role("button", name="Brug adgangsnøglen").click()
    expect(page.get_by_role("link", name="Min adgang", exact=True)).to_be_visible(timeout=15_000)
