"""How it goes: what the citizen and those around them say, side by side and never averaged."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from enum import StrEnum

from pejl.circles.rules import Side
from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

from .own import LONGEST_TEXT

LONGEST_AGO = timedelta(days=366)
LONGEST_PLAIN = 100


class Eyes(StrEnum):
    """In whose eyes it goes so."""

    CITIZEN = "citizen"
    PROFESSIONAL = "professional"
    RELATIVE = "relative"


class Informant(StrEnum):
    """Where a statement comes from (*kilde*), so that the citizen's own can be told from the rest."""

    CITIZEN = "citizen"
    CITIZEN_WITH_EMPLOYEE = "citizen with employee"
    CITIZEN_WITH_RELATIVE = "citizen with relative"
    RELATIVE = "relative"
    EMPLOYEE = "employee"
    EMPLOYEE_AND_RELATIVE = "employee and relative"
    CASE_WORKER = "case worker"


INFORMANT_CODES: Mapping[Informant, str] = {
    Informant.CITIZEN: "25b4e705-2e9a-47a2-b11a-c829316b9d3a",
    Informant.CITIZEN_WITH_EMPLOYEE: "12428e48-7df8-441f-9a89-d92bb7874066",
    Informant.CITIZEN_WITH_RELATIVE: "b66dc78a-a673-43fc-8ac0-1e859ba626e0",
    Informant.RELATIVE: "166d2437-4e47-4a52-bd94-cdbe91086ca6",
    Informant.EMPLOYEE: "8fe80acb-2c2a-4f10-b2b8-ddb77d2f69dc",
    Informant.EMPLOYEE_AND_RELATIVE: "329774f9-7700-47cf-9c00-63765d9e8078",
    Informant.CASE_WORKER: "f6ea2920-7dde-491e-a489-6b99a3904069",
}
"""The codes of KL (CareSocialCodes 20250530, hl7dk/kl-term), for those who exchange with others."""

EYES_OF: Mapping[Informant, Eyes] = {
    Informant.CITIZEN: Eyes.CITIZEN,
    Informant.CITIZEN_WITH_EMPLOYEE: Eyes.CITIZEN,
    Informant.CITIZEN_WITH_RELATIVE: Eyes.CITIZEN,
    Informant.RELATIVE: Eyes.RELATIVE,
    Informant.EMPLOYEE: Eyes.PROFESSIONAL,
    Informant.EMPLOYEE_AND_RELATIVE: Eyes.PROFESSIONAL,
    Informant.CASE_WORKER: Eyes.PROFESSIONAL,
}
CAN_BE_SAID_BY: Mapping[Side, frozenset[Informant]] = {
    Side.CITIZEN: frozenset({Informant.CITIZEN}),
    Side.REPRESENTATIVE: frozenset({Informant.RELATIVE, Informant.CITIZEN_WITH_RELATIVE}),
    Side.PROFESSIONAL: frozenset(
        {
            Informant.EMPLOYEE,
            Informant.EMPLOYEE_AND_RELATIVE,
            Informant.CASE_WORKER,
            Informant.CITIZEN_WITH_EMPLOYEE,
        }
    ),
}
INFORMANT_IN_WORDS: Mapping[Informant, str] = {
    Informant.CITIZEN: _("borgeren selv"),
    Informant.CITIZEN_WITH_EMPLOYEE: _("borgeren, skrevet ned på arbejde"),
    Informant.CITIZEN_WITH_RELATIVE: _("borgeren, skrevet ned af en, der står nær"),
    Informant.RELATIVE: _("en, der står nær"),
    Informant.EMPLOYEE: _("en, der arbejder her"),
    Informant.EMPLOYEE_AND_RELATIVE: _("en, der arbejder her, og en, der står nær"),
    Informant.CASE_WORKER: _("rådgiveren"),
}


class About(StrEnum):
    """What a statement is about: a theme, a goal with agreed levels, or the day itself."""

    THEME = "theme"
    GOAL = "goal"
    DAY = "day"


EASE_IN_WORDS: Mapping[int, str] = {
    0: _("Det er ikke svært"),
    1: _("Det er lidt svært"),
    2: _("Det er noget svært"),
    3: _("Det er meget svært"),
    4: _("Det går ikke"),
}
"""The citizen's own scale, in the order of FFB and FSIII, where 0 is none."""
DO_NOT_KNOW = _("Det ved jeg ikke")


def hindrances_to_follow(*, at_work: bool, plain: str, on_the_list: bool, is_followed: bool) -> list[str]:
    """Why a theme cannot be taken up. The employee brings it; the citizen is never asked to type one."""
    return reasons_among(
        {
            _("Det kan kun en medarbejder, der er med."): not at_work,
            _("Det tema er ikke på listen mere. Vælg et andet."): not on_the_list,
            _("Det tema følger I allerede."): is_followed,
            _("Skriv temaet, som man siger det til daglig."): not plain.strip(),
            _("Skriv det kort, højst 100 tegn."): len(plain) > LONGEST_PLAIN,
        }
    )


def hindrances_to_say(
    *,
    side: Side | None,
    informant: Informant,
    about: About,
    words: str,
    has_degree: bool,
    degree_fits: bool,
    day: date,
    today: date,
) -> list[str]:
    """Why this cannot stand as somebody's word on how it goes."""
    allowed: Collection[Informant] = CAN_BE_SAID_BY[side] if side else ()
    own = EYES_OF[informant] is Eyes.CITIZEN
    return reasons_among(
        {
            _("Det kan kun borgeren, en der taler for borgeren, og en medarbejder, der er med."): (
                informant not in allowed
            ),
            _("Kun borgeren selv kan sige, hvad en god dag er."): about is About.DAY and not own,
            _("Vælg et svar, eller skriv lidt."): (
                about is About.THEME and not has_degree and not words.strip()
            ),
            _("Vælg et trin."): about is About.GOAL and not has_degree,
            _("Skriv det med dine egne ord."): about is About.DAY and not words.strip(),
            _("Det svar hører ikke til her."): has_degree and not degree_fits,
            _("Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."): len(words) > LONGEST_TEXT,
            _("Vælg en dag, der er gået, eller i dag."): day > today,
            _("Det er for længe siden. Vælg en dag inden for det sidste år."): today - day > LONGEST_AGO,
        }
    )


def hindrances_to_correct(*, is_theirs: bool, is_same: bool, already: bool, not_said: bool) -> list[str]:
    """Why a statement cannot be put right. What was said stays; the new stands beside it."""
    return reasons_among(
        {
            _("Kun den, der har sagt det, kan rette det."): not is_theirs,
            _("En rettelse handler om det samme."): not is_same,
            _("Det er allerede rettet. Ret det nyeste."): already,
            _("Borgeren har sagt, at det ikke passer."): not_said,
        }
    )


def hindrances_to_read(*, is_citizen: bool, is_written_down: bool, already: bool) -> list[str]:
    """Why one cannot say whether it was said: only the citizen can, once, of what others wrote down."""
    return reasons_among(
        {
            _("Det kan kun borgeren selv sige."): not is_citizen,
            _("Det har du selv skrevet. Ret det, hvis det ikke passer."): not is_written_down,
            _("Det har du allerede svaret på."): already,
        }
    )
