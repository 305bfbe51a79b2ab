"""The forms of the entrance: allauth's, in our words, and each refusal on record."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as codes
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

from pejl.shared.forms import ASK_FOR

from . import actions
from .rules import Refusal

LABELS = {
    "login": _("Brugernavn eller mail"),
    "password": _("Adgangskode"),
    "oldpassword": _("Din adgangskode nu"),
    "password1": _("Ny adgangskode"),
    "password2": _("Ny adgangskode igen"),
    "email": _("Din mail"),
    "code": _("Kode"),
    "name": _("Hvad skal nøglen hedde?"),
}
HINTS = {
    "password1": _("Mindst 12 tegn. Tre eller fire ord i træk er nemmere at huske end tegn og tal."),
    "name": _("For eksempel: Min telefon."),
}
KIND_OF_KEYBOARD = {"code": {"inputmode": "numeric"}, "login": {"autocomplete": "username webauthn"}}


class InOurWords(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        for name, field in self.fields.items():
            field.label, field.help_text = LABELS.get(name, field.label), HINTS.get(name, "")
            field.error_messages["required"] = ASK_FOR[False]
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs.update(KIND_OF_KEYBOARD.get(name, {}))


class SignInForm(InOurWords, account.LoginForm):
    def clean_login(self) -> str:
        return super().clean_login().casefold()


class ForgottenForm(InOurWords, account.ResetPasswordForm):
    pass


class TwiceAlike(InOurWords):
    """A difference is told at the second, in our words."""

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if self.errors.pop("password2", None):
            both = values.get("password1") and self.data.get("password2")
            self.add_error("password2", _("De to adgangskoder er ikke ens.") if both else ASK_FOR[False])
        return values


class NewPasswordForm(TwiceAlike, account.ResetPasswordKeyForm):
    pass


class OtherPasswordForm(TwiceAlike, account.ChangePasswordForm):
    pass


class FirstPasswordForm(TwiceAlike, account.SetPasswordForm):
    pass


class SayItAgainForm(InOurWords, account.ReauthenticateForm):
    pass


class AddressForm(InOurWords, account.AddEmailForm):
    pass


class ToldWhenRefused(InOurWords):
    """A code or a key that does not fit is on record, never what it was."""

    refusal = Refusal.CODE
    asked_for = "code"

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if self.asked_for in self.errors and self.data.get(self.asked_for):
            actions.tell_refused(self.refusal, user=self.user)  # type: ignore[attr-defined]
        return values


class CodeForm(ToldWhenRefused, codes.AuthenticateForm):
    pass


class CodeAgainForm(ToldWhenRefused, codes.ReauthenticateForm):
    pass


class NewAppForm(InOurWords, totp.ActivateTOTPForm):
    pass


class KeyForm(ToldWhenRefused, webauthn.AuthenticateWebAuthnForm):
    refusal, asked_for = Refusal.PASSKEY, "credential"


class KeyAgainForm(ToldWhenRefused, webauthn.ReauthenticateWebAuthnForm):
    refusal, asked_for = Refusal.PASSKEY, "credential"


class KeyAloneForm(ToldWhenRefused, webauthn.LoginWebAuthnForm):
    refusal, asked_for = Refusal.PASSKEY, "credential"


class NewKeyForm(InOurWords, webauthn.AddWebAuthnForm):
    """Each key here can open the door alone, so it must ask for a face, a finger or a code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["passwordless"]

    def clean_credential(self) -> Any:
        """Before allauth's `clean`, which then asks whether it did."""
        self.cleaned_data["passwordless"] = True
        return self.cleaned_data["credential"]
