"""The laws that the database itself holds, whoever asks: each is tried by raw SQL, past Django."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, models

from pejl.circles.actions import Said, propose, withdraw
from pejl.circles.changes import StopSharing
from pejl.circles.models import CircleMember, Decision, Share, ShareVersion, Voice
from pejl.circles.queries import OnTheTable
from pejl.circles.rules import Answer, MemberKind, Needs, Part, Way
from pejl.journal.models import ErasurePermit
from pejl.pathways.models import AnswerLater, AnswerTime, Goal, HelpTaken, RemitVersion
from pejl.shared import clock

from .acts import colleague, goal_of, mette_is_with, say, walk, yes
from .lives import live_through_everything
from .raw import (
    NEVER_CHANGED,
    NEVER_DELETED,
    breaks,
    columns_of,
    guarded,
    insert,
    insert_like,
    run,
    way_to_circle,
)

TOLD_ELSEWHERE = {AnswerLater, AnswerTime, RemitVersion, HelpTaken}
APPEND_ONLY = [model for model in guarded("circles", "pathways") if model not in TOLD_ELSEWHERE]
THEIR_YES_IS_MISSING = "Nothing without the citizen: their yes is missing."
EMPLOYEES_YES_IS_MISSING = "the yes of an employee of the circle is missing"
ANOTHER_CIRCLE = "in another circle|of another circle"
NOT_WHAT_THE_TEXT_SAID = "A decision is of the way, and needs the voices, that its text said."


def named(model: type[models.Model]) -> str:
    return model._meta.db_table


# Nothing is lost: rows are added and never changed or deleted (law 8)


@pytest.fixture
def two_lives(cast):
    live_through_everything(cast.karens, cast.karen, cast.bo, cast.charlie)
    live_through_everything(cast.jonases, cast.jonas, cast.fatima, cast.charlie)
    return cast


def rows_of(model: type[models.Model], circle) -> models.QuerySet:
    return model.objects.filter(**{way_to_circle(model): circle})


def test_no_table_is_empty_in_these_tests(two_lives):
    assert [named(model) for model in APPEND_ONLY if not rows_of(model, two_lives.karens).exists()] == []
    assert [named(model) for model in APPEND_ONLY if not rows_of(model, two_lives.jonases).exists()] == []


def test_what_was_written_is_never_changed_in_any_column(two_lives):
    for model in APPEND_ONLY:
        for field in model._meta.local_fields:
            with breaks(NEVER_CHANGED):
                run(f'UPDATE {named(model)} SET "{field.column}" = "{field.column}"')


def test_what_was_written_is_never_overwritten_by_an_insert(two_lives):
    for model in APPEND_ONLY:
        columns = columns_of(model.objects.first())
        names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join(["%s"] * len(columns))
        with breaks(NEVER_CHANGED):
            run(
                f"INSERT INTO {named(model)} ({names}) VALUES ({marks}) "
                "ON CONFLICT (id) DO UPDATE SET id = excluded.id",
                *columns.values(),
            )


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite has INSERT OR REPLACE")
def test_what_was_written_is_never_replaced(two_lives):
    for model in APPEND_ONLY:
        with breaks(NEVER_DELETED):
            run(f"INSERT OR REPLACE INTO {named(model)} SELECT * FROM {named(model)}")


def test_nothing_is_deleted_without_a_permit(two_lives):
    for model in APPEND_ONLY:
        with breaks(NEVER_DELETED):
            run(f"DELETE FROM {named(model)}")


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only PostgreSQL has TRUNCATE")
def test_no_table_is_emptied_not_even_under_a_permit(two_lives):
    open_permit(two_lives.karens)
    connection.check_constraints()
    for model in APPEND_ONLY:
        with breaks(NEVER_DELETED):
            run(f"TRUNCATE {named(model)} CASCADE")


# What law says must go, goes: under a permit for exactly that citizen (law 8)


def open_permit(circle) -> ErasurePermit:
    return ErasurePermit.objects.create(subject=circle.citizen.uid, reason="Sletning", opened_at=clock.now())


def leaves_first() -> list[type[models.Model]]:
    """So that what points at a row goes before the row."""
    ordered: list[type[models.Model]] = []
    while len(ordered) < len(APPEND_ONLY):
        left = [model for model in APPEND_ONLY if model not in ordered]
        pointed_at = {
            field.related_model
            for model in left
            for field in model._meta.local_fields
            if field.is_relation and field.related_model is not model
        }
        ordered += [model for model in left if model not in pointed_at]
    return ordered


def delete(model: type[models.Model], keys: list[int]) -> None:
    run(f"DELETE FROM {named(model)} WHERE id IN ({', '.join(map(str, keys))})")


def keys_of(circle) -> dict[str, list[int]]:
    return {
        named(model): sorted(rows_of(model, circle).values_list("pk", flat=True), reverse=True)
        for model in APPEND_ONLY
    }


def test_under_a_permit_everything_about_that_citizen_can_be_deleted(two_lives):
    hers, his = keys_of(two_lives.karens), keys_of(two_lives.jonases)
    open_permit(two_lives.karens)
    for model in leaves_first():
        delete(model, hers[named(model)])
    assert keys_of(two_lives.karens) == {table: [] for table in hers}
    assert keys_of(two_lives.jonases) == his
    connection.check_constraints()


def test_a_permit_for_one_citizen_deletes_nothing_about_another(two_lives):
    his = keys_of(two_lives.jonases)
    open_permit(two_lives.karens)
    for model in leaves_first():
        with breaks(NEVER_DELETED):
            delete(model, his[named(model)])


def test_a_permit_that_is_closed_deletes_nothing(two_lives):
    permit, hers = open_permit(two_lives.karens), keys_of(two_lives.karens)
    permit.closed_at = clock.now()
    permit.save()
    for model in leaves_first():
        with breaks(NEVER_DELETED):
            delete(model, hers[named(model)])


def test_under_a_permit_nothing_is_changed_all_the_same(two_lives):
    open_permit(two_lives.karens)
    for model in APPEND_ONLY:
        with breaks(NEVER_CHANGED):
            run(f"UPDATE {named(model)} SET id = id")


# Nothing without the citizen (law 1)


@pytest.fixture
def goal(cast) -> Goal:
    return goal_of(cast.karens, cast.karen)


@pytest.fixture
def by_bo(cast, goal) -> OnTheTable:
    """An employee has said yes, the citizen nothing."""
    return propose(cast.karens, [walk(goal)], by=cast.bo)


@pytest.fixture
def by_karen(cast, goal) -> OnTheTable:
    """The citizen has said yes, nobody at work anything."""
    return propose(cast.karens, [walk(goal)], by=cast.karen)


def decide(table: OnTheTable, **differently) -> None:
    """A decision on the text, as it would be if everyone had said yes."""
    version = table.version
    columns = columns_of(Decision.objects.filter(version__isnull=False)[0])
    columns |= {"uid": uuid4().hex, "version_id": version.pk, "circle_id": table.proposal.circle_id}
    columns |= {"way": version.way, "needs": version.needs, **differently}
    insert("circles_decision", {name: value for name, value in columns.items() if name != "id"})


def speak(table: OnTheTable, side: str, answer: Answer = Answer.YES) -> None:
    """A voice that nobody asked for, written into the database."""
    until = clock.today() if answer is Answer.THINK else None
    of_bo = Voice.objects.filter(version__proposal__circle=table.proposal.circle_id, how="by themselves")[0]
    insert_like(of_bo, version_id=table.version.pk, side=side, answer=answer.value, thinks_until=until)


def test_nothing_is_decided_without_the_citizens_yes(cast, by_bo):
    with breaks(THEIR_YES_IS_MISSING):
        decide(by_bo)
    speak(by_bo, "citizen")
    decide(by_bo)
    assert Decision.objects.filter(version=by_bo.version).count() == 1


@pytest.mark.parametrize("answer", [Answer.YES_IF, Answer.TALK, Answer.THINK, Answer.WITH_SOMEONE])
def test_nothing_but_a_yes_is_the_citizens_yes(cast, by_bo, answer):
    speak(by_bo, "citizen", answer)
    with breaks(THEIR_YES_IS_MISSING):
        decide(by_bo)


def test_the_citizens_no_stops_it(cast, by_bo):
    speak(by_bo, "citizen", Answer.NO)
    with breaks("The citizen has said no.|Nothing without the citizen"):
        decide(by_bo)


def test_a_yes_to_one_text_decides_no_other(cast, by_bo, by_karen):
    with breaks(THEIR_YES_IS_MISSING):
        decide(by_bo)


def test_what_needs_both_is_not_decided_without_the_yes_of_an_employee(cast, by_karen):
    with breaks(EMPLOYEES_YES_IS_MISSING):
        decide(by_karen)
    speak(by_karen, "professional", Answer.TALK)
    with breaks(EMPLOYEES_YES_IS_MISSING):
        decide(by_karen)
    speak(by_karen, "professional")
    decide(by_karen)
    assert Decision.objects.filter(version=by_karen.version).count() == 1


@pytest.mark.parametrize(
    "differently",
    [
        {"needs": Needs.CITIZEN.value},
        {"way": Way.STOP.value},
        {"way": Way.RULING.value},
        {"way": Way.EVENT.value},
    ],
    ids=lambda differently: str(differently),
)
def test_a_decision_is_of_the_way_and_needs_the_voices_that_its_text_said(cast, by_karen, differently):
    with breaks(NOT_WHAT_THE_TEXT_SAID):
        decide(by_karen, **differently)


@pytest.mark.parametrize("way", [Way.AGREEMENT, Way.STOP])
def test_an_agreement_and_a_stop_rest_on_a_text(cast, by_karen, way):
    with breaks(f"agreement_and_stop_rest_on_a_text|{THEIR_YES_IS_MISSING}|{EMPLOYEES_YES_IS_MISSING}"):
        decide(by_karen, version_id=None, way=way.value)


def test_an_agreement_says_whose_yes_it_needs(cast, by_karen):
    with breaks(f"agreement_says_whose_yes_it_needs|{NOT_WHAT_THE_TEXT_SAID}"):
        decide(by_karen, needs="")


def test_a_text_is_decided_once(cast, by_bo):
    yes(by_bo, by=cast.karen)
    with breaks("a_text_is_decided_once|circles_decision.version_id"):
        decide(by_bo)


def test_a_stop_too_needs_the_citizens_yes(cast):
    mette_is_with(cast, Part.PLAN)
    share = cast.karens.shares.get(member__name="Mette Holm")
    table = propose(cast.karens, [StopSharing(str(share.uid))], by=cast.karen)
    with breaks(THEIR_YES_IS_MISSING):
        insert_like(table.version, number=2)
        unanswered = table.proposal.versions.get(number=2)
        insert_like(Decision.objects.get(version=table.version), version_id=unanswered.pk)


def test_a_decision_is_taken_in_the_circle_of_its_text(cast, by_bo):
    speak(by_bo, "citizen")
    with breaks(ANOTHER_CIRCLE):
        decide(by_bo, circle_id=cast.jonases.pk)


# One voice per side (law 1)


@pytest.mark.parametrize("answer", [Answer.YES, Answer.YES_IF, Answer.NO])
@pytest.mark.parametrize("side", ["citizen", "professional"])
def test_a_side_settles_a_text_once(cast, by_bo, side, answer):
    yes(by_bo, by=cast.karen)
    with breaks("one_settled_voice_per_side|circles_voice.version_id"):
        speak(by_bo, side, answer)


def test_what_is_not_settled_may_be_said_again(cast, by_bo):
    for answer in (Answer.TALK, Answer.TALK, Answer.WITH_SOMEONE):
        speak(by_bo, "citizen", answer)
    assert Voice.objects.filter(version=by_bo.version, side="citizen").count() == 3


def test_who_thinks_it_over_says_until_when_and_nobody_else_does(cast, by_bo):
    table = say(by_bo, Said(Answer.THINK, thinks_until=clock.today()), by=cast.karen)
    thinks = table.voices[-1]
    for differently in ({"thinks_until": None}, {"answer": Answer.TALK.value}):
        with breaks("who_thinks_it_over_says_until_when"):
            insert_like(thinks, **differently)


def test_one_speaks_by_oneself_or_someone_wrote_it_down(cast, by_bo):
    table = say(by_bo, Said(Answer.TALK), by=cast.karen)
    spoken = table.voices[-1]
    writer = cast.town.bo.pk
    for differently in (
        {"speaker_id": None},
        {"written_by_id": writer},
        {"how": "by phone"},
        {"how": "by letter", "speaker_id": None},
    ):
        with breaks("spoken_by_oneself_or_written_down_by_someone"):
            insert_like(spoken, **differently)
    insert_like(spoken, how="by phone", speaker_id=None, written_by_id=writer)


# A text keeps its place, its number and its changes


def test_a_text_has_a_number_of_its_own_and_a_change_a_place_of_its_own(cast, by_bo):
    with breaks("proposal_version_counts|circles_proposalversion.proposal_id"):
        insert_like(by_bo.version)
    with breaks("change_has_its_place|circles_proposedchange.version_id"):
        insert_like(by_bo.version.changes.get())


def test_a_proposal_is_withdrawn_once(cast, by_bo):
    withdraw(by_bo.proposal, by=cast.bo)
    with breaks("UNIQUE|unique"):
        insert_like(by_bo.proposal.end)


# Who is a member, and what they may see (law 4)


def member_of(cast, name: str) -> CircleMember:
    return cast.karens.members.get(name=name)


@pytest.mark.parametrize("missing", ["user_id", "unit_id"])
def test_an_employee_is_a_person_in_a_unit(cast, missing):
    with breaks("member_is_a_person_at_work_a_team_or_a_name"):
        insert_like(member_of(cast, "Bo Kjær"), **{missing: None})


def test_a_team_is_a_unit_and_no_person(cast):
    bo = member_of(cast, "Bo Kjær")
    for differently in ({}, {"unit_id": None}, {"unit_id": None, "user_id": None}):
        with breaks("member_is_a_person_at_work_a_team_or_a_name"):
            insert_like(bo, kind=MemberKind.TEAM.value, **differently)
    insert_like(bo, kind=MemberKind.TEAM.value, user_id=None)


@pytest.mark.parametrize("kind", [MemberKind.FAMILY, MemberKind.VOLUNTEER, MemberKind.PARTNER])
def test_who_is_near_is_of_no_unit_of_ours(cast, kind):
    with breaks("member_is_a_person_at_work_a_team_or_a_name"):
        insert_like(member_of(cast, "Bo Kjær"), kind=kind.value)


def test_a_member_has_a_name(cast):
    with breaks("member_has_a_name"):
        insert_like(member_of(cast, "Bo Kjær"), name="")


def test_a_part_is_shared_with_a_member_once_and_renewed_in_versions(cast):
    share = member_of(cast, "Bo Kjær").shares.get(part="plan")
    with breaks("share_once_per_member_and_part|circles_share.member_id"):
        insert_like(share)


@pytest.mark.parametrize(
    ("differently", "law"),
    [
        ({"number": 1}, "circles_shareversion_counts|circles_shareversion.item_id"),
        ({"number": 2, "step": "begun"}, "circles_shareversion_begins_once"),
        ({"number": 0, "step": "changed"}, "circles_shareversion_begins_once"),
    ],
)
def test_what_is_shared_begins_once_and_counts_up(cast, differently, law):
    begun = ShareVersion.objects.get(item=member_of(cast, "Bo Kjær").shares.get(part="plan"))
    with breaks(law):
        insert_like(begun, **differently)


def test_the_last_day_of_a_share_is_not_before_the_first(cast):
    begun = ShareVersion.objects.get(item=member_of(cast, "Bo Kjær").shares.get(part="plan"))
    yesterday = clock.today() - timedelta(days=1)
    with breaks("circles_shareversion_in_order"):
        insert_like(begun, number=2, step="changed", last_day=yesterday)
    insert_like(begun, number=2, step="changed", last_day=clock.today())


def test_what_is_shared_rests_on_a_decision(cast):
    begun = ShareVersion.objects.filter(item__circle=cast.karens)[0]
    with breaks("NOT NULL|null value|in another circle"):
        insert_like(begun, number=9, step="changed", decision_id=None)
    with breaks("NOT NULL|null value|in another circle"):
        insert_like(member_of(cast, "Bo Kjær"), decision_id=None)


def test_a_share_is_of_the_circle_of_its_member(cast):
    yes(propose(cast.karens, [colleague(cast.charlie)], by=cast.bo), by=cast.karen)
    share = Share.objects.get(member=member_of(cast, "Charlie Bak"), part="plan")
    stranger = cast.jonases.members.get(name="Fatima Aslan")
    with breaks(ANOTHER_CIRCLE):
        insert_like(share, circle_id=cast.jonases.pk, part="people", member_id=share.member_id)
    with breaks(ANOTHER_CIRCLE):
        insert_like(share, member_id=stranger.pk, part="people")


def test_what_is_shared_rests_on_a_decision_of_its_own_circle(cast):
    begun = ShareVersion.objects.filter(item__circle=cast.karens, number=1)[0]
    of_another = cast.jonases.decisions.all()[0]
    with breaks(ANOTHER_CIRCLE):
        insert_like(begun, number=9, step="changed", decision_id=of_another.pk)
    with breaks(ANOTHER_CIRCLE):
        insert_like(member_of(cast, "Bo Kjær"), decision_id=of_another.pk)
