"""Situations, ideas and a question of the demo."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pejl.organisation.models import User
from pejl.organisation.queries import capacities_of
from pejl.organisation.rules import Capacity
from pejl.practice.actions import (
    Asking,
    IdeaAnswered,
    answer_idea,
    ask,
    ask_to_think,
    end_trial,
    finish,
    take_up,
    tell_attempt,
    think_along,
    write_idea,
)
from pejl.practice.rules import Became
from pejl.shared import clock

if TYPE_CHECKING:
    from .people import Town


def _here(user: User, *, at_work: bool = True) -> Capacity:
    return capacities_of(user, clock.today())[-1 if at_work else 0]


def think_together(town: "Town", now: datetime) -> None:
    with clock.stopped_at(now - timedelta(days=20)):
        _written_long_ago(town)
    with clock.stopped_at(now - timedelta(days=3)):
        _done_in_the_south(town)
    with clock.stopped_at(now - timedelta(hours=20)):
        _what_waits(town)


def _written_long_ago(town: "Town") -> None:
    bench = write_idea(
        "En bænk ved døren, så man kan tage sko på siddende.", by=_here(town.karen, at_work=False)
    )
    until = clock.today() + timedelta(days=30)
    said = IdeaAnswered(True, "Det er let at prøve, og vi har en bænk i kælderen.", "Bo", until)
    answer_idea(bench, said, by=_here(town.clara))
    take_up(bench, by=_here(town.charlie))
    write_idea("En fælles madplan, som de unge selv laver om søndagen.", by=_here(town.fatima))
    asked = ask_to_think(
        Asking("En mand vil ikke i bad. Han bliver vred, når jeg siger, at det er tid. Hvordan gør I?"),
        by=_here(town.charlie),
    )
    think_along(
        asked, "Jeg spørger altid først, om vi skal høre musik. Så går det lettere.", by=_here(town.fatima)
    )
    tell_attempt(asked, "Jeg satte radioen på og ventede. Han gik selv ud.", by=_here(town.charlie))
    finish(
        asked,
        Became.LEARNING,
        "Vent, og lad ham bestemme hvornår. Musik hjælper.",
        by=_here(town.charlie),
    )


def _done_in_the_south(town: "Town") -> None:
    charlie = _here(town.charlie)
    assert charlie.post is not None
    trial = town.karen.ideas.get().trials.get(unit=charlie.post.unit_id)
    end_trial(trial, worked=True, words="Der står nu en bænk ved tre døre. De bliver brugt.", by=charlie)


def _what_waits(town: "Town") -> None:
    write_idea("Kan vi bytte vagter uden at ringe rundt? En tavle er nok.", by=_here(town.bo))
    ask_to_think(
        Asking(
            "En dame siger ja til det hele, men jeg tror, at hun mener nej. Hvordan spørger jeg, så hun tør?"
        ),
        by=_here(town.bo),
    )
    ask(
        "Min nabo er begyndt at glemme sin mad på komfuret. Hvad kan jeg gøre?",
        source="demo",
        called="Naboen",
    )
