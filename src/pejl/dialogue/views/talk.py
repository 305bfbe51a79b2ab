"""Talking in writing."""

from base64 import b64decode
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.signing import BadSignature, TimestampSigner
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from pejl.circles.actions import tell_look
from pejl.circles.models import Circle, CircleMember
from pejl.circles.views import UNPROCESSABLE
from pejl.dialogue import actions, queries
from pejl.dialogue.forms import BeginForm, MessageForm, PromiseForm
from pejl.dialogue.models import Attachment, Conversation
from pejl.dialogue.rules import WAITS_FOR_AN_ANSWER, Audience, Speaker
from pejl.organisation.rules import Capacity
from pejl.shared import clock

from .doors import conversation_or_404, speaking_or_404

NOTHING_NEW = 204
_opened = TimestampSigner(salt="pejl.dialogue.opened")
_HOURS_OPEN = 8


@require_GET
def talks(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What one reads along in, in one circle."""
    circle, speaker = speaking_or_404(request, uid)
    tell_look(circle, page="conversations", by=request.capacity)
    context = {
        "circle": circle,
        "talks": queries.talks_in(circle, request.capacity, clock.today()),
        "may_begin": speaker is not Speaker.OTHER,
        "mine": speaker is Speaker.CITIZEN,
    }
    return render(request, "dialogue/talks.html", context)


def begin(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The first message; `maal` or `forslag` in the address names what it hangs on."""
    circle, speaker = speaking_or_404(request, uid)
    if speaker is Speaker.OTHER:
        raise Http404
    about = _about(request, circle)
    form = BeginForm(request, **_to_choose_from(circle, speaker, request.capacity))

    def send(values: dict[str, Any]) -> None:
        conversation = actions.begin_conversation(
            circle, form.addressed(**about), form.written(), by=request.capacity, uid=values["uid"]
        )
        form.begun = conversation

    if request.method == "POST" and form.does(send):
        messages.success(request, _("Din besked er sendt."))
        return redirect("dialogue:talk", form.begun.uid)
    tell_look(circle, page="name", by=request.capacity)
    today = clock.today()
    context = {
        "form": form,
        "circle": circle,
        "speaker": speaker,
        "mine": speaker is Speaker.CITIZEN,
        "at_work": queries.readers(circle, Audience.AT_WORK, None, today),
        "everyone": queries.readers(circle, Audience.ALL, None, today),
    }
    return render(request, "dialogue/begin.html", context, status=UNPROCESSABLE if form.errors else 200)


def _about(request: HttpRequest, circle: Circle) -> dict[str, Any]:
    for name, found in (("goal", circle.goal_set), ("proposal", circle.proposals)):
        if named := request.GET.get({"goal": "maal", "proposal": "forslag"}[name]):
            return {name: get_object_or_404(found, uid=_uid_or_404(named))}
    return {}


def _uid_or_404(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as wrong:
        raise Http404 from wrong


def _to_choose_from(circle: Circle, speaker: Speaker, capacity: Capacity) -> dict[str, Any]:
    alone: list[CircleMember] = list(queries.to_write_alone_with(circle, clock.today()))
    if speaker is Speaker.PROFESSIONAL:
        assert capacity.post is not None
        me = [one for one in alone if (one.user_id, one.unit_id) == (capacity.user_id, capacity.post.unit_id)]
        return {"audiences": [Audience.AT_WORK], "alone_with": me, "own_name": circle.citizen.first_name}
    chosen = alone if speaker is Speaker.CITIZEN else []
    return {"audiences": [Audience.AT_WORK, Audience.ALL], "alone_with": chosen}


def talk(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One conversation: who can read it stands above the box."""
    conversation = conversation_or_404(request, uid)
    form = MessageForm(request)

    def send(values: dict[str, Any]) -> None:
        actions.write(conversation, form.written(), by=request.capacity, uid=values["uid"])

    if request.method == "POST" and form.does(send):
        return redirect("dialogue:talk", conversation.uid)
    tell_look(conversation.circle, page="conversation", by=request.capacity)
    context = _page(request, conversation, form)
    return render(request, "dialogue/talk.html", context, status=UNPROCESSABLE if form.errors else 200)


def _page(request: HttpRequest, conversation: Conversation, form: MessageForm) -> dict[str, Any]:
    circle, today = conversation.circle, clock.today()
    _circle, speaker = speaking_or_404(request, circle.uid)
    said = queries.messages_in(conversation)
    return {
        "form": form,
        "circle": circle,
        "talk": queries.talk_of(conversation, today),
        "messages_here": said,
        "readers": queries.readers_of(conversation, today),
        "mine": speaker is Speaker.CITIZEN,
        "may_promise": speaker is Speaker.PROFESSIONAL,
        "promise": PromiseForm(),
        "waits_for_us": speaker in WAITS_FOR_AN_ANSWER,
        "opened": _mark(request, conversation, said[-1].number),
    }


def _mark(request: HttpRequest, conversation: Conversation, number: int) -> str:
    """That this user was shown the conversation up to here, with a look on record: only so one asks on."""
    return _opened.sign(f"{request.capacity.user_uid}/{conversation.uid}/{number}")


@require_GET
def news(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What was written since the page was opened. Asking is no look: the page already is on record as one."""
    conversation = conversation_or_404(request, uid)
    number = _shown(request, conversation)
    said = [] if number is None else queries.messages_in(conversation, number)
    if not said:
        return HttpResponse(status=NOTHING_NEW)
    context = {
        "messages_here": said,
        "talk": queries.talk_of(conversation, clock.today()),
        "opened": _mark(request, conversation, said[-1].number),
    }
    return render(request, "dialogue/_news.html", context)


def _shown(request: HttpRequest, conversation: Conversation) -> int | None:
    try:
        mark = _opened.unsign(request.GET.get("set", ""), max_age=_HOURS_OPEN * 3600)
    except BadSignature:
        return None
    whose, which, number = mark.split("/")
    is_theirs = (whose, which) == (str(request.capacity.user_uid), str(conversation.uid))
    return int(number) if is_theirs else None


@require_GET
def attachment(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A file is fetched, and never shown inside the house."""
    file = get_object_or_404(Attachment.objects.select_related("message__conversation"), uid=uid)
    conversation = conversation_or_404(request, file.message.conversation.uid)
    tell_look(conversation.circle, page="file", by=request.capacity)
    response = HttpResponse(b64decode(file.content), file.mime)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Content-Disposition"] = content_disposition_header(True, file.name)
    return response


@require_POST
def promise(request: HttpRequest, uid: UUID) -> HttpResponse:
    """By which day the answer comes."""
    conversation = conversation_or_404(request, uid)
    form = PromiseForm(request.POST)

    def say(values: dict[str, Any]) -> None:
        actions.promise_answer(conversation, values["day"], by=request.capacity)

    if form.does(say):
        messages.success(request, _("Det står der nu."))
    else:
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    return redirect("dialogue:talk", conversation.uid)
