"""Going out, and choosing in which capacity one is here."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from . import actions
from .middleware import SESSION_KEY


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    actions.tell_sign_out(request.capacity)
    logout(request)
    return redirect("account_login")


@require_POST
def choose_capacity(request: HttpRequest) -> HttpResponse:
    """The form's own capacity counts (see the middleware); here it becomes the session's."""
    request.session[SESSION_KEY] = request.capacity.key
    actions.tell_capacity(request.capacity)
    return redirect("desk:front")
