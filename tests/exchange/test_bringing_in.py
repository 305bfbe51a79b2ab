"""Round trips, whole or not at all, the same file twice, two people at once."""

import json
from datetime import timedelta

import pytest

from pejl.chain import actions as chain
from pejl.chain.models import Framework, Node
from pejl.chain.queries import last_version, text_of
from pejl.chain.rules import ActivityKind, Place, Text
from pejl.exchange import actions
from pejl.exchange.models import Received
from pejl.exchange.queries import files_to_take, lost_in, take_out
from pejl.exchange.rules.formats import Format, format_of
from pejl.exchange.rules.plan import Standing
from pejl.exchange.writing import write_template
from pejl.journal.models import Envelope
from pejl.shared import clock
from pejl.shared.refusal import Refused

from .conftest import TODAY, brought, comma, counts, notes, now, planned, sheet

WHOLE = [Format.XLSX, Format.CSV, Format.CASE]


def as_it_holds(standing: Standing) -> dict:
    """All of the chain that a file holds."""
    return {
        one.key: (
            one.place,
            one.set_key,
            one.unit,
            {name: str(value).replace("\r\n", "\n") for name, value in vars(one.text).items()},
            one.begins,
            one.period.last_day,
            sorted(one.uppers),
            sorted(one.competences),
        )
        for one in standing.nodes.values()
        if not one.is_ended
    }


@pytest.fixture
def hard(woven) -> Standing:
    """The demo's chain with what is hard to write in a file."""
    nodes, planner = woven.nodes, woven.planner
    principle = nodes["PM-alt"]
    words = Text("=1+1", '\'=2\r\nto; "tre"\t, fire\r\n\r\n-5', "@Pia", "https://a.dk/?b=1;c")
    chain.rewrite(principle, words, planner_period(principle), by=planner)
    activity = next(node for node in nodes.values() if node.place == Place.ACTIVITY)
    kind = Text("+ 45 minutter", activity_kind=ActivityKind.EXTERNAL_COURSE, on_screen=True)
    chain.rewrite(activity, kind, planner_period(activity), by=planner)
    gone = next(node for node in nodes.values() if node.place == Place.LEARNING_GOAL)
    chain.end(gone, TODAY, by=planner)
    return now()


def planner_period(node):
    version = last_version(node)
    return chain.nodes.Period(version.valid_from, version.last_day)


@pytest.mark.parametrize("format", WHOLE)
def test_what_goes_out_comes_in_as_nothing_new(hard, format):
    plan = planned(take_out(hard, format), hard, format)
    assert (plan.faults, counts(plan)[:2], plan.changes_nothing) == ([], (0, 0), True)


@pytest.mark.parametrize("format", WHOLE)
def test_what_goes_out_comes_in_whole_where_nothing_is(hard, planner, format):
    """Into the plan of an empty house, since two houses do not fit in one test."""
    empty = Standing(TODAY, units=hard.units)
    plan = planned(take_out(hard, format), empty, format)
    assert plan.faults == []
    assert (plan.sets, plan.competences.items() <= hard.competences.items()) == (dict(hard.sets), True)
    found = {
        step.key: (
            step.place,
            step.set_key,
            step.unit,
            {name: str(value).replace("\r\n", "\n") for name, value in vars(step.text).items()},
            step.period.first_day,
            step.period.last_day,
            sorted(key for key, _day in step.under),
            sorted(step.competences or ()),
        )
        for step in plan.steps
    }
    assert found == as_it_holds(hard)


def test_a_set_goes_to_moodle_and_comes_back_as_nothing_new(hard):
    for set_key in hard.sets:
        plan = planned(take_out(hard, Format.MOODLE, set_key), hard)
        assert (plan.faults, counts(plan)[:2]) == ([], (0, 0))
        nodes = [one for one in hard.nodes.values() if one.set_key == set_key and not one.is_ended]
        assert len(plan.steps) == len(nodes)


def test_a_set_from_moodle_is_what_it_was_in_another_house(hard):
    plan = planned(take_out(hard, Format.MOODLE, "social"), Standing(TODAY))
    assert plan.faults == []
    at_home = {one.key: one.place for one in hard.nodes.values() if one.set_key == "social" and one.uppers}
    for step in plan.steps:
        assert step.under == () or step.place is at_home[step.key]


def test_each_file_says_what_it_cannot_hold(hard):
    assert [(one.format, one.set_key) for one in files_to_take(hard)] == [
        (Format.XLSX, ""),
        (Format.CSV, ""),
        (Format.CASE, ""),
        (Format.MOODLE, "social"),
        (Format.MOODLE, "omsorg"),
    ]
    told = [str(fault) for fault in lost_in(hard, Format.MOODLE, "social")]
    assert told[0].startswith("Politikker: ") and told[1].startswith("Læringsaktiviteter: ")
    assert told[-1] == "Beslutninger, forslag og kommentarer."
    assert [str(fault) for fault in lost_in(hard, Format.XLSX)][
        0
    ] == "Hvad der stod før, og hvem der skrev det."


def test_a_package_has_what_the_standard_wants(hard):
    package = json.loads(take_out(hard, Format.CASE))
    for one in package["CFItems"]:
        assert {"identifier", "fullStatement", "uri", "lastChangeDateTime"} <= one.keys()
    for one in package["CFAssociations"]:
        assert {"identifier", "associationType", "uri", "lastChangeDateTime"} <= one.keys()
        for end in (one["originNodeURI"], one["destinationNodeURI"]):
            assert {"title", "identifier", "uri"} == end.keys()
    identifiers = [one["identifier"] for one in package["CFItems"]]
    assert len(identifiers) == len(set(identifiers)) == len(as_it_holds(hard))


def test_the_template_is_a_table_without_rows_and_says_so():
    assert [str(one) for one in planned(write_template(), format=Format.XLSX).faults] == [
        "Der er ingen rækker under overskrifterne."
    ]


def test_an_empty_chain_goes_out_as_headings():
    assert take_out(Standing(TODAY), Format.CSV).count(b"\n") == 1
    assert json.loads(take_out(Standing(TODAY), Format.CASE))["CFItems"] == []


TABLE = comma(
    "Politik;Politik: slags;Sæt;Strategisk mål;Pejlemærke;Kompetenceprofil;Kompetenceprofil: kompetencer;"
    "Læringsmål;Læringsaktivitet;Læringsaktivitet: slags;Læringsaktivitet: enhed",
    "A;Politik;nyt;B;C;D;lytte: Lytte;E;F;Netværk;Social Omsorg",
    ";;nyt;B;G;;;;;;",
)


def test_a_table_is_brought_in_and_the_same_again_changes_nothing(planner):
    plan = brought(TABLE, planner)
    assert counts(plan) == (7, 0, 0)
    lines = Envelope.objects.count()
    again = brought(TABLE, planner)
    assert (counts(again), again.changes_nothing, Envelope.objects.count()) == ((0, 0, 7), True, lines)
    nodes = now().nodes
    assert {key: sorted(one.uppers) for key, one in nodes.items()} == {
        "P-1": [],
        "SM-1": ["P-1"],
        "PM-1": ["SM-1"],
        "PM-2": ["SM-1"],
        "KP-1": ["PM-1"],
        "LM-1": ["KP-1"],
        "LA-1": ["LM-1"],
    }
    assert (nodes["KP-1"].competences, nodes["LA-1"].unit) == ({"lytte"}, "Social Omsorg")


def test_a_changed_table_changes_what_it_says_and_ties_what_it_ties(planner):
    brought(TABLE, planner)
    with clock.stopped_at(clock.now() + timedelta(days=3)):
        changed = comma(
            "Strategisk mål;Pejlemærke;Pejlemærke: ansvarlig;Kompetenceprofil;Kompetenceprofil: kompetencer",
            "B;C;Pia;;",
            "B;G;;D;lytte",
        )
        plan = brought(changed, planner)
        assert counts(plan) == (0, 2, 2)
        assert notes(plan) == [
            "D3: »D« ligger også under »C«. Det står ikke i filen, og det bliver, som det er."
        ]
        assert brought(changed, planner).changes_nothing


def test_nothing_is_half_brought_in(planner):
    wrong = TABLE + b"\r\n;;nyt;B;H;I;ukendt;;;;"
    with pytest.raises(Refused) as refused:
        brought(wrong, planner)
    assert refused.value.reasons == [
        "F4: Kompetencen »ukendt« kendes ikke. Skriv et kolon og dens navn, så lægges den til."
    ]
    assert (Node.objects.count(), Framework.objects.count()) == (0, 0)


def test_only_those_who_write_the_chain_bring_files_in(cast, planner):
    for act in (
        lambda: brought(TABLE, cast.bo),
        lambda: actions.hand_in(TABLE, "t.csv", Format.CSV, by=cast.bo),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.reasons == ["Den røde tråd skrives af ledere og planlæggere."]


def test_what_was_shown_is_what_is_done_and_twice_is_once(planner):
    received = actions.hand_in(TABLE, "t.csv", Format.CSV, by=planner)
    shown = actions.plan_for(received).fingerprint()
    for _again in range(2):
        actions.bring_in_received(received, shown=shown, by=planner)
    received.refresh_from_db()
    assert (received.new, received.changed, received.untouched, received.content) == (7, 0, 0, "")
    assert Node.objects.count() == 7


def test_whoever_comes_second_is_shown_what_will_happen_now(planner, cast):
    received = actions.hand_in(TABLE, "t.csv", Format.CSV, by=planner)
    shown = actions.plan_for(received).fingerprint()
    brought(comma("Politik;Politik: slags", "A;Politik"), cast.clara)
    with pytest.raises(Refused) as refused:
        actions.bring_in_received(received, shown=shown, by=planner)
    assert refused.value.reasons == [actions.MEANWHILE]
    assert Node.objects.count() == 1
    actions.bring_in_received(received, shown=actions.plan_for(received).fingerprint(), by=planner)
    assert Node.objects.count() == 7


def test_a_file_sent_twice_is_handed_in_once_and_old_ones_go(planner):
    first = actions.hand_in(TABLE, "t.csv", Format.CSV, by=planner)
    again = actions.hand_in(TABLE, "t.csv", Format.CSV, by=planner, uid=first.uid)
    assert (first.uid, Received.objects.count()) == (again.uid, 1)
    with clock.stopped_at(clock.now() + timedelta(days=2)):
        actions.hand_in(b"x", "u.csv", Format.CSV, by=planner)
        assert [one.name for one in Received.objects.all()] == ["u.csv"]


def test_whoever_sends_a_file_again_after_it_was_brought_in_finds_what_was_done(planner):
    received = actions.hand_in(TABLE, "t.csv", Format.CSV, by=planner)
    actions.bring_in_received(received, shown=actions.plan_for(received).fingerprint(), by=planner)
    lines = Envelope.objects.count()
    again = actions.hand_in(TABLE, "t.csv", Format.CSV, by=planner, uid=received.uid)
    assert (again.brought_in_at, str(again)) == (clock.now(), str(received.uid))
    assert Envelope.objects.count() == lines


def test_formats_are_known_by_the_ending_of_a_name():
    assert [format_of(name) for name in ("a.XLSX", "a.csv", "a.b.json")] == WHOLE
    with pytest.raises(Refused) as refused:
        format_of("a.doc")
    assert refused.value.reasons == ["Filens navn skal slutte på .xlsx, .csv eller .json."]


def test_a_spreadsheet_with_merged_cells_reads_as_it_looks(planner):
    rows = [
        ["Strategisk mål", "Pejlemærke", "Kompetenceprofil", "Sæt"],
        ["Mål", "Et", "Vi kan a", "Fem pejlemærker"],
        [None, None, "Vi kan b", "Fem pejlemærker"],
        [None, "To", None, "Fem pejlemærker"],
    ]
    brought(sheet(rows, merged=["A2:A4", "B2:B3"]), planner, Format.XLSX)
    assert {one.text.title: sorted(one.uppers) for one in now().nodes.values()} == {
        "Mål": [],
        "Et": ["SM-1"],
        "To": ["SM-1"],
        "Vi kan a": ["PM-1"],
        "Vi kan b": ["PM-1"],
    }
    assert text_of(last_version(Node.objects.get(key="PM-2"))).title == "To"
