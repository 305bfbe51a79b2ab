"""The four ways in which a plan changes, whose yes each needs, and what one can say."""

import hashlib
from collections.abc import Mapping
from enum import StrEnum

from pejl.shared.words import _


class Way(StrEnum):
    """The four ways in which a plan changes (law 1)."""

    AGREEMENT = "agreement"
    STOP = "stop"
    RULING = "ruling"
    EVENT = "event"


class Side(StrEnum):
    """Whose voice it is."""

    CITIZEN = "citizen"
    PROFESSIONAL = "professional"


class Answer(StrEnum):
    """What one can say to a proposal."""

    YES = "yes"
    YES_IF = "yes, if"
    TALK = "let us talk"
    NO = "no"
    THINK = "think it over"
    WITH_SOMEONE = "with someone"


SETTLED = frozenset({Answer.YES, Answer.YES_IF, Answer.NO})
NEEDS_WORDS = frozenset({Answer.YES_IF})


class How(StrEnum):
    """How someone took part."""

    SELF = "by themselves"
    MEETING = "at a meeting"
    READ_ALOUD = "read aloud"
    PHONE = "by phone"
    LETTER = "by letter"
    SHOWN = "shown in another way"


class Needs(StrEnum):
    """Whose yes a change needs before it is in force."""

    CITIZEN = "the citizen"
    BOTH = "the citizen and an employee of the circle"


SIDES_NEEDED: Mapping[Needs, frozenset[Side]] = {
    Needs.CITIZEN: frozenset({Side.CITIZEN}),
    Needs.BOTH: frozenset({Side.CITIZEN, Side.PROFESSIONAL}),
}

ANSWER_IN_WORDS: Mapping[Answer, str] = {
    Answer.YES: _("Ja"),
    Answer.YES_IF: _("Ja, hvis …"),
    Answer.TALK: _("Lad os tale om det"),
    Answer.NO: _("Nej tak"),
    Answer.THINK: _("Jeg vil tænke over det"),
    Answer.WITH_SOMEONE: _("Jeg vil have én med"),
}
HOW_IN_WORDS: Mapping[How, str] = {
    How.MEETING: _("på et møde"),
    How.PHONE: _("i telefonen"),
    How.READ_ALOUD: _("læst op"),
    How.LETTER: _("i et brev"),
    How.SHOWN: _("vist på en anden måde"),
    How.SELF: _("selv"),
}


def hash_of(sentence: str) -> str:
    """What an answer carries, so that nobody answers another text than the one shown."""
    return hashlib.sha256(sentence.encode()).hexdigest()
