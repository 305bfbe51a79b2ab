"""Draws docs/states.md from the rules: where a proposal or a ruling can be, and whose turn it is."""

import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from drawn import ROOT, keep, table

sys.path.insert(0, str(ROOT / "src"))

from pejl.circles import rules as circles
from pejl.circles.rules import Answer, Needs, Side, State, state_of
from pejl.rulings import rules as rulings
from pejl.shared.clock import today

PAGE = """\
# Where a proposal or a ruling can be

Drawn from the rules by `python tools/draw_states.py`. Change the rules, not this page.

Neither has a status that somebody sets. Where it is follows from what was said and done, and from the day
(`state_of`). Every state has one whose turn it is.

## A proposal

From `src/pejl/circles/rules`. A proposal is where the last answer of each side puts it.

{proposal_diagram}

{proposal_states}

### Where it begins

Who proposes something has thereby said yes for their own side.

{beginnings}

### What one can answer

{answers}

## A ruling

From `src/pejl/rulings/rules`. A ruling (*afgørelse*) is prepared, perhaps heard about, made, and may be
complained about.

{ruling_diagram}

{ruling_states}
"""
BEGINNINGS = [
    ("The citizen, something of their own", Needs.CITIZEN, [Side.CITIZEN]),
    ("The citizen, something that needs both", Needs.BOTH, [Side.CITIZEN]),
    ("An employee of the circle", Needs.BOTH, [Side.PROFESSIONAL]),
    ("An employee who is not with yet and asks to join", Needs.BOTH, []),
]


@dataclass(frozen=True)
class Machine:
    """States, whose turn it is in each, what leads where, and the states drawn as one box."""

    states: type[StrEnum]
    turns: Mapping[StrEnum, StrEnum]
    transitions: Mapping[StrEnum, Mapping[str, StrEnum]]
    words: Mapping[str, Mapping[StrEnum, str]]
    beginnings: Mapping[str, StrEnum]
    box: str
    boxed: Collection[StrEnum]

    def in_order(self, states: Collection[StrEnum]) -> list[StrEnum]:
        return [state for state in self.states if state in states]

    def diagram(self) -> str:
        """What holds for every state in the box is drawn from the box."""
        always = set.intersection(*(set(self.transitions[state].items()) for state in self.boxed))
        lines = [f'state "{self.box}" as box{{']
        lines += [f"    {_named(state)}" for state in self.in_order(self.boxed)]
        lines += [f"    {line}" for line in self._arrows(inside=True, leaving_out=always)]
        lines += ["}", *map(_named, self.in_order(set(self.states) - set(self.boxed)))]
        lines += [_arrow("[*]", state, who.lower()) for who, state in self.beginnings.items()]
        lines += [_arrow("box", state, what) for what, state in sorted(always)]
        lines += self._arrows(inside=False, leaving_out=always)
        return "\n".join(["```mermaid", "stateDiagram-v2", *(f"    {line}" for line in lines), "```"])

    def _arrows(self, *, inside: bool, leaving_out: Collection[tuple[str, StrEnum]]) -> list[str]:
        arrows: dict[tuple[StrEnum, StrEnum], list[str]] = {}
        for state in self.in_order(self.transitions.keys()):
            for what, to in self.transitions[state].items():
                is_inside = state in self.boxed and to in self.boxed
                if is_inside is inside and (what, to) not in leaving_out:
                    arrows.setdefault((state, to), []).append(what)
        return [_arrow(_id(state), to, " / ".join(what)) for (state, to), what in arrows.items()]

    def table(self) -> str:
        rows = []
        for state in self.states:
            after = self.transitions.get(state, {})
            happens = "<br>".join(f"{what} → *{to}*" for what, to in after.items()) or "nothing: it is over"
            said = [words[state] for words in self.words.values()]
            rows.append([f"*{state}*", *said, str(self.turns[state]), happens])
        return table(["State", *self.words, "Whose turn", "What can happen next"], rows)


def _id(state: StrEnum) -> str:
    return state.name.lower()


def _arrow(start: str, to: StrEnum, label: str) -> str:
    """A label ends at a colon or semicolon."""
    return f"{start} --> {_id(to)}: {label.replace(':', ' –').replace(';', ',')}"


def _named(state: StrEnum) -> str:
    return f'state "{state}" as {_id(state)}'


def begins_as(needs: Needs, yes_from: list[Side]) -> State:
    answers = dict.fromkeys(yes_from, Answer.YES)
    return state_of(answers, needs, is_withdrawn=False, lapses_after=None, today=today())


PROPOSAL = Machine(
    State,
    circles.TURN_IN,
    circles.TRANSITIONS,
    {"On the screen": circles.STATE_IN_WORDS},
    {who: begins_as(needs, yes_from) for who, needs, yes_from in BEGINNINGS},
    "open",
    circles.OPEN_STATES,
)
RULING = Machine(
    rulings.State,
    rulings.TURN_IN,
    rulings.TRANSITIONS,
    {"At work": rulings.STATE_IN_WORDS, "To the citizen": rulings.STATE_TO_CITIZEN},
    {"an employee of the circle begins it": rulings.State.DRAFTED},
    "prepared",
    rulings.PREPARED_STATES,
)


def answers() -> str:
    rows = [
        [
            circles.ANSWER_IN_WORDS[answer],
            f"`Answer.{answer.name}`",
            "yes" if answer in circles.SETTLED else "no: they may answer again",
            "yes" if answer in circles.NEEDS_WORDS else "no",
        ]
        for answer in Answer
    ]
    return table(["On the screen", "In code", "Settles that side", "Asks for words"], rows)


def page() -> str:
    begun = [[who, f"*{state}*"] for who, state in PROPOSAL.beginnings.items()]
    return PAGE.format(
        proposal_diagram=PROPOSAL.diagram(),
        proposal_states=PROPOSAL.table(),
        beginnings=table(["Who proposes", "It begins as"], begun),
        answers=answers(),
        ruling_diagram=RULING.diagram(),
        ruling_states=RULING.table(),
    )


if __name__ == "__main__":
    sys.exit(keep("states.md", page(), about="Draw docs/states.md from the rules."))
