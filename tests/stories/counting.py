"""What something costs the one who does it: presses that the browser saw, and fields that were typed in.

A press counts where it does something: on a link, a button, a fold, a box, a round button, a list to choose
from. Putting the cursor into a field belongs to typing in it. Nothing that a script does is counted.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from .people import Person

COUNTER = """(() => {
  const PRESSED = "a, button, summary, select, [type=radio], [type=checkbox]";
  const read = () => JSON.parse(sessionStorage.getItem("counted") ?? '{"clicks": 0, "fields": []}');
  const keep = (counted) => sessionStorage.setItem("counted", JSON.stringify(counted));
  addEventListener("pointerdown", (event) => {
    const target = event.target.closest("label")?.control ?? event.target;
    if (!event.isTrusted || !target.closest(PRESSED)) return;
    const counted = read();
    keep({ ...counted, clicks: counted.clicks + 1 });
  }, true);
  addEventListener("input", (event) => {
    if (!event.isTrusted || !event.inputType) return;
    const counted = read();
    const field = `${event.target.form.action} ${event.target.name}`;
    keep({ ...counted, fields: [...new Set([...counted.fields, field])] });
  }, true);
})();"""


@dataclass
class Cost:
    clicks: int = 0
    fields: int = 0

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.clicks + other.clicks, self.fields + other.fields)


def is_counted(person: Person) -> Person:
    """From now on what this person does is counted."""
    person.page.context.add_init_script(COUNTER)
    person.page.reload()
    return person


@contextmanager
def counted(person: Person) -> Iterator[Cost]:
    """What the person does within. The cost is known afterwards."""
    person.page.evaluate("sessionStorage.removeItem('counted')")
    cost = Cost()
    yield cost
    found = person.page.evaluate("JSON.parse(sessionStorage.getItem('counted'))")
    cost.clicks, cost.fields = found["clicks"], len(found["fields"])
