"""Letters about rulings: the room of rulings keeps their words; here they become paper to answer on."""

from datetime import timedelta

import pytest

from pejl.circles.rules import Part
from pejl.letters.queries import kept_letter, letters_about_rulings, ruling_letter
from pejl.letters.rules import Shape, Written
from pejl.organisation.models import User
from pejl.rulings.actions import begin, uphold
from pejl.rulings.models import Reconsideration
from pejl.rulings.rules import Channel, Outcome
from pejl.shared import clock
from tests.circles.acts import later, mette_is_with
from tests.rulings.life import complained, dispatch, draft, made, met, ruled, sent, with_adverse_facts

from .post import boxes, headings, section, text_of
from .test_pdf import body_text, in_order, read, tags


def written(uid) -> Written:
    found = kept_letter(uid)
    assert found is not None
    return ruling_letter(*found)


@pytest.fixture
def hearing(cast, dorte):
    return sent(begin(cast.karens, with_adverse_facts(), by=dorte), dorte)


@pytest.fixture
def ruling(cast, dorte):
    return ruled(cast.karens, dorte)


def test_a_ruling_is_told_whole_with_where_and_until_when_one_can_complain(cast, ruling):
    letter = written(ruling.uid)
    kept = letters_about_rulings(cast.karens)[0].letter
    assert headings(letter.sections)[:-1] == [one.heading for one in kept.sections]
    for one in kept.sections:
        assert section(letter, one.heading)[: len(one.lines)] == list(one.lines)
    assert headings(letter.sections)[-1] == "Hvad siger loven?"
    assert len(section(letter, "Hvad siger loven?")) == len(kept.law) > 2
    assert letter.signed == ("Venlig hilsen", "Dorte Friis", "sagsbehandler, Visitationen")
    assert letter.sender == ("Visitationen", "70 00 00 09")
    assert letter.to == ("Karen Holm", "Møllevej 4")


def test_the_citizens_view_stands_as_a_quotation_with_whose_it_is(cast, ruling):
    said = next(one for one in written(ruling.uid).sections if one.heading == "Det siger du selv")
    assert [(piece.shape, piece.more) for piece in said.pieces] == [(Shape.WORDS, "Karen Holm, på et møde")]


def test_who_gets_a_ruling_can_complain_on_the_sheet_until_the_same_day_as_the_letter_says(cast, ruling):
    letter = written(ruling.uid)
    last_day = ruling.tellings.get().complain_by
    (complain,) = letter.reply
    assert complain.heading == "Vil du klage?"
    assert complain.pieces[0].text == f"Vi skal have din klage senest {last_day.day}. december 2026."
    assert any(f"{last_day.day}. december 2026" in line for line in section(letter, "Du kan klage"))
    assert boxes(letter) == [["Jeg klager over det, I har afgjort", "Ring til mig", "Jeg vil have én med"]]


def test_who_is_heard_has_lines_to_answer_on_until_the_deadline(cast, hearing):
    letter = written(hearing.uid)
    (answer,) = letter.reply
    assert answer.heading == "Hvad siger du til det?"
    assert answer.pieces[0].text == "Vi skal have dit svar senest 7. december 2026."
    assert [piece.lines for piece in answer.pieces if piece.shape is Shape.LINES] == [6]
    assert boxes(letter) == [["Ring til mig", "Jeg vil have én med"]]


def test_where_we_hold_on_nothing_is_asked_and_no_sheet_is_sent(cast, dorte, ruling):
    complained(ruling, cast.karen)
    held = uphold(ruling, "Vi ser det på samme måde.", dispatch(), by=dorte)
    letter = written(held.uid)
    assert (letter.reply, letter.title) == ((), "Vi har set på din klage")
    assert len(read(letter).pages) == 1


def test_a_complaint_that_was_met_has_no_letter_but_the_new_rulings(cast, dorte, ruling):
    complained(ruling, cast.karen)
    with later(minutes=1):
        new = met(ruling, dorte, Outcome.WHOLLY)
    assert kept_letter(Reconsideration.objects.get().uid) is None
    assert [one.uid for one in letters_about_rulings(cast.karens)] == [new.uid, ruling.uid]


def test_the_letters_of_a_circle_are_its_own_newest_first(cast, dorte, ruling):
    with later(days=1):
        second = ruled(cast.karens, dorte)
    assert [one.uid for one in letters_about_rulings(cast.karens)] == [second.uid, ruling.uid]
    assert letters_about_rulings(cast.jonases) == []


def test_a_protected_address_stands_on_no_ruling(cast, ruling):
    cast.karens.citizen.is_address_protected = True
    cast.karens.citizen.save()
    letter = written(ruling.uid)
    assert letter.to == ("Karen Holm",)
    assert [line for line in text_of(letter) if "Møllevej" in line] == []


def test_a_ruling_in_a_language_that_we_have_is_framed_in_it(cast, dorte):
    cast.karens.citizen.language = "en"
    cast.karens.citizen.save()
    cast.karens.refresh_from_db()
    letter = written(ruled(cast.karens, dorte).uid)
    assert (letter.language, letter.greeting) == ("en", "Dear Karen")


@pytest.mark.parametrize("what", ["hearing", "ruling"])
def test_all_that_a_letter_about_a_ruling_says_stands_in_the_pdf_in_order(request, what):
    letter = written(request.getfixturevalue(what).uid)
    reader = read(letter)
    in_order(reader, text_of(letter))
    assert set(tags(reader, "/H1", "/H2")) == {"/H1", "/H2"}
    assert "0101" not in body_text(reader)


@pytest.mark.parametrize("what", ["hearing", "ruling"])
@pytest.mark.parametrize(
    ("who", "status"),
    [("karen", 200), ("bo", 200), ("dorte", 200), ("jonas", 404), ("charlie", 404), ("clara", 404)],
)
def test_only_the_citizen_and_those_at_work_who_are_with_open_a_letter_about_a_ruling(
    request, client, cast, what, who, status
):
    uid = request.getfixturevalue(what).uid
    client.force_login(User.objects.get(login=who))
    assert client.get(f"/afgoerelse/{uid}/brev/").status_code == status
    assert client.get(f"/afgoerelse/{uid}/brev.pdf").status_code == status


def test_a_daughter_who_may_see_the_plan_opens_no_letter_about_a_ruling(client, cast, ruling):
    mette = mette_is_with(cast, Part.PLAN)
    client.force_login(User.objects.get(pk=mette.user_id))
    assert client.get(f"/afgoerelse/{ruling.uid}/brev/").status_code == 404


def test_the_list_of_letters_leads_to_those_about_rulings(client, cast, ruling):
    client.force_login(cast.town.karen)
    page = client.get(f"/kreds/{cast.karens.uid}/breve/").content.decode()
    assert "Breve om det, vi afgør" in page
    assert f"/afgoerelse/{ruling.uid}/brev/" in page


def test_a_ruling_that_follows_in_the_post_is_dated_as_it_was_sent(cast, dorte):
    tomorrow = clock.today() + timedelta(days=1)
    by_post = dispatch(Channel.LETTER, tomorrow)
    letter = written(made(begin(cast.karens, draft(), by=dorte), dorte, dispatch=by_post).uid)
    assert letter.dated == "24. november 2026"
    assert letter.reply_head.endswith("på brevet fra 24. november 2026")
