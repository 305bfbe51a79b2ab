"""What is written down together."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pejl.dialogue.rules import ADDS_IN_WORDS
from pejl.shared.forms import HouseForm, words_field


class NoteForm(HouseForm):
    words = words_field(_("Det talte vi om"), rows=8)
    own_line = words_field(_("Borgerens egen linje"), rows=2, required=False)


class AdditionForm(HouseForm):
    adds = forms.ChoiceField(
        label=_("Hvad siger du til det, der står?"),
        choices=[(one.value, _(words)) for one, words in ADDS_IN_WORDS.items()],
        widget=forms.RadioSelect,
    )
    words = words_field(_("Skriv det med dine ord"), rows=3)
