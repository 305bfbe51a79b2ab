"""How people come in: how sure we are, how often they may try, and what rights elsewhere mean here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Any, NamedTuple

from pejl.shared.words import _

from .reading import first, privileges_from, several


class Assurance(IntEnum):
    """How sure a provider is of who it is (NSIS, OIOSAML 3.0 §6)."""

    NONE = 0
    LOW = 1
    SUBSTANTIAL = 2
    HIGH = 3


class People(StrEnum):
    """For whom a provider speaks. Citizens are also those who speak for one."""

    CITIZENS = "citizens"
    EMPLOYEES = "employees"


class Refusal(StrEnum):
    """Why somebody was not let in, as the journal tells it."""

    PASSWORD = "password"
    CODE = "code"
    PASSKEY = "passkey"
    TOO_OFTEN = "too often"
    NOT_SURE_ENOUGH = "not sure enough"
    NOT_OURS = "not of this organisation"
    UNKNOWN_PERSON = "unknown person"
    NO_ROLE = "no role here"
    SOMEONE_ELSE = "belongs to someone else"
    BAD_ANSWER = "answer not accepted"
    CANCELLED = "cancelled"


REFUSAL_IN_WORDS = {
    Refusal.NOT_SURE_ENOUGH: _("Dit login er ikke stærkt nok til at komme ind her. Brug et stærkere."),
    Refusal.NOT_OURS: _("Dit login hører til en anden organisation."),
    Refusal.UNKNOWN_PERSON: _("Vi kender dig ikke her endnu. Ring til den, du plejer at tale med hos os."),
    Refusal.NO_ROLE: _("Du har ikke en rolle i Pejl. Spørg den, der styrer roller hos jer."),
    Refusal.SOMEONE_ELSE: _("Dit login hører til en anden bruger. Ring til os, så retter vi det."),
    Refusal.BAD_ANSWER: _("Svaret kunne ikke bruges. Måske gik der for lang tid. Prøv igen."),
    Refusal.CANCELLED: _("Du afbrød. Prøv igen, når du vil."),
}


class Try(NamedTuple):
    """One of the counts that a try at a password is put on."""

    action: str
    key: str


RATES = {
    "known_browser": "10/15m/key",
    "unknown_browser": "10/15m/key",
    "network": "200/15m/key",
    "name": "100/1h/key",
}


def tries_counted(who: str, network: str, browser: str | None) -> list[Try]:
    """Where a try counts. A browser in which `who` came in before is counted by itself.

    So nobody is locked out of their own browser by what others try elsewhere (the device cookies of OWASP).
    """
    if browser is not None:
        return [Try("known_browser", f"{who}|{browser}")]
    return [Try("unknown_browser", f"{who}|{network}"), Try("network", network), Try("name", who)]


@dataclass(frozen=True)
class Right:
    """What somebody may in our system as told from elsewhere, and within which limits."""

    role: str
    limits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class RoleHere:
    """What a role elsewhere is here."""

    role: str
    title: str


@dataclass(frozen=True)
class Claims:
    """Under which names a provider says what. Roles and units are lists, privileges OIO-BPP in base64."""

    name: str = ""
    cpr: str = ""
    assurance: str = ""
    organisation: str = ""
    login: str = ""
    roles: str = ""
    units: str = ""
    privileges: str = ""


OIOSAML_3 = Claims(
    name="https://data.gov.dk/model/core/eid/fullName",
    cpr="https://data.gov.dk/model/core/eid/cprNumber",
    assurance="https://data.gov.dk/concept/core/nsis/loa",
    organisation="https://data.gov.dk/model/core/eid/professional/cvr",
    privileges="https://data.gov.dk/model/core/eid/privilegesIntermediate",
)
OPENID = Claims(name="name", assurance="acr", roles="roles", units="units")
CVR_SCOPE = "urn:dk:gov:saml:cvrNumberIdentifier:"


@dataclass(frozen=True)
class Provider:
    """Somebody whose word on who people are we take, and what it means here."""

    id: str
    name: str
    people: People
    claims: Claims = OPENID
    least: Assurance = Assurance.SUBSTANTIAL
    organisation: str = ""
    roles: Mapping[str, RoleHere] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    unit_limit: str = ""
    limits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Presented:
    """Who a provider says is at the door."""

    provider: str
    subject: str
    name: str
    assurance: Assurance = Assurance.NONE
    cpr: str = field(default="", repr=False)
    organisation: str = ""
    login: str = ""
    rights: tuple[Right, ...] = ()


@dataclass(frozen=True, order=True)
class WantedPost:
    """A post that follows from a right: a unit by its name, a role and a title."""

    unit: str
    role: str
    title: str


def assurance_from(text: str) -> Assurance:
    """By the last word, as in `https://data.gov.dk/concept/core/nsis/loa/Substantial`; unknown is none."""
    word = text.strip().rstrip("/").replace(":", "/").rpartition("/")[2].casefold()
    known = {level.name.casefold(): level for level in Assurance}
    return known.get(word, Assurance.NONE)


def presented_by(provider: Provider, subject: str, said: Mapping[str, Any]) -> Presented:
    """Who stands at the door. Unreadable where the privileges cannot be read."""
    claims = provider.claims
    return Presented(
        provider.id,
        subject,
        " ".join(first(said, claims.name).split()),
        assurance_from(first(said, claims.assurance)),
        first(said, claims.cpr),
        first(said, claims.organisation),
        first(said, claims.login).strip().casefold(),
        tuple(_rights(provider, said)),
    )


def _rights(provider: Provider, said: Mapping[str, Any]) -> list[Right]:
    """From privileges of our own organisation, and from plain lists of roles and units."""
    claims = provider.claims
    units = {provider.unit_limit: tuple(several(said, claims.units))}
    plain = [Right(role, units) for role in several(said, claims.roles)]
    privileges = [
        Right(role, limits)
        for encoded in several(said, claims.privileges)
        for scope, role, limits in privileges_from(encoded)
        if scope == f"{CVR_SCOPE}{provider.organisation}"
    ]
    return plain + privileges


def hindrance_to_enter(provider: Provider, presented: Presented) -> Refusal | None:
    """Why the provider's word is not enough, whoever it is."""
    if presented.assurance < provider.least:
        return Refusal.NOT_SURE_ENOUGH
    if provider.organisation and presented.organisation != provider.organisation:
        return Refusal.NOT_OURS
    return None


def posts_of(provider: Provider, rights: Iterable[Right]) -> list[WantedPost]:
    """The posts that the rights give here. A limit that we cannot keep gives none."""
    wanted = {
        WantedPost(unit, here.role, here.title)
        for right in rights
        if (here := provider.roles.get(right.role)) and _we_are_within(provider, right)
        for unit in _units_of(provider, right)
    }
    return sorted(wanted)


def _we_are_within(provider: Provider, right: Right) -> bool:
    others = {name: values for name, values in right.limits.items() if name != provider.unit_limit}
    return all(
        name in provider.limits and all(_covered(ours, values) for ours in provider.limits[name])
        for name, values in others.items()
    )


def _covered(ours: str, values: Iterable[str]) -> bool:
    """`27.18` is covered by `27`, `27.*` and `27.18`, but not by `27.18.02` or `2`."""
    prefixes = [value.removesuffix("*").rstrip(".") for value in values]
    return any(ours == prefix or not prefix or ours.startswith(f"{prefix}.") for prefix in prefixes)


def _units_of(provider: Provider, right: Right) -> list[str]:
    keys = right.limits.get(provider.unit_limit, ())
    return [provider.units[key] for key in keys if key in provider.units]
