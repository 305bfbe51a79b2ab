"""What holds for every page."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

type_of_response = Callable[[HttpRequest], HttpResponse]

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
READING = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT", "PRAGMA", "WITH")


def content_security_policy(get_response: type_of_response) -> type_of_response:
    """No inline scripts or styles, and nothing from elsewhere; pages about people are kept by no cache."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def whole_page_when_signed_out(get_response: type_of_response) -> type_of_response:
    """A swap that is sent to the sign-in page becomes a visit to it, so that it never lands inside a page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_sent_on = "HX-Request" in request.headers and response.status_code == HTTPStatus.FOUND
        if is_sent_on and not request.user.is_authenticated:
            return HttpResponse(headers={"HX-Redirect": response.headers["Location"]})
        return response

    return middleware


class WroteWhileReading(Exception):
    """A page that is only read tried to write something other than the journal."""


def writes_on_get(request: HttpRequest) -> bool:
    """Where a protocol of others puts a challenge in the session, or comes back with a GET."""
    try:
        return getattr(resolve(request.path_info).func, "writes_on_get", False)
    except Resolver404:
        return False


def reading_writes_only_the_journal(get_response: type_of_response) -> type_of_response:
    """Under test: a GET that writes anything but the journal fails. A session that is over may go."""

    def refuse_writes(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        is_fine = '"journal_' in sql or sql.startswith('DELETE FROM "django_session"')
        if not is_fine and not sql.lstrip("( ").upper().startswith(READING):
            raise WroteWhileReading(sql)
        return execute(sql, params, many, context)

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or writes_on_get(request):
            return get_response(request)
        with connection.execute_wrapper(refuse_writes):
            return get_response(request)

    return middleware
