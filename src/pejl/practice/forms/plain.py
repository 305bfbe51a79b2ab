"""Forms that say quietly when somebody could be recognised."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from pejl.practice.rules import names_in
from pejl.shared.forms import HouseForm


class PlainForm(HouseForm):
    """`names` are those of the circles one is in. A name in a text is asked about, never refused."""

    names_are_fine = forms.BooleanField(label=_("Det er i orden, at navnet står der"), required=False)

    def __init__(self, *args: Any, names: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = names_in(self._typed(), names) if self.is_bound else []
        if not self.found:
            del self.fields["names_are_fine"]

    def _typed(self) -> str:
        written = [name for name, field in self.fields.items() if isinstance(field, forms.CharField)]
        return "\n".join(str(self.data.get(name, "")) for name in written)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if self.found and not values.get("names_are_fine"):
            words = translated("Her står »%(names)s«. Kan man kende en borger? Ret det, eller sæt kryds.")
            self.add_error("names_are_fine", words % {"names": ", ".join(self.found)})
        return values
