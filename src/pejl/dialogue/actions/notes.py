"""Writing down together, adding to it, and that we met."""

from uuid import UUID

from django.db import transaction

from pejl.circles.actions import lock
from pejl.circles.models import Circle
from pejl.circles.queries import standing
from pejl.dialogue.models import Addition, Meeting, Met, Note, ReadTogether
from pejl.dialogue.queries import speaker_of
from pejl.dialogue.rules import Adds, Speaker, hindrances_to_note
from pejl.journal.actions import record
from pejl.journal.rules import Entry, Kind
from pejl.organisation.rules import Capacity
from pejl.shared import clock
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.words import _

_NOT_WITH = _("Det kan kun borgeren og dem, der er med.")


@transaction.atomic
def write_note(
    meeting: Meeting, words: str, *, by: Capacity, own_line: str = "", uid: UUID | None = None
) -> Note:
    """One joint note, with the citizen's own line beside it. Sending the form twice is one note."""
    lock(meeting.circle)
    if uid and (made := Note.objects.filter(uid=uid, meeting=meeting, by=by.user_id).first()):
        return made
    speaker = _at_the_table(meeting.circle, by)
    refuse_if(hindrances_to_note(may=speaker is not None, words=words))
    assert speaker is not None
    note = Note.objects.create(
        **({"uid": uid} if uid else {}),
        circle=meeting.circle,
        meeting=meeting,
        words=words.strip(),
        own_line=own_line.strip(),
        written_as=speaker.value,
        by_id=by.user_id,
        name=by.name,
        at=clock.now(),
    )
    _tell(meeting.circle, note.uid, "note", by)
    return note


@transaction.atomic
def add_to_note(note: Note, adds: Adds, words: str, *, by: Capacity, uid: UUID | None = None) -> None:
    """Correct, agree or disagree: it stands beside the note. Sending the form twice is once."""
    lock(note.circle)
    if uid and note.additions.filter(uid=uid, by=by.user_id).exists():
        return
    may = _at_the_table(note.circle, by) is not None
    refuse_if(hindrances_to_note(may=may, words=words))
    Addition.objects.create(
        **({"uid": uid} if uid else {}),
        note=note,
        adds=adds.value,
        words=words.strip(),
        by_id=by.user_id,
        name=by.name,
        at=clock.now(),
    )
    _tell(note.circle, note.uid, "note added to", by)


@transaction.atomic
def read_together(note: Note, *, by: Capacity) -> None:
    """The note was read together. Twice is once."""
    lock(note.circle)
    refuse_if(reasons_among({_NOT_WITH: _at_the_table(note.circle, by) is None}))
    if ReadTogether.objects.filter(note=note).exists():
        return
    ReadTogether.objects.create(note=note, by_id=by.user_id, name=by.name, at=clock.now())
    _tell(note.circle, note.uid, "note read together", by)


@transaction.atomic
def we_met(circle: Circle, *, by: Capacity) -> None:
    """Somebody at work met the citizen today. Twice a day is once."""
    lock(circle)
    is_at_work = _at_the_table(circle, by) is Speaker.PROFESSIONAL
    refuse_if(reasons_among({_("Det kan kun en medarbejder, der er med."): not is_at_work}))
    today = clock.today()
    if Met.objects.filter(circle=circle, by=by.user_id, day=today).exists():
        return
    Met.objects.create(circle=circle, day=today, by_id=by.user_id, name=by.name, at=clock.now())
    _tell(circle, circle.uid, "met", by)


def _at_the_table(circle: Circle, by: Capacity) -> Speaker | None:
    speaker = speaker_of(standing(circle, by, clock.today()))
    return None if speaker is Speaker.OTHER else speaker


def _tell(circle: Circle, about: UUID, what: str, by: Capacity) -> None:
    record(Entry(Kind.MEETING, by.doer(), circle.citizen.uid, about, {"what": what}))
