"""Putting what the citizen is told into words, in their language. What is composed here is then kept."""

from collections.abc import Sequence
from datetime import date

from django.utils import formats, translation
from django.utils.translation import gettext as translated

from pejl.circles.rules import HOW_IN_WORDS
from pejl.rulings.models import Hearing, Ruling
from pejl.rulings.reading import Law, Paragraph
from pejl.rulings.rules import KIND_TO_CITIZEN, Draft, complain_by, told_on

from .letters import Cited, Dispatch, Letter, LetterKind, Section, Signature


def ruling_letter(
    ruling: Ruling,
    draft: Draft,
    hearings: Sequence[Hearing],
    *,
    signed: Signature,
    dispatch: Dispatch,
    law: Law,
) -> Letter:
    """The ruling as the citizen is told it (forvaltningsloven §§ 22–25), in their language."""
    told = told_on(law, dispatch.channel, dispatch.sent_on)
    last_day = complain_by(law, told)
    cited = [one for one in law.bases_on(dispatch.sent_on) if one.code in draft.basis]
    cited += _process(law, dispatch.sent_on, "reasons", "guidance", "complaint", "reconsideration")
    with translation.override(ruling.circle.citizen.language):
        outcome = [draft.outcome]
        if draft.from_day:
            outcome.append(translated("Det gælder fra %(day)s.") % {"day": _day(draft.from_day)})
        sections = [
            Section(translated("Det handler om"), (draft.about,)),
            Section(translated("Det har vi afgjort"), tuple(outcome)),
            *_view(draft),
            *_hearings(hearings),
            Section(translated("Det har vi lagt vægt på"), _filled(draft.facts, draft.adverse_facts)),
            Section(translated("Derfor har vi afgjort det sådan"), (draft.reasons,)),
            Section(translated("Du kan klage"), _guidance(signed, told, last_day)),
        ]
        return _letter(
            LetterKind.RULING,
            translated(KIND_TO_CITIZEN[draft.kind]),
            ruling,
            sections,
            cited,
            signed,
            dispatch,
            last_day,
        )


def hearing_letter(
    ruling: Ruling, draft: Draft, *, deadline: date, signed: Signature, dispatch: Dispatch, law: Law
) -> Letter:
    """The letter of a hearing (forvaltningsloven § 19): which facts, why, and to which day there is time."""
    cited = _process(law, dispatch.sent_on, "hearing", "companion", "view")
    with translation.override(ruling.circle.citizen.language):
        words = {"day": _day(deadline), "phone": signed.phone, "unit": signed.unit}
        sections = [
            Section(translated("Det handler om"), (draft.about,)),
            Section(translated("Det er nyt i din sag"), (draft.adverse_facts,)),
            Section(
                translated("Hvorfor skriver vi til dig?"),
                (
                    translated("Det nye kan tale imod dig, når vi afgør din sag."),
                    translated("Derfor vil vi høre, hvad du siger, før vi gør det."),
                ),
            ),
            *_view(draft),
            Section(
                translated("Svar senest %(day)s") % words,
                (
                    _reach(signed),
                    translated("Du må gerne få en anden til at hjælpe dig."),
                    translated("Hører vi ikke fra dig, afgør vi din sag efter den dag ud fra det, vi ved."),
                ),
            ),
        ]
        title = translated("Vi vil gerne høre dig, før vi afgør din sag")
        return _letter(LetterKind.HEARING, title, ruling, sections, cited, signed, dispatch, deadline)


def upheld_letter(
    ruling: Ruling, made_on: date, reasons: str, *, signed: Signature, dispatch: Dispatch, law: Law
) -> Letter:
    """We looked again and hold on; the complaint goes on by itself (retssikkerhedsloven § 66)."""
    cited = _process(law, dispatch.sent_on, "reconsideration", "companion")
    with translation.override(ruling.circle.citizen.language):
        held = translated("Vi holder fast i det, vi afgjorde den %(day)s.") % {"day": _day(made_on)}
        sections = [
            Section(translated("Vi har set på det igen"), (held,)),
            Section(translated("Derfor holder vi fast"), (reasons,)),
            Section(
                translated("Det sker der nu"),
                (
                    translated("Vi sender din klage til Ankestyrelsen. Det skal du ikke selv gøre."),
                    translated("Ankestyrelsen ser på sagen og skriver til dig."),
                    translated("Har du mere at sige, så ring eller skriv til os eller til dem."),
                ),
            ),
        ]
        title = translated("Vi har set på din klage")
        return _letter(LetterKind.UPHELD, title, ruling, sections, cited, signed, dispatch, None)


def _letter(
    kind: LetterKind,
    title: str,
    ruling: Ruling,
    sections: Sequence[Section],
    cited: Sequence[Paragraph],
    signed: Signature,
    dispatch: Dispatch,
    by_day: date | None,
) -> Letter:
    citizen = ruling.circle.citizen
    return Letter(
        kind,
        title,
        citizen.name,
        dispatch.sent_on,
        tuple(one for one in sections if any(line.strip() for line in one.lines)),
        tuple(Cited(one.law, one.paragraph, one.plain) for one in cited),
        signed,
        dispatch.channel,
        citizen.language,
        by_day,
    )


def _process(law: Law, day: date, *codes: str) -> list[Paragraph]:
    return [law.about(code, day) for code in codes]


def _view(draft: Draft) -> list[Section]:
    if not draft.view.strip():
        return []
    how = translated(HOW_IN_WORDS[draft.view_how]) if draft.view_how else ""
    return [Section(translated("Det siger du selv"), (draft.view,), ", ".join(_filled(draft.view_from, how)))]


def _hearings(hearings: Sequence[Hearing]) -> list[Section]:
    sections = []
    for hearing in hearings:
        asked = {"day": _day(hearing.sent_on)}
        heading = translated("Det spurgte vi dig om den %(day)s") % asked
        sections.append(Section(heading, (hearing.draft.adverse_facts,)))
        answers = hearing.answers_that_count
        for answer in answers:
            by = f"{answer.speaker_name}, {_day(answer.said_on)}"
            sections.append(Section(translated("Det svarede du"), (answer.words,), by))
        if not answers:
            none = translated("Vi fik ikke et svar. Fristen var den %(day)s.") % {
                "day": _day(hearing.deadline)
            }
            sections.append(Section(translated("Det svarede du"), (none,)))
    return sections


def _guidance(signed: Signature, told: date, last_day: date) -> tuple[str, ...]:
    """To whom, how, and to which day (forvaltningsloven § 25)."""
    return (
        translated("Er du ikke enig? Så kan du klage. Vi skal have klagen senest den %(day)s.")
        % {"day": _day(last_day)},
        translated("Du har fire uger fra den dag, du fik brevet. Vi regner med, at det var den %(day)s.")
        % {"day": _day(told)},
        _reach(signed),
        translated("Du behøver ikke at skrive hvorfor, men det er en hjælp for os."),
        translated("Vi ser på sagen igen inden fire uger."),
        translated("Holder vi fast, sender vi din klage til Ankestyrelsen. Det skal du ikke selv gøre."),
    )


def _reach(signed: Signature) -> str:
    words = {"unit": signed.unit, "phone": signed.phone}
    if signed.phone:
        return translated("Ring til %(unit)s på %(phone)s, skriv til os, eller gør det her i Pejl.") % words
    return translated("Ring eller skriv til %(unit)s, eller gør det her i Pejl.") % words


def _filled(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text.strip())


def _day(day: date) -> str:
    return formats.date_format(day, translated("j. F Y"))
