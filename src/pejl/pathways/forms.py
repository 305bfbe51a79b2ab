from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pejl.circles.actions import Said
from pejl.circles.forms import HOWS
from pejl.circles.rules import Answer, How
from pejl.shared import clock
from pejl.shared.forms import HouseForm, day_field, words_field
from pejl.terminology.models import Concept
from pejl.terminology.queries import choices_for
from pejl.terminology.rules import BETWEEN_NAMES, Purpose

from .changes import BeginGoal, BeginIntervention, WriteStrength, WriteWish
from .models import Goal, Wish
from .rules import APPROACHES_IN_WORDS, HOPES_IN_WORDS, LOOK_AGAIN_IN_WORDS, Approach, HopesFor


class OwnForm(HouseForm):
    """Something of the citizen's own; where an employee writes it down, also how the citizen said it."""

    how = forms.ChoiceField(label=_("Hvordan sagde borgeren det?"), choices=HOWS, widget=forms.RadioSelect)

    def __init__(self, *args: Any, by_employee: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if by_employee:
            self.order_fields([name for name in self.fields if name != "how"] + ["how"])
        else:
            del self.fields["how"]

    def citizen_said(self) -> Said | None:
        values = self.cleaned_data
        if "how" not in values:
            return None
        return Said(Answer.YES, values["words"], How(values["how"]), for_citizen=True)


class WishForm(OwnForm):
    words = words_field(
        _("Hvad ønsker du dig?"), help_text=_("Skriv, som du ville sige det. Det kan være stort eller småt.")
    )

    def change(self) -> WriteWish:
        return WriteWish(self.cleaned_data["words"])


class StrengthForm(OwnForm):
    words = words_field(
        _("Hvad kan du selv?"), help_text=_("Noget du er god til, eller noget der giver dig kræfter.")
    )

    def change(self) -> WriteStrength:
        return WriteStrength(self.cleaned_data["words"])


class GoalForm(OwnForm):
    words = words_field(_("Hvad vil du nå?"), help_text=_("Skriv det med dine egne ord."))
    hopes_for = forms.ChoiceField(
        label=_("Hvad håber du på?"),
        choices=[(hope.value, _(words)) for hope, words in HOPES_IN_WORDS.items()],
        widget=forms.RadioSelect,
        initial=HopesFor.MORE.value,
    )
    now = words_field(_("Sådan er det nu"), rows=2, required=False)
    hope = words_field(_("Sådan håber jeg, det bliver"), rows=2, required=False)

    def __init__(self, *args: Any, wish: Wish | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wish = wish

    def change(self) -> BeginGoal:
        values = self.cleaned_data
        return BeginGoal(
            values["words"],
            HopesFor(values["hopes_for"]),
            values["now"],
            values["hope"],
            str(self.wish.uid) if self.wish else None,
        )


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
