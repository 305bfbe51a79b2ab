"""The only way in which anything in a circle changes: propose, answer, decide."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.db import transaction

from pejl.circles.changes import Join
from pejl.circles.kinds import Change, changes_of
from pejl.circles.models import Circle, Decision, Proposal, ProposalEnd, ProposalVersion
from pejl.circles.queries import OnTheTable, Standing, speakers_about, standing
from pejl.circles.rules import (
    WHY_CLOSED,
    Answer,
    How,
    Needs,
    Part,
    Side,
    State,
    Way,
    hindrances_to_answer,
)
from pejl.citizens.models import Representation
from pejl.citizens.rules import Matter
from pejl.journal.actions import record
from pejl.journal.rules import Entry, Kind
from pejl.organisation.rules import Capacity
from pejl.shared import clock
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.words import _

from .overtaking import overtake
from .speaking import YES, Said, decide, lock, put_on_the_table, reread, speak
from .undoing import end_what_was_carried, undo


@transaction.atomic
def propose(
    circle: Circle,
    changes: Sequence[Change],
    *,
    by: Capacity,
    words: str = "",
    uid: UUID | None = None,
    citizen_said: Said | None = None,
) -> OnTheTable:
    """Propose changes in plain words; the proposer's own side has thereby said yes.

    Where that is all that is needed (a wish of the citizen's own) it is in force at once. An employee may
    write down a wish as the citizen said it (`citizen_said`). Refused for those who are not with, and with
    every hindrance of every change. A form carries the `uid` of the proposal it will make, so that sending
    it twice makes one; sending it again with something else written in it makes another.
    """
    lock(circle)
    if uid and (made := circle.proposals.filter(uid=uid, versions__made_by=by.user_id).first()):
        table, uid = reread(made), None
        if changes_of(table.version) == list(changes):
            return table
    today, here = clock.today(), standing(circle, by, clock.today())
    refuse_if(_hindrances_to_propose(here, changes, citizen_said, by))
    refuse_if(dict.fromkeys(reason for change in changes for reason in change.hindrances(circle, today)))
    version = put_on_the_table(circle, changes, by=by, words=words, uid=uid)
    if here.side in (Side.CITIZEN, Side.PROFESSIONAL):
        speak(version, here.side, YES, by, circle)
    if citizen_said is not None:
        speak(version, Side.CITIZEN, citizen_said, by, circle)
    is_agreed = reread(version.proposal).state is State.AGREED
    if is_agreed:
        overtake(decide(circle, version, changes))
    kind = Kind.DECIDED if is_agreed else Kind.PROPOSED
    record(Entry(kind, by.doer(), circle.citizen.uid, version.uid, {"what": version.sentence}))
    return reread(version.proposal)


def _hindrances_to_propose(
    here: Standing, changes: Sequence[Change], citizen_said: Said | None, by: Capacity
) -> list[str]:
    """Who is with may propose; who is not may only ask to join; what is the citizen's own is theirs."""
    own = any(change.needs is Needs.CITIZEN for change in changes)
    written_down = here.side is Side.PROFESSIONAL and citizen_said is not None
    theirs = here.side is Side.CITIZEN or (
        written_down and all(change.way is Way.AGREEMENT for change in changes)
    )
    return _hindrances_to_see(here, changes, may_ask=by.is_employee) + reasons_among(
        {
            _("Det er borgerens eget."): own and not theirs,
            _("Skriv, hvad borgeren selv sagde."): (
                citizen_said is not None and not citizen_said.words.strip()
            ),
            _("Vælg, hvordan borgeren svarede."): (
                citizen_said is not None and (not written_down or citizen_said.how is How.SELF)
            ),
        }
    )


def _hindrances_to_see(here: Standing, changes: Sequence[Change], *, may_ask: bool) -> list[str]:
    if all(isinstance(change, Join) for change in changes) and (may_ask or here.parts):
        return []
    sees = Part.PLAN in here.parts and not here.looks_only
    return reasons_among({_("Det kan kun de, der er med og kan se forløbet."): not sees})


@transaction.atomic
def answer(version: ProposalVersion, said: Said, *, shown_hash: str, by: Capacity) -> OnTheTable:
    """Answer the text that was shown.

    When all who are needed have said yes it is in force; *yes, if* becomes a new proposal that carries the
    speaker's yes. Refused where the proposal is settled, the text is another, or it is not theirs to answer.
    """
    circle = version.proposal.circle
    lock(circle)
    table = reread(version.proposal)
    here = standing(circle, by, clock.today())
    side = _speaks_for(here, said)
    changes = changes_of(table.version)
    refuse_if(_hindrances_to_see(here, changes, may_ask=False) + here.hindrances_to_speak_about(version))
    refuse_if(_hindrances_to_quote(circle, version, said))
    refuse_if(
        hindrances_to_answer(
            said.answer,
            side,
            table.state,
            already=table.answer_of(side) if side else None,
            is_the_text_shown=(table.version.pk, table.version.sentence_hash) == (version.pk, shown_hash),
            words=said.words,
            thinks_until=said.thinks_until,
            today=clock.today(),
        )
    )
    assert side is not None
    if said.answer is Answer.YES:
        refuse_if(reason for change in changes for reason in change.hindrances(circle, clock.today()))
    speak(version, side, said, by, circle, _mandate(here, side, said, version), table.round_of(side))
    after = _follow_up(circle, table, changes, said, by)
    words = {"what": version.sentence, "answer": said.answer.value}
    record(Entry(Kind.ANSWERED, by.doer(), circle.citizen.uid, version.uid, words))
    return after


def _speaks_for(here: Standing, said: Said) -> Side | None:
    """An employee of the circle may write down what the citizen said, or who speaks for them."""
    if said.for_citizen and here.side is Side.PROFESSIONAL and said.how is not How.SELF:
        return Side.REPRESENTATIVE if said.representation else Side.CITIZEN
    return None if said.for_citizen else here.side


def _hindrances_to_quote(circle: Circle, version: ProposalVersion, said: Said) -> list[str]:
    """What another said for the citizen is written down only within their mandate, while it lasts."""
    if said.representation is None:
        return []
    voices = speakers_about(circle, Matter(version.matter), clock.today())
    reason = _("Den, der sagde det, må ikke tale for borgeren om det her.")
    return reasons_among({reason: said.representation not in voices})


def _mandate(here: Standing, side: Side, said: Said, version: ProposalVersion) -> Representation | None:
    if side is not Side.REPRESENTATIVE:
        return None
    return said.representation or here.mandate_for(version)


def _follow_up(
    circle: Circle, before: OnTheTable, changes: Sequence[Change], said: Said, by: Capacity
) -> OnTheTable:
    """What an answer leads to, by the state it leaves the proposal in; and that state."""
    after = reread(before.proposal)
    match after.state:
        case State.AGREED:
            decision = decide(circle, before.version, changes)
            if before.carried:
                end_what_was_carried(before.version, decision)
            overtake(decision)
        case State.REPLACED:
            _propose_on_condition(circle, before, changes, said, by)
        case State.DECLINED:
            undo(circle, before.version)
    return after


def _propose_on_condition(
    circle: Circle, before: OnTheTable, changes: Sequence[Change], said: Said, by: Capacity
) -> None:
    side = _speaks_for(standing(circle, by, clock.today()), said)
    assert side is not None
    condition = said.words.strip()
    new = put_on_the_table(circle, changes, by=by, condition=condition, follows=before.proposal)
    carried = replace(said, answer=Answer.YES) if said.for_citizen else YES
    here = standing(circle, by, clock.today())
    speak(new, side, carried, by, circle, _mandate(here, side, said, new))


@transaction.atomic
def withdraw(proposal: Proposal, *, by: Capacity) -> None:
    """Take back what one proposed oneself, while it is not settled. What was overtaken is put away so;
    an employee who is with can do that too."""
    circle = proposal.circle
    lock(circle)
    table = reread(proposal)
    is_over = table.state is State.OVERTAKEN
    reasons = [WHY_CLOSED[table.state]] if table.state in WHY_CLOSED and not is_over else []
    tidies_up = is_over and standing(circle, by, clock.today()).side is Side.PROFESSIONAL
    theirs = table.version.made_by_id == by.user_id or tidies_up
    refuse_if(reasons if theirs else [*reasons, _("Kun den, der foreslog det, kan trække det tilbage.")])
    ProposalEnd.objects.create(proposal=proposal, at=clock.now(), by_id=by.user_id)
    words = {"what": table.version.sentence}
    record(Entry(Kind.WITHDRAWN, by.doer(), circle.citizen.uid, table.version.uid, words))


def rule(circle: Circle, changes: Sequence[Change], sentence: str) -> Decision:
    """Put a ruling in force, inside the transaction of the room that prepared it (hearing, reasons, name).

    `sentence` is what the citizen is told. Refused with every hindrance of every change.
    """
    lock(circle)
    today = clock.today()
    refuse_if(dict.fromkeys(reason for change in changes for reason in change.hindrances(circle, today)))
    decision = Decision.objects.create(
        circle=circle, way=Way.RULING.value, sentence=sentence, taken_at=clock.now()
    )
    for change in changes:
        change.apply(circle, decision)
    overtake(decision)
    return decision
