"""What is said to a text."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pejl.circles.actions import Said
from pejl.circles.models import ProposalVersion
from pejl.circles.queries import speakers_about
from pejl.circles.rules import (
    ANSWER_IN_WORDS,
    HOW_IN_WORDS,
    Answer,
    How,
)
from pejl.citizens.rules import Matter
from pejl.shared import clock
from pejl.shared.forms import HouseForm, day_field, words_field

HOWS = [(how.value, _(words)) for how, words in HOW_IN_WORDS.items() if how is not How.SELF]


THEMSELVES = "self"
ANSWERS = [(answer.value, _(words)) for answer, words in ANSWER_IN_WORDS.items()]


class AnswerForm(HouseForm):
    """One's own answer to the text that was shown."""

    answer = forms.ChoiceField(choices=ANSWERS, widget=forms.HiddenInput)
    shown = forms.CharField(widget=forms.HiddenInput)
    words = words_field(_("Dine egne ord"), required=False)
    thinks_until = day_field(_("Jeg svarer senest"), required=False)

    def said(self) -> Said:
        values = self.cleaned_data
        return Said(Answer(values["answer"]), values["words"], thinks_until=values["thinks_until"])


class WrittenDownForm(AnswerForm):
    """What the citizen said, written down by an employee."""

    answer = forms.ChoiceField(label=_("Svaret"), choices=ANSWERS, widget=forms.RadioSelect)
    words = words_field(_("Borgerens egne ord"), required=False)
    how = forms.ChoiceField(label=_("Hvordan svarede borgeren?"), choices=HOWS, widget=forms.RadioSelect)
    who = forms.ChoiceField(
        label=_("Hvem sagde det?"), widget=forms.RadioSelect, required=False, initial=THEMSELVES
    )
    field_order = ["who", "answer", "words", "how", "thinks_until"]

    def __init__(self, *args: Any, about: ProposalVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["shown"].initial = about.sentence_hash
        circle, name = about.proposal.circle, about.proposal.circle.citizen.name
        speakers = speakers_about(circle, Matter(about.matter), clock.today())
        self.speakers = {str(speaker.uid): speaker for speaker in speakers}
        for_them = _("%(speaker)s på vegne af %(name)s")
        self.fields["who"].choices = [  # type: ignore[attr-defined]
            (THEMSELVES, name),
            *((uid, for_them % {"speaker": one.name, "name": name}) for uid, one in self.speakers.items()),
        ]
        if not speakers:
            del self.fields["who"]

    def said(self) -> Said:
        values = self.cleaned_data
        return Said(
            Answer(values["answer"]),
            values["words"],
            How(values["how"]),
            values["thinks_until"],
            for_citizen=True,
            representation=self.speakers.get(values.get("who", THEMSELVES)),
        )


class NotSaidForm(HouseForm):
    """What an employee wrote down is not what I said."""

    words = words_field(_("Hvad sagde du?"), required=False, rows=2)


class CarryForm(HouseForm):
    """Something cannot wait until the citizen has answered."""

    reason = words_field(_("Hvorfor kan det ikke vente?"), rows=2)
    signs = words_field(_("Hvad har du set eller hørt, som tyder på, at borgeren vil det?"), rows=2)
