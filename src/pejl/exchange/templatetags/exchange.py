"""Filters of the pages on which files come in and go out."""

from datetime import date

from django import template
from django.utils.translation import gettext

from pejl.chain.rules import Difference
from pejl.chain.templatetags.chain import field_name, field_value
from pejl.exchange.reading import Fault
from pejl.exchange.rules.formats import FORMAT_IN_WORDS, Format
from pejl.shared.templatetags.pejl import day
from pejl.shared.words import _

register = template.Library()

_DAYS = {"first_day": _("Gælder fra"), "last_day": _("Gælder til og med")}
_WHAT = {
    Difference.NEW: _("Nyt"),
    Difference.CHANGED: _("Ændret"),
    Difference.UNTOUCHED: _("Står, som det gør"),
}


@register.filter
def told(fault: Fault) -> str:
    """What is wrong, as a sentence in the reader's language."""
    return gettext(fault.sentence).format(*fault.values)


@register.filter
def what(value: Difference) -> str:
    return gettext(_WHAT[value])


@register.filter
def format_name(value: Format) -> str:
    return gettext(FORMAT_IN_WORDS[value])


@register.filter
def changed_name(name: str) -> str:
    return gettext(_DAYS[name]) if name in _DAYS else field_name(name)


@register.filter
def changed_value(value: object, name: str) -> str:
    """A value of a change; nothing is a dash."""
    if isinstance(value, date):
        return day(value)
    return field_value(name, value) if value not in ("", None) else "–"
