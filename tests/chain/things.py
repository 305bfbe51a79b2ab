"""What there is to be seen of the chain behind every address."""

from datetime import timedelta
from typing import Any

from pejl.chain.actions import Time, ask_for_a_place, hold, suggest, wish_to_learn
from pejl.chain.queries import last_version, text_of
from pejl.demo.chain import planner_comes, weave
from pejl.organisation.rules import Capacity
from pejl.shared import clock


def things_of_the_chain(bo: Capacity) -> dict[str, dict[str, Any]]:
    woven = weave(planner_comes())
    node = woven.nodes["PM-alt"]
    suggestion = suggest(
        node,
        text_of(last_version(node)),
        shown=1,
        reason="Kortere",
        open_until=clock.today() + timedelta(days=7),
        by=woven.planner,
    )
    activity = woven.nodes["LA-spoerg"]
    begins = clock.now() + timedelta(days=7)
    session = hold(activity, Time(begins, begins + timedelta(hours=2), "Lokale 3"), by=woven.planner)
    enrolment = ask_for_a_place(session, by=bo)
    return {
        "place": {"place": 1},
        "node": {"uid": node.uid},
        "approach": {"approach": "recovery"},
        "suggestion": {"uid": suggestion.uid},
        "activity": {"uid": activity.uid},
        "session": {"uid": session.uid},
        "enrolment": {"uid": enrolment.uid},
        "yes": {"uid": enrolment.uid, "what": "ja"},
        "wished": {"uid": wish_to_learn("At vente", by=bo).uid},
    }
