"""Asking without a case, answering, and wanting to be met."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pejl.shared.forms import HouseForm, words_field

from .plain import PlainForm


class AskForm(HouseForm):
    words = words_field(
        _("Hvad vil du spørge om?"), rows=5, help_text=_("Du skal ikke skrive navn eller CPR-nummer.")
    )
    called = forms.CharField(
        label=_("Hvad må vi kalde dig?"),
        required=False,
        help_text=_("Et fornavn, eller noget du finder på."),
    )


class AskMoreForm(HouseForm):
    words = words_field(_("Vil du spørge om mere?"))


class ReplyForm(PlainForm):
    words = words_field(_("Dit svar"), rows=6)


class WantForm(HouseForm):
    name = forms.CharField(label=_("Dit navn"), widget=forms.TextInput(attrs={"autocomplete": "name"}))
    phone = forms.CharField(
        label=_("Dit telefonnummer"), widget=forms.TextInput(attrs={"autocomplete": "tel"})
    )
