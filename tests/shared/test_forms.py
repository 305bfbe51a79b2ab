"""What every form of the house does."""

from datetime import date
from uuid import UUID

import pytest
from django import forms

from pejl.shared.forms import HouseForm, day_field, words_field
from pejl.shared.refusal import Refused


class WishForm(HouseForm):
    words = words_field("Hvad ønsker du dig?")
    kind = forms.ChoiceField(choices=[("big", "Stort"), ("small", "Småt")])
    until = day_field("Til", required=False)


TYPED = {"words": "  Jeg vil ud \n", "kind": "big", "until": "1.12.2026", "uid": str(UUID(int=7))}


def refuse(values):
    raise Refused(["Monday", "Det er borgerens eget."])


def test_each_form_that_is_opened_has_a_number_of_its_own():
    one, other = WishForm(), WishForm()
    assert one["uid"].value() != other["uid"].value()
    assert str(one["uid"].value()) in str(one["uid"])


def test_a_form_keeps_its_number_however_often_it_is_drawn():
    form = WishForm()
    assert str(form["uid"]) == str(form["uid"])
    assert form["uid"].is_hidden


def test_a_form_sent_twice_carries_the_same_number_to_the_act():
    numbers = []
    for _ in range(2):
        WishForm(TYPED).does(lambda values: numbers.append(values["uid"]))
    assert numbers == [UUID(int=7), UUID(int=7)]


def test_clean_input_is_acted_on_once():
    acts = []
    assert WishForm(TYPED).does(acts.append) is True
    assert acts == [
        {"uid": UUID(int=7), "words": "  Jeg vil ud \n", "kind": "big", "until": date(2026, 12, 1)}
    ]


def test_unclean_input_is_not_acted_on():
    acts = []
    assert WishForm({**TYPED, "kind": "huge"}).does(acts.append) is False
    assert acts == []


def test_every_reason_of_a_refusal_is_told_on_top_in_the_readers_language():
    form = WishForm(TYPED)
    assert form.does(refuse) is False
    assert form.non_field_errors() == ["mandag", "Det er borgerens eget."]


def test_what_was_typed_is_kept_when_the_act_is_refused():
    form = WishForm(TYPED)
    form.does(refuse)
    assert {name: form[name].value() for name in TYPED} == TYPED
    assert "Jeg vil ud" in str(form["words"])
    assert str(UUID(int=7)) in str(form["uid"])


def test_an_error_that_is_no_refusal_is_not_swallowed():
    with pytest.raises(ZeroDivisionError):
        WishForm(TYPED).does(lambda values: 1 / 0)


def test_an_empty_field_asks_for_what_it_needs():
    form = WishForm({})
    assert form.does(lambda values: None) is False
    assert form.errors == {"words": ["Skriv lidt her."], "kind": ["Vælg et svar."]}


@pytest.mark.parametrize("typed", ["2026-12-01", "1.12.2026", "01-12-2026", "1/12/2026"])
def test_a_day_may_be_written_as_danes_write_it(typed):
    form = WishForm({**TYPED, "until": typed})
    assert form.is_valid()
    assert form.cleaned_data["until"] == date(2026, 12, 1)


@pytest.mark.parametrize("typed", ["31.2.2026", "12/31/2026", "i morgen", "2026-13-01"])
def test_what_is_no_day_is_said_at_the_field_and_kept(typed):
    form = WishForm({**TYPED, "until": typed})
    assert not form.is_valid()
    assert form.errors == {"until": ["Indtast en gyldig dato."]}
    assert form["until"].value() == typed


def test_a_day_that_is_known_is_drawn_as_the_browser_asks():
    assert 'value="2026-12-01"' in str(WishForm(initial={"until": date(2026, 12, 1)})["until"])
    assert 'type="date"' in str(WishForm()["until"])
