"""What we do."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pejl.pathways.changes import BeginIntervention
from pejl.pathways.models import Goal
from pejl.pathways.rules import APPROACHES_IN_WORDS, LOOK_AGAIN_IN_WORDS, Approach
from pejl.shared import clock
from pejl.shared.forms import HouseForm, day_field, words_field
from pejl.terminology.models import Concept
from pejl.terminology.queries import choices_for
from pejl.terminology.rules import BETWEEN_NAMES, Purpose


def _by_group(concepts: list[Concept]) -> list[tuple[str, Any]]:
    """Choices under the name of the group they lie in; those in none come first."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for concept in concepts:
        group = concept.within.rpartition(BETWEEN_NAMES)[0]
        groups.setdefault(group, []).append((str(concept.pk), concept.display))
    return [*groups.pop("", []), *groups.items()]


class InterventionForm(HouseForm):
    what = words_field(_("Hvad vil I gøre?"), help_text=_("Skriv det til borgeren, med navne: »Du og Bo …«"))
    approach = forms.ChoiceField(
        label=_("Hvad er det for en slags hjælp?"),
        choices=[(approach.value, _(words)) for approach, words in APPROACHES_IN_WORDS.items()],
        widget=forms.RadioSelect,
    )
    first_day = day_field(_("Fra"))
    look_again = forms.TypedChoiceField(
        label=_("Hvornår ser I på det igen?"),
        choices=[(str(days), _(words)) for days, words in LOOK_AGAIN_IN_WORDS.items()],
        coerce=int,
        widget=forms.RadioSelect,
        initial="42",
    )
    citizen_does = words_field(
        _("Det gør borgeren"), rows=2, required=False, help_text=_("Skriv videre på: »Du …«")
    )
    others_do = words_field(
        _("Det gør andre"), rows=2, required=False, help_text=_("Skriv hvem og hvad: »Bo går med …«")
    )
    stop_sign = words_field(
        _("Hvornår kan I stoppe?"), rows=2, required=False, help_text=_("Skriv videre på: »Når …«")
    )
    service = forms.ChoiceField(
        label=_("Ydelse"), required=False, help_text=_("Kan vælges senere. Borgeren ser det ikke.")
    )

    def __init__(self, *args: Any, goal: Goal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goal = goal
        self.fields["first_day"].initial = clock.today
        services = _by_group(choices_for(Purpose.SERVICE))
        self.fields["service"].choices = [("", _("Ikke valgt")), *services]  # type: ignore[attr-defined]

    def change(self) -> BeginIntervention:
        values = self.cleaned_data
        return BeginIntervention(
            str(self.goal.uid),
            values["what"],
            Approach(values["approach"]),
            values["first_day"],
            values["first_day"] + timedelta(days=values["look_again"]),
            int(values["service"]) if values["service"] else None,
            values["citizen_does"],
            values["others_do"],
            values["stop_sign"],
        )
