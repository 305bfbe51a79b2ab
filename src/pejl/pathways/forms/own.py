"""Words of the citizen's own."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pejl.circles.actions import Said
from pejl.circles.forms import HOWS
from pejl.circles.rules import Answer, How
from pejl.pathways.changes import BeginGoal, WriteStrength, WriteWish
from pejl.pathways.models import Wish
from pejl.pathways.rules import HOPES_IN_WORDS, HopesFor
from pejl.shared.forms import HouseForm, words_field


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
