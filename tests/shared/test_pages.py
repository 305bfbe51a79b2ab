"""What templates may ask for: days, faces, icons and the parts of a form."""

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

EVENING = datetime(2027, 1, 11, 23, 5, tzinfo=UTC)
SUMMER = datetime(2027, 7, 11, 22, 5, tzinfo=UTC)


def drawn(template: str, **context) -> str:
    return Template(template).render(Context(context))


class Form(forms.Form):
    name = forms.CharField(widget=forms.TextInput(attrs={"class": "own"}))
    words = forms.CharField(widget=forms.Textarea)
    one = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    many = forms.MultipleChoiceField(choices=[("a", "A")], widget=forms.CheckboxSelectMultiple)
    yes = forms.BooleanField()
    pick = forms.ChoiceField(choices=[("a", "A")])


@pytest.mark.parametrize(
    ("value", "danish", "english"),
    [
        (date(2027, 1, 12), "12. januar 2027", "January 2027"),
        (EVENING, "12. januar 2027", "January 2027"),
        (SUMMER, "12. juli 2027", "July 2027"),
        (None, "", ""),
    ],
)
def test_a_day_is_copenhagens_and_written_in_the_readers_language(value, danish, english):
    assert drawn("{{ value|day }}", value=value) == danish
    with translation.override("en"):
        there = drawn("{{ value|day }}", value=value)
    assert there.startswith("12" if english else "")
    assert there.endswith(english)


@pytest.mark.parametrize(
    ("value", "danish"),
    [(EVENING, "12. januar 2027 kl. 0.05"), (SUMMER, "12. juli 2027 kl. 0.05"), (None, "")],
)
def test_a_moment_is_copenhagens(value, danish):
    assert drawn("{{ value|moment }}", value=value).replace("kl. 00.05", "kl. 0.05") == danish


def test_a_moment_is_written_in_english_for_who_reads_english():
    with translation.override("en"):
        there = drawn("{{ value|moment }}", value=EVENING)
    assert "January 2027" in there
    assert "januar " not in there


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Karen Marie Holm", "KH"),
        ("Bo", "B"),
        ("åse øjvind", "ÅØ"),
        ("  Jonas   Lind ", "JL"),
        ("(vikar) Bo", "B"),
        ("", "?"),
        (None, "?"),
    ],
)
def test_a_face_shows_the_first_letters_of_the_first_and_last_name(name, letters):
    assert drawn("{{ name|initials }}", name=name) == letters


def test_the_same_name_has_the_same_colour_on_every_page():
    faces = {drawn("{{ name|face_class }}", name=name) for name in ("Karen Holm", "KAREN HOLM", "karen holm")}
    assert len(faces) == 1
    people = [f"Person {number}" for number in range(200)]
    assert {drawn("{{ name|face_class }}", name=name) for name in people} == {
        f"face-{n}" for n in range(1, 9)
    }


def test_an_icon_beside_a_text_is_silent_and_one_alone_is_heard():
    beside, alone = drawn('{% icon "check" %}'), drawn('{% icon "check" label %}', label="<Ja>")
    assert 'aria-hidden="true"' in beside
    assert "aria-label" not in beside
    assert 'role="img" aria-label="&lt;Ja&gt;"' in alone
    assert "#check" in beside


def test_each_field_is_drawn_as_its_kind():
    form = Form()
    kinds = {name: drawn("{{ field|kind }}", field=form[name]) for name in form.fields}
    assert kinds == {
        "name": "input",
        "words": "textarea",
        "one": "radio",
        "many": "checkboxes",
        "yes": "checkbox",
        "pick": "select",
    }


def test_a_widget_keeps_its_own_class_and_gets_what_is_added():
    html = drawn('{{ field|widget_with:"class=form-input; rows=2" }}', field=Form()["name"])
    assert 'class="own form-input"' in html
    assert 'rows="2"' in html


def test_a_choice_gets_what_is_added_and_stays_chosen():
    field = Form({"one": "b"})["one"]
    html = [
        drawn('{{ choice|choice_with:"class=form-radio" }}', choice=choice) for choice in field.subwidgets
    ]
    assert ["checked" in choice for choice in html] == [False, True]
    assert all('class="form-radio"' in choice for choice in html)


def test_an_error_links_to_the_first_thing_one_can_choose():
    form = Form()
    anchors = [drawn("{{ field|anchor }}", field=form[name]) for name in ("name", "one", "many")]
    assert anchors == ["id_name", "id_one_0", "id_many_0"]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    "tag",
    [
        '{% translate "Log ud" %}',
        '{% translate "Log ud" as way_out %}<b>{{ way_out }}</b>',
        '{% translate "100 % <b> & »%s«" %}',
        "{% translate said %}",
        '{% translate "Log ud"|upper %}',
        '{% translate "Log ud" noop %}',
        '{% translate "Log ud" context "a door" %}',
    ],
)
def test_a_sentence_of_a_page_is_what_django_would_make_of_it(tag, language):
    said = {"said": "Log ud & <hej>"}
    with translation.override(language):
        assert drawn(tag, **said) == drawn("{% load i18n %}" + tag, **said)
