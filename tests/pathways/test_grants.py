"""Granted help begins, changes and ends only by a ruling, and does not lapse."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pejl.circles.actions import propose, tell_fact
from pejl.circles.rules import Fact, Way
from pejl.citizens.rules import Matter
from pejl.pathways.actions import prepare_help, prepare_otherwise
from pejl.pathways.changes import ChangeHelp, EndHelp
from pejl.pathways.models import GrantVersion, UseVersion
from pejl.pathways.queries import help_of, prepared_in
from pejl.rulings.actions import drop, redraft
from pejl.rulings.rules import RulingKind
from pejl.shared import clock
from tests.circles.acts import later, nothing_left, on, refused
from tests.rulings.life import case, made

from .helped import (
    HOUR,
    changed,
    course,
    ended,
    finished,
    granted,
    granting,
    hours,
    in_use,
    line,
    money,
    now,
    ruled,
    used,
)

TODAY = date(2026, 11, 23)
IN_MARCH = date(2027, 3, 1)


def helps(circle, day=TODAY, known_at=None) -> list[tuple[str, str]]:
    return [(one.version.what, one.version.how_much) for one in help_of(circle, day, known_at)]


def test_help_is_granted_when_the_ruling_is_made_and_not_before(cast, inge):
    ruling = finished(prepare_help(cast.karens, granting(), by=inge), inge)
    assert helps(cast.karens) == []
    issued = made(ruling, inge)
    assert helps(cast.karens) == [("bad og rengøring", "5 timer om ugen")]
    version = GrantVersion.objects.get()
    assert (version.decision, version.decision.way) == (issued.decision, Way.RULING)
    assert (version.item.basis, version.item.law.paragraph) == ("sel-83", "§ 83")


@pytest.mark.parametrize(
    ("what", "how_much"),
    [
        (hours, "5 timer om ugen"),
        (money, "1.250 kr. om måneden"),
        (course, ""),
    ],
)
def test_help_is_granted_as_a_course_as_hours_or_as_an_amount(cast, inge, what, how_much):
    assert now(granted(cast.karens, inge, what())).version.how_much == how_much


def test_the_draft_says_already_what_is_granted_by_which_rule_and_from_when(cast, inge):
    draft = case(prepare_help(cast.karens, granting(money(), "sel-97"), by=inge)).draft
    assert (draft.kind, draft.matter, draft.from_day, draft.basis) == (
        RulingKind.GRANT,
        Matter.FINANCIAL,
        TODAY,
        ("sel-97",),
    )
    assert draft.outcome.splitlines() == [
        "Du får hjælp til: en ledsager.",
        "Så meget er det: 1.250 kr. om måneden.",
        "Hjælpen bliver ved. Den stopper ikke af sig selv.",
        "Vi ser på hjælpen sammen senest 24. maj 2027.",
    ]


def test_a_course_has_no_hours_and_a_last_day_is_said_where_the_ruling_sets_one(cast, inge):
    change = granting(course(last_day=IN_MARCH), "ael-10")
    assert change.sentence(cast.karens).splitlines()[1:3] == [
        "Du får hjælpen som ét samlet forløb uden faste timer.",
        "Den sidste dag er 1. marts 2027.",
    ]


def test_help_goes_on_long_after_the_day_on_which_nobody_looked(cast, grant):
    with on(date(2031, 1, 1)):
        assert helps(cast.karens, clock.today()) == [("bad og rengøring", "5 timer om ugen")]


def test_help_ends_on_the_day_that_the_ruling_set_and_on_no_other(cast, inge):
    granted(cast.karens, inge, hours(last_day=IN_MARCH))
    assert helps(cast.karens, IN_MARCH) == [("bad og rengøring", "5 timer om ugen")]
    assert helps(cast.karens, IN_MARCH + timedelta(days=1)) == []


def test_a_ruling_changes_the_help_from_its_day_and_the_citizen_sees_it_coming(cast, inge, grant):
    changed(grant, inge, size=3 * HOUR, first_day=IN_MARCH, look_again=date(2027, 9, 1))
    assert helps(cast.karens) == [("bad og rengøring", "5 timer om ugen")]
    assert (now(grant).changes_on, now(grant).last_day) == (IN_MARCH, None)
    assert helps(cast.karens, IN_MARCH) == [("bad og rengøring", "3 timer om ugen")]


def test_a_ruling_ends_the_help_and_the_last_day_stands_there_before(cast, inge, grant):
    ended(grant, inge, IN_MARCH)
    assert now(grant).last_day == IN_MARCH - timedelta(days=1)
    assert helps(cast.karens, IN_MARCH - timedelta(days=1)) != []
    assert helps(cast.karens, IN_MARCH) == []


def test_what_the_help_was_used_for_stays_where_it_fits_and_is_agreed_anew_where_it_does_not(
    cast, inge, grant
):
    used(grant, line("en tur", 2), line("bad", 1), by=cast.bo, yes_from=cast.karen)
    changed(grant, inge, size=3 * HOUR)
    assert in_use(grant) == [("2 timer om ugen", "en tur"), ("1 time om ugen", "bad")]
    smaller = ChangeHelp(str(grant.uid), hours(size=2 * HOUR))
    assert smaller.sentence(cast.karens).splitlines()[-1] == "Hvad I bruger hjælpen til, aftaler I igen."
    ruled(cast.karens, smaller, inge)
    assert (in_use(grant), now(grant).left_in_words) == ([], "2 timer om ugen")


def test_when_the_help_ends_so_does_what_it_was_used_for(cast, inge, grant):
    used(grant, line("en tur", 2), by=cast.bo, yes_from=cast.karen)
    ended(grant, inge, IN_MARCH)
    assert [use.valid_from for use in UseVersion.objects.filter(step="ended")] == [IN_MARCH]


def test_death_and_a_move_end_the_help(cast, grant):
    used(grant, line("en tur", 2), by=cast.bo, yes_from=cast.karen)
    tell_fact(cast.karens, Fact.MOVED, by=cast.bo)
    assert helps(cast.karens) == []
    assert UseVersion.objects.in_force(TODAY).count() == 0


def test_the_help_of_any_past_day_is_shown_as_it_was_known_then(cast, inge, grant):
    known = clock.now()
    with later(days=10):
        changed(grant, inge, size=7 * HOUR, look_again=date(2027, 6, 1))
        assert helps(cast.karens, clock.today()) == [("bad og rengøring", "7 timer om ugen")]
        assert helps(cast.karens, TODAY) == [("bad og rengøring", "5 timer om ugen")]
        assert helps(cast.karens, clock.today(), known) == [("bad og rengøring", "5 timer om ugen")]
        assert helps(cast.karens, TODAY, known - timedelta(seconds=1)) == []


def test_a_change_not_known_yet_is_not_shown_as_coming(cast, inge, grant):
    known = clock.now()
    with later(hours=1):
        ended(grant, inge, IN_MARCH)
        assert [one.last_day for one in help_of(cast.karens, TODAY, known)] == [None]
        assert [one.last_day for one in help_of(cast.karens, TODAY)] == [IN_MARCH - timedelta(days=1)]


def test_a_later_ruling_takes_the_place_of_one_that_was_to_come(cast, inge, grant):
    ended(grant, inge, IN_MARCH)
    changed(grant, inge, size=6 * HOUR)
    assert (now(grant).version.how_much, now(grant).last_day) == ("6 timer om ugen", None)
    assert helps(cast.karens, IN_MARCH) == [("bad og rengøring", "6 timer om ugen")]


# What is refused


def test_help_of_the_same_kind_by_the_same_rule_is_changed_and_not_granted_twice(cast, inge, grant):
    with refused("Den slags hjælp er allerede givet efter samme regel. Ændr den i stedet."):
        prepare_help(cast.karens, granting(), by=inge)


@pytest.mark.parametrize(("what", "basis"), [(hours, "sel-85"), (money, "sel-83")])
def test_help_by_another_rule_or_in_another_form_stands_beside_it(cast, inge, grant, what, basis):
    granted(cast.karens, inge, what(), basis)
    assert len(helps(cast.karens)) == 2


def test_help_before_and_after_other_help_of_its_kind_does_not_overlap(cast, inge):
    again = date(2027, 9, 1)
    granted(cast.karens, inge, hours(first_day=IN_MARCH, look_again=again))
    with refused("Den slags hjælp er allerede givet efter samme regel. Ændr den i stedet."):
        prepare_help(cast.karens, granting(hours(last_day=IN_MARCH)), by=inge)
    granted(cast.karens, inge, hours(last_day=IN_MARCH - timedelta(days=1)))
    assert len(helps(cast.karens)) == 2


def test_two_prepared_at_once_are_not_both_made(cast, inge):
    first, second = (finished(prepare_help(cast.karens, granting(), by=inge), inge) for _ in range(2))
    made(first, inge)
    with refused("Den slags hjælp er allerede givet efter samme regel. Ændr den i stedet."):
        made(second, inge)


def test_help_is_not_changed_into_the_days_of_other_help_of_its_kind(cast, inge):
    early = granted(cast.karens, inge, hours(last_day=IN_MARCH - timedelta(days=1)))
    granted(cast.karens, inge, hours(first_day=IN_MARCH, look_again=date(2027, 9, 1)))
    with refused("Den slags hjælp er allerede givet efter samme regel. Ændr den i stedet."):
        prepare_help(cast.karens, ChangeHelp(str(early.uid), hours()), by=inge)


def test_help_is_neither_changed_nor_ended_back_in_time(cast, inge, grant):
    backwards = "Hjælp kan ikke ændres eller stoppes tilbage i tiden. Vælg en senere dag."
    with later(days=3):
        yesterday = clock.today() - timedelta(days=1)
        with refused(backwards):
            prepare_help(cast.karens, EndHelp(str(grant.uid), yesterday), by=inge)
        with refused(backwards):
            prepare_help(cast.karens, ChangeHelp(str(grant.uid), hours(first_day=yesterday)), by=inge)


def test_what_is_over_is_neither_changed_nor_ended(cast, inge):
    grant = granted(cast.karens, inge, hours(last_day=IN_MARCH))
    with on(IN_MARCH + timedelta(days=1)):
        over = EndHelp(str(grant.uid), clock.today())
        assert over.sentence(cast.karens) == "Fra 2. marts 2027 får du ikke længere hjælp til: "
        with refused("Hjælpen gælder ikke mere."):
            prepare_help(cast.karens, over, by=inge)
        with refused("Hjælpen gælder ikke mere."):
            prepare_help(cast.karens, ChangeHelp(str(grant.uid), hours()), by=inge)


def test_help_that_has_not_begun_does_not_end_before(cast, inge):
    grant = granted(cast.karens, inge, hours(first_day=IN_MARCH, look_again=date(2027, 9, 1)))
    with refused("Hjælpen er ikke begyndt den dag. Vælg en senere dag."):
        prepare_help(cast.karens, EndHelp(str(grant.uid), TODAY), by=inge)
    assert now(grant).begins_later


def test_a_ruling_is_not_made_where_its_text_says_another_day_than_the_help_changes(cast, inge):
    ruling = finished(prepare_help(cast.karens, granting(), by=inge), inge)
    version = case(ruling).version
    redraft(ruling, replace(version.draft, from_day=IN_MARCH), shown=version.uid, by=inge)
    with refused("Hjælpen ændrer sig en anden dag, end teksten siger. Ret den ene af dem."):
        made(ruling, inge)


def test_nobody_who_only_proposes_changes_granted_help(cast, grant):
    end = EndHelp(str(grant.uid), TODAY)
    with refused("Det er borgerens eget."):
        propose(cast.karens, [end], by=cast.bo)
    with nothing_left(), pytest.raises(ValueError, match="never proposed"):
        propose(cast.karens, [end], by=cast.karen)


def test_who_is_not_with_prepares_nothing(cast):
    with refused("Det kan kun en medarbejder, der er med."):
        prepare_help(cast.karens, granting(), by=cast.charlie)


def test_sending_the_form_twice_begins_one_ruling(cast, inge, uid):
    first = prepare_help(cast.karens, granting(), by=inge, uid=uid)
    with nothing_left():
        assert prepare_help(cast.karens, granting(), by=inge, uid=uid) == first


# A draft put right


def test_what_is_prepared_can_be_put_right_and_the_rest_of_the_draft_is_kept(cast, inge):
    ruling = finished(prepare_help(cast.karens, granting(), by=inge), inge)
    one = prepared_in(cast.karens, ["pathways.grant"])[0]
    prepare_otherwise(one.draft, granting(money()), by=inge)
    draft = case(ruling).draft
    assert (draft.reasons, draft.matter) == ("Derfor har Karen brug for hjælp.", Matter.FINANCIAL)
    assert draft.outcome.startswith("Du får hjælp til: en ledsager.")
    made(ruling, inge)
    assert helps(cast.karens) == [("en ledsager", "1.250 kr. om måneden")]


def test_of_what_is_prepared_the_last_draft_counts_until_it_is_made_or_closed(cast, inge):
    ruling = prepare_help(cast.karens, granting(), by=inge)
    finished(ruling, inge)
    assert [one.draft.number for one in prepared_in(cast.karens, ["pathways.grant"])] == [2]
    assert prepared_in(cast.karens, ["pathways.grant_end"]) == []
    drop(ruling, "Fejl.", by=inge)
    assert prepared_in(cast.karens, ["pathways.grant"]) == []


def test_a_draft_is_put_right_only_into_what_can_be_granted(cast, inge, grant):
    prepare_help(cast.karens, EndHelp(str(grant.uid), IN_MARCH), by=inge)
    one = prepared_in(cast.karens, ["pathways.grant_end"])[0]
    with refused("Dagen ligger mere end et år fra i dag. Se datoen efter."):
        prepare_otherwise(one.draft, EndHelp(str(grant.uid), date(2029, 1, 1)), by=inge)
