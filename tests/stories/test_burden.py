"""How light it is: clicks and typed fields, counted in the browser into docs/burden.md.

Write the document anew with `PEJL_WRITE_BURDEN=1 pytest -m browser tests/stories/test_burden.py`.
"""

import os
from pathlib import Path

import pytest

from .conftest import Place
from .counting import Cost, counted, is_counted
from .given import GOAL, WALK, bo_has_proposed_a_walk, karens_wish
from .people import Person

pytestmark = pytest.mark.browser

BURDEN = Path(__file__).parents[2] / "docs" / "burden.md"
NAV_GOAL, NAV_ACTIVITY = Cost(2, 1), Cost(3, 3)
ONE_CLICK, FOUR_AND_THREE = Cost(1, 0), Cost(4, 3)
WORDS = "Jeg er for træt lige nu."


def karen_writes_a_goal(karen: Person) -> Cost:
    with counted(karen) as cost:
        karen.clicks("Skriv dit første mål")
        karen.writes("Hvad vil du nå?", GOAL)
        karen.clicks("Skriv mit mål")
        karen.is_told("Dit mål står på planen.")
    return cost


def karen_makes_a_goal_of_her_wish(karen: Person) -> Cost:
    with counted(karen) as cost:
        karen.clicks("Gør det til et mål")
        karen.clicks("Skriv mit mål")
        karen.is_told("Dit mål står på planen.")
    return cost


def bo_proposes(bo: Person) -> Cost:
    with counted(bo) as cost:
        bo.clicks("Foreslå noget, I kan gøre", within=bo.card(GOAL))
        bo.writes("Hvad vil I gøre?", WALK)
        bo.chooses("Jeg vil kunne igen")
        bo.clicks("Om 6 uger")
        bo.is_told("Forslaget er sendt.")
    return cost


def karen_says_yes(karen: Person) -> Cost:
    karen.goes_home()
    with counted(karen) as cost:
        karen.clicks("Ja")
        karen.is_told("Tak. Dit svar er skrevet ned.")
    return cost


def karen_says(karen: Person, answer: str, question: str, words: str) -> Cost:
    karen.goes_home()
    with counted(karen) as cost:
        karen.clicks(answer)
        if words:
            karen.writes(question, words)
        karen.clicks("Send mit svar")
        karen.is_told("Tak. Dit svar er skrevet ned.")
    return cost


def karen_stops_it(karen: Person) -> Cost:
    karen.goes_home()
    with counted(karen) as cost:
        karen.clicks("Stop det her")
        karen.clicks("Ja, stop det")
        karen.is_told("Det er stoppet.")
    return cost


def everything_counted(place: Place) -> dict[str, Cost]:
    karen, bo = is_counted(place.at_screen("Karen")), is_counted(place.at_screen("Bo"))
    goal = karen_writes_a_goal(karen)
    karens_wish(place.cast)
    karen.goes_home()
    from_wish = karen_makes_a_goal_of_her_wish(karen)
    bo.clicks("Karen Holm")
    proposed = bo_proposes(bo)
    yes = karen_says_yes(karen)
    stopped = karen_stops_it(karen)
    bo_has_proposed_a_walk(place.cast)
    no = karen_says(karen, "Nej tak", "Vil du sige hvorfor?", "")
    bo_has_proposed_a_walk(place.cast)
    yes_if = karen_says(karen, "Ja, hvis …", "Hvad skal der til, før du siger ja?", WORDS)
    return {
        "goal": goal,
        "from wish": from_wish,
        "proposed": proposed,
        "yes": yes,
        "agreed": proposed + yes,
        "no": no,
        "yes if": yes_if,
        "stopped": stopped,
    }


ROWS = [
    ("goal", "The citizen writes a goal of their own", NAV_GOAL, NAV_GOAL),
    ("from wish", "… and makes a goal of a wish, in the words it has", NAV_GOAL, None),
    ("proposed", "The employee proposes something to do towards the goal", None, NAV_ACTIVITY),
    ("yes", "The citizen says *Ja*, after the text", ONE_CLICK, None),
    ("agreed", "**Both sides of the agreement together**", FOUR_AND_THREE, NAV_ACTIVITY),
    ("no", "The citizen says *Nej tak*", None, None),
    ("yes if", "The citizen says *Ja, hvis …*", None, None),
    ("stopped", "The citizen stops what was agreed", None, None),
]

ABOUT = """# What it costs

Clicks and typed fields, counted in a real browser, on a phone and on a desk, by
`tests/stories/test_burden.py`, which fails when this page says anything else. A click is a press on a link, a
button, a fold, a box, a round button or a list. Putting the cursor into a field belongs to typing in it.
Counted from the page where the person stands: the citizen on *Mit forløb*, the employee on the citizen's
pathway (one click from *Dem jeg møder*).

NAV's figures are those of its activity plan (`navikt/aktivitetsplan` @6fe37a6, run with its own test data):
one goal, and one activity, which one side writes and the other need not answer.

| what | clicks | typed fields | at most | NAV |
| --- | ---: | ---: | --- | --- |
"""
AFTER = """
Write it anew after a change: `PEJL_WRITE_BURDEN=1 pytest -m browser tests/stories/test_burden.py`.
"""


def _in_words(cost: Cost | None) -> str:
    return f"{cost.clicks} and {cost.fields}" if cost else "–"


def burden(costs: dict[str, Cost]) -> str:
    lines = [
        f"| {what} | {costs[key].clicks} | {costs[key].fields} | {_in_words(most)} | {_in_words(nav)} |"
        for key, what, most, nav in ROWS
    ]
    return ABOUT + "\n".join(lines) + "\n" + AFTER


def is_light(cost: Cost, most: Cost) -> bool:
    return cost.clicks <= most.clicks and cost.fields <= most.fields


def test_it_costs_no_more_than_is_promised_and_what_burden_md_says(place):
    costs = everything_counted(place)
    heavy = [what for key, what, most, _nav in ROWS if most and not is_light(costs[key], most)]
    assert heavy == []
    if os.environ.get("PEJL_WRITE_BURDEN"):
        BURDEN.write_text(burden(costs))
    assert BURDEN.read_text() == burden(costs)
