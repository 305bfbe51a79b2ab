"""Stop: one click and a confirmation, on the citizen's word alone, at once."""

import pytest

from .given import WALK, a_walk_is_agreed, mette_sees_the_plan

pytestmark = pytest.mark.browser


def test_karen_stops_what_was_agreed(place):
    a_walk_is_agreed(place.cast)
    karen, bo = place.at_screen("Karen"), place.at_screen("Bo")
    agreed = karen.card(WALK)
    karen.clicks("Stop det her", within=agreed)
    karen.sees("Det stopper med det samme. Du behøver ikke sige hvorfor.", within=agreed)
    karen.looks_at_the_page("1-are-you-sure")
    karen.clicks("Ja, stop det", within=agreed)
    karen.is_told("Det er stoppet. Det gælder fra nu af. De andre kan se det.")
    karen.sees("Vi har ikke aftalt noget endnu")
    bo.clicks("Karen Holm")
    bo.sees("Vi har ikke aftalt noget endnu")
    bo.clicks("Det er besluttet, af hvem og hvornår")
    bo.sees(f"Stop: {WALK}")
    bo.looks_at_the_page("2-bo-sees-that-it-stopped")


def test_karen_says_no_again_to_a_share(place):
    mette_sees_the_plan(place.cast)
    karen = place.at_screen("Karen")
    karen.clicks("Hvem kan se hvad?")
    shared = karen.section("Hvem kan se hvad?").locator(".share").filter(has_text="Mette Holm")
    sees_plan = shared.filter(has_text="forløbet")
    karen.clicks("Sig nej igen", within=sees_plan)
    karen.sees("Mette Holm kan ikke se det mere. Det gælder straks.", within=sees_plan)
    karen.looks_at_the_page("1-are-you-sure")
    karen.clicks("Ja, stop det", within=sees_plan)
    karen.is_told("Det er stoppet. Det gælder fra nu af.")
    assert [row.inner_text() for row in shared.locator(".share-why").all()] == ["navn og telefon"]
    karen.looks_at_the_page("2-shared-no-more")
