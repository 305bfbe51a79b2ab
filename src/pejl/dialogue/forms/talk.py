"""Writing to each other."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from pejl.circles.models import CircleMember
from pejl.dialogue.actions import File, To, Written
from pejl.dialogue.rules import AUDIENCE_TO_CITIZEN, NOT_OPENED, TOO_LARGE, Audience, kind_of
from pejl.shared.forms import HouseForm, day_field, words_field
from pejl.shared.uploads import TOO_LARGE as LET_GO

ACCEPTED = "application/pdf,image/jpeg,image/png,image/webp,image/heic"


class MessageForm(HouseForm):
    words = words_field(_("Skriv din besked"), rows=4)
    file = forms.FileField(
        label=_("Et billede eller en PDF"),
        required=False,
        allow_empty_file=True,
        help_text=_("Højst 5 MB."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    def __init__(self, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(request.POST or None, request.FILES or None, **kwargs)
        self.fields["words"].required = not request.FILES
        self.let_go = request.method == "POST" and bool(request.META.get(LET_GO))

    def clean(self) -> dict[str, Any]:
        file = self.cleaned_data.get("file")
        if self.let_go:
            self.add_error("file", _(TOO_LARGE))
        elif file is not None and kind_of(file.read(16)) is None:
            self.add_error("file", _(NOT_OPENED))
        return self.cleaned_data

    def written(self) -> Written:
        file = self.cleaned_data.get("file")
        if file is None:
            return Written(self.cleaned_data["words"])
        file.seek(0)
        return Written(self.cleaned_data["words"], File(file.name, file.read()))


class BeginForm(MessageForm):
    """Also to whom: to all at work, to all who see the plan, or to one alone."""

    to = forms.ChoiceField(label=_("Hvem skriver du til?"), widget=forms.RadioSelect)
    field_order = ["to", "words", "file"]

    def __init__(
        self,
        request: HttpRequest,
        *,
        audiences: list[Audience],
        alone_with: list[CircleMember],
        own_name: str = "",
        **kwargs: Any,
    ) -> None:
        """`own_name` is the citizen's, where an employee writes to them alone."""
        super().__init__(request, **kwargs)
        self.alone_with = {str(member.uid): member for member in alone_with}
        shared = AUDIENCE_TO_CITIZEN if not own_name else {}
        choices: list[tuple[str, Any]] = [
            (one.value, _(shared[one]) if shared else _("Borgeren og alle, der er med på arbejde"))
            for one in audiences
        ]
        for uid, member in self.alone_with.items():
            name = own_name or member.name
            choices.append((uid, _("Kun %(name)s") % {"name": name}))
        to = self.fields["to"]
        assert isinstance(to, forms.ChoiceField)
        to.choices = choices

    def addressed(self, **about: Any) -> To:
        to = self.cleaned_data["to"]
        one = self.alone_with.get(to)
        return To(Audience.ONE if one else Audience(to), one, **about)


class PromiseForm(HouseForm):
    day = day_field(_("Hvornår svarer du senest?"))
