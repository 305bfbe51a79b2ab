"""How sure, how often, and what rights elsewhere mean here: without a database."""

import base64
from dataclasses import replace

import pytest

from pejl.entrance.reading import Unreadable, first, privileges_from, several
from pejl.entrance.rules import (
    CVR_SCOPE,
    OIOSAML_3,
    Assurance,
    Claims,
    People,
    Presented,
    Provider,
    Refusal,
    Right,
    RoleHere,
    WantedPost,
    assurance_from,
    hindrance_to_enter,
    posts_of,
    presented_by,
    tries_counted,
)

UNIT, KLE, LEVEL = "orgenhed", "kle", "foelsomhed"
HANDLER = Provider(
    "fk",
    "Kommunen",
    People.EMPLOYEES,
    OIOSAML_3,
    organisation="12345678",
    roles={"frontline": RoleHere("front line", "hjemmehjælper")},
    units={"u-nord": "Nord", "u-syd": "Syd"},
    unit_limit=UNIT,
    limits={KLE: ("27.18", "27.36"), LEVEL: ("3",)},
)
NORD = WantedPost("Nord", "front line", "hjemmehjælper")
SYD = WantedPost("Syd", "front line", "hjemmehjælper")


def privileges(body: str) -> str:
    text = (
        f'<p:PrivilegeList xmlns:p="http://itst.dk/oiosaml/basic_privilege_profile">{body}</p:PrivilegeList>'
    )
    return base64.b64encode(text.encode()).decode()


def group(constraints: str = "", scope: str = f"{CVR_SCOPE}12345678", privilege: str = "frontline") -> str:
    return f'<PrivilegeGroup Scope="{scope}"><Privilege>{privilege}</Privilege>{constraints}</PrivilegeGroup>'


def constraint(name: str, values: str) -> str:
    return f'<Constraint Name="{name}">{values}</Constraint>'


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("Substantial", Assurance.SUBSTANTIAL),
        ("https://data.gov.dk/concept/core/nsis/loa/High", Assurance.HIGH),
        ("https://data.gov.dk/concept/core/nsis/Low/", Assurance.LOW),
        ("urn:dk:loa:substantial", Assurance.SUBSTANTIAL),
        ("4", Assurance.NONE),
        ("", Assurance.NONE),
    ],
)
def test_the_last_word_says_how_sure_a_provider_is_and_an_unknown_word_is_not_sure(said, level):
    assert assurance_from(said) == level


def test_who_is_not_sure_enough_or_from_elsewhere_stays_outside():
    sure = Presented("fk", "1", "Bo", Assurance.SUBSTANTIAL, organisation="12345678")
    assert hindrance_to_enter(HANDLER, sure) is None
    assert hindrance_to_enter(HANDLER, replace(sure, assurance=Assurance.LOW)) == Refusal.NOT_SURE_ENOUGH
    assert hindrance_to_enter(HANDLER, replace(sure, organisation="87654321")) == Refusal.NOT_OURS
    assert hindrance_to_enter(replace(HANDLER, organisation=""), replace(sure, organisation="9")) is None


@pytest.mark.parametrize(
    ("limits", "posts"),
    [
        ({UNIT: ("u-nord",)}, [NORD]),
        ({UNIT: ("u-nord", "u-syd")}, [NORD, SYD]),
        ({UNIT: ("u-elsewhere",)}, []),
        ({}, []),
        ({UNIT: ("u-nord",), KLE: ("27",)}, [NORD]),
        ({UNIT: ("u-nord",), KLE: ("27.*",)}, [NORD]),
        ({UNIT: ("u-nord",), KLE: ("*",)}, [NORD]),
        ({UNIT: ("u-nord",), KLE: ("27.18", "27.36")}, [NORD]),
        ({UNIT: ("u-nord",), KLE: ("27.18",)}, []),
        ({UNIT: ("u-nord",), KLE: ("27.18.02", "27.36")}, []),
        ({UNIT: ("u-nord",), KLE: ("2", "7")}, []),
        ({UNIT: ("u-nord",), KLE: ()}, []),
        ({UNIT: ("u-nord",), LEVEL: ("3",)}, [NORD]),
        ({UNIT: ("u-nord",), LEVEL: ("1", "2")}, []),
        ({UNIT: ("u-nord",), "something new": ("1",)}, []),
    ],
)
def test_a_right_gives_a_post_in_each_unit_it_names_and_none_beyond_a_limit_we_cannot_keep(limits, posts):
    assert posts_of(HANDLER, [Right("frontline", limits)]) == posts


def test_a_role_we_do_not_know_gives_nothing():
    assert posts_of(HANDLER, [Right("frontline2", {UNIT: ("u-nord",)})]) == []


def test_privileges_are_read_with_their_constraints():
    limits = constraint(UNIT, "u-nord, u-syd") + constraint(KLE, "27.18") + constraint(KLE, "27.36")
    assert privileges_from(privileges(group(limits))) == [
        (f"{CVR_SCOPE}12345678", "frontline", {UNIT: ("u-nord", "u-syd"), KLE: ("27.18", "27.36")})
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        "ikke base64!",
        base64.b64encode(b"\xff\xfe").decode(),
        base64.b64encode(b"<ikke xml").decode(),
        base64.b64encode(b"<Andet/>").decode(),
        base64.b64encode(b'<!DOCTYPE a [<!ENTITY b "c">]><PrivilegeList>&b;</PrivilegeList>').decode(),
        base64.b64encode(b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><PrivilegeList/>').decode(),
        "A" * 200_001,
    ],
)
def test_privileges_that_are_not_what_they_should_be_are_refused(wrong):
    with pytest.raises(Unreadable):
        privileges_from(wrong)


def test_privileges_of_another_municipality_count_for_nothing():
    said = {OIOSAML_3.privileges: privileges(group(constraint(UNIT, "u-nord"), scope=f"{CVR_SCOPE}87654321"))}
    assert presented_by(HANDLER, "1", said).rights == ()


def test_a_presented_person_is_read_whole_from_oiosaml_attributes():
    said = {
        OIOSAML_3.name: ["Karen  Holm"],
        OIOSAML_3.cpr: ["1012420004"],
        OIOSAML_3.assurance: ["Substantial"],
        OIOSAML_3.organisation: ["12345678"],
        OIOSAML_3.privileges: [privileges(group(constraint(UNIT, "u-nord")))],
    }
    presented = presented_by(HANDLER, "sub", said)
    assert presented == Presented(
        "fk",
        "sub",
        "Karen Holm",
        Assurance.SUBSTANTIAL,
        "1012420004",
        "12345678",
        rights=(Right("frontline", {UNIT: ("u-nord",)}),),
    )
    assert "1012420004" not in repr(presented)


def test_claims_may_be_one_or_many_and_lie_within_others():
    assert several({"a": ["1", 2]}, "a") == ["1", "2"]
    assert several({"realm": {"roles": ["x"]}}, "realm.roles") == ["x"]
    assert several({"realm": "x"}, "realm.roles") == []
    assert (first({}, "a"), first({"a": []}, "a"), first({"a": "1"}, "a"), first({"": "1"}, "")) == (
        "",
        "",
        "1",
        "",
    )


def test_roles_and_units_of_openid_claims_give_rights():
    provider = replace(HANDLER, claims=Claims(roles="roles", units="units", login="login"))
    presented = presented_by(provider, "1", {"roles": ["frontline"], "units": ["u-syd"], "login": " BO "})
    assert presented.rights == (Right("frontline", {UNIT: ("u-syd",)}),)
    assert (posts_of(provider, presented.rights), presented.login) == ([SYD], "bo")


def test_a_known_browser_counts_by_itself():
    assert [one.action for one in tries_counted("karen", "10.0.0.1", "mark")] == ["known_browser"]
    assert [one.action for one in tries_counted("karen", "10.0.0.1", None)] == [
        "unknown_browser",
        "network",
        "name",
    ]
