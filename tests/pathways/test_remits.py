"""*Det må du selv*: what citizen and employee may agree by themselves."""

from pejl.circles.rules import Part
from pejl.journal.rules import Kind
from pejl.pathways.actions import widen
from pejl.pathways.models import RemitVersion
from pejl.pathways.queries import remit_of
from pejl.pathways.rules import BEYOND_THE_LIST, MAY_FROM_THE_START, May
from tests.circles.acts import (
    mette_is_with,
    nothing_left,
    refused,
    told_once,
)

from .helped import (
    in_use,
    kept,
    line,
    proposed,
    used,
)


def test_a_unit_begins_with_a_list_and_its_leader_widens_it(cast, grant):
    north = cast.karens.unit_id
    assert (remit_of(north).may, remit_of(north).also) == (MAY_FROM_THE_START, [])
    used(grant, line("en tur", 5), by=cast.bo, yes_from=cast.karen)
    trip = kept(grant)[0]
    swapped = [line("bad", 5)]
    with refused(BEYOND_THE_LIST):
        proposed(grant, *swapped, by=cast.bo)
    with told_once(Kind.ADMINISTERED, by=cast.clara):
        widen(north, {May.MOST}, "Købe ind for 500 kr.\n\n Bytte dage ", shown=0, by=cast.clara)
    assert remit_of(north).may == MAY_FROM_THE_START | {May.MOST}
    assert remit_of(north).also == ["Købe ind for 500 kr.", "Bytte dage"]
    assert remit_of(north).not_yet == ["Flytte penge fra noget, I bruger dem til, til noget andet"]
    used(grant, *swapped, by=cast.bo, yes_from=cast.karen)
    assert trip.words not in dict(in_use(grant)).values()


def test_what_every_unit_may_cannot_be_taken_away_and_the_old_lists_stay(cast):
    north = cast.karens.unit_id
    widen(north, set(May), "", shown=0, by=cast.clara)
    widen(north, set(), "", shown=1, by=cast.clara)
    assert remit_of(north).may == MAY_FROM_THE_START
    assert [one.may for one in RemitVersion.objects.order_by("number")] == [
        frozenset(May),
        MAY_FROM_THE_START,
    ]
    assert RemitVersion.objects.latest("number").in_words == remit_of(north).in_words


def test_the_list_of_one_unit_is_not_that_of_another(cast):
    widen(cast.karens.unit_id, {May.MOST}, "", shown=0, by=cast.clara)
    assert remit_of(cast.jonases.unit_id).may == MAY_FROM_THE_START


def test_only_the_leader_of_the_unit_widens_its_list_and_only_the_list_that_was_read(cast, inge, uid):
    north = cast.karens.unit_id
    for who, unit in (
        (cast.bo, north),
        (inge, north),
        (cast.clara, cast.jonases.unit_id),
        (cast.karen, north),
    ):
        with refused("Det kan kun lederen af enheden."):
            widen(unit, set(), "", shown=0, by=who)
    with refused("Teksten er for lang. Skriv højst 2.000 tegn."):
        widen(north, set(), "å" * 2001, shown=0, by=cast.clara)
    written = widen(north, set(), "", shown=0, by=cast.clara, uid=uid)
    with refused("En anden har ændret listen imens. Læs den igen."):
        widen(north, {May.MOST}, "", shown=0, by=cast.clara)
    with nothing_left():
        assert widen(north, set(), "", shown=0, by=cast.clara, uid=uid) == written


def test_a_relative_without_a_mandate_says_neither_yes_nor_no(cast, grant):
    mette = mette_is_with(cast, Part.PLAN)
    table = proposed(grant, line("en tur", 2), by=mette)
    assert (table.voices, in_use(grant)) == ([], [])
