"""Granted help: prepared, looked at, asked for."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from pejl.pathways.changes import ChangeHelp, EndHelp, GrantHelp
from pejl.pathways.models import GrantVersion, size_as_typed
from pejl.pathways.rules import (
    GRANT_KINDS_IN_WORDS,
    LOOK_AT_GRANT_IN_WORDS,
    PER_IN_WORDS,
    Granted,
    GrantKind,
    Per,
    size_from,
)
from pejl.rulings.reading import shipped_law
from pejl.shared import clock
from pejl.shared.forms import HouseForm, day_field, words_field

HOW_TO_WRITE = {
    GrantKind.HOURS: _("Skriv hele, halve eller kvarte timer, fx 2½."),
    GrantKind.AMOUNT: _("Skriv beløbet med tal, fx 1.250 kr."),
    GrantKind.COURSE: _("Et samlet forløb har ingen timer. Lad feltet være tomt."),
}


def size_typed(form: forms.Form, kind: GrantKind, name: str) -> int | None:
    """What was typed as a size; what cannot be read is said at the field."""
    typed = form.cleaned_data.get(name, "").strip()
    if not typed:
        return None
    size = None if kind is GrantKind.COURSE else size_from(kind, typed)
    if size is None:
        form.add_error(name, HOW_TO_WRITE[kind])
    return size


def look_again_field(label: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=[(str(days), _(words)) for days, words in LOOK_AT_GRANT_IN_WORDS.items()],
        coerce=int,
        widget=forms.RadioSelect,
    )


class GrantForm(HouseForm):
    """Help as a ruling will grant it. Of help that is granted already, the form and the rule stay."""

    kind = forms.ChoiceField(
        label=_("Hvordan bliver hjælpen givet?"),
        choices=[(kind.value, _(words)) for kind, words in GRANT_KINDS_IN_WORDS.items()],
        widget=forms.RadioSelect,
    )
    basis = forms.ChoiceField(label=_("Hvilken regel bygger det på?"))
    what = words_field(
        _("Hvad er hjælpen til?"), rows=2, help_text=_("Skriv videre på: »Du får hjælp til …«")
    )
    size = forms.CharField(
        label=_("Hvor meget?"),
        required=False,
        max_length=60,
        help_text=_("Timer om ugen, fx 2½. Eller et beløb, fx 1.250 kr. Ved et samlet forløb: ingenting."),
    )
    per = forms.ChoiceField(
        label=_("Er det et beløb, hvor tit så?"),
        choices=[("", "–"), *((per.value, _(words)) for per, words in PER_IN_WORDS.items())],
        required=False,
    )
    first_day = day_field(_("Fra hvilken dag?"))
    look_again = look_again_field(str(_("Hvornår ser I på hjælpen sammen igen?")))
    last_day = day_field(
        _("Er der en sidste dag?"),
        required=False,
        help_text=_("Kun hvis afgørelsen sætter en. Ellers bliver hjælpen ved."),
    )

    def __init__(self, *args: Any, of: GrantVersion | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.of = of
        self.fields["first_day"].initial = clock.today
        if of is not None:
            del self.fields["kind"], self.fields["basis"]
            if of.kind is not GrantKind.AMOUNT:
                del self.fields["per"]
            if of.kind is GrantKind.COURSE:
                del self.fields["size"]
            else:
                self.fields["size"].required = True
                self.fields["size"].help_text = HOW_TO_WRITE[of.kind]
            return
        bases = shipped_law().bases_on(clock.today())
        named = [(one.code, f"{one.law} {one.paragraph}. {one.plain}") for one in bases]
        self.fields["basis"].choices = [("", _("Vælg en regel")), *named]  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(version: GrantVersion) -> dict[str, Any]:
        """What is granted now."""
        return {
            "what": version.what,
            "size": version.as_typed,
            "per": version.per,
            "last_day": version.last_day,
        }

    @staticmethod
    def initial_of_change(change: GrantHelp | ChangeHelp) -> dict[str, Any]:
        """What a draft says already."""
        granted = change.granted
        days = (granted.look_again - max(granted.first_day, clock.today())).days
        return {
            **vars(granted),
            "kind": granted.kind.value,
            "per": granted.per.value if granted.per else "",
            "size": size_as_typed(granted.kind, granted.size),
            "basis": change.basis if isinstance(change, GrantHelp) else "",
            "look_again": str(days) if days in LOOK_AT_GRANT_IN_WORDS else "",
        }

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        kind = self.of.kind if self.of else values.get("kind")
        if kind:
            values["size"] = size_typed(self, GrantKind(kind), "size")
        return values

    def granted(self) -> Granted:
        values = self.cleaned_data
        kind = self.of.kind if self.of else GrantKind(values["kind"])
        days = timedelta(days=values["look_again"])
        per = values.get("per") if kind is GrantKind.AMOUNT else ""
        return Granted(
            kind,
            values["what"],
            values.get("size"),
            Per(per) if per else None,
            values["first_day"],
            values["last_day"],
            max(values["first_day"], clock.today()) + days,
        )

    def change(self) -> GrantHelp | ChangeHelp:
        if self.of is not None:
            return ChangeHelp(str(self.of.item.uid), self.granted())
        return GrantHelp(self.cleaned_data["basis"], self.granted())


class EndHelpForm(HouseForm):
    """Granted help that a ruling will end."""

    from_day = day_field(
        _("Fra hvilken dag stopper hjælpen?"), help_text=_("Dagen før er den sidste med hjælp.")
    )

    def __init__(self, *args: Any, of: GrantVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.of = of

    @staticmethod
    def initial_of_change(change: EndHelp) -> dict[str, Any]:
        return {"from_day": change.from_day}

    def change(self) -> EndHelp:
        return EndHelp(str(self.of.item.uid), self.cleaned_data["from_day"])


class AskForm(HouseForm):
    """Help that somebody asks for, in their own words."""

    words = words_field(
        _("Hvad vil du gerne have hjælp til?"), help_text=_("Skriv, som du ville sige det. Lidt er nok.")
    )

    def __init__(self, *args: Any, at_work: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if at_work:
            self.fields["words"].label = translated("Hvad skal der ses på?")
            self.fields["words"].help_text = translated("Skriv, hvad I har talt om. Borgeren kan læse det.")


class LookForm(HouseForm):
    """The help was looked at again."""

    words = words_field(
        _("Hvad så I på, og hvad talte I om?"), help_text=_("Skriv til borgeren, som kan læse det.")
    )
    next = look_again_field(str(_("Hvornår ser I på hjælpen sammen igen?")))
