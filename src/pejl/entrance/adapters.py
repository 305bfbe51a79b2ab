"""Where allauth asks the house: who may try, what is told, whom a provider's word is about."""

import base64
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal.ratelimit import consume, get_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.stages import AuthenticateStage
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib import messages
from django.core.mail import send_mail
from django.core.signing import BadSignature, dumps, loads
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from pejl.organisation.models import User

from . import actions
from .actions import NotLetIn
from .queries import user_who_types
from .reading import Unreadable
from .rules import RATES, REFUSAL_IN_WORDS, Assurance, Provider, Refusal, presented_by, tries_counted
from .writing import CHANGES_TOLD_BY_MAIL, DOES_NOT_FIT, LETTERS, NOTICES, TOO_OFTEN, WRONG_CODE

BROWSER_COOKIE, BROWSER_DAYS = "pejl_browser", 180
AS_MANY_IN_ONE_BROWSER = 10
ASSURANCE_KEY = "assurance"
SECONDS_TO_BE_BELIEVED = 300


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": DOES_NOT_FIT,
        "email_password_mismatch": DOES_NOT_FIT,
        "incorrect_password": _("Det er ikke din adgangskode. Prøv igen."),
        "enter_current_password": _("Det er ikke din adgangskode. Prøv igen."),
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
        "email_taken": _("Den mail kan ikke bruges."),
        "invalid_password_reset": _("Linket er brugt eller for gammelt. Bed om et nyt."),
        "password_min_length": _("Adgangskoden er for kort."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Only a path of our own."""
        return bool(url and url.startswith("/") and super().is_safe_url(url))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try before it is made, in the database, so that it holds over all processes."""
        typed = credentials.get("username") or credentials.get("email") or ""
        user = user_who_types(typed)
        who = str(user.uid) if user else typed.casefold()
        self._counted = []
        for action, key in tries_counted(who, get_ip(request), browser_of(request, user)):
            usage = consume(request, app="pejl", action=action, config=RATES, key=key)
            if usage is None:
                actions.tell_refused(Refusal.TOO_OFTEN, user=user)
                raise self.validation_error("too_many_login_attempts")
            self._counted.append(usage)

    def _rollback_login_failed_rl_usage(self) -> None:
        for usage in self._counted:
            usage.rollback()

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        typed = credentials.get("username") or credentials.get("email") or ""
        actions.tell_refused(Refusal.PASSWORD, user=user_who_types(typed))

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Who is no longer a user is told no more than who never was."""
        user = super().authenticate(request, **credentials)
        if user is not None and not user.is_active:
            self.authentication_failed(request, **credentials)
            return None
        return user

    def post_login(self, request: HttpRequest, user: User, **more: Any) -> HttpResponse:
        sociallogin = (more.get("signal_kwargs") or {}).get("sociallogin")
        if sociallogin is not None:
            request.session[ASSURANCE_KEY] = int(sociallogin.presented.assurance)
        actions.tell_signed_in(user, ", ".join(ways_in(request, user)))
        response = super().post_login(request, user, **more)
        remember_browser(request, user, response)
        return response

    def confirm_email(self, request: HttpRequest, email_address: Any) -> bool:
        confirmed: bool = super().confirm_email(request, email_address)
        if confirmed:
            actions.tell_changed(email_address.user, "e-mail confirmed")
        return confirmed

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")

    def set_password(self, user: User, password: str) -> None:
        super().set_password(user, password)
        actions.tell_changed(user, "password changed")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever has just come in need not say it again."""
        records = get_authentication_records(context.request, context.request.user)
        last = max((record["at"] for record in records), default=0)
        return datetime.now(UTC).timestamp() - last > SECONDS_TO_BE_BELIEVED

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *args: Any,
        message: Any = None,
        **kwargs: Any,
    ) -> None:
        if sentence := message or NOTICES.get(message_template or ""):
            messages.add_message(request, level, translated(str(sentence)))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        subject, template = LETTERS[template_prefix]
        send_mail(str(subject), render_to_string(template, context), None, [email])

    def send_notification_mail(self, template_prefix: str, user: User, *args: Any, **kwargs: Any) -> None:
        sentence = CHANGES_TOLD_BY_MAIL.get(template_prefix)
        address = user.emailaddress_set.filter(verified=True).order_by("-primary").first()
        if sentence and address:
            text = render_to_string("entrance/mail_changed.txt", {"sentence": sentence, "user": user})
            send_mail(str(sentence), text, None, [address.email])

    def get_login_stages(self) -> list[str]:
        ours = f"{OwnSecondFactor.__module__}.{OwnSecondFactor.__qualname__}"
        return [ours if "AuthenticateStage" in stage else stage for stage in super().get_login_stages()]


class OwnSecondFactor(AuthenticateStage):
    """Not asked of those whom a provider is sure enough of."""

    def handle(self) -> tuple[Any, bool]:
        sociallogin = (self.login.signal_kwargs or {}).get("sociallogin")
        if sociallogin is not None and sociallogin.presented.assurance >= Assurance.SUBSTANTIAL:
            return None, True
        return super().handle()


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "unverified_email": _("Bekræft din mail først."),
        "add_email_blocked": _("Du kan ikke tilføje en mail nu."),
    }
    _PLACE = "mfa_authenticator.data"

    def get_totp_issuer(self) -> str:
        return "Pejl"

    def _get_site_name(self) -> str:
        return "Pejl"

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        return {
            **super().get_public_key_credential_user_entity(user),
            "display_name": user.name,
            "name": user.login,
        }

    def encrypt(self, text: str) -> str:
        return base64.b64encode(settings.KEYRING.seal(text, self._PLACE)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        opened: str = settings.KEYRING.open(base64.b64decode(encrypted_text), self._PLACE)
        return opened


class ProviderAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> User:
        """What was said is read once and not kept: neither numbers nor addresses stay with allauth."""
        provider = provider_of(sociallogin.account.provider)
        said = sociallogin.account.extra_data
        sociallogin.account.extra_data, sociallogin.email_addresses = {}, []
        flat = {**said.get("id_token", {}), **said.get("userinfo", {})} if "userinfo" in said else said
        try:
            sociallogin.presented = presented_by(provider, sociallogin.account.uid, flat)
        except Unreadable as wrong:
            raise self._refusal(request, provider, Refusal.BAD_ANSWER, str(wrong)) from wrong
        return sociallogin.user

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        provider = provider_of(sociallogin.account.provider)
        known = sociallogin.user if sociallogin.is_existing else None
        try:
            user = actions.come_in(provider, sociallogin.presented, known)
        except NotLetIn as stayed:
            raise self._refusal(request, provider, stayed.why, user=known) from stayed
        if not user.is_active:
            raise self._refusal(request, provider, Refusal.UNKNOWN_PERSON, user=user)
        if not sociallogin.is_existing:
            sociallogin.user = user
            sociallogin.save(request, connect=True)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Any = None,
        extra_context: Any = None,
    ) -> None:
        why = Refusal.CANCELLED if error == "cancelled" else Refusal.BAD_ANSWER
        told = (extra_context or {}).get("saml_last_error_reason") or (exception and type(exception).__name__)
        raise self._refusal(request, provider_of(provider.sub_id), why, str(told or error or ""))

    def _refusal(
        self,
        request: HttpRequest,
        provider: Provider,
        why: Refusal,
        detail: str = "",
        user: User | None = None,
    ) -> ImmediateHttpResponse:
        return ImmediateHttpResponse(refused(request, provider, why, detail, user))


def refused(
    request: HttpRequest, provider: Provider, why: Refusal, detail: str = "", user: User | None = None
) -> HttpResponse:
    """The page that says why not, and the line in the journal."""
    actions.tell_refused(why, user=user, provider=provider.name, detail=detail[:200])
    context = {"reason": translated(REFUSAL_IN_WORDS[why])}
    return render(request, "entrance/not_let_in.html", context, status=403)


def provider_of(name: str) -> Provider:
    found: Provider = settings.PROVIDERS[name][0]
    return replace(found)


def ways_in(request: HttpRequest, user: User) -> list[str]:
    """By what one came in, in the words of the journal."""
    records = get_authentication_records(request, user)
    return [str(record.get("provider") or record.get("type") or record["method"]) for record in records] or [
        "unknown"
    ]


def browser_of(request: HttpRequest, user: User | None) -> str | None:
    """The mark of this browser, where `user` came in by it before."""
    kept = _browser(request)
    return kept["mark"] if user is not None and str(user.uid) in kept["users"] else None


def _browser(request: HttpRequest) -> dict[str, Any]:
    try:
        kept: dict[str, Any] = loads(
            request.COOKIES.get(BROWSER_COOKIE, ""), salt=BROWSER_COOKIE, max_age=timedelta(days=BROWSER_DAYS)
        )
    except BadSignature:
        return {"mark": get_random_string(16), "users": []}
    return kept


def remember_browser(request: HttpRequest, user: User, response: HttpResponse) -> None:
    kept = _browser(request)
    users = [str(user.uid), *(uid for uid in kept["users"] if uid != str(user.uid))]
    response.set_cookie(
        BROWSER_COOKIE,
        dumps({"mark": kept["mark"], "users": users[:AS_MANY_IN_ONE_BROWSER]}, salt=BROWSER_COOKIE),
        max_age=timedelta(days=BROWSER_DAYS),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
