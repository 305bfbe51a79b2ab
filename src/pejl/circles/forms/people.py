"""Who is with, who comes and goes, and who speaks for the citizen."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pejl.circles.actions import Said
from pejl.circles.changes import ChooseEntry, Join, Newcomer
from pejl.circles.models import CircleMember
from pejl.circles.rules import (
    INVITED_IN_WORDS,
    PART_IN_WORDS,
    Answer,
    Fact,
    How,
    MemberKind,
    Part,
)
from pejl.citizens.actions import Introduction, Mandate
from pejl.citizens.rules import KIND_IN_WORDS, Matter, RepresentationKind
from pejl.organisation.models import Unit, User
from pejl.shared.forms import HouseForm, day_field, words_field

from .answering import HOWS

PARTS = [(part.value, _(words)) for part, words in PART_IN_WORDS.items()]


def user_named(login: str) -> User | None:
    """Who has this sign-in name; nobody where the field is empty."""
    login = login.strip().casefold()
    user = User.objects.filter(login=login).first() if login else None
    if login and user is None:
        raise forms.ValidationError(_("Det brugernavn findes ikke."))
    return user


class SpeakForForm(HouseForm):
    """Someone speaks for the citizen: on which ground, about what, for how long."""

    name = forms.CharField(label=_("Hvem er det?"), max_length=200)
    login = forms.CharField(
        label=_("Brugernavn i Pejl"), max_length=150, required=False, help_text=_("Hvis de har et.")
    )
    kind = forms.ChoiceField(
        label=_("Hvad er de for borgeren?"),
        choices=[(kind.value, _(words)) for kind, words in KIND_IN_WORDS.items()],
        widget=forms.RadioSelect,
    )
    matters = forms.MultipleChoiceField(
        label=_("Hvad gælder det?"),
        choices=[(Matter.PERSONAL.value, _("personlige ting")), (Matter.FINANCIAL.value, _("penge"))],
        widget=forms.CheckboxSelectMultiple,
    )
    named_matters = words_field(
        _("Kun bestemte ting"), rows=2, required=False, help_text=_("Lad det stå tomt, hvis det gælder alt.")
    )
    first_day = day_field(_("Fra"))
    last_day = day_field(_("Til og med"), required=False)
    documented_by = forms.CharField(label=_("Hvor står det?"), max_length=200)

    def clean_login(self) -> User | None:
        return user_named(self.cleaned_data["login"])

    def mandate(self) -> Mandate:
        values = self.cleaned_data
        return Mandate(
            RepresentationKind(values["kind"]),
            values["name"],
            frozenset(Matter(matter) for matter in values["matters"]),
            values["first_day"],
            values["last_day"],
            values["named_matters"],
            values["documented_by"],
            values["login"],
        )


class LeaveForm(HouseForm):
    """No longer with, for good or for a while."""

    back_on = day_field(
        _("Med igen fra"), required=False, help_text=_("Lad det stå tomt, hvis det er for altid.")
    )


class FindForm(forms.Form):
    q = forms.CharField(
        label=_("Hvem leder du efter?"),
        max_length=100,
        help_text=_("Skriv navnet. Søgningen bliver skrevet ned, og borgeren kan se den."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "type": "search"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class OpenCircleForm(HouseForm):
    """A first meeting with someone whose request came to one's unit."""

    name = forms.CharField(label=_("Borgerens navn"), max_length=200)
    cpr = forms.CharField(
        label=_("CPR-nummer"), max_length=20, required=False, help_text=_("Kun hvis I har brug for det.")
    )
    phone = forms.CharField(label=_("Telefon"), max_length=30, required=False)
    address = forms.CharField(label=_("Adresse"), max_length=300, required=False)
    is_address_protected = forms.BooleanField(label=_("Adressen er beskyttet"), required=False)
    login = forms.CharField(
        label=_("Borgerens brugernavn i Pejl"), max_length=150, required=False, help_text=_("Hvis de har et.")
    )
    words = words_field(
        _("Hvad sagde borgeren?"),
        required=False,
        help_text=_(
            "Har I talt om, at du må følge med? Skriv svaret med borgerens egne ord. "
            "Har I ikke talt endnu, så lad feltet stå tomt: så ser du kun navn og telefon i 14 dage."
        ),
    )
    how = forms.ChoiceField(
        label=_("Hvordan svarede borgeren?"), choices=HOWS, required=False, widget=forms.RadioSelect
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("words", "").strip() and not values.get("how"):
            self.add_error("how", _("Vælg, hvordan borgeren svarede."))
        return values

    def clean_login(self) -> User | None:
        return user_named(self.cleaned_data["login"])

    def introduction(self) -> Introduction:
        known = ("name", "cpr", "phone", "address", "is_address_protected")
        values = {key: self.cleaned_data[key] for key in known}
        return Introduction(**values, user=self.cleaned_data["login"])

    def citizen_said(self) -> Said | None:
        values = self.cleaned_data
        if not values["words"].strip():
            return None
        return Said(Answer.YES, values["words"], How(values["how"]), for_citizen=True)


class InviteForm(HouseForm):
    """Someone near is to be with: a name is enough."""

    name = forms.CharField(label=_("Hvem er det?"), max_length=200)
    relation = forms.CharField(
        label=_("Hvad er I for hinanden?"), max_length=100, help_text=_("For eksempel: datter, nabo, ven")
    )
    kind = forms.ChoiceField(
        label=_("Hvordan er de med?"),
        choices=[(kind.value, _(words)) for kind, words in INVITED_IN_WORDS.items()],
        widget=forms.RadioSelect,
        initial=MemberKind.FAMILY.value,
    )
    login = forms.CharField(
        label=_("Brugernavn i Pejl"),
        max_length=150,
        required=False,
        help_text=_("En frivillig og en samarbejdspartner skal have et, så de kan love at tie."),
    )
    parts = forms.MultipleChoiceField(
        label=_("Hvad må de se?"),
        choices=PARTS,
        widget=forms.CheckboxSelectMultiple,
    )
    last_day = day_field(
        _("Til og med"), required=False, help_text=_("Lad det stå tomt, hvis der ingen slutdag er.")
    )

    def clean_login(self) -> User | None:
        return user_named(self.cleaned_data["login"])

    def join(self) -> Join:
        values = self.cleaned_data
        user = values["login"]
        newcomer = Newcomer(
            MemberKind(values["kind"]),
            values["name"].strip(),
            values["relation"].strip(),
            str(user.uid) if user else None,
        )
        return Join(newcomer, tuple(Part(part) for part in values["parts"]), values["last_day"])


class TeamForm(HouseForm):
    """A team on duty is to be with."""

    unit = forms.ModelChoiceField(
        Unit.objects.filter(closed_on=None).order_by("name"), label=_("Hvilket team?"), to_field_name="uid"
    )

    def change(self) -> Join:
        unit = self.cleaned_data["unit"]
        return Join(Newcomer(MemberKind.TEAM, unit.name, "", None, str(unit.uid)), tuple(Part))


class EntryForm(HouseForm):
    """Min indgang and who stands in."""

    member = forms.ChoiceField(label=_("Hvem går du til først?"))
    deputy = forms.ChoiceField(label=_("Hvem træder til, når de ikke er der?"), required=False)

    def __init__(self, *args: Any, at_work: list[CircleMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(member.uid), member.name) for member in at_work]
        self.fields["member"].choices = people  # type: ignore[attr-defined]
        self.fields["deputy"].choices = [("", _("Ingen")), *people]  # type: ignore[attr-defined]

    def change(self) -> ChooseEntry:
        return ChooseEntry(self.cleaned_data["member"], self.cleaned_data["deputy"] or None)


class EmergencyForm(HouseForm):
    """Reason first."""

    reason = words_field(_("Hvorfor er det nødvendigt?"), rows=2)
    hours = forms.TypedChoiceField(
        label=_("Hvor længe?"),
        choices=[("1", _("1 time")), ("4", _("4 timer")), ("12", _("12 timer"))],
        coerce=int,
        widget=forms.RadioSelect,
    )


class FactForm(HouseForm):
    """Something has happened that ends what we do."""

    fact = forms.ChoiceField(
        label=_("Hvad er der sket?"),
        choices=[
            (Fact.DIED.value, _("Borgeren er død")),
            (Fact.MOVED.value, _("Borgeren er flyttet fra kommunen")),
        ],
        widget=forms.RadioSelect,
    )
