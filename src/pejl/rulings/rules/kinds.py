"""What a ruling can be, who may make one, how the citizen is told, and how a complaint can end."""

from collections.abc import Mapping
from enum import StrEnum

from pejl.organisation.rules import Role
from pejl.shared.words import _


class RulingKind(StrEnum):
    """What happens to a right (law 1)."""

    GRANT = "grant"
    REFUSE = "refuse"
    CHANGE = "change"
    END = "end"


KIND_IN_WORDS: Mapping[RulingKind, str] = {
    RulingKind.GRANT: _("Ja til hjælp"),
    RulingKind.REFUSE: _("Nej til hjælp"),
    RulingKind.CHANGE: _("Hjælpen bliver ændret"),
    RulingKind.END: _("Hjælpen stopper"),
}
KIND_TO_CITIZEN: Mapping[RulingKind, str] = {
    RulingKind.GRANT: _("Vi har sagt ja til hjælp"),
    RulingKind.REFUSE: _("Vi har sagt nej til hjælp"),
    RulingKind.CHANGE: _("Vi ændrer din hjælp"),
    RulingKind.END: _("Din hjælp stopper"),
}
FROM_A_DAY = frozenset({RulingKind.GRANT, RulingKind.CHANGE, RulingKind.END})
NEVER_BACKWARDS = frozenset({RulingKind.CHANGE, RulingKind.END})

# Delegated authority: the front line prepares, these decide.
MAY_ISSUE = frozenset({Role.CASE_WORKER, Role.LEADER})


class Channel(StrEnum):
    """How the citizen is told."""

    LETTER = "letter"
    DIGITAL = "digital"
    HANDED = "handed"


CHANNEL_IN_WORDS: Mapping[Channel, str] = {
    Channel.LETTER: _("Brev med posten"),
    Channel.DIGITAL: _("Digital Post"),
    Channel.HANDED: _("Givet i hånden eller læst op"),
}


class Outcome(StrEnum):
    """What reconsideration led to."""

    UPHELD = "upheld"
    PARTLY = "changed in part"
    WHOLLY = "changed wholly"


OUTCOME_IN_WORDS: Mapping[Outcome, str] = {
    Outcome.UPHELD: _("Vi holder fast i afgørelsen"),
    Outcome.PARTLY: _("Borgeren får ret i en del"),
    Outcome.WHOLLY: _("Borgeren får ret i det hele"),
}


class BoardOutcome(StrEnum):
    """What the appeal board answered (ast.dk, »Hvad er en afgørelse?«)."""

    UPHELD = "upheld"
    CHANGED = "changed"
    SENT_BACK = "sent back"
    DISMISSED = "dismissed"


BOARD_IN_WORDS: Mapping[BoardOutcome, str] = {
    BoardOutcome.UPHELD: _("Ankestyrelsen er enig med os"),
    BoardOutcome.CHANGED: _("Ankestyrelsen har ændret afgørelsen"),
    BoardOutcome.SENT_BACK: _("Vi skal afgøre sagen igen"),
    BoardOutcome.DISMISSED: _("Ankestyrelsen kan ikke behandle klagen"),
}
LEAVES_WORK = frozenset({BoardOutcome.CHANGED, BoardOutcome.SENT_BACK})
