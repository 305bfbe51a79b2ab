"""What is typed in the chain, into clean values."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pejl.chain.models import NodeVersion
from pejl.chain.queries import Asked, frameworks, period_of, text_of
from pejl.chain.rules import (
    ACTIVITY_KIND_IN_WORDS,
    AUDIENCE_IN_WORDS,
    IN_A_FRAMEWORK,
    POLICY_KIND_IN_WORDS,
    ActivityKind,
    Audience,
    Period,
    Place,
    PolicyKind,
    Text,
)
from pejl.organisation.models import Unit
from pejl.shared import clock
from pejl.shared.forms import HouseForm, day_field, words_field


def chosen(words: dict[Any, str], empty: str | None = None) -> list[tuple[str, Any]]:
    choices: list[tuple[str, Any]] = [(one.value, _(said)) for one, said in words.items()]
    return choices if empty is None else [("", empty), *choices]


class AskForm(forms.Form):
    """What of the chain is shown. All of it may be left empty."""

    q = forms.CharField(label=_("Søg efter"), required=False, max_length=200)
    saet = forms.ChoiceField(label=_("Sæt af pejlemærker"), required=False)
    enhed = forms.ChoiceField(label=_("Enhed"), required=False)
    rolle = forms.ChoiceField(
        label=_("For hvem"),
        required=False,
        choices=chosen(
            {one: AUDIENCE_IN_WORDS[one] for one in (Audience.EMPLOYEES, Audience.LEADERS)}, _("Alle")
        ),
    )
    fra = day_field(_("Aktiviteter fra"), required=False)
    til = day_field(_("Aktiviteter til"), required=False)
    dag = day_field(_("Sådan som det så ud den"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        sets, units = frameworks(), Unit.objects.order_by("name")
        self.fields["saet"].choices = [("", _("Alle")), *((str(one.uid), one.name) for one in sets)]  # type: ignore[attr-defined]
        self.fields["enhed"].choices = [("", _("Alle")), *((str(one.uid), one.name) for one in units)]  # type: ignore[attr-defined]
        self._sets = {str(one.uid): one.pk for one in sets}
        self._units = {str(one.uid): one.pk for one in units}

    def asked(self) -> Asked:
        """What can be understood of it; the rest has its sentence at the field."""
        self.is_valid()
        values = getattr(self, "cleaned_data", {})
        first_day, last_day = values.get("fra"), values.get("til")
        return Asked(
            values.get("dag") or clock.today(),
            framework=self._sets.get(values.get("saet") or ""),
            unit=self._units.get(values.get("enhed") or ""),
            audience=Audience(values["rolle"]) if values.get("rolle") else None,
            period=(first_day or date.min, last_day or date.max) if first_day or last_day else None,
            words=values.get("q") or "",
        )


class NodeForm(HouseForm):
    """A place in the chain. Which fields it has follows from the place."""

    shown = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label=_("Overskrift"), max_length=1000)
    text = words_field(_("Tekst"), required=False, rows=4)
    policy_kind = forms.ChoiceField(
        label=_("Hvad er det?"), choices=chosen(POLICY_KIND_IN_WORDS), widget=forms.RadioSelect
    )
    under_revision = forms.BooleanField(label=_("Den er ved at blive skrevet om"), required=False)
    audience = forms.ChoiceField(
        label=_("Hvem er profilen for?"), choices=chosen(AUDIENCE_IN_WORDS), widget=forms.RadioSelect
    )
    is_bid = forms.BooleanField(
        label=_("Det er et bud"), required=False, help_text=_("Indtil I har besluttet det sammen.")
    )
    activity_kind = forms.ChoiceField(
        label=_("Hvilken slags læring er det?"),
        choices=chosen(ACTIVITY_KIND_IN_WORDS),
        widget=forms.RadioSelect,
    )
    on_screen = forms.BooleanField(label=_("Det er e-læring"), required=False)
    owner = forms.CharField(label=_("Hvem er ansvarlig?"), max_length=1000, required=False)
    link = forms.CharField(
        label=_("Link til mere"), max_length=2000, required=False, help_text=_("Begynder med https://")
    )
    first_day = day_field(_("Gælder fra"))
    last_day = day_field(_("Gælder til og med"), required=False)
    framework = forms.ChoiceField(label=_("Hvilket sæt hører det til?"))
    unit = forms.ChoiceField(label=_("Hvilken enhed tilbyder det?"), required=False)
    reason = forms.CharField(
        label=_("Hvorfor ændrer du det?"),
        max_length=1000,
        required=False,
        help_text=_("Det står i historien."),
    )

    def __init__(self, *args: Any, place: Place, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place = place
        self.fields["first_day"].initial = clock.today
        for name in _not_used(place, is_new):
            del self.fields[name]
        if "framework" in self.fields:
            self.fields["framework"].choices = [(str(one.uid), one.name) for one in frameworks()]  # type: ignore[attr-defined]
        if "unit" in self.fields:
            units = [(str(one.uid), one.name) for one in Unit.objects.order_by("name")]
            self.fields["unit"].choices = [("", _("Hele afdelingen")), *units]  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(version: NodeVersion) -> dict[str, Any]:
        said, period = text_of(version), period_of(version)
        today = clock.today()
        first_day = max(today, period.first_day) if not period.last_day or period.last_day >= today else None
        return {
            **vars(said),
            "shown": version.number,
            "first_day": first_day or period.first_day,
            "last_day": period.last_day,
        }

    def said(self) -> Text:
        values = self.cleaned_data
        return Text(
            title=values["title"],
            text=values["text"],
            owner=values["owner"],
            link=values["link"],
            policy_kind=PolicyKind(values["policy_kind"]) if values.get("policy_kind") else None,
            under_revision=values.get("under_revision", False),
            audience=Audience(values["audience"]) if values.get("audience") else None,
            is_bid=values.get("is_bid", False),
            activity_kind=ActivityKind(values["activity_kind"]) if values.get("activity_kind") else None,
            on_screen=values.get("on_screen", False),
        )

    def period(self) -> Period:
        return Period(self.cleaned_data["first_day"], self.cleaned_data["last_day"])


def _not_used(place: Place, is_new: bool) -> list[str]:
    """The fields that this place does not have."""
    belongs = {
        "policy_kind": place is Place.POLICY,
        "under_revision": place is Place.POLICY,
        "audience": place is Place.PROFILE,
        "is_bid": place is Place.LEARNING_GOAL,
        "activity_kind": place is Place.ACTIVITY,
        "on_screen": place is Place.ACTIVITY,
        "framework": is_new and place in IN_A_FRAMEWORK,
        "unit": is_new and place is Place.ACTIVITY,
        "reason": not is_new,
    }
    return [name for name, does in belongs.items() if not does]


class TiesForm(HouseForm):
    """What something lies under, and the competences it names."""

    uppers = forms.MultipleChoiceField(
        label=_("Hvad hører det under?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    competences = forms.MultipleChoiceField(
        label=_("Hvilke kompetencer kalder det på?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        uppers: list[tuple[str, str]],
        competences: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["uppers"].choices = uppers  # type: ignore[attr-defined]
        self.fields["competences"].choices = competences  # type: ignore[attr-defined]
        for name, choices in (("uppers", uppers), ("competences", competences)):
            if not choices:
                del self.fields[name]


class CommentForm(HouseForm):
    words = words_field(_("Hvad siger du til det?"))


class SuggestForm(NodeForm):
    """A change that is put up for comment before it is in force."""

    open_until = day_field(_("Til og med hvilken dag kan alle sige noget?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, is_new=False, **kwargs)
        for name in ("first_day", "last_day"):
            del self.fields[name]
        self.fields["reason"].required = True
        self.fields["reason"].label = _("Hvorfor foreslår du det?")


class DropForm(HouseForm):
    reason = words_field(_("Hvorfor bliver det ikke til noget?"), rows=2)


class EndForm(HouseForm):
    last_day = day_field(_("Sidste dag"))
    reason = forms.CharField(label=_("Hvorfor?"), max_length=1000, required=False)
