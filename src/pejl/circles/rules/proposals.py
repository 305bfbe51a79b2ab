"""Where a proposal is, whose turn it is, and why an answer cannot be given."""

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum

from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

from .voices import NEEDS_WORDS, SIDES_NEEDED, Answer, Needs, Side


class State(StrEnum):
    """Where a proposal is."""

    WAITS_FOR_CITIZEN = "waits for the citizen"
    WAITS_FOR_PROFESSIONAL = "waits for an employee"
    WAITS_FOR_BOTH = "waits for both"
    CITIZEN_THINKS = "the citizen thinks it over"
    CITIZEN_WANTS_COMPANY = "the citizen wants someone with them"
    TO_TALK_ABOUT = "to be talked about"
    AGREED = "agreed"
    DECLINED = "declined"
    REPLACED = "replaced by a new proposal"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    OVERTAKEN = "overtaken by another decision"
    TAKEN_BACK = "agreed, and taken back"


class Turn(StrEnum):
    """Who is to do the next thing."""

    CITIZEN = "the citizen"
    PROFESSIONAL = "an employee of the circle"
    EITHER = "either"
    PROPOSER = "who proposed it"
    NOBODY = "nobody"


TURN_IN: Mapping[State, Turn] = {
    State.WAITS_FOR_CITIZEN: Turn.CITIZEN,
    State.WAITS_FOR_PROFESSIONAL: Turn.PROFESSIONAL,
    State.WAITS_FOR_BOTH: Turn.EITHER,
    State.CITIZEN_THINKS: Turn.CITIZEN,
    State.CITIZEN_WANTS_COMPANY: Turn.PROFESSIONAL,
    State.TO_TALK_ABOUT: Turn.PROFESSIONAL,
    State.AGREED: Turn.NOBODY,
    State.DECLINED: Turn.NOBODY,
    State.REPLACED: Turn.NOBODY,
    State.WITHDRAWN: Turn.NOBODY,
    State.LAPSED: Turn.NOBODY,
    State.OVERTAKEN: Turn.PROPOSER,
    State.TAKEN_BACK: Turn.NOBODY,
}
WAITING_STATES = frozenset(state for state, turn in TURN_IN.items() if turn is not Turn.NOBODY)
OPEN_STATES = WAITING_STATES - {State.OVERTAKEN}
"""Where an answer can still be given. What was overtaken waits for a new text, or to be put away."""

TRANSITIONS: Mapping[State, Mapping[str, State]] = {
    State.AGREED: {"someone takes their yes back": State.TAKEN_BACK},
    State.OVERTAKEN: {"it is put away": State.WITHDRAWN, "its first day has passed": State.LAPSED},
    State.WAITS_FOR_CITIZEN: {
        "the citizen says yes": State.AGREED,
        "the citizen says yes, if": State.REPLACED,
        "the citizen says no": State.DECLINED,
        "the citizen wants to talk": State.TO_TALK_ABOUT,
        "the citizen thinks it over": State.CITIZEN_THINKS,
        "the citizen wants someone with them": State.CITIZEN_WANTS_COMPANY,
        "it is withdrawn": State.WITHDRAWN,
        "something else is decided meanwhile": State.OVERTAKEN,
        "its first day has passed": State.LAPSED,
    },
    State.WAITS_FOR_PROFESSIONAL: {
        "an employee says yes": State.AGREED,
        "an employee says yes, if": State.REPLACED,
        "an employee says no": State.DECLINED,
        "an employee wants to talk": State.TO_TALK_ABOUT,
        "it is withdrawn": State.WITHDRAWN,
        "something else is decided meanwhile": State.OVERTAKEN,
        "its first day has passed": State.LAPSED,
    },
    State.WAITS_FOR_BOTH: {
        "the citizen says yes": State.WAITS_FOR_PROFESSIONAL,
        "an employee says yes": State.WAITS_FOR_CITIZEN,
        "either says yes, if": State.REPLACED,
        "either says no": State.DECLINED,
        "either wants to talk": State.TO_TALK_ABOUT,
        "the citizen thinks it over": State.CITIZEN_THINKS,
        "the citizen wants someone with them": State.CITIZEN_WANTS_COMPANY,
        "it is withdrawn": State.WITHDRAWN,
        "something else is decided meanwhile": State.OVERTAKEN,
        "its first day has passed": State.LAPSED,
    },
    State.CITIZEN_THINKS: {
        "the citizen says yes, and an employee has": State.AGREED,
        "the citizen says yes first": State.WAITS_FOR_PROFESSIONAL,
        "either says yes, if": State.REPLACED,
        "either says no": State.DECLINED,
        "either wants to talk": State.TO_TALK_ABOUT,
        "the citizen wants someone with them": State.CITIZEN_WANTS_COMPANY,
        "it is withdrawn": State.WITHDRAWN,
        "something else is decided meanwhile": State.OVERTAKEN,
        "its first day has passed": State.LAPSED,
    },
    State.CITIZEN_WANTS_COMPANY: {
        "the citizen says yes, and an employee has": State.AGREED,
        "the citizen says yes first": State.WAITS_FOR_PROFESSIONAL,
        "either says yes, if": State.REPLACED,
        "either says no": State.DECLINED,
        "either wants to talk": State.TO_TALK_ABOUT,
        "the citizen thinks it over": State.CITIZEN_THINKS,
        "it is withdrawn": State.WITHDRAWN,
        "something else is decided meanwhile": State.OVERTAKEN,
        "its first day has passed": State.LAPSED,
    },
    State.TO_TALK_ABOUT: {
        "either says yes, and the other has": State.AGREED,
        "the citizen says yes first": State.WAITS_FOR_PROFESSIONAL,
        "an employee says yes first": State.WAITS_FOR_CITIZEN,
        "either says yes, if": State.REPLACED,
        "either says no": State.DECLINED,
        "the citizen thinks it over": State.CITIZEN_THINKS,
        "an employee says yes while the citizen thinks": State.CITIZEN_THINKS,
        "the citizen wants someone with them": State.CITIZEN_WANTS_COMPANY,
        "an employee says yes while the citizen waits for company": State.CITIZEN_WANTS_COMPANY,
        "it is withdrawn": State.WITHDRAWN,
        "something else is decided meanwhile": State.OVERTAKEN,
        "its first day has passed": State.LAPSED,
    },
}


def state_of(
    answers: Mapping[Side, Answer],
    needs: Needs,
    *,
    is_withdrawn: bool,
    is_undone: bool = False,
    is_overtaken: bool = False,
    lapses_after: date | None,
    today: date,
) -> State:
    """Where a proposal is, from the last answer of each side."""
    if is_undone:
        return State.TAKEN_BACK
    said = set(answers.values())
    if Answer.YES_IF in said:
        return State.REPLACED
    if Answer.NO in said:
        return State.DECLINED
    waits_for = SIDES_NEEDED[needs] - {side for side, answer in answers.items() if answer is Answer.YES}
    if not waits_for:
        return State.AGREED
    if is_withdrawn:
        return State.WITHDRAWN
    if lapses_after is not None and today > lapses_after:
        return State.LAPSED
    if is_overtaken:
        return State.OVERTAKEN
    return _open_state(answers, waits_for)


def _open_state(answers: Mapping[Side, Answer], waits_for: Collection[Side]) -> State:
    if Answer.TALK in answers.values():
        return State.TO_TALK_ABOUT
    match answers.get(Side.CITIZEN):
        case Answer.THINK:
            return State.CITIZEN_THINKS
        case Answer.WITH_SOMEONE:
            return State.CITIZEN_WANTS_COMPANY
    if len(waits_for) > 1:
        return State.WAITS_FOR_BOTH
    return State.WAITS_FOR_CITIZEN if Side.CITIZEN in waits_for else State.WAITS_FOR_PROFESSIONAL


STATE_IN_WORDS: Mapping[State, str] = {
    State.WAITS_FOR_CITIZEN: _("Venter på borgerens svar"),
    State.WAITS_FOR_PROFESSIONAL: _("Venter på svar fra en medarbejder"),
    State.WAITS_FOR_BOTH: _("Venter på svar fra borgeren og en medarbejder"),
    State.CITIZEN_THINKS: _("Borgeren tænker over det"),
    State.CITIZEN_WANTS_COMPANY: _("Borgeren vil have én med"),
    State.TO_TALK_ABOUT: _("Det skal vi tale om"),
    State.AGREED: _("Det er aftalt"),
    State.DECLINED: _("Nej tak"),
    State.REPLACED: _("Der er et nyt forslag i stedet"),
    State.WITHDRAWN: _("Trukket tilbage"),
    State.LAPSED: _("For gammelt"),
    State.OVERTAKEN: _("Noget andet er besluttet siden"),
    State.TAKEN_BACK: _("Taget tilbage"),
}

STATE_TO_CITIZEN: Mapping[State, str] = {
    **STATE_IN_WORDS,
    State.WAITS_FOR_CITIZEN: _("Venter på dit svar"),
    State.WAITS_FOR_BOTH: _("Venter på svar fra dig og en medarbejder"),
    State.CITIZEN_THINKS: _("Du tænker over det"),
    State.CITIZEN_WANTS_COMPANY: _("Du vil have én med"),
}
LOOK_OF: Mapping[State, str] = {
    State.AGREED: "good",
    State.DECLINED: "no",
    State.TO_TALK_ABOUT: "talk",
    State.CITIZEN_WANTS_COMPANY: "talk",
    State.REPLACED: "over",
    State.WITHDRAWN: "over",
    State.LAPSED: "over",
    State.OVERTAKEN: "over",
    State.TAKEN_BACK: "over",
}


def may_answer(side: Side | None, state: State, already: Answer | None) -> bool:
    """Whether a side still has something to say to a proposal in this state."""
    return side is not None and state in OPEN_STATES and already is not Answer.YES


WHY_CLOSED: Mapping[State, str] = {
    State.AGREED: _("Det er allerede aftalt."),
    State.DECLINED: _("Der er sagt nej tak til forslaget."),
    State.REPLACED: _("Der er kommet et nyt forslag i stedet."),
    State.WITHDRAWN: _("Forslaget er trukket tilbage."),
    State.TAKEN_BACK: _("Et ja er taget tilbage. Foreslå det igen, hvis det stadig er en god idé."),
    State.LAPSED: _("Forslaget nåede at blive for gammelt. Den første dag er gået."),
    State.OVERTAKEN: _("Der er besluttet noget andet siden. Skriv et nyt forslag."),
}


def hindrances_to_answer(
    answer: Answer,
    side: Side | None,
    state: State,
    *,
    already: Answer | None,
    is_the_text_shown: bool,
    words: str,
    thinks_until: date | None,
    today: date,
) -> list[str]:
    """Every reason why this answer cannot be given now."""
    if state in WHY_CLOSED:
        return [WHY_CLOSED[state]]
    return reasons_among(
        {
            _("Kun borgeren, den der taler for borgeren, og de medarbejdere, der er med, kan svare."): (
                side is None
            ),
            _("Du har allerede sagt ja."): already is Answer.YES,
            _("Teksten er blevet ændret, siden du åbnede siden. Læs den nye, før du svarer."): (
                not is_the_text_shown
            ),
            _("Skriv, hvad der skal til, før du siger ja."): answer in NEEDS_WORDS and not words.strip(),
            _("Det svar er borgerens."): (
                answer in (Answer.THINK, Answer.WITH_SOMEONE) and side is Side.PROFESSIONAL
            ),
            _("Vælg den dag, du vil svare senest."): answer is Answer.THINK and thinks_until is None,
            _("Vælg en dag, der ikke er gået."): thinks_until is not None and thinks_until < today,
        }
    )
