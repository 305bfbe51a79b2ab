"""Something behind every address of the room."""

from datetime import timedelta
from typing import Any

from pejl.practice.actions import Asking, IdeaAnswered, answer_idea, ask, ask_to_think, write_idea
from pejl.practice.queries import asked_with
from pejl.shared import clock
from tests.cast import Cast


def things_of_practice(cast: Cast) -> dict[str, dict[str, Any]]:
    """An idea that is tried, a situation that nobody can be recognised in, and a question of somebody."""
    idea = write_idea("En bænk ved døren.", by=cast.karen)
    said = IdeaAnswered(True, "Godt.", "Bo", clock.today() + timedelta(days=30))
    answer_idea(idea, said, by=cast.clara)
    situation = ask_to_think(Asking("Hvordan spørger I?"), by=cast.bo)
    key = ask("Hvem kan jeg tale med?", source="her")
    return {
        "idea": {"uid": idea.uid},
        "trial": {"uid": idea.uid, "trial": idea.trials.get().uid},
        "situation": {"uid": situation.uid},
        "question": {"uid": asked_with(key).get().uid},
        "key": {"key": key},
    }
