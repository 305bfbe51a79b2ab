"""What a person can be able to do, how well, and how needs that call for it are read."""

from enum import IntEnum, StrEnum

from pejl.organisation.rules import Role
from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

LONGEST_KEY, LONGEST_NAME, LONGEST_TEXT = 60, 200, 2000


class Level(IntEnum):
    """How well somebody can do something, in their own eyes."""

    KNOWS_OF_IT = 1
    WITH_HELP = 2
    ALONE = 3
    SHOWS_OTHERS = 4


LEVEL_IN_WORDS = {
    Level.KNOWS_OF_IT: _("Jeg kender til det"),
    Level.WITH_HELP: _("Jeg kan det sammen med en anden"),
    Level.ALONE: _("Jeg kan det selv"),
    Level.SHOWS_OTHERS: _("Jeg kan vise andre det"),
}


class When(StrEnum):
    """Whether a need is there now, or is known to come."""

    PRESENT = "present"
    ANNOUNCED = "announced"


WHEN_IN_WORDS = {When.PRESENT: _("nu"), When.ANNOUNCED: _("på vej")}

MAY_KEEP = frozenset({Role.LEADER, Role.PLANNER, Role.ADMINISTRATOR})


def hindrances_to_keep(role: Role | None) -> list[str]:
    return reasons_among({_("Kompetencerne holdes ved lige af ledere og planlæggere."): role not in MAY_KEEP})


def hindrances_to_competence(name: str, text: str) -> list[str]:
    return reasons_among(
        {
            _("Skriv, hvad man kan."): not name.strip(),
            _("Skriv det kortere."): len(name) > LONGEST_NAME or len(text) > LONGEST_TEXT,
        }
    )
