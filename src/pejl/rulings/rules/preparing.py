"""What a ruling says, as plain values, and everything it lacks before it can be made."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from pejl.circles.rules import How
from pejl.citizens.rules import Matter
from pejl.organisation.rules import Role
from pejl.rulings.reading import Law
from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

from .kinds import FROM_A_DAY, MAY_ISSUE, NEVER_BACKWARDS, RulingKind

LONGEST_TEXT = 4000


@dataclass(frozen=True)
class Draft:
    """What is prepared. It may be unfinished; nothing of it is in force."""

    kind: RulingKind
    about: str
    matter: Matter = Matter.PERSONAL
    outcome: str = ""
    from_day: date | None = None
    basis: tuple[str, ...] = ()
    view: str = ""
    view_from: str = ""
    view_how: How | None = None
    facts: str = ""
    adverse_are_new: bool | None = None
    adverse_facts: str = ""
    reasons: str = ""

    def texts(self) -> list[str]:
        return [value for one in fields(self) if isinstance(value := getattr(self, one.name), str)]


@dataclass(frozen=True)
class Heard:
    """One hearing: about which facts (by their index), to which day, and whether there is an answer."""

    about: str
    deadline: date
    is_answered: bool

    def runs(self, today: date) -> bool:
        """It is the citizen's turn to the end of the last day, unless they have answered."""
        return not self.is_answered and today <= self.deadline


def hindrances_to_draft(draft: Draft) -> list[str]:
    """Why this cannot be kept as a draft."""
    return reasons_among(
        {
            _("Skriv, hvad det handler om."): not draft.about.strip(),
            _("En tekst er for lang. Skriv det vigtigste, højst 4.000 tegn."): any(
                len(text) > LONGEST_TEXT for text in draft.texts()
            ),
            _("Skriv de nye oplysninger, som taler imod borgeren."): (
                draft.adverse_are_new is True and not draft.adverse_facts.strip()
            ),
        }
    )


def hindrances_in(draft: Draft, law: Law, today: date) -> list[str]:
    """What the text lacks: forvaltningsloven §§ 22 and 24 (reasons, rules, facts), law 1 (the view)."""
    in_force = {one.code for one in law.bases_on(today)}
    return reasons_among(
        {
            _("Skriv, hvad I afgør."): not draft.outcome.strip(),
            _("Vælg, hvilken dag det gælder fra."): draft.kind in FROM_A_DAY and draft.from_day is None,
            _("Hjælp kan ikke ændres eller stoppes tilbage i tiden. Vælg en senere dag."): (
                draft.kind in NEVER_BACKWARDS and draft.from_day is not None and draft.from_day < today
            ),
            _("Vælg den regel, afgørelsen bygger på."): not draft.basis,
            _("En af reglerne gælder ikke i dag. Vælg igen."): not in_force.issuperset(draft.basis),
            _("Skriv, hvad borgeren selv siger, med borgerens egne ord."): not draft.view.strip(),
            _("Vælg, hvordan borgeren sagde det."): bool(draft.view.strip()) and draft.view_how is None,
            _("Skriv, hvilke oplysninger I har lagt vægt på."): not draft.facts.strip(),
            _("Tag stilling til, om der er nye oplysninger, som taler imod borgeren."): (
                draft.adverse_are_new is None
            ),
            _("Skriv, hvorfor I afgør det sådan."): not draft.reasons.strip(),
        }
    )


def hindrances_from_hearing(
    adverse_are_new: bool | None, about: str, hearings: Sequence[Heard], today: date
) -> list[str]:
    """Forvaltningsloven § 19: no ruling before the citizen knew of it and has answered, or had the time to.

    `about` is the index of the adverse facts as they are written now: other facts need another hearing.
    """
    return reasons_among(
        {
            _("Borgeren skal først høre om de nye oplysninger og have tid til at svare."): (
                adverse_are_new is True and about not in {hearing.about for hearing in hearings}
            ),
            _("Borgeren har fået tid til at svare. Vent på svaret, eller til fristen er gået."): any(
                hearing.runs(today) for hearing in hearings
            ),
        }
    )


def hindrances_to_decide(role: Role | None) -> list[str]:
    """Why this person may not act for the municipality in a ruling."""
    return reasons_among(
        {_("Det kan kun en sagsbehandler eller en leder. Du kan gøre det klar."): role not in MAY_ISSUE}
    )


def hindrances_to_hearing(
    draft: Draft, *, deadline: date, earliest: date, is_closed: bool, already_runs: bool
) -> list[str]:
    """Why the citizen cannot be heard about this now."""
    return reasons_among(
        {
            _("Sagen er allerede afgjort eller lukket."): is_closed,
            _("Der er ingen nye oplysninger, som taler imod borgeren. Skriv dem i udkastet først."): (
                draft.adverse_are_new is not True
            ),
            _("Borgeren har allerede fået brevet. Vent på svaret, eller til fristen er gået."): already_runs,
            _("Giv mere tid. Borgeren skal have brevet og have dage nok til at svare."): deadline < earliest,
        }
    )
