"""Finding what one may read along in."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from pejl.circles.models import Circle
from pejl.circles.queries import standing
from pejl.circles.rules import Part
from pejl.circles.views import circle_or_404
from pejl.dialogue.models import Conversation
from pejl.dialogue.queries import speaker_of
from pejl.dialogue.rules import Speaker
from pejl.shared import clock


def speaking_or_404(request: HttpRequest, uid: UUID) -> tuple[Circle, Speaker]:
    """The circle, and as what one speaks in it. Who only looks, in an emergency, reads no conversations."""
    circle = circle_or_404(request, uid, Part.PLAN)
    speaker = speaker_of(standing(circle, request.capacity, clock.today()))
    if speaker is None:
        raise Http404
    return circle, speaker


def conversation_or_404(request: HttpRequest, uid: UUID) -> Conversation:
    visible = Conversation.objects.visible_to(request.capacity, clock.today())
    return get_object_or_404(visible.select_related("circle__citizen", "alone_with"), uid=uid)
