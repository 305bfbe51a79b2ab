"""How granted help is used, and what one may agree by oneself."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from pejl.pathways.changes import UseHelp, use_of
from pejl.pathways.models import InterventionVersion
from pejl.pathways.queries import Help, Remit
from pejl.pathways.rules import MAY_BE_GIVEN, MAY_IN_WORDS, MOST_LINES, GrantKind, Line, May
from pejl.shared.forms import HouseForm, words_field

from .grants import size_typed

EMPTY_ROWS, FIRST_ROWS = 1, 3
SHORTENED = 60


class UseForm(HouseForm):
    """Everything the help is used for, a row each, and empty rows for more. An emptied row goes."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, here: Help, work: Sequence[InterventionVersion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.here = here
        self.kind = here.version.kind
        self.work = {str(one.item.uid): one for one in work}
        self.before = {str(use.item.uid): use.line for use in here.uses}
        self.fields["seen"].initial = here.seen
        self.names: list[tuple[str, str | None]] = []
        for number, use in enumerate(here.uses[:MOST_LINES]):
            self._add_row(f"use{number}", str(use.item.uid), use.words, use.as_typed)
        for number in range(EMPTY_ROWS if here.uses else FIRST_ROWS):
            self._add_row(f"new{number}", None, "", "")

    def _add_row(self, name: str, uid: str | None, words: str, size: str) -> None:
        self.names.append((name, uid))
        if uid is None and self.work:
            choices = [(key, _shortened(one.what)) for key, one in self.work.items()]
            self.fields[f"{name}_work"] = forms.ChoiceField(
                label=translated("Noget, I har aftalt"),
                choices=[("", translated("Ikke valgt")), *choices],
                required=False,
            )
        label = translated("Hvad bruger I den til?") if uid else translated("Eller noget andet")
        if uid is None and not self.work:
            label = translated("Hvad vil I bruge den til?")
        self.fields[f"{name}_words"] = words_field(label, rows=2, required=False, initial=words)
        if self.kind is not GrantKind.COURSE:
            hours = self.kind is GrantKind.HOURS
            self.fields[f"{name}_size"] = forms.CharField(
                label=translated("Timer om ugen, fx 2½") if hours else translated("Kroner, fx 1.250"),
                required=False,
                max_length=60,
                initial=size,
            )

    @property
    def rows(self) -> list[tuple[int, list[BoundField]]]:
        parts = ("work", "words", "size")
        return [
            (number, [self[f"{name}_{part}"] for part in parts if f"{name}_{part}" in self.fields])
            for number, (name, _uid) in enumerate(self.names, 1)
        ]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        for name, _uid in self.names:
            if f"{name}_size" in self.fields:
                values[f"{name}_size"] = size_typed(self, self.kind, f"{name}_size")
        return values

    def change(self) -> UseHelp:
        lines = (self._line(name, uid) for name, uid in self.names)
        return use_of(self.here, tuple(line for line in lines if line), self.cleaned_data["seen"])

    def _line(self, name: str, uid: str | None) -> Line | None:
        values = self.cleaned_data
        chosen = values.get(f"{name}_work") or None
        words = values[f"{name}_words"].strip() or (self.work[chosen].what if chosen else "")
        size = values.get(f"{name}_size")
        if not words and (uid is not None or size is None):
            return None
        if uid is not None:
            chosen = self.before[uid].intervention_uid
        return Line(words, size, uid, chosen)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHORTENED else f"{line[:SHORTENED].rstrip()} …"


class RemitForm(HouseForm):
    """What the leader lets the unit and the citizens agree by themselves, beside what they always may."""

    shown = forms.IntegerField(widget=forms.HiddenInput)
    given = forms.MultipleChoiceField(
        label=_("Hvad må de også?"),
        choices=[(may.value, _(MAY_IN_WORDS[may])) for may in MAY_BE_GIVEN],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    also = words_field(
        _("Og hvad mere?"),
        rows=4,
        required=False,
        help_text=_("Én ting på hver linje. Skriv ikke om en bestemt borger."),
    )

    @staticmethod
    def initial_of(remit: Remit) -> dict[str, Any]:
        also = remit.version.also if remit.version else ""
        given = [may.value for may in MAY_BE_GIVEN if may in remit.may]
        return {"shown": remit.number, "given": given, "also": also}

    def given_now(self) -> frozenset[May]:
        return frozenset(May(value) for value in self.cleaned_data["given"])
