"""SAML as allauth speaks it, and each assertion is taken once. Found by allauth under this name."""

from datetime import UTC, datetime
from typing import Any

from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.saml.provider import SAMLProvider
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from . import actions


class OnceProvider(SAMLProvider):
    def sociallogin_from_response(self, request: HttpRequest, response: Any) -> SocialLogin:
        until = datetime.fromtimestamp(response.get_last_assertion_not_on_or_after(), UTC)
        if not actions.take_once(response.get_last_assertion_id(), until):
            raise PermissionDenied
        return super().sociallogin_from_response(request, response)


provider_classes = [OnceProvider]
