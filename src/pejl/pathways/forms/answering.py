"""How fast we answer, and that an answer comes later."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pejl.pathways.rules import ALL_OTHER_HELP, MOST_ANSWER_DAYS
from pejl.rulings.reading import shipped_law
from pejl.shared import clock
from pejl.shared.forms import HouseForm, day_field, words_field


class AnswerTimeForm(HouseForm):
    """Within how many days requests are answered, from which day on."""

    basis = forms.ChoiceField(
        label=_("Hvilken hjælp gælder det?"),
        required=False,
        help_text=_("Vælger I ikke en regel, gælder det al hjælp, der ikke har sin egen frist."),
    )
    days = forms.IntegerField(
        label=_("Hvor mange dage har I til at svare?"),
        min_value=1,
        max_value=MOST_ANSWER_DAYS,
        help_text=_("Regn alle dage med, også weekend."),
    )
    valid_from = day_field(
        _("Fra hvilken dag?"), help_text=_("Den, der har spurgt før den dag, får svar som lovet.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["valid_from"].initial = clock.today
        named = [
            (one.code, f"{one.law} {one.paragraph}. {one.plain}")
            for one in shipped_law().bases_on(clock.today())
        ]
        self.fields["basis"].choices = [(ALL_OTHER_HELP, _("Al anden hjælp")), *named]  # type: ignore[attr-defined]


class AnswerLaterForm(HouseForm):
    """Why the answer comes later, and by when."""

    words = words_field(
        _("Hvorfor kommer svaret senere?"), help_text=_("Skriv til borgeren, som kan læse det nu.")
    )
    new_day = day_field(_("Hvornår kommer svaret senest?"))
