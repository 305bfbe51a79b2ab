"""The pages of learning: signing up, one's own plan, and the day that decides."""

from datetime import timedelta
from io import BytesIO

from django.urls import reverse
from pypdf import PdfReader

from pejl.chain import actions
from pejl.chain.models import Enrolment, Logged, Session, Tried, Wished
from pejl.chain.queries import came_of
from pejl.chain.rules.learning import Mark, Standing, Verdict

from .conftest import ACTIVITY, GOAL, MONDAY, days_later
from .held import held
from .screens import capacity_of, read, send


def test_an_employee_signs_up_and_follows_it_to_the_end(bo, claras, pia, needed):
    send(
        pia,
        "hold",
        needed[ACTIVITY].uid,
        on_day="2026-11-30",
        begins="09:00",
        minutes="120",
        where="Lokale 3",
    )
    session = Session.objects.get()
    bo.post(reverse("chain:ask", args=[session.uid]), {"capacity": capacity_of(bo)})
    place = Enrolment.objects.get()
    assert "Bo Kjær" in read(claras, "my_learning")
    claras.post(reverse("chain:mark", args=[place.uid, "ja"]), {"capacity": capacity_of(claras)})
    typed = {"rated": "before", "level": "2", "capacity": capacity_of(bo)}
    bo.post(reverse("chain:rate", args=[place.uid]), typed)
    with days_later(8):
        bo.post(reverse("chain:mark", args=[place.uid, "var-med"]), {"capacity": capacity_of(bo)})
        bo.post(reverse("chain:rate", args=[place.uid]), {**typed, "rated": "after", "level": "3"})
        send(bo, "tried", place.uid, useful="yes", words="Jeg ventede.", on_day="2026-12-01")
        html = read(bo, "my_learning")
    assert "Du var med" in html
    assert list(place.ratings.values_list("rated", "level")) == [("before", 2), ("after", 3)]
    assert Tried.objects.get().words == "Jeg ventede."
    assert bo.post(reverse("chain:mark", args=[place.uid, "andet"])).status_code == 404


def test_a_leader_says_no_with_a_reason(bo, claras, needed):
    session = held(needed)
    bo.post(reverse("chain:ask", args=[session.uid]), {"capacity": capacity_of(bo)})
    place = Enrolment.objects.get()
    send(claras, "say_no", place.uid, reason="Der er ferie.")
    assert place.marks.last().mark == Mark.NO


def test_a_planner_sees_who_takes_part_moves_it_and_cancels_it(pia, bo, claras, needed):
    session = held(needed)
    bo.post(reverse("chain:ask", args=[session.uid]), {"capacity": capacity_of(bo)})
    place = Enrolment.objects.get()
    claras.post(reverse("chain:mark", args=[place.uid, "ja"]), {"capacity": capacity_of(claras)})
    assert "Bo Kjær" in read(pia, "session", session.uid)
    send(pia, "session", session.uid, on_day="2026-12-07", begins="10:00", minutes="60", where="Kantinen")
    with days_later(20):
        response = pia.post(
            reverse("chain:mark", args=[place.uid, "var-med"]), {"capacity": capacity_of(pia)}
        )
        assert response.url == reverse("chain:session", args=[session.uid])
    pia.post(reverse("chain:cancel", args=[session.uid]), {"capacity": capacity_of(pia)})
    assert "Aflyst" in read(pia, "node", needed[ACTIVITY].uid)


def test_citizens_answers_are_written_for_five_or_more(pia, needed):
    typed = {"count": "4", "better": "4", "as_of": "2026-11-23", "source": "Samtaler"}
    send(pia, "answers", needed[ACTIVITY].uid, status=422, **typed)
    send(pia, "answers", needed[ACTIVITY].uid, **{**typed, "count": "6"})
    assert "4 af 6 borgere siger" in read(pia, "node", needed[ACTIVITY].uid)


def test_my_development_is_mine_and_shared_by_choice(bo, claras, needed):
    mine = reverse("chain:my_learning")
    typed = {"capacity": capacity_of(bo), "what": "wish", "words": "At vente"}
    bo.post(mine, typed)
    bo.post(
        mine, {**typed, "what": "log", "words": "Hos Charlie", "kind": "side by side", "on_day": "2026-11-23"}
    )
    assert (Wished.objects.count(), Logged.objects.count()) == (1, 1)
    assert "At vente" not in read(claras, "my_learning")
    uid = Wished.objects.get().uid
    share = {"capacity": capacity_of(bo), "share": "yes"}
    bo.post(reverse("chain:share", args=[uid]), share)
    assert "At vente" in read(claras, "my_learning")
    bo.post(reverse("chain:share", args=[uid]), {**share, "share": "no"})
    assert "At vente" not in read(claras, "my_learning")
    bo.post(reverse("chain:close", args=[uid]), {"capacity": capacity_of(bo)})
    assert "At vente" not in read(bo, "my_learning")
    hers = {"capacity": capacity_of(claras), "share": "yes"}
    assert claras.post(reverse("chain:share", args=[uid]), hers).status_code == 404


def test_a_units_learning_names_nobody(bo, needed):
    bo.post(reverse("chain:ask", args=[held(needed).uid]), {"capacity": capacity_of(bo)})
    html = read(bo, "unit_learning")
    assert "Færre end fem er med" in html
    assert html.count("Bo Kjær") == 1  # the one who is signed in


def test_two_groups_argue_and_each_candidate_ends(pia, bo, claras, needed):
    node = needed[ACTIVITY]
    send(bo, "argue", node.uid, group="Bord 1", is_for="for", words="Behovet er stort.")
    send(claras, "argue", node.uid, group="Bord 2", is_for="against", words="Vi kan det.")
    html = read(pia, "day")
    assert "Bord 1:" in html and "Bord 2:" in html
    typed = {"standing": "not now", "owner": "Pia", "due": "2027-02-01"}
    send(pia, "prioritise", node.uid, status=422, **typed)
    send(pia, "prioritise", node.uid, **typed, reason="Vi kan det.")
    assert came_of(node).standing is Standing.NOT_NOW
    assert "Pia følger op 1. februar 2027" in read(bo, "day")


def test_what_was_decided_is_an_accessible_pdf_of_at_most_two_pages(pia, needed):
    reason = Verdict(Standing.PRIORITISED, "Behovet er størst.", "Pia", MONDAY + timedelta(90))
    actions.prioritise(needed[ACTIVITY], reason, by=needed.planner)
    response = pia.get(reverse("chain:day_pdf"))
    pdf = PdfReader(BytesIO(response.content))
    text = " ".join("".join(page.extract_text() for page in pdf.pages).split())
    assert "1 af 1 læringsaktiviteter" in text
    assert "To formiddage (LA-1): Behovet er størst. Pia følger op 21. februar 2027." in text
    assert len(pdf.pages) <= 2
    assert pdf.trailer["/Root"]["/Lang"] == "da"
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_pages_of_activities_are_for_activities(pia, needed):
    for name in ("prioritise", "hold", "answers", "argue"):
        assert pia.get(reverse(f"chain:{name}", args=[needed[GOAL].uid])).status_code == 404
