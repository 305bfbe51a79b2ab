"""A file is handed in, and what it would do is said yes to."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pejl.chain.queries import frameworks
from pejl.shared.forms import HouseForm
from pejl.shared.refusal import Refused

from .reading import LARGEST_FILE
from .reading.gate import MEGABYTE, TOO_LARGE
from .rules.formats import FORMAT_IN_WORDS, Format, format_of


class HandInForm(HouseForm):
    file = forms.FileField(label=_("Hvilken fil?"), allow_empty_file=True)
    default_set = forms.ChoiceField(
        label=_("Hvilket sæt hører det til?"),
        required=False,
        help_text=_("Hvis der ikke står et sæt i filen."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].error_messages["required"] = _("Vælg en fil.")
        sets = [(one.key, one.name) for one in frameworks()]
        self.fields["default_set"].choices = [("", _("Det står i filen")), *sets]  # type: ignore[attr-defined]

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        size = file.size or 0
        if size > LARGEST_FILE:
            words = (-(-size // MEGABYTE), LARGEST_FILE // MEGABYTE)
            raise forms.ValidationError(gettext(TOO_LARGE).format(*words))
        try:
            format_of(file.name or "")
        except Refused as refused:
            raise forms.ValidationError([gettext(reason) for reason in refused.reasons]) from refused
        return file


class BringInForm(HouseForm):
    """`shown` is the fingerprint of the plan that was looked at."""

    shown = forms.CharField(widget=forms.HiddenInput, required=False)


FORMATS = [(one, FORMAT_IN_WORDS[one]) for one in Format]
