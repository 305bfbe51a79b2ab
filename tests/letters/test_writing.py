"""What stands in a letter: everything, in the citizen's words and language, and nothing else."""

from datetime import timedelta

import pytest
from django.utils import translation
from django.utils.translation import gettext as translated

from pejl.circles.actions import Said, carry, open_circle, propose
from pejl.circles.changes import Join, Newcomer
from pejl.circles.queries import as_it_stands
from pejl.circles.rules import Answer, How, MemberKind, Part
from pejl.citizens.actions import Introduction
from pejl.citizens.models import Citizen
from pejl.letters.queries import (
    not_told_yet,
    plan_letter,
    proposal_letter,
    sender_at_work,
    sender_of_print,
    to_be_asked,
)
from pejl.letters.rules import Shape
from pejl.letters.writing import Occasion
from pejl.pathways.changes import WriteStrength, WriteWish
from pejl.shared import clock
from tests.circles.acts import goal_of, mette_is_with, neighbour, say, walk, wish_of, written_down, yes

from .post import (
    ANSWERS,
    NORTH,
    PHONE,
    a_walk,
    boxes,
    by_letter,
    headings,
    karens_walk,
    plan_by_letter,
    section,
    text_of,
)


def today():
    return clock.today()


def soon(**differently) -> dict:
    first = today() + timedelta(days=30)
    return {"first_day": first, "last_day": first + timedelta(days=42), **differently}


def test_a_proposal_is_told_whole_before_it_is_asked(cast):
    table = propose(
        cast.karens,
        [
            walk(
                goal_of(cast.karens, cast.karen),
                **soon(citizen_does="finder stokken", others_do="Bo går med", stop_sign="du går alene"),
            )
        ],
        by=cast.bo,
        words="Skal vi prøve?",
    )
    letter = by_letter(table, cast.bo)
    assert text_of(letter.written) == [
        "Karen Holm",
        "Møllevej 4",
        "Hjemmeplejen Nord",
        "Nordgade 1",
        "9000 Aalborg",
        "70 00 00 01",
        "23. november 2026",
        "Et forslag til dig",
        "Kære Karen",
        "Bo Kjær fra Hjemmeplejen Nord har et forslag til dig.",
        "Det gælder kun, hvis du siger ja.",
        "Forslaget",
        "Du og Bo går en tur.",
        "Fra 23. december 2026. Vi ser på det igen senest 3. februar 2027.",
        "Du finder stokken.",
        "Bo går med.",
        "Vi kan stoppe, når du går alene.",
        "Skal vi prøve?",
        "Bo Kjær",
        "Sådan svarer du",
        "Brug svararket bagest, eller sig det til os.",
        "Giv brevet til en af os, der kommer hos dig.",
        "Send det til: Nordgade 1, 9000 Aalborg",
        "Ring til Hjemmeplejen Nord på 70 00 00 01. Spørg efter Bo Kjær.",
        "Vil du vide, hvem der har set dine oplysninger? Så spørg os.",
        "Venlig hilsen",
        "Bo Kjær",
        "hjemmehjælper, Hjemmeplejen Nord",
        "Svar fra Karen Holm til Hjemmeplejen Nord på brevet fra 23. november 2026",
        "Dit navn og dagen i dag. Svarer du for en anden, så skriv det også.",
        "Hvad siger du til det?",
        "Du og Bo går en tur.",
        "Sæt kryds ved dit svar. Skriv gerne på linjen. Svar gerne senest 7. december 2026. "
        "Svarer du ikke, er det ikke et ja.",
        "Ja",
        "Vil du sige noget til det?",
        "Ja, hvis …",
        "Hvad skal der til?",
        "Lad os tale om det",
        "Hvad vil du tale om?",
        "Nej tak",
        "Vil du sige hvorfor?",
        "Jeg vil tænke over det",
        "Hvornår svarer du senest?",
        "Jeg vil have én med",
        "Hvem vil du have med?",
        "Det skrev vi ned, at du sagde",
        "Passer det? Sæt kryds, hvis du ikke sagde det.",
        "23. november 2026, på et møde",
        letter.told.get().voice.version.sentence,
        "Du sagde: Ja",
        "Ja, det er fint, at du skriver det op.",
        "Det sagde jeg ikke",
        "Hvad sagde du?",
    ]


def test_who_asks_from_no_unit_is_named_alone(cast):
    mette = mette_is_with(cast, Part.PLAN)
    asks = propose(cast.karens, [neighbour()], by=mette)
    written = by_letter(asks, cast.bo).written
    assert written.opening[0].text == "Mette Holm har et forslag til dig."


def test_saying_no_has_the_same_room_as_saying_yes(cast):
    written = by_letter(karens_walk(cast, **soon()), cast.bo).written
    (answers, denial) = [
        piece.boxes for one in written.reply for piece in one.pieces if piece.shape is Shape.BOXES
    ]
    assert [box.label for box in answers] == ANSWERS
    assert all(box.ask for box in answers)
    assert [box.label for box in denial] == ["Det sagde jeg ikke"]


def test_a_last_day_that_is_the_proposals_own_is_said_to_be_so(cast):
    first = today() + timedelta(days=6)
    table = karens_walk(cast, first_day=first, last_day=first + timedelta(days=30))
    assert section(by_letter(table, cast.bo).written, "Hvad siger du til det?")[1] == (
        "Sæt kryds ved dit svar. Skriv gerne på linjen. Svar gerne senest 29. november 2026. "
        "Efter den dag er forslaget for gammelt. Så kan vi finde på et nyt sammen. "
        "Svarer du ikke, er det ikke et ja."
    )


def test_a_letter_that_nobody_sent_waits_for_no_answer_by_a_day_and_is_signed_by_nobody(cast):
    table = karens_walk(cast, **soon())
    occasion = Occasion(cast.karens, sender_of_print(cast.karens, today()), today())
    written = proposal_letter(occasion, table)
    assert section(written, "Hvad siger du til det?")[1] == "Sæt kryds ved dit svar. Skriv gerne på linjen."
    assert written.signed == ()


def test_what_was_begun_before_the_answer_says_why_and_that_a_no_stops_it(cast):
    table = karens_walk(cast)
    carry(table.version, reason="Hun kan falde.", signs="Hun tog stokken frem.", by=cast.bo)
    letter = by_letter(as_it_stands(table.proposal, today()), cast.bo)
    assert section(letter.written, "Forslaget")[2:] == [
        "Det er vi begyndt på, før du svarede, fordi det ikke kunne vente:",
        "Hun kan falde.",
        "Bo Kjær",
        "Det så eller hørte vi:",
        "Hun tog stokken frem.",
        "Bo Kjær",
        "Det slutter af sig selv 6. december 2026. Siger du nej, stopper det.",
    ]
    plan = plan_by_letter(cast.karens, cast.bo).written
    assert "Det er vi begyndt på, før du svarede:" in section(plan, "Mine mål")
    assert "Det har vi aftalt:" not in section(plan, "Mine mål")


# The whole plan


def test_the_plan_is_told_whole_and_in_the_citizens_own_words(cast):
    wish = wish_of(cast.karens, cast.karen, "Jeg vil vælge mine egne æbler.")
    propose(cast.karens, [WriteStrength("Jeg laver kaffen.")], by=cast.karen)
    goal = goal_of(
        cast.karens,
        cast.karen,
        "Jeg vil gå til købmanden.",
        now="Jeg går til postkassen.",
        hope="To gange om ugen.",
        wish_uid=str(wish.uid),
    )
    agreed = walk(goal, citizen_does="tager sko på", others_do="Bo går med", stop_sign="du går alene")
    yes(propose(cast.karens, [agreed], by=cast.bo), by=cast.karen)
    yes(propose(cast.karens, [neighbour()], by=cast.karen), by=cast.bo)
    written = plan_by_letter(cast.karens, cast.bo).written
    assert (written.title, [piece.text for piece in written.opening]) == (
        "Din plan",
        ["Her er din plan. Den ændrer sig kun, når du har sagt ja."],
    )
    assert headings(written.sections) == [
        "Det betyder noget for mig",
        "Mine mål",
        "Det kan jeg selv",
        "Menneskene omkring mig",
        "Sådan svarer du",
    ]
    assert section(written, "Det betyder noget for mig") == ["Jeg vil vælge mine egne æbler."]
    assert section(written, "Det kan jeg selv") == ["Jeg laver kaffen."]
    assert section(written, "Mine mål") == [
        "Mål 1",
        "Jeg vil gå til købmanden.",
        "Jeg vil kunne mere.",
        "Nu: Jeg går til postkassen.",
        "Det håber jeg: To gange om ugen.",
        "Det har vi aftalt:",
        "Du og Bo går en tur",
        "Du tager sko på",
        "Bo går med",
        "Vi kan stoppe, når du går alene",
        "Fra 23. november 2026. Vi ser på det igen senest 4. januar 2027.",
    ]
    assert section(written, "Menneskene omkring mig") == ["Bo Kjær, hjemmehjælper", "Inger Dahl, nabo"]
    assert headings(written.reply) == ["Skal noget være anderledes?", "Det skrev vi ned, at du sagde"]


def test_an_empty_plan_leaves_lines_for_the_first_wish_goal_and_strength(cast):
    written = plan_by_letter(cast.karens, cast.bo).written
    empty = ["Det betyder noget for mig", "Mine mål", "Det kan jeg selv"]
    lines = {
        one.heading: [piece.lines for piece in one.pieces if piece.shape is Shape.LINES]
        for one in written.sections
    }
    assert [lines[heading] for heading in empty] == [[2]] * 3


def test_a_bare_goal_says_nothing_that_nobody_said(cast):
    goal = goal_of(cast.karens, cast.karen)
    yes(propose(cast.karens, [walk(goal)], by=cast.bo), by=cast.karen)
    assert section(plan_by_letter(cast.karens, cast.bo).written, "Mine mål") == [
        "Mål 1",
        "Jeg vil gå til købmanden.",
        "Jeg vil kunne mere.",
        "Det har vi aftalt:",
        "Du og Bo går en tur",
        "Fra 23. november 2026. Vi ser på det igen senest 4. januar 2027.",
    ]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_all_that_waits_is_asked_in_the_plan_each_with_all_six_answers(cast, count):
    for number in range(count):
        karens_walk(cast, **soon(what=f"Tur {number + 1}"))
    written = plan_by_letter(cast.karens, cast.bo).written
    asked = [one for one in written.reply if "Hvad siger du" in one.heading]
    assert boxes(written)[:count] == [ANSWERS] * count
    assert [one.pieces[1].text for one in asked] == [f"Tur {number + 1}." for number in range(count)]
    assert [piece.text for piece in written.opening][1:] == ["Bagest er der noget, du kan svare på."]
    numbered = [f"Forslag {number + 1}: Hvad siger du til det?" for number in range(count)]
    assert headings(tuple(asked)) == (["Hvad siger du til det?"] if count == 1 else numbered)


# What an employee wrote down


def test_what_was_written_down_can_be_denied_and_silence_has_no_words(cast):
    noted = say(karens_walk(cast, **soon()), written_down(Answer.TALK, how=How.PHONE), by=cast.bo)
    written = by_letter(noted, cast.bo).written
    assert section(written, "Det skrev vi ned, at du sagde")[-5:] == [
        "23. november 2026, i telefonen",
        "Du og Bo går en tur.",
        "Du sagde: Lad os tale om det",
        "Det sagde jeg ikke",
        "Hvad sagde du?",
    ]


def test_a_letter_has_no_part_about_what_was_written_down_when_all_has_been_told(cast):
    plan_by_letter(cast.karens, cast.bo)
    assert not_told_yet(cast.karens) == []
    assert headings(plan_by_letter(cast.karens, cast.bo).written.reply) == ["Skal noget være anderledes?"]


# To whom and from whom


def test_a_protected_address_stands_in_no_letter(cast):
    said = Said(Answer.YES, "Ja.", How.MEETING, for_citizen=True)
    hidden = Introduction("Rosa Lund", address="Skjulgade 1", is_address_protected=True)
    circle = open_circle(hidden, by=cast.bo, citizen_said=said)
    letter = plan_by_letter(circle, cast.bo)
    assert letter.written.to == ("Rosa Lund",)
    assert [line for line in text_of(letter.written) if "Skjulgade" in line] == []


def test_a_letter_holds_no_personal_number_and_no_number_of_the_citizens(cast):
    said = Said(Answer.YES, "Ja.", How.MEETING, for_citizen=True)
    known = Introduction(
        "Rosa Lund", cpr="010150-1234", phone="20 11 11 11", address="Bygaden 1\n9000 Aalborg"
    )
    circle = open_circle(known, by=cast.bo, citizen_said=said)
    letter = plan_by_letter(circle, cast.bo)
    assert letter.written.to == ("Rosa Lund", "Bygaden 1", "9000 Aalborg")
    whole = "\n".join(text_of(letter.written))
    assert [number for number in ("0101501234", "010150", "20 11 11 11") if number in whole] == []


def test_a_letter_is_written_in_the_citizens_language_and_the_words_stay_their_own(cast):
    Citizen.objects.filter(pk=cast.jonases.citizen_id).update(language="en")
    cast.jonases.refresh_from_db()
    propose(cast.jonases, [WriteWish("Jeg vil have ro.")], by=cast.jonas)
    written = plan_by_letter(cast.jonases, cast.fatima).written
    assert (written.language, written.title, written.greeting) == ("en", "Your plan", "Dear Jonas")
    with translation.override("en"):
        heading = translated("Det betyder noget for mig")
    assert heading != "Det betyder noget for mig"
    assert section(written, heading) == ["Jeg vil have ro."]


def test_a_language_we_do_not_have_becomes_danish_and_says_so(cast):
    Citizen.objects.filter(pk=cast.karens.citizen_id).update(language="ar")
    cast.karens.refresh_from_db()
    written = plan_by_letter(cast.karens, cast.bo).written
    assert (written.language, written.title, written.dated) == ("da", "Din plan", "23. november 2026")


def test_the_unit_answers_where_it_did_in_its_last_letter(cast):
    assert sender_at_work(cast.bo).reply_to == f"Hjemmeplejen Nord, {NORTH}"
    cast.town.north.address = ""
    cast.town.north.save()
    assert sender_at_work(cast.bo).reply_to == ""
    plan_by_letter(cast.karens, cast.bo, reply_to=NORTH)
    plan_by_letter(cast.jonases, cast.fatima, reply_to="Ungevej 2")
    sender = sender_at_work(cast.bo)
    assert (sender.unit, sender.phone, sender.reply_to) == ("Hjemmeplejen Nord", PHONE, NORTH)
    assert (sender.name, sender.title, sender.signs) == ("Bo Kjær", "hjemmehjælper", True)


def test_a_unit_without_a_number_is_rung_at_the_number_of_its_last_letter(cast):
    cast.town.north.phone = ""
    cast.town.north.save()
    assert sender_at_work(cast.bo).phone == ""
    plan_by_letter(cast.karens, cast.bo, phone="70 99 99 99")
    assert sender_at_work(cast.bo).phone == "70 99 99 99"


def test_where_there_is_no_number_and_no_address_only_a_visit_is_offered(cast):
    cast.town.north.phone = cast.town.north.address = ""
    cast.town.north.save()
    occasion = Occasion(cast.karens, sender_of_print(cast.karens, today()), today())
    written = plan_letter(occasion, [])
    assert written.sender == ("Hjemmeplejen Nord",)
    assert section(written, "Sådan svarer du")[1:2] == ["Giv brevet til en af os, der kommer hos dig."]
    assert len(section(written, "Sådan svarer du")) == 3


def test_who_prints_alone_is_told_to_ask_for_someone_at_work_who_is_with(cast):
    yes(propose(cast.karens, [neighbour()], by=cast.karen), by=cast.bo)
    sender = sender_of_print(cast.karens, today())
    assert (sender.name, sender.unit, sender.phone, sender.signs) == (
        "Bo Kjær",
        "Hjemmeplejen Nord",
        "70 00 00 01",
        False,
    )


def test_where_nobody_at_work_is_with_the_unit_that_opened_the_circle_is_asked(cast):
    not_asked = open_circle(Introduction("Ida Ny"), by=cast.bo, citizen_said=None)
    in_two_weeks = today() + timedelta(days=14)
    assert sender_of_print(cast.karens, in_two_weeks).name == "Bo Kjær"
    assert sender_of_print(not_asked, in_two_weeks).name == "Hjemmeplejen Nord"


def test_what_waits_for_the_citizen_in_another_circle_is_not_asked(cast):
    a_walk(cast.jonases, cast.jonas, cast.fatima, **soon())
    mine = karens_walk(cast, **soon())
    assert [table.proposal for table in to_be_asked(cast.karens, today())] == [mine.proposal]


def test_a_team_is_among_the_people_without_a_comma_after_it(cast):
    team = Newcomer(MemberKind.TEAM, "Nathjælpen", unit_uid=str(cast.town.north.uid))
    yes(propose(cast.karens, [Join(team, (Part.NAME,))], by=cast.bo), by=cast.karen)
    people = section(plan_by_letter(cast.karens, cast.bo).written, "Menneskene omkring mig")
    assert people == ["Bo Kjær, hjemmehjælper", "Nathjælpen"]
