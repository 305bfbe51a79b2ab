"""An idea is written, answered, tried, taken up elsewhere, and done."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from pejl.journal.actions import record
from pejl.journal.rules import Entry, Kind
from pejl.organisation.models import Unit
from pejl.organisation.rules import Capacity
from pejl.practice.models import Idea, IdeaAnswer, NewsRead, Trial, TrialEnd
from pejl.practice.queries import decider_near, happenings_of, may_decide, origin_of, whole
from pejl.practice.rules import (
    ANSWERED_WITHIN,
    TRIED_FOR,
    From,
    hindrances_in_text,
    hindrances_to_answer_idea,
    hindrances_to_end_trial,
    hindrances_to_take_up,
)
from pejl.shared import clock
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.words import _


@transaction.atomic
def write_idea(words: str, *, by: Capacity, shows_name: bool = False, uid: UUID | None = None) -> Idea:
    """To the leader nearest by, who has fourteen days. Sent twice it is one idea."""
    if uid and (sent := Idea.objects.filter(uid=uid, author=by.user_id).first()):
        return sent
    refuse_if(hindrances_in_text(words))
    origin = origin_of(by)
    decider = decider_near(origin.unit, clock.today())
    refuse_if(reasons_among({_("Der er ingen leder, der kan svare, endnu. Ring til os."): decider is None}))
    assert decider is not None
    idea = Idea.objects.create(
        uid=uid or uuid4(),
        words=words.strip(),
        author_id=by.user_id,
        author_name=by.name,
        comes_from=origin.comes_from,
        shows_name=shows_name or origin.comes_from is From.EMPLOYEE,
        unit=decider.unit,
        decider=decider.user,
        decider_name=decider.user.name,
        written_at=clock.now(),
        answer_by=clock.today() + ANSWERED_WITHIN,
    )
    _tell("idea written", idea, by)
    return idea


@dataclass(frozen=True)
class IdeaAnswered:
    """The answer, its reason, and for a yes: tried by whom, until when."""

    is_yes: bool
    reason: str
    who: str = ""
    until: date | None = None


@transaction.atomic
def answer_idea(idea: Idea, said: IdeaAnswered, *, by: Capacity, uid: UUID | None = None) -> IdeaAnswer:
    """Answered with a yes it is tried in its own unit from today."""
    idea = _locked(idea)
    if uid and (sent := IdeaAnswer.objects.filter(uid=uid, idea=idea, by=by.user_id).first()):
        return sent
    today = clock.today()
    refuse_if(
        hindrances_in_text(said.reason)
        + hindrances_to_answer_idea(
            may_decide=may_decide(idea, by, today),
            is_answered=idea.given_answer is not None,
            is_yes=said.is_yes,
            until=said.until,
            today=today,
        )
    )
    answer = IdeaAnswer.objects.create(
        uid=uid or uuid4(),
        idea=idea,
        is_yes=said.is_yes,
        reason=said.reason.strip(),
        by_id=by.user_id,
        by_name=by.name,
        answered_at=clock.now(),
    )
    if said.is_yes:
        assert said.until is not None
        _try(idea, idea.unit, said.who.strip() or idea.unit.name, said.until, by)
    _tell("idea answered", idea, by)
    return answer


@transaction.atomic
def take_up(idea: Idea, *, by: Capacity) -> Trial:
    """One click: the unit one is here from tries it too. Clicked twice it is taken up once."""
    idea = _locked(idea)
    unit_id = by.post.unit_id if by.post else 0
    if taken := idea.trials.filter(unit_id=unit_id).first():
        return taken
    today = clock.today()
    refuse_if(
        hindrances_to_take_up(
            is_employee=by.is_employee,
            is_own_unit=idea.unit_id == unit_id,
            is_open_to_all=Idea.objects.open_to_all(today).filter(pk=idea.pk).exists(),
        )
    )
    trial = _try(idea, Unit.objects.get(pk=unit_id), by.name, today + TRIED_FOR, by)
    _tell("idea taken up", idea, by)
    return trial


@transaction.atomic
def end_trial(trial: Trial, *, worked: bool, words: str, by: Capacity, uid: UUID | None = None) -> TrialEnd:
    """Nu er det gjort, or not any more; said by anyone of the unit that tries it."""
    idea = _locked(trial.idea)
    if uid and (sent := TrialEnd.objects.filter(uid=uid, trial=trial, by=by.user_id).first()):
        return sent
    refuse_if(
        hindrances_in_text(words)
        + hindrances_to_end_trial(
            is_there=by.post is not None and by.post.unit_id == trial.unit_id,
            is_over=TrialEnd.objects.filter(trial=trial).exists(),
        )
    )
    end = TrialEnd.objects.create(
        uid=uid or uuid4(),
        trial=trial,
        worked=worked,
        words=words.strip(),
        by_id=by.user_id,
        by_name=by.name,
        ended_at=clock.now(),
    )
    _tell("idea done" if worked else "idea tried", idea, by)
    return end


@transaction.atomic
def read_news(idea: Idea, *, by: Capacity) -> None:
    """The author has read what happened so far."""
    idea = _locked(idea)
    refuse_if(reasons_among({_("Det er ikke din idé."): idea.author_id != by.user_id}))
    NewsRead.objects.create(idea=idea, happenings=happenings_of(whole(idea)), read_at=clock.now())


def _try(idea: Idea, unit: Unit, who: str, until: date, by: Capacity) -> Trial:
    return Trial.objects.create(
        idea=idea,
        unit=unit,
        who=who,
        until=until,
        begun_by_id=by.user_id,
        begun_by_name=by.name,
        begun_on=clock.today(),
    )


def _locked(idea: Idea) -> Idea:
    """As it is now, and nobody else changes it meanwhile."""
    return Idea.objects.select_for_update(of=("self",)).get(pk=idea.pk)


def _tell(what: str, idea: Idea, by: Capacity) -> None:
    record(Entry(Kind.IDEA, by.doer(), about=idea.uid, content={"what": what}))
