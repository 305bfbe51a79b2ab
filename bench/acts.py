"""A decision, and the same statements without rules.

`python -m bench.acts prepare 40`: so many citizens whose employee has proposed something; prints the texts.
`python -m bench.acts measure`: each citizen says yes through the action; the statements this made are then
repeated, in one transaction, in BENCH_COPY (a copy of the database as it was before). Texts on stdin.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import django

django.setup()

from django.db import connection, connections, transaction  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from pejl.circles.actions import YES, Said, answer, open_circle, propose  # noqa: E402
from pejl.circles.models import Decision, ProposalVersion  # noqa: E402
from pejl.circles.rules import Answer, How  # noqa: E402
from pejl.citizens.actions import Introduction  # noqa: E402
from pejl.demo import story  # noqa: E402
from pejl.journal.models import Envelope  # noqa: E402
from pejl.journal.queries import head  # noqa: E402
from pejl.journal.rules import Head  # noqa: E402
from pejl.organisation.actions import add_user  # noqa: E402
from pejl.organisation.models import User  # noqa: E402
from pejl.pathways.changes import BeginGoal  # noqa: E402
from pejl.pathways.rules import HopesFor  # noqa: E402

SAID = Said(Answer.YES, "Ja, det er fint.", How.MEETING, for_citizen=True)
Statement = tuple[str, Any]


def prepare(times: int) -> list[str]:
    bo = story.as_employee(User.objects.get(login="bo"))
    return [_what_waits(number, bo) for number in range(times)]


def _what_waits(number: int, bo: Any) -> str:
    user = add_user(f"bench-{number}", f"Anna Dam {number}", by=story.BY_THE_DEMO)
    circle = open_circle(Introduction(user.name, user=user), by=bo, citizen_said=SAID)
    propose(circle, [BeginGoal("Jeg vil ud at gå.", HopesFor.MORE)], by=story.as_themselves(user))
    table = propose(circle, [story.walk_together(circle)], by=bo)
    return str(table.version.uid)


def measure(texts: list[str]) -> dict[str, Any]:
    """The first is only counted; the others are timed, each beside its repetition."""
    with CaptureQueriesContext(connection) as captured:
        _act(texts[0])
    commits = sum(query["sql"] == "COMMIT" for query in captured.captured_queries)
    pairs = [_act(uid) for uid in texts[1:]]
    assert Head(*Envelope.objects.using("copy").values_list("number", "hash").latest("number")) == head()
    return {
        "commits": commits,
        "statements": max(statements for statements, _acted, _repeated in pairs),
        "act": statistics.median(acted for _statements, acted, _repeated in pairs) * 1000,
        "repeated": statistics.median(repeated for _statements, _acted, repeated in pairs) * 1000,
        "ratio": statistics.median(acted / repeated for _statements, acted, repeated in pairs),
    }


def _act(uid: str) -> tuple[int, float, float]:
    """How many statements a yes makes, its seconds, and those of the same statements again."""
    version = ProposalVersion.objects.select_related("proposal__circle__citizen").get(uid=uid)
    by = story.as_themselves(version.proposal.circle.citizen.user)
    made: list[Statement] = []
    began = time.perf_counter()
    with connection.execute_wrapper(_keeping(made)):
        answer(version, YES, shown_hash=version.sentence_hash, by=by)
    acted = time.perf_counter() - began
    assert Decision.objects.filter(version=version).exists()
    began = time.perf_counter()
    _repeat(made)
    return len(made), acted, time.perf_counter() - began


def _keeping(made: list[Statement]) -> Callable[..., Any]:
    def keep(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        assert not many
        if not sql.startswith("BEGIN"):
            made.append((sql, params))
        return execute(sql, params, many, context)

    return keep


def _repeat(made: list[Statement]) -> None:
    with transaction.atomic(using="copy"), connections["copy"].cursor() as cursor:
        for sql, params in made:
            cursor.execute(sql, params)
            if cursor.description:
                cursor.fetchall()


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        told: Any = prepare(int(sys.argv[2]))
    else:
        told = measure(json.load(sys.stdin))
    sys.stdout.write(json.dumps(told))
