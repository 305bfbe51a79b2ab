"""Files are handed in, looked at, and brought in whole or not at all."""

from base64 import b64decode, b64encode
from datetime import timedelta
from uuid import UUID, uuid4

from django.db import connection, transaction

from pejl.chain.actions import Spot, add_framework, begin, link, name_competences, rewrite
from pejl.chain.actions.acting import Author, editing, tell
from pejl.chain.models import Framework, Node
from pejl.chain.rules import Difference
from pejl.competences.actions import keep_competence
from pejl.competences.models import Competence
from pejl.organisation.models import Unit
from pejl.organisation.rules import Capacity
from pejl.shared import clock
from pejl.shared.refusal import refuse_if
from pejl.shared.words import _

from .models import Received
from .queries import read_file, standing_on
from .rules.formats import Format
from .rules.incoming import Incoming
from .rules.plan import Plan, Planned
from .rules.planning import plan_of

KEPT = timedelta(days=1)
MEANWHILE = _("Mens du så på det, er tråden blevet ændret. Se igen, hvad der nu vil ske.")
_LOCK = {"postgresql": "LOCK TABLE chain_node IN SHARE ROW EXCLUSIVE MODE"}


@transaction.atomic
def hand_in(
    content: bytes, name: str, format: Format, *, by: Capacity, default_set: str = "", uid: UUID | None = None
) -> Received:
    """Keep a file while its plan is looked at. Sent twice (the same `uid`) it is there once."""
    refuse_if(editing(by))
    _forget_old(by)
    received, is_new = Received.objects.get_or_create(
        uid=uid or uuid4(),
        user_id=by.user_id,
        defaults={
            "name": name[-200:],
            "format": format.value,
            "default_set": default_set,
            "content": b64encode(content).decode(),
            "received_at": clock.now(),
        },
    )
    if is_new:
        tell("file handed in", received.uid, by, file=received.name)
    return received


def _forget_old(by: Capacity) -> None:
    Received.objects.filter(brought_in_at=None, received_at__lt=clock.now() - KEPT).delete()
    Received.objects.filter(brought_in_at=None, user_id=by.user_id).delete()


def plan_for(received: Received) -> Plan:
    """What the file would do now."""
    incoming = read_file(b64decode(received.content), Format(received.format))
    return plan_of(incoming, standing_on(clock.today()), default_set=received.default_set)


@transaction.atomic
def bring_in_received(received: Received, *, shown: str, by: Capacity) -> None:
    """Do what was shown, and only that. Twice is once."""
    there = Received.objects.select_for_update().get(pk=received.pk)
    if there.brought_in_at:
        return
    _lock_the_chain()
    plan = plan_for(there)
    refuse_if([MEANWHILE] if plan.fingerprint() != shown else [])
    bring_in(plan, source=there.name, by=by)
    there.content, there.brought_in_at = "", clock.now()
    there.new, there.changed, there.untouched = (len(plan.of(what)) for what in Difference)
    there.save()


@transaction.atomic
def bring_in_file(incoming: Incoming, *, source: str, by: Author, default_set: str = "") -> Plan:
    """Read a file in at once, as the command line does; nothing of it where anything is wrong."""
    _lock_the_chain()
    plan = plan_of(incoming, standing_on(clock.today()), default_set=default_set)
    bring_in(plan, source=source, by=by)
    return plan


def _lock_the_chain() -> None:
    """Whoever writes meanwhile is waited for, and waits. SQLite has one writer at a time anyhow."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK.get(connection.vendor, "SELECT 1"))
    list(Node.objects.select_for_update().order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def bring_in(plan: Plan, *, source: str, by: Author) -> None:
    """All of a plan, or nothing."""
    refuse_if([*editing(by), *(str(fault) for fault in plan.faults)])
    if plan.changes_nothing:
        return
    _carry_out(plan, by)
    counts = {what.value: str(len(plan.of(what))) for what in Difference}
    tell("chain brought in", uuid4(), by, file=source, **counts)


def _carry_out(plan: Plan, by: Author) -> None:
    for key, name in plan.sets.items():
        add_framework(key, name, by=by)
    for key, name in plan.competences.items():
        keep_competence(key, name, by=by)
    at_hand = _AtHand()
    for step in plan.steps:
        if step.what is not Difference.UNTOUCHED:
            _take(step, at_hand, by)


class _AtHand:
    """What the steps speak of, by key."""

    def __init__(self) -> None:
        self.nodes = {node.key: node for node in Node.objects.select_related("framework")}
        self.sets = {one.key: one for one in Framework.objects.all()}
        self.units = {one.name: one for one in Unit.objects.all()}
        self.competences = {one.key: one for one in Competence.objects.all()}


def _take(step: Planned, at_hand: _AtHand, by: Author) -> None:
    if step.what is Difference.NEW:
        spot = Spot(step.place, at_hand.sets.get(step.set_key), at_hand.units.get(step.unit), step.key)
        at_hand.nodes[step.key] = begin(spot, step.text, step.period, by=by)
    elif step.rewrites:
        rewrite(at_hand.nodes[step.key], step.text, step.period, by=by, shown=step.shown)
    node = at_hand.nodes[step.key]
    for upper, first_day in step.under:
        link(at_hand.nodes[upper], node, by=by, first_day=first_day)
    if step.competences is not None:
        name_competences(node, [at_hand.competences[key] for key in step.competences], by=by)
