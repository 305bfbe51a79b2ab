"""The next version of something that both agreed on."""

from typing import Any

from pejl.circles.models import Decision
from pejl.pathways.models import PlanVersion
from pejl.shared import clock
from pejl.shared.versions import Step


def next_after(last: PlanVersion, decision: Decision) -> dict[str, Any]:
    """The columns of a version that takes the place of `last` from today on."""
    return {
        "item": last.item,
        "number": last.item.versions.count() + 1,
        "step": Step.CHANGED.value,
        "valid_from": max(clock.today(), last.valid_from),
        "recorded_at": decision.taken_at,
        "decision": decision,
    }
