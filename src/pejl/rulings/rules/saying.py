"""Where a ruling is, in words: for those at work, and for the citizen."""

from collections.abc import Mapping

from pejl.shared.words import _

from .states import State, Turn

STATE_IN_WORDS: Mapping[State, str] = {
    State.DRAFTED: _("Bliver skrevet"),
    State.TO_BE_HEARD: _("Borgeren skal høres først"),
    State.HEARING: _("Venter på borgerens svar"),
    State.READY: _("Klar til at blive afgjort"),
    State.DROPPED: _("Lukket uden afgørelse"),
    State.MAY_COMPLAIN: _("Afgjort. Borgeren kan klage"),
    State.STANDS: _("Afgørelsen gælder"),
    State.TO_RECONSIDER: _("Borgeren har klaget. I skal se på det igen"),
    State.LATE: _("Klagen kom for sent. Den skal sendes videre"),
    State.TO_SEND_ON: _("Klagen skal sendes til Ankestyrelsen"),
    State.MAY_MAINTAIN: _("Borgeren fik ret i en del"),
    State.CHANGED_IN_PART: _("Ændret i en del"),
    State.REPLACED: _("Der er en ny afgørelse i stedet"),
    State.AT_BOARD: _("Klagen er hos Ankestyrelsen"),
    State.TO_DECIDE_AGAIN: _("Sagen skal afgøres igen"),
    State.CLOSED: _("Ankestyrelsen har svaret"),
}
STATE_TO_CITIZEN: Mapping[State, str] = {
    State.DRAFTED: _("Vi er ved at se på det"),
    State.TO_BE_HEARD: _("Vi er ved at se på det"),
    State.HEARING: _("Vi vil gerne høre dig"),
    State.READY: _("Vi er ved at se på det"),
    State.DROPPED: _("Vi afgør det ikke"),
    State.MAY_COMPLAIN: _("Afgjort. Du kan klage"),
    State.STANDS: _("Afgjort"),
    State.TO_RECONSIDER: _("Vi ser på det igen"),
    State.LATE: _("Vi har din klage"),
    State.TO_SEND_ON: _("Vi sender din klage videre"),
    State.MAY_MAINTAIN: _("Du fik ret i en del"),
    State.CHANGED_IN_PART: _("Du fik ret i en del"),
    State.REPLACED: _("Du fik ret. Der er en ny afgørelse"),
    State.AT_BOARD: _("Din klage er hos Ankestyrelsen"),
    State.TO_DECIDE_AGAIN: _("Vi skal afgøre det igen"),
    State.CLOSED: _("Ankestyrelsen har svaret"),
}
DEADLINE_IN_WORDS: Mapping[State, str] = {
    State.HEARING: _("Borgeren kan svare til og med"),
    State.MAY_COMPLAIN: _("Borgeren kan klage til og med"),
    State.MAY_MAINTAIN: _("Borgeren kan holde fast til og med"),
    State.TO_RECONSIDER: _("I skal være færdige senest"),
    State.LATE: _("I skal være færdige senest"),
    State.TO_SEND_ON: _("I skal sende den senest"),
}
DEADLINE_TO_CITIZEN: Mapping[State, str] = {
    State.HEARING: _("Du kan svare til og med"),
    State.MAY_COMPLAIN: _("Du kan klage til og med"),
    State.MAY_MAINTAIN: _("Er du stadig uenig, så skriv til os senest"),
    State.TO_RECONSIDER: _("Vi skal være færdige senest"),
    State.LATE: _("Vi skal være færdige senest"),
    State.TO_SEND_ON: _("Vi sender den senest"),
}
TURN_IN_WORDS: Mapping[Turn, str] = {
    Turn.CITIZEN: _("Borgeren kan gøre det næste"),
    Turn.CASE_WORKER: _("I skal gøre det næste"),
    Turn.BOARD: _("Ankestyrelsen skal gøre det næste"),
    Turn.NOBODY: _("Ingen skal gøre noget nu"),
}
TURN_TO_CITIZEN: Mapping[Turn, str] = {
    Turn.CITIZEN: _("Nu kan du sige noget, hvis du vil"),
    Turn.CASE_WORKER: _("Vi skal gøre det næste"),
    Turn.BOARD: _("Ankestyrelsen skal gøre det næste"),
    Turn.NOBODY: _("Ingen skal gøre noget nu"),
}
LOOK_OF: Mapping[State, str] = {
    State.DROPPED: "over",
    State.MAY_COMPLAIN: "good",
    State.STANDS: "good",
    State.TO_RECONSIDER: "talk",
    State.LATE: "talk",
    State.TO_SEND_ON: "talk",
    State.CHANGED_IN_PART: "good",
    State.REPLACED: "over",
    State.TO_DECIDE_AGAIN: "talk",
    State.CLOSED: "over",
}
