from django import forms
from django.utils.translation import gettext_lazy as _

from pejl.shared.forms import HouseForm, day_field

from .actions import Posting


class PostingForm(HouseForm):
    """Everything in it is filled in from the unit and its last letter; one click is enough."""

    sent_on = day_field(_("Hvornår sender du brevet?"), help_text=_("Borgeren får 14 dage fra den dag."))
    phone = forms.CharField(label=_("Det nummer, man kan ringe til"), max_length=30)
    reply_to = forms.CharField(
        label=_("Den adresse, man kan sende svaret til"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def posting(self) -> Posting:
        values = self.cleaned_data
        return Posting(values["sent_on"], values["phone"], values["reply_to"])
