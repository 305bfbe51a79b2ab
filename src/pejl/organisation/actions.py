"""Users, units and employments come, change and end."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from pejl.journal.actions import record
from pejl.journal.rules import Doer, Entry, Kind
from pejl.shared import clock
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.versions import Step
from pejl.shared.words import _

from .models import Employment, EmploymentVersion, Unit, User
from .rules import Capacity, Role


@transaction.atomic
def add_unit(name: str, *, by: Doer, above: Unit | None = None, phone: str = "", address: str = "") -> Unit:
    """Refused where the name is empty or taken."""
    refuse_if(
        reasons_among(
            {
                _("Enheden skal have et navn."): not name.strip(),
                _("Der er allerede en enhed med det navn."): Unit.objects.filter(name=name.strip()).exists(),
            }
        )
    )
    unit = Unit.objects.create(name=name.strip(), above=above, phone=phone.strip(), address=address.strip())
    record(Entry(Kind.ADMINISTERED, by, about=unit.uid, content={"what": "unit added", "unit": unit.name}))
    return unit


@transaction.atomic
def change_unit(unit: Unit, *, by: Doer, phone: str | None = None, address: str | None = None) -> None:
    """Another number to ring or address to write to; what is None stays."""
    changed = {"phone": phone, "address": address}
    for field, value in changed.items():
        if value is not None:
            setattr(unit, field, value.strip())
    unit.save(update_fields=list(changed))
    record(Entry(Kind.ADMINISTERED, by, about=unit.uid, content={"what": "unit changed", "unit": unit.name}))


@transaction.atomic
def close_posts(unit: Unit, *, by: Doer) -> None:
    """The unit is closed after today, and everyone's post in it ends. For the act that tells the citizens."""
    Unit.objects.select_for_update(of=("self",), no_key=True).get(pk=unit.pk)
    unit.refresh_from_db()
    refuse_if(reasons_among({_("Enheden er lukket."): unit.closed_on is not None}))
    unit.closed_on = clock.today()
    unit.save(update_fields=["closed_on"])
    in_force = EmploymentVersion.objects.in_force_or_coming(clock.today()).filter(item__unit=unit)
    for version in in_force.select_related("item__user", "item__unit"):
        last_day = max(clock.today(), version.valid_from)
        end_employment(version.item, last_day=last_day, by=by)
    record(Entry(Kind.ADMINISTERED, by, about=unit.uid, content={"what": "unit closed", "unit": unit.name}))


@transaction.atomic
def add_user(login: str, name: str, *, by: Doer, password: str | None = None) -> User:
    """Refused where a part is empty or the sign-in name is taken. Without a password nobody can sign in."""
    login = login.strip().casefold()
    refuse_if(
        reasons_among(
            {
                _("Skriv et brugernavn."): not login,
                _("Skriv et navn."): not name.strip(),
                _("Det brugernavn er taget."): User.objects.filter(login=login).exists(),
            }
        )
    )
    user = User.objects.create_user(login, name.strip(), password)
    record(Entry(Kind.ADMINISTERED, by, about=user.uid, content={"what": "user added", "user": user.name}))
    return user


@dataclass(frozen=True)
class Terms:
    """What an employment says."""

    role: Role
    title: str
    first_day: date
    last_day: date | None = None

    def hindrances(self) -> list[str]:
        return reasons_among(
            {
                _("Skriv en stilling."): not self.title.strip(),
                _("Den sidste dag ligger før den første."): bool(
                    self.last_day and self.last_day < self.first_day
                ),
            }
        )


@transaction.atomic
def employ(user: User, unit: Unit, terms: Terms, *, by: Doer) -> Employment:
    """Employ `user` in `unit` from the first day of `terms`, the last day included."""
    refuse_if(terms.hindrances() + reasons_among({_("Enheden er lukket."): unit.closed_on is not None}))
    employment = Employment.objects.create(user=user, unit=unit)
    _add_version(employment, Step.BEGUN, terms)
    _tell("employment begun", employment, by)
    return employment


@transaction.atomic
def end_employment(employment: Employment, *, last_day: date, by: Doer) -> None:
    """The employment is over after `last_day`. Refused where it had not begun by then."""
    Employment.objects.select_for_update().get(pk=employment.pk)
    last = employment.versions.order_by("-number")[0]
    refuse_if(reasons_among({_("Den sidste dag ligger før den første."): last_day < last.valid_from}))
    _add_version(employment, Step.CHANGED, Terms(Role(last.role), last.title, last.valid_from, last_day))
    _tell("employment ended", employment, by)


@transaction.atomic
def end_employment_at_once(employment: Employment, *, by: Doer) -> None:
    """From this moment on the employment is over, also where it began today."""
    Employment.objects.select_for_update().get(pk=employment.pk)
    last = employment.versions.order_by("-number")[0]
    _add_version(employment, Step.ENDED, Terms(Role(last.role), last.title, clock.today()))
    _tell("employment ended", employment, by)


def _add_version(employment: Employment, step: Step, terms: Terms) -> None:
    EmploymentVersion.objects.create(
        item=employment,
        number=employment.versions.count() + 1,
        step=step,
        valid_from=terms.first_day,
        last_day=terms.last_day,
        recorded_at=clock.now(),
        role=terms.role.value,
        title=terms.title,
    )


def _tell(what: str, employment: Employment, by: Doer) -> None:
    words = {"what": what, "user": employment.user.name, "unit": employment.unit.name}
    record(Entry(Kind.ADMINISTERED, by, about=employment.uid, content=words))


@transaction.atomic
def tell_sign_out(capacity: Capacity) -> None:
    """Put on record that someone went out."""
    record(Entry(Kind.SIGNED_OUT, capacity.doer(), about=capacity.user_uid))


@transaction.atomic
def tell_capacity(capacity: Capacity) -> None:
    """Put on record as what someone is here from now on."""
    record(Entry(Kind.CAPACITY_CHOSEN, capacity.doer(), about=capacity.user_uid))
