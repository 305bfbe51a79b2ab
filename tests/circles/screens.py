"""In front of a screen: forms filled in and sent as a browser would, with all that lies hidden in them."""

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from tests.client import Element, Page, StrictClient

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
FORM_UID = re.compile(r'name="uid" value="[^"]*"')
TAG = re.compile(r"<[^>]*>")
BEFORE_A_SIGN = re.compile(r" (?=[,.:)])")
NOTICES = re.compile(r'<div class="notices".*?</div>\s*</div>', re.DOTALL)


@dataclass
class Form:
    action: str
    is_sent: bool
    filled: dict[str, list[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)


def forms_on(page: HttpResponse) -> list[Form]:
    parsed = Page()
    parsed.feed(page.content.decode())
    parsed.close()
    here = page.request["PATH_INFO"] + (f"?{query}" if (query := page.request["QUERY_STRING"]) else "")
    forms = []
    for element in parsed.tagged("form"):
        form = Form(element.attributes.get("action") or here, element.attributes.get("method") == "post")
        for one in parsed.tagged("input", "textarea", "select", "button"):
            if one.around("form") is element:
                _take_in(form, one, parsed)
        forms.append(form)
    return forms


def _take_in(form: Form, element: Element, page: Page) -> None:
    name, kind = element.attributes.get("name", ""), element.attributes.get("type")
    form.names.add(name)
    if element.tag == "button":
        return
    if kind in ("radio", "checkbox") and "checked" not in element.attributes:
        return
    form.filled.setdefault(name, []).append(_value(element, page))


def _value(element: Element, page: Page) -> str:
    if element.tag == "textarea":
        return element.text.removeprefix("\n")
    if element.tag == "select":
        options = [one for one in page.tagged("option") if one.around("select") is element]
        chosen = [one for one in options if "selected" in one.attributes] or options[:1]
        return chosen[0].attributes["value"] if chosen else ""
    return element.attributes.get("value", "on" if element.attributes.get("type") == "checkbox" else "")


def form_on(page: HttpResponse, *names: str, **holding: str) -> Form:
    """The one form to be sent that has these fields, and holds these values already."""
    found = [
        form
        for form in forms_on(page)
        if form.is_sent
        and set(names) <= form.names
        and all(form.filled.get(name) == [value] for name, value in holding.items())
    ]
    assert len(found) >= 1, f"No such form on the page: {names} {holding}"
    return found[0]


def send(
    client: StrictClient, page: HttpResponse, holding: dict[str, str] | None = None, **typed: Any
) -> HttpResponse:
    """Fill in and send the form on the page that has these fields."""
    form = form_on(page, *typed, **(holding or {}))
    return client.post(form.action, {**form.filled, **typed})


def press(client: StrictClient, page: HttpResponse, action: str) -> HttpResponse:
    """Press the button of the form that goes to this address."""
    (form,) = [form for form in forms_on(page) if form.action == action]
    return client.post(form.action, form.filled)


def text_of(page: HttpResponse) -> str:
    """What stands on the page, on one line."""
    html = page.content.decode()
    words = unescape(TAG.sub(" ", html[html.index("<main") : html.index("</main>")]))
    return BEFORE_A_SIGN.sub("", " ".join(words.split()))


def typed_on(page: HttpResponse) -> set[str]:
    """What stands in the fields of the page."""
    return {value for form in forms_on(page) for values in form.filled.values() for value in values if value}


def main_part(page: HttpResponse, *, notices: bool = True) -> str:
    """What a swap takes over, without what is new in every answer."""
    html = page.content.decode()
    part = html[html.index('<main id="indhold"') : html.index("</main>")]
    part = FORM_UID.sub("", TOKEN.sub("", part))
    return " ".join((part if notices else NOTICES.sub("", part)).split())


def queries_of(client, page: str) -> int:
    client.get(page)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return len(asked)
