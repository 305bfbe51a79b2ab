"""What we do."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pejl.circles.forms import HOWS
from pejl.circles.kinds import Change
from pejl.circles.models import CircleMember
from pejl.circles.rules import How
from pejl.pathways.actions import Codes
from pejl.pathways.changes import BeginIntervention, EndIntervention, RenewIntervention
from pejl.pathways.models import Goal, InterventionVersion
from pejl.pathways.rules import (
    APPROACHES_IN_WORDS,
    END_TO_STAFF,
    LOOK_AGAIN_IN_WORDS,
    Approach,
    EndReason,
)
from pejl.shared import clock
from pejl.shared.forms import HouseForm, day_field, words_field
from pejl.terminology.models import Concept
from pejl.terminology.queries import choices_for
from pejl.terminology.rules import BETWEEN_NAMES, Purpose


def _by_group(concepts: list[Concept]) -> list[tuple[str, Any]]:
    """Choices under the name of the group they lie in; those in none come first."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for concept in concepts:
        group = concept.within.rpartition(BETWEEN_NAMES)[0]
        groups.setdefault(group, []).append((str(concept.pk), concept.display))
    return [*groups.pop("", []), *groups.items()]


def concept_choices(purpose: Purpose) -> list[tuple[str, Any]]:
    return [("", _("Ikke valgt")), *_by_group(choices_for(purpose))]


class LookAgainForm(HouseForm):
    """The last question is when to look again; its answers send the form, and none is chosen before."""

    look_again = forms.TypedChoiceField(
        label=_("Hvornår ser I på det igen?"),
        choices=[(str(days), _(words)) for days, words in LOOK_AGAIN_IN_WORDS.items()],
        coerce=int,
        error_messages={"required": _("Vælg, hvornår I ser på det igen.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["look_again"].error_messages["required"] = _("Vælg, hvornår I ser på det igen.")


class InterventionForm(LookAgainForm):
    what = words_field(_("Hvad vil I gøre?"), help_text=_("Skriv det til borgeren, med navne: »Du og Bo …«"))
    approach = forms.ChoiceField(
        label=_("Hvad er det for en slags hjælp?"),
        choices=[(approach.value, _(words)) for approach, words in APPROACHES_IN_WORDS.items()],
        widget=forms.RadioSelect,
    )
    first_day = day_field(_("Fra"))
    citizen_does = words_field(
        _("Det gør borgeren"), rows=2, required=False, help_text=_("Skriv videre på: »Du …«")
    )
    others_do = words_field(
        _("Det gør andre"), rows=2, required=False, help_text=_("Skriv hvem og hvad: »Bo går med …«")
    )
    asked = forms.MultipleChoiceField(
        label=_("Hvem skal vi spørge, om de vil hjælpe?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("De er kun med, når de selv har sagt ja."),
    )
    stop_sign = words_field(
        _("Hvornår kan I stoppe?"), rows=2, required=False, help_text=_("Skriv videre på: »Når …«")
    )
    service = forms.ChoiceField(
        label=_("Ydelse"), required=False, help_text=_("Kan vælges senere. Borgeren ser det ikke.")
    )

    def __init__(self, *args: Any, goal: Goal, family: list[CircleMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goal = goal
        self.fields["first_day"].initial = clock.today
        self.fields["service"].choices = concept_choices(Purpose.SERVICE)  # type: ignore[attr-defined]
        self.fields["asked"].choices = [(str(one.uid), one.name) for one in family]  # type: ignore[attr-defined]
        if not family:
            del self.fields["asked"]

    def changes(self) -> list[Change]:
        values = self.cleaned_data
        return [
            BeginIntervention(
                str(self.goal.uid),
                values["what"],
                Approach(values["approach"]),
                values["first_day"],
                values["first_day"] + timedelta(days=values["look_again"]),
                int(values["service"]) if values["service"] else None,
                values["citizen_does"],
                values["others_do"],
                values["stop_sign"],
                tuple(values.get("asked", ())),
            )
        ]


class RenewForm(LookAgainForm):
    """To go on with what is agreed."""

    def __init__(self, *args: Any, work: InterventionVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.work = work

    def changes(self) -> list[Change]:
        first_day = max(clock.today(), self.work.valid_from)
        last_day = first_day + timedelta(days=self.cleaned_data["look_again"])
        return [RenewIntervention(str(self.work.item.uid), last_day)]


class EndForm(HouseForm):
    """To end what is agreed."""

    because = forms.ChoiceField(
        label=_("Hvorfor er det slut?"),
        choices=[(reason.value, _(words)) for reason, words in END_TO_STAFF.items()],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, work: InterventionVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.work = work

    def changes(self) -> list[Change]:
        return [EndIntervention(str(self.work.item.uid), EndReason(self.cleaned_data["because"]))]


class HandForm(HouseForm):
    """What somebody who is asked to help says: by themselves, or as an employee heard it."""

    answer = forms.ChoiceField(
        label=_("Svaret"),
        choices=[("yes", _("Ja, det vil jeg gerne")), ("no", _("Nej, det kan jeg ikke"))],
        widget=forms.RadioSelect,
    )
    words = words_field(_("Vil du sige noget til det?"), rows=2, required=False)
    how = forms.ChoiceField(label=_("Hvordan svarede de?"), choices=HOWS, widget=forms.RadioSelect)

    def __init__(self, *args: Any, by_employee: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not by_employee:
            del self.fields["how"]

    def answered(self) -> dict[str, Any]:
        values = self.cleaned_data
        how = How(values["how"]) if "how" in values else How.SELF
        return {"is_yes": values["answer"] == "yes", "words": values["words"], "how": how}


class CodesForm(HouseForm):
    """The codes of a goal and of what is done towards it. Each may be left open."""

    theme = forms.ChoiceField(label=_("Tema"), required=False)
    goal_type = forms.ChoiceField(label=_("Måltype"), required=False)

    def __init__(self, *args: Any, work: list[InterventionVersion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].choices = concept_choices(Purpose.THEME)  # type: ignore[attr-defined]
        self.fields["goal_type"].choices = concept_choices(Purpose.GOAL_TYPE)  # type: ignore[attr-defined]
        services = concept_choices(Purpose.SERVICE) if work else []
        for version in work:
            field = forms.ChoiceField(label=version.what, required=False, choices=services)
            self.fields[f"service-{version.item_id}"] = field

    def codes(self) -> Codes:
        chosen = {name: self._concept(name) for name in self.fields if name != "uid"}
        theme, goal_type = chosen.pop("theme"), chosen.pop("goal_type")
        services = {int(name.removeprefix("service-")): concept for name, concept in chosen.items()}
        return Codes(theme, goal_type, services)

    def _concept(self, name: str) -> Concept | None:
        chosen = self.cleaned_data[name]
        return Concept.objects.get(pk=chosen) if chosen else None
