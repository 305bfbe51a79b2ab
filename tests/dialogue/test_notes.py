"""One joint note, what each adds to it, and that we met."""

from datetime import timedelta

from django.urls import reverse

from pejl.circles.rules import Part
from pejl.demo.people import as_themselves
from pejl.dialogue.actions import add_to_note, read_together, we_met, write_note
from pejl.dialogue.models import Addition, Met, Note
from pejl.dialogue.rules import Adds, hindrances_to_note
from pejl.journal.rules import Kind
from tests.circles.acts import goal_of, later, mette_is_with, nothing_left, refused, told_about, words_of
from tests.circles.screens import queries_of, send, text_of

from .test_meeting import NOT_WITH, agreed

WORDS = "Vi talte om trappen."
OWN = "Jeg vil selv gå."


def written(cast, **more) -> Note:
    return write_note(agreed(cast), WORDS, own_line=OWN, by=cast.bo, **more)


def test_a_note_says_something_and_not_too_much():
    assert hindrances_to_note(may=True, words="a" * 10000) == []
    assert hindrances_to_note(may=False, words=" ") == [NOT_WITH, "Skriv lidt her."]
    assert hindrances_to_note(may=True, words="a" * 10001) == ["Det er for langt. Skriv det kortere."]


def test_a_note_stands_at_once_and_is_not_read_together_yet(cast):
    meeting = agreed(cast)
    with told_about(cast.karens, Kind.MEETING, by=cast.bo) as told:
        note = write_note(meeting, WORDS, own_line=OWN, by=cast.bo)
    assert words_of(told[0]) == {"what": "note"}
    assert (note.words, note.own_line, note.read) == (WORDS, OWN, None)
    with told_about(cast.karens, Kind.MEETING, by=cast.karen):
        read_together(note, by=cast.karen)
    with nothing_left():
        read_together(note, by=cast.bo)
    assert Note.objects.get().read.name == "Karen Holm"


def test_two_who_correct_one_note_both_stand_beside_it(cast):
    note = written(cast)
    add_to_note(note, Adds.CORRECTS, "Det var døren.", by=cast.karen)
    add_to_note(note, Adds.DISAGREES, "Det var trappen.", by=cast.bo)
    assert [(one.name, one.in_words) for one in Addition.objects.order_by("pk")] == [
        ("Karen Holm", "Det retter jeg"),
        ("Bo Kjær", "Det ser jeg på en anden måde"),
    ]
    assert Note.objects.get().words == WORDS


def test_sending_a_note_or_an_addition_twice_is_once(cast, uid):
    meeting = agreed(cast)
    note = write_note(meeting, WORDS, by=cast.bo, uid=uid)
    add_to_note(note, Adds.AGREES, "Ja", by=cast.karen, uid=uid)
    with nothing_left():
        assert write_note(meeting, WORDS, by=cast.bo, uid=uid) == note
        add_to_note(note, Adds.AGREES, "Ja", by=cast.karen, uid=uid)


def test_who_is_not_with_writes_and_adds_nothing(cast):
    mette_is_with(cast, Part.NAME, Part.PLAN)
    mette = as_themselves(cast.karens.members.get(name="Mette Holm").user)
    note = written(cast)
    for stranger in (mette, cast.clara, cast.jonas):
        with refused(NOT_WITH):
            write_note(note.meeting, WORDS, by=stranger)
        with refused(NOT_WITH):
            add_to_note(note, Adds.AGREES, "Ja", by=stranger)
        with refused(NOT_WITH):
            read_together(note, by=stranger)


def test_that_we_met_is_one_tap_who_and_when_and_nothing_else(cast):
    with told_about(cast.karens, Kind.MEETING, by=cast.bo) as told:
        we_met(cast.karens, by=cast.bo)
    assert words_of(told[0]) == {"what": "met"}
    with nothing_left():
        we_met(cast.karens, by=cast.bo)
    with later(days=1):
        we_met(cast.karens, by=cast.bo)
    first, second = Met.objects.order_by("pk")
    assert (first.name, second.day - first.day) == ("Bo Kjær", timedelta(days=1))
    with refused("Det kan kun en medarbejder, der er med."):
        we_met(cast.karens, by=cast.karen)


def test_the_note_is_written_added_to_and_read_on_the_page(cast, at_screen):
    goal = goal_of(cast.karens, cast.karen)
    page = reverse("dialogue:together", args=[agreed(cast).uid])
    karen, bo = at_screen("karen"), at_screen("bo")
    send(bo, bo.get(page), words=WORDS, own_line=OWN)
    assert f"ikke læst sammen endnu {WORDS} {OWN} Karen" in text_of(karen.get(page))
    note = Note.objects.get()
    adding = reverse("dialogue:add", args=[note.uid])
    send(karen, karen.get(adding), adds="disagrees", words="Vi talte om døren.")
    assert "Det ser jeg på en anden måde: Vi talte om døren." in text_of(bo.get(page))
    karen.post(reverse("dialogue:read", args=[note.uid]), {"capacity": cast.karen.key})
    assert "læst sammen 23. november 2026" in text_of(bo.get(page))
    proposes = reverse("pathways:new_intervention", args=[cast.karens.uid, goal.uid])
    assert proposes in bo.get(page).content.decode()
    assert proposes not in karen.get(page).content.decode()


def test_an_empty_note_is_asked_for_words(cast, at_screen):
    note = written(cast)
    bo = at_screen("bo")
    empty = send(bo, bo.get(reverse("dialogue:together", args=[note.meeting.uid])), words=" ")
    assert (empty.status_code, "Skriv lidt her." in text_of(empty)) == (422, True)
    empty = send(bo, bo.get(reverse("dialogue:add", args=[note.uid])), words=" ", adds="agrees")
    assert (empty.status_code, "Skriv lidt her." in text_of(empty)) == (422, True)


def test_that_we_met_is_told_by_one_tap_on_the_page(cast, at_screen):
    bo = at_screen("bo")
    bo.post(reverse("dialogue:met", args=[cast.karens.uid]), {"capacity": cast.bo.key})
    assert Met.objects.get().name == "Bo Kjær"


def test_the_page_asks_no_more_for_three_notes_than_for_one(cast, at_screen):
    note = written(cast)
    add_to_note(note, Adds.AGREES, "Ja", by=cast.karen)
    bo, page = at_screen("bo"), reverse("dialogue:together", args=[note.meeting.uid])
    with_one = queries_of(bo, page)
    for _time in range(2):
        add_to_note(write_note(note.meeting, WORDS, by=cast.bo), Adds.AGREES, "Ja", by=cast.karen)
    assert queries_of(bo, page) == with_one
