"""Filters of the chain's pages: what is missing, in words, and what places and kinds are called."""

from typing import Any

from django import template
from django.utils.translation import gettext

from pejl.chain.rules import (
    ACTIVITY_KIND_IN_WORDS,
    AUDIENCE_IN_WORDS,
    GAP_IN_WORDS,
    PLACE_IN_WORDS,
    POLICY_KIND_IN_WORDS,
    STATE_IN_WORDS,
    ActivityKind,
    Audience,
    Missing,
    Place,
    PolicyKind,
    State,
)
from pejl.chain.rules.learning import (
    MARK_IN_WORDS,
    STANDING_IN_WORDS,
    USEFUL_IN_WORDS,
    Mark,
    Standing,
    Useful,
)
from pejl.chain.rules.words import NOTHING_HERE_YET
from pejl.shared.templatetags.pejl import day
from pejl.shared.words import _

register = template.Library()

_WORDS: dict[Any, str] = {
    **{(ActivityKind, one): words for one, words in ACTIVITY_KIND_IN_WORDS.items()},
    **{(Audience, one): words for one, words in AUDIENCE_IN_WORDS.items()},
    **{(PolicyKind, one): words for one, words in POLICY_KIND_IN_WORDS.items()},
    **{(State, one): words for one, words in STATE_IN_WORDS.items()},
    **{(Mark, one): words for one, words in MARK_IN_WORDS.items()},
    **{(Standing, one): words for one, words in STANDING_IN_WORDS.items()},
    **{(Useful, one): words for one, words in USEFUL_IN_WORDS.items()},
}
_KINDS = {"kind": ActivityKind, "audience": Audience, "policy": PolicyKind}
_KINDS |= {"mark": Mark, "standing": Standing, "useful": Useful}


@register.filter
def gap(missing: Missing) -> str:
    """The missing link as a sentence."""
    return gettext(GAP_IN_WORDS[missing.gap]) % {"title": missing.title, "day": day(missing.day)}


@register.filter
def place(value: int) -> str:
    return gettext(PLACE_IN_WORDS[Place(value)])


@register.filter
def nothing_here(value: int) -> str:
    return gettext(NOTHING_HERE_YET[Place(value)])


@register.filter
def state(value: State) -> str:
    return gettext(STATE_IN_WORDS[value])


@register.filter
def called(value: str, kind: str) -> str:
    """What a stored word is called: {{ version.activity_kind|called:"kind" }}."""
    return gettext(_WORDS[_KINDS[kind], _KINDS[kind](value)]) if value else ""


_FIELDS = {
    "title": _("Overskrift"),
    "text": _("Tekst"),
    "owner": _("Ansvarlig"),
    "link": _("Link"),
    "policy_kind": _("Hvad er det?"),
    "under_revision": _("Er ved at blive skrevet om"),
    "audience": _("For hvem"),
    "is_bid": _("Et bud"),
    "activity_kind": _("Slags læring"),
    "on_screen": _("E-læring"),
}


@register.filter
def field_name(name: str) -> str:
    return gettext(_FIELDS[name])


@register.filter
def field_value(name: str, value: object) -> str:
    """A value of a text, as it is said on the screen."""
    if isinstance(value, bool):
        return gettext("Ja") if value else gettext("Nej")
    words = _WORDS.get((type(value), value))
    return gettext(words) if words else str(value)
