"""Who may speak for another: on which ground, about what, and for how long."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from pejl.citizens.actions import Introduction, Mandate, end_representation, introduce, represent
from pejl.citizens.models import Representation, RepresentationVersion
from pejl.citizens.rules import (
    KIND_IN_WORDS,
    WEIGHT_OF,
    Matter,
    RepresentationKind,
    Weight,
    eighteenth_birthday,
    hindrances_to_represent,
    last_day_of,
)
from pejl.demo.people import BY_THE_DEMO
from pejl.journal.models import Content, Envelope
from pejl.journal.rules import Doer
from pejl.organisation.actions import add_user
from pejl.shared import clock
from pejl.shared.refusal import Refused

TODAY = date(2026, 11, 23)
PERSONAL, MONEY = frozenset({Matter.PERSONAL}), frozenset({Matter.FINANCIAL})
BOTH = PERSONAL | MONEY
CUSTODY = RepresentationKind.CUSTODY
A_DAY = timedelta(days=1)
BORN, OF_AGE = date(2010, 3, 14), date(2028, 3, 14)


@pytest.fixture
def ea(db, monday):
    """Ea is sixteen."""
    with transaction.atomic():
        return introduce(Introduction("Ea Dam", "1403104000"))


@pytest.fixture
def mother(ea):
    return add_user("ida", "Ida Dam", by=BY_THE_DEMO)


def mandate(kind=CUSTODY, name="Ida Dam", matters=BOTH, first_day=TODAY, last_day=None, **more) -> Mandate:
    return Mandate(kind, name, matters, first_day, last_day, **{"documented_by": "CPR-registret", **more})


def hindrances(kind, matters=BOTH, name="Ida Dam", first_day=TODAY, last_day=None, born=BORN) -> list[str]:
    return hindrances_to_represent(
        kind, matters, name=name, first_day=first_day, last_day=last_day, born=born
    )


def days_in_force(representation: Representation, *days: date) -> list[bool]:
    return [representation.versions.in_force(day).exists() for day in days]


def reasons(act) -> list[str]:
    before = [model.objects.count() for model in (Representation, RepresentationVersion, Envelope)]
    with pytest.raises(Refused) as refused:
        act()
    after = [model.objects.count() for model in (Representation, RepresentationVersion, Envelope)]
    assert after == before
    return refused.value.reasons


def test_every_ground_has_a_weight_and_a_word():
    assert set(WEIGHT_OF) == set(KIND_IN_WORDS) == set(RepresentationKind)


def test_the_weights_are_those_of_the_law():
    """Værgemålsloven §§ 5, 6 and 7; custody until 18; a companion has a view."""
    by_weight = {weight: {kind for kind, its in WEIGHT_OF.items() if its is weight} for weight in Weight}
    assert by_weight == {
        Weight.EITHER: {RepresentationKind.GUARDIAN_5, RepresentationKind.POWER_OF_ATTORNEY},
        Weight.INSTEAD: {RepresentationKind.GUARDIAN_6, CUSTODY},
        Weight.TOGETHER: {RepresentationKind.GUARDIAN_7},
        Weight.VIEW: {RepresentationKind.COMPANION},
    }


@pytest.mark.parametrize(
    ("born", "of_age"),
    [
        (date(2010, 3, 14), date(2028, 3, 14)),
        (date(2008, 2, 29), date(2026, 3, 1)),
        (date(2009, 12, 31), date(2027, 12, 31)),
    ],
)
def test_one_is_of_age_from_ones_eighteenth_birthday(born, of_age):
    assert eighteenth_birthday(born) == of_age


@pytest.mark.parametrize("kind", RepresentationKind)
def test_a_mandate_that_says_what_it_must_is_not_hindered(kind):
    matters = MONEY if kind is RepresentationKind.GUARDIAN_7 else BOTH
    assert hindrances(kind, matters) == []


def test_a_guardian_who_decides_together_with_the_person_does_so_about_money_only():
    sentence = ["En værge, der bestemmer sammen med borgeren, gør det kun om penge."]
    assert hindrances(RepresentationKind.GUARDIAN_7, BOTH) == sentence
    assert hindrances(RepresentationKind.GUARDIAN_7, PERSONAL) == sentence


def test_custody_needs_a_birthday():
    sentence = ["Skriv borgerens CPR-nummer først. Vi skal vide, hvornår borgeren fylder 18."]
    assert hindrances(CUSTODY, born=None) == sentence
    assert hindrances(RepresentationKind.GUARDIAN_5, born=None) == []


def test_nobody_has_custody_of_one_who_is_of_age():
    assert hindrances(CUSTODY, first_day=OF_AGE - A_DAY) == []
    assert hindrances(CUSTODY, first_day=OF_AGE) == ["Borgeren er fyldt 18 og bestemmer selv."]
    assert hindrances(RepresentationKind.GUARDIAN_6, first_day=OF_AGE) == []


def test_every_reason_is_told_at_once():
    assert hindrances(CUSTODY, frozenset(), " ", TODAY, TODAY - A_DAY, None) == [
        "Skriv, hvem det er.",
        "Vælg, om det gælder personlige ting, penge eller begge dele.",
        "Skriv borgerens CPR-nummer først. Vi skal vide, hvornår borgeren fylder 18.",
        "Den sidste dag ligger før den første.",
    ]


@pytest.mark.parametrize(
    ("kind", "asked", "born", "last_day"),
    [
        (CUSTODY, None, BORN, OF_AGE - A_DAY),
        (CUSTODY, OF_AGE + A_DAY, BORN, OF_AGE - A_DAY),
        (CUSTODY, TODAY, BORN, TODAY),
        (RepresentationKind.GUARDIAN_6, None, BORN, None),
        (RepresentationKind.GUARDIAN_6, OF_AGE, BORN, OF_AGE),
        (RepresentationKind.GUARDIAN_6, None, None, None),
    ],
)
def test_custody_is_gone_on_the_eighteenth_birthday_whatever_was_written(kind, asked, born, last_day):
    assert last_day_of(kind, asked, born) == last_day


def test_a_mandate_is_put_down_with_all_it_says_and_told(ea, mother, monday):
    said = mandate(name=" Ida Dam ", named_matters=" Skolen ", documented_by=" CPR-registret ", user=mother)
    representation = represent(ea, said, by=Doer(None, "demo"))
    assert (representation.name, representation.user, representation.kind) == ("Ida Dam", mother, "custody")
    assert representation.kind_in_words == "forælder"
    version = representation.versions.get()
    assert (version.number, version.step, version.recorded_at) == (1, "begun", monday)
    assert (version.valid_from, version.last_day) == (TODAY, OF_AGE - A_DAY)
    assert (version.matters, version.named_matters) == (BOTH, "Skolen")
    assert version.documented_by == "CPR-registret"
    told = Envelope.objects.order_by("-number")[0]
    assert (told.kind, told.subject, told.about) == ("represented", ea.uid, representation.uid)
    assert Content.objects.get(pk=told.number).text == (
        '{"kind":"custody","name":"demo","representative":"Ida Dam","what":"representation begun"}'
    )


def test_what_a_mandate_is_about_cannot_be_read_in_the_database(ea):
    represent(ea, mandate(named_matters="Skolen og lægen"), by=BY_THE_DEMO)
    with connection.cursor() as cursor:
        cursor.execute("SELECT named_matters FROM citizens_representationversion")
        assert b"Skolen" not in bytes(cursor.fetchone()[0])


@pytest.mark.parametrize("documented_by", ["", "  "])
def test_a_mandate_says_where_it_stands_written(ea, documented_by):
    assert reasons(lambda: represent(ea, mandate(documented_by=documented_by), by=BY_THE_DEMO)) == [
        "Skriv, hvor det står, for eksempel i et brev fra Familieretshuset."
    ]


def test_a_parent_speaks_until_the_eighteenth_birthday(ea):
    representation = represent(ea, mandate(), by=BY_THE_DEMO)
    days = (TODAY - A_DAY, TODAY, OF_AGE - A_DAY, OF_AGE)
    assert days_in_force(representation, *days) == [False, True, True, False]


def test_a_mandate_that_is_ended_is_over_after_its_last_day(ea):
    representation = represent(ea, mandate(RepresentationKind.GUARDIAN_5), by=BY_THE_DEMO)
    end_representation(representation, last_day=TODAY + A_DAY, by=BY_THE_DEMO)
    assert days_in_force(representation, TODAY + A_DAY, TODAY + 2 * A_DAY) == [True, False]
    told = Envelope.objects.order_by("-number")[0]
    assert (told.kind, told.subject) == ("represented", ea.uid)
    assert "representation ended" in Content.objects.get(pk=told.number).text


def test_what_was_known_before_a_mandate_ended_can_still_be_shown(ea, monday):
    representation = represent(ea, mandate(RepresentationKind.GUARDIAN_5), by=BY_THE_DEMO)
    with clock.stopped_at(monday + A_DAY):
        end_representation(representation, last_day=TODAY + A_DAY, by=BY_THE_DEMO)
    later = TODAY + 9 * A_DAY
    assert not representation.versions.in_force(later).exists()
    assert representation.versions.in_force(later, known_at=monday).get().number == 1


def test_a_mandate_cannot_end_before_it_began(ea):
    representation = represent(ea, mandate(), by=BY_THE_DEMO)
    assert reasons(lambda: end_representation(representation, last_day=TODAY - A_DAY, by=BY_THE_DEMO)) == [
        "Den sidste dag ligger før den første."
    ]


def test_ending_a_mandate_never_makes_it_longer(ea):
    parent = represent(ea, mandate(), by=BY_THE_DEMO)
    end_representation(parent, last_day=OF_AGE + 9 * A_DAY, by=BY_THE_DEMO)
    assert days_in_force(parent, OF_AGE - A_DAY, OF_AGE) == [True, False]
    guardian = represent(ea, mandate(RepresentationKind.GUARDIAN_5, last_day=TODAY + A_DAY), by=BY_THE_DEMO)
    end_representation(guardian, last_day=TODAY + 9 * A_DAY, by=BY_THE_DEMO)
    assert days_in_force(guardian, TODAY + A_DAY, TODAY + 2 * A_DAY) == [True, False]


@pytest.mark.parametrize(
    ("kind", "speaks"), [(kind, kind is not RepresentationKind.COMPANION) for kind in RepresentationKind]
)
def test_everyone_but_a_companion_speaks_for_the_person(ea, mother, kind, speaks):
    represent(ea, mandate(kind, matters=MONEY, user=mother), by=BY_THE_DEMO)
    assert RepresentationVersion.objects.of_user(mother.pk, TODAY).exists() == speaks


def test_one_speaks_only_for_whom_one_has_a_mandate_and_only_while_it_lasts(ea, mother):
    other = add_user("ib", "Ib Lund", by=BY_THE_DEMO)
    represent(ea, mandate(user=mother), by=BY_THE_DEMO)
    of_user = RepresentationVersion.objects.of_user
    assert of_user(mother.pk, TODAY).get().item.citizen == ea
    assert not of_user(other.pk, TODAY).exists()
    assert not of_user(mother.pk, TODAY - A_DAY).exists()
    assert not of_user(mother.pk, OF_AGE).exists()


@pytest.mark.parametrize("matters", [PERSONAL, MONEY, BOTH])
def test_a_version_says_what_it_is_about(ea, matters):
    assert represent(ea, mandate(matters=matters), by=BY_THE_DEMO).versions.get().matters == matters


def test_the_database_wants_a_mandate_to_be_about_something(ea):
    version = represent(ea, mandate(), by=BY_THE_DEMO).versions.get()
    version.pk, version.number, version.step = None, 2, "changed"
    version.is_personal = version.is_financial = False
    with pytest.raises(IntegrityError, match="representation_is_about_something"), transaction.atomic():
        version.save(force_insert=True)


def test_the_database_wants_a_representative_to_have_a_name(ea):
    with pytest.raises(IntegrityError, match="representative_has_a_name"), transaction.atomic():
        Representation.objects.create(citizen=ea, name="", kind="custody")
