"""What a file says of the chain, whatever its format: places, what lies under what, and what was wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pejl.chain.rules import Place
from pejl.exchange.reading import Fault

MOST_FAULTS = 500


@dataclass(frozen=True)
class Named:
    """A competence that is named: its key, and its name where the file has one."""

    key: str
    name: str = ""


@dataclass
class Item:
    """One place of the chain as the file has it. `values` holds only what is said: the rest stays as it is.

    `keys` are those it may be known by, the best first; with none it is known by its title.
    """

    place: Place
    where: str
    keys: tuple[str, ...] = ()
    set_name: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    first_day: date | None = None
    last_day: date | None = None
    competences: tuple[Named, ...] | None = None
    unit: str | None = None
    guessed: bool = False
    """Its place was guessed from how deep it lies: where we know the key, we know better."""

    cut_at: int = 0
    """So many signs of its title are left, where the file holds no more."""

    @property
    def title(self) -> str:
        return str(self.values.get("title", ""))


@dataclass
class Incoming:
    """All that a file says. The numbers in `links` are those of `items`: upper, lower."""

    items: list[Item] = field(default_factory=list)
    links: list[tuple[int, int]] = field(default_factory=list)
    loose: set[int] = field(default_factory=set)
    """Those that lie under nothing, though there was room to say it: perhaps by mistake."""

    set_names: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)

    def fault(self, where: str, sentence: str, *values: object) -> None:
        self.faults.append(Fault(where, sentence, tuple(str(value) for value in values)))

    def note(self, where: str, sentence: str, *values: object) -> None:
        self.notes.append(Fault(where, sentence, tuple(str(value) for value in values)))


def same_words(first: str, second: str) -> bool:
    """Whether two texts say the same: a file may end its lines in another way."""
    return plain_lines(first) == plain_lines(second)


def plain_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def known_values(words: Mapping[Any, str]) -> dict[str, Any]:
    """How a file may name each of some choices: as on the screen, or as in the code."""
    return {
        **{said.casefold(): one for one, said in words.items()},
        **{one.value.casefold(): one for one in words},
    }
