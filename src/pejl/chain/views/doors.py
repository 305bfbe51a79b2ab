"""Who comes in: at work, all may read the chain; the pages that write it are for those who may."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from pejl.chain.models import Node
from pejl.chain.rules import MAY_EDIT
from pejl.organisation.rules import Capacity
from pejl.shared.forms import HouseForm

UNPROCESSABLE = 422
Values = dict[str, Any]


def at_work(request: HttpRequest) -> Capacity:
    """Any employee; nobody else finds the page."""
    capacity: Capacity = request.capacity  # type: ignore[attr-defined]
    if not capacity.is_employee:
        raise Http404
    return capacity


def may_edit(capacity: Capacity) -> bool:
    return capacity.post is not None and capacity.post.role in MAY_EDIT


def writes(request: HttpRequest) -> Capacity:
    capacity = at_work(request)
    if not may_edit(capacity):
        raise Http404
    return capacity


def node_or_404(uid: UUID) -> Node:
    return get_object_or_404(Node.objects.select_related("framework", "unit"), uid=uid)


def form_page(
    request: HttpRequest,
    form: HouseForm,
    act: Callable[[Values], Any],
    done: str,
    back: Callable[[], tuple[Any, ...]],
    *,
    template: str = "chain/form.html",
    **context: Any,
) -> HttpResponse:
    """Show the form, or do the act and go on to `back` (as for redirect)."""
    if request.method == "POST" and form.does(act):
        messages.success(request, done)
        return redirect(*back())
    status = UNPROCESSABLE if form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)
