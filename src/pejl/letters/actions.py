"""Sending a letter: it is kept as it was written, and from its day an answer is waited for.

Nothing is sent by the house. Somebody prints the letter and posts it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db import transaction

from pejl.circles.actions.speaking import lock
from pejl.circles.models import Circle, ProposalVersion
from pejl.circles.queries import OnTheTable, as_it_stands, standing
from pejl.circles.rules import Part, Side
from pejl.journal.actions import record
from pejl.journal.rules import Entry, Kind
from pejl.organisation.rules import Capacity
from pejl.shared import clock
from pejl.shared.refusal import refuse_if

from .models import Asked, Letter, ToldVoice
from .queries import can_be_asked, not_told_yet, plan_letter, proposal_letter, sender_at_work, to_be_asked
from .rules import LetterKind, Written, answer_by, hindrances_to_ask, hindrances_to_send
from .writing import Occasion


@dataclass(frozen=True)
class Posting:
    """When a letter is posted, and where one can ring and answer."""

    sent_on: date
    phone: str
    reply_to: str = ""


@transaction.atomic
def send_proposal(version: ProposalVersion, posting: Posting, *, by: Capacity, uid: UUID) -> Letter:
    """Put a proposal to the citizen in a letter. Sending the form twice (the same `uid`) is one letter."""
    circle = version.proposal.circle
    lock(circle)
    if made := circle.letters.filter(uid=uid).first():
        return made
    table = as_it_stands(version.proposal, clock.today())
    refuse_if(hindrances_to_ask(table.state, can_answer=can_be_asked(table)))

    def write(occasion: Occasion) -> Written:
        return proposal_letter(occasion, table)

    return _send(circle, LetterKind.PROPOSAL, version.uid, [table], posting, write, by, uid)


@transaction.atomic
def send_plan(circle: Circle, posting: Posting, *, by: Capacity, uid: UUID) -> Letter:
    """Send the whole plan, with all that waits for the citizen's answer. Twice with one `uid` is once."""
    lock(circle)
    if made := circle.letters.filter(uid=uid).first():
        return made
    tables = to_be_asked(circle, clock.today())

    def write(occasion: Occasion) -> Written:
        return plan_letter(occasion, tables)

    return _send(circle, LetterKind.PLAN, circle.uid, tables, posting, write, by, uid)


def _send(
    circle: Circle,
    kind: LetterKind,
    about: UUID,
    tables: Sequence[OnTheTable],
    posting: Posting,
    write: Callable[[Occasion], Written],
    by: Capacity,
    uid: UUID,
) -> Letter:
    here = standing(circle, by, clock.today())
    lapses_after = [table.version.lapses_after for table in tables]
    refuse_if(
        hindrances_to_send(
            is_professional=here.side is Side.PROFESSIONAL and Part.PLAN in here.parts,
            has_died=circle.citizen.died_on is not None,
            phone=posting.phone,
            sent_on=posting.sent_on,
            today=clock.today(),
            lapses_after=lapses_after,
        )
    )
    assert by.post is not None
    phone, reply_to = posting.phone.strip(), posting.reply_to.strip()
    sender = replace(sender_at_work(by), phone=phone, reply_to=reply_to)
    told = not_told_yet(circle)
    written = write(Occasion(circle, sender, posting.sent_on, told, is_sent=True))
    due = {table.version: answer_by(posting.sent_on, table.version.lapses_after) for table in tables}
    letter = Letter.objects.create(
        uid=uid,
        circle=circle,
        kind=kind.value,
        about=about,
        text=written.kept(),
        sent_on=posting.sent_on,
        answer_by=min(due.values(), default=None),
        phone=phone,
        reply_to=reply_to,
        made_at=clock.now(),
        made_by_id=by.user_id,
        made_by_name=by.name,
        made_in_unit_id=by.post.unit_id,
    )
    Asked.objects.bulk_create(
        Asked(letter=letter, version=version, answer_by=day) for version, day in due.items()
    )
    ToldVoice.objects.bulk_create(ToldVoice(letter=letter, voice=voice) for voice in told)
    words = {"what": written.title, "sent on": posting.sent_on.isoformat()}
    record(Entry(Kind.LETTER_MADE, by.doer(), circle.citizen.uid, letter.uid, words))
    return letter
