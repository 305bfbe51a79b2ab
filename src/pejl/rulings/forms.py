from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pejl.circles.rules import HOW_IN_WORDS, How
from pejl.citizens.models import RepresentationVersion
from pejl.citizens.rules import Matter, RepresentationKind
from pejl.shared import clock
from pejl.shared.forms import HouseForm, day_field, words_field

from .actions import Statement
from .queries import Dispatch
from .reading import shipped_law
from .rules import (
    BOARD_IN_WORDS,
    CHANNEL_IN_WORDS,
    KIND_IN_WORDS,
    OUTCOME_IN_WORDS,
    BoardOutcome,
    Channel,
    Draft,
    Outcome,
    RulingKind,
    earliest_deadline,
)

TIME_TO_ANSWER = timedelta(days=14)
HOWS = [(how.value, _(words)) for how, words in HOW_IN_WORDS.items() if how is not How.SELF]
CHANNELS = [(channel.value, _(words)) for channel, words in CHANNEL_IN_WORDS.items()]
ARE_NEW = {"": None, "no": False, "yes": True}


class DraftForm(HouseForm):
    """What a ruling will say. It can be kept unfinished."""

    shown = forms.UUIDField(widget=forms.HiddenInput, required=False)
    about = words_field(
        _("Hvad handler det om?"), rows=2, help_text=_("Skriv til borgeren: »Du har bedt om hjælp til …«")
    )
    kind = forms.ChoiceField(
        label=_("Hvad bliver svaret?"),
        choices=[(kind.value, _(words)) for kind, words in KIND_IN_WORDS.items()],
        widget=forms.RadioSelect,
    )
    matter = forms.ChoiceField(
        label=_("Er det om hjælp eller om penge?"),
        choices=[(Matter.PERSONAL.value, _("Hjælp og støtte")), (Matter.FINANCIAL.value, _("Penge"))],
        widget=forms.RadioSelect,
        initial=Matter.PERSONAL.value,
        help_text=_("Det afgør, hvem der kan tale for borgeren."),
    )
    view = words_field(
        _("Hvad siger borgeren selv?"), required=False, help_text=_("Skriv det med borgerens egne ord.")
    )
    view_from = forms.CharField(label=_("Hvem sagde det?"), max_length=200, required=False)
    view_how = forms.ChoiceField(
        label=_("Hvordan sagde borgeren det?"),
        choices=[(how.value, _(words)) for how, words in HOW_IN_WORDS.items()],
        required=False,
        widget=forms.RadioSelect,
    )
    facts = words_field(
        _("Hvilke oplysninger lægger I vægt på?"), required=False, help_text=_("Kun det, der har betydning.")
    )
    adverse_are_new = forms.ChoiceField(
        label=_("Er der nye oplysninger, som taler imod borgeren?"),
        choices=[("", _("Det ved jeg ikke endnu")), ("no", _("Nej")), ("yes", _("Ja"))],
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Nye er de, hvis borgeren ikke ved, at I har dem. Så skal borgeren høres først."),
    )
    adverse_facts = words_field(_("Hvad er det for oplysninger?"), required=False)
    outcome = words_field(
        _("Hvad afgør I?"),
        required=False,
        help_text=_("Skriv til borgeren: »Du får …« eller »Du kan ikke få …«"),
    )
    from_day = day_field(_("Hvilken dag gælder det fra?"), required=False)
    basis = forms.MultipleChoiceField(
        label=_("Hvilken regel bygger det på?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reasons = words_field(
        _("Hvorfor afgør I det sådan?"),
        required=False,
        rows=5,
        help_text=_("Skriv også, hvad I svarer på det, borgeren har sagt."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bases = [
            (one.code, f"{one.law} {one.paragraph}. {one.plain}")
            for one in shipped_law().bases_on(clock.today())
        ]
        self.fields["basis"].choices = bases  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(draft: Draft) -> dict[str, Any]:
        """The fields, as they were when the draft was kept."""
        are_new = {value: key for key, value in ARE_NEW.items()}[draft.adverse_are_new]
        return {**vars(draft), "adverse_are_new": are_new, "basis": list(draft.basis)}

    def draft(self) -> Draft:
        values = self.cleaned_data
        return Draft(
            kind=RulingKind(values["kind"]),
            about=values["about"],
            matter=Matter(values["matter"]),
            outcome=values["outcome"],
            from_day=values["from_day"],
            basis=tuple(values["basis"]),
            view=values["view"],
            view_from=values["view_from"],
            view_how=How(values["view_how"]) if values["view_how"] else None,
            facts=values["facts"],
            adverse_are_new=ARE_NEW[values["adverse_are_new"]],
            adverse_facts=values["adverse_facts"],
            reasons=values["reasons"],
        )


class DispatchForm(HouseForm):
    """How and when the citizen is told."""

    channel = forms.ChoiceField(
        label=_("Hvordan får borgeren det at vide?"),
        choices=CHANNELS,
        widget=forms.RadioSelect,
        initial=Channel.LETTER.value,
    )
    sent_on = day_field(_("Hvilken dag bliver det sendt?"), help_text=_("Fristen bliver regnet fra den dag."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sent_on"].initial = clock.today

    def dispatch(self) -> Dispatch:
        return Dispatch(Channel(self.cleaned_data["channel"]), self.cleaned_data["sent_on"])


class HearingForm(DispatchForm):
    """The citizen is told of new facts, and gets time to answer."""

    deadline = day_field(_("Til og med hvilken dag kan borgeren svare?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = clock.today()
        earliest = earliest_deadline(shipped_law(), Channel.LETTER, today)
        self.fields["deadline"].initial = max(earliest, today + TIME_TO_ANSWER)


class IssueForm(DispatchForm):
    """Make the ruling that was read."""

    shown = forms.UUIDField(widget=forms.HiddenInput)


class MeetForm(IssueForm):
    """Make a ruling that meets a complaint about the one before it."""

    gives_way = forms.ChoiceField(
        label=_("Hvor meget ret får borgeren?"),
        choices=[(one.value, _(OUTCOME_IN_WORDS[one])) for one in (Outcome.PARTLY, Outcome.WHOLLY)],
        widget=forms.RadioSelect,
    )


class StatementForm(HouseForm):
    """One's own words."""

    words = words_field(_("Skriv, hvad du vil sige"), rows=4)

    def statement(self) -> Statement:
        return Statement(self.cleaned_data["words"])


class ComplaintForm(StatementForm):
    """A complaint needs no reasons."""

    words = words_field(
        _("Hvad er du ikke enig i?"),
        rows=4,
        required=False,
        help_text=_("Du behøver ikke at skrive noget. Det er nok at klage."),
    )


class WithdrawForm(StatementForm):
    """Taking a complaint back needs no reasons either."""

    words = words_field(_("Vil du sige hvorfor?"), rows=2, required=False)


class WrittenStatementForm(HouseForm):
    """What the citizen, or who speaks for them, said, written down by an employee."""

    words = words_field(_("Hvad sagde borgeren?"), rows=4, help_text=_("Skriv det med borgerens egne ord."))
    who = forms.ChoiceField(label=_("Hvem sagde det?"), widget=forms.RadioSelect, initial="")
    how = forms.ChoiceField(label=_("Hvordan blev det sagt?"), choices=HOWS, widget=forms.RadioSelect)
    said_on = day_field(_("Hvilken dag kom det?"))

    def __init__(self, *args: Any, speakers: list[RepresentationVersion], name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        voices = [one.item for one in speakers if one.item.kind != RepresentationKind.COMPANION]
        self.speakers = {str(voice.uid): voice for voice in voices}
        who = self.fields["who"]
        who.choices = [("", name), *((uid, voice.name) for uid, voice in self.speakers.items())]  # type: ignore[attr-defined]
        who.required = False
        self.fields["said_on"].initial = clock.today

    def statement(self) -> Statement:
        values = self.cleaned_data
        speaker = self.speakers.get(values["who"])
        return Statement(values["words"], How(values["how"]), values["said_on"], speaker)


class WrittenComplaintForm(WrittenStatementForm):
    """A complaint as it was heard or came in a letter; it needs no reasons."""

    words = words_field(_("Hvad sagde borgeren?"), rows=4, required=False)


class UpholdForm(DispatchForm):
    reasons = words_field(_("Hvorfor holder I fast?"), rows=5, help_text=_("Skriv til borgeren."))
    field_order = ["reasons", "channel", "sent_on"]


class SendOnForm(HouseForm):
    sent_on = day_field(_("Hvilken dag bliver klagen sendt?"))
    statement = words_field(
        _("Hvad skriver I til Ankestyrelsen?"), required=False, help_text=_("Borgeren kan se det.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sent_on"].initial = clock.today


class BoardForm(HouseForm):
    outcome = forms.ChoiceField(
        label=_("Hvad svarede Ankestyrelsen?"),
        choices=[(one.value, _(words)) for one, words in BOARD_IN_WORDS.items()],
        widget=forms.RadioSelect,
    )
    words = words_field(_("Det vigtigste i svaret, med deres ord"), required=False)
    answered_on = day_field(_("Hvilken dag kom svaret?"))

    def answer(self) -> tuple[BoardOutcome, str, date]:
        values = self.cleaned_data
        return BoardOutcome(values["outcome"]), values["words"], values["answered_on"]


class DropForm(HouseForm):
    reason = words_field(_("Hvorfor bliver sagen lukket?"), help_text=_("Borgeren kan læse det."))
