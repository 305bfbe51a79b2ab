"""Reading the circle: people and proposals."""

from .people import (
    MemberWithShares,
    Standing,
    emergencies_lately,
    emergencies_of_unit,
    find_circles,
    members_of,
    people_of,
    shared_by_choice,
    speakers_about,
    speakers_for,
    standing,
    to_promise,
)
from .proposals import (
    OnTheTable,
    as_it_stands,
    carried_in,
    decisions_of,
    on_the_table,
    open_proposals,
    open_proposals_in,
    written_down,
)

__all__ = [
    "MemberWithShares",
    "OnTheTable",
    "Standing",
    "as_it_stands",
    "carried_in",
    "decisions_of",
    "emergencies_lately",
    "emergencies_of_unit",
    "find_circles",
    "members_of",
    "on_the_table",
    "open_proposals",
    "open_proposals_in",
    "people_of",
    "shared_by_choice",
    "speakers_about",
    "speakers_for",
    "standing",
    "to_promise",
    "written_down",
]
