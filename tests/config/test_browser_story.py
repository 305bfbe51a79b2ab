"""What every story in a browser rests on: the real server, a real Chromium, and pages that are watched."""

import pytest
from playwright.sync_api import Page, expect

from pejl.journal.rules import Doer
from pejl.organisation.actions import add_user
from tests.browser import Trouble, assert_no_axe_violations, shot

from .conftest import PASSWORD

pytestmark = pytest.mark.browser


def sign_in(page: Page, address: str, login: str) -> None:
    page.goto(f"{address}/kom-ind/")
    page.get_by_label("Brugernavn").fill(login)
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind").click()


@pytest.fixture
def karen(copied_database):
    return add_user("karen", "Karen Holm", by=Doer(None, "test"), password=PASSWORD)


@pytest.mark.browser_postgresql
def test_someone_signs_in(serve, page, karen):
    address = serve()
    page.goto(f"{address}/kom-ind/")
    assert_no_axe_violations(page)
    shot(page, "kom-ind")
    sign_in(page, address, "karen")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page).not_to_have_url(f"{address}/kom-ind/")


@pytest.mark.no_javascript
def test_someone_signs_in_without_scripts(serve, page, karen):
    address = serve()
    sign_in(page, address, "karen")
    expect(page).not_to_have_url(f"{address}/kom-ind/")


def test_what_goes_wrong_in_a_page_is_seen(serve, chromium):
    trouble, address = Trouble(), serve()
    context = chromium.new_context()
    trouble.watch(context)
    page = context.new_page()
    page.goto(f"{address}/kom-ind/")
    assert trouble.found == []
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.evaluate("console.error('et problem')")
    page.evaluate("setTimeout(() => { throw new Error('et brud') })")
    page.evaluate("fetch('/findes-ikke/').catch(() => {})")
    page.evaluate("fetch('http://127.0.0.1:1/').catch(() => {})")
    page.wait_for_timeout(300)
    told = "\n".join(trouble.found)
    for sign in ("et problem", "et brud", "Content Security Policy", "response: 404 GET"):
        assert sign in told
    context.close()


def test_a_page_with_a_fault_is_told_by_axe(serve, page):
    page.goto(f"{serve()}/kom-ind/")
    page.evaluate("document.querySelectorAll('label').forEach((label) => label.remove())")
    with pytest.raises(AssertionError, match="axe on .*\n.*label"):
        assert_no_axe_violations(page)
