"""Spørg os: how many questions are let in, and who answers."""

from datetime import timedelta

from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

ANSWERED_IN = timedelta(days=5)
COUNTED_FOR = timedelta(hours=1)
KEPT_FOR = timedelta(days=1)
MOST_FROM_ONE, MOST_FROM_ALL = 5, 100
LONGEST_NAME, LONGEST_PHONE = 200, 30


def hindrances_of_flood(*, from_one: int, from_all: int) -> list[str]:
    """So many came in the last hour. It holds a machine back, and hardly ever a person."""
    return reasons_among(
        {
            _("Der er kommet mange spørgsmål fra dig. Vent en time, eller ring til os."): (
                from_one >= MOST_FROM_ONE
            ),
            _("Der er kommet mange spørgsmål lige nu. Vent en time, eller ring til os."): (
                from_one < MOST_FROM_ONE and from_all >= MOST_FROM_ALL
            ),
        }
    )


def hindrances_to_reply(*, is_employee: bool) -> list[str]:
    return reasons_among({_("Det er dem, der arbejder her, der svarer."): not is_employee})


def hindrances_to_want(*, name: str, phone: str, wants_already: bool) -> list[str]:
    """Who wants a pathway says who they are, and that is all we need to ring."""
    return reasons_among(
        {
            _("Skriv dit navn, så vi ved, hvem vi ringer til."): not name.strip(),
            _("Skriv et telefonnummer, så vi kan ringe."): not phone.strip(),
            _("Navnet eller nummeret er for langt."): len(name) > LONGEST_NAME or len(phone) > LONGEST_PHONE,
            _("Du har sagt det til os. Vi ringer til dig."): wants_already,
        }
    )
