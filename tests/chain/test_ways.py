"""How we work: one half-page for each approach and principle, the same for everybody, and open to all."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import override

from pejl.chain import actions
from pejl.chain.models import Remark, WayText
from pejl.chain.queries import principles_on, remarks_on, way_of
from pejl.chain.rules import FIRST_TEXTS, hindrances_to_way
from pejl.pathways.rules import Approach
from pejl.shared import clock
from tests.test_texts import NO_LONGER_EASY, lix
from tests.visits import signed_in

from .conftest import GOAL, MONDAY, PRINCIPLE, refusal
from .screens import read, send

OURS = "Vi går med, til du siger stop."


def writes(planner, text: str = OURS, *, shown: int = 0, **more):
    return actions.write_way(Approach.RECOVERY, text, shown=shown, by=planner, **more)


@pytest.mark.parametrize("approach", Approach)
def test_each_approach_has_half_a_page_that_is_easy_to_read(approach):
    text = FIRST_TEXTS[approach]
    assert hindrances_to_way(text) == []
    assert 80 <= len(text.split()) <= 180
    assert lix(text) < NO_LONGER_EASY


def test_half_a_page_is_enough_and_an_empty_one_says_nothing():
    assert hindrances_to_way(" ") == ["Skriv lidt her."]
    assert hindrances_to_way("a" * 3000) == []
    assert hindrances_to_way("a" * 3001) == ["En halv side er nok. Gør teksten kortere."]


def test_the_municipality_writes_its_own_and_what_stood_there_stays_to_be_read(planner):
    assert (way_of(Approach.RECOVERY).number, way_of(Approach.RECOVERY).is_first) == (0, True)
    writes(planner, reason="Kortere")
    writes(planner, "Du går selv.", shown=1)
    way = way_of(Approach.RECOVERY)
    assert (way.number, way.text, way.is_first) == (2, "Du går selv.", False)
    assert [(one.number, one.text, one.name, one.reason) for one in way.versions] == [
        (2, "Du går selv.", "Pia Strand", ""),
        (1, OURS, "Pia Strand", "Kortere"),
    ]
    assert way_of(Approach.COMPENSATION).is_first


def test_the_same_text_again_and_the_same_click_twice_change_nothing(planner):
    uid = uuid4()
    first = writes(planner, uid=uid)
    assert writes(planner, shown=0, uid=uid) == first
    assert writes(planner, f" {OURS}\r\n", shown=1) is None
    assert WayText.objects.count() == 1


def test_the_second_who_writes_sees_that_another_was_first(planner):
    writes(planner)
    assert refusal(lambda: writes(planner, "Noget andet.", shown=0)) == [
        "Mens du skrev, er teksten blevet ændret. Se forskellen herunder, og gem igen."
    ]


def test_only_those_who_write_the_chain_write_how_we_work(cast):
    assert refusal(lambda: writes(cast.bo)) == ["Den røde tråd skrives af ledere og planlæggere."]


def test_everybody_says_something_and_who_is_not_at_work_stands_without_a_name(thread, cast):
    actions.remark(Approach.RECOVERY, " Det passer. ", by=cast.karen)
    actions.remark(Approach.RECOVERY, "Tak.", by=cast.bo)
    said = [(one.name, one.title, one.words) for one in remarks_on(Approach.RECOVERY)]
    assert said == [("", "", "Det passer."), ("Bo Kjær", "hjemmehjælper", "Tak.")]
    actions.remark(thread[PRINCIPLE], "Godt.", by=cast.karen)
    assert [one.words for one in remarks_on(thread[PRINCIPLE])] == ["Godt."]
    assert list(remarks_on(Approach.HABILITATION)) == []


def test_a_remark_sent_twice_is_there_once_and_an_empty_one_not_at_all(thread, cast):
    uid = uuid4()
    first = actions.remark(Approach.RECOVERY, "Ja.", by=cast.karen, uid=uid)
    assert actions.remark(Approach.RECOVERY, "Ja.", by=cast.karen, uid=uid) == first
    assert refusal(lambda: actions.remark(Approach.RECOVERY, " ", by=cast.karen)) == ["Skriv lidt her."]
    assert Remark.objects.count() == 1


def test_all_say_something_to_principles_and_not_to_the_rest_of_the_chain(thread, cast):
    assert refusal(lambda: actions.remark(thread[GOAL], "Nej.", by=cast.karen)) == [
        "Det kan man kun her for pejlemærker."
    ]
    given = {"by_id": cast.bo.user_id, "name": "Bo", "at": clock.now(), "words": "Nej."}
    for about in ({"node": thread[GOAL]}, {}, {"node": thread[PRINCIPLE], "approach": "recovery"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Remark.objects.create(**given, **about)


def test_a_citizen_reads_says_something_and_reads_it_again(thread, cast):
    karen = signed_in(cast.karen)
    assert "Du har haft det svært" in read(karen, "way", "recovery")
    send(karen, "way", "recovery", words="Det er rigtigt.")
    page = read(karen, "way", "recovery")
    assert "Det er rigtigt." in page
    assert "En borger, eller en, der er med" in page
    assert "Skriv det om" not in page
    assert "Alt med borgeren" in read(karen, "ways")
    send(karen, "principle", thread[PRINCIPLE].uid, words="Husk det.")
    assert "Husk det." in read(karen, "principle", thread[PRINCIPLE].uid)


def test_the_planner_writes_it_anew_on_the_page(planner):
    pia = signed_in(planner)
    send(pia, "write_way", "recovery", text=OURS, reason="Kortere")
    page = read(pia, "way", "recovery")
    assert OURS in page
    assert "Skrevet af Pia Strand" in page
    assert pia.get(reverse("chain:way", args=["magic"])).status_code == 404
    assert pia.get(reverse("chain:write_way", args=["magic"])).status_code == 404


def test_the_second_planner_sees_what_the_first_wrote_and_saves_again(planner):
    pia = signed_in(planner)
    writes(planner)
    typed = {"text": "Mine egne ord.", "capacity": planner.key}
    address = reverse("chain:write_way", args=["recovery"])
    second = pia.post(address, {**typed, "shown": "0", "uid": str(uuid4())})
    html = second.content.decode()
    assert second.status_code == 422
    assert "Pia Strand ændrede det, mens du skrev" in html
    assert OURS in html and "Mine egne ord." in html and 'name="shown" value="1"' in html
    pia.post(address, {**typed, "shown": "1", "uid": str(uuid4())})
    assert way_of(Approach.RECOVERY).text == "Mine egne ord."


def test_the_first_text_is_there_in_english_too(planner):
    pia = signed_in(planner)
    with override("en"):
        pia.cookies["django_language"] = "en"
        assert "You have been through a hard time" in read(pia, "way", "recovery")


def test_a_principle_that_is_no_longer_in_force_is_not_how_we_work(thread, cast):
    actions.end(thread[PRINCIPLE], MONDAY, by=thread.planner)
    assert [one.title for one in principles_on(MONDAY)] == ["Alt med borgeren"]
    with clock.stopped_at(clock.now().replace(day=24)):
        address = reverse("chain:principle", args=[thread[PRINCIPLE].uid])
        assert signed_in(cast.karen).get(address).status_code == 404
