"""Which day to look back at."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from pejl.shared import clock
from pejl.shared.forms import day_field


class ThenForm(forms.Form):
    dag = day_field(_("Hvilken dag vil du se?"))
    kendt = day_field(
        _("Som vi vidste det den dag"),
        required=False,
        help_text=_("Lad den stå tom, hvis du vil se, hvad vi ved i dag."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.fields["dag"].initial = clock.today

    def clean_kendt(self) -> date | None:
        known: date | None = self.cleaned_data["kendt"]
        if known and known > clock.today():
            raise forms.ValidationError(_("Vælg en dag, der er gået, eller i dag."))
        return known

    def day_or(self, today: date) -> date:
        return self.cleaned_data["dag"] if self.is_valid() else today

    def known_on_or(self, today: date) -> date:
        return (self.cleaned_data["kendt"] if self.is_valid() else None) or today
