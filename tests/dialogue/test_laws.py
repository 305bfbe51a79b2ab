"""The laws of talking that the database itself holds: each is tried by raw SQL, past Django."""

import pytest
from django.db import connection, models

from pejl.dialogue.models import Conversation
from pejl.journal.models import ErasurePermit
from pejl.shared import clock
from tests.circles.acts import goal_of
from tests.circles.raw import (
    NEVER_CHANGED,
    NEVER_DELETED,
    breaks,
    guarded,
    insert_like,
    run,
    way_to_circle,
)

from .talks import SECRET, inge_is_with, member_of, talk_through_everything, to_bo_alone

TABLES = guarded("dialogue")
ANOTHER_CIRCLE = "It is of another circle."


def named(model: type[models.Model]) -> str:
    return model._meta.db_table


def rows_of(model: type[models.Model], circle) -> models.QuerySet:
    return model.objects.filter(**{way_to_circle(model): circle})


@pytest.fixture
def two_lives(cast):
    talk_through_everything(cast.karens, cast.karen, cast.bo)
    talk_through_everything(cast.jonases, cast.jonas, cast.fatima)
    return cast


def open_permit(circle) -> None:
    ErasurePermit.objects.create(subject=circle.citizen.uid, reason="Bad om det.", opened_at=clock.now())


def test_no_table_is_empty_in_these_tests(two_lives):
    for circle in (two_lives.karens, two_lives.jonases):
        assert [named(model) for model in TABLES if not rows_of(model, circle).exists()] == []


def test_no_row_is_ever_changed(two_lives):
    for model in TABLES:
        with breaks(NEVER_CHANGED):
            run(f"UPDATE {named(model)} SET id = id")


def test_no_row_is_deleted_without_a_permit_for_its_own_citizen(two_lives):
    open_permit(two_lives.jonases)
    for model in TABLES:
        row = rows_of(model, two_lives.karens).first()
        with breaks(NEVER_DELETED):
            run(f"DELETE FROM {named(model)} WHERE id = %s", row.pk)


def leaves_first() -> list[type[models.Model]]:
    ordered: list[type[models.Model]] = []
    while len(ordered) < len(TABLES):
        left = [model for model in TABLES if model not in ordered]
        pointed_at = {
            field.related_model
            for model in left
            for field in model._meta.local_fields
            if field.is_relation and field.related_model is not model
        }
        ordered += [model for model in left if model not in pointed_at]
    return ordered


def test_under_a_permit_everything_about_that_citizen_is_deleted(two_lives):
    his = {model: rows_of(model, two_lives.jonases).count() for model in TABLES}
    open_permit(two_lives.karens)
    for model in leaves_first():
        for key in rows_of(model, two_lives.karens).order_by("-pk").values_list("pk", flat=True):
            run(f"DELETE FROM {named(model)} WHERE id = %s", key)
    assert {model: rows_of(model, two_lives.karens).count() for model in TABLES} == dict.fromkeys(TABLES, 0)
    assert {model: rows_of(model, two_lives.jonases).count() for model in TABLES} == his
    connection.check_constraints()


def test_nobody_but_those_two_writes_in_what_is_to_one_alone(cast):
    message = to_bo_alone(cast).messages.get()
    stranger = inge_is_with(cast).user_id
    with breaks("What is to one alone is written by the citizen and that one."):
        insert_like(message, number=2, by_id=stranger)
    insert_like(message, number=2, by_id=cast.bo.user_id)


def test_what_a_conversation_hangs_on_is_in_its_own_circle(cast):
    conversation = to_bo_alone(cast)
    his_goal = goal_of(cast.jonases, cast.jonas)
    with breaks(ANOTHER_CIRCLE):
        insert_like(conversation, goal_id=his_goal.pk)
    with breaks(ANOTHER_CIRCLE):
        insert_like(conversation, circle_id=cast.jonases.pk)


def test_only_what_is_to_one_has_one(cast):
    conversation = to_bo_alone(cast)
    with breaks("alone_with_one_or_with_all"):
        insert_like(conversation, alone_with_id=None)
    with breaks("alone_with_one_or_with_all"):
        insert_like(conversation, audience="all", alone_with_id=member_of(cast, cast.bo).pk)


def test_words_and_files_lie_sealed(cast):
    to_bo_alone(cast)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM dialogue_message")
        [(stored,)] = cursor.fetchall()
    assert SECRET.encode() not in bytes(stored)
    assert Conversation.objects.get().messages.get().words == SECRET
