"""What the database itself holds about ideas, situations and questions, past Django."""

from datetime import timedelta
from uuid import uuid4

import pytest

from pejl.journal.models import ErasurePermit
from pejl.practice.actions import (
    Asking,
    IdeaAnswered,
    answer_idea,
    ask,
    ask_to_think,
    end_trial,
    finish,
    read_news,
    reply,
    take_up,
    tell_attempt,
    think_along,
    want_pathway,
    write_idea,
)
from pejl.practice.models import Idea, Outcome, Question, Situation, Thought
from pejl.practice.queries import asked_with
from pejl.practice.rules import Became
from pejl.shared import clock
from tests.circles.raw import (
    NEVER_CHANGED,
    NEVER_DELETED,
    breaks,
    columns_of,
    guarded,
    insert,
    insert_like,
    run,
)

TABLES = guarded("practice")


@pytest.fixture
def everything(cast) -> Idea:
    """A row in every table of the room."""
    idea = write_idea("En bænk ved døren.", by=cast.karen)
    until = clock.today() + timedelta(days=30)
    answer_idea(idea, IdeaAnswered(True, "Godt.", "Bo", until), by=cast.clara)
    end_trial(take_up(idea, by=cast.charlie), worked=True, words="Ja.", by=cast.charlie)
    read_news(idea, by=cast.karen)
    situation = ask_to_think(Asking("Hvad gør I?", circle=cast.karens, citizens_words="Ja."), by=cast.bo)
    think_along(situation, "Vent.", by=cast.charlie)
    tell_attempt(situation, "Vi ventede.", by=cast.bo)
    finish(situation, Became.LEARNING, "Vent.", by=cast.bo)
    question = asked_with(ask("Hvad kan jeg gøre?", source="her")).get()
    reply(question, "Ring.", by=cast.bo)
    want_pathway(question, name="Eva", phone="20", source="her")
    return idea


def test_every_table_but_the_knocks_is_only_added_to(everything):
    assert {model.__name__ for model in TABLES} == {
        "Attempt", "Idea", "IdeaAnswer", "NewsRead", "Outcome", "PathwayWanted", "Question", "QuestionLine",
        "Situation", "Thought", "Trial", "TrialEnd",
    }  # fmt: skip
    assert [model.__name__ for model in TABLES if not model._base_manager.exists()] == []


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_no_row_is_changed_or_deleted_without_a_permit(everything, model):
    table = model._meta.db_table
    for field in model._meta.local_fields:
        with breaks(NEVER_CHANGED):
            run(f'UPDATE {table} SET "{field.column}" = "{field.column}"')
    with breaks(NEVER_DELETED):
        run(f"DELETE FROM {table}")


def _permit(subject) -> None:
    ErasurePermit.objects.create(subject=subject, reason="Der stod et navn.", opened_at=clock.now())


def test_a_permit_for_an_idea_opens_all_of_it_and_nothing_else(cast, everything):
    other = write_idea("En anden idé.", by=cast.bo)
    _permit(everything.uid)
    for table in ("trialend", "trial", "ideaanswer", "newsread", "idea"):
        column = {"idea": "id", "trialend": "trial_id"}.get(table, "idea_id")
        keys = [trial.pk for trial in everything.trials.all()] if table == "trialend" else [everything.pk]
        for key in keys:
            run(f"DELETE FROM practice_{table} WHERE {column} = %s", key)
    with breaks(NEVER_DELETED):
        run("DELETE FROM practice_idea WHERE id = %s", other.pk)
    assert list(Idea.objects.all()) == [other]


def test_a_permit_for_a_citizen_opens_the_situations_agreed_with_them(cast, everything):
    other = ask_to_think(Asking("Noget andet."), by=cast.bo)
    _permit(cast.karens.citizen.uid)
    agreed = Situation.objects.exclude(circle=None).get()
    for table in ("thought", "attempt", "outcome"):
        run(f"DELETE FROM practice_{table} WHERE situation_id = %s", agreed.pk)
    run("DELETE FROM practice_situation WHERE id = %s", agreed.pk)
    with breaks(NEVER_DELETED):
        run("DELETE FROM practice_situation WHERE id = %s", other.pk)


def test_a_permit_for_a_question_opens_it(everything):
    question = Question.objects.get()
    _permit(question.uid)
    for table in ("questionline", "pathwaywanted"):
        run(f"DELETE FROM practice_{table} WHERE question_id = %s", question.pk)
    run("DELETE FROM practice_question WHERE id = %s", question.pk)


def test_in_its_own_unit_an_idea_is_not_tried_before_a_yes(cast, everything):
    waiting = write_idea("En anden idé.", by=cast.bo)
    own = everything.trials.order_by("pk")[0]
    with breaks("when it was answered with a yes"):
        insert_like(own, idea_id=waiting.pk)


def test_a_unit_tries_an_idea_once(everything):
    with breaks("(?i)unique"):
        insert_like(everything.trials.order_by("pk")[1])


def test_nothing_is_added_to_a_situation_that_is_over(everything):
    for row in (Thought.objects.get(), Thought.objects.get().situation.attempts.get()):
        with breaks("They are done thinking about this."):
            insert_like(row)


def test_what_became_an_idea_has_one(cast, everything):
    other = ask_to_think(Asking("Noget andet."), by=cast.bo)
    with breaks("what_became_an_idea_has_one"):
        insert_like(Outcome.objects.get(), situation_id=other.pk, kind="idea")


def test_an_answer_to_a_question_has_a_name_under_it(everything):
    line = Question.objects.get().lines.get()
    with breaks("who_answers_a_question_is_named"):
        insert_like(line, by_name="")


def test_who_works_here_stands_by_an_idea(cast, everything):
    idea = write_idea("En anden idé.", by=cast.bo)
    columns = {name: value for name, value in columns_of(idea).items() if name != "id"}
    with breaks("who_works_here_stands_by_an_idea"):
        insert("practice_idea", {**columns, "uid": uuid4().hex, "shows_name": False})
