"""What the entrance says: on the page, and by mail."""

from django.utils.translation import gettext_lazy as _

NOTICES = {
    "account/messages/password_changed.txt": _("Du har en ny adgangskode."),
    "account/messages/password_set.txt": _("Du har en adgangskode nu."),
    "account/messages/email_confirmation_sent.txt": _("Vi har sendt dig en mail. Åbn linket i den."),
    "account/messages/email_confirmed.txt": _("Din mail er bekræftet."),
    "account/messages/email_deleted.txt": _("Mailen er slettet."),
    "mfa/messages/totp_activated.txt": _("Appen er sat op."),
    "mfa/messages/totp_deactivated.txt": _("Appen er slået fra."),
    "mfa/messages/webauthn_added.txt": _("Adgangsnøglen er klar."),
    "mfa/messages/webauthn_removed.txt": _("Adgangsnøglen er fjernet."),
    "mfa/messages/recovery_codes_generated.txt": _("Her er dine nye reservekoder."),
    "usersessions/messages/sessions_logged_out.txt": _("Du er logget ud alle andre steder."),
}
CHANGES_TOLD_BY_MAIL = {
    "account/email/password_changed": _("Din adgangskode er ændret."),
    "account/email/password_reset": _("Din adgangskode er ændret."),
    "account/email/password_set": _("Du har fået en adgangskode."),
    "account/email/email_changed": _("Din mail er ændret."),
    "account/email/email_deleted": _("En mail er slettet."),
    "mfa/email/totp_activated": _("En app med koder er sat op."),
    "mfa/email/totp_deactivated": _("Appen med koder er slået fra."),
    "mfa/email/webauthn_added": _("En adgangsnøgle er tilføjet."),
    "mfa/email/webauthn_removed": _("En adgangsnøgle er fjernet."),
    "mfa/email/recovery_codes_generated": _("Der er lavet nye reservekoder."),
}
LETTERS = {
    "account/email/password_reset_key": (
        _("Ny adgangskode til Pejl"),
        "entrance/mail_new_password.txt",
    ),
    "account/email/email_confirmation": (_("Er det din mail?"), "entrance/mail_confirm.txt"),
    "account/email/email_confirmation_signup": (_("Er det din mail?"), "entrance/mail_confirm.txt"),
}
TOO_OFTEN = _(
    "Der er prøvet for mange gange. Vent et kvarter, brug en adgangsnøgle eller få en ny adgangskode på mail."
)
DOES_NOT_FIT = _("Brugernavn og adgangskode passer ikke sammen. Prøv igen.")
WRONG_CODE = _("Koden passer ikke. Vent på den næste, og prøv igen.")
