"""How much help, in words of the reader's language: »2½ time om ugen«, »1.250 kr. om måneden«."""

from django.utils import formats
from django.utils.translation import gettext as translated

from pejl.pathways.rules import OERE, PER_IN_WORDS, QUARTERS, GrantKind, Per, hours_in_figures


def size_in_words(kind: GrantKind, size: int | None, per: Per | None = None) -> str:
    """How much it is; a course is as much as it takes. Without `per` an amount is a part of one."""
    if kind is GrantKind.COURSE or size is None:
        return ""
    if kind is GrantKind.HOURS:
        return _hours(size)
    return f"{_kroner(size)} {translated(PER_IN_WORDS[per])}" if per else _kroner(size)


def size_as_typed(kind: GrantKind, size: int | None) -> str:
    """As one would write it in a form."""
    if size is None:
        return ""
    return hours_in_figures(size) if kind is GrantKind.HOURS else _figures(size)


def _hours(quarters: int) -> str:
    words = {"hours": hours_in_figures(quarters)}
    if quarters <= QUARTERS:
        return translated("%(hours)s time om ugen") % words
    if quarters % QUARTERS:
        whole, part = words["hours"][:-1], words["hours"][-1]
        return translated("%(whole)s%(part)s time om ugen") % {"whole": whole, "part": part}
    return translated("%(hours)s timer om ugen") % words


def _kroner(oere: int) -> str:
    return translated("%(amount)s kr.") % {"amount": _figures(oere)}


def _figures(oere: int) -> str:
    decimals = 2 if oere % OERE else 0
    return formats.number_format(oere / OERE, decimals, use_l10n=True, force_grouping=True)
