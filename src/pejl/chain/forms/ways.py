"""What is typed about how we work."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pejl.shared.forms import HouseForm, words_field


class RemarkForm(HouseForm):
    words = words_field(
        _("Hvad siger du til det?"),
        help_text=_("Alle her kan læse det. Skriv ikke om andre ved navn."),
    )


class WayForm(HouseForm):
    shown = forms.IntegerField(widget=forms.HiddenInput)
    text = words_field(_("Sådan arbejder vi"), rows=14, help_text=_("En halv side med korte, klare ord."))
    reason = forms.CharField(
        label=_("Hvorfor ændrer du det?"),
        max_length=1000,
        required=False,
        help_text=_("Det står i historien."),
    )
