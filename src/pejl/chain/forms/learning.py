"""What is typed about learning that happens."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pejl.chain.actions import Time
from pejl.chain.models import SessionVersion
from pejl.chain.rules import ACTIVITY_KIND_IN_WORDS
from pejl.chain.rules.learning import STANDING_IN_WORDS, USEFUL_IN_WORDS, Standing, Verdict
from pejl.shared import clock
from pejl.shared.forms import HouseForm, day_field, words_field

from .writing import chosen


class VerdictForm(HouseForm):
    """How an activity ends: prioritised, or not now, because."""

    standing = forms.ChoiceField(
        label=_("Hvad beslutter I?"), choices=chosen(STANDING_IN_WORDS), widget=forms.RadioSelect
    )
    reason = words_field(
        _("Hvorfor?"), rows=2, required=False, help_text=_("Skriv det altid, hvis det ikke bliver nu.")
    )
    owner = forms.CharField(label=_("Hvem følger op?"), max_length=200, required=False)
    due = day_field(_("Hvilken dag ser I på det igen?"), required=False)

    def verdict(self) -> Verdict:
        values = self.cleaned_data
        return Verdict(
            Standing(values["standing"]), values["reason"].strip(), values["owner"].strip(), values["due"]
        )


class ArgueForm(HouseForm):
    """What a group says for or against."""

    group = forms.CharField(label=_("Hvilken gruppe?"), max_length=100)
    is_for = forms.ChoiceField(
        label=_("Er I for eller imod?"),
        choices=[("for", _("For")), ("against", _("Imod"))],
        widget=forms.RadioSelect,
    )
    words = words_field(_("Hvorfor?"), rows=2)


class SessionForm(HouseForm):
    """When and where something is held."""

    on_day = day_field(_("Hvilken dag?"))
    begins = forms.TimeField(
        label=_("Fra klokken"),
        input_formats=["%H:%M", "%H.%M", "%H"],
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    minutes = forms.IntegerField(label=_("Hvor mange minutter?"), min_value=5, max_value=60 * 24, initial=120)
    where = forms.CharField(label=_("Hvor er det?"), max_length=300)
    seats = forms.IntegerField(
        label=_("Hvor mange er der plads til?"),
        required=False,
        min_value=1,
        max_value=10_000,
        help_text=_("Lad det være tomt, hvis der er plads til alle."),
    )

    @staticmethod
    def initial_of(words: SessionVersion) -> dict[str, Any]:
        begins = words.starts_at.astimezone(clock.COPENHAGEN)
        return {
            "on_day": begins.date(),
            "begins": begins.time(),
            "minutes": int((words.ends_at - words.starts_at).total_seconds() // 60),
            "where": words.where,
            "seats": words.seats,
        }

    def time(self) -> Time:
        values = self.cleaned_data
        begins = datetime.combine(values["on_day"], values["begins"], clock.COPENHAGEN)
        return Time(begins, begins + timedelta(minutes=values["minutes"]), values["where"], values["seats"])


class AnswersForm(HouseForm):
    """What citizens answered, summed."""

    count = forms.IntegerField(label=_("Hvor mange borgere svarede?"), min_value=0)
    better = forms.IntegerField(label=_("Hvor mange sagde, at det gjorde en forskel?"), min_value=0)
    as_of = day_field(_("Hvilken dag er det gjort op?"))
    source = forms.CharField(label=_("Hvor kommer svarene fra?"), max_length=200)


class LogForm(HouseForm):
    """Learning in practice, in seconds."""

    kind = forms.ChoiceField(
        label=_("Hvad lærte du ved?"), choices=chosen(ACTIVITY_KIND_IN_WORDS), initial="side by side"
    )
    words = forms.CharField(
        label=_("Hvad var det?"), max_length=300, required=False, help_text=_("»Sidemand hos Bo«")
    )
    on_day = day_field(_("Hvilken dag?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on_day"].initial = clock.today


class WishForm(HouseForm):
    """A line of one's own plan."""

    words = words_field(_("Hvad vil du gerne lære?"), rows=2)
    learning_goal = forms.ChoiceField(label=_("Hører det til et læringsmål?"), required=False)

    def __init__(self, *args: Any, learning_goals: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Nej, det er mit eget")), *learning_goals]
        self.fields["learning_goal"].choices = choices  # type: ignore[attr-defined]


class TriedForm(HouseForm):
    """What one tried afterwards."""

    useful = forms.ChoiceField(
        label=_("Gjorde det en forskel?"), choices=chosen(USEFUL_IN_WORDS), widget=forms.RadioSelect
    )
    words = words_field(
        _("Hvad prøvede du?"), required=False, help_text=_("Skriv ikke, hvem borgeren er. Kun du læser det.")
    )
    on_day = day_field(_("Hvilken dag?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on_day"].initial = clock.today


class ReasonForm(HouseForm):
    reason = words_field(_("Hvorfor ikke denne gang?"), rows=2)
