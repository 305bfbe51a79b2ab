"""Steps of a goal, and needs of support: what is proposed and agreed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pejl.pathways.changes import AgreeNeed, AgreeSteps
from pejl.pathways.models import FollowedTheme, Goal
from pejl.pathways.rules import HELP_IN_WORDS, LEVEL_IN_WORDS, WEIGHT_IN_WORDS
from pejl.shared.forms import HouseForm, words_field
from pejl.terminology.queries import choices_for
from pejl.terminology.rules import Purpose

YES, NO = "yes", "no"


def _step(level: int) -> forms.CharField:
    return words_field(_(LEVEL_IN_WORDS[level]), rows=2)


class StepsForm(HouseForm):
    as_hoped = _step(0)
    better = _step(1)
    much_better = _step(2)
    less = _step(-1)
    much_less = _step(-2)
    weight = forms.TypedChoiceField(
        label=_("Hvor meget betyder målet?"),
        choices=[(weight, _(words)) for weight, words in WEIGHT_IN_WORDS.items()],
        coerce=int,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, goal: Goal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goal = goal

    def changes(self) -> list[AgreeSteps]:
        said = {name: value for name, value in self.cleaned_data.items() if name != "uid"}
        return [AgreeSteps(str(self.goal.uid), **said)]


class NeedForm(HouseForm):
    degree = forms.ChoiceField(label=_("Hvor meget hjælp?"), widget=forms.RadioSelect)
    is_open = forms.ChoiceField(
        label=_("Må andre, der arbejder her, se, at nogen har brug for det?"),
        help_text=_("De ser kun temaet, og hvor meget hjælp der skal til. De kan ikke se, hvem det er."),
        choices=[(NO, _("Nej, kun dem, der er med")), (YES, _("Ja, det må de gerne"))],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, theme: FollowedTheme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.theme = theme
        levels = [level for level in choices_for(Purpose.SUPPORT_LEVEL) if level.ordinal]  # type: ignore[attr-defined]
        named = [(str(one.pk), _(HELP_IN_WORDS[one.ordinal])) for one in levels]  # type: ignore[attr-defined]
        self.fields["degree"].choices = named  # type: ignore[attr-defined]
        self.by_ordinal = {one.ordinal: str(one.pk) for one in levels}  # type: ignore[attr-defined]

    def begin_with(self, degree: int | None) -> None:
        """Mark the help that what was said speaks for. Whether it may be seen is never chosen beforehand."""
        self.fields["degree"].initial = self.by_ordinal.get(degree)

    def changes(self) -> list[AgreeNeed]:
        values = self.cleaned_data
        return [AgreeNeed(str(self.theme.uid), int(values["degree"]), values["is_open"] == YES)]
