"""Words of the citizen's own."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from pejl.circles.actions import Said
from pejl.circles.forms import HOWS
from pejl.circles.kinds import Change
from pejl.circles.rules import Answer, How
from pejl.pathways.changes import BeginGoal, PutAway, Rewrite, WriteAboutMe, WriteStrength, WriteWish
from pejl.pathways.models import Wish
from pejl.pathways.rules import GOAL_END_IN_WORDS, HOPES_IN_WORDS, GoalEnd, HopesFor, Own
from pejl.shared.forms import HouseForm, words_field


class OwnForm(HouseForm):
    """Something of the citizen's own; where an employee writes it down, also how the citizen said it."""

    how = forms.ChoiceField(label=_("Hvordan sagde borgeren det?"), choices=HOWS, widget=forms.RadioSelect)

    def __init__(self, *args: Any, by_employee: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if by_employee:
            self.order_fields([name for name in self.fields if name != "how"] + ["how"])
        else:
            del self.fields["how"]

    def changes(self) -> list[Change]:
        raise NotImplementedError

    def own_words(self) -> str:
        return str(self.cleaned_data["words"])

    def citizen_said(self) -> Said | None:
        if "how" not in self.cleaned_data:
            return None
        return Said(Answer.YES, self.own_words(), How(self.cleaned_data["how"]), for_citizen=True)


class FirstMeetingForm(OwnForm):
    """Three good questions and a blank page. One may leave out any of them."""

    matters = words_field(_("Hvad betyder noget for dig?"), required=False)
    can = words_field(_("Hvad kan du selv?"), required=False)
    hope = words_field(_("Hvad håber du på?"), required=False)
    about_me = words_field(
        _("Er der andet, vi skal vide om dig?"),
        rows=8,
        required=False,
        help_text=_("Det kommer til at stå på siden »Læs det her om mig først«. Nye mennesker læser den."),
    )

    def clean(self) -> dict[str, Any]:
        if not self.own_words():
            raise forms.ValidationError(_("Skriv et svar på mindst ét spørgsmål."))
        return self.cleaned_data

    def own_words(self) -> str:
        answers = (self.cleaned_data.get(name, "") for name in ("matters", "can", "hope", "about_me"))
        return "\n".join(answer.strip() for answer in answers if answer.strip())

    def changes(self) -> list[Change]:
        written = {"matters": WriteWish, "can": WriteStrength, "hope": WriteWish, "about_me": WriteAboutMe}
        return [
            change(self.cleaned_data[name])
            for name, change in written.items()
            if self.cleaned_data[name].strip()
        ]


class RewritableForm(OwnForm):
    """Words that begin something, or that take the place of those of the item `uid_of`."""

    what: ClassVar[Own]

    def __init__(self, *args: Any, uid_of: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.uid_of = uid_of


class WishForm(RewritableForm):
    what = Own.WISH
    words = words_field(
        _("Hvad ønsker du dig?"), help_text=_("Skriv, som du ville sige det. Det kan være stort eller småt.")
    )

    def changes(self) -> list[Change]:
        words = self.cleaned_data["words"]
        return [Rewrite(self.what, self.uid_of, words) if self.uid_of else WriteWish(words)]


class StrengthForm(RewritableForm):
    what = Own.STRENGTH
    words = words_field(
        _("Hvad kan du selv?"), help_text=_("Noget du er god til, eller noget der giver dig kræfter.")
    )

    def changes(self) -> list[Change]:
        words = self.cleaned_data["words"]
        return [Rewrite(self.what, self.uid_of, words) if self.uid_of else WriteStrength(words)]


class GoalForm(RewritableForm):
    what = Own.GOAL
    words = words_field(_("Hvad vil du nå?"), help_text=_("Skriv det med dine egne ord."))
    hopes_for = forms.ChoiceField(
        label=_("Hvad håber du på?"),
        choices=[(hope.value, _(words)) for hope, words in HOPES_IN_WORDS.items()],
        widget=forms.RadioSelect,
        initial=HopesFor.MORE.value,
    )
    now = words_field(_("Sådan er det nu"), rows=2, required=False)
    hope = words_field(_("Sådan håber jeg, det bliver"), rows=2, required=False)

    def __init__(self, *args: Any, wish: Wish | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wish = wish

    def changes(self) -> list[Change]:
        values = self.cleaned_data
        words, hopes_for = values["words"], HopesFor(values["hopes_for"])
        if self.uid_of:
            return [Rewrite(self.what, self.uid_of, words, hopes_for, values["now"], values["hope"])]
        wish_uid = str(self.wish.uid) if self.wish else None
        return [BeginGoal(words, hopes_for, values["now"], values["hope"], wish_uid)]


class AboutMeForm(OwnForm):
    words = words_field(
        _("Hvad skal nye mennesker vide om dig?"),
        rows=10,
        help_text=_("Hvad gør dig glad? Hvad skal de lade være med? Skriv, som du ville sige det."),
    )

    def changes(self) -> list[Change]:
        return [WriteAboutMe(self.cleaned_data["words"])]


class PutAwayForm(OwnForm):
    """Something of one's own leaves the plan. Why is asked of a goal only."""

    because = forms.ChoiceField(
        label=_("Hvorfor er målet slut?"),
        choices=[(reason.value, _(words)) for reason, words in GOAL_END_IN_WORDS.items()],
        widget=forms.RadioSelect,
    )
    words = words_field(_("Hvad sagde borgeren?"))

    def __init__(self, *args: Any, what: Own, uid_of: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.what, self.uid_of = what, uid_of
        if what is not Own.GOAL:
            del self.fields["because"]
        if "how" not in self.fields:
            del self.fields["words"]

    def changes(self) -> list[Change]:
        because = self.cleaned_data.get("because")
        return [PutAway(self.what, self.uid_of, GoalEnd(because) if because else None)]
