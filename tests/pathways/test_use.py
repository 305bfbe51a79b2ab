"""How granted help is used: agreed by citizen and employee, within the grant and *Det må du selv*."""

from datetime import date

import pytest

from pejl.circles.actions import answer, propose, say_it_was_not_said, take_back
from pejl.circles.rules import State
from pejl.citizens.rules import Matter
from pejl.pathways.changes import StopUse, UseHelp, UseMoney
from pejl.pathways.models import Use, UseVersion
from pejl.pathways.queries import help_of
from pejl.pathways.rules import BEYOND_THE_GRANT
from pejl.shared import clock
from tests.circles.acts import (
    goal_of,
    later,
    on,
    refused,
    walk,
    written_down,
    yes,
)

from .helped import (
    HOUR,
    KRONE,
    changed,
    course,
    granted,
    hours,
    in_use,
    kept,
    line,
    money,
    now,
    proposed,
    used,
)

OTHERWISE = "Der er aftalt noget andet om hjælpen siden. Foreslå det igen."
OVERTAKEN = "Der er besluttet noget andet siden. Skriv et nyt forslag."


def test_nothing_is_used_otherwise_before_both_have_said_yes(cast, grant):
    table = proposed(grant, line("en tur", 2), line("bad", 1.5), by=cast.bo)
    assert (in_use(grant), table.state) == ([], State.WAITS_FOR_CITIZEN)
    yes(table, by=cast.karen)
    assert in_use(grant) == [("2 timer om ugen", "en tur"), ("1½ time om ugen", "bad")]
    assert now(grant).left_in_words == "1½ time om ugen"


def test_the_citizen_proposes_as_well_as_the_employee(cast, grant):
    used(grant, line("en tur", 5), by=cast.karen, yes_from=cast.bo)
    assert (in_use(grant), now(grant).left_in_words) == ([("5 timer om ugen", "en tur")], "")


def test_the_text_that_is_answered_says_the_whole_list_and_what_is_left(cast, grant):
    table = proposed(grant, line("en tur", 2), line("bad\nog hår", 0.25), by=cast.bo)
    assert table.version.sentence.splitlines() == [
        "Sådan bruger vi hjælpen til: bad og rengøring.",
        "2 timer om ugen: en tur.",
        "¼ time om ugen: bad og hår.",
        "Ikke aftalt endnu: 2¾ time om ugen.",
    ]


def test_hours_are_moved_in_one_proposal_and_what_stays_is_left_alone(cast, grant):
    used(grant, line("en tur", 2), line("bad", 2), line("sang", 1), by=cast.bo, yes_from=cast.karen)
    trip, bath, song = kept(grant)
    used(
        grant,
        line(trip.words, 3, use_uid=trip.use_uid),
        line(bath.words, 1, use_uid=bath.use_uid),
        song,
        by=cast.karen,
        yes_from=cast.bo,
    )
    assert in_use(grant) == [
        ("3 timer om ugen", "en tur"),
        ("1 time om ugen", "bad"),
        ("1 time om ugen", "sang"),
    ]
    assert [use.versions.count() for use in Use.objects.order_by("pk")] == [2, 2, 1]


def test_what_is_not_on_the_new_list_is_over(cast, grant):
    used(grant, line("en tur", 2), line("bad", 2), by=cast.bo, yes_from=cast.karen)
    used(grant, kept(grant)[0], by=cast.bo, yes_from=cast.karen)
    assert in_use(grant) == [("2 timer om ugen", "en tur")]


def test_help_can_be_used_for_what_was_agreed_to_do(cast, grant):
    goal = goal_of(cast.karens, cast.karen)
    yes(propose(cast.karens, [walk(goal)], by=cast.bo), by=cast.karen)
    agreed = cast.karens.intervention_set.get()
    used(grant, line("gåturen", 2, intervention_uid=str(agreed.uid)), by=cast.bo, yes_from=cast.karen)
    assert UseVersion.objects.get().intervention == agreed
    assert kept(grant)[0].intervention_uid == str(agreed.uid)


def test_a_course_is_used_without_hours_and_an_amount_in_kroner(cast, inge):
    pleje, penge = granted(cast.karens, inge, course(), "ael-10"), granted(cast.karens, inge, money())
    used(pleje, line("bad om morgenen"), by=cast.bo, yes_from=cast.karen)
    used(penge, line("bus", 200 * KRONE / HOUR), by=cast.bo, yes_from=cast.karen)
    assert (in_use(pleje), in_use(penge)) == ([("", "bad om morgenen")], [("200 kr.", "bus")])
    assert now(penge).left_in_words == "1.050 kr."


def test_how_money_is_used_is_about_money_and_the_rest_is_not(cast, inge, grant):
    penge = granted(cast.karens, inge, money())
    matters = [proposed(one, line("bus", 1), by=cast.bo).version.matter for one in (grant, penge)]
    assert matters == [Matter.PERSONAL, Matter.FINANCIAL]
    assert [change.kind for change in (UseHelp, UseMoney)] == ["pathways.use", "pathways.use_money"]


def test_help_that_begins_later_can_be_planned_and_is_used_from_its_first_day(cast, inge):
    first = date(2027, 1, 4)
    grant = granted(cast.karens, inge, hours(first_day=first, look_again=date(2027, 6, 1)))
    used(grant, line("en tur", 2), by=cast.bo, yes_from=cast.karen)
    assert UseVersion.objects.get().valid_from == first
    assert in_use(grant) == [("2 timer om ugen", "en tur")]


# Beyond


@pytest.mark.parametrize("quarters", [5 * HOUR + 1, 168 * HOUR, 10**12])
def test_the_uses_never_exceed_the_grant(cast, grant, quarters):
    with refused(BEYOND_THE_GRANT):
        proposed(grant, line("en tur", quarters / HOUR), by=cast.bo)
    with refused(BEYOND_THE_GRANT):
        proposed(grant, line("en tur", 3), line("bad", quarters / HOUR - 3), by=cast.karen)


def test_a_proposal_that_no_longer_fits_when_it_is_answered_is_refused(cast, inge, grant):
    table = proposed(grant, line("en tur", 4), by=cast.bo)
    changed(grant, inge, size=3 * HOUR)
    with refused(OVERTAKEN):
        yes(table, by=cast.karen)


def test_a_proposal_that_goes_out_from_another_list_is_refused_when_it_is_answered(cast, grant):
    waiting = proposed(grant, line("sang", 2), by=cast.bo)
    used(grant, line("en tur", 4), by=cast.bo, yes_from=cast.karen)
    with refused(OVERTAKEN):
        yes(waiting, by=cast.karen)


def test_a_list_that_names_one_use_twice_is_refused(cast, grant):
    used(grant, line("en tur", 2), by=cast.bo, yes_from=cast.karen)
    once = kept(grant)[0]
    with refused(OTHERWISE):
        proposed(grant, once, once, by=cast.bo)


def test_help_that_is_over_is_not_used(cast, inge):
    grant = granted(cast.karens, inge, hours(last_day=date(2027, 3, 1)))
    here = now(grant)
    with on(date(2027, 3, 2)), refused("Hjælpen gælder ikke mere.", OTHERWISE):
        propose(cast.karens, [UseHelp(str(grant.uid), (line("en tur", 2),), here.seen)], by=cast.bo)


def test_anothers_help_is_not_used(cast, grant):
    with refused("Hjælpen gælder ikke mere.", OTHERWISE):
        propose(cast.jonases, [UseHelp(str(grant.uid), (line("en tur", 2),), "")], by=cast.fatima)


def test_what_is_more_than_a_ruling_already_made_will_grant_is_agreed_until_then(cast, inge, grant):
    march = date(2027, 3, 1)
    used(grant, line("en tur", 2), by=cast.bo, yes_from=cast.karen)
    changed(grant, inge, size=2 * HOUR, first_day=march, look_again=date(2027, 9, 1))
    table = proposed(grant, kept(grant)[0], line("bad", 1), by=cast.bo)
    assert table.version.sentence.splitlines()[-1] == (
        "Det gælder til og med 28. februar 2027. Så er der givet mindre."
    )
    yes(table, by=cast.karen)
    assert in_use(grant) == [("2 timer om ugen", "en tur"), ("1 time om ugen", "bad")]
    with on(march):
        assert in_use(grant) == [("2 timer om ugen", "en tur")]


def test_what_is_no_more_than_will_be_granted_goes_on(cast, inge, grant):
    march = date(2027, 3, 1)
    changed(grant, inge, size=2 * HOUR, first_day=march, look_again=date(2027, 9, 1))
    used(grant, line("en tur", 2), by=cast.bo, yes_from=cast.karen)
    with on(march):
        assert in_use(grant) == [("2 timer om ugen", "en tur")]


# Second thoughts


def test_the_citizen_alone_stops_one_use_and_loses_nothing_of_the_help(cast, grant):
    used(grant, line("en tur", 2), line("bad", 2), by=cast.bo, yes_from=cast.karen)
    stop = StopUse(kept(grant)[1].use_uid)
    with refused("Det er borgerens eget."):
        propose(cast.karens, [stop], by=cast.bo)
    table = propose(cast.karens, [stop], by=cast.karen)
    assert table.version.sentence == "Stop: bad."
    assert (in_use(grant), now(grant).left_in_words) == (
        [("2 timer om ugen", "en tur")],
        "3 timer om ugen",
    )
    with refused("Det er allerede stoppet."):
        propose(cast.karens, [stop], by=cast.karen)


def test_a_yes_taken_back_gives_the_list_that_was_before_also_where_hours_were_moved(cast, grant):
    used(grant, line("en tur", 4), line("bad", 1), by=cast.bo, yes_from=cast.karen)
    before, (trip, _bath) = in_use(grant), kept(grant)
    moved = used(
        grant,
        line(trip.words, 3, use_uid=trip.use_uid),
        line("sang", 2),
        by=cast.bo,
        yes_from=cast.karen,
    )
    assert in_use(grant) == [("3 timer om ugen", "en tur"), ("2 timer om ugen", "sang")]
    take_back(moved.voices[-1], by=cast.karen)
    assert in_use(grant) == before


def test_what_was_not_said_gives_the_list_that_was_before(cast, grant):
    used(grant, line("en tur", 4), by=cast.bo, yes_from=cast.karen)
    table = proposed(grant, kept(grant)[0], line("bad", 1), by=cast.bo)
    said = answer(table.version, written_down(), shown_hash=table.version.sentence_hash, by=cast.bo)
    say_it_was_not_said(said.voices[-1], "Jeg sagde nej.", by=cast.karen)
    assert in_use(grant) == [("4 timer om ugen", "en tur")]


def test_a_yes_is_not_taken_back_where_it_would_be_more_than_is_granted_now(cast, inge, grant):
    used(grant, line("en tur", 5), by=cast.bo, yes_from=cast.karen)
    trip = kept(grant)[0]
    table = used(grant, line(trip.words, 2, use_uid=trip.use_uid), by=cast.bo, yes_from=cast.karen)
    changed(grant, inge, size=3 * HOUR)
    with refused("Der er aftalt noget nyt siden. Foreslå, hvad der skal ske nu."):
        take_back(table.voices[-1], by=cast.karen)


def test_as_of_a_past_day_the_help_is_used_as_it_was_then(cast, grant):
    used(grant, line("en tur", 2), by=cast.bo, yes_from=cast.karen)
    known, monday = clock.now(), clock.today()
    with later(days=7):
        used(grant, line("bad", 2), by=cast.bo, yes_from=cast.karen)

        def words(day, known_at=None):
            return [use.words for one in help_of(cast.karens, day, known_at) for use in one.uses]

        assert words(clock.today()) == ["bad"]
        assert words(monday) == ["en tur"]
        assert words(clock.today(), known) == ["en tur"]
