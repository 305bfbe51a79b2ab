"""One form, one act, and back to the ruling."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from pejl.circles.actions import tell_look
from pejl.circles.models import Circle
from pejl.circles.views import UNPROCESSABLE
from pejl.rulings.models import Ruling
from pejl.shared.forms import HouseForm

Values = dict[str, Any]


def form_page(
    request: HttpRequest,
    form: HouseForm,
    act: Callable[[Values], Ruling],
    done: str,
    circle: Circle,
    *,
    template: str = "rulings/step.html",
    **context: Any,
) -> HttpResponse:
    """Show the form, or do the act and go to the ruling it was about."""
    ruling: list[Ruling] = []
    if request.method == "POST" and form.does(lambda values: ruling.append(act(values))):
        messages.success(request, done)
        return redirect("rulings:ruling", ruling[0].uid)
    tell_look(circle, page="ruling", by=request.capacity)
    status = UNPROCESSABLE if form.errors else 200
    return render(request, template, {"form": form, "circle": circle, **context}, status=status)
