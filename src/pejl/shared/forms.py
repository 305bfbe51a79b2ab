"""What every form of the house does: keep what was typed, and say every reason at the field or on top."""

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from .refusal import Refused

ASK_FOR = {True: _("Vælg et svar."), False: _("Skriv lidt her.")}


class HouseForm(forms.Form):
    """A form whose act may be refused. `uid` makes sending it twice one act."""

    uid = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.fields["uid"].initial = uuid.uuid4
        for field in self.fields.values():
            field.error_messages["required"] = ASK_FOR[isinstance(field, forms.ChoiceField)]

    def does(self, act: Callable[[dict[str, Any]], Any]) -> bool:
        """Whether the input is clean and the act was done; every reason why not stands in the errors."""
        if not self.is_valid():
            return False
        try:
            act(self.cleaned_data)
        except Refused as refused:
            for reason in refused.reasons:
                self.add_error(None, translated(reason))
            return False
        return True


def words_field(label: str, *, rows: int = 3, required: bool = True, **kwargs: Any) -> forms.CharField:
    """Somebody's own words; how long they may be is the rule's to say."""
    return forms.CharField(
        label=label,
        required=required,
        strip=False,
        widget=forms.Textarea(attrs={"rows": rows}),
        **kwargs,
    )


def day_field(label: str, **kwargs: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y"],
        **kwargs,
    )
