"""An idea: written by anyone, answered by a named leader, tried, taken up elsewhere, done."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pejl.circles.changes import Join, Newcomer
from pejl.circles.rules import MemberKind, Part
from pejl.demo.people import BY_THE_DEMO, agree, as_employee, as_themselves
from pejl.journal.models import Envelope
from pejl.organisation.actions import Terms, add_unit, add_user, employ, end_employment
from pejl.organisation.models import Employment, Unit
from pejl.organisation.rules import Role
from pejl.practice.actions import IdeaAnswered, answer_idea, end_trial, read_news, take_up, write_idea
from pejl.practice.models import Idea, Trial
from pejl.practice.queries import (
    done_lately,
    ideas_for,
    late_ideas,
    may_decide,
    news_for,
    waiting_for,
    whole,
)
from pejl.practice.rules import Stands
from pejl.shared import clock
from pejl.shared.refusal import Refused
from tests.circles.acts import later

WORDS = "En bænk ved døren, så man kan tage sko på siddende."
TODAY = date(2026, 11, 23)
YES = IdeaAnswered(True, "Det er let at prøve.", "Bo", TODAY + timedelta(days=30))
NO = IdeaAnswered(False, "Gangen er for smal.")


@pytest.fixture
def idea(cast) -> Idea:
    return write_idea(WORDS, by=cast.karen)


def refused(act, *args, **kwargs) -> list[str]:
    with pytest.raises(Refused) as refusal:
        act(*args, **kwargs)
    return refusal.value.reasons


def test_a_citizens_idea_goes_to_the_leader_of_the_unit_that_knows_her(cast, idea):
    assert (idea.comes_from, idea.unit.name, idea.decider_name, idea.by_name) == (
        "citizen",
        "Hjemmeplejen Nord",
        "Clara Winther",
        "",
    )
    assert idea.answer_by == TODAY + timedelta(days=14)


def test_who_works_here_stands_by_an_idea_and_others_when_they_choose(cast):
    assert write_idea(WORDS, by=cast.bo).by_name == "Bo Kjær"
    assert write_idea(WORDS, by=cast.karen, shows_name=True).by_name == "Karen Holm"


@pytest.mark.parametrize(
    ("kind", "comes_from"), [(MemberKind.VOLUNTEER, "volunteer"), (MemberKind.FAMILY, "relative")]
)
def test_volunteers_and_relatives_have_ideas_too(cast, kind, comes_from):
    poul = add_user("poul", "Poul Ven", by=BY_THE_DEMO)
    until = TODAY + timedelta(days=30) if kind is MemberKind.VOLUNTEER else None
    join = Join(Newcomer(kind, "Poul Ven", "ven", user_uid=str(poul.uid)), (Part.NAME,), until)
    agree(cast.karens, [join], by=cast.karen, yes_from=cast.bo)
    idea = write_idea(WORDS, by=as_themselves(poul))
    assert (idea.comes_from, idea.unit.name) == (comes_from, "Hjemmeplejen Nord")


def test_who_belongs_nowhere_is_answered_too(cast):
    idea = write_idea(WORDS, by=as_themselves(add_user("ole", "Ole Ny", by=BY_THE_DEMO)))
    assert (idea.comes_from, idea.decider_name) == ("relative", "Clara Winther")


def test_where_a_unit_has_no_leader_the_nearest_above_answers(cast):
    care = Unit.objects.get(name="Social Omsorg")
    anna = add_user("anna", "Anna Chef", by=BY_THE_DEMO)
    employ(anna, care, Terms(Role.LEADER, "chef", TODAY), by=BY_THE_DEMO)
    idea = write_idea(WORDS, by=cast.fatima)
    assert (idea.decider_name, idea.unit.name) == ("Anna Chef", "Team Ung")


def test_where_nobody_above_leads_any_leader_answers(cast):
    far = add_unit("Langt væk", by=BY_THE_DEMO)
    zoe = add_user("zoe", "Zoe Fjern", by=BY_THE_DEMO)
    employ(zoe, far, Terms(Role.FRONT_LINE, "vikar", TODAY), by=BY_THE_DEMO)
    assert write_idea(WORDS, by=as_employee(zoe)).decider_name == "Clara Winther"


def test_without_a_leader_it_is_said_plainly(cast):
    end_employment(Employment.objects.get(user=cast.town.clara), last_day=TODAY, by=BY_THE_DEMO)
    with later(days=1):
        assert refused(write_idea, WORDS, by=cast.bo) == [
            "Der er ingen leder, der kan svare, endnu. Ring til os."
        ]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (" ", "Skriv lidt her."),
        ("a" * 4001, "Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."),
        ("010150-1234", "Der står et CPR-nummer. Tag det ud. Vi skal ikke bruge det her."),
    ],
)
def test_an_idea_is_words_and_not_too_many(cast, words, reason):
    assert refused(write_idea, words, by=cast.karen) == [reason]


def test_sent_twice_it_is_done_once(cast, uid, south):
    idea = write_idea(WORDS, by=cast.karen, uid=uid)
    assert write_idea(WORDS, by=cast.karen, uid=uid) == idea
    answer = answer_idea(idea, YES, by=cast.clara, uid=uid)
    assert answer_idea(idea, YES, by=cast.clara, uid=uid) == answer
    trial = take_up(idea, by=cast.charlie)
    assert take_up(idea, by=south.sam) == trial
    end = end_trial(trial, worked=True, words="Godt.", by=cast.charlie, uid=uid)
    assert end_trial(trial, worked=True, words="Godt.", by=cast.charlie, uid=uid) == end


def test_only_a_leader_near_by_answers_until_the_day_has_passed(cast, idea, south):
    for who in (cast.karen, cast.bo, south.sam):
        assert refused(answer_idea, idea, NO, by=who) == ["Det er en leder tæt på, der svarer på idéen."]
    with later(days=15):
        assert [may_decide(idea, who, clock.today()) for who in (cast.bo, cast.clara, south.sam)] == [
            False,
            True,
            True,
        ]
        assert answer_idea(idea, NO, by=south.sam).by_name == "Sam Rask"


def test_another_leader_of_the_unit_answers_when_the_first_is_gone(cast, idea):
    vera = add_user("vera", "Vera Ny", by=BY_THE_DEMO)
    employ(vera, cast.town.north, Terms(Role.LEADER, "leder", TODAY), by=BY_THE_DEMO)
    assert answer_idea(idea, NO, by=as_employee(vera)).by_name == "Vera Ny"


def test_an_idea_is_answered_once_with_a_reason_and_a_day(cast, idea):
    assert refused(answer_idea, idea, replace(NO, reason=" "), by=cast.clara) == ["Skriv lidt her."]
    assert refused(answer_idea, idea, replace(YES, until=None), by=cast.clara) == [
        "Skriv, til hvornår I prøver det."
    ]
    for until in (TODAY - timedelta(days=1), TODAY + timedelta(days=367)):
        assert refused(answer_idea, idea, replace(YES, until=until), by=cast.clara) == [
            "Dagen skal ligge fra i dag og højst et år frem."
        ]
    answer_idea(idea, NO, by=cast.clara)
    assert refused(answer_idea, idea, YES, by=cast.clara) == ["Idéen har fået et svar."]
    assert whole(idea).stands is Stands.NOT_NOW


def test_a_yes_is_tried_by_somebody_until_a_day(cast, idea):
    answer_idea(idea, YES, by=cast.clara)
    (trial,) = idea.trials.all()
    assert (trial.unit, trial.who, trial.until) == (cast.town.north, "Bo", YES.until)
    other = write_idea(WORDS, by=cast.bo)
    answer_idea(other, replace(YES, who=""), by=cast.clara)
    assert other.trials.get().who == "Hjemmeplejen Nord"


def test_another_district_takes_it_up_with_one_click_and_does_it(cast, idea, south):
    answer_idea(idea, YES, by=cast.clara)
    trial = take_up(idea, by=cast.charlie)
    assert (trial.unit, trial.who, trial.until) == (south.unit, "Charlie Bak", TODAY + timedelta(days=42))
    end_trial(trial, worked=True, words="Vi satte to bænke op.", by=south.sam)
    assert whole(idea).stands is Stands.DONE
    assert done_lately(clock.now()).trial == trial
    end_trial(idea.trials.get(unit=cast.town.north), worked=False, words="Den stod i vejen.", by=cast.bo)
    told = Envelope.objects.filter(about=idea.uid).count()
    assert (told, whole(idea).stands) == (5, Stands.DONE)


def test_an_idea_that_waits_is_not_taken_from_the_one_who_answers(cast, idea):
    assert refused(take_up, idea, by=cast.charlie) == [
        "Idéen venter på sit svar. Vent til den dag, der er lovet."
    ]
    with later(days=15):
        assert refused(take_up, idea, by=cast.bo) == ["Idéen er sendt til din egen enhed. Her gælder svaret."]
        assert refused(take_up, idea, by=cast.jonas) == [
            "Det er dem, der arbejder her, der prøver en idé af."
        ]
        take_up(idea, by=cast.charlie)
        assert whole(idea).stands is Stands.TRYING


def test_only_those_who_try_it_say_how_it_went_and_once(cast, idea):
    answer_idea(idea, YES, by=cast.clara)
    trial = Trial.objects.get()
    for who in (cast.karen, cast.charlie):
        assert refused(end_trial, trial, worked=True, words="Godt.", by=who) == [
            "Det er dem, der prøver idéen, der siger, hvordan det gik."
        ]
    end_trial(trial, worked=False, words="Den vælter.", by=cast.bo)
    assert whole(idea).stands is Stands.TRIED
    assert refused(end_trial, trial, worked=True, words="Godt.", by=cast.clara) == [
        "I har allerede skrevet, hvordan det gik."
    ]


def test_the_author_is_told_each_time(cast, idea):
    def news() -> list[int]:
        return [one.happenings for one in news_for(cast.karen.user_id)]

    assert news() == []
    answer_idea(idea, YES, by=cast.clara)
    assert news() == [2]
    read_news(idea, by=cast.karen)
    assert news() == []
    trial = take_up(idea, by=cast.charlie)
    assert news() == [3]
    read_news(idea, by=cast.karen)
    end_trial(trial, worked=True, words="Godt.", by=cast.charlie)
    assert news() == [4]
    assert refused(read_news, idea, by=cast.bo) == ["Det er ikke din idé."]


def test_until_it_is_answered_an_idea_is_between_the_author_and_their_unit(cast, idea):
    def who_sees() -> list[bool]:
        people = (cast.karen, cast.bo, cast.clara, cast.charlie, cast.jonas)
        return [bool(ideas_for(who, clock.today())) for who in people]

    assert who_sees() == [True, True, True, False, False]
    with later(days=15):
        assert who_sees() == [True] * 5
        assert late_ideas(clock.today()) == [idea]
    answer_idea(idea, NO, by=cast.clara)
    assert who_sees() == [True] * 5
    assert late_ideas(TODAY + timedelta(days=20)) == []


def test_a_leader_finds_what_waits_for_an_answer(cast, idea, south):
    assert waiting_for(cast.clara, TODAY) == [idea]
    assert [waiting_for(who, TODAY) for who in (cast.karen, cast.bo, south.sam)] == [[], [], []]
    assert waiting_for(south.sam, TODAY + timedelta(days=15)) == [idea]
