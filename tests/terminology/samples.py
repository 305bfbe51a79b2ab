"""Files as a test needs them, small and whole."""

import json
from pathlib import Path

from pejl.terminology.rules import PURPOSES_WITH_LEVELS, Purpose

KL_DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
URL = "urn:test:liste"


def as_file(resource):
    return json.dumps(resource, ensure_ascii=False).encode()


def concept(code, *below, **more):
    return {"code": code, "display": code.capitalize(), **more, **({"concept": list(below)} if below else {})}


def code_system(*concepts, url=URL, version="1", **more):
    return {
        "resourceType": "CodeSystem",
        "url": url,
        "version": version,
        "title": "Liste",
        "content": "complete",
        "concept": list(concepts),
        **more,
    }


def expansion(*contains, **more):
    return {
        "resourceType": "ValueSet",
        "url": "urn:test:udvalg",
        "version": "1",
        "title": "Udvalg",
        "expansion": {"contains": list(contains), **more},
    }


def compose(*include, **more):
    return {
        "resourceType": "ValueSet",
        "url": "urn:test:udvalg",
        "version": "1",
        "title": "Udvalg",
        "compose": {"include": list(include), **more},
    }


def bundle(*resources):
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"resource": resource} for resource in resources],
    }


def levels(*codes):
    """Numbered from 0; the last is not assessed."""
    last = len(codes) - 1
    return [{"code": code, "ordinal": None if n == last else n} for n, code in enumerate(codes)]


def binding(**branches_by_purpose):
    """Every purpose bound; those not named to a branch of a system that nobody loads."""
    return {
        "bindings": [
            {
                "purpose": purpose,
                "branches": branches_by_purpose.get(purpose.replace(" ", "_"), [_elsewhere(purpose)]),
            }
            for purpose in Purpose
        ]
    }


def _elsewhere(purpose):
    branch = {"system": "urn:test:andre", "root": purpose.replace(" ", "-")}
    return branch | ({"levels": levels(f"{purpose} 0", "?")} if purpose in PURPOSES_WITH_LEVELS else {})
