"""What the kinds of change to a plan share."""

from datetime import date
from typing import Any, ClassVar

from django.utils import formats

from pejl.circles.models import Decision
from pejl.circles.rules import Needs, Way
from pejl.citizens.rules import Matter
from pejl.pathways.rules import hindrances_to_words
from pejl.shared import clock
from pejl.shared.versions import Step


class ByTheCitizen:
    """What is the citizen's own: their word alone is enough, and it does not grow old."""

    schema: ClassVar[int] = 1
    needs: ClassVar[Needs] = Needs.CITIZEN
    matter: ClassVar[Matter] = Matter.PERSONAL
    way: ClassVar[Way] = Way.AGREEMENT

    def until(self, last_day: date) -> None:
        return None

    def lapses_after(self) -> date | None:
        return None


def first_of(decision: Decision) -> dict[str, Any]:
    """The columns of a version that begins an item today."""
    return {
        "number": 1,
        "step": Step.BEGUN.value,
        "valid_from": clock.today(),
        "recorded_at": decision.taken_at,
        "decision": decision,
    }


def next_after(item: Any, step: Step, decision: Decision) -> dict[str, Any]:
    """The columns of a version that changes or ends an item from today on."""
    return {**first_of(decision), "number": item.versions.count() + 1, "step": step.value}


def hindrances_to_more_words(*texts: str) -> list[str]:
    """As `hindrances_to_words`, for what one need not write."""
    return [reason for text in texts if text.strip() for reason in hindrances_to_words(text)]


def one_sentence(text: str) -> str:
    sentence = ended(text)
    return sentence[:1].upper() + sentence[1:]


def ended(text: str) -> str:
    """As it was written, on one line and with a full stop at the end."""
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?")) else f"{text}."


def day_in_words(day: date | None) -> str:
    return formats.date_format(day, "DATE_FORMAT") if day else ""
