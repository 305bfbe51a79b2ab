"""The four ways in which a plan changes, whose yes each needs, and what one can say."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from pejl.citizens.rules import Weight
from pejl.shared.refusal import reasons_among
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
    REPRESENTATIVE = "representative"
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


class WhyBack(StrEnum):
    """Why a voice no longer counts."""

    MISTAKE = "it was a mistake"
    NOT_SAID = "that is not what I said"


TAKEN_BACK_WITHIN = timedelta(hours=1)
CARRIED_FOR_DAYS = 14


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


def voice_of_the_citizens_side(
    own: Answer | None, represented: Sequence[tuple[Weight, Answer]], weights_in_force: Collection[Weight]
) -> Answer | None:
    """What the citizen and those who speak for them have said together; None where it is not enough yet.

    The person's own no is always kept and stops what is not a ruling. Where a representative decides instead
    (værgemålsloven § 6, custody) their yes is needed; where they decide together (§ 7) both are; otherwise
    the yes of either is enough, and the person's own word comes before a representative's no.
    """
    if own in (Answer.NO, Answer.YES_IF):
        return own
    binding = [answer for weight, answer in represented if weight is not Weight.EITHER or own is None]
    for stops in (Answer.NO, Answer.YES_IF):
        if stops in binding:
            return stops
    yeses = {weight for weight, answer in represented if answer is Answer.YES}
    if Weight.INSTEAD in weights_in_force:
        enough = Weight.INSTEAD in yeses
    elif Weight.TOGETHER in weights_in_force:
        enough = own is Answer.YES and Weight.TOGETHER in yeses
    else:
        enough = own is Answer.YES or bool(yeses)
    if enough:
        return Answer.YES
    open_answers = [answer for answer in (own, *binding) if answer not in (None, Answer.YES)]
    return open_answers[0] if open_answers else None


def hindrances_to_take_back(
    *, is_theirs: bool, is_yes: bool, spoken_at: datetime, now: datetime, already: bool
) -> list[str]:
    """Why a yes cannot be taken back as a mistake."""
    return reasons_among(
        {
            _("Det var ikke dit svar."): not is_theirs,
            _("Kun et ja kan tages tilbage."): not is_yes,
            _("Det er allerede taget tilbage."): already,
            _("Der er gået mere end en time. Sig stop, eller foreslå noget andet."): (
                now - spoken_at > TAKEN_BACK_WITHIN
            ),
        }
    )


def hindrances_to_carry(*, can_wait: bool, citizen_said_no: bool, reason: str, signs: str) -> list[str]:
    """Why something cannot be begun before the citizen has answered. Silence is never a yes."""
    return reasons_among(
        {
            _("Det kan vente, til borgeren har svaret."): can_wait,
            _("Borgeren har sagt nej."): citizen_said_no,
            _("Skriv, hvorfor det ikke kan vente."): not reason.strip(),
            _("Skriv, hvad du har set eller hørt, som tyder på, at borgeren vil det."): not signs.strip(),
        }
    )
