"""A circle begins with a first meeting: with the citizen's voice, or with the least for a fortnight."""

from datetime import timedelta

import pytest

from pejl.circles.actions import Said, open_circle
from pejl.circles.queries import standing
from pejl.circles.rules import Answer, How, Part, Side, Way
from pejl.citizens.actions import Introduction
from pejl.journal.rules import Kind
from pejl.shared import clock

from .acts import later, nothing_left, refused, told_once, words_of, written_down

INGER = Introduction("Inger  Marie Dahl", cpr="0101401234", address="Skovvej 2", phone="20 00 00 13")
WELCOME = written_down(words="Ja, du må gerne se med.", how=How.MEETING)


def test_with_the_citizens_voice_the_employee_sees_the_whole_and_without_an_end(cast):
    circle = open_circle(INGER, by=cast.bo, citizen_said=WELCOME)
    with later(days=4000):
        assert standing(circle, cast.bo, clock.today()).parts == set(Part)
    assert standing(circle, cast.bo, clock.today()).side is Side.PROFESSIONAL


def test_the_citizens_voice_is_kept_in_their_own_words_beside_who_wrote_it_down(cast):
    circle = open_circle(INGER, by=cast.bo, citizen_said=WELCOME)
    (agreed,) = circle.decisions.filter(way=Way.AGREEMENT.value)
    said = [
        (voice.side, voice.speaker_name, voice.answer, voice.words, voice.how, voice.written_by)
        for voice in agreed.version.voices.order_by("pk")
    ]
    assert said == [
        ("professional", "Bo Kjær", "yes", "", "by themselves", None),
        ("citizen", "Inger Marie Dahl", "yes", "Ja, du må gerne se med.", "at a meeting", cast.town.bo),
    ]


@pytest.mark.parametrize(("days", "parts"), [(0, {Part.NAME}), (13, {Part.NAME}), (14, set()), (400, set())])
def test_who_has_not_asked_yet_sees_the_name_for_fourteen_days_and_then_nothing(cast, days, parts):
    circle = open_circle(INGER, by=cast.bo, citizen_said=None)
    with later(days=days):
        assert standing(circle, cast.bo, clock.today()).parts == parts
        assert standing(circle, cast.clara, clock.today()).parts == set()


def test_not_yet_asked_there_is_no_agreement_and_no_voice(cast):
    circle = open_circle(INGER, by=cast.bo, citizen_said=None)
    (opening,) = circle.decisions.all()
    assert (opening.way, opening.version, opening.needs) == (Way.EVENT.value, None, "")
    assert opening.sentence == "Der er åbnet en kreds om dig, fordi vi fik en henvendelse."
    assert not circle.proposals.exists()


@pytest.mark.parametrize("citizen_said", [WELCOME, None], ids=["asked", "not asked"])
def test_an_opening_is_told_once_about_the_new_citizen(cast, citizen_said):
    with told_once(Kind.CIRCLE_OPENED, by=cast.bo) as told:
        circle = open_circle(INGER, by=cast.bo, citizen_said=citizen_said)
    assert (told[0].subject, told[0].about) == (circle.citizen.uid, circle.uid)
    assert words_of(told[0]) == {"what": "Der er åbnet en kreds om dig, fordi vi fik en henvendelse."}


def test_what_is_known_of_the_citizen_is_kept_as_it_was_typed(cast):
    citizen = open_circle(INGER, by=cast.bo, citizen_said=None).citizen
    citizen.refresh_from_db()
    assert (citizen.name, citizen.cpr, citizen.address, citizen.phone, citizen.user) == (
        "Inger Marie Dahl",
        "0101401234",
        "Skovvej 2",
        "20 00 00 13",
        None,
    )


def test_the_circle_is_of_the_unit_that_got_the_request(cast):
    circle = open_circle(INGER, by=cast.charlie, citizen_said=None)
    assert (circle.unit.name, circle.opened_at) == ("Hjemmeplejen Syd", clock.now())


def test_sending_the_form_twice_opens_one_circle(cast, uid):
    first = open_circle(INGER, by=cast.bo, citizen_said=WELCOME, uid=uid)
    with nothing_left():
        assert open_circle(INGER, by=cast.bo, citizen_said=WELCOME, uid=uid) == first
    assert first.uid == uid


@pytest.mark.parametrize(
    ("introduction", "citizen_said", "reasons"),
    [
        (INGER, Said(Answer.YES, " ", How.PHONE, for_citizen=True), ["Skriv, hvad borgeren selv sagde."]),
        (Introduction("  "), None, ["Skriv borgerens navn."]),
        (
            Introduction("", cpr="123"),
            WELCOME,
            [
                "Skriv borgerens navn.",
                "Det er ikke et CPR-nummer. Det har ti cifre og begynder med en dato.",
            ],
        ),
        (
            Introduction("Ida", cpr="241126 4000"),
            WELCOME,
            ["Datoen i CPR-nummeret ligger i fremtiden."],
        ),
    ],
)
def test_a_refused_opening_says_every_reason_and_leaves_nothing(cast, introduction, citizen_said, reasons):
    with refused(*reasons):
        open_circle(introduction, by=cast.bo, citizen_said=citizen_said)


def test_nobody_opens_a_circle_by_themselves(cast):
    with refused("Kun en medarbejder kan åbne en kreds."):
        open_circle(INGER, by=cast.karen, citizen_said=WELCOME)


def test_one_citizen_has_one_circle(cast):
    open_circle(INGER, by=cast.bo, citizen_said=None)
    with refused("Borgeren er her allerede. Bed om at være med i stedet."):
        open_circle(Introduction("I. Dahl", cpr="010140-1234"), by=cast.charlie, citizen_said=WELCOME)


def test_the_fortnight_counts_in_copenhagen_days(cast):
    almost_midnight = clock.now().replace(hour=22, minute=59)
    with clock.stopped_at(almost_midnight):
        circle = open_circle(INGER, by=cast.bo, citizen_said=None)
    last_instant = almost_midnight + timedelta(days=13)
    for instant, parts in [(last_instant, {Part.NAME}), (last_instant + timedelta(minutes=1), set())]:
        with clock.stopped_at(instant):
            assert standing(circle, cast.bo, clock.today()).parts == parts


@pytest.mark.parametrize(
    "another",
    [
        Introduction("Poul Dahl", cpr="0101401234"),
        Introduction("Inger Marie Dahl", cpr="0202401236"),
        Introduction("Inger Marie Dahl"),
    ],
)
def test_going_back_and_writing_about_somebody_else_opens_another_circle(cast, uid, another):
    first = open_circle(
        Introduction("Inger Marie Dahl", cpr="030340-1238"), by=cast.bo, citizen_said=None, uid=uid
    )
    second = open_circle(another, by=cast.bo, citizen_said=None, uid=uid)
    assert second != first
    assert second.citizen.name == another.name


def test_a_colleague_who_sends_the_same_form_again_opens_nothing_twice(cast, uid):
    first = open_circle(INGER, by=cast.bo, citizen_said=None, uid=uid)
    with nothing_left():
        assert open_circle(INGER, by=cast.clara, citizen_said=None, uid=uid) == first
