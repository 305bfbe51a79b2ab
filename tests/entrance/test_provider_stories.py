"""To a provider and back in a real browser: Karen by SAML, a colleague by OpenID Connect."""

import pytest
from playwright.sync_api import expect

from pejl.citizens.models import Citizen, numbered
from tests.browser import assert_no_axe_violations, shot
from tests.cast import make_cast
from tests.servers import free_port

from .providers import OPENID, SAML, make_keys, openid_provider, saml_provider
from .saml import citizen

pytestmark = pytest.mark.browser
KARENS, WAIT = "1012420004", 15_000


@pytest.fixture
def cast(copied_database):
    return make_cast()


def looks_at(page, name: str) -> None:
    assert_no_axe_violations(page)
    shot(page, f"adgang-{name}")


def test_karen_goes_to_her_provider_and_comes_back_to_her_pathway(
    cast, serve, new_page, tmp_path, monkeypatch, trouble
):
    trouble.expect(403)
    Citizen.objects.filter(user=cast.town.karen).update(**numbered(KARENS))
    port, file = free_port(), tmp_path / "providers.toml"
    make_keys(tmp_path)
    file.write_text(SAML.format(address=f"http://127.0.0.1:{port}"), encoding="utf-8")
    monkeypatch.setenv("PEJL_PROVIDERS", str(file))
    people = {"karen": citizen(KARENS), "forged": citizen(KARENS, key="other")}
    pejl = serve()
    with saml_provider(people, tmp_path, pejl, port):
        page = new_page(pejl)
        page.goto("/kom-ind/")
        looks_at(page, "med-mitid")
        page.get_by_role("button", name="Log ind med MitID").click()
        page.get_by_label("Navn").fill("forged")
        page.get_by_role("button", name="Log ind").click()
        page.get_by_role("button", name="Videre").click()
        expect(page.get_by_role("heading", name="Du kom ikke ind")).to_be_visible(timeout=WAIT)
        looks_at(page, "kom-ikke-ind")
        page.get_by_role("link", name="Tilbage til log ind").click()
        page.get_by_role("button", name="Log ind med MitID").click()
        page.get_by_label("Navn").fill("karen")
        page.get_by_role("button", name="Log ind").click()
        page.get_by_role("button", name="Videre").click()
        expect(page.get_by_role("link", name="Mit forløb", exact=True)).to_be_visible(timeout=WAIT)
        assert_no_axe_violations(page)


def test_a_colleague_goes_to_the_municipality_and_comes_back_at_work(
    cast, serve, new_page, tmp_path, monkeypatch
):
    bo = {"sub": "bo", "name": "Bo Ny", "roles": ["frontline"], "units": ["u-nord"]}
    sure = {"loa": "substantial", "cvr": "12345678"}
    with openid_provider([{**bo, **sure}], tmp_path) as address:
        file = tmp_path / "providers.toml"
        file.write_text(OPENID.format(address=address), encoding="utf-8")
        monkeypatch.setenv("PEJL_PROVIDERS", str(file))
        page = new_page(serve())
        page.route("**/pico.min.css", lambda route: route.fulfill(body=""))
        page.goto("/kom-ind/")
        page.get_by_role("button", name="Log ind med Kommunen").click()
        page.locator("input[name=sub]").fill("bo")
        page.locator("input[name=sub]").press("Enter")
        expect(page.get_by_role("link", name="Dem jeg møder")).to_be_visible(timeout=WAIT)
        assert_no_axe_violations(page)
