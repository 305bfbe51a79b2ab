"""A page with one form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

UNPROCESSABLE = 422


@dataclass(frozen=True)
class Writing:
    """What stands around a form, what is said when it was sent, and where one comes afterwards."""

    title: str
    line: str
    button: str
    done: str
    after: Callable[[], str]
    quoted: str = ""


Act = Callable[[dict[str, Any]], Any]


def write(request: HttpRequest, form: Any, page: Writing, act: Act) -> HttpResponse:
    if request.method == "POST" and form.does(act):
        messages.success(request, page.done)
        return redirect(page.after())
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "practice/write.html", {"form": form, "page": page}, status=status)
