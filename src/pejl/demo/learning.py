"""What became of some of it: a session, a leader's yes, something tried, and a day that decided."""

from datetime import timedelta

from pejl.chain.actions import (
    Time,
    argue,
    ask_for_a_place,
    comment,
    hold,
    log,
    mark,
    prioritise,
    rate,
    share,
    suggest,
    tell_tried,
    wish_to_learn,
)
from pejl.chain.models import Enrolment
from pejl.chain.queries import last_version, text_of
from pejl.chain.rules import ActivityKind, Text
from pejl.chain.rules.learning import Mark, Rated, Standing, Useful, Verdict
from pejl.organisation.rules import Capacity
from pejl.shared import clock

from .chain import Woven


def sign_up(woven: Woven, bo: Capacity, clara: Capacity) -> Enrolment:
    """Bo asks to train at the kitchen table; Clara says yes."""
    time = _in_days(3, 9, 180, "Køkkenet i Hjemmeplejen Nord", 8)
    session = hold(woven.nodes["LA-traen"], time, by=woven.planner)
    enrolment = ask_for_a_place(session, by=bo)
    rate(enrolment, Rated.BEFORE, 2, by=bo)
    mark(enrolment, Mark.YES, by=clara)
    return enrolment


def try_it(woven: Woven, enrolment: Enrolment, bo: Capacity) -> None:
    mark(enrolment, Mark.THERE, by=bo)
    rate(enrolment, Rated.AFTER, 3, by=bo)
    words = "Jeg lod hende selv finde koppen."
    tell_tried(enrolment, Useful.YES, words, on_day=clock.today(), by=bo)
    log(ActivityKind.SUPERVISION, "Om at vente", on_day=clock.today(), by=bo)
    wish = wish_to_learn("At være rolig, når nogen bliver bange", by=bo)
    share(wish, with_leaders=True, by=bo)
    wish_to_learn("At køre bus med en, der er bange", by=bo)


def decide(woven: Woven, bo: Capacity, clara: Capacity) -> None:
    """The day on which the department decides: groups argue, and some of it ends."""
    nodes, pia = woven.nodes, woven.planner
    argue(nodes["LA-spoerg"], "Bord 1", "Det er her, det begynder.", is_for=True, by=bo)
    argue(nodes["LA-tal"], "Bord 2", "Aftalen er udløbet.", is_for=False, by=clara)
    argue(nodes["LA-demens"], "Bord 2", "Vi møder det hver dag.", is_for=True, by=clara)
    later = clock.today() + timedelta(days=90)
    chosen = Verdict(Standing.PRIORITISED, "Behovet er størst her.", "Pia Strand", later)
    prioritise(nodes["LA-spoerg"], chosen, by=pia)
    reason = "Aftalen skal skrives om først."
    prioritise(nodes["LA-tal"], Verdict(Standing.NOT_NOW, reason, "Clara Winther", later), by=pia)
    for number, where in ((12, "Mødelokale 3"), (19, "Mødelokale 3")):
        hold(nodes["LA-spoerg"], _in_days(number, 9, 180, where, 16), by=pia)
    comment(nodes["PM-alt"], "Det er godt, at der står »ingenting uden borgeren«.", by=bo)
    _suggest(woven)


def _suggest(woven: Woven) -> None:
    node = woven.nodes["PM-andre"]
    said = text_of(last_version(node))
    text = Text(said.title, "Familie, venner, frivillige og fagfolk er med fra begyndelsen.", said.owner)
    suggest(
        node,
        text,
        shown=1,
        reason="De kommer for sent med i dag.",
        open_until=clock.today() + timedelta(days=14),
        by=woven.planner,
    )


def _in_days(days: int, hour: int, minutes: int, where: str, seats: int) -> Time:
    day = clock.now().astimezone(clock.COPENHAGEN) + timedelta(days=days)
    begins = day.replace(hour=hour, minute=0, second=0, microsecond=0)
    return Time(begins, begins + timedelta(minutes=minutes), where, seats)
