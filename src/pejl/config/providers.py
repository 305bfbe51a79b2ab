"""PEJL_PROVIDERS: whose word on who people are we take (OpenID Connect, SAML 2.0), as one file of TOML.

    [[provider]]
    id = "nemlogin"             # in addresses: /kom-ind/med/nemlogin/
    protocol = "saml"           # or "openid"
    name = "MitID"              # on the button
    people = "citizens"         # or "employees"

docs/sign-in.md shows each key.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from pejl.entrance.rules import OIOSAML_3, OPENID, Assurance, Claims, People, Provider, RoleHere
from pejl.organisation.rules import Role

CLAIMS = {"openid": OPENID, "saml": OIOSAML_3}
UNIT_LIMIT = "http://sts.kombit.dk/constraints/orgenhed/1"
CONTEXT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"


def providers_in(file: str | None) -> dict[str, tuple[Provider, dict[str, Any]]]:
    """Each provider by its id, with what its protocol needs to know; nothing where there is no file."""
    if not file:
        return {}
    path = Path(file)
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))["provider"]
        found = [(_provider(one), _protocol(one, path.parent)) for one in read]
    except (OSError, KeyError, TypeError, ValueError, tomllib.TOMLDecodeError) as wrong:
        raise ImproperlyConfigured(f"PEJL_PROVIDERS kan ikke bruges ({path}): {wrong!r}") from wrong
    return {provider.id: (provider, app) for provider, app in found}


def settings_of(providers: Mapping[str, tuple[Provider, dict[str, Any]]]) -> dict[str, Any]:
    """As allauth wants them."""
    apps: dict[str, list[dict[str, Any]]] = {"openid_connect": [], "saml": []}
    for _provider, app in providers.values():
        apps[app["kind"]].append(app["app"])
    return {
        "openid_connect": {"APPS": apps["openid_connect"], "OAUTH_PKCE_ENABLED": True},
        "saml": {"APPS": apps["saml"]},
    }


def _provider(read: dict[str, Any]) -> Provider:
    claims = replace(CLAIMS[read["protocol"]], **read.get("claims", {}))
    roles = {
        key: RoleHere(Role(here["role"]).value, here["title"]) for key, here in read.get("roles", {}).items()
    }
    return Provider(
        id=read["id"],
        name=read["name"],
        people=People(read["people"]),
        claims=Claims(**vars(claims)),
        least=Assurance[read.get("least", "substantial").upper()],
        organisation=read.get("organisation", ""),
        roles=roles,
        units=read.get("units", {}),
        unit_limit=read.get("unit_limit", UNIT_LIMIT),
        limits={name: tuple(values) for name, values in read.get("limits", {}).items()},
    )


def _protocol(read: dict[str, Any], folder: Path) -> dict[str, Any]:
    if read["protocol"] == "openid":
        return {"kind": "openid_connect", "app": _openid(read)}
    return {"kind": "saml", "app": _saml(read, folder)}


def _openid(read: dict[str, Any]) -> dict[str, Any]:
    """The secret stands in the surroundings, under the name that the file says."""
    return {
        "provider_id": read["id"],
        "name": read["name"],
        "client_id": read["client_id"],
        "secret": os.environ[read["secret_in"]] if "secret_in" in read else "",
        "settings": {
            "server_url": read["server"],
            "scope": read.get("scope", ["openid", "profile"]),
            "oauth_pkce_enabled": True,
            "uid_field": "sub",
        },
    }


def _saml(read: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Signed assertions only, and only as an answer to what we asked."""
    theirs, ours = read["idp"], read.get("sp", {})
    advanced: dict[str, Any] = {
        "strict": True,
        "want_assertion_signed": True,
        "want_name_id": True,
        "reject_idp_initiated_sso": True,
        "reject_deprecated_algorithm": True,
        "allow_repeat_attribute_name": False,
        "allow_single_label_domains": True,
        "name_id_format": CONTEXT,
    }
    if "key" in ours:
        advanced |= {
            "x509cert": (folder / ours["certificate"]).read_text(),
            "private_key": (folder / ours["key"]).read_text(),
            "authn_request_signed": True,
            "metadata_signed": True,
            "want_assertion_encrypted": ours.get("encrypted", False),
        }
    return {
        "provider_id": read["id"],
        "client_id": read["id"],
        "name": read["name"],
        "settings": {
            "attribute_mapping": {},
            "idp": {
                "entity_id": theirs["entity_id"],
                "sso_url": theirs["sso_url"],
                "x509cert": (folder / theirs["certificate"]).read_text(),
            },
            "sp": {"entity_id": ours["entity_id"]} if "entity_id" in ours else {},
            "advanced": advanced,
        },
    }
