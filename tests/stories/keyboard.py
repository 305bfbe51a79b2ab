"""Somebody who has a keyboard and no mouse. Each stop of the Tab key is looked at on the way."""

from dataclasses import dataclass, field

from playwright.sync_api import Locator

from .people import Person

STOPS_AT_MOST = 120

STOP = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const box = here.getBoundingClientRect();
  const drawn = here.matches(".form-radio, .form-checkbox")
    ? getComputedStyle(here.nextElementSibling, "::before")
    : getComputedStyle(here);
  const ring = drawn.outlineStyle !== "none" && parseFloat(drawn.outlineWidth) >= 2;
  const last = window.lastStop;
  const follows = !last?.isConnected || last === here || Boolean(last.compareDocumentPosition(here) & 4);
  window.lastStop = here;
  return {
    words: (here.innerText || here.labels?.[0]?.innerText || here.getAttribute("aria-label") || "").trim(),
    isRinged: ring,
    isOnScreen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    follows,
  };
}"""


@dataclass
class KeyboardPerson(Person):
    """Reaches everything with Tab, presses with Enter and Space, chooses with the arrows."""

    stops: list[str] = field(default_factory=list)

    def clicks(self, words: str, within: Locator | None = None) -> None:
        self._reaches(self.finds(words, within))
        self.page.keyboard.press("Enter")

    def writes(self, label: str, words: str, within: Locator | None = None) -> None:
        self._reaches(self.field(label, within))
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.insert_text(words)

    def chooses(self, words: str, within: Locator | None = None) -> None:
        wanted = self.choice(words, within)
        group = self.page.locator(f"[name='{wanted.get_attribute('name')}']")
        if wanted.get_attribute("type") == "radio":
            self._reaches(group)
            self.page.keyboard.press("Space")
            while not wanted.is_checked():
                self.page.keyboard.press("ArrowDown")
        else:
            self._reaches(wanted)
            self.page.keyboard.press("Space")

    def picks(self, label: str, choice: str) -> None:
        self._reaches(self.field(label))
        self.page.keyboard.type(choice)

    def _reaches(self, target: Locator) -> None:
        """Tab until one of the targets has the focus."""
        target.first.wait_for()
        for _stop in range(STOPS_AT_MOST):
            if target.evaluate_all("targets => targets.includes(document.activeElement)"):
                return
            self.page.keyboard.press("Tab")
            self._is_well_placed()
        raise AssertionError(f"{target} is not reached by the Tab key, only {self.stops[-STOPS_AT_MOST:]}")

    def _is_well_placed(self) -> None:
        stop = self.page.evaluate(STOP)
        if stop is None:
            return
        self.stops.append(stop["words"])
        assert stop["isRinged"], f"The focus on »{stop['words']}« cannot be seen."
        assert stop["isOnScreen"], f"»{stop['words']}« has the focus outside the screen."
        assert stop["follows"], f"»{stop['words']}« gets the focus before what stands before it."
