"""Writing, answering and finishing ideas."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pejl.practice.actions import IdeaAnswered
from pejl.shared.forms import HouseForm, day_field, words_field

from .plain import PlainForm


class IdeaForm(PlainForm):
    words = words_field(_("Hvad er din idé?"), rows=4)
    shows_name = forms.BooleanField(label=_("I må gerne vise mit navn"), required=False)

    def __init__(self, *args: Any, by_employee: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if by_employee:
            del self.fields["shows_name"]


class AnswerIdeaForm(PlainForm):
    is_yes = forms.ChoiceField(
        label=_("Hvad svarer du?"),
        choices=[("yes", _("Ja, lad os prøve det")), ("no", _("Ikke nu"))],
        widget=forms.RadioSelect,
    )
    reason = words_field(_("Hvorfor?"))
    who = forms.CharField(label=_("Hvem prøver det?"), max_length=200, required=False)
    until = day_field(_("Hvor længe prøver I det?"), required=False)

    def said(self) -> IdeaAnswered:
        values = self.cleaned_data
        return IdeaAnswered(values["is_yes"] == "yes", values["reason"], values["who"], values["until"])


class EndTrialForm(HouseForm):
    worked = forms.ChoiceField(
        label=_("Hvordan gik det?"),
        choices=[("yes", _("Det virkede. Nu er det gjort")), ("no", _("Vi gør det ikke mere"))],
        widget=forms.RadioSelect,
    )
    words = words_field(_("Hvad skete der?"))
