"""Somebody who tries every address of the house."""

import copy
import importlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, clear_url_caches, get_resolver, reverse

from pejl.config import urls
from pejl.journal.models import Envelope
from pejl.organisation.models import User
from pejl.organisation.rules import Capacity
from tests.access import Karens
from tests.client import StrictClient


def addresses(patterns=None, namespaces: tuple[str, ...] = ()) -> Iterator[tuple[str, URLPattern]]:
    """Every address of the house, by the name of its view."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(entry, URLResolver):
            inner = (*namespaces, entry.namespace) if entry.namespace else namespaces
            yield from addresses(entry.url_patterns, inner)
        else:
            yield ":".join([*namespaces, entry.name or str(entry.pattern)]), entry


@contextmanager
def demo_doors(settings: Any) -> Iterator[None]:
    """The addresses as they are where the demo flag is set."""
    settings.DEMO = True
    _read_addresses_again()
    try:
        yield
    finally:
        settings.DEMO = False
        _read_addresses_again()


def _read_addresses_again() -> None:
    importlib.reload(urls)
    clear_url_caches()


@dataclass(frozen=True)
class Visit:
    """What came of reading an address, or of sending an empty form to it."""

    address: str
    method: str
    sign: str
    text: str
    told: int


def sign_of(response: HttpResponse) -> str:
    if response.status_code == 302:
        return "D" if response.url.startswith("/kom-ind/") else "G"
    return {200: "P", 204: "-", 404: ".", 405: "x", 409: "N", 422: "F"}[response.status_code]


def text_of(response: HttpResponse) -> str:
    """What can be read; a letter as a file is read in its page."""
    is_page = "text/html" in response.headers.get("Content-Type", "")
    return unescape(response.content.decode()) if is_page else ""


def try_everywhere(karens: Karens, who: str, tried: Mapping[str, str]) -> Iterator[Visit]:
    capacity = karens.people[who]
    browser = signed_in(capacity)
    cookies = copy.deepcopy(browser.cookies)
    for name, thing in tried.items():
        address = reverse(name, kwargs=karens.things[thing])
        for method in ("get", "post"):
            typed = {"capacity": capacity.key} if capacity and method == "post" else {}
            with transaction.atomic():
                before = Envelope.objects.filter(subject=karens.uid).count()
                response = getattr(browser, method)(address, typed)
                told = Envelope.objects.filter(subject=karens.uid).count() - before
                transaction.set_rollback(True)
            browser.cookies = copy.deepcopy(cookies)
            yield Visit(name, method, sign_of(response), text_of(response), told)


def signed_in(capacity: Capacity | None) -> StrictClient:
    browser = StrictClient()
    if capacity is not None:
        browser.force_login(User.objects.get(pk=capacity.user_id))
        browser.post(reverse("organisation:choose_capacity"), {"capacity": capacity.key})
    return browser
