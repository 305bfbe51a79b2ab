"""What a letter is made of, until when it waits for an answer, and what has come back."""

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Self

from pejl.circles.rules import OPEN_STATES, WHY_CLOSED, State
from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

ANSWER_WITHIN = timedelta(days=14)
POSTED_WITHIN = timedelta(days=7)
OUR_LANGUAGE = "da"


class LetterKind(StrEnum):
    """What a letter is about."""

    PROPOSAL = "a proposal"
    PLAN = "the plan"


class Shape(StrEnum):
    """How a piece of a letter is drawn."""

    PARAGRAPH = "paragraph"
    SENTENCE = "the sentence that is answered"
    WORDS = "somebody's own words"
    HEADING = "heading"
    LIST = "list"
    BOXES = "boxes to tick"
    LINES = "lines to write on"


@dataclass(frozen=True)
class Box:
    """Something to tick, and what one is asked for beside it."""

    label: str
    ask: str = ""


@dataclass(frozen=True)
class Piece:
    """A piece of a letter. `more` says whose words they are; `lines` how many lines there are to write on."""

    shape: Shape
    text: str = ""
    more: str = ""
    items: tuple[str, ...] = ()
    boxes: tuple[Box, ...] = ()
    lines: int = 0

    @property
    def is_right_to_left(self) -> bool:
        return is_right_to_left(self.text)

    @property
    def room(self) -> range:
        """The lines to write on."""
        return range(self.lines)

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        boxes = tuple(Box(**box) for box in kept["boxes"])
        return cls(**{**kept, "shape": Shape(kept["shape"]), "items": tuple(kept["items"]), "boxes": boxes})


@dataclass(frozen=True)
class Section:
    heading: str
    pieces: tuple[Piece, ...]

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        return cls(kept["heading"], tuple(Piece.read(piece) for piece in kept["pieces"]))


@dataclass(frozen=True)
class Written:
    """A letter, word for word, in the language of who gets it. The page and the PDF are drawn from it.

    `reply` is the sheet that comes back, with boxes and lines; `reply_head` says whose it is,
    and at `reply_name` one writes one's name.
    """

    language: str
    title: str
    to: tuple[str, ...]
    sender: tuple[str, ...]
    dated: str
    greeting: str
    opening: tuple[Piece, ...]
    sections: tuple[Section, ...]
    signed: tuple[str, ...]
    reply_head: str
    reply_name: str
    reply: tuple[Section, ...]
    page_of: tuple[str, ...]

    def kept(self) -> dict[str, Any]:
        """Plain JSON values."""
        return asdict(self)

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """The letter again, from what was kept."""
        again = {
            "opening": tuple(Piece.read(piece) for piece in kept["opening"]),
            "sections": tuple(Section.read(section) for section in kept["sections"]),
            "reply": tuple(Section.read(section) for section in kept["reply"]),
        }
        lines = {name: tuple(kept[name]) for name in ("to", "sender", "signed", "page_of")}
        return cls(**{**kept, **lines, **again})


def written_in(language: str, ours: Collection[str]) -> str:
    """The language of a letter: the citizen's where we have it."""
    return language if language in ours else OUR_LANGUAGE


def is_right_to_left(text: str) -> bool:
    """Whether a text begins in a script that runs from right to left (the first letter with a direction)."""
    for letter in text:
        if (direction := unicodedata.bidirectional(letter)) in ("L", "R", "AL"):
            return direction != "L"
    return False


def answer_by(sent_on: date, lapses_after: date | None) -> date:
    """Fourteen days from the day of the letter, but no longer than what it asks can be answered."""
    in_two_weeks = sent_on + ANSWER_WITHIN
    return in_two_weeks if lapses_after is None else min(in_two_weeks, lapses_after)


def hindrances_to_ask(state: State, *, can_answer: bool) -> list[str]:
    """Why a proposal cannot be put to the citizen in a letter."""
    if state not in OPEN_STATES:
        return [WHY_CLOSED[state]]
    return reasons_among({_("Der er allerede svaret på forslaget."): not can_answer})


def hindrances_to_send(
    *,
    is_professional: bool,
    has_died: bool,
    phone: str,
    sent_on: date,
    today: date,
    lapses_after: Collection[date | None],
) -> list[str]:
    """Why a letter cannot be sent. It is never dated back: that would take days from the one who answers."""
    return reasons_among(
        {
            _("Det kan kun en medarbejder, der er med."): not is_professional,
            _("Borgeren er død. Vi sender ikke flere breve."): has_died,
            _("Skriv det nummer, man kan ringe til."): not phone.strip(),
            _("Vælg en dag, der ikke er gået."): sent_on < today,
            _("Send brevet inden for en uge."): sent_on - today > POSTED_WITHIN,
            _("Forslaget er for gammelt, når brevet bliver sendt. Ring i stedet."): any(
                day is not None and day < sent_on for day in lapses_after
            ),
        }
    )


class Back(StrEnum):
    """What has come back on a letter, for each thing it asked."""

    WAITS = "waits for an answer"
    LATE = "no answer in time"
    CAME = "the answer is here"
    OVER = "no longer asked"


BACK_IN_WORDS: Mapping[Back, str] = {
    Back.WAITS: _("Venter på svar"),
    Back.LATE: _("Vi har ikke fået svar endnu. Ring og spørg."),
    Back.CAME: _("Svaret er her"),
    Back.OVER: _("Det er ikke aktuelt mere"),
}
LOOK_OF_BACK: Mapping[Back, str] = {
    Back.WAITS: "wait",
    Back.LATE: "talk",
    Back.CAME: "good",
    Back.OVER: "over",
}


def what_came_back(*, has_answer: bool, is_open: bool, answer_by: date, today: date) -> Back:
    """No answer is never a yes: after the day it is only somebody's turn to ask again."""
    if has_answer:
        return Back.CAME
    if not is_open:
        return Back.OVER
    return Back.LATE if today > answer_by else Back.WAITS
