"""One's own learning: logged in seconds, and a plan that one shares by choice."""

from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from pejl.chain.models import Logged, Node, Wished, WishedVersion
from pejl.chain.rules import ActivityKind, Place
from pejl.chain.rules.learning import hindrances_to_words
from pejl.journal.actions import record
from pejl.journal.rules import Entry, Kind
from pejl.organisation.rules import Capacity
from pejl.shared import clock
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.versions import Step
from pejl.shared.words import _

from .acting import last_of, next_step


@transaction.atomic
def log(
    kind: ActivityKind,
    words: str = "",
    *,
    on_day: date,
    learning_goal: Node | None = None,
    by: Capacity,
    uid: UUID | None = None,
) -> Logged:
    """Learning that happened in practice. Only the one who learnt reads it."""
    if uid and (there := Logged.objects.filter(uid=uid).first()):
        return there
    refuse_if(
        [
            *_at_work(by),
            *_towards(learning_goal),
            *hindrances_to_words(words, required=False),
            *reasons_among({_("Dagen er ikke kommet endnu."): on_day > clock.today()}),
        ]
    )
    logged = Logged.objects.create(
        uid=uid or uuid4(),
        user_id=by.user_id,
        kind=kind.value,
        on_day=on_day,
        at=clock.now(),
        learning_goal=learning_goal,
        words=words.strip(),
    )
    record(Entry(Kind.LEARNING, by.doer(), about=logged.uid, content={"what": "logged"}))
    return logged


@transaction.atomic
def wish_to_learn(
    words: str, *, learning_goal: Node | None = None, by: Capacity, uid: UUID | None = None
) -> Wished:
    """A line of one's own plan. It is shared with nobody until one says so."""
    if uid and (there := Wished.objects.filter(uid=uid).first()):
        return there
    refuse_if([*_at_work(by), *_towards(learning_goal), *hindrances_to_words(words)])
    wished = Wished.objects.create(uid=uid or uuid4(), user_id=by.user_id)
    _add(wished, None, words.strip(), learning_goal, is_shared=False)
    _tell("wished", wished, by)
    return wished


@transaction.atomic
def share(wished: Wished, *, with_leaders: bool, by: Capacity) -> None:
    """Let one's leaders read a line, or no longer. The same again changes nothing."""
    refuse_if(_own(wished, by))
    last = _lock(wished)
    if last.is_shared != with_leaders:
        _add(wished, last, last.words, last.learning_goal, is_shared=with_leaders)
        _tell("shared" if with_leaders else "shared no more", wished, by)


@transaction.atomic
def close(wished: Wished, *, by: Capacity) -> None:
    """Done, or given up: one's own to say, and no reason is asked for."""
    refuse_if(_own(wished, by))
    last = _lock(wished)
    if last.step != Step.ENDED:
        _add(wished, last, last.words, last.learning_goal, is_shared=False, step=Step.ENDED)
        _tell("closed", wished, by)


def _at_work(by: Capacity) -> list[str]:
    return reasons_among({_("Det er for medarbejdere og ledere."): not by.is_employee})


def _towards(learning_goal: Node | None) -> list[str]:
    is_one = learning_goal is None or learning_goal.place == Place.LEARNING_GOAL
    return reasons_among({_("Vælg et læringsmål."): not is_one})


def _own(wished: Wished, by: Capacity) -> list[str]:
    return reasons_among({_("Det er ikke din plan."): wished.user_id != by.user_id})


def _lock(wished: Wished) -> WishedVersion:
    Wished.objects.select_for_update().get(pk=wished.pk)
    version: WishedVersion = last_of(wished)
    return version


def _add(
    wished: Wished,
    last: WishedVersion | None,
    words: str,
    learning_goal: Node | None,
    *,
    is_shared: bool,
    step: Step | None = None,
) -> None:
    WishedVersion.objects.create(
        **{**next_step(last), **({"step": step} if step else {})},
        item=wished,
        valid_from=clock.today(),
        words=words,
        learning_goal=learning_goal,
        is_shared=is_shared,
    )


def _tell(what: str, wished: Wished, by: Capacity) -> None:
    record(Entry(Kind.LEARNING, by.doer(), about=wished.uid, content={"what": what}))
