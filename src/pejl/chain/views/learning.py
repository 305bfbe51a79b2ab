"""Activities that are held: deciding, sessions, signing up, the leader's yes, and who was there."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from pejl.chain import actions
from pejl.chain.calendar import calendar_of
from pejl.chain.forms import AnswersForm, ReasonForm, SessionForm, TriedForm, VerdictForm
from pejl.chain.models import Enrolment, Session
from pejl.chain.queries import last_version, last_words_of, places_in
from pejl.chain.rules import Place
from pejl.chain.rules.learning import Mark, Rated, Useful

from .doors import at_work, form_page, may_edit, node_or_404, writes

MARKS = {"ja": Mark.YES, "meld-fra": Mark.TAKEN_BACK, "var-med": Mark.THERE, "var-ikke-med": Mark.NOT_THERE}


def _session(uid: UUID) -> Session:
    return get_object_or_404(Session.objects.select_related("activity"), uid=uid)


def _place(uid: UUID) -> Enrolment:
    there = Enrolment.objects.select_related("session__activity", "employment__user")
    return get_object_or_404(there, uid=uid)


def prioritise(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Decide about an activity."""
    capacity, there = writes(request), node_or_404(uid)
    if there.place != Place.ACTIVITY:
        raise Http404
    form = VerdictForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda values: actions.prioritise(there, form.verdict(), by=capacity, uid=values["uid"]),
        _("Det er besluttet. Det står i tråden."),
        lambda: ("chain:node", there.uid),
        node=there,
        place=there.place,
        title=last_version(there).title,
        line=_("Hvad bliver det til?"),
    )


def hold(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Set a session."""
    capacity, there = writes(request), node_or_404(uid)
    if there.place != Place.ACTIVITY:
        raise Http404
    form = SessionForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda values: actions.hold(there, form.time(), by=capacity, uid=values["uid"]),
        _("Tiden er sat. Nu kan man skrive sig op."),
        lambda: ("chain:node", there.uid),
        node=there,
        place=there.place,
        title=last_version(there).title,
        line=_("Hvornår og hvor er det?"),
    )


def answers(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What citizens answered where it was tried, summed."""
    capacity, there = writes(request), node_or_404(uid)
    if there.place != Place.ACTIVITY:
        raise Http404
    return form_page(
        request,
        AnswersForm(request.POST or None),
        lambda values: actions.write_citizens_answers(
            there,
            values["count"],
            values["better"],
            as_of=values["as_of"],
            source=values["source"],
            by=capacity,
        ),
        _("Svarene er skrevet ind."),
        lambda: ("chain:node", there.uid),
        node=there,
        place=there.place,
        title=_("Hvad siger borgerne?"),
        line=_("Kun svar fra fem eller flere, lagt sammen. Aldrig hvem."),
    )


def session(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A session: who takes part, and another time for it."""
    capacity, there = writes(request), _session(uid)
    words = last_words_of(there)
    form = SessionForm(request.POST or None, initial=SessionForm.initial_of(words))
    return form_page(
        request,
        form,
        lambda values: actions.move(there, form.time(), by=capacity),
        _("Det er skrevet om."),
        lambda: ("chain:session", there.uid),
        template="chain/session.html",
        session=there,
        words=words,
        title=last_version(there.activity).title,
        places=places_in(there),
        node=there.activity,
    )


@require_POST
def cancel(request: HttpRequest, uid: UUID) -> HttpResponse:
    capacity, there = writes(request), _session(uid)
    actions.cancel(there, by=capacity)
    messages.success(request, _("Det er aflyst."))
    return redirect("chain:node", there.activity.uid)


@require_GET
def calendar(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The session as a file for one's own calendar."""
    at_work(request)
    there = _session(uid)
    response = HttpResponse(calendar_of(there), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="laering.ics"'
    return response


@require_POST
def ask(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Sign up."""
    capacity, there = at_work(request), _session(uid)
    actions.ask_for_a_place(there, by=capacity)
    messages.success(request, _("Du er skrevet op. Din leder svarer."))
    return redirect("chain:my_learning")


@require_POST
def mark(request: HttpRequest, uid: UUID, what: str) -> HttpResponse:
    """The leader's yes, taking it back, who was there."""
    capacity, there = at_work(request), _place(uid)
    if what not in MARKS:
        raise Http404
    actions.mark(there, MARKS[what], by=capacity)
    messages.success(request, _("Det er skrevet."))
    if may_edit(capacity) and MARKS[what] in (Mark.THERE, Mark.NOT_THERE):
        return redirect("chain:session", there.session.uid)
    return redirect("chain:my_learning")


def say_no(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The leader's no, with a reason."""
    capacity, there = writes(request), _place(uid)
    return form_page(
        request,
        ReasonForm(request.POST or None),
        lambda values: actions.mark(there, Mark.NO, by=capacity, reason=values["reason"]),
        _("Det er sagt. Grunden står ved det."),
        lambda: ("chain:my_learning",),
        place=Place.ACTIVITY,
        title=_("Ikke denne gang"),
    )


@require_POST
def rate(request: HttpRequest, uid: UUID) -> HttpResponse:
    """How well one can it, in one's own eyes."""
    capacity, there = at_work(request), _place(uid)
    rated = Rated.AFTER if request.POST.get("rated") == Rated.AFTER else Rated.BEFORE
    level = request.POST.get("level", "")
    actions.rate(there, rated, int(level) if level.isdecimal() else 0, by=capacity)
    messages.success(request, _("Tak. Det er kun dig, der ser det."))
    return redirect("chain:my_learning")


def tried(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What one tried in practice afterwards."""
    capacity, there = at_work(request), _place(uid)
    if there.employment.user_id != capacity.user_id:
        raise Http404
    return form_page(
        request,
        TriedForm(request.POST or None),
        lambda values: actions.tell_tried(
            there,
            Useful(values["useful"]),
            values["words"],
            on_day=values["on_day"],
            by=capacity,
            uid=values["uid"],
        ),
        _("Tak. Nu ved vi, at det er prøvet."),
        lambda: ("chain:my_learning",),
        place=Place.ACTIVITY,
        title=_("Det prøvede jeg bagefter"),
    )
