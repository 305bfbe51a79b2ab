"""What can be done to a ruling that was made: complain, look again, send on, answer."""

from collections.abc import Mapping
from datetime import date

from pejl.circles.rules import How
from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

from .kinds import Outcome
from .preparing import LONGEST_TEXT
from .states import State

MAY_RECONSIDER = frozenset({State.TO_RECONSIDER, State.LATE})
MAY_SEND_ON = frozenset({State.TO_SEND_ON, State.LATE})
MAY_WITHDRAW = frozenset({State.TO_RECONSIDER, State.LATE, State.TO_SEND_ON})
MAY_BE_FOLLOWED = frozenset({State.TO_RECONSIDER, State.LATE, State.TO_DECIDE_AGAIN})

WHY_NO_COMPLAINT: Mapping[State, str] = {
    **dict.fromkeys(
        (State.DRAFTED, State.TO_BE_HEARD, State.HEARING, State.READY, State.DROPPED),
        _("Der er ikke truffet en afgørelse at klage over."),
    ),
    State.REPLACED: _("Der er en ny afgørelse. Klag over den i stedet."),
    State.AT_BOARD: _("Klagen er hos Ankestyrelsen. Ring eller skriv til dem, hvis der er mere."),
    State.TO_DECIDE_AGAIN: _("Sagen bliver afgjort igen. Den nye afgørelse kan der klages over."),
    State.CLOSED: _("Ankestyrelsen har svaret. Vi kan ikke tage klagen op igen."),
}
"""Nobody is turned away for being late: the board may look past it (retssikkerhedsloven § 67)."""


def hindrances_to_statement(*, may_speak: bool, is_written_down: bool, how: How, words: str) -> list[str]:
    """Why this cannot be kept as what the citizen, or who speaks for them, said."""
    return reasons_among(
        {
            _("Det kan kun borgeren, den der taler for borgeren, og de medarbejdere, der er med."): (
                not may_speak
            ),
            _("Vælg, hvordan borgeren sagde det."): is_written_down and how is How.SELF,
            _("En tekst er for lang. Skriv det vigtigste, højst 4.000 tegn."): len(words) > LONGEST_TEXT,
        }
    )


def hindrances_to_answer(state: State, words: str) -> list[str]:
    """Why this cannot be kept as an answer to a hearing. A late answer counts until the ruling is made."""
    before = state in (State.DRAFTED, State.TO_BE_HEARD, State.HEARING, State.READY)
    return reasons_among(
        {
            _("Afgørelsen er truffet. Er du uenig, kan du klage."): not before and state is not State.DROPPED,
            _("Sagen er lukket uden en afgørelse."): state is State.DROPPED,
            _("Skriv, hvad du vil sige."): not words.strip(),
        }
    )


def hindrances_to_complain(state: State, received: date, issued: date, today: date) -> list[str]:
    """Why a complaint cannot be kept. It needs no reasons (ast.dk), and being late is no hindrance."""
    return reasons_among(
        {
            WHY_NO_COMPLAINT.get(state, ""): state in WHY_NO_COMPLAINT,
            _("Vælg en dag, der ikke ligger i fremtiden."): received > today,
            _("Klagen kan ikke være kommet før afgørelsen."): received < issued,
        }
    )


def hindrances_to_withdraw(state: State, said_on: date, today: date) -> list[str]:
    """Why a complaint cannot be taken back here. Once it is sent on, it is the board's."""
    return reasons_among(
        {
            WHY_NO_COMPLAINT[State.AT_BOARD]: state is State.AT_BOARD,
            _("Der er ingen klage at trække tilbage."): (
                state not in MAY_WITHDRAW and state is not State.AT_BOARD
            ),
            _("Vælg en dag, der ikke ligger i fremtiden."): said_on > today,
        }
    )


def hindrances_to_uphold(state: State, reasons: str) -> list[str]:
    return reasons_among(
        {
            _("Der er ingen klage, I skal se på igen."): state not in MAY_RECONSIDER,
            _("Skriv, hvorfor I holder fast."): not reasons.strip(),
            _("En tekst er for lang. Skriv det vigtigste, højst 4.000 tegn."): len(reasons) > LONGEST_TEXT,
        }
    )


def hindrances_to_send_on(state: State) -> list[str]:
    return reasons_among({_("Der er ingen klage, der skal sendes videre nu."): state not in MAY_SEND_ON})


def hindrances_to_board_answer(state: State, answered: date, sent_on: date | None, today: date) -> list[str]:
    return reasons_among(
        {
            _("Klagen er ikke hos Ankestyrelsen."): state is not State.AT_BOARD,
            _("Svaret kan ikke være kommet, før klagen blev sendt."): (
                sent_on is not None and answered < sent_on
            ),
            _("Vælg en dag, der ikke ligger i fremtiden."): answered > today,
        }
    )


def hindrances_to_follow(state_before: State | None, *, is_followed: bool) -> list[str]:
    """Why no new ruling can be prepared after the one before it. None: there is none before it."""
    return reasons_among(
        {
            _("Den afgørelse venter ikke på en ny."): (
                state_before is not None and state_before not in MAY_BE_FOLLOWED
            ),
            _("Den nye afgørelse er allerede begyndt. Skriv videre på den."): is_followed,
        }
    )


def hindrances_to_meet(state_before: State | None, gives_way: Outcome | None) -> list[str]:
    """Why the new ruling cannot be made as the answer to a complaint about the one before it."""
    is_met = gives_way in (Outcome.PARTLY, Outcome.WHOLLY)
    return hindrances_to_follow(state_before, is_followed=False) + reasons_among(
        {
            _("Vælg, om borgeren får ret i en del eller i det hele."): state_before in MAY_RECONSIDER
            and not is_met
        }
    )
