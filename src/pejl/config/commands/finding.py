"""Finding what a command names."""

from pejl.organisation.models import Unit
from pejl.shared.refusal import Refused


def unit_named(name: str) -> Unit:
    """Refused where there is none, with those there are."""
    if unit := Unit.objects.filter(name=name.strip()).first():
        return unit
    there_are = ", ".join(Unit.objects.order_by("name").values_list("name", flat=True))
    names = f"Der er: {there_are}." if there_are else "Tilføj den med `pejl unit add`."
    raise Refused([f"Der er ingen enhed med navnet {name}. {names}"])
