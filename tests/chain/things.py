"""What there is to be seen of the chain behind every address."""

from datetime import timedelta
from typing import Any

from pejl.chain.actions import suggest
from pejl.chain.queries import last_version, text_of
from pejl.demo.chain import planner_comes, weave
from pejl.shared import clock


def things_of_the_chain() -> dict[str, dict[str, Any]]:
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
    return {"place": {"place": 1}, "node": {"uid": node.uid}, "suggestion": {"uid": suggestion.uid}}
