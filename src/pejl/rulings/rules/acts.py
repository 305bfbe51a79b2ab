"""What an employee can do to a ruling, where it is now and in the role they have."""

from collections.abc import Mapping
from enum import StrEnum

from pejl.organisation.rules import Role
from pejl.shared.words import _

from .kinds import MAY_ISSUE
from .states import State


class Act(StrEnum):
    """A page that does something; the value is the name of its address."""

    WRITE = "write"
    HEAR = "hear"
    ISSUE = "issue"
    DROP = "drop"
    TELL_AGAIN = "tell_again"
    COMPLAIN = "complain"
    WITHDRAW = "withdraw"
    UPHOLD = "uphold"
    FOLLOW = "follow"
    SEND_ON = "send_on"
    BOARD = "board"


ACT_IN_WORDS: Mapping[Act, str] = {
    Act.WRITE: _("Skriv videre på udkastet"),
    Act.HEAR: _("Hør borgeren"),
    Act.ISSUE: _("Læs den igennem, og træf afgørelsen"),
    Act.DROP: _("Luk sagen uden afgørelse"),
    Act.TELL_AGAIN: _("Send afgørelsen igen"),
    Act.COMPLAIN: _("Skriv en klage ned for borgeren"),
    Act.WITHDRAW: _("Skriv ned, at borgeren trækker klagen tilbage"),
    Act.UPHOLD: _("Hold fast, og skriv hvorfor"),
    Act.FOLLOW: _("Skriv en ny afgørelse"),
    Act.SEND_ON: _("Send klagen til Ankestyrelsen"),
    Act.BOARD: _("Skriv ned, hvad Ankestyrelsen svarede"),
}
ICON_OF: Mapping[Act, str] = {
    Act.WRITE: "edit",
    Act.HEAR: "chat",
    Act.ISSUE: "check",
    Act.DROP: "close",
    Act.TELL_AGAIN: "send",
    Act.COMPLAIN: "forum",
    Act.WITHDRAW: "close",
    Act.UPHOLD: "reply",
    Act.FOLLOW: "edit",
    Act.SEND_ON: "send",
    Act.BOARD: "document",
}
WITHOUT_AUTHORITY = frozenset({Act.WRITE, Act.HEAR, Act.COMPLAIN, Act.WITHDRAW})
"""What anyone at work in the circle may do; the rest is for those who may make rulings."""

_PREPARE = (Act.WRITE, Act.ISSUE, Act.DROP)
ACTS_IN: Mapping[State, tuple[Act, ...]] = {
    State.DRAFTED: _PREPARE,
    State.TO_BE_HEARD: (Act.HEAR, *_PREPARE),
    State.HEARING: _PREPARE,
    State.READY: (Act.ISSUE, Act.WRITE, Act.DROP),
    State.DROPPED: (),
    State.MAY_COMPLAIN: (Act.COMPLAIN, Act.TELL_AGAIN),
    State.STANDS: (Act.COMPLAIN, Act.TELL_AGAIN),
    State.TO_RECONSIDER: (Act.UPHOLD, Act.FOLLOW, Act.COMPLAIN, Act.WITHDRAW),
    State.LATE: (Act.SEND_ON, Act.UPHOLD, Act.FOLLOW, Act.COMPLAIN, Act.WITHDRAW),
    State.TO_SEND_ON: (Act.SEND_ON, Act.COMPLAIN, Act.WITHDRAW),
    State.MAY_MAINTAIN: (Act.COMPLAIN,),
    State.CHANGED_IN_PART: (Act.COMPLAIN,),
    State.REPLACED: (),
    State.AT_BOARD: (Act.BOARD,),
    State.TO_DECIDE_AGAIN: (Act.FOLLOW,),
    State.CLOSED: (),
}


def acts_in(state: State, role: Role | None) -> list[Act]:
    """What someone at work in the circle can do now. The page to make it is open to all: it says why not."""
    open_to_all = WITHOUT_AUTHORITY | {Act.ISSUE}
    return [act for act in ACTS_IN[state] if role in MAY_ISSUE or act in open_to_all]
