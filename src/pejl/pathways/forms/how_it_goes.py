"""How it goes, in everyday words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pejl.circles.models import Circle
from pejl.pathways.actions import Saying
from pejl.pathways.models import FollowedTheme, Goal, GoalScaleVersion, GoalVersion
from pejl.pathways.queries import name_of_level
from pejl.pathways.rules import DO_NOT_KNOW, EASE_IN_WORDS, EYES_OF, Eyes, Informant
from pejl.shared import clock
from pejl.shared.forms import HouseForm, day_field, words_field
from pejl.terminology.models import Concept
from pejl.terminology.queries import choices_for, levels_for
from pejl.terminology.rules import Purpose

from .work import _by_group

UNKNOWN = "unknown"


class ThemeForm(HouseForm):
    theme = forms.ChoiceField(
        label=_("Hvilket tema?"), help_text=_("Borgeren ser ikke temaets navn, kun dine ord nedenfor.")
    )
    plain = forms.CharField(
        label=_("Hvordan siger man det til daglig?"),
        help_text=_("Skriv videre på: »Sådan går det med …«, for eksempel »at gå ud«."),
        widget=forms.TextInput,
        strip=False,
    )
    goal = forms.ChoiceField(label=_("Hører det til et mål?"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, circle: Circle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themes = choices_for(Purpose.THEME)
        self.themes = {str(theme.pk): theme for theme in themes}
        goals = GoalVersion.objects.in_force(clock.today()).filter(item__circle=circle)
        self.goals = {str(one.item.uid): one for one in goals.select_related("item").order_by("item")}
        named = [(uid, one.words) for uid, one in self.goals.items()]
        self.fields["theme"].choices = [("", _("Vælg et tema")), *_by_group(themes)]  # type: ignore[attr-defined]
        self.fields["goal"].choices = [("", _("Nej, det står for sig selv")), *named]  # type: ignore[attr-defined]
        if not named:
            del self.fields["goal"]

    def concept(self) -> Concept:
        return self.themes[self.cleaned_data["theme"]]

    def goal_item(self) -> Goal | None:
        chosen = self.goals.get(self.cleaned_data.get("goal", ""))
        return chosen.item if chosen else None


class SayForm(HouseForm):
    """How it goes: an answer and words. At work one also says on which day it was."""

    answer = forms.ChoiceField(label="", required=False, widget=forms.RadioSelect)
    words = words_field(_("Fortæl med dine egne ord"), required=False)
    with_relative = forms.BooleanField(
        label=_("En, der står nær, var med til at vurdere det"), required=False
    )
    day = day_field(_("Hvornår var det?"))

    def __init__(self, *args: Any, informant: Informant, is_employee: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.informant = informant
        self.fields["day"].initial = clock.today
        if not is_employee:
            del self.fields["day"]
        if informant is not Informant.EMPLOYEE:
            del self.fields["with_relative"]
        if informant is Informant.CITIZEN_WITH_EMPLOYEE or informant is Informant.CITIZEN_WITH_RELATIVE:
            self.fields["words"].label = _("Hvad sagde borgeren? Skriv det, som det blev sagt")
        elif EYES_OF[informant] is not Eyes.CITIZEN:
            self.fields["words"].label = _("Hvad ser du? Skriv, så borgeren kan læse det")

    def source(self) -> Informant:
        together = self.cleaned_data.get("with_relative")
        return Informant.EMPLOYEE_AND_RELATIVE if together else self.informant


class SayOfThemeForm(SayForm):
    def __init__(self, *args: Any, theme: FollowedTheme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.theme = theme
        self.by_level = EYES_OF[self.informant] is Eyes.PROFESSIONAL
        self.levels = {str(one.pk): one for one in levels_for(theme.concept)} if self.by_level else {}
        self.fields["answer"].label = _("Hvordan går det?")
        choices = [(str(degree), _(words)) for degree, words in EASE_IN_WORDS.items()]
        choices.append((UNKNOWN, _(DO_NOT_KNOW)))
        if self.by_level:
            self.fields["answer"].label = _("Hvilket niveau?")
            choices = [(pk, name_of_level(level)) for pk, level in self.levels.items()]
        self.fields["answer"].choices = choices  # type: ignore[attr-defined]
        if not theme.has_levels:
            del self.fields["answer"]

    def saying(self) -> Saying:
        values = self.cleaned_data
        answer = values.get("answer", "")
        level = self.levels.get(answer)
        degree = int(answer) if answer.isdigit() and not self.by_level else None
        words = values["words"] or (str(_(DO_NOT_KNOW)) if answer == UNKNOWN else "")
        return Saying(self.source(), words, degree, level, values.get("day"), theme=self.theme)


class SayOfGoalForm(SayForm):
    def __init__(self, *args: Any, steps: GoalScaleVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.steps = steps
        self.fields["answer"].label = _("Hvilket trin passer bedst?")
        self.fields["answer"].required = True
        self.fields["answer"].choices = [  # type: ignore[attr-defined]
            (str(level), text) for level, text in sorted(steps.texts.items(), reverse=True)
        ]

    def saying(self) -> Saying:
        values = self.cleaned_data
        degree = int(values["answer"])
        return Saying(self.source(), values["words"], degree, None, values.get("day"), scale=self.steps.item)


class GoodDayForm(SayForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["answer"]
        self.fields["words"].required = True
        if self.informant is Informant.CITIZEN:
            self.fields["words"].label = _("Hvordan er en god dag for dig nu?")
            self.fields["words"].help_text = _("Der er ikke noget, der er for småt.")

    def saying(self) -> Saying:
        return Saying(self.informant, self.cleaned_data["words"], day=self.cleaned_data.get("day"))
