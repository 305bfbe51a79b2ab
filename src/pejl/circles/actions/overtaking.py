"""What can no longer come into force, because something else was decided meanwhile."""

from django.db.models import prefetch_related_objects

from pejl.circles.kinds import changes_from
from pejl.circles.models import Circle, Decision, Overtaken
from pejl.circles.queries import OnTheTable, open_proposals
from pejl.shared import clock


def overtake(decision: Decision, *, whatever_it_says: bool = False) -> None:
    """Mark each open text in the circle that this decision has left behind, or (`whatever_it_says`) all.

    It is the proposer's turn then: to write a new text, or to put it away.
    """
    circle = decision.circle
    waiting = [table for table in open_proposals(circle, clock.today()) if table.is_open]
    if not whatever_it_says:
        prefetch_related_objects([table.version for table in waiting], "changes")
        waiting = [table for table in waiting if _is_left_behind(circle, table)]
    Overtaken.objects.bulk_create(Overtaken(version=table.version, decision=decision) for table in waiting)


def _is_left_behind(circle: Circle, table: OnTheTable) -> bool:
    changes = changes_from(list(table.version.changes.all()))
    return any(change.hindrances(circle, clock.today()) for change in changes)
