"""How a circle begins, and the only way in which anything in it changes: propose, answer, decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as translated

from pejl.citizens.actions import Introduction, introduce
from pejl.journal.actions import look, record
from pejl.journal.rules import Entry, Kind
from pejl.organisation.rules import Capacity
from pejl.shared import clock
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.words import _

from .changes import Join, Newcomer, admit, share
from .kinds import Change, changes_from
from .models import Circle, Decision, Proposal, ProposalEnd, ProposalVersion, ProposedChange, Voice
from .queries import OnTheTable, Standing, as_it_stands, standing
from .rules import (
    SIDES_NEEDED,
    WHY_CLOSED,
    Answer,
    How,
    MemberKind,
    Needs,
    Part,
    Side,
    Way,
    hash_of,
    hindrances_to_answer,
    hindrances_to_open,
    last_day_before_asked,
)


@dataclass(frozen=True)
class Said:
    """What someone said: the answer, their own words, how they took part, until when they think it over.

    `for_citizen` is set where an employee writes down what the citizen said.
    """

    answer: Answer
    words: str = ""
    how: How = How.SELF
    thinks_until: date | None = None
    for_citizen: bool = False


YES = Said(Answer.YES)


@transaction.atomic
def open_circle(
    introduction: Introduction, *, by: Capacity, citizen_said: Said | None, uid: UUID | None = None
) -> Circle:
    """Open a circle round a citizen whose request came to the employee's unit.

    With the citizen's voice (written down, in their words) the employee sees the plan; without it they see
    the least there is, for fourteen days. Refused with every reason. Sending the form twice (the same `uid`)
    opens one circle.
    """
    if uid and (opened := Circle.objects.filter(uid=uid, unit_id=by.post and by.post.unit_id).first()):
        return opened
    words = citizen_said.words if citizen_said else ""
    refuse_if(hindrances_to_open(is_employee=by.is_employee, asked=citizen_said is not None, words=words))
    assert by.post is not None
    citizen = introduce(introduction)
    circle = Circle.objects.create(
        uid=uid or uuid4(), citizen=citizen, unit_id=by.post.unit_id, opened_at=clock.now()
    )
    opening = _decide_event(circle, _("Der er åbnet en kreds om dig, fordi vi fik en henvendelse."))
    opener = Newcomer(MemberKind.EMPLOYEE, by.name, by.post.title, str(by.user_uid), str(by.post.unit_uid))
    member = admit(opener, circle, opening)
    share(member, Part.NAME, opening, last_day=last_day_before_asked(clock.today()))
    if citizen_said is not None:
        _agree_at_once(circle, Join(opener, tuple(Part)), citizen_said, by)
    record(Entry(Kind.CIRCLE_OPENED, by.doer(), citizen.uid, circle.uid, {"what": opening.sentence}))
    return circle


def _agree_at_once(circle: Circle, change: Join, citizen_said: Said, by: Capacity) -> None:
    version = _put_on_the_table(circle, [change], by=by)
    _speak(version, Side.PROFESSIONAL, YES, by)
    _speak(version, Side.CITIZEN, citizen_said, by, name=circle.citizen.name)
    _decide(circle, version, [change])


def _decide_event(circle: Circle, sentence: str) -> Decision:
    with translation.override(circle.citizen.language):
        return Decision.objects.create(
            circle=circle, way=Way.EVENT.value, sentence=translated(sentence), taken_at=clock.now()
        )


@transaction.atomic
def propose(
    circle: Circle, changes: Sequence[Change], *, by: Capacity, words: str = "", uid: UUID | None = None
) -> OnTheTable:
    """Propose changes in plain words; the proposer's own side has thereby said yes.

    Where that is all that is needed (a wish of the citizen's own) it is in force at once. Refused for those
    who are not with, and with every hindrance of every change. A form carries the `uid` of the proposal it
    will make, so that sending it twice makes one.
    """
    _lock(circle)
    if uid and (made := circle.proposals.filter(uid=uid, versions__made_by=by.user_id).first()):
        return _reread(made)
    today, here = clock.today(), standing(circle, by, clock.today())
    refuse_if(_hindrances_to_propose(here, changes, by))
    refuse_if(dict.fromkeys(reason for change in changes for reason in change.hindrances(circle, today)))
    version = _put_on_the_table(circle, changes, by=by, words=words, uid=uid)
    if here.side is not None:
        _speak(version, here.side, YES, by)
    decision = None
    if here.side is not None and SIDES_NEEDED[Needs(version.needs)] == {here.side}:
        decision = _decide(circle, version, changes)
    kind = Kind.DECIDED if decision else Kind.PROPOSED
    record(Entry(kind, by.doer(), circle.citizen.uid, version.uid, {"what": version.sentence}))
    return _reread(version.proposal)


def _hindrances_to_propose(here: Standing, changes: Sequence[Change], by: Capacity) -> list[str]:
    """Who is with may propose; who is not may only ask to join; what is the citizen's own is theirs."""
    own = any(change.needs is Needs.CITIZEN for change in changes)
    return _hindrances_to_see(here, changes, may_ask=by.is_employee) + reasons_among(
        {_("Det er borgerens eget."): own and here.side is not Side.CITIZEN}
    )


def _hindrances_to_see(here: Standing, changes: Sequence[Change], *, may_ask: bool) -> list[str]:
    if all(isinstance(change, Join) for change in changes) and (may_ask or here.parts):
        return []
    return reasons_among({_("Det kan kun de, der er med og kan se forløbet."): Part.PLAN not in here.parts})


def _put_on_the_table(
    circle: Circle,
    changes: Sequence[Change],
    *,
    by: Capacity,
    words: str = "",
    condition: str = "",
    follows: Proposal | None = None,
    uid: UUID | None = None,
) -> ProposalVersion:
    proposal = Proposal.objects.create(circle=circle, follows=follows, uid=uid or uuid4())
    sentence = _sentence(circle, changes, condition)
    days = [day for change in changes if (day := change.lapses_after())]
    version = ProposalVersion.objects.create(
        proposal=proposal,
        number=1,
        needs=_needs(changes).value,
        way=_way(changes).value,
        sentence=sentence,
        sentence_hash=hash_of(sentence),
        words=words.strip(),
        language=circle.citizen.language,
        lapses_after=min(days, default=None),
        made_at=clock.now(),
        made_by_id=by.user_id,
        made_by_name=by.name,
        made_in_unit_id=by.post.unit_id if by.post else None,
    )
    ProposedChange.objects.bulk_create(
        ProposedChange(
            version=version,
            position=position,
            kind=change.kind,
            schema=change.schema,
            payload=change.payload(),
        )
        for position, change in enumerate(changes)
    )
    return version


def _sentence(circle: Circle, changes: Sequence[Change], condition: str) -> str:
    with translation.override(circle.citizen.language):
        sentences = [change.sentence(circle) for change in changes]
        if condition:
            sentences.append(translated("Men kun hvis: %(condition)s") % {"condition": condition})
        return "\n".join(sentences)


def _needs(changes: Sequence[Change]) -> Needs:
    return Needs.BOTH if any(change.needs is Needs.BOTH for change in changes) else Needs.CITIZEN


def _way(changes: Sequence[Change]) -> Way:
    ways = {change.way for change in changes}
    if len(ways) != 1:
        raise ValueError("The four ways are never confused: one proposal, one way.")
    return ways.pop()


@transaction.atomic
def answer(version: ProposalVersion, said: Said, *, shown_hash: str, by: Capacity) -> OnTheTable:
    """Answer the text that was shown.

    When all who are needed have said yes it is in force; *yes, if* becomes a new proposal that carries the
    speaker's yes. Refused where the proposal is settled, the text is another, or it is not theirs to answer.
    """
    circle = version.proposal.circle
    _lock(circle)
    table = _reread(version.proposal)
    here = standing(circle, by, clock.today())
    side = _speaks_for(here, said)
    changes = changes_from(list(table.version.changes.all()))
    refuse_if(_hindrances_to_see(here, changes, may_ask=False))
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
    _speak(version, side, said, by, name=circle.citizen.name if side is Side.CITIZEN else by.name)
    _follow_up(circle, table, changes, side, said, by)
    words = {"what": version.sentence, "answer": said.answer.value}
    record(Entry(Kind.ANSWERED, by.doer(), circle.citizen.uid, version.uid, words))
    return _reread(version.proposal)


def _speaks_for(here: Standing, said: Said) -> Side | None:
    """An employee of the circle may write down what the citizen said."""
    if said.for_citizen and here.side is Side.PROFESSIONAL and said.how is not How.SELF:
        return Side.CITIZEN
    return None if said.for_citizen else here.side


def _follow_up(
    circle: Circle, table: OnTheTable, changes: Sequence[Change], side: Side, said: Said, by: Capacity
) -> None:
    if said.answer is Answer.YES_IF:
        new = _put_on_the_table(circle, changes, by=by, condition=said.words.strip(), follows=table.proposal)
        _speak(new, side, YES if not said.for_citizen else _yes_as(said), by, name=_name(circle, side, by))
        return
    yes_from = {Side(voice.side) for voice in table.voices if voice.answer == Answer.YES}
    if said.answer is Answer.YES and SIDES_NEEDED[Needs(table.version.needs)] <= yes_from | {side}:
        _decide(circle, table.version, changes)


def _yes_as(said: Said) -> Said:
    return Said(Answer.YES, said.words, said.how, for_citizen=True)


def _name(circle: Circle, side: Side, by: Capacity) -> str:
    return circle.citizen.name if side is Side.CITIZEN else by.name


@transaction.atomic
def withdraw(proposal: Proposal, *, by: Capacity) -> None:
    """Take back what one proposed oneself, while it is not settled."""
    circle = proposal.circle
    _lock(circle)
    table = _reread(proposal)
    reasons = [WHY_CLOSED[table.state]] if table.state in WHY_CLOSED else []
    theirs = table.version.made_by_id == by.user_id
    refuse_if(reasons if theirs else [*reasons, _("Kun den, der foreslog det, kan trække det tilbage.")])
    ProposalEnd.objects.create(proposal=proposal, at=clock.now(), by_id=by.user_id)
    words = {"what": table.version.sentence}
    record(Entry(Kind.WITHDRAWN, by.doer(), circle.citizen.uid, table.version.uid, words))


def _speak(version: ProposalVersion, side: Side, said: Said, by: Capacity, name: str = "") -> None:
    by_oneself = said.how is How.SELF
    Voice.objects.create(
        version=version,
        side=side.value,
        speaker_id=by.user_id if by_oneself else None,
        speaker_name=name or by.name,
        speaker_unit_id=by.post.unit_id if by.post and by_oneself else None,
        answer=said.answer.value,
        words=said.words.strip(),
        how=said.how.value,
        written_by_id=None if by_oneself else by.user_id,
        thinks_until=said.thinks_until if said.answer is Answer.THINK else None,
        spoken_at=clock.now(),
    )


def _decide(circle: Circle, version: ProposalVersion, changes: Sequence[Change]) -> Decision:
    decision = Decision.objects.create(
        circle=circle,
        version=version,
        way=version.way,
        needs=version.needs,
        sentence=version.sentence,
        taken_at=clock.now(),
    )
    for change in changes:
        change.apply(circle, decision)
    return decision


def rule(circle: Circle, changes: Sequence[Change], sentence: str) -> Decision:
    """Put a ruling in force, inside the transaction of the room that prepared it (hearing, reasons, name).

    `sentence` is what the citizen is told. Refused with every hindrance of every change.
    """
    _lock(circle)
    today = clock.today()
    refuse_if(dict.fromkeys(reason for change in changes for reason in change.hindrances(circle, today)))
    decision = Decision.objects.create(
        circle=circle, way=Way.RULING.value, sentence=sentence, taken_at=clock.now()
    )
    for change in changes:
        change.apply(circle, decision)
    return decision


def _lock(circle: Circle) -> None:
    """One act at a time in a circle."""
    Circle.objects.select_for_update(of=("self",)).only("pk").get(pk=circle.pk)


def _reread(proposal: Proposal) -> OnTheTable:
    return as_it_stands(proposal, clock.today())


def tell_search(text: str, found: Sequence[Circle], *, by: Capacity) -> None:
    """Put a search for citizens on record: what was typed, and each who was shown."""
    shown = [_look(circle, "name and unit", by, Kind.SEARCH) for circle in found]
    look(Entry(Kind.SEARCH, by.doer(), content={"what": text}), *shown)


def tell_look(*circles: Circle, page: str, by: Capacity) -> None:
    """Put on record that a page about these citizens is about to be seen."""
    look(*(_look(circle, page, by, Kind.LOOK) for circle in circles))


def _look(circle: Circle, what: str, by: Capacity, kind: Kind) -> Entry:
    return Entry(kind, by.doer(), circle.citizen.uid, circle.uid, {"what": what})
