"""The pages of letters: who meets them, what they say, and that nothing typed is lost."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from pejl.circles.actions import Said, open_circle
from pejl.circles.models import Voice
from pejl.circles.queries import as_it_stands
from pejl.circles.rules import Answer, How, Part, Side, State
from pejl.citizens.actions import Introduction, Mandate, represent
from pejl.citizens.rules import Matter, RepresentationKind
from pejl.journal.models import Envelope
from pejl.letters.models import Letter
from pejl.organisation.actions import add_user
from pejl.shared import clock
from tests.circles.acts import later, mette_is_with, say, wish_of, yes

from .post import NORTH, PHONE, by_letter, karens_walk, plan_by_letter

FOUND, GONE, LED_ON, AGAIN, REFUSED = 200, 404, 302, 422, 409
OFFICE = "Hjemmeplejen Nord, Nordgade 1, 9000 Aalborg"
PDF_ADDRESSES = {"proposal_pdf", "plan_pdf", "letter_pdf"}


@pytest.fixture
def table(cast):
    first = clock.today() + timedelta(days=30)
    return karens_walk(cast, first_day=first, last_day=first + timedelta(days=42))


@pytest.fixture
def sent(cast, table) -> Letter:
    return by_letter(table, cast.bo)


@pytest.fixture
def here(client, cast):
    """`here("bo")`: a browser in front of which one of the cast sits."""

    def sit(who: str):
        client.force_login(getattr(cast.town, who))
        return client

    return sit


def addresses(cast, table, sent) -> dict[str, str]:
    version, circle = table.version.uid, cast.karens.uid
    return {
        "proposal": f"/forslag/{version}/brev/",
        "proposal_pdf": f"/forslag/{version}/brev.pdf",
        "plan": f"/forloeb/{circle}/brev/",
        "plan_pdf": f"/forloeb/{circle}/brev.pdf",
        "letters": f"/kreds/{circle}/breve/",
        "letter": f"/brev/{sent.uid}/",
        "letter_pdf": f"/brev/{sent.uid}/brev.pdf",
        "answer": f"/brev/{sent.uid}/svar/{version}/",
    }


def statuses(client, cast, table, sent) -> dict[str, int]:
    return {name: client.get(url).status_code for name, url in addresses(cast, table, sent).items()}


def what_is_typed(sent_on=None, phone=PHONE, reply_to=NORTH, uid: UUID | None = None) -> dict[str, str]:
    return {
        "sent_on": (sent_on or clock.today()).isoformat(),
        "phone": phone,
        "reply_to": reply_to,
        "uid": str(uid or uuid4()),
    }


# Who meets them


def test_an_employee_who_is_with_meets_every_page_of_letters(here, cast, table, sent):
    assert set(statuses(here("bo"), cast, table, sent).values()) == {FOUND}


def test_the_citizen_reads_and_prints_but_writes_no_answer_down_for_themselves(here, cast, table, sent):
    found = statuses(here("karen"), cast, table, sent)
    assert {name for name, status in found.items() if status == GONE} == {"answer"}
    assert set(found.values()) == {FOUND, GONE}


def test_who_speaks_for_the_citizen_meets_what_the_citizen_meets(client, cast, table, sent):
    user = add_user("lise", "Lise Holm", by=cast.bo.doer())
    mandate = Mandate(
        RepresentationKind.POWER_OF_ATTORNEY,
        "Lise Holm",
        frozenset({Matter.PERSONAL}),
        clock.today(),
        documented_by="Fuldmagt",
        user=user,
    )
    represent(cast.karens.citizen, mandate, by=cast.bo.doer())
    client.force_login(user)
    found = statuses(client, cast, table, sent)
    assert {name for name, status in found.items() if status == GONE} == {"answer"}


@pytest.mark.parametrize("who", ["clara", "charlie", "fatima", "jonas"])
def test_a_stranger_meets_no_page_of_letters_and_the_journal_is_silent(here, cast, table, sent, who):
    before = Envelope.objects.count()
    assert set(statuses(here(who), cast, table, sent).values()) == {GONE}
    assert Envelope.objects.count() == before


def test_a_daughter_who_may_see_the_plan_meets_no_letter(client, cast, table, sent):
    mette = mette_is_with(cast, Part.NAME, Part.PLAN)
    client.force_login(cast.town.karen.__class__.objects.get(pk=mette.user_id))
    assert client.get(f"/forloeb/{cast.karens.uid}/").status_code == FOUND
    assert set(statuses(client, cast, table, sent).values()) == {GONE}


def test_an_employee_who_sees_only_the_name_meets_no_letter(here, cast):
    not_asked = open_circle(Introduction("Ida Ny"), by=cast.bo, citizen_said=None)
    assert here("bo").get(f"/kreds/{not_asked.uid}/breve/").status_code == GONE
    assert here("bo").get(f"/forloeb/{not_asked.uid}/brev/").status_code == GONE


def test_nobody_meets_a_letter_without_signing_in(client, cast, table, sent):
    assert set(statuses(client, cast, table, sent).values()) == {LED_ON}


def test_what_does_not_exist_is_not_there(here, cast, sent):
    bo, nothing = here("bo"), uuid4()
    for name in ("proposal", "proposal_pdf", "plan", "plan_pdf", "letters", "letter", "letter_pdf"):
        assert bo.get(reverse(f"letters:{name}", args=[nothing])).status_code == GONE
    assert bo.get(reverse("letters:ruling", args=[nothing])).status_code == GONE
    assert bo.get(reverse("letters:answer", args=[sent.uid, nothing])).status_code == GONE


def test_a_text_that_the_letter_did_not_ask_about_is_not_answered_on_it(here, cast, sent):
    other = karens_walk(cast)
    assert here("bo").get(f"/brev/{sent.uid}/svar/{other.version.uid}/").status_code == GONE


def test_every_look_at_a_letter_is_on_record_before_it_is_seen(here, cast, table, sent):
    bo = here("bo")
    for name, url in addresses(cast, table, sent).items():
        before = Envelope.objects.count()
        bo.get(url)
        (look,) = Envelope.objects.filter(number__gt=before)
        assert (name, look.kind, look.subject, look.actor) == (
            name,
            "look",
            cast.karens.citizen.uid,
            cast.bo.user_uid,
        )


# Sending


def test_one_click_sends_the_letter_and_shows_it_ready_to_print(here, cast, table):
    bo, uid = here("bo"), uuid4()
    page = bo.get(f"/forslag/{table.version.uid}/brev/")
    assert page.context["form"].initial == {"sent_on": clock.today(), "phone": PHONE, "reply_to": OFFICE}
    done = bo.post(f"/forslag/{table.version.uid}/brev/", what_is_typed(uid=uid), follow=True)
    assert done.redirect_chain == [(f"/brev/{uid}/", LED_ON)]
    assert "Brevet er gjort klar. Print det, og læg det i en konvolut." in done.content.decode()
    assert "Svar senest 7. december 2026" in done.content.decode()
    assert Letter.objects.get().uid == uid


def test_sending_the_form_again_shows_the_same_letter(here, cast, table):
    bo, typed = here("bo"), what_is_typed()
    for _time in range(2):
        assert bo.post(f"/forslag/{table.version.uid}/brev/", typed).url == f"/brev/{typed['uid']}/"
    assert Letter.objects.count() == 1


def test_the_whole_plan_is_sent_from_its_page(here, cast, table):
    done = here("bo").post(f"/forloeb/{cast.karens.uid}/brev/", what_is_typed())
    assert done.status_code == LED_ON
    assert [asked.version for asked in Letter.objects.get().asked.all()] == [table.version]


def test_what_was_typed_stands_there_still_when_the_letter_cannot_be_sent(here, cast, table):
    typed = what_is_typed(clock.today() - timedelta(days=1), reply_to="Nygade 7")
    with_journal = Envelope.objects.count()
    page = here("bo").post(f"/forslag/{table.version.uid}/brev/", typed)
    text = page.content.decode()
    assert page.status_code == AGAIN
    assert "Vælg en dag, der ikke er gået." in text
    assert 'value="Nygade 7"' in text
    assert Letter.objects.count() == 0
    assert Envelope.objects.filter(number__gt=with_journal).values_list("kind", flat=True).get() == "look"


@pytest.mark.parametrize("missing", ["sent_on", "phone"])
def test_a_field_that_is_missing_is_asked_for_at_the_field(here, cast, table, missing):
    page = here("bo").post(f"/forslag/{table.version.uid}/brev/", {**what_is_typed(), missing: ""})
    assert page.status_code == AGAIN
    assert page.context["form"].errors == {missing: ["Skriv lidt her."]}


def test_the_citizen_is_offered_no_form_and_sends_nothing(here, cast, table):
    karen = here("karen")
    page = karen.get(f"/forslag/{table.version.uid}/brev/").content.decode()
    assert "Send som brev" not in page
    assert f"/forslag/{table.version.uid}/brev.pdf" in page
    refused = karen.post(f"/forslag/{table.version.uid}/brev/", what_is_typed())
    assert refused.status_code == AGAIN
    assert "Det kan kun en medarbejder, der er med." in refused.content.decode()
    assert Letter.objects.count() == 0


def test_what_is_settled_is_shown_as_settled_and_not_as_a_letter(here, cast, table):
    say(table, Said(Answer.NO), by=cast.karen)
    for name in ("brev/", "brev.pdf"):
        page = here("bo").get(f"/forslag/{table.version.uid}/{name}")
        assert page.status_code == REFUSED
        assert "Der er sagt nej tak til forslaget." in page.content.decode()


def test_where_no_address_stands_on_the_letter_the_employee_is_told(here, cast, table, sent):
    told = "Der står ingen adresse på brevet. Skriv den på konvolutten."
    assert told not in here("bo").get(f"/brev/{sent.uid}/").content.decode()
    cast.karens.citizen.is_address_protected = True
    cast.karens.citizen.save()
    hidden = by_letter(as_it_stands(table.proposal, clock.today()), cast.bo)
    text = here("bo").get(f"/brev/{hidden.uid}/").content.decode()
    assert told in text
    assert "Møllevej" not in text
    assert told not in here("karen").get(f"/brev/{hidden.uid}/").content.decode()


# The PDF


@pytest.mark.parametrize("name", sorted(PDF_ADDRESSES))
@pytest.mark.parametrize("who", ["bo", "karen"])
def test_a_pdf_is_opened_in_the_browser_kept_by_no_cache_and_names_nobody(here, cast, table, sent, name, who):
    page = here(who).get(addresses(cast, table, sent)[name])
    assert page.headers["Content-Type"] == "application/pdf"
    assert page.headers["Content-Disposition"] == 'inline; filename="brev-2026-11-23.pdf"'
    assert page.headers["Cache-Control"] == "no-store"
    assert page.content.startswith(b"%PDF-1.7")


# The list


def test_the_list_says_what_is_waited_for_and_leads_to_writing_it_down(here, cast, table, sent):
    page = here("bo").get(f"/kreds/{cast.karens.uid}/breve/").content.decode()
    for words in ("Breve til Karen", "Et forslag til dig, 23. november 2026", "Venter på svar"):
        assert words in page
    assert f"/brev/{sent.uid}/svar/{table.version.uid}/" in page
    assert "Det er ikke sendt som brev" not in page


def test_what_was_not_sent_by_letter_is_offered_first(here, cast, table, sent):
    unsent = karens_walk(cast)
    page = here("bo").get(f"/kreds/{cast.karens.uid}/breve/").content.decode()
    assert f"/forslag/{unsent.version.uid}/brev/" in page
    assert f"/forslag/{table.version.uid}/brev/" not in page


def test_the_citizen_sees_the_letters_and_no_buttons_of_those_at_work(here, cast, table, sent):
    karens_walk(cast)
    page = here("karen").get(f"/kreds/{cast.karens.uid}/breve/").content.decode()
    assert "Breve til dig" in page
    assert [words for words in ("Skriv svaret ned", "Send som brev", "Send hele") if words in page] == []


def test_an_empty_list_says_what_could_be_there(here, cast):
    page = here("karen").get(f"/kreds/{cast.karens.uid}/breve/").content.decode()
    assert "Der er ikke sendt nogen breve" in page


# The answer on paper


def test_the_form_for_an_answer_on_paper_says_by_letter_beforehand(here, cast, table, sent):
    page = here("bo").get(f"/brev/{sent.uid}/svar/{table.version.uid}/")
    assert page.context["form"]["how"].value() == How.LETTER.value
    assert "Du og Bo går en tur." in page.content.decode()


def test_an_answer_on_paper_counts_as_the_citizens_and_says_who_wrote_it_down(here, cast, table, sent):
    url = f"/brev/{sent.uid}/svar/{table.version.uid}/"
    form = {"answer": Answer.YES, "how": How.LETTER, "words": "Ja tak!", "shown": table.version.sentence_hash}
    done = here("bo").post(url, form, follow=True)
    assert done.redirect_chain == [(f"/kreds/{cast.karens.uid}/breve/", LED_ON)]
    assert "Svaret er her" in done.content.decode()
    voice = Voice.objects.get(version=table.version, side=Side.CITIZEN)
    assert (voice.how, voice.words, voice.written_by_id) == (How.LETTER, "Ja tak!", cast.bo.user_id)
    assert as_it_stands(table.proposal, clock.today()).state is State.AGREED


def test_an_answer_that_lacks_something_is_asked_for_and_the_words_are_kept(here, cast, table, sent):
    url = f"/brev/{sent.uid}/svar/{table.version.uid}/"
    form = {"how": How.LETTER, "words": "Kun om fredagen", "shown": table.version.sentence_hash}
    page = here("bo").post(url, form)
    assert page.status_code == AGAIN
    assert "Kun om fredagen" in page.content.decode()
    assert Voice.objects.filter(version=table.version, side=Side.CITIZEN).count() == 0


def test_an_answer_to_another_text_than_the_letters_is_refused(here, cast, table, sent):
    url = f"/brev/{sent.uid}/svar/{table.version.uid}/"
    form = {"answer": Answer.YES, "how": How.LETTER, "shown": "0" * 64}
    bo, before = here("bo"), Voice.objects.count()
    page = bo.post(url, form)
    assert page.status_code == AGAIN
    assert "Teksten er blevet ændret" in page.content.decode()
    assert Voice.objects.count() == before


def test_an_answer_that_comes_after_another_has_answered_is_told_so(here, cast, table, sent):
    with later(minutes=5):
        yes(table, by=cast.karen)
    form = {"answer": Answer.NO, "how": How.LETTER, "shown": table.version.sentence_hash}
    page = here("bo").post(f"/brev/{sent.uid}/svar/{table.version.uid}/", form)
    assert page.status_code == AGAIN
    assert "Det er allerede aftalt." in page.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_letters_takes_the_same_queries_however_many_there_are(
    here, cast, count, django_assert_num_queries
):
    for _number in range(count):
        plan_by_letter(cast.karens, cast.bo)
        by_letter(karens_walk(cast), cast.bo)
        karens_walk(cast)
    bo = here("bo")
    bo.get(f"/kreds/{cast.karens.uid}/breve/")
    with django_assert_num_queries(19):
        bo.get(f"/kreds/{cast.karens.uid}/breve/")


@pytest.mark.parametrize("count", [1, 3])
def test_a_plan_takes_the_same_queries_however_much_is_in_it(here, cast, count, django_assert_num_queries):
    for _number in range(count):
        wish_of(cast.karens, cast.karen)
        yes(karens_walk(cast), by=cast.karen)
        karens_walk(cast)
    bo = here("bo")
    bo.get(f"/forloeb/{cast.karens.uid}/brev/")
    with django_assert_num_queries(19):
        bo.get(f"/forloeb/{cast.karens.uid}/brev/")
