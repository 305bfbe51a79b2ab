"""Writing to each other: who can read it, what is told of it, and what waits."""

from datetime import date, timedelta

import pytest

from pejl.circles.actions import leave, look_in_emergency
from pejl.circles.rules import Part
from pejl.demo.people import as_themselves
from pejl.dialogue.actions import File, To, Written, begin_conversation, promise_answer, write
from pejl.dialogue.models import Attachment, Conversation, Message
from pejl.dialogue.queries import readers_of, talk_of, talks_in, what_waits_for_me
from pejl.dialogue.rules import NOT_OPENED, Audience
from pejl.journal.rules import Kind
from pejl.shared import clock
from tests.circles.acts import goal_of, later, mette_is_with, nothing_left, refused, told_about, words_of

from .talks import (
    PDF,
    inge_is_with,
    lone_speaks_for_karen,
    member_of,
    to_all_at_work,
    to_bo_alone,
    to_everyone,
)


@pytest.fixture
def people(cast):
    """Everyone who could be near, by name."""
    mette_is_with(cast, Part.NAME, Part.PLAN)
    inge = inge_is_with(cast)
    mette = as_themselves(cast.karens.members.get(name="Mette Holm").user)
    look_in_emergency(cast.karens, reason="Faldet.", lasts=timedelta(hours=2), by=cast.charlie)
    return {
        "Karen": cast.karen,
        "Lone": lone_speaks_for_karen(cast),
        "Mette": mette,
        "Bo": cast.bo,
        "Inge": inge,
        "Clara": cast.clara,
        "Charlie": cast.charlie,
        "Jonas": cast.jonas,
        "Bo-home": as_themselves(cast.town.bo),
    }


def who_read(conversation: Conversation, people) -> set[str]:
    visible = Conversation.objects.visible_to
    return {
        name
        for name, capacity in people.items()
        if visible(capacity, clock.today()).filter(pk=conversation.pk).exists()
    }


def test_what_is_to_all_at_work_is_read_by_them_and_by_who_speaks_for_the_citizen(cast, people):
    assert who_read(to_all_at_work(cast), people) == {"Karen", "Lone", "Bo", "Inge"}


def test_family_reads_along_where_the_citizen_lets_them(cast, people):
    assert who_read(to_everyone(cast), people) == {"Karen", "Lone", "Mette", "Bo", "Inge"}


def test_what_is_to_one_alone_is_read_by_those_two_and_nobody_else(cast, people):
    """Not by the guardian, the family, a colleague, the leader, or in an emergency."""
    assert who_read(to_bo_alone(cast), people) == {"Karen", "Bo"}


def test_in_no_list_of_anybody_else_stands_that_there_is_something_to_one_alone(cast, people):
    alone = to_bo_alone(cast)
    found = {
        name
        for name, capacity in people.items()
        if talks_in(cast.karens, capacity, clock.today())
        or what_waits_for_me(capacity, [cast.karens.pk], clock.today())
    }
    assert found == {"Karen", "Bo"}
    assert [talk.conversation for talk in talks_in(cast.karens, cast.bo, clock.today())] == [alone]


def test_nobody_else_writes_in_what_is_to_one_alone(cast, people):
    alone = to_bo_alone(cast)
    for name in set(people) - {"Karen", "Bo"}:
        with refused("Det kan kun de, der kan læse med."):
            write(alone, Written("Hej"), by=people[name])
    write(alone, Written("Hej"), by=cast.bo)


def test_who_is_not_with_any_more_reads_nothing_more(cast):
    alone = to_bo_alone(cast)
    leave(member_of(cast, cast.bo), by=cast.bo)
    assert not Conversation.objects.visible_to(cast.bo, clock.today()).exists()
    assert readers_of(alone, clock.today()).names == []
    assert Conversation.objects.visible_to(cast.karen, clock.today()).get() == alone


def test_above_the_box_stands_who_can_read_it(cast, people):
    told = {
        audience: (readers.names, readers.speak_for)
        for audience, readers in {
            "work": readers_of(to_all_at_work(cast), clock.today()),
            "all": readers_of(to_everyone(cast), clock.today()),
            "one": readers_of(to_bo_alone(cast), clock.today()),
        }.items()
    }
    assert told == {
        "work": (["Bo Kjær", "Inge Due"], ["Lone Dam"]),
        "all": (["Bo Kjær", "Mette Holm", "Inge Due"], ["Lone Dam"]),
        "one": (["Bo Kjær"], []),
    }


def test_the_journal_tells_that_something_was_written_and_neither_what_nor_to_whom(cast):
    with told_about(cast.karens, Kind.WROTE, by=cast.karen) as told:
        to_bo_alone(cast)
    assert words_of(told[0]) == {"what": "message"}


def test_an_employee_writes_to_the_citizen_alone_too(cast, people):
    conversation = to_bo_alone(cast, "Jeg tænker på dig.", by=cast.bo)
    assert who_read(conversation, people) == {"Karen", "Bo"}


def test_an_employee_opens_no_room_between_the_citizen_and_somebody_else(cast, people):
    to = To(Audience.ONE, member_of(cast, cast.bo))
    with refused("Du kan kun skrive alene med borgeren på egne vegne."):
        begin_conversation(cast.karens, to, Written("Hej"), by=people["Inge"])


def test_family_is_not_written_to_alone(cast, people):
    mette = cast.karens.members.get(name="Mette Holm")
    with refused("Den, du vil skrive til, er ikke med."):
        begin_conversation(cast.karens, To(Audience.ONE, mette), Written("Hej"), by=cast.karen)


def test_who_has_no_business_there_begins_nothing(cast, people):
    for name in ("Mette", "Clara", "Charlie", "Jonas", "Bo-home"):
        with refused("Det kan kun borgeren og dem, der er med."):
            to_all_at_work(cast, by=people[name])


def test_family_answers_where_they_read_along(cast, people):
    conversation = to_everyone(cast)
    message = write(conversation, Written("Jeg kommer."), by=people["Mette"])
    assert (message.speaker, message.name, message.unit) == ("other", "Mette Holm", None)


def test_a_conversation_hangs_on_a_goal(cast):
    goal = goal_of(cast.karens, cast.karen)
    to = To(Audience.AT_WORK, goal=goal)
    conversation = begin_conversation(cast.karens, to, Written("Går det?"), by=cast.bo)
    assert talk_of(conversation, clock.today()).about == goal.versions.get().words


def test_the_newest_words_of_a_goal_name_the_conversation(cast):
    to = To(Audience.AT_WORK)
    plain = begin_conversation(cast.karens, to, Written("Hej"), by=cast.karen)
    assert talk_of(plain, clock.today()).about == ""


def test_sending_twice_is_one_message(cast, uid):
    begun = begin_conversation(cast.karens, To(Audience.AT_WORK), Written("Hej"), by=cast.karen, uid=uid)
    with nothing_left():
        again = begin_conversation(cast.karens, To(Audience.AT_WORK), Written("Hej"), by=cast.karen, uid=uid)
        assert write(begun, Written("Hej"), by=cast.karen, uid=uid).number == 1
    assert again == begun


def test_words_are_kept_as_they_were_written_and_lie_sealed(cast):
    words = "<b>Hej</b> 😀 \u202eשלום"
    conversation = to_all_at_work(cast, words)
    assert conversation.messages.get().words == words


def test_a_program_called_pdf_is_refused_and_nothing_is_sent(cast):
    program = Written("Se her", File("brev.pdf", b"MZ\x90"))
    with refused(NOT_OPENED):
        begin_conversation(cast.karens, To(Audience.AT_WORK), program, by=cast.karen)


def test_a_file_is_kept_with_its_message(cast):
    conversation = to_all_at_work(cast)
    write(conversation, Written("", File("brev.docx", PDF)), by=cast.bo)
    file = Attachment.objects.get()
    assert (file.name, file.mime, file.size) == ("brev.pdf", "application/pdf", len(PDF))
    assert file.message.file == file
    assert Message.objects.get(number=1).file is None


def test_what_the_citizen_wrote_waits_and_is_promised_an_answer(cast):
    conversation = to_all_at_work(cast)
    talk = talk_of(conversation, clock.today())
    assert (talk.waits, talk.answer_by) == (True, date(2026, 11, 25))
    promise_answer(conversation, date(2026, 11, 30), by=cast.bo)
    assert talk_of(conversation, clock.today()).answer_by == date(2026, 11, 30)
    write(conversation, Written("Jeg kommer."), by=cast.bo)
    answered = talk_of(conversation, clock.today())
    assert (answered.waits, answered.answer_by) == (False, None)


def test_a_promise_is_for_what_was_written_before_it(cast):
    conversation = to_all_at_work(cast)
    promise_answer(conversation, date(2026, 11, 30), by=cast.bo)
    with later(days=1):
        write(conversation, Written("Og en ting til."), by=cast.karen)
    assert talk_of(conversation, clock.today()).answer_by == date(2026, 11, 26)


def test_what_waits_is_seen_by_those_who_could_answer(cast, people):
    conversation = to_all_at_work(cast)
    seen = {
        name
        for name, capacity in people.items()
        if capacity.is_employee and what_waits_for_me(capacity, [cast.karens.pk], clock.today())
    }
    assert seen == {"Bo", "Inge"}
    write(conversation, Written("Hej"), by=cast.bo)
    assert what_waits_for_me(cast.bo, [cast.karens.pk], clock.today()) == {}


@pytest.mark.parametrize("who", ["Karen", "Lone", "Clara"])
def test_only_who_could_answer_promises_it(cast, people, who):
    conversation = to_all_at_work(cast)
    with refused("Det kan kun en medarbejder, der er med."):
        promise_answer(conversation, clock.today(), by=people[who])


def test_nothing_is_kept_of_when_the_citizen_read(cast, at_screen):
    """No table of the room has a row more for it; the journal is the citizen's own to read."""
    conversation = to_all_at_work(cast, by=cast.bo)
    names = {field.name for model in (Conversation, Message) for field in model._meta.get_fields()}
    assert not {name for name in names if "read" in name or "seen" in name}
    karen, bo = at_screen("karen"), at_screen("bo")
    page = f"/samtale/{conversation.uid}/"
    before = bo.get(page).content.decode().count("<li")
    karen.get(page)
    assert bo.get(page).content.decode().count("<li") == before
