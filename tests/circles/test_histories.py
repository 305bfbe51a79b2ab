"""Random histories: whoever tries whatever, whenever, nothing gets around the law that both must say yes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

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

from pejl.circles.actions import Said, answer, open_circle, propose, withdraw
from pejl.circles.changes import Join, Newcomer, StopSharing
from pejl.circles.models import CircleMember, Decision, ProposalVersion, Share, ShareVersion, Voice
from pejl.circles.queries import as_it_stands, open_proposals, standing
from pejl.circles.rules import Answer, MemberKind, Needs, Part, Side, Way
from pejl.citizens.actions import Introduction
from pejl.demo.people import as_themselves
from pejl.journal.models import Envelope
from pejl.journal.queries import faults, head
from pejl.organisation.actions import add_user
from pejl.organisation.rules import Capacity
from pejl.pathways.changes import WriteWish
from pejl.pathways.models import InterventionVersion, WishVersion
from pejl.pathways.queries import plan_of
from pejl.shared import clock
from pejl.shared.refusal import Refused
from tests.cast import MONDAY, Cast

from .acts import colleague, goal_of, newer_text_of, walk, written_down

EVERYONE = ["karen", "bo", "clara", "charlie", "jonas", "mette", "bo at home"]
AT_WORK = {"bo", "clara", "charlie"}
people = st.sampled_from(EVERYONE)
answers = st.sampled_from([Answer.YES, Answer.YES, Answer.YES, *Answer])
ROWS = (ProposalVersion, Voice, Decision, CircleMember, Share, ShareVersion, WishVersion, InterventionVersion)


@dataclass
class Asked:
    """What the machine remembers of a proposal."""

    version: ProposalVersion
    by: str
    last_day: date | None
    joins: str | None = None
    said: dict[Side, Answer] = field(default_factory=dict)
    is_withdrawn: bool = False

    def state(self, today: date) -> str:
        said = set(self.said.values())
        if Answer.NO in said or Answer.YES_IF in said:
            return "stopped"
        if self.said.get(Side.CITIZEN) is self.said.get(Side.PROFESSIONAL) is Answer.YES:
            return "agreed"
        is_late = self.last_day is not None and today > self.last_day
        return "stopped" if self.is_withdrawn or is_late else "open"


class Histories(RuleBasedStateMachine):
    cast: Cast

    def __init__(self) -> None:
        super().__init__()
        self.life = transaction.atomic()
        self.life.__enter__()
        self.now = MONDAY
        self.asked: list[Asked] = []
        self.sees: dict[str, set[Part]] = {"karen": set(Part), "bo": set(Part)}
        self.wishes = 0
        self.has_moved = True
        with clock.stopped_at(self.now):
            self.circle, cast = self.cast.karens, self.cast
            self.goal = goal_of(self.circle, cast.karen)
            mette = add_user("mette", "Mette Holm", by=cast.bo.doer())
        self.capacities: dict[str, Capacity] = {
            **{name: getattr(cast, name) for name in ("karen", "bo", "clara", "charlie", "jonas")},
            "mette": as_themselves(mette),
            "bo at home": as_themselves(cast.town.bo),
        }

    def teardown(self) -> None:
        assert faults([head()]) == []
        transaction.set_rollback(True)
        self.life.__exit__(None, None, None)

    @property
    def today(self) -> date:
        return clock.date_of(self.now)

    def does(self, act: Callable[[], Any], *, may: bool) -> Any:
        """It is done and told once, or refused and nothing is left; whichever of them it should be."""
        told, before = Envelope.objects.count(), self.rows()
        with clock.stopped_at(self.now):
            try:
                done = act()
            except Refused as refused:
                assert not may, refused.reasons
                assert (Envelope.objects.count(), self.rows()) == (told, before)
                return None
        assert may
        self.has_moved = True
        assert Envelope.objects.count() == told + 1
        return done

    def rows(self) -> list[int]:
        return [model.objects.count() for model in ROWS]

    def sees_plan(self, who: str) -> bool:
        return Part.PLAN in self.sees.get(who, ())

    def side_of(self, who: str) -> Side | None:
        if who == "karen":
            return Side.CITIZEN
        return Side.PROFESSIONAL if who in AT_WORK and self.sees.get(who) else None

    def puts(self, table: Any, by: str, last_day: date | None, joins: str | None = None) -> None:
        said = {side: Answer.YES for side in [self.side_of(by)] if side}
        self.asked.append(Asked(table.version, by, last_day, joins, said))

    # What people try

    @rule(by=people, in_days=st.integers(0, 3))
    def proposes_a_walk(self, by: str, in_days: int) -> None:
        day = self.today + timedelta(days=in_days)
        change = walk(self.goal, first_day=day, last_day=day + timedelta(days=30))
        if table := self.does(
            lambda: propose(self.circle, [change], by=self.capacities[by]), may=self.sees_plan(by)
        ):
            self.puts(table, by, day)

    @rule(by=people)
    def writes_a_wish(self, by: str) -> None:
        wish = [WriteWish("Jeg vil ud.")]
        if self.does(lambda: propose(self.circle, wish, by=self.capacities[by]), may=by == "karen"):
            self.wishes += 1

    @rule(by=people, who=st.sampled_from(["clara", "charlie"]))
    def asks_that_a_colleague_joins(self, by: str, who: str) -> None:
        change = colleague(self.capacities[who])
        may = by in AT_WORK or bool(self.sees.get(by))
        if table := self.does(lambda: propose(self.circle, [change], by=self.capacities[by]), may=may):
            self.puts(table, by, None, who)

    @rule(by=people)
    def asks_that_the_daughter_joins(self, by: str) -> None:
        uid = str(self.capacities["mette"].user_uid)
        change = Join(Newcomer(MemberKind.FAMILY, "Mette Holm", "datter", uid), (Part.PLAN,))
        may = by in AT_WORK or bool(self.sees.get(by))
        if table := self.does(lambda: propose(self.circle, [change], by=self.capacities[by]), may=may):
            self.puts(table, by, None, "mette")

    @precondition(lambda self: self.asked)
    @rule(data=st.data(), by=people, said=answers, writes=st.booleans(), reads=st.integers(0, 9))
    def answers(self, data: Any, by: str, said: Answer, writes: bool, reads: int) -> None:
        one = data.draw(st.sampled_from(self.asked))
        side = self.side_of(by)
        if writes:
            side = Side.CITIZEN if side is Side.PROFESSIONAL else None
        words = "når det er lyst"
        until = self.today if said is Answer.THINK else None
        voice = (
            written_down(said, words, thinks_until=until) if writes else Said(said, words, thinks_until=until)
        )
        shown = "0" * 64 if reads == 0 else one.version.sentence_hash
        may = (
            one.state(self.today) == "open"
            and (self.sees_plan(by) or (one.joins is not None and bool(self.sees.get(by))))
            and side is not None
            and one.said.get(side) is not Answer.YES
            and reads != 0
            and not (side is Side.PROFESSIONAL and said in (Answer.THINK, Answer.WITH_SOMEONE))
        )
        act = self.does(lambda: answer(one.version, voice, shown_hash=shown, by=self.capacities[by]), may=may)
        if act is None:
            return
        assert side is not None
        one.said[side] = said
        if one.state(self.today) == "agreed":
            self.comes_in_force(one)
        if said is Answer.YES_IF:
            new = one.version.proposal.followed_by.get().versions.get()
            self.asked.append(Asked(new, by, one.last_day, one.joins, {side: Answer.YES}))

    def comes_in_force(self, one: Asked) -> None:
        if one.joins is not None:
            self.sees[one.joins] = {Part.PLAN} if one.joins == "mette" else set(Part)

    @precondition(lambda self: self.asked)
    @rule(data=st.data())
    def writes_it_anew(self, data: Any) -> None:
        """The old text can no longer be answered, and the new one has no voices yet."""
        one = data.draw(st.sampled_from(self.asked))
        if one.state(self.today) != "open":
            return
        with clock.stopped_at(self.now):
            newer = newer_text_of(as_it_stands(one.version.proposal, self.today), f"Tekst {self.rows()}")
        self.does(
            lambda: answer(
                one.version, Said(Answer.NO), shown_hash=newer.sentence_hash, by=self.capacities["karen"]
            ),
            may=False,
        )
        one.version, one.said, self.has_moved = newer, {}, True

    @precondition(lambda self: self.asked)
    @rule(data=st.data(), by=people)
    def withdraws(self, data: Any, by: str) -> None:
        one = data.draw(st.sampled_from(self.asked))
        owner = self.capacities[one.by].user_id == self.capacities[by].user_id
        may = one.state(self.today) == "open" and owner
        proposal, capacity = one.version.proposal, self.capacities[by]
        self.does(lambda: withdraw(proposal, by=capacity) or True, may=may)
        one.is_withdrawn |= may

    @precondition(lambda self: self.sees.get("mette"))
    @rule(by=people)
    def stops_sharing_with_the_daughter(self, by: str) -> None:
        share = Share.objects.get(member__name="Mette Holm")
        stop = [StopSharing(str(share.uid))]
        if self.does(lambda: propose(self.circle, stop, by=self.capacities[by]), may=by == "karen"):
            del self.sees["mette"]

    @rule(by=people, asked=st.booleans())
    def opens_a_circle(self, by: str, asked: bool) -> None:
        said = written_down(words="Ja.") if asked else None
        ida = Introduction("Ida Ny")
        self.does(lambda: open_circle(ida, by=self.capacities[by], citizen_said=said), may=by in AT_WORK)

    @rule(hours=st.integers(1, 60))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        self.has_moved = True

    # What holds at every moment

    @invariant()
    def the_laws_hold(self) -> None:
        """A refusal leaves nothing, and so nothing to look at again."""
        if self.has_moved:
            self.nothing_is_in_force_without_the_voices_it_needs()
            self.only_an_opening_is_without_a_voice_and_lets_one_see_the_least()
            self.a_text_is_decided_once_and_only_where_it_is_agreed()
            self.the_plan_holds_what_was_agreed_and_nothing_else()
            self.everyone_sees_what_was_agreed_that_they_see()
        self.has_moved = False

    def nothing_is_in_force_without_the_voices_it_needs(self) -> None:
        for model in (WishVersion, InterventionVersion, ShareVersion, CircleMember):
            for row in model.objects.select_related("decision"):
                if row.decision.way != Way.EVENT:
                    assert not self.missing_voices(row.decision)

    def missing_voices(self, decision: Decision) -> set[str]:
        voices = Voice.objects.filter(version=decision.version, answer=Answer.YES.value)
        needed = {Side.CITIZEN} if decision.needs == Needs.CITIZEN else {Side.CITIZEN, Side.PROFESSIONAL}
        return needed - set(voices.values_list("side", flat=True))

    def only_an_opening_is_without_a_voice_and_lets_one_see_the_least(self) -> None:
        events = ShareVersion.objects.filter(decision__way=Way.EVENT.value)
        assert {version.item.part for version in events.select_related("item")} <= {"name"}

    def a_text_is_decided_once_and_only_where_it_is_agreed(self) -> None:
        states = {one.version.pk: one.state(self.today) for one in self.asked}
        decided = Decision.objects.filter(version__in=states).values_list("version", flat=True)
        assert sorted(decided) == sorted(pk for pk, state in states.items() if state == "agreed")
        waiting = {table.version.pk for table in open_proposals(self.circle, self.today)}
        assert waiting == {pk for pk, state in states.items() if state == "open"}

    def the_plan_holds_what_was_agreed_and_nothing_else(self) -> None:
        agreed = [one for one in self.asked if one.state(self.today) == "agreed" and not one.joins]
        assert (InterventionVersion.objects.count(), WishVersion.objects.count()) == (
            len(agreed),
            self.wishes,
        )
        plan = plan_of(self.circle, self.today)
        standing_now = [
            one for one in agreed if one.last_day and self.today <= one.last_day + timedelta(days=30)
        ]
        assert sum(len(goal.interventions) for goal in plan.goals) == len(standing_now)

    def everyone_sees_what_was_agreed_that_they_see(self) -> None:
        for who, capacity in self.capacities.items():
            here = standing(self.circle, capacity, self.today)
            assert (here.parts, here.side) == (frozenset(self.sees.get(who, ())), self.side_of(who))


def test_no_history_gets_around_the_two_yeses(cast):
    class OfThisCast(Histories):
        pass

    OfThisCast.cast = cast
    run_state_machine_as_test(
        OfThisCast,
        settings=settings(
            max_examples=12,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
