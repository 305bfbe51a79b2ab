"""Draws docs/states.md from the rules of circles: where a proposal can be, and whose turn it is."""

import sys
from collections.abc import Collection

from drawn import ROOT, keep, table

sys.path.insert(0, str(ROOT / "src"))

from pejl.circles.rules import (
    ANSWER_IN_WORDS,
    NEEDS_WORDS,
    OPEN_STATES,
    SETTLED,
    STATE_IN_WORDS,
    TRANSITIONS,
    TURN_IN,
    Answer,
    Needs,
    Side,
    State,
    state_of,
)
from pejl.shared.clock import today

PAGE = """\
# Where a proposal can be

Drawn from `src/pejl/circles/rules/` by `python tools/draw_states.py`. Change the rules, not this page.

A proposal has no status that somebody sets. Where it is follows from the last answer of each side, from
whether it was withdrawn, and from the day (`state_of`). Every state has one whose turn it is.

```mermaid
{diagram}
```

## The states

{states}

## Where it begins

Who proposes something has thereby said yes for their own side.

{beginnings}

## What one can answer

{answers}
"""
BEGINNINGS = [
    ("The citizen, something of their own", Needs.CITIZEN, [Side.CITIZEN]),
    ("The citizen, something that needs both", Needs.BOTH, [Side.CITIZEN]),
    ("An employee of the circle", Needs.BOTH, [Side.PROFESSIONAL]),
    ("An employee who is not with yet and asks to join", Needs.BOTH, []),
]


def begins_as(needs: Needs, yes_from: list[Side]) -> State:
    answers = dict.fromkeys(yes_from, Answer.YES)
    return state_of(answers, needs, is_withdrawn=False, lapses_after=None, today=today())


def diagram() -> str:
    always = set.intersection(*(set(TRANSITIONS[state].items()) for state in OPEN_STATES))
    lines = ["stateDiagram-v2", '    state "open" as open {']
    lines += [f"        {_named(state)}" for state in _in_order(OPEN_STATES)]
    for state in _in_order(OPEN_STATES):
        lines += [f"        {line}" for line in _arrows(state, TRANSITIONS[state], inside=True)]
    lines += ["    }", *(f"    {_named(state)}" for state in _in_order(set(State) - OPEN_STATES))]
    for who, needs, yes_from in BEGINNINGS:
        lines.append(f"    [*] --> {_id(begins_as(needs, yes_from))}: {who.lower()}")
    for what, state in sorted(always):
        lines.append(f"    open --> {_id(state)}: {what}")
    for state, after in TRANSITIONS.items():
        others = {what: to for what, to in after.items() if (what, to) not in always}
        lines += [f"    {line}" for line in _arrows(state, others, inside=False)]
    return "\n".join(lines)


def _in_order(states: Collection[State]) -> list[State]:
    return [state for state in State if state in states]


def _arrows(state: State, after: dict[str, State], *, inside: bool) -> list[str]:
    reasons: dict[State, list[str]] = {}
    for what, to in after.items():
        if (to in OPEN_STATES) is inside:
            reasons.setdefault(to, []).append(what)
    return [f"{_id(state)} --> {_id(to)}: {' / '.join(what)}" for to, what in reasons.items()]


def _id(state: State) -> str:
    return state.name.lower()


def _named(state: State) -> str:
    return f'state "{state}" as {_id(state)}'


def states() -> str:
    rows = []
    for state in State:
        after = TRANSITIONS.get(state, {})
        happens = "<br>".join(f"{what} → *{to}*" for what, to in after.items()) or "nothing: it is settled"
        rows.append([f"*{state}*", STATE_IN_WORDS[state], str(TURN_IN[state]), happens])
    return table(["State", "On the screen", "Whose turn", "What can happen next"], rows)


def beginnings() -> str:
    rows = [[who, f"*{begins_as(needs, yes_from)}*"] for who, needs, yes_from in BEGINNINGS]
    return table(["Who proposes", "It begins as"], rows)


def answers() -> str:
    rows = [
        [
            ANSWER_IN_WORDS[answer],
            f"`Answer.{answer.name}`",
            "yes" if answer in SETTLED else "no: they may answer again",
            "yes" if answer in NEEDS_WORDS else "no",
        ]
        for answer in Answer
    ]
    return table(["On the screen", "In code", "Settles that side", "Asks for words"], rows)


def page() -> str:
    return PAGE.format(diagram=diagram(), states=states(), beginnings=beginnings(), answers=answers())


if __name__ == "__main__":
    sys.exit(keep("states.md", page(), about="Draw docs/states.md from the rules."))
