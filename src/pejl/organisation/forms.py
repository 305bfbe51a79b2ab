from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.utils.translation import gettext_lazy as _


class SignInForm(forms.Form):
    login = forms.CharField(
        label=_("Brugernavn"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("Adgangskode"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, request: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.request, self.user = request, None

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if {"login", "password"} <= values.keys():
            self.user = authenticate(
                self.request, username=values["login"].strip().casefold(), password=values["password"]
            )
            if self.user is None:
                raise forms.ValidationError(_("Brugernavn og adgangskode passer ikke sammen. Prøv igen."))
        return values
