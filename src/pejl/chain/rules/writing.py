"""What may be written in the chain: texts, links, and what two who write at once are told."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from pejl.organisation.rules import Role
from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

from .words import COURSES, KEY_BEGINS_WITH, MAY_EDIT, ActivityKind, Audience, Place, PolicyKind

LONGEST_TITLE, LONGEST_TEXT, LONGEST_KEY, LONGEST_OWNER, LONGEST_LINK = 300, 6000, 60, 200, 500
LONGEST_REASON = 1000


@dataclass(frozen=True)
class Text:
    """What one version of a place in the chain says. Each kind of place uses some of it."""

    title: str
    text: str = ""
    owner: str = ""
    link: str = ""
    policy_kind: PolicyKind | None = None
    under_revision: bool = False
    audience: Audience | None = None
    is_bid: bool = False
    activity_kind: ActivityKind | None = None
    on_screen: bool = False


@dataclass(frozen=True)
class Period:
    """From which day it counts, and to which day (included), if that is known."""

    first_day: date
    last_day: date | None = None


class Difference(StrEnum):
    """What writing it would do: the word of an import."""

    NEW = "new"
    CHANGED = "changed"
    UNTOUCHED = "untouched"


def difference(before: object | None, after: object) -> Difference:
    if before is None:
        return Difference.NEW
    return Difference.UNTOUCHED if before == after else Difference.CHANGED


def tidy(text: Text) -> Text:
    """The same without spaces around what was typed."""
    return replace(
        text,
        title=text.title.strip(),
        text=text.text.strip(),
        owner=text.owner.strip(),
        link=text.link.strip(),
    )


def changed_fields(before: Text, after: Text) -> dict[str, tuple[object, object]]:
    """What is not the same in two texts: for history, and for the second of two who write at once."""
    return {
        one.name: (getattr(before, one.name), getattr(after, one.name))
        for one in fields(Text)
        if getattr(before, one.name) != getattr(after, one.name)
    }


def hindrances_to_edit(role: Role | None) -> list[str]:
    return reasons_among({_("Den røde tråd skrives af ledere og planlæggere."): role not in MAY_EDIT})


def hindrances_to_comment(role: Role | None) -> list[str]:
    return reasons_among({_("Her kan medarbejdere sige noget."): role is None})


def hindrances_to_text(place: Place, text: Text, period: Period) -> list[str]:
    """Every reason why a place in the chain cannot say this."""
    ends_first = period.last_day is not None and period.last_day < period.first_day
    return [
        *reasons_among(
            {
                _("Skriv en overskrift."): not text.title,
                _("Overskriften er for lang. Skriv resten i teksten."): len(text.title) > LONGEST_TITLE,
                _("Teksten er for lang."): len(text.text) > LONGEST_TEXT,
                _("Navnet på den ansvarlige er for langt."): len(text.owner) > LONGEST_OWNER,
                _("Den sidste dag ligger før den første."): ends_first,
            }
        ),
        *_hindrances_to_link_address(text.link),
        *_hindrances_to_kind(place, text),
    ]


def _hindrances_to_link_address(link: str) -> list[str]:
    is_web = link.startswith(("https://", "http://"))
    return reasons_among(
        {
            _("Et link begynder med https:// eller http://."): bool(link) and not is_web,
            _("Linket er for langt."): len(link) > LONGEST_LINK,
        }
    )


def _hindrances_to_kind(place: Place, text: Text) -> list[str]:
    """Each kind of place says what it must, and nothing that belongs to another."""
    out_of_place = (
        (text.policy_kind is not None or text.under_revision) and place is not Place.POLICY,
        text.audience is not None and place is not Place.PROFILE,
        text.is_bid and place is not Place.LEARNING_GOAL,
        (text.activity_kind is not None or text.on_screen) and place is not Place.ACTIVITY,
    )
    is_learned_on_screen = text.on_screen and text.activity_kind is not None
    return reasons_among(
        {
            _("Vælg, om det er en politik, en strategi eller en aftale."): (
                place is Place.POLICY and text.policy_kind is None
            ),
            _("Vælg, hvem profilen er for."): place is Place.PROFILE and text.audience is None,
            _("Vælg, hvilken slags læring det er."): (place is Place.ACTIVITY and text.activity_kind is None),
            _("Kun kurser kan være e-læring."): is_learned_on_screen and text.activity_kind not in COURSES,
            _("Her står noget, som hører til et andet sted i tråden."): any(out_of_place),
        }
    )


def hindrances_to_key(key: str, *, is_taken: bool) -> list[str]:
    return reasons_among(
        {
            _("Nøglen er for lang."): len(key) > LONGEST_KEY,
            _("Den nøgle er brugt til noget andet."): is_taken,
        }
    )


def next_key(place: Place, keys: Mapping[str, int] | set[str]) -> str:
    """The first key of its kind that is free: PM-3 after PM-1 and PM-2."""
    begins = f"{KEY_BEGINS_WITH[place]}-"
    numbers = [
        int(key[len(begins) :]) for key in keys if key.startswith(begins) and key[len(begins) :].isdecimal()
    ]
    return f"{begins}{max(numbers, default=0) + 1}"


def hindrances_to_link(upper: Place, lower: Place, *, same_framework: bool) -> list[str]:
    """A link goes from one place to the next, so that the chain has no circles."""
    return reasons_among(
        {
            _("Tråden går ét skridt ad gangen, fra politik til læringsaktivitet."): lower != upper + 1,
            _("De to hører til hver sit sæt af pejlemærker."): lower == upper + 1 and not same_framework,
        }
    )


def hindrances_to_write_over(*, shown: int, last: int) -> list[str]:
    """Two at once: the second sees what the first wrote, and keeps what they have typed."""
    return reasons_among(
        {_("Mens du skrev, er teksten blevet ændret. Se forskellen herunder, og gem igen."): shown != last}
    )


def text_to_keep(text: Text) -> dict[str, object]:
    """A text as plain values, to be kept while it is talked about."""
    return {name: getattr(value, "value", value) for name, value in vars(text).items()}


def text_from(kept: Mapping[str, Any]) -> Text:
    """What `text_to_keep` kept."""
    text = Text(**kept)
    return replace(
        text,
        policy_kind=PolicyKind(text.policy_kind) if text.policy_kind else None,
        audience=Audience(text.audience) if text.audience else None,
        activity_kind=ActivityKind(text.activity_kind) if text.activity_kind else None,
    )
