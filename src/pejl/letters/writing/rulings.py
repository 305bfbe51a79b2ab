"""A letter of the room of rulings, as a sheet of paper."""

from collections.abc import Iterable

from django.utils.translation import get_language
from django.utils.translation import gettext as translated

from pejl.circles.models import Circle
from pejl.letters.rules import OUR_LANGUAGE, Box, Piece, Section, Shape, Written
from pejl.rulings.queries import Letter as RulingLetter
from pejl.rulings.queries import LetterKind as RulingLetterKind
from pejl.rulings.queries import Section as RulingSection
from pejl.shared.templatetags.pejl import day

from .pieces import answer_to, filled, joined, lines_of, listed, name_here, paragraph, parts_of


def about_ruling(letter: RulingLetter, circle: Circle) -> Written:
    """A letter of the room of rulings, whose words are kept there, with a sheet to answer or complain on."""
    citizen, signed = circle.citizen, letter.signed
    address = "" if citizen.is_address_protected else letter.address
    law = [f"{one.law} {one.paragraph}: {one.plain}" for one in letter.law]
    names = {"citizen": letter.to, "unit": signed.unit, "day": day(letter.dated)}
    return Written(
        language=get_language() or OUR_LANGUAGE,
        title=letter.title,
        to=(letter.to, *lines_of(address)),
        sender=filled(signed.unit, *parts_of(signed.address), signed.phone),
        dated=day(letter.dated),
        greeting=translated("Kære %(name)s") % {"name": citizen.first_name},
        opening=(),
        sections=(
            *(Section(one.heading, tuple(_ruled(one))) for one in letter.sections),
            *([Section(translated("Hvad siger loven?"), (listed(law),))] if law else []),
        ),
        signed=(translated("Venlig hilsen"), signed.name, joined(signed.title, signed.unit)),
        reply_head=answer_to(names),
        reply_name=name_here(),
        reply=tuple(_to_a_ruling(letter)),
        page_of=(translated("Side"), translated("af")),
    )


def _ruled(section: RulingSection) -> Iterable[Piece]:
    for line in section.lines:
        yield Piece(Shape.WORDS, line, section.by) if section.by else paragraph(line)


def _to_a_ruling(letter: RulingLetter) -> Iterable[Section]:
    """Room to answer a hearing, or to complain; nothing is asked where we hold on."""
    boxes = [
        Box(translated("Ring til mig"), translated("Hvornår passer det?")),
        Box(translated("Jeg vil have én med"), translated("Hvem vil du have med?")),
    ]
    by_day = {"day": day(letter.by_day)}
    if letter.kind is RulingLetterKind.HEARING:
        answer = translated("Vi skal have dit svar senest %(day)s.") % by_day
        yield Section(
            translated("Hvad siger du til det?"),
            (paragraph(answer), Piece(Shape.LINES, lines=6), Piece(Shape.BOXES, boxes=tuple(boxes))),
        )
    if letter.kind is RulingLetterKind.RULING:
        complain = translated("Vi skal have din klage senest %(day)s.") % by_day
        first = Box(translated("Jeg klager over det, I har afgjort"), translated("Vil du sige hvorfor?"))
        yield Section(
            translated("Vil du klage?"),
            (paragraph(complain), Piece(Shape.BOXES, boxes=(first, *boxes)), Piece(Shape.LINES, lines=4)),
        )
