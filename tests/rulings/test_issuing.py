"""Making a ruling: its decision, its text and the time to complain, or nothing at all."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from pejl.circles.actions import propose
from pejl.circles.models import Circle, Decision
from pejl.circles.rules import How, Way, hash_of
from pejl.journal.rules import Kind
from pejl.organisation.actions import end_employment
from pejl.organisation.models import Employment
from pejl.pathways.changes import WriteWish
from pejl.pathways.models import Intervention, Wish
from pejl.rulings.actions import begin, drop, issue, redraft, tell_again
from pejl.rulings.models import DraftChange, Issued, Telling
from pejl.rulings.queries import LetterKind, letter_of
from pejl.rulings.rules import Channel, Draft, RulingKind, State
from pejl.shared import clock
from tests.circles.acts import later, refused, told_about, words_of

from .grants import Grant
from .life import (
    answered,
    case,
    complained,
    dispatch,
    draft,
    joins_karen,
    made,
    ruled,
    sent,
    state,
    with_adverse_facts,
)

NO_AUTHORITY = "Det kan kun en sagsbehandler eller en leder. Du kan gøre det klar."


def test_a_ruling_bears_name_title_and_unit_and_rests_on_its_decision(cast, dorte):
    ruling = begin(cast.karens, draft(), by=cast.bo)
    with told_about(cast.karens, Kind.DECIDED, by=dorte) as told:
        issued = made(ruling, dorte)
    assert (issued.name, issued.title, issued.unit.name) == ("Dorte Friis", "sagsbehandler", "Visitationen")
    assert (issued.decision.way, issued.decision.circle) == (Way.RULING.value, cast.karens)
    assert issued.decision.sentence == f"Vi har sagt nej til hjælp\n{draft().outcome}"
    assert words_of(told[0]) == {"what": issued.decision.sentence}
    assert told[0].about == ruling.uid
    assert state(ruling) is State.MAY_COMPLAIN


def test_the_letter_says_it_all_in_plain_words_with_the_paragraphs_last(cast, dorte):
    issued = ruled(cast.karens, dorte, kind=RulingKind.CHANGE, from_day=date(2026, 12, 1))
    letter = letter_of(issued)
    assert [(section.heading, section.lines) for section in letter.sections] == [
        ("Det handler om", (draft().about,)),
        ("Det har vi afgjort", (draft().outcome, "Det gælder fra 1. december 2026.")),
        ("Det siger du selv", (draft().view,)),
        ("Det har vi lagt vægt på", (draft().facts,)),
        ("Derfor har vi afgjort det sådan", (draft().reasons,)),
        (
            "Du kan klage",
            (
                "Er du ikke enig? Så kan du klage. Vi skal have klagen senest den 21. december 2026.",
                "Du har fire uger fra den dag, du fik brevet. "
                "Vi regner med, at det var den 23. november 2026.",
                "Ring til Visitationen på 70 00 00 09, skriv til os, eller gør det her i Pejl.",
                "Du behøver ikke at skrive hvorfor, men det er en hjælp for os.",
                "Vi ser på sagen igen inden fire uger.",
                "Holder vi fast, sender vi din klage til Ankestyrelsen. Det skal du ikke selv gøre.",
            ),
        ),
    ]
    assert letter.sections[2].by == "Karen Holm, på et møde"
    assert [(cited.law, cited.paragraph) for cited in letter.law] == [
        ("Serviceloven", "§ 83"),
        ("Forvaltningsloven", "§§ 22 og 24"),
        ("Forvaltningsloven", "§ 25"),
        ("Retssikkerhedsloven", "§§ 60 og 67"),
        ("Retssikkerhedsloven", "§ 66"),
    ]
    assert not any("§" in line for section in letter.sections for line in section.lines)
    assert (letter.kind, letter.title) == (LetterKind.RULING, "Vi ændrer din hjælp")
    assert (letter.to, letter.by_day, letter.dated) == ("Karen Holm", date(2026, 12, 21), clock.today())
    assert (letter.signed.name, letter.signed.title) == ("Dorte Friis", "sagsbehandler")


def test_the_text_is_kept_word_for_word_with_its_hash(cast, dorte):
    issued = ruled(cast.karens, dorte)
    letter = letter_of(issued)
    kept = Issued.objects.get(pk=issued.pk)
    assert letter_of(kept) == letter
    assert kept.letter_hash == hash_of(letter.text)
    assert "address" not in kept.letter
    assert letter.address == "Møllevej 4"


def test_what_was_asked_and_answered_stands_in_the_letter(cast, dorte):
    ruling = begin(cast.karens, with_adverse_facts(), by=dorte)
    answered(sent(ruling, dorte), cast.karen, "Det var min datter, der støvsugede.")
    letter = letter_of(made(ruling, dorte))
    sections = {section.heading: section for section in letter.sections}
    assert sections["Det spurgte vi dig om den 23. november 2026"].lines == (
        "Hjemmehjælperen har skrevet, at du selv støvsuger.",
    )
    assert sections["Det svarede du"].lines == ("Det var min datter, der støvsugede.",)
    assert sections["Det svarede du"].by == "Karen Holm, 23. november 2026"
    assert len(sections["Det har vi lagt vægt på"].lines) == 2


def test_a_unit_without_a_phone_is_not_said_to_have_one(cast, dorte):
    type(cast.town.north).objects.filter(name="Visitationen").update(phone="")
    text = letter_of(ruled(cast.karens, dorte)).text
    assert "Ring eller skriv til Visitationen, eller gør det her i Pejl." in text


def test_time_to_complain_is_counted_from_when_the_letter_has_come(cast, dorte):
    ruling = begin(cast.karens, draft(), by=dorte)
    issued = made(ruling, dorte, dispatch=dispatch(Channel.LETTER))
    telling = issued.tellings.get()
    assert (telling.number, telling.sent_on) == (1, date(2026, 11, 23))
    assert (telling.told_on, telling.complain_by) == (date(2026, 12, 1), date(2026, 12, 29))
    assert case(ruling).deadline == date(2026, 12, 29)


def test_the_front_line_prepares_and_does_not_make_it(cast):
    ruling = begin(cast.karens, draft(), by=cast.bo)
    with refused(NO_AUTHORITY):
        made(ruling, cast.bo)


def test_a_case_worker_who_is_not_with_makes_nothing(cast, dorte):
    ruling = begin(cast.jonases, draft(), by=cast.fatima)
    with refused("Det kan kun en medarbejder, der er med."):
        made(ruling, dorte)


def test_the_citizen_makes_no_ruling(cast, dorte):
    ruling = begin(cast.karens, draft(), by=dorte)
    with refused("Det kan kun en medarbejder, der er med.", NO_AUTHORITY):
        made(ruling, cast.karen)


def test_every_hindrance_is_told_at_once_and_nothing_is_half_made(cast):
    ruling = begin(cast.karens, Draft(RulingKind.REFUSE, "Hjælp"), by=cast.bo)
    yesterday = clock.today() - timedelta(days=1)
    with refused(
        NO_AUTHORITY,
        "Skriv, hvad I afgør.",
        "Vælg den regel, afgørelsen bygger på.",
        "Skriv, hvad borgeren selv siger, med borgerens egne ord.",
        "Skriv, hvilke oplysninger I har lagt vægt på.",
        "Tag stilling til, om der er nye oplysninger, som taler imod borgeren.",
        "Skriv, hvorfor I afgør det sådan.",
        "Vælg en dag, der ikke er gået. Fristen skal regnes fra den dag, det bliver sendt.",
        "Udkastet er ændret, siden du læste det. Læs det igen.",
    ):
        issue(ruling, dispatch(sent_on=yesterday), shown=uuid4(), by=cast.bo)


def test_what_is_made_is_what_was_read(cast, dorte):
    ruling = begin(cast.karens, draft(), by=dorte)
    read = case(ruling).version.uid
    redraft(ruling, draft(reasons="Noget andet."), shown=read, by=cast.bo)
    with refused("Udkastet er ændret, siden du læste det. Læs det igen."):
        issue(ruling, dispatch(), shown=read, by=dorte)


def test_a_double_click_makes_one_and_a_second_try_is_told(cast, dorte, uid):
    ruling = begin(cast.karens, draft(), by=dorte)
    assert made(ruling, dorte, uid=uid) == made(ruling, dorte, uid=uid)
    assert Issued.objects.count() == Decision.objects.filter(way=Way.RULING.value).count() == 1
    with refused("Afgørelsen er allerede truffet."):
        made(ruling, dorte)


def test_what_was_closed_gets_no_ruling(cast, dorte):
    ruling = begin(cast.karens, draft(), by=dorte)
    drop(ruling, "Fejl.", by=dorte)
    with refused("Sagen er lukket uden en afgørelse."):
        made(ruling, dorte)


def test_a_ruling_for_a_citizen_of_another_language_is_put_in_hers(cast, dorte):
    type(cast.karens.citizen).objects.filter(pk=cast.karens.citizen.pk).update(language="en")
    ruling = begin(Circle.objects.get(pk=cast.karens.pk), draft(), by=dorte)
    letter = letter_of(made(ruling, dorte))
    assert (letter.language, letter.sections[0].lines) == ("en", (draft().about,))


# Telling again


def test_a_letter_that_came_back_gives_the_whole_time_again(cast, dorte):
    issued = ruled(cast.karens, dorte)
    with later(days=40):
        assert state(issued) is State.STANDS
        with told_about(cast.karens, Kind.TOLD, by=dorte):
            again = tell_again(issued, dispatch(Channel.LETTER), by=dorte)
        assert (again.number, again.complain_by) == (2, case(issued).deadline)
        assert state(issued) is State.MAY_COMPLAIN


def test_telling_again_never_gives_less_time(cast, dorte):
    ruling = begin(cast.karens, draft(), by=dorte)
    issued = made(ruling, dorte, dispatch=dispatch(Channel.LETTER))
    with refused("Det ville give borgeren mindre tid til at klage."):
        tell_again(issued, dispatch(Channel.DIGITAL), by=dorte)


def test_telling_again_twice_by_a_double_click_is_once(cast, dorte, uid):
    issued = ruled(cast.karens, dorte)
    first, second = (tell_again(issued, dispatch(), by=dorte, uid=uid) for _time in range(2))
    assert first == second
    assert Telling.objects.filter(issued=issued).count() == 2


def test_telling_again_needs_authority_a_day_and_no_complaint(cast, dorte):
    issued = ruled(cast.karens, dorte)
    complained(issued, cast.karen)
    yesterday = clock.today() - timedelta(days=1)
    with refused(
        "Det kan kun en medarbejder, der er med.",
        NO_AUTHORITY,
        "Vælg en dag, der ikke er gået. Fristen skal regnes fra den dag, det bliver sendt.",
        "Der er allerede klaget.",
    ):
        tell_again(issued, dispatch(sent_on=yesterday), by=cast.karen)


# Changes to the plan, as the rooms above register them


def test_what_a_ruling_changes_is_in_force_with_it_and_not_before(cast, dorte, grants):
    ruling = begin(cast.karens, draft(), by=dorte, changes=[Grant("Fem timer om ugen.")])
    assert not Intervention.objects.exists()
    issued = made(ruling, dorte)
    assert Intervention.objects.get().versions.get().decision == issued.decision


def test_a_hindrance_of_a_change_stops_the_whole_ruling(cast, dorte, grants):
    changes = [Grant("Fem timer."), Grant("Et slot.", is_possible=False)]
    ruling = begin(cast.karens, draft(), by=dorte, changes=changes)
    with refused("Den hjælp findes ikke."):
        made(ruling, dorte)


def test_a_draft_keeps_its_changes_until_others_are_given(cast, dorte, grants):
    ruling = begin(cast.karens, draft(), by=dorte, changes=[Grant("Fem timer."), Grant("En bus.")])
    second = redraft(ruling, draft(facts="Nyt."), shown=case(ruling).version.uid, by=dorte)
    kept = DraftChange.objects.filter(version=second).values_list("position", "kind")
    assert list(kept) == [(0, "test.grant"), (1, "test.grant")]
    third = redraft(ruling, draft(), shown=second.uid, by=dorte, changes=[Grant("Fire timer.")])
    assert [row.payload["words"] for row in third.changes.all()] == ["Fire timer."]
    made(ruling, dorte)
    assert Intervention.objects.get().versions.get().what == "Fire timer."


def test_a_ruling_changes_no_plan_by_itself(cast, dorte):
    propose(cast.karens, [WriteWish("Jeg vil ud.")], by=cast.karen)
    ruled(cast.karens, dorte)
    assert Wish.objects.count() == 1


def test_who_left_the_post_makes_nothing_in_it_any_more(cast, dorte):
    ruling = begin(cast.karens, draft(), by=dorte)
    employment = Employment.objects.get(user=dorte.user_id)
    end_employment(employment, last_day=clock.today(), by=dorte.doer())
    with later(days=1), pytest.raises(Exception, match="post they have that day"):
        made(ruling, dorte)


def test_a_leader_makes_it_where_the_leader_is_with(cast):
    joins_karen(cast, cast.clara)
    assert ruled(cast.karens, cast.clara).role == "leader"


def test_the_citizens_view_is_hers_however_it_was_said(cast, dorte):
    issued = ruled(cast.karens, dorte, view_how=How.PHONE, view_from="")
    (view,) = [one for one in letter_of(issued).sections if one.heading == "Det siger du selv"]
    assert view.by == "i telefonen"
