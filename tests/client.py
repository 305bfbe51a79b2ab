"""A browser in Python that refuses bad pages: each test that opens a page also tests its HTML."""

from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

NOT_ABOUT_WORK = {
    "account_confirm_email",
    "account_login",
    "account_reset_password",
    "account_reset_password_from_key",
    "by_provider",
    "demo:step_in",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "organisation:sign_out",
    "set_language",
}
HAS_NO_END = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
NEEDS_NO_LABEL = {"hidden", "submit", "button", "reset", "image"}
READS = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT", "PRAGMA")
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "form", "for")


class BadPage(AssertionError):
    """A page that does not hold what the house promises of every page."""

    def __init__(self, address: str, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("\n".join([f"{address} is a bad page:", *faults]))


class StrictClient(Client):
    """Refuses every bad page, and every GET that writes anything but the journal."""

    def request(self, **request: Any) -> HttpResponse:
        is_read = request.get("REQUEST_METHOD", "GET") in ("GET", "HEAD")
        if is_read and not _writes_on_get(request["PATH_INFO"]):
            with connection.execute_wrapper(_refuse_to_write):
                response = super().request(**request)
        else:
            response = super().request(**request)
        _check(response, request["PATH_INFO"])
        return response


@pytest.fixture
def client() -> StrictClient:
    return StrictClient()


@pytest.fixture
def browser() -> Iterator[type[StrictClient]]:
    """For tests in which several people sit in front of a screen: `karen = browser()`."""
    return StrictClient


def _writes_on_get(address: str) -> bool:
    try:
        return getattr(resolve(address).func, "writes_on_get", False)
    except Resolver404:
        return False


def _refuse_to_write(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    assert sql.lstrip("( ").upper().startswith(READS) or ' INTO "journal_' in sql, (
        f"A page that is only read wrote: {sql}"
    )
    return execute(sql, params, many, context)


def _check(response: HttpResponse, address: str) -> None:
    if "text/html" not in response.headers.get("Content-Type", "") or response.streaming:
        return
    if found := faults_of(response.content.decode(response.charset), address):
        raise BadPage(address, found)


def faults_of(html: str, address: str = "/") -> list[str]:
    """Everything that is wrong with a page, or with a part of one, as sentences."""
    page = Page()
    page.feed(html)
    page.close()
    return [*_faults_in_text(html), *page.faults, *_faults_in_whole(page), *_faults_in_forms(page, address)]


class Element:
    def __init__(self, tag: str, attributes: dict[str, str], inside: "Element | None") -> None:
        self.tag, self.attributes, self.inside = tag, attributes, inside
        self.text = ""
        self.holds_a_label = False

    def around(self, tag: str) -> "Element | None":
        element: Element | None = self
        while element is not None and element.tag != tag:
            element = element.inside
        return element

    def __str__(self) -> str:
        shown = "".join(
            f' {name}="{value}"' for name, value in self.attributes.items() if name in ("id", "name", "type")
        )
        return f"<{self.tag}{shown}>"


class Page(HTMLParser):
    """The elements of a page, each knowing what it lies in and the text in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.faults: list[str] = []
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, count in Counter(name for name, _value in attrs).items():
            if count > 1:
                self.faults.append(f"<{tag}> says {name} twice")
        attributes = {name: value or "" for name, value in attrs}
        element = Element(tag, attributes, self._open[-1] if self._open else None)
        self.elements.append(element)
        self._find_inline(element)
        if attributes.get("aria-label", "").strip() or attributes.get("alt", "").strip():
            for outer in self._open:
                outer.holds_a_label = True
        if tag not in HAS_NO_END:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in HAS_NO_END:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1].tag == tag:
            self._open.pop()
        elif any(element.tag == tag for element in self._open):
            self.faults.append(f"<{self._open[-1].tag}> is not closed before </{tag}>")
            while self._open.pop().tag != tag:
                pass
        else:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data
        if self._open and self._open[-1].tag == "script" and data.strip():
            self.faults.append("an inline script")

    def close(self) -> None:
        super().close()
        self.faults += [f"{element} is never closed" for element in self._open]

    def tagged(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]

    def with_id(self, uid: str) -> Element | None:
        return next((one for one in self.elements if one.attributes.get("id") == uid), None)

    def _find_inline(self, element: Element) -> None:
        if element.tag == "style":
            self.faults.append("an inline style sheet")
        if element.tag == "script" and not element.attributes.get("src"):
            self.faults.append("a script without a file")
        for name, value in element.attributes.items():
            if name == "style":
                self.faults.append(f"{element} has an inline style")
            if name.startswith("on") or name.startswith("hx-on"):
                self.faults.append(f"{element} has an inline handler ({name})")
            if value.strip().lower().startswith("javascript:"):
                self.faults.append(f"{element} runs a script from an address")


def _faults_in_text(html: str) -> Iterator[str]:
    for braces in ("{{", "}}", "{%", "%}", "{#", "#}"):
        if braces in html:
            yield f"braces are left over: {braces}"


def _faults_in_whole(page: Page) -> Iterator[str]:
    yield from _faults_in_ids(page)
    for element in page.tagged("img"):
        if "alt" not in element.attributes:
            yield "an image without a text instead"
    for element in page.tagged("a", "button", "summary", "h1", "h2", "h3", "legend", "th"):
        if not _is_heard(element):
            yield f"{element} says nothing"
    if not (roots := page.tagged("html")):
        return
    if not roots[0].attributes.get("lang"):
        yield "the page does not say its language"
    if (headings := len(page.tagged("h1"))) != 1:
        yield f"the page has {headings} h1, not one"
    if [bool(title.text.strip()) for title in page.tagged("title") if not title.around("svg")] != [True]:
        yield "the page has no title"
    if len(page.tagged("main")) != 1:
        yield "the page has no main part"


def _faults_in_ids(page: Page) -> Iterator[str]:
    ids = Counter(one.attributes["id"] for one in page.elements if "id" in one.attributes)
    for uid, count in ids.items():
        if count > 1:
            yield f"the id {uid} is used {count} times"
        if not uid or " " in uid:
            yield f"»{uid}« is no id"
    for element in page.elements:
        for name in REFERENCES:
            for uid in element.attributes.get(name, "").split():
                if uid not in ids:
                    yield f"{element} points at {uid} ({name}), which is not there"


def _is_heard(element: Element) -> bool:
    """Whether a screen reader has something to say."""
    return bool(
        element.text.strip()
        or element.attributes.get("aria-label", "").strip()
        or element.attributes.get("aria-labelledby")
        or element.holds_a_label
    )


def _faults_in_forms(page: Page, address: str) -> Iterator[str]:
    labelled = {label.attributes.get("for") for label in page.tagged("label") if label.text.strip()}
    for field in page.tagged("input", "select", "textarea"):
        is_quiet = field.tag == "input" and field.attributes.get("type") in NEEDS_NO_LABEL
        if not is_quiet and not _has_label(page, field, labelled):
            yield f"{field} has no label"
    for form in page.tagged("form"):
        if form.attributes.get("method", "get").lower() == "post":
            yield from _faults_in_post(page, form, address)


def _has_label(page: Page, field: Element, labelled: set[str | None]) -> bool:
    label = field.around("label")
    return bool(
        field.attributes.get("id") in labelled
        or field.attributes.get("aria-label", "").strip()
        or field.attributes.get("aria-labelledby")
        or (label is not None and label.text.strip())
    )


def _faults_in_post(page: Page, form: Element, address: str) -> Iterator[str]:
    names = {
        field.attributes.get("name")
        for field in page.tagged("input", "select", "textarea", "button")
        if field.around("form") is form
        or (form.attributes.get("id") and field.attributes.get("form") == form.attributes["id"])
    }
    action = form.attributes.get("action") or form.attributes.get("hx-post") or address
    if "csrfmiddlewaretoken" not in names:
        yield f"the form to {action} has no token"
    if _view_at(action) not in NOT_ABOUT_WORK and "capacity" not in names:
        yield f"the form to {action} does not say in which capacity it was opened"


def _view_at(address: str) -> str:
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""
