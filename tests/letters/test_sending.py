"""Sending a letter: kept as it was written, on record, and waited for from its day."""

from datetime import timedelta

import pytest

from pejl.circles.actions import (
    Said,
    answer,
    let_stand,
    propose,
    say_it_was_not_said,
    take_back,
    tell_fact,
    withdraw,
)
from pejl.circles.rules import Answer, Fact, How, Part
from pejl.journal.rules import Kind
from pejl.letters.models import Asked, Letter, ToldVoice
from pejl.letters.queries import letters_of
from pejl.letters.rules import Back, LetterKind
from pejl.pathways.changes import WriteWish
from pejl.shared import clock
from tests.circles.acts import (
    colleague,
    later,
    mette_is_with,
    nothing_left,
    on,
    refused,
    say,
    told_about,
    words_of,
    written_down,
    yes,
)

from .post import NORTH, PHONE, a_walk, by_letter, karens_walk, plan_by_letter, text_of

IN_TWO_WEEKS = timedelta(days=14)


def coming(days: int = 60) -> dict:
    first = clock.today() + timedelta(days=days)
    return {"first_day": first, "last_day": first + timedelta(days=30)}


def due(letter: Letter) -> dict:
    return {asked.version.proposal.uid: asked.answer_by for asked in letter.asked.all()}


def test_a_proposal_by_letter_is_kept_and_on_record_once(cast, uid):
    table = karens_walk(cast, **coming())
    with told_about(cast.karens, Kind.LETTER_MADE, by=cast.bo) as told:
        letter = by_letter(table, cast.bo, uid=uid)
    assert told[0].about == uid
    assert words_of(told[0]) == {"what": "Et forslag til dig", "sent on": "2026-11-23"}
    assert (letter.uid, letter.kind, letter.about) == (uid, LetterKind.PROPOSAL, table.version.uid)
    assert (letter.circle, letter.made_by_id, letter.made_by_name) == (
        cast.karens,
        cast.bo.user_id,
        "Bo Kjær",
    )
    assert (letter.phone, letter.reply_to, letter.made_in_unit) == (PHONE, NORTH, cast.town.north)
    assert (letter.sent_on, letter.answer_by) == (clock.today(), clock.today() + IN_TWO_WEEKS)
    assert due(letter) == {table.proposal.uid: clock.today() + IN_TWO_WEEKS}


def test_the_whole_plan_by_letter_asks_all_that_waits_for_the_citizen_each_with_its_own_day(cast):
    soon, later_on = karens_walk(cast, **coming(5)), karens_walk(cast, **coming())
    joins = propose(cast.karens, [colleague(cast.charlie)], by=cast.charlie)
    agreed = yes(karens_walk(cast, **coming()), by=cast.karen)
    answered = yes(propose(cast.karens, [colleague(cast.clara)], by=cast.clara), by=cast.karen)
    withdrawn = karens_walk(cast, **coming())
    withdraw(withdrawn.proposal, by=cast.bo)
    letter = plan_by_letter(cast.karens, cast.bo)
    assert not {agreed.proposal.uid, answered.proposal.uid} & set(due(letter))
    assert due(letter) == {
        soon.proposal.uid: clock.today() + timedelta(days=5),
        later_on.proposal.uid: clock.today() + IN_TWO_WEEKS,
        joins.proposal.uid: clock.today() + IN_TWO_WEEKS,
    }
    assert (letter.kind, letter.about) == (LetterKind.PLAN, cast.karens.uid)
    assert letter.answer_by == clock.today() + timedelta(days=5)


def test_a_plan_in_which_nothing_waits_is_a_letter_without_a_last_day(cast):
    propose(cast.karens, [WriteWish("Jeg vil ud.")], by=cast.karen)
    letter = plan_by_letter(cast.karens, cast.bo)
    assert (letter.answer_by, list(letter.asked.all())) == (None, [])


def test_the_last_day_counts_from_the_day_on_which_the_letter_is_sent(cast):
    friday = clock.today() + timedelta(days=4)
    letter = by_letter(karens_walk(cast, **coming()), cast.bo, sent_on=friday)
    assert (letter.sent_on, letter.answer_by) == (friday, friday + IN_TWO_WEEKS)
    assert letter.written.dated == "27. november 2026"


@pytest.mark.parametrize("send", ["proposal", "plan"])
def test_sending_the_form_twice_is_one_letter(cast, uid, send):
    table = karens_walk(cast, **coming())
    again = [
        by_letter(table, cast.bo, uid=uid)
        if send == "proposal"
        else plan_by_letter(cast.karens, cast.bo, uid=uid)
        for _time in range(2)
    ]
    assert again[0] == again[1]
    assert Letter.objects.count() == Asked.objects.count() == 1


def test_the_letter_says_what_was_true_on_its_day_whatever_happens_later(cast):
    table = karens_walk(cast, **coming())
    letter = plan_by_letter(cast.karens, cast.bo)
    before = text_of(letter.written)
    propose(cast.karens, [WriteWish("Jeg vil til havet.")], by=cast.karen)
    yes(table, by=cast.karen)
    assert text_of(Letter.objects.get().written) == before


@pytest.mark.parametrize("who", ["karen", "clara", "charlie", "fatima"])
@pytest.mark.parametrize("send", ["proposal", "plan"])
def test_only_an_employee_who_is_with_sends_a_letter(cast, who, send):
    table = karens_walk(cast, **coming())
    by = getattr(cast, who)
    with refused("Det kan kun en medarbejder, der er med."):
        by_letter(table, by) if send == "proposal" else plan_by_letter(cast.karens, by)


def test_an_employee_who_sees_only_the_name_sends_no_letter(cast):
    table = karens_walk(cast, **coming())
    joins = propose(cast.karens, [colleague(cast.charlie, (Part.NAME,))], by=cast.charlie)
    yes(joins, by=cast.karen)
    yes(joins, by=cast.bo)
    with refused("Det kan kun en medarbejder, der er med."):
        by_letter(table, cast.charlie)


def test_a_daughter_who_sees_the_plan_sends_no_letter(cast):
    table = karens_walk(cast, **coming())
    mette = mette_is_with(cast, Part.PLAN)
    with refused("Det kan kun en medarbejder, der er med."):
        by_letter(table, mette)


def test_a_letter_without_a_number_or_dated_back_is_refused_with_both_reasons(cast):
    table = karens_walk(cast, **coming())
    yesterday = clock.today() - timedelta(days=1)
    with refused("Skriv det nummer, man kan ringe til.", "Vælg en dag, der ikke er gået."):
        by_letter(table, cast.bo, phone=" ", sent_on=yesterday)


def test_what_is_too_old_when_the_letter_is_sent_is_not_asked_by_letter(cast):
    table = karens_walk(cast, **coming(2))
    with refused("Forslaget er for gammelt, når brevet bliver sendt. Ring i stedet."):
        by_letter(table, cast.bo, sent_on=clock.today() + timedelta(days=3))


def test_what_the_citizen_has_answered_is_not_asked_by_letter(cast):
    by_karen_too = propose(cast.karens, [colleague(cast.charlie)], by=cast.charlie)
    yes(by_karen_too, by=cast.karen)
    with refused("Der er allerede svaret på forslaget."):
        by_letter(by_karen_too, cast.bo)
    declined = karens_walk(cast, **coming())
    say(declined, Said(Answer.NO), by=cast.karen)
    with refused("Der er sagt nej tak til forslaget."):
        by_letter(declined, cast.bo)


def test_nobody_writes_to_one_who_has_died(cast):
    tell_fact(cast.karens, Fact.DIED, by=cast.bo)
    with refused("Borgeren er død. Vi sender ikke flere breve."):
        plan_by_letter(cast.karens, cast.bo)


def test_a_kill_between_letter_and_record_leaves_nothing(cast, monkeypatch):
    table = karens_walk(cast, **coming())
    monkeypatch.setattr("pejl.journal.actions._insert", lambda *_rows: (_ for _ in ()).throw(SystemExit))
    with nothing_left(), pytest.raises(SystemExit):
        by_letter(table, cast.bo)


# What an employee wrote down


def test_what_was_written_down_is_told_in_one_letter_only(cast):
    noted = say(karens_walk(cast, **coming()), written_down(Answer.TALK, "Ikke om torsdagen."), by=cast.bo)
    first = by_letter(noted, cast.bo)
    assert [told.voice.words for told in first.told.order_by("voice")] == [
        "Ja, det er fint, at du skriver det op.",
        "Ikke om torsdagen.",
    ]
    assert list(plan_by_letter(cast.karens, cast.bo).told.all()) == []
    with later(days=1):
        say(noted, written_down(Answer.TALK, "Heller ikke fredag.", How.LETTER), by=cast.bo)
        again = plan_by_letter(cast.karens, cast.bo)
    assert [told.voice.words for told in again.told.all()] == ["Heller ikke fredag."]


def test_what_the_citizen_has_read_or_denied_or_said_themselves_is_not_told_again(cast):
    read = say(karens_walk(cast, **coming()), written_down(Answer.NO, "Nej."), by=cast.bo)
    denied = say(karens_walk(cast, **coming()), written_down(Answer.NO, "Nix."), by=cast.bo)
    say(karens_walk(cast, **coming()), Said(Answer.NO, "Helst ikke."), by=cast.karen)
    let_stand(read.voices[-1], by=cast.karen)
    say_it_was_not_said(denied.voices[-1], "", by=cast.karen)
    letter = plan_by_letter(cast.karens, cast.bo)
    assert [told.voice.words for told in letter.told.all()] == ["Ja, det er fint, at du skriver det op."]
    assert ToldVoice.objects.count() == 1


# What came back


def back(cast) -> list[Back]:
    return [asked.back for sent in letters_of(cast.karens, clock.today()) for asked in sent.asked]


def test_a_letter_waits_until_its_last_day_and_is_late_on_the_next(cast):
    letter = by_letter(karens_walk(cast, **coming()), cast.bo)
    assert back(cast) == [Back.WAITS]
    with on(letter.answer_by, 23, 59):
        assert back(cast) == [Back.WAITS]
    with on(letter.answer_by + timedelta(days=1), 0, 1):
        assert back(cast) == [Back.LATE]


def test_an_answer_on_paper_is_what_came_back_in_the_citizens_words(cast):
    table = karens_walk(cast, **coming())
    by_letter(table, cast.bo)
    with later(days=3):
        say(table, written_down(Answer.YES_IF, "hvis det er fredag", How.LETTER), by=cast.bo)
        ((asked,),) = [sent.asked for sent in letters_of(cast.karens, clock.today())]
    assert (asked.back, asked.waits) == (Back.CAME, False)
    assert [(voice.answer, voice.words, voice.how) for voice in asked.answers] == [
        (Answer.YES_IF, "hvis det er fredag", How.LETTER)
    ]
    assert (asked.in_words, asked.look, asked.icon) == ("Svaret er her", "good", "check")


def test_what_was_said_before_the_letter_is_no_answer_to_it(cast):
    table = say(karens_walk(cast, **coming()), Said(Answer.TALK, "Ring først."), by=cast.karen)
    with later(minutes=1):
        by_letter(table, cast.bo)
        assert back(cast) == [Back.WAITS]


def test_what_an_employee_says_is_no_answer_to_a_letter(cast):
    table = propose(cast.karens, [colleague(cast.charlie)], by=cast.charlie)
    by_letter(table, cast.bo)
    yes(table, by=cast.bo)
    assert back(cast) == [Back.WAITS]


def test_an_answer_that_was_taken_back_is_no_answer(cast):
    table = karens_walk(cast, **coming())
    by_letter(table, cast.bo)
    take_back(yes(table, by=cast.karen).voices[-1], by=cast.karen)
    assert back(cast) == [Back.OVER]


def test_what_was_withdrawn_is_no_longer_asked(cast):
    table = karens_walk(cast, **coming())
    by_letter(table, cast.bo)
    withdraw(table.proposal, by=cast.bo)
    assert back(cast) == [Back.OVER]


def test_the_answer_counts_only_for_the_text_of_the_letter(cast):
    table = karens_walk(cast, **coming())
    letter = by_letter(table, cast.bo)
    another = karens_walk(cast, **coming(), what="Du og Bo cykler")
    with refused("Teksten er blevet ændret, siden du åbnede siden. Læs den nye, før du svarer."):
        answer(
            letter.asked.get().version,
            written_down(how=How.LETTER),
            shown_hash=another.version.sentence_hash,
            by=cast.bo,
        )


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_letters_takes_the_same_queries_however_many_there_are(
    cast, count, django_assert_num_queries
):
    for _number in range(count):
        say(karens_walk(cast, **coming()), written_down(Answer.TALK, "Ja ja."), by=cast.bo)
        plan_by_letter(cast.karens, cast.bo)
    with django_assert_num_queries(6):
        sent = letters_of(cast.karens, clock.today())
        assert len(sent) == count
        assert all(asked.headline and one.letter.made_in_unit.name for one in sent for asked in one.asked)


def test_the_letters_of_another_circle_are_not_in_the_list(cast):
    by_letter(a_walk(cast.jonases, cast.jonas, cast.fatima, **coming()), cast.fatima)
    mine = by_letter(karens_walk(cast, **coming()), cast.bo)
    assert [one.letter for one in letters_of(cast.karens, clock.today())] == [mine]
