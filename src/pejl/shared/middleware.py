"""A refusal that no form caught is still told in plain words."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as translated

from .refusal import Refused


class refusals:  # noqa: N801 -- named as Django's function middleware are
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        reasons = [translated(reason) for reason in exception.reasons]
        return render(request, "shared/refused.html", {"reasons": reasons}, status=409)
