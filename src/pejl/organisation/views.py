"""Coming in, going out, and choosing in which capacity one is here."""

from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from . import actions
from .forms import SignInForm
from .middleware import SESSION_KEY
from .models import User


@login_not_required
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    form = SignInForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        assert isinstance(form.user, User)
        login(request, form.user)
        actions.tell_sign_in(form.user)
        return redirect(_next(request))
    if request.method == "POST" and form.is_bound and "login" in form.cleaned_data:
        actions.tell_refused_sign_in(form.cleaned_data["login"])
    context = {"form": form, "next": request.GET.get("next", request.POST.get("next", ""))}
    return render(request, "organisation/sign_in.html", context, status=422 if form.errors else 200)


def _next(request: HttpRequest) -> str:
    asked = request.POST.get("next", "")
    if asked.startswith("/") and url_has_allowed_host_and_scheme(
        asked, {request.get_host()}, require_https=request.is_secure()
    ):
        return asked
    return "desk:front"


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    actions.tell_sign_out(request.capacity)
    logout(request)
    return redirect("organisation:sign_in")


@require_POST
def choose_capacity(request: HttpRequest) -> HttpResponse:
    """The form's own capacity counts (see the middleware); here it becomes the session's."""
    request.session[SESSION_KEY] = request.capacity.key
    actions.tell_capacity(request.capacity)
    return redirect("desk:front")
