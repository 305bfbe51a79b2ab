"""Frameworks of others are trees: which of their steps is which place of the chain."""

import hashlib
from collections.abc import Mapping, Sequence

from pejl.chain.rules import Place
from pejl.chain.rules.writing import LONGEST_KEY, LONGEST_TITLE
from pejl.shared.words import _

LEVELS = (Place.GOAL, Place.PRINCIPLE, Place.PROFILE, Place.LEARNING_GOAL)
TOO_DEEP = _("Der er {0} trin under hinanden. Den røde tråd har fire, fra strategisk mål til læringsmål.")
IN_A_CIRCLE = _("»{0}« ligger under sig selv, rundt i en ring.")


def depths(count: int, uppers: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """How far down each of `count` things lies, 0 at the top; not for circles and what is below them."""
    below: dict[int, list[int]] = {}
    waiting = {}
    for lower in range(count):
        above = uppers.get(lower, ())
        waiting[lower] = len(above)
        for upper in above:
            below.setdefault(upper, []).append(lower)
    found = {one: 0 for one, number in waiting.items() if not number}
    ready = list(found)
    while ready:
        upper = ready.pop()
        for lower in below.get(upper, ()):
            found[lower] = max(found.get(lower, 0), found[upper] + 1)
            waiting[lower] -= 1
            if not waiting[lower]:
                ready.append(lower)
    return {one: depth for one, depth in found.items() if not waiting[one]}


def places(depth: Mapping[int, int], *, from_the_top: bool) -> dict[int, Place]:
    """The deepest step is what is learnt, and those above follow; or the top is a strategic goal."""
    steps = max(depth.values(), default=0) + 1
    begins = 0 if from_the_top or steps > len(LEVELS) else len(LEVELS) - steps
    return {one: LEVELS[min(begins + down, len(LEVELS) - 1)] for one, down in depth.items()}


def short_key(key: str) -> str:
    """A key that is too long, shortened so that it is the same each time and no other's."""
    key = key.strip()
    if len(key) <= LONGEST_KEY:
        return key
    mark = hashlib.sha256(key.encode()).hexdigest()[:12]
    return f"{key[: LONGEST_KEY - len(mark) - 1]}-{mark}"


def title_and_text(short: str, full: str) -> tuple[str, str]:
    """A heading of one line, and the rest. What is too long for a heading is kept whole below."""
    short, full = " ".join(short.split()), full.strip()
    if not short:
        short, _newline, rest = full.partition("\n")
        short, full = short.strip(), rest.strip() if len(short) <= LONGEST_TITLE else full
    elif full == short:
        full = ""
    if len(short) > LONGEST_TITLE:
        full = full or short
        short = f"{short[: LONGEST_TITLE - 1].rsplit(' ', 1)[0]}…"
    return short, full
