"""A citizen becomes known to the house, and so do those who speak for them."""

from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from pejl.journal.actions import record
from pejl.journal.rules import Doer, Entry, Kind
from pejl.organisation.models import User
from pejl.shared import clock
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.versions import Step
from pejl.shared.words import _

from .models import Citizen, Representation, RepresentationVersion, named, numbered
from .rules import Matter, RepresentationKind, hindrances_to_cpr, hindrances_to_represent, last_day_of


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
        taken = self.user is not None and Citizen.objects.filter(user=self.user).exists()
        reasons = {
            _("Skriv borgerens navn."): not self.name.strip(),
            _("Det brugernavn hører til en anden borger."): taken,
        }
        return reasons_among(reasons) + self._hindrances_to_cpr()

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


@transaction.atomic
def let_sign_in(citizen: Citizen, user: User, *, by: Doer) -> None:
    """From now on the citizen comes in as `user`. Refused where one of them belongs to somebody else."""
    citizen = Citizen.objects.select_for_update().get(pk=citizen.pk)
    taken = Citizen.objects.filter(user=user).exclude(pk=citizen.pk).exists()
    refuse_if(
        reasons_among(
            {
                _("Borgeren har allerede et brugernavn."): citizen.user not in (None, user),
                _("Det brugernavn hører til en anden borger."): taken,
            }
        )
    )
    citizen.user = user
    citizen.save(update_fields=["user"])
    words = {"what": "may sign in", "user": user.name}
    record(Entry(Kind.ADMINISTERED, by, citizen.uid, user.uid, words))


@dataclass(frozen=True)
class Mandate:
    """On which ground, about what and for how long someone speaks for a citizen."""

    kind: RepresentationKind
    name: str
    matters: frozenset[Matter]
    first_day: date
    last_day: date | None = None
    named_matters: str = ""
    documented_by: str = ""
    user: User | None = None

    def hindrances(self, citizen: Citizen) -> list[str]:
        return hindrances_to_represent(
            self.kind,
            self.matters,
            name=self.name,
            first_day=self.first_day,
            last_day=self.last_day,
            born=citizen.born,
        ) + reasons_among(
            {
                _("Skriv, hvor det står, for eksempel i et brev fra Familieretshuset."): (
                    not self.documented_by.strip()
                )
            }
        )


@transaction.atomic
def represent(citizen: Citizen, mandate: Mandate, *, by: Doer) -> Representation:
    """Put down that someone speaks for the citizen. Custody ends by itself on the eighteenth birthday."""
    refuse_if(mandate.hindrances(citizen))
    representation = Representation.objects.create(
        citizen=citizen, user=mandate.user, name=mandate.name.strip(), kind=mandate.kind.value
    )
    RepresentationVersion.objects.create(
        item=representation,
        number=1,
        step=Step.BEGUN.value,
        valid_from=mandate.first_day,
        last_day=last_day_of(mandate.kind, mandate.last_day, citizen.born),
        recorded_at=clock.now(),
        is_personal=Matter.PERSONAL in mandate.matters,
        is_financial=Matter.FINANCIAL in mandate.matters,
        named_matters=mandate.named_matters.strip(),
        documented_by=mandate.documented_by.strip(),
    )
    _tell("representation begun", representation, by)
    return representation


@transaction.atomic
def end_representation(representation: Representation, *, last_day: date, by: Doer) -> None:
    """The mandate is over after `last_day` at the latest. Refused where it had not begun by then."""
    Representation.objects.select_for_update().get(pk=representation.pk)
    last = representation.versions.order_by("-number")[0]
    refuse_if(reasons_among({_("Den sidste dag ligger før den første."): last_day < last.valid_from}))
    last.pk, last.number, last.step = None, last.number + 1, Step.CHANGED.value
    last.last_day, last.recorded_at = min(last_day, last.last_day or last_day), clock.now()
    last.save(force_insert=True)
    _tell("representation ended", representation, by)


def _tell(what: str, representation: Representation, by: Doer) -> None:
    words = {"what": what, "representative": representation.name, "kind": representation.kind}
    record(Entry(Kind.REPRESENTED, by, representation.citizen.uid, representation.uid, words))
