"""Spørg os: open to all, anonymous if one likes. The answer comes to a secret address."""

import ipaddress
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from pejl.practice import actions, queries
from pejl.practice.forms import AskForm, AskMoreForm, ReplyForm, WantForm

from .writing import UNPROCESSABLE, Writing, write

SIX_NETWORK = 64
"""One household has a whole network of addresses of the sixth version."""


def source_of(request: HttpRequest) -> str:
    """Where it came from; behind a proxy on this machine or in its own net, what the proxy says last."""
    near = request.META.get("REMOTE_ADDR", "")
    told = request.headers.get("X-Forwarded-For", "").split(",")[-1].strip()
    return _network(told) if told and _is_near(near) else _network(near)


def _is_near(address: str) -> bool:
    try:
        return ipaddress.ip_address(address or "127.0.0.1").is_private
    except ValueError:
        return False


def _network(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if found.version == 4:
        return str(found)
    return str(ipaddress.ip_network((found, SIX_NETWORK), strict=False))


def _secret(response: HttpResponse) -> HttpResponse:
    """Neither a cache nor a search engine nor the next page learns of the address."""
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response


@login_not_required
def ask(request: HttpRequest) -> HttpResponse:
    form = AskForm(request.POST or None)
    keys: list[str] = []

    def act(values: dict[str, Any]) -> None:
        key = actions.ask(
            values["words"], source=source_of(request), called=values["called"], uid=values["uid"]
        )
        keys.append(key)

    if request.method == "POST" and form.does(act):
        return _secret(redirect("practice:asked", keys[0]))
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "practice/ask.html", {"form": form}, status=status)


@login_not_required
def asked(request: HttpRequest, key: str) -> HttpResponse:
    """The question, its answers, and one more line."""
    question = get_object_or_404(queries.asked_with(key))
    form = AskMoreForm(request.POST or None)

    def act(values: dict[str, Any]) -> None:
        actions.ask_more(question, values["words"], source=source_of(request), uid=values["uid"])

    if request.method == "POST" and form.does(act):
        messages.success(request, _("Tak. Vi svarer dig her på siden."))
        return _secret(redirect("practice:asked", key))
    context = {
        "question": question,
        "form": form,
        "key": key,
        "before_key": request.build_absolute_uri(request.path).removesuffix(f"{key}/"),
        "waits": queries.waits(question),
        "wanted": getattr(question, "wanted", None),
    }
    status = UNPROCESSABLE if form.errors else 200
    return _secret(render(request, "practice/asked.html", context, status=status))


@login_not_required
def want(request: HttpRequest, key: str) -> HttpResponse:
    question = get_object_or_404(queries.asked_with(key))
    form = WantForm(request.POST or None)

    def act(values: dict[str, Any]) -> None:
        name, phone = values["name"], values["phone"]
        actions.want_pathway(question, name=name, phone=phone, source=source_of(request))

    if request.method == "POST" and form.does(act):
        messages.success(request, _("Tak. Vi ringer til dig."))
        return _secret(redirect("practice:asked", key))
    status = UNPROCESSABLE if form.errors else 200
    return _secret(render(request, "practice/want.html", {"form": form, "key": key}, status=status))


@require_GET
def questions(request: HttpRequest) -> HttpResponse:
    if not request.capacity.is_employee:
        raise Http404
    found = queries.questions()
    context = {
        "waiting": [one for one in found if queries.waits(one)],
        "answered": [one for one in found if not queries.waits(one)],
    }
    return render(request, "practice/questions.html", context)


@require_GET
def question(request: HttpRequest, uid: UUID) -> HttpResponse:
    if not request.capacity.is_employee:
        raise Http404
    found = get_object_or_404(queries.question_for_work(uid))
    context = {
        "question": found,
        "waits": queries.waits(found),
        "wanted": getattr(found, "wanted", None),
        "sees_who": queries.sees_who(found, request.capacity),
    }
    return render(request, "practice/question.html", context)


def reply(request: HttpRequest, uid: UUID) -> HttpResponse:
    if not request.capacity.is_employee:
        raise Http404
    found = get_object_or_404(queries.question_for_work(uid))
    form = ReplyForm(request.POST or None)

    def act(values: dict[str, Any]) -> None:
        actions.reply(found, values["words"], by=request.capacity, uid=values["uid"])

    page = Writing(
        _("Svar på et spørgsmål"),
        _("Skriv, som du ville sige det. Dit navn og din enhed står under svaret."),
        _("Send svaret"),
        _("Svaret er sendt."),
        lambda: reverse("practice:question", args=[uid]),
        found.words,
    )
    return write(request, form, page, act)
