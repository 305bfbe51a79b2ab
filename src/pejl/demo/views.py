"""Stepping in without a password: only with the demo flag, on loopback, in a database marked as demo."""

import ipaddress

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from pejl.entrance.actions import tell_signed_in
from pejl.organisation.models import User

from .cast import WHO_CAN_STEP_IN
from .models import DemoMark


def _only_here(request: HttpRequest) -> None:
    """A proxy in front means that the world may be behind it."""
    near = ipaddress.ip_address(request.META.get("REMOTE_ADDR") or "0.0.0.0").is_loopback
    proxied = "HTTP_X_FORWARDED_FOR" in request.META or "HTTP_FORWARDED" in request.META
    if not (settings.DEMO and near and not proxied and DemoMark.objects.exists()):
        raise Http404


@login_not_required
def doors(request: HttpRequest) -> HttpResponse:
    _only_here(request)
    users = {user.login: user for user in User.objects.filter(login__in=WHO_CAN_STEP_IN)}
    people = [(users[login], words) for login, words in WHO_CAN_STEP_IN.items() if login in users]
    return render(request, "demo/doors.html", {"people": people})


@login_not_required
@require_POST
def step_in(request: HttpRequest, who: str) -> HttpResponse:
    _only_here(request)
    user = get_object_or_404(User, login=who if who in WHO_CAN_STEP_IN else None)
    login(request, user)
    tell_signed_in(user, "demo")
    return redirect("desk:front")
