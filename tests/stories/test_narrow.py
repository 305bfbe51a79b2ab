"""On 320 px, and at 200 % zoom on a desk, no page has to be pushed sideways."""

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest

from pejl.circles.actions import propose
from pejl.pathways.changes import WriteWish

from .conftest import Place
from .given import bo_has_proposed_a_walk, mette_sees_the_plan
from .people import Person

PAGES_AT_MOST = 40
LONG_WORD = "Rehabiliteringsmedarbejderuddannelsesplanlægningen"
NARROW = {"width": 320, "height": 640}
ZOOMED = {"width": 640, "height": 450}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("viewport", [NARROW, ZOOMED], ids=["320px", "zoomed"]),
]

TOO_WIDE = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  return [...document.querySelectorAll("main *, header *, footer *")]
    .filter((part) => part.getBoundingClientRect().right > wide + 1)
    .map((part) => `${part.tagName}.${part.className} ${part.textContent.trim().slice(0, 40)}`);
}"""


def pages_within_reach(person: Person) -> Iterator[str]:
    """Every page that links lead to from where the person stands, once; those of one kind once too."""
    seen, ahead = set(), [person.page.url]
    while ahead and len(seen) < PAGES_AT_MOST:
        address = ahead.pop(0)
        kind = _kind_of(address)
        if kind in seen:
            continue
        seen.add(kind)
        person.page.goto(address)
        yield kind
        links = person.page.locator("a[href]").evaluate_all("links => links.map(link => link.href)")
        ahead += [link for link in links if _is_a_page_of(link, person.page.url)]


def _kind_of(address: str) -> str:
    """The path without the uids in it."""
    parts = urlsplit(urljoin("/", address)).path.split("/")
    return "/".join("…" if len(part) == 36 else part for part in parts)


def _is_a_page_of(link: str, here: str) -> bool:
    return urlsplit(link).netloc == urlsplit(here).netloc and not urlsplit(link).path.endswith(".pdf")


def given_long_words(place: Place) -> None:
    propose(place.cast.karens, [WriteWish(f"Jeg vil forstå {LONG_WORD}.")], by=place.cast.karen)
    bo_has_proposed_a_walk(place.cast, words=f"{LONG_WORD}!")
    mette_sees_the_plan(place.cast)


@pytest.mark.parametrize("first_name", ["Karen", "Bo"])
def test_no_page_within_reach_is_wider_than_the_screen(place, first_name):
    given_long_words(place)
    person = place.at_screen(first_name)
    too_wide, looked_at = {}, []
    for kind in pages_within_reach(person):
        looked_at.append(kind)
        person.looks_at_the_page(kind.strip("/").replace("/", "-").replace("…", "x") or "front")
        if parts := person.page.evaluate(TOO_WIDE):
            too_wide[kind] = parts
    assert too_wide == {}
    assert len(looked_at) > 8
