"""The addresses of the entrance. Those of allauth that we do not need are not here, and so do not exist."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount.providers.saml import views as saml
from django.urls import path, re_path, reverse_lazy
from django.views.decorators.http import require_http_methods

from . import views
from .views import at_the_entrance, now_by_two


def _page(view: type, template: str, **more: object) -> object:
    return view.as_view(template_name=template, **more)  # type: ignore[attr-defined]


come_in = [
    path("kom-ind/", at_the_entrance(views.SignIn.as_view()), name="account_login"),
    path(
        "kom-ind/kode/",
        at_the_entrance(_page(mfa.AuthenticateView, "entrance/second_step.html"), writes_on_get=True),
        name="mfa_authenticate",
    ),
    path(
        "kom-ind/noegle/",
        at_the_entrance(webauthn.LoginWebAuthnView.as_view(), writes_on_get=True),
        name="mfa_login_webauthn",
    ),
    path(
        "kom-ind/lukket/",
        at_the_entrance(_page(account.AccountInactiveView, "entrance/closed.html")),
        name="account_inactive",
    ),
    path(
        "kom-ind/glemt/",
        at_the_entrance(_page(account.PasswordResetView, "entrance/forgotten.html")),
        name="account_reset_password",
    ),
    path(
        "kom-ind/glemt/sendt/",
        at_the_entrance(_page(account.PasswordResetDoneView, "entrance/forgotten_sent.html")),
        name="account_reset_password_done",
    ),
    re_path(
        r"^kom-ind/ny/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[0-9A-Za-z-]+)/$",
        at_the_entrance(
            _page(account.PasswordResetFromKeyView, "entrance/new_password.html"), writes_on_get=True
        ),
        name="account_reset_password_from_key",
    ),
    path(
        "kom-ind/ny/klar/",
        at_the_entrance(_page(account.PasswordResetFromKeyDoneView, "entrance/new_password_done.html")),
        name="account_reset_password_from_key_done",
    ),
    path(
        "kom-ind/mail/<key>/",
        at_the_entrance(_page(account.ConfirmEmailView, "entrance/confirm.html")),
        name="account_confirm_email",
    ),
    path(
        "kom-ind/mail-er-sendt/",
        at_the_entrance(_page(account.EmailVerificationSentView, "entrance/confirm_sent.html")),
        name="account_email_verification_sent",
    ),
]
by_others = [
    path("kom-ind/med/<slug:provider>/", at_the_entrance(views.by_provider), name="by_provider"),
    path(
        "kom-ind/med/<slug:provider_id>/svar/",
        at_the_entrance(views.back_by_openid, writes_on_get=True),
        name="openid_connect_callback",
    ),
    path("kom-ind/med/<slug:organization_slug>/acs/", at_the_entrance(views.back_by_saml), name="saml_acs"),
    path(
        "kom-ind/med/<slug:organization_slug>/acs/ind/",
        at_the_entrance(views.finish_saml, writes_on_get=True),
        name="saml_finish_acs",
    ),
    path(
        "kom-ind/med/<slug:organization_slug>/ud/",
        at_the_entrance(views.leave_by_saml, writes_on_get=True),
        name="saml_sls",
    ),
    path(
        "kom-ind/med/<slug:organization_slug>/metadata/",
        at_the_entrance(require_http_methods(["GET"])(saml.metadata)),
        name="saml_metadata",
    ),
]
my_ways = [
    path("min-adgang/", at_the_entrance(views.Overview.as_view()), name="mfa_index"),
    path(
        "min-adgang/igen/",
        at_the_entrance(_page(account.ReauthenticateView, "entrance/again.html")),
        name="account_reauthenticate",
    ),
    path(
        "min-adgang/igen/kode/",
        at_the_entrance(_page(mfa.ReauthenticateView, "entrance/again.html")),
        name="mfa_reauthenticate",
    ),
    path(
        "min-adgang/igen/noegle/",
        at_the_entrance(
            _page(webauthn.ReauthenticateWebAuthnView, "entrance/again_by_key.html"), writes_on_get=True
        ),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "min-adgang/mail/",
        at_the_entrance(
            _page(account.EmailView, "entrance/address.html"), tells="e-mail written", asked_by="action_add"
        ),
        name="account_email",
    ),
    path(
        "min-adgang/adgangskode/",
        at_the_entrance(_page(account.PasswordChangeView, "entrance/other_password.html")),
        name="account_change_password",
    ),
    path(
        "min-adgang/adgangskode/ny/",
        at_the_entrance(_page(account.PasswordSetView, "entrance/other_password.html")),
        name="account_set_password",
    ),
    path(
        "min-adgang/noegle/",
        at_the_entrance(now_by_two(views.NewKey.as_view()), tells="passkey added", writes_on_get=True),
        name="mfa_add_webauthn",
    ),
    path(
        "min-adgang/noegle/<int:pk>/fjern/",
        at_the_entrance(
            _page(webauthn.RemoveWebAuthnView, "entrance/remove.html", success_url=reverse_lazy("mfa_index")),
            tells="passkey removed",
        ),
        name="mfa_remove_webauthn",
    ),
    path(
        "min-adgang/app/",
        at_the_entrance(
            now_by_two(_page(totp.ActivateTOTPView, "entrance/new_app.html")),
            tells="app added",
            writes_on_get=True,
        ),
        name="mfa_activate_totp",
    ),
    path(
        "min-adgang/app/fjern/",
        at_the_entrance(_page(totp.DeactivateTOTPView, "entrance/remove.html"), tells="app removed"),
        name="mfa_deactivate_totp",
    ),
    path(
        "min-adgang/koder/",
        at_the_entrance(_page(codes.ViewRecoveryCodesView, "entrance/codes.html"), writes_on_get=True),
        name="mfa_view_recovery_codes",
    ),
    path(
        "min-adgang/koder/nye/",
        at_the_entrance(
            _page(codes.GenerateRecoveryCodesView, "entrance/new_codes.html"), tells="new recovery codes"
        ),
        name="mfa_generate_recovery_codes",
    ),
    path("min-adgang/steder/", at_the_entrance(views.browsers), name="usersessions_list"),
]
urlpatterns = [*come_in, *by_others, *my_ways]
