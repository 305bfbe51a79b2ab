"""Somebody asks without a case, somebody named answers, and perhaps they want to meet."""

from uuid import UUID, uuid4

from django.db import transaction

from pejl.journal.actions import record
from pejl.journal.rules import Doer, Entry, Kind
from pejl.organisation.models import Unit
from pejl.organisation.rules import Capacity
from pejl.practice.models import Knock, PathwayWanted, Question, QuestionLine
from pejl.practice.queries import hash_of_key
from pejl.practice.rules import (
    ANSWERED_IN,
    COUNTED_FOR,
    KEPT_FOR,
    LONGEST_NAME,
    hindrances_in_text,
    hindrances_of_flood,
    hindrances_to_reply,
    hindrances_to_want,
)
from pejl.shared import clock
from pejl.shared.fields import blind_index
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.words import _

NOBODY = Doer(None, "")
LONG_ENOUGH = 20
"""Eighty bits: nobody guesses it, and it can be written down by hand."""


@transaction.atomic
def ask(words: str, *, source: str, called: str = "", uid: UUID | None = None) -> str:
    """The key of the secret address, which only the asker gets. `source` is where the question came from.

    The key follows from what the form carried, so that sending it twice leads to the same address.
    """
    key = blind_index(str(uid or uuid4()), "practice_question.key_hash")[:LONG_ENOUGH]
    if Question.objects.filter(key_hash=hash_of_key(key)).exists():
        return key
    _knock(source)
    too_long = {_("Navnet er for langt. Det kan højst fylde 200 tegn."): len(called) > LONGEST_NAME}
    refuse_if(hindrances_in_text(words) + reasons_among(too_long))
    question = Question.objects.create(
        key_hash=hash_of_key(key),
        words=words.strip(),
        called=called.strip(),
        asked_at=clock.now(),
        answer_by=clock.today() + ANSWERED_IN,
    )
    _tell("question asked", question, NOBODY)
    return key


@transaction.atomic
def ask_more(question: Question, words: str, *, source: str, uid: UUID | None = None) -> QuestionLine:
    """One more line by whoever has the secret address."""
    if uid and (sent := QuestionLine.objects.filter(uid=uid, question=question).first()):
        return sent
    _knock(source)
    refuse_if(hindrances_in_text(words))
    line = QuestionLine.objects.create(
        uid=uid or uuid4(), question=question, words=words.strip(), said_at=clock.now()
    )
    _tell("question asked", question, NOBODY)
    return line


@transaction.atomic
def reply(question: Question, words: str, *, by: Capacity, uid: UUID | None = None) -> QuestionLine:
    """Anyone at work answers, under their name."""
    if uid and (sent := QuestionLine.objects.filter(uid=uid, by=by.user_id).first()):
        return sent
    refuse_if(hindrances_in_text(words) + hindrances_to_reply(is_employee=by.is_employee))
    assert by.post is not None
    line = QuestionLine.objects.create(
        uid=uid or uuid4(),
        question=question,
        words=words.strip(),
        by_id=by.user_id,
        by_name=by.name,
        by_unit_id=by.post.unit_id,
        said_at=clock.now(),
    )
    _tell("question answered", question, by.doer())
    return line


@transaction.atomic
def want_pathway(question: Question, *, name: str, phone: str, source: str) -> PathwayWanted:
    """Only the one who asked says it, and says who they are."""
    _knock(source)
    wants_already = PathwayWanted.objects.filter(question=question).exists()
    refuse_if(hindrances_to_want(name=name, phone=phone, wants_already=wants_already))
    wanted = PathwayWanted.objects.create(
        question=question, name=name.strip(), phone=phone.strip(), said_at=clock.now()
    )
    _tell("pathway wanted", question, NOBODY)
    return wanted


def _knock(source: str) -> None:
    """Counted in the database, one at a time, so that it holds over every process that serves."""
    Unit.objects.select_for_update(of=("self",), no_key=True).order_by("pk").first()
    now = clock.now()
    Knock.objects.filter(at__lt=now - KEPT_FOR).delete()
    hashed = blind_index(f"{clock.today()}|{source}", "practice_knock.source")
    lately = Knock.objects.filter(at__gt=now - COUNTED_FOR)
    refuse_if(hindrances_of_flood(from_one=lately.filter(source=hashed).count(), from_all=lately.count()))
    Knock.objects.create(source=hashed, at=now)


def _tell(what: str, question: Question, by: Doer) -> None:
    record(Entry(Kind.QUESTION, by, about=question.uid, content={"what": what}))
