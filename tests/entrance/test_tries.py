"""How often one may try, and that nobody locks somebody else out."""

from datetime import UTC, datetime

from pejl.entrance.models import Remembered
from tests.client import StrictClient

from .conftest import PASSWORD, is_in, sign_in, told

TOO_OFTEN = "Der er prøvet for mange gange."
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ELSEWHERE = {"REMOTE_ADDR": "198.51.100.7"}


def guesses(times: int, login: str = "karen", **surroundings) -> StrictClient:
    browser = StrictClient(**surroundings)
    for number in range(times):
        sign_in(browser, login, f"forkert {number}")
    return browser


def is_told_to_wait(browser, login="karen", password=PASSWORD) -> bool:
    page = sign_in(browser, login, password)
    return page.status_code == 422 and TOO_OFTEN in page.content.decode()


def test_after_ten_wrong_passwords_even_the_right_one_must_wait_and_it_is_on_record(karen):
    guesser = guesses(10)
    assert is_told_to_wait(guesser)
    assert told() == [("sign-in refused", '{"user":"Karen Holm","why":"too often"}')]


def test_nine_wrong_ones_and_a_right_one_is_a_bad_day(karen):
    assert is_in(guesses(9)) is False
    assert sign_in(StrictClient()).url == "/"


def test_a_name_that_nobody_has_waits_like_any_other(karen):
    assert is_told_to_wait(guesses(10, "ukendt"), "ukendt")


def test_who_guesses_from_elsewhere_does_not_lock_karen_out(karen):
    guesses(12, **ELSEWHERE)
    assert sign_in(StrictClient()).url == "/"


def test_the_browser_karen_has_been_in_by_is_never_locked_by_others(karen):
    """Ninety-nine addresses guess at once; only a new browser has to wait for her name."""
    known = StrictClient()
    sign_in(known)
    known.post("/gaa-ud/")
    for number in range(100):
        guesses(1, REMOTE_ADDR=f"203.0.113.{number}")
    assert is_told_to_wait(StrictClient())
    assert sign_in(known).url == "/"


def test_a_mark_of_a_browser_that_we_did_not_make_counts_for_nothing(karen):
    guesser = StrictClient()
    sign_in(guesser)
    guesser.post("/gaa-ud/")
    name, value = "pejl_browser", guesser.cookies["pejl_browser"].value
    forged = StrictClient()
    forged.cookies[name] = value[:-1] + ("A" if value[-1] != "A" else "B")
    for _ in range(10):
        sign_in(forged, password="forkert")
    assert is_told_to_wait(StrictClient())


def test_a_known_browser_counts_for_the_one_who_was_in_by_it(karen):
    known = StrictClient()
    sign_in(known)
    known.post("/gaa-ud/")
    for number in range(10):
        sign_in(known, password=f"forkert {number}")
    assert is_told_to_wait(known)
    assert sign_in(StrictClient()).url == "/"


def test_coming_in_does_not_wipe_what_was_guessed_before(karen):
    guesser = guesses(9)
    sign_in(guesser)
    guesser.cookies.clear()
    sign_in(guesser, password="forkert")
    assert is_told_to_wait(guesser)


def test_after_a_quarter_of_an_hour_one_may_try_again(karen, time_machine):
    time_machine.move_to(NOON)
    guesser = guesses(10)
    assert is_told_to_wait(guesser)
    time_machine.shift(15 * 60 + 1)
    assert sign_in(guesser).url == "/"


def test_what_is_counted_says_neither_the_password_nor_the_name(karen):
    guesses(1)
    counted = list(Remembered.objects.values_list("cache_key", "value"))
    assert len(counted) == 3
    assert [word for word in ("karen", str(karen.uid), "forkert", "127.0.0.1") if word in str(counted)] == []
