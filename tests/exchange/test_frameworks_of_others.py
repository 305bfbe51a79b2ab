"""CASE packages and Moodle files as others write them, with their quirks. Without a database."""

import json
from uuid import UUID

import pytest

from pejl.chain.rules import Place
from pejl.exchange.rules.formats import Format
from pejl.exchange.rules.moodle import HEADINGS, plain
from pejl.exchange.rules.plan import Standing
from pejl.exchange.rules.tree import depths, places, short_key, title_and_text

from .conftest import EMPTY, TODAY, faults, notes, planned

POLICY, GOAL, PRINCIPLE, PROFILE, LEARNING_GOAL, ACTIVITY = Place
NOBODY = Standing(TODAY)


def steps(plan) -> list[tuple]:
    return [(one.place, one.key, one.text.title, [key for key, _day in one.under]) for one in plan.steps]


def test_how_deep_things_lie_and_which_lie_in_a_circle():
    assert depths(4, {1: [0], 2: [1, 0], 3: []}) == {0: 0, 1: 1, 2: 2, 3: 0}
    assert depths(4, {1: [2], 2: [1], 3: [2]}) == {0: 0}


def test_the_deepest_step_is_what_is_learnt():
    assert places({0: 0, 1: 1}, from_the_top=False) == {0: PROFILE, 1: LEARNING_GOAL}
    assert places({0: 0}, from_the_top=False) == {0: LEARNING_GOAL}
    assert places({0: 0, 1: 1}, from_the_top=True) == {0: GOAL, 1: PRINCIPLE}
    assert places({0: 0, 1: 4}, from_the_top=False) == {0: GOAL, 1: LEARNING_GOAL}


def test_a_long_key_is_shortened_to_the_same_each_time():
    assert short_key(" a ") == "a"
    assert len(short_key("k" * 90)) == 60
    assert short_key("k" * 90) == short_key("k" * 90) != short_key("k" * 91)


def test_a_sentence_becomes_a_heading_and_is_kept_whole():
    assert title_and_text("Kort", "Kort") == ("Kort", "")
    assert title_and_text("Kort", "Det hele") == ("Kort", "Det hele")
    assert title_and_text("", "Kort\nog mere") == ("Kort", "og mere")
    title, text = title_and_text("", "ord " * 100)
    assert (title[-5:], len(title) <= 300, text) == (" ord…", True, ("ord " * 100).strip())
    title, text = title_and_text("ord " * 100, "")
    assert text == ("ord " * 100).strip()


def item(number: int, text: str | None, **more) -> dict:
    return {
        "identifier": str(UUID(int=number)).upper(),
        "uri": f"https://a.example/{number}",
        "fullStatement": text,
        **more,
    }


def tie(lower: int, upper: int | str, kind: str = "isChildOf") -> dict:
    end = upper if isinstance(upper, str) else str(UUID(int=upper))
    return {
        "associationType": kind,
        "originNodeURI": {"identifier": str(UUID(int=lower)), "title": None},
        "destinationNodeURI": {"identifier": end},
    }


def package(items: list, ties: list, **more) -> bytes:
    document = {"identifier": str(UUID(int=99)), "title": "Omsorgsfag", "creator": "En anden"}
    return json.dumps({"CFDocument": document, "CFItems": items, "CFAssociations": ties, **more}).encode()


def test_a_package_of_others_is_a_tree_with_empty_fields_written_out():
    content = package(
        [
            item(1, "Kommunikation", CFItemType="Domain", humanCodingScheme="K", statusEndDate=None),
            item(
                2,
                "Kan lytte",
                humanCodingScheme=None,
                notes=None,
                statusStartDate="2026-02-01T00:00:00+00:00",
            ),
            item(3, "Kan spørge åbent, også når det er svært", abbreviatedStatement="Kan spørge"),
        ],
        [
            tie(1, 99),
            tie(2, 1),
            tie(2, 1),
            tie(3, 1),
            tie(2, 3, "isRelatedTo"),
            tie(3, "andet", "isRelatedTo"),
        ],
        CFRubrics=[{}],
    )
    plan = planned(content, NOBODY, Format.CASE)
    assert plan.faults == []
    assert steps(plan) == [
        (PROFILE, "K", "Kommunikation", []),
        (LEARNING_GOAL, str(UUID(int=2)), "Kan lytte", ["K"]),
        (LEARNING_GOAL, str(UUID(int=3)), "Kan spørge", ["K"]),
    ]
    assert (plan.sets, plan.steps[2].text.text) == (
        {"Omsorgsfag": "Omsorgsfag"},
        "Kan spørge åbent, også når det er svært",
    )
    assert notes(plan) == [
        "Forbindelser af slagsen »isRelatedTo« kan vi ikke rumme. Der er 2.",
        "Bedømmelser (CFRubrics) kan vi ikke rumme. Der er 1.",
    ]


def test_a_package_in_an_envelope_with_our_words_for_its_types():
    inner = json.loads(package([item(1, "Alt med borgeren", CFItemType="pejlemærke")], []))
    plan = planned(json.dumps({"CFPackage": inner}).encode(), EMPTY, Format.CASE)
    assert steps(plan) == [(PRINCIPLE, str(UUID(int=1)), "Alt med borgeren", [])]
    policy = package([item(1, "Strategien", CFItemType="Politik")], [])
    assert faults(policy, EMPTY, Format.CASE) == [
        "CFItems[0]: Vælg, om det er en politik, en strategi eller en aftale."
    ]


@pytest.mark.parametrize(
    ("content", "sentences"),
    [
        (b"{", ["Filen er ikke gyldig JSON: se linje 1."]),
        (b"[" * 100_000, ["Filen er ikke gyldig JSON."]),
        (b"[]", ["Filen er ikke en CASE-pakke: den skal have CFDocument og CFItems."]),
        (b'{"CFDocument": {}}', ["Filen er ikke en CASE-pakke: den skal have CFDocument og CFItems."]),
        (
            package([item(1, None), "nej", item(1, "A")], []),
            [
                "CFItems[0]: Der mangler »fullStatement«.",
                "CFItems[1]: Der mangler »identifier«.",
                "CFItems[1]: Der mangler »fullStatement«.",
                "CFItems[2]: »00000000-0000-0000-0000-000000000001« står i pakken for anden gang.",
            ],
        ),
        (
            package([item(1, "A")], [tie(1, 7), tie(7, 1), tie(1, ""), tie(99, 1)]),
            [
                f"CFAssociations[0]: Forbindelsen peger på »{UUID(int=7)}«, som ikke er i pakken.",
                f"CFAssociations[1]: Forbindelsen peger på »{UUID(int=7)}«, som ikke er i pakken.",
                "CFAssociations[2]: Forbindelsen kan ikke læses.",
                f"CFAssociations[3]: Forbindelsen peger på »{UUID(int=99)}«, som ikke er i pakken.",
            ],
        ),
        (
            package([item(1, "A"), item(2, "B")], [tie(1, 2), tie(2, 1)]),
            [
                "CFItems[0]: »A« ligger under sig selv, rundt i en ring.",
                "CFItems[1]: »B« ligger under sig selv, rundt i en ring.",
                "CFItems[0]: Tråden går ét skridt ad gangen, fra politik til læringsaktivitet.",
                "CFItems[1]: Tråden går ét skridt ad gangen, fra politik til læringsaktivitet.",
            ],
        ),
        (
            package([item(1, "A", statusStartDate="til jul")], []),
            ["CFItems[0].statusStartDate: »til jul« er ikke en dato."],
        ),
        (
            package([item(1, "A", extensions={"pejl": {"place": "PROFILE", "audience": "alle"}})], []),
            ["CFItems[0]: »alle« kendes ikke som audience."],
        ),
    ],
)
def test_a_package_that_cannot_be_read_says_why(content, sentences):
    assert faults(content, EMPTY, Format.CASE) == sentences


def test_what_is_learnt_is_not_the_parent_of_a_principle():
    items = [item(1, "A", CFItemType="Læringsmål"), item(2, "B", CFItemType="Pejlemærke")]
    assert faults(package(items, [tie(2, 1)]), EMPTY, Format.CASE) == [
        "CFItems[1]: Tråden går ét skridt ad gangen, fra politik til læringsaktivitet."
    ]


def test_a_package_deeper_than_the_thread_is_told():
    content = package([item(n, f"{n}") for n in range(1, 6)], [tie(n, n - 1) for n in range(2, 6)])
    assert faults(content, EMPTY, Format.CASE)[0] == (
        "Der er 5 trin under hinanden. Den røde tråd har fire, fra strategisk mål til læringsmål."
    )


DANISH = "Overordnet ID;ID-nummer;Kort navn;Beskrivelse;Beskrivelsesformat;Skala;Skalaindstilling;"
DANISH += "Regeltype;Regelresultat;Regelindstilling;Henvisninger;Eksporteret ID;Er ramme;Taksonomi"
SCALE = '"Ikke endnu,Kan det","[{""scaleid"":""2""},{""id"":2,""scaledefault"":1,""proficient"":1}]"'


def moodle(*rows: str, headings: str = ",".join(HEADINGS)) -> bytes:
    return "\n".join([headings, *rows]).encode("utf-8-sig")


FRAMEWORK = (
    f',omsorgsfag,Omsorgsfag,<p>Vores fag</p>,1,{SCALE},,,,,,1,"competency,competency,competency,competency"'
)
TREE = (
    'K,K1,Kan lytte,<p>Lytter&nbsp;til</p><ul><li>ord</li><li>krop</li></ul>,1,,,,,,"K2,A%2CB",12,0,',
    f"K,K2,{'n' * 100},,1,,,core_competency\\competency_rule_all,1,,,13,0,",
    ",K,Kommunikation &amp; samtale,Mere <br> om det,2,,,,,,,11,,",
)


def test_a_moodle_file_of_others_in_any_order():
    plan = planned(moodle(FRAMEWORK, *TREE), NOBODY)
    assert plan.faults == []
    assert steps(plan) == [
        (PROFILE, "K", "Kommunikation & samtale", []),
        (LEARNING_GOAL, "K1", "Kan lytte", ["K"]),
        (LEARNING_GOAL, "K2", "n" * 100, ["K"]),
    ]
    assert [one.text.text for one in plan.steps] == ["Mere <br> om det", "Lytter\xa0til\n• ord\n• krop", ""]
    assert plan.sets == {"omsorgsfag": "Omsorgsfag"}
    assert notes(plan) == [
        "Henvisninger til andre kompetencer kan vi ikke rumme. Der er 2.",
        "Skalaer og regler fra Moodle kan vi ikke rumme.",
    ]


def test_a_moodle_that_speaks_danish_with_semicolons_is_known_by_its_columns():
    content = "\r\n".join([DANISH, ";r;Ramme;;1;;;;;;;;1;", ";;Kan selv;;1;;;;;;;;0;", ""]).encode(
        "windows-1252"
    )
    assert steps(planned(content, NOBODY)) == [(LEARNING_GOAL, "LM-1", "Kan selv", [])]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            [FRAMEWORK, FRAMEWORK, ",A,A,,1,,,,,,,,0,"],
            "M3: Her begynder et sæt mere. Moodle har ét sæt i hver fil.",
        ),
        ([FRAMEWORK, "Q,A,A,,1,,,,,,,,0,"], "A3: Den hører under »Q«, som ikke er i filen."),
        ([FRAMEWORK, ",A,A,,1,,,,,,,,0,", ",A,B,,1,,,,,,,,0,"], "B4: »A« står her for anden gang."),
        ([FRAMEWORK, "A,A,A,,1,,,,,,,,0,"], "A3: »A« ligger under sig selv, rundt i en ring."),
        (
            [FRAMEWORK, *(f"{n - 1 or ''},{n},{n},,1,,,,,,,,0," for n in range(1, 6))],
            "Der er 5 trin under hinanden. Den røde tråd har fire, fra strategisk mål til læringsmål.",
        ),
    ],
)
def test_a_moodle_file_that_cannot_be_read_says_why(rows, sentence):
    assert faults(moodle(*rows), NOBODY)[0] == sentence


def test_words_are_taken_out_of_html():
    assert plain("<p>A &lt; B</p><p>C<br/>D</p>") == "A < B\nC\nD"
