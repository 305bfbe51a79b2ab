"""The pages of the chain, as they are read and written."""

from html.parser import HTMLParser

from django.urls import reverse

from pejl.chain import actions
from pejl.chain.actions import Spot, begin
from pejl.chain.models import Comment, Node, Suggestion
from pejl.chain.queries import last_version, text_of, uppers_of
from pejl.chain.rules import Period, Text
from pejl.organisation.actions import add_unit
from pejl.shared import clock

from .conftest import ACTIVITY, GOAL, MONDAY, POLICY, PRINCIPLE, PROFILE, days_later
from .held import held
from .screens import as_leader, capacity_of, read, send


class Table(HTMLParser):
    """The cells of a table row by row, with how far each reaches."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[tuple[str, int, int]]] = []
        self._cell: list[str] | None = None
        self._reach = (1, 1)
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and given.get("class") != "thread-again":
            self._cell = []
            self._reach = (int(given.get("rowspan", 1)), int(given.get("colspan", 1)))

    def handle_endtag(self, tag):
        if tag in ("td", "th") and self._cell is not None:
            self.rows[-1].append((" ".join(" ".join(self._cell).split()), *self._reach))
            self._cell = None

    def handle_data(self, data):
        if self._cell is not None:
            self._cell.append(data)


def goal(needed, title: str) -> Node:
    spot = Spot(GOAL, needed.framework)
    return actions.begin_under(spot, Text(title), Period(MONDAY), needed[POLICY], by=needed.planner)


def test_the_table_is_read_across_and_every_row_is_filled(pia, needed):
    new = goal(needed, "Et mål uden mere")
    profile = Spot(PRINCIPLE, needed.framework)
    actions.begin_under(profile, Text("Et tomt pejlemærke"), Period(MONDAY), needed[GOAL], by=needed.planner)
    heading, *rows = Table(read(pia, "table")).rows
    assert [text for text, *_reach in heading] == [
        "Politik, strategi eller aftale",
        "Strategisk mål",
        "Pejlemærke",
        "Kompetenceprofil",
        "Læringsmål",
        "Læringsaktivitet",
        "Det kalder borgernes behov på",
    ]
    assert [[reach for _text, *reach in row] for row in rows] == [
        [[3, 1], [2, 1], [1, 1], [1, 1], [1, 1], [1, 1], [1, 1]],
        [[1, 1], [1, 3], [1, 1]],
        [[1, 1], [1, 4], [1, 1]],
    ]
    assert rows[0][5][0].startswith("To formiddage") and rows[0][5][0].endswith("Tænkt")
    assert rows[0][6][0] == "Tale, så begge bliver hørt 12,5 timer om ugen"
    assert rows[2][0][0].startswith(last_version(new).title)


def test_the_table_costs_the_same_number_of_queries_for_one_goal_and_for_three(
    pia, needed, django_assert_num_queries
):
    read(pia, "table")
    with django_assert_num_queries(15):
        read(pia, "table")
    for number in range(3):
        goal(needed, f"Mål {number}")
    with django_assert_num_queries(15):
        read(pia, "table")


def test_a_policy_that_is_over_says_so_in_its_cell_and_at_each_activity(pia, needed):
    actions.end(needed[POLICY], MONDAY, by=needed.planner)
    with days_later(1):
        html = read(pia, "table")
    assert html.count("Politikken »Sammenhæng« udløb 23. november 2026.") == 2
    assert "Gælder ikke" in html


def test_the_table_is_read_from_right_to_left_too(pia, needed):
    heading, row = Table(read(pia, "table", laes="tilbage")).rows
    assert [text for text, *_reach in heading][:3] == [
        "Det kalder borgernes behov på",
        "Læringsaktivitet",
        "Læringsmål",
    ]
    titles = [text.split(" Ansvarlig")[0].split(" Ingen ansvarlig")[0] for text, *_reach in row]
    assert titles[1:6] == [
        "To formiddage Kursus eller forløb hos os Se mere om To formiddage Tænkt",
        "Jeg kan spørge åbent",
        "Vi kan tale klart",
        "Alt med borgeren",
        "Alt begynder med borgeren Vi taler først.",
    ]


def test_a_search_keeps_what_is_found_with_all_above_and_below(pia, needed):
    goal(needed, "Noget helt andet")
    assert "Noget helt andet" not in read(pia, "table", q="spørge")
    assert "Noget helt andet" in read(pia, "table", q="HELT ANDET")
    assert "Ingen række passer" in read(pia, "table", q="findes ikke")


def test_filters_by_unit_set_role_and_period(pia, needed, cast):
    unit = add_unit("Team Nyt", by=needed.planner.doer())
    assert "Ingen række passer" in read(pia, "table", enhed=str(unit.uid))
    actions.follow(unit, needed.framework, by=needed.planner)
    assert "Alt med borgeren" in read(pia, "table", enhed=str(unit.uid))
    assert "Alt med borgeren" in read(pia, "table", saet=str(needed.framework.uid))
    assert "Alt med borgeren" in read(pia, "table", rolle="leaders")
    held(needed, 7)
    assert "Alt med borgeren" in read(pia, "table", fra="2026-11-30", til="2026-12-01")
    assert "Ingen række passer" in read(pia, "table", fra="2027-01-01")


def test_the_table_as_it_was_on_a_day(pia, needed):
    with days_later(3):
        actions.rewrite(needed[GOAL], Text("Et nyt navn"), Period(clock.today()), by=needed.planner)
        assert "Et nyt navn" in read(pia, "table")
        then = read(pia, "table", dag="2026-11-23")
    assert "Alt begynder med borgeren" in then and "Et nyt navn" not in then
    assert "Sådan så det ud 23. november 2026" in then


def test_where_the_two_readings_do_not_meet_is_one_page(pia, needed):
    begin(Spot(ACTIVITY), Text("Yoga", activity_kind="external course"), Period(MONDAY), by=needed.planner)
    html = read(pia, "gaps")
    assert "Aktiviteten har ikke noget læringsmål." in html
    assert html.count("Her mangler ikke noget.") == 2


def test_a_planner_writes_a_goal_and_then_a_principle_under_it(pia, needed):
    send(pia, "new", GOAL.value, title="Et mål", first_day="2026-11-23", framework=str(needed.framework.uid))
    new = Node.objects.get(key="SM-2")
    address = reverse("chain:new", args=[PRINCIPLE.value]) + f"?under={new.uid}"
    typed = {"title": "Et pejlemærke", "first_day": "2026-11-23", "framework": str(needed.framework.uid)}
    pia.post(address, {**typed, "capacity": capacity_of(pia)})
    assert uppers_of(Node.objects.get(key="PM-2"), MONDAY) == [new]
    assert pia.get(reverse("chain:new", args=[9])).status_code == 404


def test_the_second_of_two_sees_what_the_first_wrote_and_loses_nothing(pia, claras, needed):
    node = needed[GOAL]
    typed = {"title": "Min tekst", "first_day": "2026-11-23", "capacity": capacity_of(pia), "shown": "1"}
    actions.rewrite(node, Text("Den andens"), Period(MONDAY), by=as_leader(claras))
    second = pia.post(reverse("chain:edit", args=[node.uid]), typed)
    html = second.content.decode()
    assert second.status_code == 422
    assert "Clara Winther ændrede det, mens du skrev" in html
    assert "<ins>Den andens</ins>" in html
    assert 'value="Min tekst"' in html and 'name="shown" value="2"' in html
    pia.post(reverse("chain:edit", args=[node.uid]), {**typed, "shown": "2"})
    assert last_version(node).title == "Min tekst"


def test_undo_is_one_button_in_the_history(pia, needed):
    node = needed[GOAL]
    send(pia, "edit", node.uid, title="En fejl", first_day="2026-11-23")
    assert "Fortryd det sidste" in read(pia, "node", node.uid)
    pia.post(reverse("chain:undo", args=[node.uid]), {"shown": "2", "capacity": capacity_of(pia)})
    assert text_of(last_version(node)).title == "Alt begynder med borgeren"


def test_ties_and_taking_out(pia, needed):
    send(pia, "ties", needed[PROFILE].uid, uppers=[str(needed[PRINCIPLE].uid)])
    assert "Det skal man kunne" not in read(pia, "node", needed[PROFILE].uid)
    send(pia, "end", needed[PROFILE].uid, last_day="2026-11-22")
    assert "Det gælder ikke i dag" in read(pia, "node", needed[PROFILE].uid)


def test_a_change_is_put_up_for_comment_and_then_taken(pia, bo, needed):
    typed = {"title": "Kortere", "reason": "Bedre", "open_until": "2026-11-30"}
    send(pia, "suggest", needed[GOAL].uid, **typed)
    suggestion = Suggestion.objects.get()
    send(bo, "suggestion", suggestion.uid, words="Ja tak")
    assert "Ja tak" in read(pia, "suggestion", suggestion.uid)
    with days_later(8):
        assert "Sæt det i kraft" in read(pia, "suggestion", suggestion.uid)
        address = reverse("chain:take_suggestion", args=[suggestion.uid])
        pia.post(address, {"capacity": capacity_of(pia)})
        assert "Det blev til noget." in read(bo, "suggestion", suggestion.uid)
    assert last_version(needed[GOAL]).title == "Kortere"


def test_a_suggestion_is_put_aside_with_a_reason(pia, needed):
    send(pia, "suggest", needed[GOAL].uid, title="K", reason="Bedre", open_until="2026-11-30")
    suggestion = Suggestion.objects.get()
    send(pia, "drop_suggestion", suggestion.uid, reason="Nej")
    assert "Det blev ikke til noget." in read(pia, "suggestion", suggestion.uid)


def test_an_employee_comments_under_the_text(bo, needed):
    node = needed[GOAL]
    form = {"words": "Det er godt.", "capacity": capacity_of(bo)}
    bo.post(reverse("chain:comment", args=[node.uid]), form)
    assert Comment.objects.get().words == "Det er godt."
    assert "Det er godt." in read(bo, "node", node.uid)
