"""The entrance: allauth's views with our pages, and the way to a provider and back."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.account.internal.decorators import login_not_required
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.base import views as mfa
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal import auth as webauthn_auth
from allauth.socialaccount.providers.openid_connect import views as openid
from allauth.socialaccount.providers.saml import views as saml
from allauth.usersessions.internal.flows.sessions import end_sessions
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as translated
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST
from onelogin.saml2.errors import OneLogin_Saml2_Error, OneLogin_Saml2_ValidationError

from . import actions, queries
from .adapters import provider_of, refused
from .rules import Refusal

SENT_ALONG = {"next", "capacity", "csrfmiddlewaretoken"}
CANNOT_BE_READ = (
    PermissionDenied,
    ValueError,
    SyntaxError,
    LookupError,
    TypeError,
    AttributeError,
    OneLogin_Saml2_Error,
    OneLogin_Saml2_ValidationError,
)
View = Callable[..., HttpResponse]


def at_the_entrance(view: View, *, tells: str = "", asked_by: str = "", writes_on_get: bool = False) -> View:
    """A form that comes back says so (422), what changed is on record, and an employee may come this far.

    `writes_on_get`: the protocol puts a challenge in the session, or comes back to us with a GET.
    """

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except PermissionDenied as wrong:
            raise Http404 from wrong
        if request.method == "POST" and response.status_code == 200 and view is not by_provider:
            response.status_code = 422
        if tells and response.status_code == 302 and _was_asked(request, asked_by):
            actions.tell_changed(request.user, tells)
        return response

    shown.is_entrance, shown.writes_on_get = True, writes_on_get  # type: ignore[attr-defined]
    return shown


def _was_asked(request: HttpRequest, button: str) -> bool:
    return request.method == "POST" and (not button or button in request.POST)


class SignIn(account.LoginView):
    template_name = "entrance/sign_in.html"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        providers = [provider for provider, _app in settings.PROVIDERS.values()]
        return super().get_context_data(**more, providers=providers)


class Overview(mfa.IndexView):
    template_name = "entrance/overview.html"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        user = self.request.user
        address = user.emailaddress_set.order_by("-verified", "-primary").first()
        return super().get_context_data(
            **more,
            **queries.ways_of(user),
            address=address,
            browsers=queries.browsers_of(user),
            is_locked_in=settings.EMPLOYEES_NEED_TWO
            and not queries.came_in_by_two(self.request)
            and any(one.is_employee for one in self.request.capacities),
        )


class NewKey(webauthn.AddWebAuthnView):
    template_name = "entrance/new_key.html"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        context = super(webauthn.AddWebAuthnView, self).get_context_data(**more)
        options = webauthn_auth.begin_registration(self.request.user, passwordless=True)
        return {**context, "js_data": {"creation_options": options}}


def now_by_two(view: View) -> View:
    """Whoever has just shown that they have a second thing has come in by it."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code == 302:
            record_authentication(request, request.user, method="mfa", type="set up")
        return response

    return shown


def browsers(request: HttpRequest) -> HttpResponse:
    """Where one is signed in; a POST ends all but this one."""
    found = queries.browsers_of(request.user)
    if request.method == "POST":
        end_sessions(request, [one for one in found if not one.is_current()])
        actions.tell_changed(request.user, "signed out everywhere else")
        messages.success(request, translated("Du er logget ud alle andre steder."))
        return redirect("usersessions_list")
    return render(request, "entrance/browsers.html", {"browsers": found})


@login_not_required
@require_POST
def by_provider(request: HttpRequest, provider: str) -> HttpResponse:
    """On to the provider, by a page of ours, since a form of ours may lead nowhere else."""
    if provider not in settings.PROVIDERS or {*request.GET, *request.POST} - SENT_ALONG:
        raise Http404
    if settings.PROVIDERS[provider][1]["kind"] == "saml":
        response = saml.login(request, organization_slug=provider)
    else:
        response = openid.login(request, provider_id=provider)
    if response.status_code != 302:
        return response
    context = {"provider": provider_of(provider), "onward": response.headers["Location"]}
    return render(request, "entrance/onward.html", context)


@login_not_required
def back_by_openid(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _answered(request, provider_id, lambda: openid.callback(request, provider_id=provider_id))


@login_not_required
@csrf_exempt
@require_POST
def back_by_saml(request: HttpRequest, organization_slug: str) -> HttpResponse:
    """The answer is kept for the next page, where the browser shows its session again (SameSite)."""
    if organization_slug not in settings.PROVIDERS:
        raise Http404
    return saml.acs(request, organization_slug=organization_slug)


@login_not_required
@require_GET
def finish_saml(request: HttpRequest, organization_slug: str) -> HttpResponse:
    return _answered(
        request, organization_slug, lambda: saml.finish_acs(request, organization_slug=organization_slug)
    )


def _answered(request: HttpRequest, provider: str, take: Callable[[], HttpResponse]) -> HttpResponse:
    """An answer that nobody here asked for, or that cannot be read at all, is refused and on record."""
    if provider not in settings.PROVIDERS:
        raise Http404
    try:
        return take()
    except CANNOT_BE_READ as wrong:
        return refused(request, provider_of(provider), Refusal.BAD_ANSWER, type(wrong).__name__)


@login_not_required
@require_GET
def leave_by_saml(request: HttpRequest, organization_slug: str) -> HttpResponse:
    """The provider says that somebody signed out there; unsigned, anybody could say so."""
    if organization_slug not in settings.PROVIDERS or "Signature" not in request.GET:
        raise Http404
    return saml.sls(request, organization_slug=organization_slug)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "entrance/too_many.html", status=429)
