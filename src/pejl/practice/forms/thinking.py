"""Asking colleagues to think along, thinking, and telling what came of it."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from pejl.circles.models import Circle
from pejl.practice.actions import Asking
from pejl.practice.rules import BECAME_IN_WORDS, REACH_IN_WORDS, Became, Reach
from pejl.shared.forms import words_field

from .plain import PlainForm


class CircleChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Circle) -> str:  # type: ignore[override]
        return obj.citizen.name


class SituationForm(PlainForm):
    words = words_field(
        _("Hvad skete der, og hvad vil du gerne spørge om?"),
        rows=6,
        help_text=_("Skriv, så ingen kan kende borgeren. Navn, alder og sted kan du lade være ude."),
    )
    reach = forms.ChoiceField(
        label=_("Hvem spørger du?"),
        choices=[(one.value, _(words)) for one, words in REACH_IN_WORDS.items()],
        widget=forms.RadioSelect,
        initial=Reach.ALL.value,
    )
    circle = CircleChoice(
        label=_("Har du aftalt det med borgeren?"),
        queryset=Circle.objects.none(),
        required=False,
        empty_label=_("Nej, og ingen kan kende borgeren"),
        help_text=_("Så må man gerne kunne kende borgeren. Borgeren kan selv læse med."),
        to_field_name="uid",
    )
    citizens_words = words_field(_("Hvad sagde borgeren til det?"), rows=2, required=False)

    def __init__(self, *args: Any, circles: QuerySet[Circle], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["circle"].queryset = circles
        self.fields["circle"].widget.choices = self.fields["circle"].choices
        if self.is_bound and self.data.get("circle"):
            self.found = []
            self.fields.pop("names_are_fine", None)

    def asking(self) -> Asking:
        values = self.cleaned_data
        return Asking(values["words"], Reach(values["reach"]), values["circle"], values["citizens_words"])


class ThoughtForm(PlainForm):
    words = words_field(_("Hvad tænker du?"))


class AttemptForm(PlainForm):
    words = words_field(_("Hvad prøvede du, og hvordan gik det?"))


class OutcomeForm(PlainForm):
    kind = forms.ChoiceField(
        label=_("Hvad blev det til?"),
        choices=[(one.value, _(words)) for one, words in BECAME_IN_WORDS.items()],
        widget=forms.RadioSelect,
    )
    words = words_field(_("Skriv idéen, eller det I lærte"), required=False)

    def became(self) -> Became:
        return Became(self.cleaned_data["kind"])
