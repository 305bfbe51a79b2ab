"""The pages of rulings, for those at work and for the citizen."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from pejl.circles.rules import How, Part
from pejl.citizens.rules import Matter, RepresentationKind
from pejl.journal.models import Envelope
from pejl.journal.rules import Kind
from pejl.organisation.actions import end_employment
from pejl.organisation.models import Employment, User
from pejl.rulings.actions import begin, note_board_answer, redraft, send_on, uphold
from pejl.rulings.models import BoardAnswer, Complaint, DraftVersion, Hearing, HearingAnswer, Issued, Ruling
from pejl.rulings.rules import BoardOutcome, Channel, Outcome, State
from pejl.shared import clock
from tests.circles.acts import later, mette_is_with, words_of

from .life import (
    ADVERSE,
    COMPLETE,
    answered,
    case,
    complained,
    dispatch,
    draft,
    joins_karen,
    made,
    met,
    ruled,
    sent,
    speaks_for_karen,
    state,
    with_adverse_facts,
)

UNPROCESSABLE = 422


@pytest.fixture
def sits(browser):
    """`sits(cast.karen)`: a browser in which this person is signed in."""

    def sit_down(capacity):
        client = browser()
        client.force_login(User.objects.get(pk=capacity.user_id))
        return client

    return sit_down


def page(client, name, *uids):
    response = client.get(reverse(f"rulings:{name}", args=uids))
    assert response.status_code == 200, response.status_code
    return text_of(response)


def text_of(response):
    """What one reads: tags out, one space between words."""
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).replace("&#x27;", "'").split())


def send(client, capacity, name, *uids, **fields):
    post = capacity.post
    typed = {"uid": str(uuid4()), "capacity": str(post.uid) if post else "self", **fields}
    return client.post(reverse(f"rulings:{name}", args=uids), typed)


def fields_of(what):
    return {
        "about": what.about,
        "kind": what.kind.value,
        "matter": what.matter.value,
        "view": what.view,
        "view_from": what.view_from,
        "view_how": what.view_how.value if what.view_how else "",
        "facts": what.facts,
        "adverse_are_new": {None: "", False: "no", True: "yes"}[what.adverse_are_new],
        "adverse_facts": what.adverse_facts,
        "outcome": what.outcome,
        "from_day": what.from_day.isoformat() if what.from_day else "",
        "basis": list(what.basis),
        "reasons": what.reasons,
    }


TODAY = {"channel": "handed", "sent_on": "2026-11-23"}


# Who sees what


def test_the_list_says_each_sides_word_for_where_it_is(cast, dorte, sits):
    issued = ruled(cast.karens, dorte)
    begin(cast.karens, draft(about="Du har bedt om en rollator."), by=cast.bo)
    complained(issued, cast.karen)
    at_work = page(sits(dorte), "rulings", cast.karens.uid)
    hers = page(sits(cast.karen), "rulings", cast.karens.uid)
    assert "Afgørelser om Karen" in at_work and "Skriv et udkast" in at_work
    assert "Borgeren har klaget. I skal se på det igen" in at_work
    assert "I skal være færdige senest 21. december 2026" in at_work
    assert "Sidst skrevet af Bo Kjær" in at_work
    assert "Dine afgørelser" in hers and "Skriv et udkast" not in hers
    assert "Vi skal være færdige senest 21. december 2026" in hers
    assert "Vi har sagt nej til hjælp" in hers and "Vi har ikke afgjort det endnu." in hers


def test_an_empty_list_offers_a_first_step_or_says_what_could_be_there(cast, sits):
    assert "Så begynd med et udkast." in page(sits(cast.bo), "rulings", cast.karens.uid)
    assert "kan du læse det her." in page(sits(cast.karen), "rulings", cast.karens.uid)


def test_strangers_and_relatives_find_nothing(cast, dorte, sits):
    issued = ruled(cast.karens, dorte)
    mette = mette_is_with(cast, *Part)
    for other in (cast.charlie, cast.jonas, cast.fatima, cast.clara, mette):
        client = sits(other)
        for name, uid in (("rulings", cast.karens.uid), ("ruling", issued.ruling.uid)):
            assert client.get(reverse(f"rulings:{name}", args=[uid])).status_code == 404


def test_who_sees_only_the_name_finds_nothing(cast, dorte, sits):
    issued = ruled(cast.karens, dorte)
    joins_karen(cast, cast.charlie, Part.NAME)
    client = sits(cast.charlie)
    assert client.get(reverse("rulings:ruling", args=[issued.ruling.uid])).status_code == 404


def test_the_pages_of_those_at_work_do_not_exist_for_the_citizen(cast, dorte, sits):
    issued = ruled(cast.karens, dorte)
    karen = sits(cast.karen)
    for name in ("write", "hear", "issue", "drop", "tell_again", "uphold", "follow", "send_on", "board"):
        assert karen.get(reverse(f"rulings:{name}", args=[issued.ruling.uid])).status_code == 404
    assert karen.get(reverse("rulings:begin", args=[cast.karens.uid])).status_code == 404


def test_steps_after_a_ruling_do_not_exist_before_it(cast, dorte, sits):
    ruling = begin(cast.karens, draft(), by=dorte)
    for name in ("tell_again", "uphold", "send_on", "board", "complain"):
        assert sits(dorte).get(reverse(f"rulings:{name}", args=[ruling.uid])).status_code == 404


def test_every_look_is_in_the_journal(cast, dorte, sits):
    ruling = begin(cast.karens, with_adverse_facts(), by=dorte)
    client, before = sits(dorte), Envelope.objects.count()
    page(client, "rulings", cast.karens.uid)
    for name in ("ruling", "write", "hear", "issue", "drop"):
        page(client, name, ruling.uid)
    looks = Envelope.objects.filter(number__gt=before, kind=Kind.LOOK.value).select_related("content")
    assert [words_of(one)["what"] for one in looks.order_by("number")] == ["rulings"] + ["ruling"] * 5
    assert {one.subject for one in looks} == {cast.karens.citizen.uid}


# Preparing


def test_a_case_worker_writes_a_draft_and_is_told_that_nothing_is_decided(cast, dorte, sits):
    client = sits(dorte)
    assert "intet gælder endnu" in page(client, "begin", cast.karens.uid)
    response = send(client, dorte, "begin", cast.karens.uid, **fields_of(COMPLETE))
    ruling = Ruling.objects.get()
    assert response.url == reverse("rulings:ruling", args=[ruling.uid])
    assert case(ruling).draft == COMPLETE
    assert "Der er ikke afgjort noget endnu." in text_of(client.get(response.url))


def test_what_was_typed_is_kept_when_something_is_missing(cast, dorte, sits):
    typed = {**fields_of(COMPLETE), "about": " ", "reasons": "Mine grunde."}
    response = send(sits(dorte), dorte, "begin", cast.karens.uid, **typed)
    assert response.status_code == UNPROCESSABLE
    assert "Skriv, hvad det handler om." in text_of(response)
    assert "Mine grunde." in text_of(response)
    assert not Ruling.objects.exists()


def test_the_draft_comes_back_as_it_was_and_a_change_adds_a_version(cast, dorte, sits):
    ruling = begin(cast.karens, with_adverse_facts(from_day=clock.today()), by=dorte)
    client = sits(dorte)
    response = client.get(reverse("rulings:write", args=[ruling.uid]))
    form = response.context["form"]
    assert form["shown"].value() == str(case(ruling).version.uid)
    assert form["adverse_are_new"].value() == "yes" and form["basis"].value() == ["sel-83"]
    typed = {**fields_of(draft(facts="Noget nyt.")), "shown": str(case(ruling).version.uid)}
    assert send(client, dorte, "write", ruling.uid, **typed).status_code == 302
    assert (case(ruling).draft.facts, DraftVersion.objects.count()) == ("Noget nyt.", 2)


def test_of_an_unfinished_draft_the_citizen_sees_what_it_rests_on_and_not_the_answer(cast, dorte, sits):
    ruling = begin(cast.karens, draft(), by=dorte)
    hers = page(sits(cast.karen), "ruling", ruling.uid)
    assert COMPLETE.about in hers and COMPLETE.facts in hers and COMPLETE.view in hers
    assert COMPLETE.reasons not in hers and COMPLETE.outcome not in hers
    assert "Det kan du ikke læse endnu" in hers
    at_work = page(sits(dorte), "ruling", ruling.uid)
    assert COMPLETE.reasons in at_work and COMPLETE.outcome in at_work


def test_a_case_is_closed_with_a_reason_that_the_citizen_reads(cast, dorte, sits):
    ruling = begin(cast.karens, draft(), by=dorte)
    response = send(sits(dorte), dorte, "drop", ruling.uid, reason="Du ville ikke have den.")
    assert response.status_code == 302
    hers = page(sits(cast.karen), "ruling", ruling.uid)
    assert "Du ville ikke have den." in hers and "Vi afgør det ikke" in hers


# Hearing


def test_the_citizen_is_heard_and_answers_in_her_own_box(cast, dorte, sits):
    ruling = begin(cast.karens, with_adverse_facts(), by=dorte)
    client = sits(dorte)
    assert ADVERSE in page(client, "hear", ruling.uid)
    response = send(client, dorte, "hear", ruling.uid, deadline="2026-12-07", **TODAY)
    assert response.status_code == 302
    hearing = Hearing.objects.get()
    karen = sits(cast.karen)
    hers = page(karen, "ruling", ruling.uid)
    assert "Hvad siger du til det?" in hers and ADVERSE in hers
    assert "Du kan svare til og med 7. december 2026" in hers
    response = send(karen, cast.karen, "answer", ruling.uid, hearing.uid, words="Det var min datter.")
    assert response.status_code == 302
    assert HearingAnswer.objects.get().words == "Det var min datter."
    hers = page(karen, "ruling", ruling.uid)
    assert "Hvad siger du til det?" not in hers and "Det var min datter." in hers


def test_two_hearings_that_run_have_a_box_each(cast, dorte, sits):
    ruling = begin(cast.karens, with_adverse_facts(), by=dorte)
    sent(ruling, dorte)
    redraft(ruling, with_adverse_facts("Noget andet nyt."), shown=case(ruling).version.uid, by=dorte)
    second = sent(ruling, dorte, days=20)
    karen = sits(cast.karen)
    assert page(karen, "ruling", ruling.uid).count("Send mit svar") == 2
    send(karen, cast.karen, "answer", ruling.uid, second.uid, words="Nej.")
    hers = page(karen, "ruling", ruling.uid)
    assert hers.count("Send mit svar") == 1
    assert "Du kan svare til og med 7. december 2026" in hers


def test_too_little_time_is_told_at_the_form_and_nothing_is_sent(cast, dorte, sits):
    ruling = begin(cast.karens, with_adverse_facts(), by=dorte)
    response = send(sits(dorte), dorte, "hear", ruling.uid, deadline="2026-11-29", **TODAY)
    assert response.status_code == UNPROCESSABLE
    assert "Giv mere tid." in text_of(response) and not Hearing.objects.exists()


def test_an_empty_answer_is_asked_for_again(cast, dorte, sits):
    hearing = sent(begin(cast.karens, with_adverse_facts(), by=dorte), dorte)
    response = send(sits(cast.karen), cast.karen, "answer", hearing.ruling.uid, hearing.uid, words="")
    assert response.status_code == UNPROCESSABLE
    assert "Skriv lidt her." in text_of(response)


def test_an_employee_writes_the_answer_down_and_she_can_say_that_she_did_not_say_it(cast, dorte, sits):
    hearing = sent(begin(cast.karens, with_adverse_facts(), by=dorte), dorte)
    ruling, bo, karen = hearing.ruling, sits(cast.bo), sits(cast.karen)
    assert "Hvordan blev det sagt?" in page(bo, "answer", ruling.uid, hearing.uid)
    spoken = {"words": "Det passer.", "how": How.PHONE.value, "said_on": "2026-11-23", "who": ""}
    assert send(bo, cast.bo, "answer", ruling.uid, hearing.uid, **spoken).status_code == 302
    hers = page(karen, "ruling", ruling.uid)
    assert "skrevet ned af Bo Kjær" in hers and "Det sagde jeg ikke" in hers
    answer = HearingAnswer.objects.get()
    response = send(karen, cast.karen, "not_said", ruling.uid, answer.uid, words="Jeg sagde nej.")
    assert response.status_code == 302
    assert state(ruling) is State.HEARING
    assert "Det blev ikke sagt" in page(karen, "ruling", ruling.uid)


def test_a_guardian_answers_and_it_says_on_whose_behalf(cast, dorte, sits):
    inge = speaks_for_karen(cast, RepresentationKind.GUARDIAN_5, Matter.PERSONAL)
    hearing = sent(begin(cast.karens, with_adverse_facts(), by=dorte), dorte)
    client = sits(inge)
    assert "Hvad siger du til det?" in page(client, "ruling", hearing.ruling.uid)
    answered_so = send(client, inge, "answer", hearing.ruling.uid, hearing.uid, words="Nej.")
    assert answered_so.status_code == 302
    text = page(sits(cast.karen), "ruling", hearing.ruling.uid)
    assert "Inge Værge (værge, på vegne af Karen Holm) svarede" in text
    assert text.count("Det sagde jeg ikke") == 1, "of the view in the draft, and not of the guardian's answer"


def test_a_hearing_of_another_ruling_is_not_there(cast, dorte, sits):
    hearing = sent(begin(cast.karens, with_adverse_facts(), by=dorte), dorte)
    other = begin(cast.karens, draft(), by=dorte)
    client = sits(cast.karen)
    assert client.get(reverse("rulings:answer", args=[other.uid, hearing.uid])).status_code == 404
    answer = answered(hearing, cast.bo, how=How.PHONE)
    assert send(client, cast.karen, "not_said", other.uid, answer.uid).status_code == 404


# Making it


def test_the_page_to_make_it_shows_every_hindrance_and_no_button(cast, sits, dorte):
    ruling = begin(cast.karens, with_adverse_facts(reasons=""), by=cast.bo)
    shown = page(sits(cast.bo), "issue", ruling.uid)
    assert "Det kan kun en sagsbehandler eller en leder. Du kan gøre det klar." in shown
    assert "Skriv, hvorfor I afgør det sådan." in shown
    assert "Borgeren skal først høre om de nye oplysninger" in shown
    assert "Hvordan får borgeren det at vide?" not in shown
    assert COMPLETE.outcome in shown


def test_a_case_worker_reads_it_as_the_citizen_will_and_makes_it(cast, dorte, sits):
    ruling = begin(cast.karens, draft(), by=cast.bo)
    client = sits(dorte)
    shown = page(client, "issue", ruling.uid)
    assert "Der mangler ikke noget." in shown and "Dorte Friis, sagsbehandler" in shown
    uid = {"uid": str(uuid4()), "shown": str(case(ruling).version.uid)}
    for _double_click in range(2):
        assert send(client, dorte, "issue", ruling.uid, **uid, **TODAY).status_code == 302
    assert Issued.objects.count() == 1
    hers = page(sits(cast.karen), "ruling", ruling.uid)
    assert "Vi har sagt nej til hjælp" in hers and "Du kan klage" in hers
    assert "Dorte Friis Sagsbehandler, Visitationen" in hers
    assert "Du kan klage til og med 21. december 2026" in hers


def test_paragraphs_stand_only_under_what_the_law_says(cast, dorte, sits):
    issued = ruled(cast.karens, dorte)
    html = sits(cast.karen).get(reverse("rulings:ruling", args=[issued.ruling.uid])).content.decode()
    outside = re.sub(r"<details.*?</details>", "", html, flags=re.S)
    assert "Hvad siger loven?" in html and "§" in html
    assert "§" not in outside


def test_what_was_changed_since_it_was_read_is_not_made(cast, dorte, sits):
    ruling = begin(cast.karens, draft(), by=dorte)
    response = send(sits(dorte), dorte, "issue", ruling.uid, shown=str(uuid4()), **TODAY)
    assert response.status_code == UNPROCESSABLE
    assert "Udkastet er ændret, siden du læste det." in text_of(response)
    assert not Issued.objects.exists()


def test_it_is_told_again(cast, dorte, sits):
    issued = ruled(cast.karens, dorte)
    client = sits(dorte)
    assert "Kom brevet tilbage?" in page(client, "tell_again", issued.ruling.uid)
    response = send(client, dorte, "tell_again", issued.ruling.uid, channel="letter", sent_on="2026-11-23")
    assert response.status_code == 302
    assert "Du kan klage til og med 29. december 2026" in page(sits(cast.karen), "ruling", issued.ruling.uid)


# Complaining


def test_the_citizen_complains_in_her_own_box_without_a_word(cast, dorte, sits):
    issued = ruled(cast.karens, dorte)
    karen = sits(cast.karen)
    for _double_click in range(2):
        uid = str(issued.uid)
        assert send(karen, cast.karen, "complain", issued.ruling.uid, words="", uid=uid).status_code == 302
    assert Complaint.objects.get().words == ""
    hers = page(karen, "ruling", issued.ruling.uid)
    assert "Vi skal være færdige senest 21. december 2026" in hers
    assert "Vil du sige mere om din klage?" in hers


def test_when_the_time_has_passed_she_is_told_that_she_can_complain_all_the_same(cast, dorte, sits):
    issued = ruled(cast.karens, dorte)
    with later(days=60):
        karen = sits(cast.karen)
        assert "Du kan klage alligevel." in page(karen, "ruling", issued.ruling.uid)
        assert send(karen, cast.karen, "complain", issued.ruling.uid, words="Syg.").status_code == 302
        assert "Det var efter fristen." in page(karen, "ruling", issued.ruling.uid)


def test_the_front_line_writes_a_complaint_down(cast, dorte, sits):
    issued = ruled(cast.karens, dorte)
    bo = sits(cast.bo)
    assert "Skriv en klage ned for borgeren" in page(bo, "ruling", issued.ruling.uid)
    assert "Hvem sagde det?" in page(bo, "complain", issued.ruling.uid)
    spoken = {"words": "", "how": How.MEETING.value, "said_on": "2026-11-23"}
    assert send(bo, cast.bo, "complain", issued.ruling.uid, **spoken).status_code == 302
    assert Complaint.objects.get().speaker_name == "Karen Holm"


def test_upheld_sent_on_and_answered_step_by_step(cast, dorte, sits):
    issued = ruled(cast.karens, dorte)
    complained(issued, cast.karen)
    uid, client, karen = issued.ruling.uid, sits(dorte), sits(cast.karen)
    assert "Hold fast, og skriv hvorfor" in page(client, "ruling", uid)
    assert "Jeg er ikke enig." in page(client, "uphold", uid)
    assert send(client, dorte, "uphold", uid, reasons="Du kan selv.", **TODAY).status_code == 302
    assert "Derfor holder vi fast" in page(karen, "ruling", uid)
    page(client, "send_on", uid)
    sent_so = {"sent_on": "2026-11-23", "statement": "Vi mener det samme."}
    assert send(client, dorte, "send_on", uid, **sent_so).status_code == 302
    assert "Din klage er hos Ankestyrelsen" in page(karen, "ruling", uid)
    assert "Du kan klage" not in page(karen, "ruling", uid).partition("Det er der sket")[2]
    page(client, "board", uid)
    answer = {"outcome": BoardOutcome.SENT_BACK.value, "words": "Se igen.", "answered_on": "2026-11-23"}
    assert send(client, dorte, "board", uid, **answer).status_code == 302
    assert BoardAnswer.objects.get().words == "Se igen."
    hers = page(karen, "ruling", uid)
    assert "Se igen." in hers and "Vi skal afgøre det igen" in hers
    assert "Skriv en ny afgørelse" in page(client, "ruling", uid)


def test_a_new_ruling_begins_with_what_was_written_and_says_how_far_she_is_met(cast, dorte, sits):
    issued = ruled(cast.karens, dorte)
    complained(issued, cast.karen)
    client = sits(dorte)
    form = client.get(reverse("rulings:follow", args=[issued.ruling.uid])).context["form"]
    assert form["about"].value() == COMPLETE.about and form["adverse_are_new"].value() == ""
    response = send(client, dorte, "follow", issued.ruling.uid, **fields_of(COMPLETE))
    new = Ruling.objects.get(follows=issued.ruling)
    assert response.url == reverse("rulings:ruling", args=[new.uid])
    assert "Det kommer efter en anden afgørelse." in page(client, "ruling", new.uid)
    assert "Hvor meget ret får borgeren?" in page(client, "issue", new.uid)
    shown = {"shown": str(case(new).version.uid), **TODAY}
    assert send(client, dorte, "issue", new.uid, **shown).status_code == UNPROCESSABLE
    met_so = send(client, dorte, "issue", new.uid, gives_way=Outcome.PARTLY.value, **shown)
    assert met_so.status_code == 302
    hers = page(sits(cast.karen), "ruling", issued.ruling.uid)
    assert "Du fik ret i en del" in hers and "Læs den nye afgørelse" in hers
    assert "Er du stadig uenig, så skriv til os senest 21. december 2026" in hers


def test_the_front_line_is_offered_what_it_may_do_and_no_more(cast, dorte, sits):
    ruling = begin(cast.karens, with_adverse_facts(), by=dorte)
    offered = page(sits(cast.bo), "ruling", ruling.uid)
    assert "Hør borgeren" in offered and "Skriv videre på udkastet" in offered
    assert "Luk sagen uden afgørelse" not in offered
    assert "Luk sagen uden afgørelse" in page(sits(dorte), "ruling", ruling.uid)


def test_a_whole_story_is_told_in_the_order_it_happened(cast, dorte, sits):
    ruling = begin(cast.karens, with_adverse_facts(), by=dorte)
    hearing = sent(ruling, dorte)
    with later(days=1):
        answered(hearing, cast.bo, how=How.PHONE)
    with later(days=2):
        issued = made(ruling, dorte, dispatch=dispatch(Channel.LETTER))
    with later(days=9):
        complained(issued, cast.karen)
    with later(days=12):
        uphold(issued, "Fordi.", dispatch(), by=dorte)
        send_on(issued, clock.today(), "", by=dorte)
    with later(days=40):
        note_board_answer(issued, BoardOutcome.UPHELD, "", clock.today(), by=dorte)
        told = page(sits(cast.karen), "ruling", ruling.uid).partition("Det er der sket")[2]
    days = [
        "23. november",
        "23. november",
        "24. november",
        "25. november",
        "25. november",
        "2. december",
        "5. december",
        "5. december",
        "2. januar",
    ]
    places, place = [], 0
    for day in days:
        place = told.index(f"{day} 202", place) + 1
        places.append(place)
    assert places == sorted(places)


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_the_list_takes_the_same_queries_however_long(
    cast, dorte, sits, number, django_assert_num_queries
):
    for _one in range(number):
        complained(ruled(cast.karens, dorte), cast.karen)
        answered(sent(begin(cast.karens, with_adverse_facts(), by=dorte), dorte), cast.karen)
    client = sits(cast.karen)
    address = reverse("rulings:rulings", args=[cast.karens.uid])
    with django_assert_num_queries(14):
        client.get(address)


def test_a_form_from_a_post_that_is_over_is_refused_and_keeps_what_was_typed(cast, dorte, sits):
    ruling = begin(cast.karens, draft(), by=dorte)
    end_employment(Employment.objects.get(uid=dorte.post.uid), last_day=clock.today(), by=dorte.doer())
    with later(days=1):
        client = sits(dorte)
        response = send(client, dorte, "drop", ruling.uid, reason="Min grund.")
    assert response.status_code == 409
    assert "Min grund." in text_of(response)
    assert state(ruling) is State.READY


def test_dates_before_today_are_told_at_the_form(cast, dorte, sits):
    issued = ruled(cast.karens, dorte)
    complained(issued, cast.karen)
    met(issued, dorte, Outcome.PARTLY)
    yesterday = (clock.today() - timedelta(days=1)).isoformat()
    other = ruled(cast.karens, dorte)
    response = send(sits(dorte), dorte, "tell_again", other.ruling.uid, channel="letter", sent_on=yesterday)
    assert response.status_code == UNPROCESSABLE
    assert "Vælg en dag, der ikke er gået." in text_of(response)
