"""What there is to be seen of files behind every address."""

from typing import Any

from pejl.exchange.actions import hand_in
from pejl.exchange.rules.formats import Format
from pejl.organisation.rules import Capacity


def things_of_the_exchange(by: Capacity) -> dict[str, dict[str, Any]]:
    received = hand_in(b"Politik;Politik: slags\nNy;Aftale\n", "ny.csv", Format.CSV, by=by)
    return {"received": {"uid": received.uid}, "format": {"name": "xlsx"}}
