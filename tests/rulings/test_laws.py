"""The laws of a ruling that the database itself holds: each is tried by raw SQL, past Django."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import models

from pejl.circles.actions import propose, rule
from pejl.circles.models import Circle, Decision
from pejl.circles.rules import How, Way
from pejl.demo.people import as_employee
from pejl.journal.models import ErasurePermit
from pejl.organisation.actions import end_employment
from pejl.organisation.models import Employment
from pejl.rulings.actions import begin, drop, redraft, say_it_was_not_said, send_on, uphold
from pejl.rulings.models import Issued, NotSaid, Reconsideration, Ruling, Telling
from pejl.rulings.rules import Outcome
from pejl.shared import clock
from tests.circles.acts import colleague, later, yes
from tests.circles.raw import (
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

from .life import (
    answered,
    case,
    complained,
    dispatch,
    draft,
    everything_happens,
    met,
    ruled,
    sent,
    with_adverse_facts,
)

TABLES = guarded("rulings")
NOT_HEARD = "No ruling before the citizen was heard about new adverse facts."
TOO_EARLY = "No ruling before the answer, or before the deadline has passed."
NOT_ITS_LAST_DRAFT = "A ruling says what its last draft said"
NOT_ITS_DECISION = "A ruling rests on a decision by ruling in the same circle."
NO_AUTHORITY = "A ruling is made by a case worker or a leader, in the post they have that day."
MADE_OR_CLOSED = "The ruling is made or closed"
UNIQUE, NEEDED = "UNIQUE|unique", "NOT NULL|not-null"


def named(model: type[models.Model]) -> str:
    return model._meta.db_table


@pytest.fixture
def two_lives(cast, dorte, grants):
    """Everything has happened to Karen, and everything to Jonas."""
    everything_happens(cast.karens, cast.karen, cast.bo, dorte)
    table = propose(cast.jonases, [colleague(dorte)], by=dorte)
    yes(table, by=cast.jonas)
    yes(table, by=cast.fatima)
    everything_happens(cast.jonases, cast.jonas, cast.fatima, as_employee_of(dorte))
    return cast


def as_employee_of(capacity):
    return as_employee(Employment.objects.get(uid=capacity.post.uid).user)


def rows_of(model: type[models.Model], circle: Circle) -> models.QuerySet:
    return model.objects.filter(**{way_to_circle(model): circle})


# Nothing is lost (law 8)


def test_every_table_of_the_room_is_only_added_to():
    assert set(TABLES) == set(apps.get_app_config("rulings").get_models())


def test_no_table_is_empty_in_these_tests(two_lives):
    for circle in (two_lives.karens, two_lives.jonases):
        assert [named(model) for model in TABLES if not rows_of(model, circle).exists()] == []


def test_no_row_is_ever_changed(two_lives):
    for model in TABLES:
        row = rows_of(model, two_lives.karens).first()
        with breaks(NEVER_CHANGED):
            run(f"UPDATE {named(model)} SET id = id WHERE id = %s", row.pk)


def test_no_row_is_deleted_without_a_permit_for_its_own_citizen(two_lives):
    ErasurePermit.objects.create(
        subject=two_lives.jonases.citizen.uid, reason="Bad om det.", opened_at=clock.now()
    )
    for model in TABLES:
        row = rows_of(model, two_lives.karens).first()
        with breaks(NEVER_DELETED):
            run(f"DELETE FROM {named(model)} WHERE id = %s", row.pk)


def test_with_a_permit_what_nothing_else_rests_on_is_deleted(two_lives):
    ErasurePermit.objects.create(
        subject=two_lives.karens.citizen.uid, reason="Bad om det.", opened_at=clock.now()
    )
    rests_on_nothing = ["notsaid", "viewnotsaid", "draftchange", "boardanswer", "dropped", "telling"]
    rests_on_nothing += ["withdrawal", "complaint"]
    for name in rests_on_nothing:
        model = apps.get_model("rulings", name)
        row = rows_of(model, two_lives.karens).first()
        run(f"DELETE FROM {named(model)} WHERE id = %s", row.pk)
        assert not model.objects.filter(pk=row.pk).exists()


# No ruling before (law 1; forvaltningsloven § 19)


@pytest.fixture
def like(cast, dorte) -> Issued:
    """A ruling that was made as it should be: the rows that are tried are like it."""
    return ruled(cast.karens, dorte)


def make(like: Issued, ruling: Ruling, **differently: Any) -> None:
    """Write the row of a ruling that is made, as `issue` does when nothing stands in the way."""
    usual = {
        "ruling_id": ruling.pk,
        "draft_id": case(ruling).version.pk,
        "decision_id": rule(ruling.circle, [], "Nej.").pk,
    }
    insert_like(like, **{**usual, **differently})


@pytest.fixture
def ruling(cast, dorte) -> Ruling:
    return begin(cast.karens, with_adverse_facts(), by=dorte)


def test_a_ruling_is_made_when_nothing_stands_in_the_way(cast, dorte, like, ruling):
    answered(sent(ruling, dorte), cast.karen)
    make(like, ruling)
    assert Issued.objects.get(ruling=ruling).name == "Dorte Friis"


def test_no_ruling_before_the_citizen_was_heard(like, ruling):
    with breaks(NOT_HEARD):
        make(like, ruling)


def test_no_ruling_to_the_end_of_the_last_day_and_one_the_day_after(like, ruling, dorte):
    deadline = sent(ruling, dorte).deadline
    with breaks(TOO_EARLY):
        make(like, ruling)
    with breaks(TOO_EARLY):
        make(like, ruling, issued_on=deadline.isoformat())
    make(like, ruling, issued_on=(deadline + timedelta(days=1)).isoformat())


def test_an_answer_that_was_never_said_opens_no_way(cast, like, ruling, dorte):
    answer = answered(sent(ruling, dorte), cast.bo, how=How.PHONE)
    say_it_was_not_said(answer, "", by=cast.karen)
    with breaks(TOO_EARLY):
        make(like, ruling)


def test_one_answer_does_not_open_the_way_past_another_hearing(cast, like, ruling, dorte):
    answered(sent(ruling, dorte), cast.karen)
    redraft(ruling, with_adverse_facts("Noget nyt."), shown=case(ruling).version.uid, by=dorte)
    with breaks(NOT_HEARD):
        make(like, ruling)
    sent(ruling, dorte)
    with breaks(TOO_EARLY):
        make(like, ruling)


def test_time_that_was_promised_is_kept_though_the_facts_were_left_out(like, ruling, dorte):
    sent(ruling, dorte)
    redraft(ruling, draft(), shown=case(ruling).version.uid, by=dorte)
    with breaks(TOO_EARLY):
        make(like, ruling)


def test_no_ruling_before_someone_said_whether_adverse_facts_are_new(cast, like, dorte):
    undecided = begin(cast.karens, draft(adverse_are_new=None), by=dorte)
    with breaks(NOT_ITS_LAST_DRAFT):
        make(like, undecided)


def test_a_ruling_rests_on_its_own_last_draft(cast, like, dorte):
    ruling = begin(cast.karens, draft(), by=dorte)
    first = case(ruling).version
    redraft(ruling, draft(facts="Andet."), shown=first.uid, by=dorte)
    with breaks(NOT_ITS_LAST_DRAFT):
        make(like, ruling, draft_id=first.pk)
    with breaks(NOT_ITS_LAST_DRAFT):
        make(like, ruling, draft_id=case(begin(cast.karens, draft(), by=dorte)).version.pk)


def test_a_ruling_rests_on_a_decision_by_ruling_in_its_circle(cast, like, dorte):
    ruling = begin(cast.karens, draft(), by=dorte)
    of_jonas = rule(cast.jonases, [], "Nej.")
    event = Decision.objects.create(
        circle=cast.karens, way=Way.EVENT.value, sentence="Noget skete.", taken_at=clock.now()
    )
    for decision in (of_jonas, event):
        with breaks(NOT_ITS_DECISION):
            make(like, ruling, decision_id=decision.pk)
    with breaks(f"{NEEDED}|{NOT_ITS_DECISION}"):
        make(like, ruling, decision_id=None)
    with breaks(UNIQUE):
        make(like, ruling, decision_id=like.decision_id)


def test_what_was_closed_gets_no_ruling_and_what_was_made_is_not_closed(cast, like, dorte):
    closed = begin(cast.karens, draft(), by=dorte)
    dropped = drop(closed, "Fejl.", by=dorte)
    with breaks("What was closed without a ruling gets none."):
        make(like, closed)
    with breaks("The ruling is made: it is not closed without one."):
        insert_like(dropped, ruling_id=like.ruling_id)


# Name, title and authority


def test_the_front_line_makes_no_ruling(cast, like, dorte):
    ruling = begin(cast.karens, draft(), by=dorte)
    bo = {"by_id": cast.bo.user_id, "unit_id": cast.bo.post.unit_id}
    with breaks(NO_AUTHORITY):
        make(like, ruling, **bo)
    with breaks("a_ruling_is_made_with_authority"):
        make(like, ruling, role="front line", **bo)
    with breaks(NO_AUTHORITY):
        make(like, ruling, unit_id=cast.bo.post.unit_id)


def test_nobody_makes_it_in_a_post_that_is_over_or_not_begun(cast, like, dorte):
    ruling = begin(cast.karens, draft(), by=dorte)
    end_employment(Employment.objects.get(uid=dorte.post.uid), last_day=clock.today(), by=dorte.doer())
    with breaks(NO_AUTHORITY):
        make(like, ruling, issued_on=(clock.today() + timedelta(days=1)).isoformat())
    with breaks(NO_AUTHORITY):
        make(like, ruling, issued_on=(clock.today() - timedelta(days=1)).isoformat())
    make(like, ruling)


@pytest.mark.parametrize("missing", ["name", "title"])
def test_a_ruling_bears_name_and_title(cast, like, dorte, missing):
    with breaks("a_ruling_bears_name_and_title"):
        make(like, begin(cast.karens, draft(), by=dorte), **{missing: ""})


# Drafts and hearings


def test_nothing_more_is_prepared_once_it_is_made(cast, like, dorte):
    hearing = sent(begin(cast.karens, with_adverse_facts(), by=dorte), dorte)
    answer = answered(hearing, cast.karen)
    version = columns_of(like.draft)
    with breaks(MADE_OR_CLOSED):
        insert_like(like.draft, number=version["number"] + 1)
    with breaks(f"{MADE_OR_CLOSED}|A hearing is about the facts"):
        insert_like(hearing, ruling_id=like.ruling_id, draft_id=like.draft_id)
    make(like, hearing.ruling)
    with breaks("an answer to the hearing comes before it"):
        insert_like(answer)
    with breaks(MADE_OR_CLOSED):
        insert_like(hearing)


def test_a_hearing_names_the_facts_of_a_draft_of_its_own(cast, dorte, ruling):
    hearing = sent(ruling, dorte)
    with breaks("about the facts of a draft of the same ruling"):
        insert_like(hearing, adverse_index="0" * 64)
    other = begin(cast.karens, with_adverse_facts(), by=dorte)
    with breaks("about the facts of a draft of the same ruling"):
        insert_like(hearing, draft_id=case(other).version.pk)
    plain = begin(cast.karens, draft(), by=dorte)
    with breaks("a_hearing_names_facts"):
        version = case(plain).version.pk
        insert_like(hearing, ruling_id=plain.pk, draft_id=version, adverse_index="")


def test_a_hearing_gives_time_after_the_letter_has_come(ruling, dorte):
    hearing = sent(ruling, dorte)
    with breaks("a_hearing_gives_time_after_it_arrived"):
        insert_like(hearing, deadline=hearing.told_on.isoformat())
    with breaks("a_hearing_gives_time_after_it_arrived"):
        insert_like(hearing, told_on=(hearing.sent_on - timedelta(days=1)).isoformat())


def test_new_adverse_facts_are_written_and_only_they(ruling):
    version, none = case(ruling).version, ""
    with breaks("new_adverse_facts_are_written"):
        insert_like(version, number=2, adverse_index=none)
    for word in (False, None):
        with breaks("new_adverse_facts_are_written"):
            insert_like(version, number=2, adverse_are_new=word)


def test_a_draft_has_one_of_each_number(ruling):
    with breaks(UNIQUE):
        insert_like(case(ruling).version)


def test_what_one_wrote_oneself_was_said(cast, ruling, dorte):
    hearing = sent(ruling, dorte)
    own, by_bo = answered(hearing, cast.karen), answered(hearing, cast.bo, how=How.PHONE)
    say_it_was_not_said(by_bo, "", by=cast.karen)
    with breaks("What one wrote oneself was said."):
        insert_like(NotSaid.objects.get(), answer_id=own.pk)


def test_an_answer_is_by_oneself_or_written_down_by_someone(cast, ruling, dorte):
    hearing = sent(ruling, dorte)
    own, by_bo = answered(hearing, cast.karen), answered(hearing, cast.bo, how=How.PHONE)
    for row, wrong in [
        (own, {"speaker_id": None}),
        (own, {"written_by_id": cast.bo.user_id}),
        (own, {"how": How.PHONE.value}),
        (by_bo, {"written_by_id": None}),
        (by_bo, {"how": How.SELF.value}),
        (by_bo, {"speaker_id": cast.karen.user_id}),
    ]:
        with breaks("rulings_hearinganswer_by_oneself_or_written_down"):
            insert_like(row, **wrong)


def test_a_ruling_follows_one_about_the_same_citizen(cast, like):
    columns = {"uid": uuid4().hex, "circle_id": cast.jonases.pk, "opened_at": clock.now().isoformat()}
    with breaks("A ruling follows one about the same citizen."):
        insert("rulings_ruling", {**columns, "follows_id": like.ruling_id})


# Telling, complaints and their steps


def test_telling_again_never_gives_less_time(like):
    telling = Telling.objects.get(issued=like)
    day = timedelta(days=1)
    with breaks("Telling again gives more time to complain, never less."):
        insert_like(telling, number=2, complain_by=(telling.complain_by - day).isoformat())
    with breaks(f"{UNIQUE}|never less"):
        insert_like(telling)
    insert_like(telling, number=2, complain_by=(telling.complain_by + day).isoformat())


def test_there_is_time_to_complain_after_being_told(like):
    telling = Telling.objects.get(issued=like)
    late = (telling.complain_by + timedelta(days=9)).isoformat()
    with breaks("time_to_complain_after_being_told"):
        insert_like(telling, number=2, told_on=late, complain_by=late)
    with breaks("time_to_complain_after_being_told"):
        insert_like(telling, number=2, sent_on=late)


@pytest.fixture
def upheld(cast, dorte) -> Reconsideration:
    issued = ruled(cast.karens, dorte)
    complained(issued, cast.karen)
    return uphold(issued, "Fordi.", dispatch(), by=dorte)


def test_nothing_is_looked_at_again_without_a_complaint_or_without_authority(cast, like, upheld):
    with breaks("There is no complaint to look at again."):
        insert_like(upheld, issued_id=like.pk)
    complained(like, cast.karen)
    with breaks("reconsidered_with_authority"):
        insert_like(upheld, issued_id=like.pk, role="front line")
    with breaks(UNIQUE):
        insert_like(upheld)
    insert_like(upheld, issued_id=like.pk)


def test_it_is_upheld_in_a_letter_or_met_by_a_new_ruling(cast, dorte, like, upheld):
    complained(like, cast.karen)
    for wrong in ({"letter": None}, {"outcome": Outcome.WHOLLY.value}):
        with breaks("upheld_in_a_letter_or_met_by_a_new_ruling"):
            insert_like(upheld, issued_id=like.pk, **wrong)
    with breaks("A complaint is met by a ruling that follows the one complained about."):
        insert_like(upheld, issued_id=like.pk, outcome=Outcome.WHOLLY.value, new_id=upheld.issued_id)


def test_met_in_part_gives_time_to_hold_on(cast, dorte, like):
    complained(like, cast.karen)
    met(like, dorte, Outcome.PARTLY)
    again = Reconsideration.objects.get()
    other = ruled(cast.karens, dorte)
    complained(other, cast.karen)
    new = met(other, dorte, Outcome.WHOLLY)
    for wrong in ({"maintain_by": None}, {"outcome": Outcome.WHOLLY.value}):
        with breaks(f"met_in_part_gives_time_to_hold_on|{UNIQUE}"):
            insert_like(again, issued_id=other.pk, new_id=new.pk, **wrong)


def test_only_what_was_upheld_late_or_held_on_to_is_sent_on(cast, dorte, like, upheld):
    referral = send_on(upheld.issued, clock.today(), "", by=dorte)
    wrong = "A complaint is sent on when it was upheld, came too late, or the citizen holds on to it."
    with breaks(wrong):
        insert_like(referral, issued_id=like.pk)
    complained(like, cast.karen)
    with breaks(wrong):
        insert_like(referral, issued_id=like.pk)
    met(like, dorte, Outcome.PARTLY)
    with breaks(wrong):
        insert_like(referral, issued_id=like.pk)
    complained(like, cast.karen, "Ikke nok.")
    with breaks("sent_on_with_authority"):
        insert_like(referral, issued_id=like.pk, role="front line")
    insert_like(referral, issued_id=like.pk)


def test_a_late_complaint_is_sent_on(cast, dorte, like, upheld):
    referral = send_on(upheld.issued, clock.today(), "", by=dorte)
    with later(days=60):
        complained(like, cast.karen)
    insert_like(referral, issued_id=like.pk)
    assert like.referral.sent_on == date(2026, 11, 23)
