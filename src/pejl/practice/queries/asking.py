"""Reading questions."""

import hashlib
from uuid import UUID

from django.db.models import QuerySet

from pejl.organisation.rules import Capacity
from pejl.practice.models import Question


def hash_of_key(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def asked_with(key: str) -> QuerySet[Question]:
    """The question behind a secret address, if there is one."""
    return _whole().filter(key_hash=hash_of_key(key))


def questions(at_most: int = 100) -> list[Question]:
    """What waits first, the oldest on top; then what was answered, the newest on top."""
    newest = list(_whole().order_by("-pk")[:at_most])
    waiting = [one for one in reversed(newest) if waits(one)]
    return waiting + [one for one in newest if not waits(one)]


def waits(question: Question) -> bool:
    """The last word is the asker's."""
    lines = list(question.lines.all())
    return not lines or lines[-1].by_id is None


def question_for_work(uid: UUID) -> QuerySet[Question]:
    return _whole().filter(uid=uid)


def sees_who(question: Question, capacity: Capacity) -> bool:
    """Name and number are for those who answered, and for all while nobody has."""
    answered_by = {line.by_id for line in question.lines.all() if line.by_id is not None}
    return not answered_by or capacity.user_id in answered_by


def _whole() -> QuerySet[Question]:
    return Question.objects.select_related("wanted").prefetch_related("lines__by_unit")
