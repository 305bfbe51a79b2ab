"""What only the pages of the entrance say."""

import base64
import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

register = template.Library()

SYSTEMS = {"iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Windows": "Windows", "Mac OS": "Mac"}
BROWSERS = {"Edg/": "Edge", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}


@register.filter
def browser_in_words(agent: str) -> str:
    """»Firefox på Windows«, as far as the browser tells it."""
    browser = next((name for sign, name in BROWSERS.items() if sign in agent), _("En browser"))
    system = next((name for sign, name in SYSTEMS.items() if sign in agent), "")
    return _("%(browser)s på %(system)s") % {"browser": browser, "system": system} if system else browser


@register.filter
def as_data(value: Any) -> str:
    """JSON in base64, for an attribute that a script reads."""
    return base64.b64encode(json.dumps(value, cls=DjangoJSONEncoder).encode()).decode()
