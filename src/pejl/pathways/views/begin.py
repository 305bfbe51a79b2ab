"""A form whose answer is proposed, or written on the plan at once where it is the citizen's own."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pejl.circles import actions
from pejl.circles.models import Circle
from pejl.circles.views import UNPROCESSABLE, home_of
from pejl.pathways.forms import OwnForm


@dataclass(frozen=True)
class FormPage:
    """What stands around a form: heading, one line, the words on its button, and what is said afterwards."""

    title: str
    line: str
    button: str
    done: str
    template: str = "pathways/write.html"
    shows: str = ""
    """What of the citizen's is shown beside the form, for the record; nothing where it is empty."""


def begin(request: HttpRequest, circle: Circle, form: Any, page: FormPage, **context: Any) -> HttpResponse:
    def propose(values: dict[str, Any]) -> None:
        said = form.citizen_said() if isinstance(form, OwnForm) else None
        actions.propose(circle, form.changes(), by=request.capacity, uid=values["uid"], citizen_said=said)

    if request.method == "POST" and form.does(propose):
        messages.success(request, page.done)
        return home_of(request, circle)
    if page.shows:
        actions.tell_look(circle, page=page.shows, by=request.capacity)
    status = UNPROCESSABLE if form.errors else 200
    return render(
        request, page.template, {"form": form, "circle": circle, "page": page, **context}, status=status
    )
