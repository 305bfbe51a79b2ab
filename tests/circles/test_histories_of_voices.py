"""Random histories of who speaks for whom, and what is taken back: whatever happens, these laws hold."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from pejl.circles import kinds
from pejl.circles.actions import (
    Said,
    answer,
    carry,
    open_circle,
    propose,
    say_it_was_not_said,
    take_back,
    withdraw,
)
from pejl.circles.models import Circle, Decision, ShareVersion, TakenBack, Voice
from pejl.circles.queries import as_it_stands
from pejl.circles.rules import Answer, How, Part, Side, State, Way
from pejl.citizens.actions import Introduction, Mandate, end_representation, represent
from pejl.citizens.models import Representation
from pejl.citizens.rules import WEIGHT_OF, Matter, RepresentationKind, Weight
from pejl.demo.people import as_themselves
from pejl.journal.models import Envelope
from pejl.journal.queries import faults, head
from pejl.organisation.actions import add_user
from pejl.pathways.changes import BeginIntervention
from pejl.pathways.models import InterventionVersion
from pejl.shared import clock
from pejl.shared.refusal import Refused
from tests.cast import MONDAY, Cast

from .acts import goal_of, walk, written_down

BORN = date(2008, 11, 25)
EIGHTEEN = date(2026, 11, 25)
SUMMER_TIME = datetime(2027, 3, 28, 0, 30, tzinfo=clock.COPENHAGEN)
MINUTES = [1, 59, 60, 61, 14 * 60, 24 * 60, 13 * 24 * 60, 14 * 24 * 60]
WHO = ["ida", "lone", "bo", "charlie"]
KINDS = list(RepresentationKind)
who = st.sampled_from(WHO)
answers = st.sampled_from([Answer.YES, Answer.YES, *Answer])


class Pay(BeginIntervention):
    """The same, about money."""

    kind: ClassVar[str] = "test.pay"
    matter: ClassVar[Matter] = Matter.FINANCIAL


class Voices(RuleBasedStateMachine):
    cast: Cast

    def __init__(self) -> None:
        super().__init__()
        self.life = transaction.atomic()
        self.life.__enter__()
        self.now, self.asked, self.mandates = MONDAY, [], []
        with clock.stopped_at(self.now):
            by = self.cast.bo.doer()
            ida = add_user("ida", "Ida Ny", by=by)
            known = Introduction("Ida Ny", cpr="251108-4246", user=ida)
            said = written_down(words="Ja.")
            self.circle: Circle = open_circle(known, by=self.cast.bo, citizen_said=said)
            self.who = {
                "ida": as_themselves(ida),
                "lone": as_themselves(self.cast.town.lone),
                "bo": self.cast.bo,
                "charlie": self.cast.charlie,
            }
            self.goal = goal_of(self.circle, self.who["ida"])

    def teardown(self) -> None:
        assert faults([head()]) == []
        transaction.set_rollback(True)
        self.life.__exit__(None, None, None)

    @property
    def today(self) -> date:
        return clock.date_of(self.now)

    def tries(self, act: Callable[[], Any], *, must_not: bool) -> Any:
        """Done and told once, or refused and nothing is left; where the law says so it is refused."""
        before = Envelope.objects.count(), Voice.objects.count(), Decision.objects.count()
        with clock.stopped_at(self.now):
            try:
                done = act()
            except Refused:
                assert (Envelope.objects.count(), Voice.objects.count(), Decision.objects.count()) == before
                return None
        assert not must_not
        assert Envelope.objects.count() == before[0] + 1
        return done

    def covers(self, matter: Matter, day: date) -> list[RepresentationKind]:
        """On which grounds Lone speaks for Ida, as the machine remembers it."""
        return [
            kind
            for kind, matters, first, last, _row in self.mandates
            if matter in matters and first <= day and (last is None or day <= last)
        ]

    # What people try

    @rule(kind=st.sampled_from(KINDS), money=st.booleans(), days=st.sampled_from([None, 0, 1, 20]))
    def a_mandate_is_given(self, kind: RepresentationKind, money: bool, days: int | None) -> None:
        matters = frozenset({Matter.FINANCIAL if money else Matter.PERSONAL})
        last = None if days is None else self.today + timedelta(days=days)
        mandate = Mandate(
            kind, "Lone Dam", matters, self.today, last, documented_by="Brev", user=self.cast.town.lone
        )
        of_age = kind is RepresentationKind.CUSTODY and self.today >= EIGHTEEN
        never = kind is RepresentationKind.GUARDIAN_7 and not money
        by = self.cast.bo.doer()
        row = self.tries(lambda: represent(self.circle.citizen, mandate, by=by), must_not=of_age or never)
        if row is not None:
            if kind is RepresentationKind.CUSTODY:
                eve = EIGHTEEN - timedelta(days=1)
                last = eve if last is None else min(last, eve)
            self.mandates.append((kind, matters, self.today, last, row))

    @precondition(lambda self: self.mandates)
    @rule(data=st.data())
    def a_mandate_ends(self, data: Any) -> None:
        at = data.draw(st.integers(0, len(self.mandates) - 1))
        kind, matters, first, last, row = self.mandates[at]
        by = self.cast.bo.doer()
        self.tries(lambda: end_representation(row, last_day=self.today, by=by) or True, must_not=False)
        last = self.today if last is None else min(last, self.today)
        self.mandates[at] = (kind, matters, first, last, row)

    @rule(money=st.booleans(), in_days=st.integers(0, 3))
    def bo_proposes(self, money: bool, in_days: int) -> None:
        day = self.today + timedelta(days=in_days)
        change = walk(self.goal, first_day=day, last_day=day + timedelta(days=30))
        kind = Pay if money else BeginIntervention
        table = self.tries(
            lambda: propose(self.circle, [kind(**vars(change))], by=self.cast.bo), must_not=False
        )
        if table is not None:
            self.asked.append(table.version)

    @precondition(lambda self: self.asked)
    @rule(data=st.data(), by=who, said=answers, paper=st.booleans(), quotes=st.booleans())
    def answers(self, data: Any, by: str, said: Answer, paper: bool, quotes: bool) -> None:
        version = data.draw(st.sampled_from(self.asked))
        matter, until = Matter(version.matter), self.today if said is Answer.THINK else None
        speaker: Representation | None = None
        if paper and quotes and self.mandates:
            speaker = data.draw(st.sampled_from([mandate[-1] for mandate in self.mandates]))
        voice = Said(said, "når det er lyst", thinks_until=until)
        if paper:
            voice = written_down(
                said, "når det er lyst", How.LETTER, thinks_until=until, representation=speaker
            )
        grounds = [kind for kind in self.covers(matter, self.today) if kind != RepresentationKind.COMPANION]
        nobodys = by == "charlie" or (paper and by != "bo")
        unmandated = (by == "lone" and not grounds) or (
            speaker is not None and RepresentationKind(speaker.kind) not in grounds
        )
        self.tries(
            lambda: answer(version, voice, shown_hash=version.sentence_hash, by=self.who[by]),
            must_not=nobodys or unmandated,
        )
        for follower in version.proposal.followed_by.all():
            self.keeps(follower.versions.get())

    def keeps(self, version: Any) -> None:
        if version not in self.asked:
            self.asked.append(version)

    @precondition(lambda self: self.asked)
    @rule(data=st.data(), by=who, way=st.sampled_from(["mistake", "not said", "on paper"]))
    def a_voice_is_taken_back(self, data: Any, by: str, way: str) -> None:
        voices = list(Voice.objects.filter(version__in=self.asked).order_by("pk"))
        voice = data.draw(st.sampled_from(voices))
        done = TakenBack.objects.filter(voice=voice).exists()
        capacity = self.who[by]
        if way == "mistake":
            theirs = capacity.user_id in (voice.speaker_id, voice.written_by_id)
            late = self.now - voice.spoken_at > timedelta(hours=1)
            must_not = done or late or not theirs or voice.answer != Answer.YES
            self.tries(lambda: take_back(voice, by=capacity) or True, must_not=must_not)
        else:
            paper = way == "on paper"
            teller = "bo" if paper else "ida"
            must_not = done or by != teller or voice.written_by_id is None or voice.side != Side.CITIZEN
            self.tries(
                lambda: say_it_was_not_said(voice, "Nej.", by=capacity, on_paper=paper) or True,
                must_not=must_not,
            )
        for follower in voice.version.proposal.followed_by.all():
            self.keeps(follower.versions.get())

    @precondition(lambda self: self.asked)
    @rule(data=st.data(), by=who, reason=st.sampled_from(["", "Hun falder."]))
    def it_cannot_wait(self, data: Any, by: str, reason: str) -> None:
        version = data.draw(st.sampled_from(self.asked))
        no = version.voices.filter(side=Side.CITIZEN.value, answer=Answer.NO.value, taken_back=None).exists()
        self.tries(
            lambda: carry(version, reason=reason, signs="Et nik.", by=self.who[by]) or True,
            must_not=by != "bo" or not reason or no,
        )

    @precondition(lambda self: self.asked)
    @rule(data=st.data(), by=who)
    def withdraws(self, data: Any, by: str) -> None:
        version = data.draw(st.sampled_from(self.asked))
        theirs = version.made_by_id == self.who[by].user_id
        with clock.stopped_at(self.now):
            gone = as_it_stands(version.proposal, self.today).state is State.OVERTAKEN
        must_not = not theirs and not (gone and by == "bo")
        self.tries(lambda: withdraw(version.proposal, by=self.who[by]) or True, must_not=must_not)

    @rule(minutes=st.sampled_from(MINUTES))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(after=st.booleans())
    def it_is_midnight(self, after: bool) -> None:
        eve = datetime.combine(self.today + timedelta(days=1), datetime.min.time(), clock.COPENHAGEN)
        self.now = eve + timedelta(seconds=1 if after else -1)

    @rule()
    def the_night_of_summer_time(self) -> None:
        self.now = max(self.now, SUMMER_TIME)

    # What holds at every moment

    @invariant()
    def every_agreement_had_the_voices_that_the_law_asks_for(self) -> None:
        by_voices = Decision.objects.filter(circle=self.circle, way=Way.AGREEMENT.value, undoes=None)
        for decision in by_voices.filter(version__in=self.asked, is_provisional=False):
            at, matter = decision.taken_at, Matter(decision.version.matter)
            voices = [
                voice
                for voice in decision.version.voices.filter(spoken_at__lte=at).order_by("pk")
                if not TakenBack.objects.filter(voice=voice, at__lt=at).exists()
            ]
            said = {Side(voice.side): Answer(voice.answer) for voice in voices}
            assert said[Side.PROFESSIONAL] is Answer.YES
            assert said.get(Side.CITIZEN) is not Answer.NO
            weights = {WEIGHT_OF[kind] for kind in self.covers_at(matter, clock.date_of(at))}
            own, other = (said.get(side) is Answer.YES for side in (Side.CITIZEN, Side.REPRESENTATIVE))
            assert own or other
            assert other or Weight.INSTEAD not in weights
            if Weight.TOGETHER in weights and Weight.INSTEAD not in weights:
                assert own and other

    def covers_at(self, matter: Matter, day: date) -> list[RepresentationKind]:
        """Grounds in force all that day: what began or ended on it may have done so later in it."""
        return [
            kind
            for kind, matters, first, last, _row in self.mandates
            if matter in matters and first < day and (last is None or day < last)
        ]

    @invariant()
    def who_spoke_for_her_had_a_mandate_about_it_that_day(self) -> None:
        for voice in Voice.objects.filter(side=Side.REPRESENTATIVE.value).select_related("version"):
            day = clock.date_of(voice.spoken_at)
            kinds_then = self.covers(Matter(voice.version.matter), day)
            assert RepresentationKind(voice.representation.kind) in kinds_then
            assert voice.representation.kind != RepresentationKind.COMPANION

    @invariant()
    def nothing_stands_that_was_taken_back(self) -> None:
        for row in self.work_in_force():
            assert row.decision.undoes_id is None
            taken = TakenBack.objects.filter(voice__version=row.decision.version, voice__answer="yes")
            again = row.decision.version.voices.filter(answer="yes", taken_back=None)
            assert not taken.exists() or again.exists() or row.decision.is_provisional

    @invariant()
    def what_was_begun_without_an_answer_is_over_in_fourteen_days(self) -> None:
        for row in self.work_in_force():
            if row.decision.is_provisional:
                assert row.last_day - row.valid_from < timedelta(days=14)
                assert row.decision.version.carried.reason

    @invariant()
    def never_are_two_versions_of_one_in_force(self) -> None:
        rows = [row.item_id for row in self.work_in_force()]
        assert len(rows) == len(set(rows))
        shares = ShareVersion.objects.in_force(self.today).filter(item__circle=self.circle)
        items = list(shares.values_list("item", flat=True))
        assert len(items) == len(set(items)) == len(Part)

    def work_in_force(self) -> list[InterventionVersion]:
        rows = InterventionVersion.objects.in_force(self.today).filter(item__circle=self.circle)
        return list(rows.select_related("decision__version"))


@pytest.fixture
def money(monkeypatch):
    """There is something to agree about that is about money."""
    monkeypatch.setattr(kinds, "_kinds", dict(kinds.registered()))
    kinds.register(Pay)


@pytest.mark.usefixtures("money")
def test_no_history_gets_around_who_may_speak_and_what_is_taken_back(cast):
    class OfThisCast(Voices):
        pass

    OfThisCast.cast = cast
    run_state_machine_as_test(
        OfThisCast,
        settings=settings(
            max_examples=6,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
