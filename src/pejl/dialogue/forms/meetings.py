"""Calling a meeting, and picking a time."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pejl.circles.models import CircleMember
from pejl.dialogue.actions import Call
from pejl.dialogue.rules import SKIPPED, instant_of
from pejl.shared.clock import COPENHAGEN
from pejl.shared.forms import HouseForm, day_field, words_field

_TIMES = ("first", "second")


def time_field(label: Any, **kwargs: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M", "%H.%M", "%H"],
        **kwargs,
    )


class TimesForm(HouseForm):
    """One time, and another to choose from."""

    first_day = day_field(_("Hvilken dag?"))
    first_time = time_field(_("Hvad tid?"))
    second_day = day_field(_("Eller en anden dag?"), required=False)
    second_time = time_field(_("Hvad tid den dag?"), required=False)

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        for name in _TIMES:
            day, at = values.get(f"{name}_day"), values.get(f"{name}_time")
            if day and at and instant_of(day, at, COPENHAGEN) is None:
                self.add_error(f"{name}_time", _(SKIPPED))
        if bool(values.get("second_day")) != bool(values.get("second_time")):
            self.add_error("second_time", _("Skriv både dag og tid."))
        return values

    def times(self) -> list[datetime]:
        values = self.cleaned_data
        asked = [(values[f"{name}_day"], values[f"{name}_time"]) for name in _TIMES]
        found = [instant_of(day, at, COPENHAGEN) for day, at in asked if day and at]
        return [instant for instant in found if instant is not None]


class CallForm(TimesForm):
    point = words_field(_("Hvad vil du gerne tale om først?"))
    members = forms.MultipleChoiceField(
        label=_("Hvem skal være med?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    place = forms.CharField(label=_("Hvor?"), max_length=200, required=False)
    wish = words_field(_("Jeg vil helst …"), rows=2, required=False)
    field_order = [
        "point",
        "members",
        "first_day",
        "first_time",
        "second_day",
        "second_time",
        "place",
        "wish",
    ]

    def __init__(self, *args: Any, members: list[CircleMember], at_work: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_uid = {str(member.uid): member for member in members}
        chosen = self.fields["members"]
        assert isinstance(chosen, forms.MultipleChoiceField)
        chosen.choices = [(uid, member.name) for uid, member in self.by_uid.items()]
        if at_work:
            self.fields["point"].label = _("Hvad skal I tale om?")
            self.fields["point"].required = False
            del self.fields["wish"]

    def call(self) -> Call:
        values = self.cleaned_data
        members = [self.by_uid[uid] for uid in values["members"]]
        return Call(values["point"], members, values["place"], values.get("wish", ""))


class CallOffForm(HouseForm):
    why = words_field(_("Hvorfor?"), rows=2, required=False)
