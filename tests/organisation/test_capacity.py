"""In which capacity am I here: the form's first, then the session's, then the one to begin with."""

from datetime import timedelta

import pytest

from pejl.circles.models import ProposalVersion
from pejl.demo.people import BY_THE_DEMO, as_employee
from pejl.journal.models import Envelope
from pejl.organisation.actions import Terms, add_unit, employ, end_employment
from pejl.organisation.models import Employment
from pejl.organisation.queries import capacities_of
from pejl.organisation.rules import Capacity, Role
from pejl.shared import clock

CHOOSE, OPEN = "/som/", "/ny-kreds/"
FIRST_MEETING = {"name": "Ib Dam", "words": "Ja, kom bare.", "how": "at a meeting"}


@pytest.fixture
def in_two_units(cast) -> tuple[Capacity, Capacity]:
    """Bo works in Hjemmeplejen Nord, and in Team Ung too."""
    terms = Terms(Role.FRONT_LINE, "bostøtte", clock.today())
    employ(cast.town.bo, cast.town.youth, terms, by=BY_THE_DEMO)
    nord, ung = capacities_of(cast.town.bo, clock.today())[1:]
    assert (nord.post.unit, ung.post.unit) == ("Hjemmeplejen Nord", "Team Ung")
    return nord, ung


@pytest.fixture
def bo(client, cast):
    client.force_login(cast.town.bo)
    return client


def is_here_as(client, page: str = "/dem-jeg-moeder/") -> str:
    return client.get(page).context["request"].capacity.key


def unit_of_last_entry() -> str:
    return Envelope.objects.order_by("-number")[0].unit


def test_who_has_one_post_is_here_at_work(bo, cast):
    assert is_here_as(bo) == cast.bo.key


def test_who_has_two_posts_is_here_as_themselves_until_they_choose(bo, in_two_units):
    assert is_here_as(bo) == "self"


def test_the_choice_lasts_and_is_on_record(bo, in_two_units):
    _nord, ung = in_two_units
    page = bo.post(CHOOSE, {"capacity": ung.key})
    assert (page.status_code, page.url) == (302, "/")
    assert is_here_as(bo) == ung.key
    told = Envelope.objects.get(kind="capacity chosen")
    assert (told.actor, told.unit, told.about) == (ung.user_uid, ung.post.unit_uid, ung.user_uid)


def test_one_can_be_here_as_oneself_again(bo, cast):
    bo.post(CHOOSE, {"capacity": "self"})
    assert is_here_as(bo) == "self"


def test_a_page_offers_every_capacity_and_shows_the_one_that_counts(bo, in_two_units):
    nord, ung = in_two_units
    bo.post(CHOOSE, {"capacity": nord.key})
    html = bo.get("/dem-jeg-moeder/").content.decode()
    assert f'<option value="{nord.key}" selected>' in html
    assert f'<option value="{ung.key}">' in html
    assert '<option value="self">' in html


def test_who_can_be_here_in_one_way_only_is_not_asked(client, cast):
    client.force_login(cast.town.karen)
    assert "Jeg er her som" not in client.get("/mit-forloeb/").content.decode()


def test_a_form_counts_in_the_capacity_it_was_opened_in_though_another_tab_chose_another(bo, in_two_units):
    nord, ung = in_two_units
    bo.post(CHOOSE, {"capacity": nord.key})
    opened = bo.get(OPEN).content.decode()
    assert f'name="capacity" value="{nord.key}"' in opened
    bo.post(CHOOSE, {"capacity": ung.key})
    assert bo.post(OPEN, {**FIRST_MEETING, "capacity": nord.key}).status_code == 302
    assert unit_of_last_entry() == nord.post.unit_uid
    assert is_here_as(bo) == ung.key


def test_a_capacity_that_was_over_when_the_form_was_sent_is_refused_and_what_was_typed_is_shown(bo, cast):
    end_employment(Employment.objects.get(user=cast.town.bo), last_day=clock.today(), by=BY_THE_DEMO)
    before = Envelope.objects.count()
    with clock.stopped_at(clock.now() + timedelta(days=1)):
        page = bo.post(OPEN, {**FIRST_MEETING, "capacity": cast.bo.key, "uid": "x", "shown": "y"})
    html = page.content.decode()
    assert page.status_code == 409
    assert "Du er her som noget andet nu" in html
    assert "<p>Ib Dam</p><p>Ja, kom bare.</p>" in html
    assert "<p>x</p>" not in html
    assert Envelope.objects.count() == before


def test_the_capacity_is_gone_on_the_day_after_the_last_day_and_not_before(bo, cast):
    end_employment(Employment.objects.get(user=cast.town.bo), last_day=clock.today(), by=BY_THE_DEMO)
    assert is_here_as(bo) == cast.bo.key
    with clock.stopped_at(clock.now() + timedelta(days=1)):
        assert is_here_as(bo) == "self"


def test_what_is_seen_at_work_is_gone_with_the_post(bo, cast):
    address = f"/forloeb/{cast.karens.uid}/"
    end_employment(Employment.objects.get(user=cast.town.bo), last_day=clock.today(), by=BY_THE_DEMO)
    assert bo.get(address).status_code == 200
    with clock.stopped_at(clock.now() + timedelta(days=1)):
        page = bo.get(address)
    assert page.status_code == 404
    assert "Karen" not in page.content.decode()


@pytest.mark.parametrize("key", ["somebody else's", "00000000-0000-0000-0000-000000000000", "SELF"])
def test_a_capacity_that_is_not_ones_own_is_refused(bo, cast, key):
    key = as_employee(cast.town.clara).key if key == "somebody else's" else key
    page = bo.post(OPEN, {**FIRST_MEETING, "capacity": key})
    assert page.status_code == 409
    assert "Du er her som noget andet nu" in page.content.decode()


def test_a_capacity_that_is_not_ones_own_cannot_be_chosen(bo, cast):
    before = Envelope.objects.count()
    assert bo.post(CHOOSE, {"capacity": as_employee(cast.town.clara).key}).status_code == 409
    assert Envelope.objects.count() == before
    assert is_here_as(bo) == cast.bo.key


def test_a_capacity_chosen_last_week_that_is_over_gives_way_to_the_one_to_begin_with(bo, in_two_units):
    nord, ung = in_two_units
    bo.post(CHOOSE, {"capacity": ung.key})
    end_employment(Employment.objects.get(pk=ung.post.id), last_day=clock.today(), by=BY_THE_DEMO)
    with clock.stopped_at(clock.now() + timedelta(days=1)):
        assert is_here_as(bo) == nord.key


def test_as_oneself_one_does_not_see_what_one_sees_at_work(bo, cast):
    address = f"/forloeb/{cast.karens.uid}/"
    assert bo.get(address).status_code == 200
    bo.post(CHOOSE, {"capacity": "self"})
    page = bo.get(address)
    assert page.status_code == 404
    assert "Karen" not in page.content.decode()


def test_a_stranger_learns_nothing_from_the_capacity_of_another(client, cast):
    page = client.post(OPEN, {**FIRST_MEETING, "capacity": cast.bo.key})
    assert (page.status_code, page.url) == (302, "/kom-ind/?next=/ny-kreds/")


def test_a_form_without_a_capacity_counts_in_the_one_of_the_session(bo, in_two_units):
    _nord, ung = in_two_units
    bo.post(CHOOSE, {"capacity": ung.key})
    assert bo.post(OPEN, FIRST_MEETING).status_code == 302
    assert unit_of_last_entry() == ung.post.unit_uid
    assert ProposalVersion.objects.order_by("-pk")[0].made_in_unit.name == "Team Ung"


def test_nobody_is_here_in_a_unit_they_do_not_work_in(cast):
    add_unit("Hjemmeplejen Øst", by=BY_THE_DEMO)
    assert [one.key for one in capacities_of(cast.town.karen, clock.today())] == ["self"]
