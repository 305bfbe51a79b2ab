"""A letter as it would be today, and the letters that were sent with what came back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from uuid import UUID

from django.conf import settings
from django.db.models import Prefetch
from django.utils import translation

from pejl.circles.models import Circle, Decision, ProposalVersion, Voice
from pejl.circles.queries import OnTheTable, members_of, open_proposals, written_down
from pejl.circles.rules import MemberKind, Side
from pejl.organisation.models import Unit
from pejl.organisation.rules import Capacity
from pejl.pathways.queries import about_me_of, plan_of
from pejl.rulings.models import Hearing, Issued, Reconsideration
from pejl.rulings.queries import Letter as RulingLetter
from pejl.rulings.queries import letter_of

from .models import Asked, Letter, ToldVoice
from .rules import BACK_IN_WORDS, LOOK_OF_BACK, Back, Written, what_came_back, written_in
from .writing import Known, Occasion, Sender, about_plan, about_proposal, about_ruling, handleplan, new_face

CITIZENS_SIDE = (Side.CITIZEN.value, Side.REPRESENTATIVE.value)


_KEPT: dict[type[Hearing | Issued | Reconsideration], str] = {
    Hearing: "ruling",
    Issued: "ruling",
    Reconsideration: "issued__ruling",
}


def _our_languages() -> list[str]:
    return [code for code, _name in settings.LANGUAGES]


@contextmanager
def in_the_language_of(circle: Circle) -> Iterator[None]:
    with translation.override(written_in(circle.citizen.language, _our_languages())):
        yield


def can_be_asked(table: OnTheTable) -> bool:
    """Whether the citizen has something to say to it."""
    return table.seen_by(Side.CITIZEN).can_answer


def to_be_asked(circle: Circle, today: date) -> list[OnTheTable]:
    """What waits for the citizen's answer, oldest first."""
    return [table for table in open_proposals(circle, today) if can_be_asked(table)]


def proposal_letter(occasion: Occasion, table: OnTheTable) -> Written:
    """A proposal as a letter."""
    circle = occasion.circle
    with in_the_language_of(circle):
        return about_proposal(occasion, table)


def plan_letter(occasion: Occasion, tables: list[OnTheTable]) -> Written:
    """The whole plan as a letter, as it is on that day, with what the citizen is asked (`tables`)."""
    circle, on = occasion.circle, occasion.on
    carried = Decision.objects.filter(circle=circle, is_provisional=True).values_list("pk", flat=True)
    with in_the_language_of(circle):
        return about_plan(occasion, plan_of(circle, on), members_of(circle, on), tables, set(carried))


def handleplan_of(circle: Circle, sender: Sender, on: date) -> Written:
    """The handleplan, of what is agreed on a day; nothing is typed for it."""
    with in_the_language_of(circle):
        return handleplan(Known(circle, plan_of(circle, on)), sender, on)


def sheet_for_a_new_face(circle: Circle, sender: Sender, on: date) -> Written:
    """What somebody who comes for the first time reads."""
    about_me = about_me_of(circle, on)
    known = Known(
        circle,
        plan_of(circle, on),
        list(members_of(circle, on)),
        about_me.words if about_me else "",
        open_proposals(circle, on),
    )
    with in_the_language_of(circle):
        return new_face(known, sender, on)


def kept_letter(uid: UUID) -> tuple[Circle, RulingLetter] | None:
    """A letter about a ruling, and in whose circle, by the uid of what it was sent for."""
    for model, ruling in _KEPT.items():
        kept = model._default_manager.filter(uid=uid).select_related(f"{ruling}__circle__citizen").first()
        if kept is not None and (letter := letter_of(kept)) is not None:
            return attrgetter(ruling.replace("__", "."))(kept).circle, letter
    return None


def ruling_letter(circle: Circle, letter: RulingLetter) -> Written:
    """A letter about a ruling, in the language it was written in."""
    with translation.override(written_in(letter.language, _our_languages())):
        return about_ruling(letter, circle)


@dataclass(frozen=True)
class KeptLetter:
    """A letter about a ruling, the uid of its page, and when it was written."""

    uid: UUID
    written_at: datetime
    letter: RulingLetter


def letters_about_rulings(circle: Circle) -> list[KeptLetter]:
    """Newest first: three queries."""
    found = [
        KeptLetter(kept.uid, kept.at, letter)
        for model, ruling in _KEPT.items()
        for kept in model._default_manager.filter(**{f"{ruling}__circle": circle}).select_related(
            f"{ruling}__circle__citizen"
        )
        if (letter := letter_of(kept)) is not None
    ]
    return sorted(found, key=lambda one: (one.letter.dated, one.written_at), reverse=True)


def not_told_yet(circle: Circle) -> list[Voice]:
    """What employees wrote down that the citizen said, and neither they nor a letter has read yet."""
    return list(written_down(circle).filter(told_in=None))


def sender_at_work(capacity: Capacity) -> Sender:
    """An employee writes, from their unit; where one answers is as in the unit's last letter."""
    assert capacity.post is not None
    unit = Unit.objects.get(pk=capacity.post.unit_id)
    return _sender(unit, capacity.name, capacity.post.title, signs=True)


def sender_of_print(circle: Circle, day: date) -> Sender:
    """Whom the citizen can ask who prints the plan by themselves: someone at work who is with."""
    at_work = [one for one in members_of(circle, day) if one.kind == MemberKind.EMPLOYEE]
    entry = next((one for one in at_work if getattr(one, "is_entry", False)), at_work[0] if at_work else None)
    if entry is None:
        return _sender(circle.unit, circle.unit.name, "")
    return _sender(entry.unit or circle.unit, entry.name, entry.relation)


def _sender(unit: Unit, name: str, title: str, *, signs: bool = False) -> Sender:
    last = Letter.objects.filter(made_in_unit=unit).order_by("-made_at").first()
    phone = unit.phone or (last.phone if last else "")
    usual = f"{unit.name}, {unit.address}" if unit.address else ""
    reply_to = last.reply_to if last and last.reply_to else usual
    return Sender(name, title, unit.name, phone, reply_to, signs, unit.address)


@dataclass(frozen=True)
class AskedNow:
    """One thing a letter asked, and what came back."""

    asked: Asked
    back: Back
    answers: list[Voice]

    @property
    def version(self) -> ProposalVersion:
        return self.asked.version

    @property
    def headline(self) -> str:
        sentence: str = self.version.sentence
        return sentence.partition("\n")[0]

    @property
    def in_words(self) -> str:
        return BACK_IN_WORDS[self.back]

    @property
    def look(self) -> str:
        return LOOK_OF_BACK[self.back]

    @property
    def icon(self) -> str:
        return {Back.CAME: "check", Back.LATE: "forum", Back.OVER: "time"}.get(self.back, "hourglass")

    @property
    def waits(self) -> bool:
        return self.back in (Back.WAITS, Back.LATE)


@dataclass(frozen=True)
class SentLetter:
    letter: Letter
    asked: list[AskedNow]
    told: list[Voice]
    """What it told the citizen that they said, as far as it counts still."""

    @property
    def title(self) -> str:
        return self.letter.written.title


def not_in_a_letter(sent: list[SentLetter], tables: list[OnTheTable]) -> list[OnTheTable]:
    """What the citizen was not asked in any of the letters."""
    asked = {one.version for letter in sent for one in letter.asked}
    return [table for table in tables if table.version not in asked]


def letters_of(circle: Circle, today: date) -> list[SentLetter]:
    """Every letter sent, newest first: six queries, however many there are."""
    open_now = {table.version.pk for table in open_proposals(circle, today) if table.is_open}
    voices = Voice.objects.filter(side__in=CITIZENS_SIDE, taken_back=None).order_by("pk")
    asked = Asked.objects.select_related("version").order_by("pk")
    told = ToldVoice.objects.filter(voice__taken_back=None).select_related("voice__version").order_by("pk")
    letters = circle.letters.select_related("made_in_unit").order_by("-made_at", "-pk")
    with_asked = letters.prefetch_related(
        Prefetch("asked", queryset=asked.prefetch_related(Prefetch("version__voices", queryset=voices))),
        Prefetch("told", queryset=told),
    )
    return [
        SentLetter(
            letter,
            [_asked_now(one, open_now, today) for one in letter.asked.all()],
            [one.voice for one in letter.told.all()],
        )
        for letter in with_asked
    ]


def _asked_now(asked: Asked, open_now: set[int], today: date) -> AskedNow:
    answers = [voice for voice in asked.version.voices.all() if voice.spoken_at >= asked.letter.made_at]
    back = what_came_back(
        has_answer=bool(answers),
        is_open=asked.version_id in open_now,
        answer_by=asked.answer_by,
        today=today,
    )
    return AskedNow(asked, back, answers)
