"""What Karen and Bo write to each other, and when they meet next."""

from datetime import datetime, time, timedelta

from pejl.circles.models import Circle
from pejl.dialogue.actions import (
    Call,
    To,
    Written,
    begin_conversation,
    call_meeting,
    pick_time,
    write,
)
from pejl.dialogue.rules import Audience
from pejl.organisation.rules import Capacity
from pejl.shared import clock


def they_talk(circle: Circle, karen: Capacity, bo: Capacity) -> None:
    asked = Written("Hej Bo. Må jeg tage min nabo med på turen på fredag?")
    talk = begin_conversation(circle, To(Audience.AT_WORK), asked, by=karen)
    write(talk, Written("Ja, det må du. Så går vi tre sammen. Jeg glæder mig."), by=bo)
    alone = To(Audience.ONE, circle.members.get(user=bo.user_id))
    worry = Written("Jeg sover ikke så godt. Det må du ikke sige til Mette.")
    begin_conversation(circle, alone, worry, by=karen)


def they_will_meet(circle: Circle, karen: Capacity, bo: Capacity) -> None:
    point = "Jeg vil gerne tale om, hvad vi gør, når det bliver glat."
    morning = datetime.combine(clock.today() + timedelta(days=2), time(10), clock.COPENHAGEN)
    with_bo = [circle.members.get(user=bo.user_id)]
    call = Call(point, with_bo, "Hjemme hos mig", "Helst om formiddagen.")
    meeting = call_meeting(circle, call, [morning, morning + timedelta(days=2)], by=karen)
    pick_time(meeting.times.order_by("begins")[0], by=bo)
