"""Something new on the plan, proposed or written."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pejl.circles import actions
from pejl.circles.models import Circle
from pejl.circles.views import UNPROCESSABLE, home_of
from pejl.pathways.forms import OwnForm


def begin(request: HttpRequest, circle: Circle, form: Any, template: str, done: str) -> HttpResponse:
    def propose(values: dict[str, Any]) -> None:
        said = form.citizen_said() if isinstance(form, OwnForm) else None
        actions.propose(circle, [form.change()], by=request.capacity, uid=values["uid"], citizen_said=said)

    if request.method == "POST" and form.does(propose):
        messages.success(request, done)
        return home_of(request, circle)
    status = UNPROCESSABLE if form.errors else 200
    return render(request, template, {"form": form, "circle": circle}, status=status)
