"""People in front of a screen: what they do there and what they see. Addresses and selectors stay in here."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from playwright.sync_api import Locator, Page, expect

from tests.browser import assert_no_axe_violations, shot

PRESSABLE = "button, a, summary"
CARDS = "article, .card, .person-row, .share, .result, .timeline > li"


@dataclass
class Person:
    """Somebody with a browser of their own."""

    page: Page
    first_name: str
    story: str
    runs_scripts: bool = True

    def comes_in(self) -> "Person":
        """Through the door of the demo."""
        self.page.goto("/demo/")
        self.page.get_by_role("button", name=re.compile(rf"^{self.first_name} ")).click()
        return self

    # What they do

    def clicks(self, words: str, within: Locator | None = None) -> None:
        self.finds(words, within).click()

    def writes(self, label: str, words: str, within: Locator | None = None) -> None:
        self.field(label, within).fill(words)

    def dates(self, label: str, day: date, within: Locator | None = None) -> None:
        self.field(label, within).fill(day.isoformat())

    def chooses(self, words: str, within: Locator | None = None) -> None:
        """A box or a round button."""
        self.choice(words, within).check()

    def searches(self, label: str, words: str) -> None:
        self.writes(label, words)
        self.page.keyboard.press("Enter")

    def picks(self, label: str, choice: str) -> None:
        self.field(label).select_option(label=choice)

    def goes_home(self) -> None:
        self.page.goto("/")

    def goes_back(self) -> None:
        self.page.go_back()

    # What they find

    def finds(self, words: str, within: Locator | None = None) -> Locator:
        """The one button, link or fold that says this."""
        place = within or self.page.locator("body")
        return place.locator(PRESSABLE).filter(has_text=_exactly(words), visible=True)

    def field(self, label: str, within: Locator | None = None) -> Locator:
        return (within or self.page).get_by_label(_beginning(label)).filter(visible=True)

    def choice(self, words: str, within: Locator | None = None) -> Locator:
        return (within or self.page).get_by_label(words, exact=True).filter(visible=True)

    def card(self, words: str) -> Locator:
        """The innermost card, row or proposal in which the words stand."""
        return self.page.locator(CARDS).filter(has_text=words, visible=True).last

    def section(self, heading: str) -> Locator:
        """The part of the page under a heading."""
        headed = self.page.locator("h1, h2, h3").filter(has_text=_exactly(heading))
        return self.page.locator("section").filter(has=headed).last

    # What they see

    def is_at(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)

    def sees(self, *words: str, within: Locator | None = None) -> None:
        for each in words:
            expect(within or self.page.locator("main")).to_contain_text(each)

    def does_not_see(self, *words: str) -> None:
        """To be asked only after something that the page must show."""
        for each in words:
            expect(self.page.locator("main")).not_to_contain_text(each)

    def has_no_way_to(self, words: str) -> None:
        expect(self.finds(words)).to_have_count(0)

    def is_told(self, sentence: str) -> None:
        expect(self.page.locator(".notices")).to_contain_text(sentence)

    def is_asked_to_mend(self, sentence: str) -> None:
        expect(self.page.locator(".errors")).to_contain_text(sentence)

    def looks_at_the_page(self, name: str) -> None:
        """The page as it stands: kept as a picture, and without accessibility faults."""
        shot(self.page, f"{self.story}-{name}")
        with self._page_that_runs_scripts() as page:
            assert_no_axe_violations(page)

    @contextmanager
    def _page_that_runs_scripts(self) -> Iterator[Page]:
        """axe is a script: where pages run none, it is given the same page in a browser that does."""
        if self.runs_scripts:
            yield self.page
            return
        context = self.page.context.browser.new_context(viewport=self.page.viewport_size)
        twin, html = context.new_page(), self.page.content()
        twin.route(self.page.url, lambda route: route.fulfill(body=html, content_type="text/html"))
        twin.goto(self.page.url)
        yield twin
        context.close()


def _exactly(words: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{re.escape(words)}\s*$")


def _beginning(label: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{re.escape(label)}")
