"""A citizen becomes known to the house."""

from dataclasses import dataclass

from django.db import connection

from pejl.organisation.models import User
from pejl.shared import clock
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.words import _

from .models import Citizen, named, numbered
from .rules import hindrances_to_cpr


@dataclass(frozen=True)
class Introduction:
    """What is known of a citizen at first; only the name is needed."""

    name: str
    cpr: str = ""
    address: str = ""
    phone: str = ""
    is_address_protected: bool = False
    user: User | None = None

    def hindrances(self) -> list[str]:
        """Why a citizen cannot be introduced so. A known personal number means: there is a circle already."""
        return reasons_among({_("Skriv borgerens navn."): not self.name.strip()}) + self._hindrances_to_cpr()

    def _hindrances_to_cpr(self) -> list[str]:
        if not self.cpr.strip():
            return []
        known = _("Borgeren er her allerede. Bed om at være med i stedet.")
        return hindrances_to_cpr(self.cpr, clock.today()) or reasons_among(
            {known: Citizen.objects.with_cpr(self.cpr).exists()}
        )


def introduce(introduction: Introduction) -> Citizen:
    """Make the citizen known, in the transaction that opens the circle. Refused with every reason."""
    if not connection.in_atomic_block:
        raise RuntimeError("A citizen is introduced as their circle is opened.")
    refuse_if(introduction.hindrances())
    return Citizen.objects.create(
        **named(" ".join(introduction.name.split())),
        **(numbered(introduction.cpr) if introduction.cpr.strip() else {}),
        address=introduction.address.strip() or None,
        phone=introduction.phone.strip() or None,
        is_address_protected=introduction.is_address_protected,
        user=introduction.user,
    )
