"""Filters and tags of the pages: faces, dates, icons and form fields."""

from datetime import date, datetime
from functools import cache
from zlib import crc32

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect, Select, Textarea
from django.forms.boundfield import BoundWidget
from django.template import Context, Node
from django.template.base import Parser, Token
from django.templatetags.i18n import do_translate
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from pejl.shared.clock import COPENHAGEN, date_of

register = template.Library()

FACES = 8


@register.filter
def initials(name: object) -> str:
    """The first letters of the first and the last word: Karen Marie Holm is KH."""
    words = [word for word in str(name or "").split() if word[0].isalnum()]
    return "".join(word[0] for word in words[:1] + words[1:][-1:]).upper() or "?"


@register.filter
def face_class(name: object) -> str:
    """The same name has the same colour on every page."""
    return f"face-{crc32(str(name or '').casefold().encode()) % FACES + 1}"


@register.filter
def day(value: date | None) -> str:
    """12. januar 2027, in Copenhagen, in the reader's language."""
    if not value:
        return ""
    # Translators: how a day is written, in the letters of Django's date filter.
    return date_format(_copenhagen_date(value), gettext("j. F Y"))


@register.filter
def moment(value: datetime | None) -> str:
    """12. januar 2027 kl. 14.05, in Copenhagen, in the reader's language."""
    if not value:
        return ""
    # Translators: how a time of day is written, in the letters of Django's date filter.
    time = date_format(value.astimezone(COPENHAGEN), gettext("H.i"))
    return gettext("%(day)s kl. %(time)s") % {"day": day(value), "time": time}


def _copenhagen_date(value: date) -> date:
    return date_of(value) if isinstance(value, datetime) and value.tzinfo else value


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite: silent beside a text, with a label where it stands alone."""
    return _drawn(name, format_html('role="img" aria-label="{}"', label)) if label else _silent(name)


@cache
def _silent(name: str) -> SafeString:
    return _drawn(name, SafeString('aria-hidden="true"'))


def _drawn(name: str, heard: SafeString) -> SafeString:
    place = f"{static('pejl/icons.svg')}#{name}"
    return format_html('<svg class="icon-svg" {}><use href="{}"/></svg>', heard, place)


@register.tag
def translate(parser: Parser, token: Token) -> Node:
    """As Django's; a sentence that stands in the template is looked up at once, which is most of them."""
    node = do_translate(parser, token)
    said = node.filter_expression
    is_sentence = isinstance(said.var.literal, str) and not said.filters
    if node.noop or node.message_context or not is_sentence:
        return node
    return Sentence(said.var.literal, node.asvar)


class Sentence(Node):
    """A sentence of the template in the reader's language, put on the page or kept under a name."""

    def __init__(self, text: str, kept_as: str | None) -> None:
        self.text = text.replace("%", "%%")
        self.kept_as = kept_as

    def render(self, context: Context) -> SafeString:
        said = SafeString(gettext(self.text).replace("%%", "%"))
        if self.kept_as is None:
            return said
        context[self.kept_as] = said
        return SafeString()


@register.filter
def kind(field: BoundField) -> str:
    """How shared/_field.html draws this field: radio, checkboxes, checkbox, select, textarea or input."""
    widget = field.field.widget
    kinds = {
        CheckboxSelectMultiple: "checkboxes",
        RadioSelect: "radio",
        CheckboxInput: "checkbox",
        Select: "select",
        Textarea: "textarea",
    }
    return next((name for cls, name in kinds.items() if isinstance(widget, cls)), "input")


@register.filter
def widget_with(field: BoundField, attrs: str) -> SafeString:
    """The widget with attributes added: {{ field|widget_with:"class=form-input; rows=3" }}."""
    return field.as_widget(attrs={**_joined(field.field.widget.attrs, attrs)})


@register.filter
def choice_with(choice: BoundWidget, attrs: str) -> SafeString:
    """One radio button or box of a group, with attributes added."""
    choice.data["attrs"] = choice.data["attrs"] | _joined(choice.data["attrs"], attrs)
    return choice.tag()


@register.filter
def anchor(field: BoundField) -> str:
    """The id of the first thing that one can write in or choose: where an error links to."""
    return field.id_for_label or f"{field.auto_id}_0"


def _joined(own: dict[str, str], attrs: str) -> dict[str, str]:
    added = dict(pair.strip().split("=", 1) for pair in attrs.split(";") if pair.strip())
    if "class" in added and own.get("class"):
        added["class"] = f"{own['class']} {added['class']}"
    return added
