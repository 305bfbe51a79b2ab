"""A proposal, or the whole plan, as a letter."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as translated

from pejl.circles.models import Circle, CircleMember, Voice
from pejl.circles.queries import OnTheTable
from pejl.circles.rules import ANSWER_IN_WORDS, Answer
from pejl.letters.rules import OUR_LANGUAGE, Box, Piece, Section, Shape, Written, answer_by
from pejl.pathways.models import InterventionVersion
from pejl.pathways.queries import GoalWithWork, Plan
from pejl.shared.templatetags.pejl import day
from pejl.shared.words import _

from .pieces import answer_to, filled, joined, lines_of, listed, name_here, paragraph, parts_of

ASKED_FOR = {
    Answer.YES: _("Vil du sige noget til det?"),
    Answer.YES_IF: _("Hvad skal der til?"),
    Answer.TALK: _("Hvad vil du tale om?"),
    Answer.NO: _("Vil du sige hvorfor?"),
    Answer.THINK: _("Hvornår svarer du senest?"),
    Answer.WITH_SOMEONE: _("Hvem vil du have med?"),
}


@dataclass(frozen=True)
class Sender:
    """Who writes, and where the one who gets the letter can ring and answer."""

    name: str
    title: str
    unit: str
    phone: str = ""
    reply_to: str = ""
    signs: bool = False
    address: str = ""


@dataclass(frozen=True)
class Occasion:
    """To whom, from whom, on which day. An answer is waited for where the letter `is_sent`."""

    circle: Circle
    sender: Sender
    on: date
    written_down: Sequence[Voice] = ()
    is_sent: bool = False


def about_proposal(occasion: Occasion, table: OnTheTable) -> Written:
    """One proposal, whole, with the six answers."""
    return _letter(
        occasion,
        translated("Et forslag til dig"),
        [_who_proposes(table), translated("Det gælder kun, hvis du siger ja.")],
        [Section(translated("Forslaget"), tuple(_proposed(table)))],
        [
            Section(
                translated("Hvad siger du til det?"),
                (Piece(Shape.SENTENCE, table.headline), *_answers(occasion, table)),
            )
        ],
    )


def about_plan(
    occasion: Occasion,
    plan: Plan,
    people: Iterable[CircleMember],
    tables: Sequence[OnTheTable],
    provisional: Collection[int],
) -> Written:
    """The whole plan, and what waits for the citizen's answer. `provisional`: decisions taken without it."""
    return _letter(
        occasion,
        translated("Din plan"),
        [
            translated("Her er din plan. Den ændrer sig kun, når du har sagt ja."),
            *([translated("Bagest er der noget, du kan svare på.")] if tables else []),
        ],
        [
            _in_own_words(
                translated("Det betyder noget for mig"),
                [wish.words for wish in plan.wishes],
                translated("Her kan dine ønsker stå."),
            ),
            Section(translated("Mine mål"), tuple(_goals(plan.goals, provisional))),
            _in_own_words(
                translated("Det kan jeg selv"),
                [strength.words for strength in plan.strengths],
                translated("Her kan det stå, som du selv kan."),
            ),
            Section(translated("Menneskene omkring mig"), (listed(_named(one) for one in people),)),
        ],
        [*_proposals(occasion, tables), Section(translated("Skal noget være anderledes?"), _otherwise())],
    )


def _letter(
    occasion: Occasion, title: str, opening: list[str], sections: list[Section], reply: list[Section]
) -> Written:
    sender, citizen = occasion.sender, occasion.circle.citizen
    address = "" if citizen.is_address_protected else citizen.address or ""
    signed = [translated("Venlig hilsen"), sender.name, joined(sender.title, sender.unit)]
    names = {"citizen": citizen.name, "unit": sender.unit, "day": day(occasion.on)}
    return Written(
        language=get_language() or OUR_LANGUAGE,
        title=title,
        to=(citizen.name, *lines_of(address)),
        sender=filled(sender.unit, *parts_of(sender.address), sender.phone),
        dated=day(occasion.on),
        greeting=translated("Kære %(name)s") % {"name": citizen.first_name},
        opening=tuple(map(paragraph, opening)),
        sections=(*sections, Section(translated("Sådan svarer du"), tuple(_how_to_answer(occasion)))),
        signed=tuple(signed) if sender.signs else (),
        reply_head=answer_to(names),
        reply_name=name_here(),
        reply=(*reply, *_written_down(occasion.written_down)),
        page_of=(translated("Side"), translated("af")),
    )


def _who_proposes(table: OnTheTable) -> str:
    maker, unit = table.version.made_by_name, table.version.made_in_unit
    if unit is None:
        return translated("%(name)s har et forslag til dig.") % {"name": maker}
    return translated("%(name)s fra %(unit)s har et forslag til dig.") % {"name": maker, "unit": unit.name}


def _proposed(table: OnTheTable) -> Iterable[Piece]:
    yield Piece(Shape.SENTENCE, table.headline)
    yield from map(paragraph, filter(None, table.details))
    if table.version.words:
        yield Piece(Shape.WORDS, table.version.words, table.version.made_by_name)
    if carried := table.carried:
        yield paragraph(translated("Det er vi begyndt på, før du svarede, fordi det ikke kunne vente:"))
        yield Piece(Shape.WORDS, carried.reason, carried.by_name)
        yield paragraph(translated("Det så eller hørte vi:"))
        yield Piece(Shape.WORDS, carried.signs, carried.by_name)
        ends = translated("Det slutter af sig selv %(day)s. Siger du nej, stopper det.")
        yield paragraph(ends % {"day": day(carried.until)})


def _answers(occasion: Occasion, table: OnTheTable) -> Iterable[Piece]:
    """Until when, and the six answers, each with the same room."""
    answers = [Box(translated(words), translated(ASKED_FOR[one])) for one, words in ANSWER_IN_WORDS.items()]
    until = _until_when(occasion.on, table.version.lapses_after) if occasion.is_sent else []
    ask = translated("Sæt kryds ved dit svar. Skriv gerne på linjen.")
    yield paragraph(" ".join([ask, *until]))
    yield Piece(Shape.BOXES, boxes=tuple(answers))


def _until_when(sent_on: date, lapses_after: date | None) -> Iterable[str]:
    until = answer_by(sent_on, lapses_after)
    yield translated("Svar gerne senest %(day)s.") % {"day": day(until)}
    if until == lapses_after:
        yield translated("Efter den dag er forslaget for gammelt. Så kan vi finde på et nyt sammen.")
    yield translated("Svarer du ikke, er det ikke et ja.")


def _proposals(occasion: Occasion, tables: Sequence[OnTheTable]) -> Iterable[Section]:
    for number, table in enumerate(tables, 1):
        heading = translated("Hvad siger du til det?")
        if len(tables) > 1:
            heading = translated("Forslag %(number)s: Hvad siger du til det?") % {"number": number}
        who = paragraph(_who_proposes(table))
        yield Section(heading, (who, *_proposed(table), *_answers(occasion, table)))


def _in_own_words(heading: str, words: list[str], where_empty: str) -> Section:
    pieces = [Piece(Shape.WORDS, text) for text in words]
    return Section(heading, tuple(pieces) or (paragraph(where_empty), Piece(Shape.LINES, lines=2)))


def _goals(goals: list[GoalWithWork], provisional: Collection[int]) -> Iterable[Piece]:
    if not goals:
        yield paragraph(translated("Her kan dine mål stå."))
        yield Piece(Shape.LINES, lines=2)
    for number, goal in enumerate(goals, 1):
        yield Piece(Shape.HEADING, translated("Mål %(number)s") % {"number": number})
        yield Piece(Shape.WORDS, goal.version.words)
        yield paragraph(f"{translated(goal.version.hopes_in_words)}.")
        if goal.version.now:
            yield paragraph(translated("Nu: %(words)s") % {"words": goal.version.now})
        if goal.version.hope:
            yield paragraph(translated("Det håber jeg: %(words)s") % {"words": goal.version.hope})
        for work in goal.interventions:
            yield from _work(work, is_provisional=work.decision_id in provisional)


def _work(work: InterventionVersion, *, is_provisional: bool) -> Iterable[Piece]:
    begun = translated("Det er vi begyndt på, før du svarede:")
    yield paragraph(begun if is_provisional else translated("Det har vi aftalt:"))
    yield Piece(Shape.SENTENCE, work.what)
    lines = [
        translated("Du %(what)s") % {"what": work.citizen_does} if work.citizen_does else "",
        work.others_do,
        translated("Vi kan stoppe, når %(what)s") % {"what": work.stop_sign} if work.stop_sign else "",
        translated("Fra %(first)s. Vi ser på det igen senest %(last)s.")
        % {"first": day(work.valid_from), "last": day(work.last_day)},
    ]
    yield listed(filled(*lines))


def _otherwise() -> tuple[Piece, ...]:
    boxes = [
        Box(translated("Noget passer ikke"), translated("Hvad?")),
        Box(translated("Jeg har et nyt ønske"), translated("Hvilket?")),
        Box(translated("Ring til mig"), translated("Hvornår passer det?")),
    ]
    return (Piece(Shape.BOXES, boxes=tuple(boxes)),)


def _written_down(voices: Sequence[Voice]) -> Iterable[Section]:
    """What employees wrote down that the citizen said, to be told apart from what was said (law 1)."""
    if not voices:
        return
    pieces = [paragraph(translated("Passer det? Sæt kryds, hvis du ikke sagde det."))]
    for voice in voices:
        told = {
            "day": day(voice.spoken_at),
            "how": translated(voice.how_in_words),
            "answer": translated(voice.answer_in_words),
        }
        pieces += [
            Piece(Shape.HEADING, translated("%(day)s, %(how)s") % told),
            paragraph(voice.version.sentence.partition("\n")[0]),
            paragraph(translated("Du sagde: %(answer)s") % told),
            *([Piece(Shape.WORDS, voice.words)] if voice.words else []),
            Piece(
                Shape.BOXES,
                boxes=(Box(translated("Det sagde jeg ikke"), translated("Hvad sagde du?")),),
            ),
        ]
    yield Section(translated("Det skrev vi ned, at du sagde"), tuple(pieces))


def _how_to_answer(occasion: Occasion) -> Iterable[Piece]:
    sender = occasion.sender
    ring = {"unit": sender.unit, "phone": sender.phone, "name": sender.name}
    ways = [
        translated("Giv brevet til en af os, der kommer hos dig."),
        *(
            [translated("Send det til: %(address)s") % {"address": ", ".join(lines_of(sender.reply_to))}]
            if sender.reply_to
            else []
        ),
        *(
            [translated("Ring til %(unit)s på %(phone)s. Spørg efter %(name)s.") % ring]
            if sender.phone
            else []
        ),
    ]
    yield paragraph(translated("Brug svararket bagest, eller sig det til os."))
    yield listed(ways)
    yield paragraph(translated("Vil du vide, hvem der har set dine oplysninger? Så spørg os."))


def _named(member: CircleMember) -> str:
    return joined(member.name, member.relation)
