"""Dem, der er med; finding a citizen, asking to join, a first meeting; in which capacity a form is sent."""

from datetime import timedelta

import pytest
from django.urls import reverse

from pejl.circles.actions import open_circle, propose
from pejl.circles.models import Circle, ProposalVersion, Share
from pejl.circles.queries import as_it_stands, open_proposals, standing
from pejl.circles.rules import Part, State, Way
from pejl.citizens.actions import Introduction
from pejl.demo.people import BY_THE_DEMO
from pejl.journal.models import Envelope
from pejl.organisation.actions import Terms, employ, end_employment
from pejl.organisation.queries import capacities_of
from pejl.organisation.rules import Role
from pejl.shared import clock

from .acts import later, mette_is_with, neighbour, nothing_left, words_of, written_down, yes
from .screens import press, queries_of, send, text_of, typed_on

FIND, OPEN, MEET = "/find/", "/ny-kreds/", "/dem-jeg-moeder/"


def people_page(circle: Circle) -> str:
    return reverse("circles:people", args=[circle.uid])


def ask(circle: Circle) -> str:
    return reverse("circles:ask_to_join", args=[circle.uid])


def looks_since(number: int) -> list[tuple[str, str]]:
    entries = Envelope.objects.filter(number__gt=number).select_related("content").order_by("number")
    return [(one.kind, words_of(one).get("what", "")) for one in entries]


# Dem, der er med


def test_who_sees_what_stands_on_two_lists_never_one(at_screen, cast):
    mette_is_with(cast, Part.PLAN)
    text = text_of(at_screen("karen").get(people_page(cast.karens)))
    by_task, _, by_choice = text.partition("Du har sagt ja til")
    assert "Vi må se det, fordi det er vores opgave" in by_task
    assert "Bo Kjær navn og telefon" in by_task and "Mette Holm navn og telefon" not in by_task
    assert "Mette Holm forløbet" in by_choice and "Bo Kjær forløbet" not in by_choice


def test_the_citizen_invites_someone_near_and_an_employee_says_yes_too(at_screen, cast):
    karen = at_screen("karen")
    page = karen.get(people_page(cast.karens))
    done = send(karen, page, name=" Inger Dahl ", relation="nabo", parts=["plan", "people"], last_day="")
    assert done.url == people_page(cast.karens)
    assert "Forslaget er sendt. I skal begge sige ja." in text_of(karen.get(done.url))
    (table,) = open_proposals(cast.karens, clock.today())
    assert table.state is State.WAITS_FOR_PROFESSIONAL
    yes(table, by=cast.bo)
    inger = cast.karens.members.get(name="Inger Dahl")
    assert {share.part for share in inger.shares.all()} == {"plan", "people"}


def test_a_refused_invitation_keeps_what_was_typed(at_screen, cast):
    karen, before = at_screen("karen"), ProposalVersion.objects.count()
    page = karen.get(people_page(cast.karens))
    again = send(karen, page, name="Inger Dahl", relation="nabo", parts=["plan"], last_day="2026-11-22")
    assert again.status_code == 422
    assert "Vælg en dag, der ikke er gået." in text_of(again)
    assert {"Inger Dahl", "nabo", "plan", "2026-11-22"} <= typed_on(again)
    assert ProposalVersion.objects.count() == before


def test_an_invitation_needs_a_name_and_something_to_see(at_screen, cast):
    karen = at_screen("karen")
    again = send(karen, karen.get(people_page(cast.karens)), name=" ", relation="nabo", parts=[])
    assert again.status_code == 422
    assert "Skriv lidt her." in text_of(again) and "Vælg et svar." in text_of(again)
    assert "nabo" in typed_on(again)


def test_sending_the_same_invitation_twice_makes_one(at_screen, cast):
    karen = at_screen("karen")
    page = karen.get(people_page(cast.karens))
    for _ in range(2):
        send(karen, page, name="Inger Dahl", relation="nabo", parts=["plan"])
    assert len(open_proposals(cast.karens, clock.today())) == 1


def test_the_citizen_stops_sharing_with_one_click_and_it_counts_at_once(at_screen, cast):
    mette = mette_is_with(cast, Part.PLAN)
    share = Share.objects.get(member__name="Mette Holm")
    karen, stop = at_screen("karen"), reverse("circles:stop_sharing", args=[share.uid])
    done = press(karen, karen.get(people_page(cast.karens)), stop)
    assert done.url == people_page(cast.karens)
    assert standing(cast.karens, mette, clock.today()).parts == set()
    text = text_of(karen.get(done.url))
    assert "Det er stoppet. Det gælder fra nu af." in text
    assert "Der er ikke delt noget ud over det." in text


def test_a_second_click_on_stop_is_told_in_plain_words(at_screen, cast):
    mette_is_with(cast, Part.PLAN)
    stop = reverse("circles:stop_sharing", args=[Share.objects.get(member__name="Mette Holm").uid])
    karen = at_screen("karen")
    assert karen.post(stop).status_code == 302
    with nothing_left():
        again = karen.post(stop)
    assert again.status_code == 409
    assert "Det er allerede stoppet." in text_of(again)
    assert cast.karens.decisions.filter(way=Way.STOP.value).count() == 1


def test_nobody_else_stops_what_the_citizen_shares(at_screen, cast):
    mette = mette_is_with(cast, Part.PLAN)
    page, stop = (
        people_page(cast.karens),
        reverse("circles:stop_sharing", args=[Share.objects.latest("pk").uid]),
    )
    bo = at_screen("bo")
    assert stop not in bo.get(page).content.decode()
    with nothing_left():
        assert bo.post(stop).status_code == 409
        assert at_screen("jonas").post(stop).status_code == 404
    assert standing(cast.karens, mette, clock.today()).parts == {Part.PLAN}


# Finding


def found_on(page) -> list[str]:
    return [circle.citizen.name for circle in page.context["found"]]


def test_a_citizen_one_is_not_with_is_found_by_name_and_unit_and_nothing_more(at_screen, cast):
    page = at_screen("charlie").get(FIND, {"q": "kar"})
    assert found_on(page) == ["Karen Holm"]
    assert "Karen Holm Hjemmeplejen Nord Bed om at være med" in text_of(page)
    for hidden in ("Møllevej", "20 00 00 11"):
        assert hidden not in page.content.decode()


def test_a_search_is_on_record_as_it_was_typed_and_about_everyone_it_showed(at_screen, cast):
    charlie, before = at_screen("charlie"), Envelope.objects.count()
    charlie.get(FIND, {"q": " Karen H "})
    typed, shown = Envelope.objects.filter(number__gt=before).order_by("number")
    assert (typed.kind, typed.subject, words_of(typed)) == ("search", None, {"what": "Karen H"})
    assert (shown.kind, shown.subject, shown.about) == ("search", cast.karens.citizen.uid, cast.karens.uid)
    assert words_of(shown) == {"what": "name and unit"}


def test_a_search_that_finds_nobody_is_on_record_too(at_screen, cast):
    charlie, before = at_screen("charlie"), Envelope.objects.count()
    page = charlie.get(FIND, {"q": "Ingen"})
    assert looks_since(before) == [("search", "Ingen")]
    assert "Vi fandt ingen med det navn" in text_of(page)


@pytest.mark.parametrize("query", [{}, {"q": ""}, {"q": "a" * 101}])
def test_without_a_search_nothing_is_looked_for(at_screen, cast, query):
    charlie = at_screen("charlie")
    with nothing_left():
        assert found_on(charlie.get(FIND, query)) == []


def test_a_protected_address_is_not_found_and_nobody_can_ask_about_it(at_screen, cast):
    somebody = Introduction("Karen Skjult", address="Hemmelig Vej 1", is_address_protected=True)
    hidden = open_circle(somebody, by=cast.bo, citizen_said=written_down(words="Ja."))
    charlie, before = at_screen("charlie"), Envelope.objects.count()
    page = charlie.get(FIND, {"q": "karen"})
    assert found_on(page) == ["Karen Holm"]
    assert "Skjult" not in page.content.decode()
    assert not Envelope.objects.filter(number__gt=before, subject=hidden.citizen.uid).exists()
    with nothing_left():
        assert charlie.post(ask(hidden)).status_code == 404


def test_who_is_with_already_is_not_offered_to_ask(at_screen, cast):
    page = at_screen("bo").get(FIND, {"q": "karen"})
    assert "Du er med her" in text_of(page)
    assert ask(cast.karens) not in page.content.decode()


@pytest.mark.parametrize("who", ["karen", "jonas"])
def test_only_employees_look_for_citizens(at_screen, cast, who):
    client = at_screen(who)
    with nothing_left():
        assert client.get(FIND, {"q": "karen"}).status_code == 404
        assert client.post(ask(cast.karens)).status_code == 404
        assert client.get(OPEN).status_code == 404
        assert client.post(OPEN, {"name": "Ida"}).status_code == 404


# Asking to join


def test_asking_to_join_shows_nothing_until_both_have_said_yes(at_screen, cast):
    charlie = at_screen("charlie")
    done = press(charlie, charlie.get(FIND, {"q": "karen"}), ask(cast.karens))
    assert done.url == MEET
    page = charlie.get(MEET)
    assert "Du har spurgt." in text_of(page) and "Karen" not in text_of(page)
    (table,) = open_proposals(cast.karens, clock.today())
    proposal = reverse("circles:proposal", args=[table.version.uid])
    pathway = reverse("pathways:page", args=[cast.karens.uid])
    for yes_from in (cast.karen, cast.bo):
        assert [charlie.get(address).status_code for address in (proposal, pathway)] == [404, 404]
        yes(table, by=yes_from)
    assert [charlie.get(address).status_code for address in (proposal, pathway)] == [200, 200]
    assert "Karen Holm" in text_of(charlie.get(MEET))


def test_the_question_says_who_asks_and_from_where(at_screen, cast):
    at_screen("charlie").post(ask(cast.karens))
    (table,) = open_proposals(cast.karens, clock.today())
    assert table.state is State.WAITS_FOR_BOTH
    assert table.headline == (
        "Charlie Bak (hjemmehjælper, Hjemmeplejen Syd) er med om dig "
        "og kan se navn og telefon, forløbet og hvem der er med."
    )


def test_asking_twice_on_one_day_is_asking_once(at_screen, cast):
    charlie = at_screen("charlie")
    assert [charlie.post(ask(cast.karens)).status_code for _ in range(2)] == [302, 302]
    assert len(open_proposals(cast.karens, clock.today())) == 1
    with later(days=1):
        at_screen("charlie").post(ask(cast.karens))
        assert len(open_proposals(cast.karens, clock.today())) == 2


# A first meeting


MEETING = {"name": "Ida Ny", "phone": "20 00 00 14"}


def test_a_first_meeting_with_the_citizens_voice_opens_the_whole(at_screen, cast):
    bo = at_screen("bo")
    done = send(bo, bo.get(OPEN), **MEETING, words="Ja, kom bare.", how="at a meeting")
    assert done.url == MEET
    ida = Circle.objects.get(citizen__name="Ida Ny")
    assert standing(ida, cast.bo, clock.today()).parts == set(Part)
    assert "Kredsen er åbnet." in text_of(bo.get(MEET))


def test_a_first_meeting_without_it_shows_name_and_phone(at_screen, cast):
    bo = at_screen("bo")
    send(bo, bo.get(OPEN), **MEETING, words="")
    ida = Circle.objects.get(citizen__name="Ida Ny")
    assert standing(ida, cast.bo, clock.today()).parts == {Part.NAME}
    text = text_of(bo.get(MEET))
    assert "Ida Ny 20 00 00 14 Du kan kun se navn og telefon" in text
    assert bo.get(reverse("pathways:page", args=[ida.uid])).status_code == 404


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"name": " ", "address": "Skovvej 2"}, "Skriv lidt her."),
        ({"name": "Ida Ny", "words": "Ja, kom bare."}, "Vælg, hvordan borgeren svarede."),
        ({"name": "Ida Ny", "cpr": "010203"}, "Det er ikke et CPR-nummer."),
        ({"name": "Ida Ny", "login": "findes-ikke"}, "Det brugernavn findes ikke."),
    ],
)
def test_a_refused_meeting_keeps_what_was_typed_and_opens_nothing(at_screen, cast, typed, reason):
    bo = at_screen("bo")
    page = bo.get(OPEN)
    with nothing_left():
        again = send(bo, page, **typed)
    assert again.status_code == 422
    assert reason in text_of(again)
    assert {value for value in typed.values() if value.strip()} <= typed_on(again)


def test_a_citizen_who_is_known_is_not_opened_again(at_screen, cast):
    open_circle(Introduction("Ida Ny", cpr="010140-1234"), by=cast.charlie, citizen_said=None)
    bo = at_screen("bo")
    again = send(bo, bo.get(OPEN), name="Ida N.", cpr="0101401234")
    assert again.status_code == 422
    assert "Borgeren er her allerede. Bed om at være med i stedet." in text_of(again)


def test_a_double_click_opens_one_circle(at_screen, cast):
    bo, before = at_screen("bo"), Circle.objects.count()
    page = bo.get(OPEN)
    assert [send(bo, page, **MEETING).status_code for _ in range(2)] == [302, 302]
    assert Circle.objects.count() == before + 1


# Two tabs, two capacities


@pytest.fixture
def in_two_units(cast):
    """Bo works in Team Ung too."""
    employ(cast.town.bo, cast.town.youth, Terms(Role.FRONT_LINE, "bostøtte", clock.today()), by=BY_THE_DEMO)
    return capacities_of(cast.town.bo, clock.today())[1:]


def test_the_form_counts_and_not_what_was_chosen_in_another_tab(at_screen, cast, in_two_units):
    nord, ung = in_two_units
    bo = at_screen("bo")
    bo.post("/som/", {"capacity": nord.key})
    first_tab = bo.get(OPEN)
    bo.post("/som/", {"capacity": ung.key})
    second_tab = bo.get(OPEN)
    send(bo, first_tab, name="Ida fra Nord")
    send(bo, second_tab, name="Ida fra Ung")
    units = {circle.citizen.name: circle.unit.name for circle in Circle.objects.select_related("unit")}
    assert (units["Ida fra Nord"], units["Ida fra Ung"]) == ("Hjemmeplejen Nord", "Team Ung")


def test_a_capacity_that_is_over_meanwhile_decides_nothing_and_what_was_typed_is_shown(at_screen, cast):
    table = propose(cast.karens, [neighbour()], by=cast.karen)
    bo = at_screen("bo")
    page = bo.get(reverse("circles:proposal", args=[table.version.uid]))
    employment = cast.town.bo.employments.get()
    with later(days=1):
        end_employment(employment, last_day=clock.today() - timedelta(days=1), by=BY_THE_DEMO)
        with nothing_left():
            refused = send(bo, page, {"answer": "let us talk"}, words="Ring til hende.")
    assert refused.status_code == 409
    assert "Du er her som noget andet nu" in text_of(refused)
    assert "Ring til hende." in text_of(refused)
    assert as_it_stands(table.proposal, clock.today()).state is State.WAITS_FOR_PROFESSIONAL


def test_who_moved_to_another_unit_meanwhile_no_longer_answers_for_the_old_one(at_screen, cast):
    table = propose(cast.karens, [neighbour()], by=cast.karen)
    address = reverse("circles:proposal", args=[table.version.uid])
    bo = at_screen("bo")
    page = bo.get(address)
    with later(days=1):
        today = clock.today()
        end_employment(cast.town.bo.employments.get(), last_day=today - timedelta(days=1), by=BY_THE_DEMO)
        employ(cast.town.bo, cast.town.youth, Terms(Role.FRONT_LINE, "bostøtte", today), by=BY_THE_DEMO)
        with nothing_left():
            assert send(bo, page, {"answer": "yes"}).status_code == 409
            assert bo.get(address).status_code == 404
            assert bo.post(address, {"answer": "yes"}).status_code == 404


def test_on_the_last_day_of_a_post_one_still_answers(at_screen, cast):
    table = propose(cast.karens, [neighbour()], by=cast.karen)
    bo = at_screen("bo")
    page = bo.get(reverse("circles:proposal", args=[table.version.uid]))
    end_employment(cast.town.bo.employments.get(), last_day=clock.today(), by=BY_THE_DEMO)
    assert send(bo, page, {"answer": "yes"}).status_code == 302
    assert as_it_stands(table.proposal, clock.today()).state is State.AGREED


# As many questions to the database, however many people there are


@pytest.mark.parametrize("how_many", [1, 3])
def test_those_who_are_with_are_as_many_queries_however_many_they_are(at_screen, cast, how_many):
    for number in range(how_many):
        yes(propose(cast.karens, [neighbour(f"Nabo {number}", tuple(Part))], by=cast.karen), by=cast.bo)
    karen = at_screen("karen")
    assert len(karen.get(people_page(cast.karens)).context["chosen"]) == how_many * len(Part)
    assert queries_of(karen, people_page(cast.karens)) == 10


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_search_is_as_many_queries_however_many_it_finds(at_screen, cast, how_many):
    for number in range(how_many):
        open_circle(Introduction(f"Ida Ny {number}"), by=cast.bo, citizen_said=None)
    charlie = at_screen("charlie")
    assert len(charlie.get(FIND, {"q": "ny"}).context["found"]) == how_many
    assert queries_of(charlie, f"{FIND}?q=ny") == 8
