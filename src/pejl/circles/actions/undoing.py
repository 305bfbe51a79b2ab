"""Taking back a yes, saying that it was never said, and what cannot wait for an answer."""

from datetime import timedelta

from django.db import transaction

from pejl.circles.kinds import changes_from
from pejl.circles.models import Carried, Circle, Decision, ProposalVersion, TakenBack, Voice, VoiceShown
from pejl.circles.queries import Standing, standing
from pejl.circles.rules import (
    CARRIED_FOR_DAYS,
    WHY_CLOSED,
    Answer,
    How,
    Needs,
    Side,
    WhyBack,
    hindrances_to_carry,
    hindrances_to_take_back,
)
from pejl.journal.actions import record
from pejl.journal.rules import Entry, Kind
from pejl.organisation.rules import Capacity
from pejl.shared import clock
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.versions import Step
from pejl.shared.words import _

from .overtaking import overtake
from .rows import add_after, rows_of, undo_row
from .speaking import decide, lock, put_on_the_table, reread


@transaction.atomic
def take_back(voice: Voice, *, by: Capacity) -> None:
    """»Det var en fejl«: within an hour a yes is taken back, and what rested on it ends, on record."""
    circle = voice.version.proposal.circle
    lock(circle)
    refuse_if(
        hindrances_to_take_back(
            is_theirs=by.user_id in (voice.speaker_id, voice.written_by_id),
            is_yes=voice.answer == Answer.YES,
            spoken_at=voice.spoken_at,
            now=clock.now(),
            already=TakenBack.objects.filter(voice=voice).exists(),
        )
    )
    _take_back(circle, voice, WhyBack.MISTAKE, "", How.SELF, by)


@transaction.atomic
def say_it_was_not_said(voice: Voice, words: str, *, by: Capacity, on_paper: bool = False) -> None:
    """»Det sagde jeg ikke«: what an employee wrote down no longer counts, and the matter is open again.

    The citizen says so; what came back `on_paper` is entered by an employee of the circle.
    """
    circle = voice.version.proposal.circle
    lock(circle)
    refuse_if(_hindrances_to_deny(voice, standing(circle, by, clock.today()), on_paper=on_paper))
    _take_back(circle, voice, WhyBack.NOT_SAID, words, How.LETTER if on_paper else How.SELF, by)
    version = voice.version
    if version.needs == Needs.BOTH:
        changes = changes_from(list(version.changes.all()))
        own = "" if on_paper else words
        put_on_the_table(circle, changes, by=by, words=own, follows=version.proposal)


def _hindrances_to_deny(voice: Voice, here: Standing, *, on_paper: bool = False) -> list[str]:
    teller = Side.PROFESSIONAL if on_paper else Side.CITIZEN
    return reasons_among(
        {
            _("Det kan kun borgeren selv sige."): here.side is not teller or voice.side != Side.CITIZEN,
            _("Det har du selv skrevet. Sig stop, eller foreslå noget andet."): voice.written_by_id is None,
            _("Det er allerede taget tilbage."): TakenBack.objects.filter(voice=voice).exists(),
        }
    )


@transaction.atomic
def let_stand(voice: Voice, *, by: Capacity) -> None:
    """The citizen has read what was written down, and it is as they said. Reading it twice is once."""
    circle = voice.version.proposal.circle
    lock(circle)
    refuse_if(_hindrances_to_deny(voice, standing(circle, by, clock.today())))
    _shown, is_new = VoiceShown.objects.get_or_create(voice=voice, defaults={"at": clock.now()})
    if is_new:
        words = {"what": voice.version.sentence}
        record(Entry(Kind.TOLD, by.doer(), circle.citizen.uid, voice.uid, words))


def _take_back(circle: Circle, voice: Voice, why: WhyBack, words: str, how: How, by: Capacity) -> None:
    TakenBack.objects.create(
        voice=voice, why=why.value, words=words.strip(), how=how.value, at=clock.now(), by_id=by.user_id
    )
    undo(circle, voice.version)
    told = {"what": voice.version.sentence, "why": why.value}
    record(Entry(Kind.TAKEN_BACK, by.doer(), circle.citizen.uid, voice.uid, told))


def undo(circle: Circle, version: ProposalVersion) -> None:
    """End what rests on a text that no longer has the voices it needs, as if it had not begun."""
    for decision in Decision.objects.filter(version=version, undoes=None, undone_by=None):
        undoing = Decision.objects.create(
            circle=circle,
            version=version,
            way=decision.way,
            needs=decision.needs,
            undoes=decision,
            sentence=decision.sentence,
            taken_at=clock.now(),
        )
        for row in rows_of(decision):
            undo_row(row, undoing)
        overtake(undoing)


def end_what_was_carried(version: ProposalVersion, decision: Decision) -> None:
    """The answer has come: what was begun without it gives way to what was agreed."""
    for provisional in Decision.objects.filter(version=version, is_provisional=True):
        for row in rows_of(provisional):
            add_after(row, row, Step.ENDED, decision)


@transaction.atomic
def carry(version: ProposalVersion, *, reason: str, signs: str, by: Capacity) -> None:
    """»Vi har ikke fået dit svar endnu«: begin what cannot wait, for fourteen days at most, and say why.

    Refused where it can wait, where the citizen has said no, and without a reason and the signs seen.
    """
    circle = version.proposal.circle
    lock(circle)
    table, today = reread(version.proposal), clock.today()
    until = today + timedelta(days=CARRIED_FOR_DAYS - 1)
    changes = [change.until(until) for change in changes_from(list(version.changes.all()))]
    here = standing(circle, by, today)
    refuse_if(
        [
            *([WHY_CLOSED[table.state]] if table.state in WHY_CLOSED else []),
            *reasons_among(
                {
                    _("Det kan kun en medarbejder, der er med."): here.side is not Side.PROFESSIONAL,
                    _("Det er allerede begyndt."): Carried.objects.filter(version=version).exists(),
                }
            ),
            *hindrances_to_carry(
                can_wait=any(change is None for change in changes),
                citizen_said_no=table.answer_of(Side.CITIZEN) is Answer.NO,
                reason=reason,
                signs=signs,
            ),
        ]
    )
    assert by.post is not None
    Carried.objects.create(
        version=version,
        reason=reason.strip(),
        signs=signs.strip(),
        first_day=today,
        until=until,
        at=clock.now(),
        by_id=by.user_id,
        by_name=by.name,
        in_unit_id=by.post.unit_id,
    )
    decide(circle, version, [change for change in changes if change], is_provisional=True)
    words = {"what": version.sentence, "reason": reason.strip(), "signs": signs.strip()}
    record(Entry(Kind.DECIDED, by.doer(), circle.citizen.uid, version.uid, words))
