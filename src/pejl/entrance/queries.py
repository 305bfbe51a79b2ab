"""Who types this name, how sure we are of who is here, and where else they are signed in."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.utils import filter_users_by_email
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.http import HttpRequest

from pejl.organisation.models import User
from pejl.shared import clock

from .rules import Assurance


def user_who_types(typed: str) -> User | None:
    """By sign-in name, or else by e-mail."""
    name = typed.strip().casefold()
    if found := User.objects.filter(login=name).first():
        return found
    by_mail: list[User] = filter_users_by_email(name, prefer_verified=True) if "@" in name else []
    return by_mail[0] if by_mail else None


def came_in_by_two(request: HttpRequest) -> bool:
    """By something one has besides something one knows, or on the word of a provider that is sure enough."""
    ways = {record["method"] for record in get_authentication_records(request, request.user)}
    sure = request.session.get("assurance", 0) >= Assurance.SUBSTANTIAL
    return "mfa" in ways or ("socialaccount" in ways and sure)


def browsers_of(user: User) -> list[UserSession]:
    """Where the user is signed in now, the newest first."""
    sessions = list(UserSession.objects.filter(user=user).order_by("-created_at"))
    keys = [session.session_key for session in sessions]
    alive = set(
        Session.objects.filter(session_key__in=keys, expire_date__gt=clock.now()).values_list(
            "session_key", flat=True
        )
    )
    return [session for session in sessions if session.session_key in alive]


def ways_of(user: User) -> dict[str, Any]:
    """What the user has set up to come in by."""
    found = list(Authenticator.objects.filter(user=user).order_by("created_at"))
    return {
        "keys": [one for one in found if one.type == Authenticator.Type.WEBAUTHN],
        "app": next((one for one in found if one.type == Authenticator.Type.TOTP), None),
        "codes": next((one for one in found if one.type == Authenticator.Type.RECOVERY_CODES), None),
    }
