"""Min udvikling: one's own, shared by choice."""

from datetime import timedelta
from uuid import uuid4

from django.db import connection

from pejl.chain import actions
from pejl.chain.models import Logged
from pejl.chain.queries import my_log, my_wishes, shared_in
from pejl.chain.rules import ActivityKind

from .conftest import GOAL, LEARNING_GOAL, MONDAY, refusal


def test_a_plan_is_read_by_oneself_alone_until_one_shares_a_line(thread, cast):
    north = cast.bo.post.unit_id
    wish = actions.wish_to_learn("At vente", learning_goal=thread[LEARNING_GOAL], by=cast.bo)
    actions.wish_to_learn("At køre bus", by=cast.bo)
    assert shared_in(north, MONDAY) == []
    for _again in range(2):
        actions.share(wish, with_leaders=True, by=cast.bo)
    assert [one.words for one in shared_in(north, MONDAY)] == ["At vente"]
    assert shared_in(cast.charlie.post.unit_id, MONDAY) == []
    actions.share(wish, with_leaders=False, by=cast.bo)
    assert shared_in(north, MONDAY) == []
    assert [one.number for one in my_wishes(cast.bo.user_id, MONDAY)] == [3, 1]


def test_a_line_is_closed_without_a_reason(thread, cast):
    wish = actions.wish_to_learn("At vente", by=cast.bo)
    for _again in range(2):
        actions.close(wish, by=cast.bo)
    assert list(my_wishes(cast.bo.user_id, MONDAY)) == []
    assert wish.versions.count() == 2


def test_nobody_shares_or_closes_the_line_of_another(thread, cast):
    wish = actions.wish_to_learn("At vente", by=cast.bo)
    for act in (
        lambda: actions.share(wish, with_leaders=True, by=cast.charlie),
        lambda: actions.close(wish, by=cast.charlie),
    ):
        assert refusal(act) == ["Det er ikke din plan."]


def test_learning_in_practice_is_logged_in_one_line_and_lies_sealed(thread, cast):
    uid = uuid4()
    for _again in range(2):
        actions.log(ActivityKind.SIDE_BY_SIDE, "Hos Charlie", on_day=MONDAY, by=cast.bo, uid=uid)
    (logged,) = my_log(cast.bo.user_id)
    assert (logged.kind, logged.words) == ("side by side", "Hos Charlie")
    assert my_log(cast.charlie.user_id) == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM chain_logged")
        assert b"Charlie" not in bytes(cursor.fetchone()[0])


def test_what_is_told_of_ones_own_learning_has_its_reasons_too(thread, cast):
    assert refusal(
        lambda: actions.log(
            ActivityKind.NETWORK,
            "o" * 2001,
            on_day=MONDAY + timedelta(days=1),
            learning_goal=thread[GOAL],
            by=cast.karen,
        )
    ) == [
        "Det er for medarbejdere og ledere.",
        "Vælg et læringsmål.",
        "Teksten er for lang.",
        "Dagen er ikke kommet endnu.",
    ]
    assert not Logged.objects.exists()
    uid = uuid4()
    assert refusal(lambda: actions.wish_to_learn(" ", by=cast.bo)) == ["Skriv lidt her."]
    same = [actions.wish_to_learn("At vente", by=cast.bo, uid=uid) for _again in range(2)]
    assert same[0] == same[1]
