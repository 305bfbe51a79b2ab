"""Proposals and answers, who is with, and how one comes to be with."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from pejl.citizens.actions import represent
from pejl.organisation.rules import Role
from pejl.shared import clock

from . import actions, queries
from .changes import Join, Newcomer, PartWith, StopSharing
from .forms import (
    AnswerForm,
    CarryForm,
    FindForm,
    InviteForm,
    NotSaidForm,
    OpenCircleForm,
    SpeakForForm,
    WrittenDownForm,
)
from .models import Circle, CircleMember, ProposalVersion, Share, Voice
from .rules import TAKEN_BACK_WITHIN, MemberKind, Part, Side

UNPROCESSABLE = 422
DECISIONS_SHOWN = 200


def circle_or_404(request: HttpRequest, uid: UUID, part: Part) -> Circle:
    """The circle, where the capacity one is here in may see the part of it."""
    visible = Circle.objects.visible_to(request.capacity, part, clock.today())
    return get_object_or_404(visible.select_related("citizen", "unit"), uid=uid)


def home_of(request: HttpRequest, circle: Circle) -> HttpResponse:
    """Back to where one came from: one's own page, or the citizen's pathway."""
    if circle.citizen.user_id == request.capacity.user_id and not request.capacity.is_employee:
        return redirect("desk:my_pathway")
    return redirect("pathways:page", circle.uid)


def _version_or_404(request: HttpRequest, uid: UUID) -> ProposalVersion:
    version = get_object_or_404(
        ProposalVersion.objects.select_related("proposal__circle__citizen", "proposal__circle__unit"), uid=uid
    )
    part = Part.NAME if version.changes.filter(kind=Join.kind).exists() else Part.PLAN
    circle_or_404(request, version.proposal.circle.uid, part)
    return version


def proposal(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A proposal with its whole text, who said what, and the answers one can give."""
    version = _version_or_404(request, uid)
    circle = version.proposal.circle
    here = queries.standing(circle, request.capacity, clock.today())
    writes_down = here.side is Side.PROFESSIONAL and "how" in request.POST
    form_class = WrittenDownForm if writes_down else AnswerForm
    form = form_class(request.POST or None, initial={"shown": version.sentence_hash})

    def answer(values: dict[str, Any]) -> None:
        actions.answer(version, form.said(), shown_hash=values["shown"], by=request.capacity)

    if request.method == "POST" and form.does(answer):
        messages.success(request, _("Tak. Dit svar er skrevet ned."))
        return home_of(request, circle)
    actions.tell_look(circle, page="proposal", by=request.capacity)
    newest = queries.as_it_stands(version.proposal, clock.today())
    at_work = here.side is Side.PROFESSIONAL
    context = {
        "circle": circle,
        "carry": at_work and newest.can_be_carried,
        "table": newest.seen_by(here.side),
        "here": here,
        "form": form,
        "written_down": form if writes_down else WrittenDownForm(initial={"shown": version.sentence_hash}),
    }
    return render(request, "circles/proposal.html", context, status=UNPROCESSABLE if form.errors else 200)


def carry(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Vi har ikke fået dit svar endnu: begin what cannot wait."""
    version = _version_or_404(request, uid)
    form = CarryForm(request.POST or None)

    def begin(values: dict[str, Any]) -> None:
        actions.carry(version, reason=values["reason"], signs=values["signs"], by=request.capacity)

    if request.method == "POST" and form.does(begin):
        messages.success(request, _("Det er begyndt. Det slutter af sig selv, hvis der ikke kommer et svar."))
        return home_of(request, version.proposal.circle)
    context = {"form": form, "version": version, "circle": version.proposal.circle}
    return render(request, "circles/carry.html", context, status=UNPROCESSABLE if form.errors else 200)


def _voice_or_404(request: HttpRequest, uid: UUID) -> Voice:
    voice = get_object_or_404(Voice.objects.select_related("version__proposal__circle__citizen"), uid=uid)
    circle_or_404(request, voice.version.proposal.circle.uid, Part.PLAN)
    return voice


@require_POST
def let_stand(request: HttpRequest, uid: UUID) -> HttpResponse:
    voice = _voice_or_404(request, uid)
    actions.let_stand(voice, by=request.capacity)
    return home_of(request, voice.version.proposal.circle)


@require_POST
def not_said(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Det sagde jeg ikke."""
    voice = _voice_or_404(request, uid)
    form = NotSaidForm(request.POST)
    form.is_valid()
    actions.say_it_was_not_said(voice, form.cleaned_data.get("words", ""), by=request.capacity)
    messages.success(request, _("Tak, fordi du siger det. Det gælder ikke længere."))
    return home_of(request, voice.version.proposal.circle)


@require_POST
def take_back(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Det var en fejl."""
    voice = _voice_or_404(request, uid)
    actions.take_back(voice, by=request.capacity)
    messages.success(request, _("Dit ja er taget tilbage."))
    return home_of(request, voice.version.proposal.circle)


@require_GET
def decided(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What was decided, by whom, when."""
    circle = circle_or_404(request, uid, Part.PLAN)
    actions.tell_look(circle, page="decided", by=request.capacity)
    since = clock.now() - TAKEN_BACK_WITHIN
    context = {
        "circle": circle,
        "decisions": queries.decisions_of(circle, DECISIONS_SHOWN),
        "here": queries.standing(circle, request.capacity, clock.today()),
        "since": since,
    }
    return render(request, "circles/decided.html", context)


@require_POST
def withdraw(request: HttpRequest, uid: UUID) -> HttpResponse:
    version = _version_or_404(request, uid)
    actions.withdraw(version.proposal, by=request.capacity)
    messages.success(request, _("Forslaget er trukket tilbage."))
    return home_of(request, version.proposal.circle)


def people(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Dem, der er med: who they are and what they see, on which ground."""
    circle = circle_or_404(request, uid, Part.PEOPLE)
    form = InviteForm(request.POST or None)

    def invite(values: dict[str, Any]) -> None:
        actions.propose(circle, [form.join()], by=request.capacity, uid=values["uid"])

    if request.method == "POST" and form.does(invite):
        messages.success(request, _("Forslaget er sendt. I skal begge sige ja."))
        return redirect("circles:people", circle.uid)
    actions.tell_look(circle, page="people", by=request.capacity)
    here = queries.standing(circle, request.capacity, clock.today())
    everyone = queries.people_of(circle, clock.today())
    context = {
        "circle": circle,
        "people": everyone,
        "members": [one.member for one in everyone],
        "chosen": queries.shared_by_choice(everyone),
        "here": here,
        "form": form,
        "speakers": queries.speakers_for(circle, clock.today()),
        "mine": [one for one in everyone if one.member.user_id == request.user.pk and request.capacity.post],
        "may_register": _may_register(request),
    }
    return render(request, "circles/people.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_POST
def stop_sharing(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Sig nej igen: one click and a confirmation (on the page), in force at once."""
    share = get_object_or_404(Share.objects.select_related("circle"), uid=uid)
    circle = circle_or_404(request, share.circle.uid, Part.PEOPLE)
    actions.propose(circle, [StopSharing(str(share.uid))], by=request.capacity)
    messages.success(request, _("Det er stoppet. Det gælder fra nu af."))
    return redirect("circles:people", circle.uid)


@require_POST
def part_with(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Someone whom I invited is not to be with any more."""
    member = get_object_or_404(CircleMember.objects.select_related("circle"), uid=uid)
    circle = circle_or_404(request, member.circle.uid, Part.PEOPLE)
    actions.propose(circle, [PartWith(str(member.uid))], by=request.capacity)
    messages.success(request, _("Det er stoppet. Det gælder fra nu af."))
    return redirect("circles:people", circle.uid)


@require_POST
def leave(request: HttpRequest, uid: UUID) -> HttpResponse:
    """An employee is no longer with; the citizen is told."""
    member = get_object_or_404(CircleMember.objects.select_related("circle__citizen"), uid=uid)
    circle_or_404(request, member.circle.uid, Part.PEOPLE)
    actions.leave(member, by=request.capacity)
    messages.success(request, _("Det står på borgerens side, at I ikke ses mere."))
    return redirect("desk:front")


def _may_register(request: HttpRequest) -> bool:
    return request.capacity.is_employee and request.capacity.post.role in (Role.CASE_WORKER, Role.LEADER)


def speaks_for(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Put down that someone speaks for the citizen: a case worker or a leader who is with."""
    circle = circle_or_404(request, uid, Part.PEOPLE)
    if not _may_register(request):
        raise Http404
    form = SpeakForForm(request.POST or None)

    def register(values: dict[str, Any]) -> None:
        represent(circle.citizen, form.mandate(), by=request.capacity.doer())

    if request.method == "POST" and form.does(register):
        messages.success(request, _("Det står på borgerens side nu."))
        return redirect("circles:people", circle.uid)
    context = {"form": form, "circle": circle}
    return render(request, "circles/speaks_for.html", context, status=UNPROCESSABLE if form.errors else 200)


def _employee_or_404(request: HttpRequest) -> None:
    if not request.capacity.is_employee:
        raise Http404


@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """Find a citizen one is not yet with: name and unit only, and the search is on record."""
    _employee_or_404(request)
    form = FindForm(request.GET or None)
    found: list[Circle] = []
    if form.is_valid():
        found = queries.find_circles(form.cleaned_data["q"])
        actions.tell_search(form.cleaned_data["q"], found, by=request.capacity)
    known = Circle.objects.visible_to(request.capacity, Part.NAME, clock.today())
    context = {
        "form": form,
        "found": found,
        "known": set(known.filter(pk__in=[circle.pk for circle in found]).values_list("pk", flat=True)),
        "searched": form.is_bound and form.is_valid(),
    }
    return render(request, "circles/find.html", context)


@require_POST
def ask_to_join(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask the citizen and their circle; nothing is seen until both have said yes."""
    _employee_or_404(request)
    post = request.capacity.post
    circle = get_object_or_404(Circle.objects.filter(citizen__is_address_protected=False), uid=uid)
    newcomer = Newcomer(
        MemberKind.EMPLOYEE,
        request.capacity.name,
        f"{post.title}, {post.unit}",
        str(request.capacity.user_uid),
        str(post.unit_uid),
    )
    actions.propose(circle, [Join(newcomer, tuple(Part))], by=request.capacity)
    messages.success(request, _("Du har spurgt. Du kan se med, når borgeren og en, der er med, har sagt ja."))
    return redirect("desk:people_i_meet")


def open_circle(request: HttpRequest) -> HttpResponse:
    """A first meeting: make a circle round someone whose request came to one's unit."""
    _employee_or_404(request)
    form = OpenCircleForm(request.POST or None)
    opened: list[Circle] = []

    def act(values: dict[str, Any]) -> None:
        opened.append(
            actions.open_circle(
                form.introduction(),
                by=request.capacity,
                citizen_said=form.citizen_said(),
                uid=values["uid"],
            )
        )

    if request.method == "POST" and form.does(act):
        messages.success(request, _("Kredsen er åbnet."))
        return redirect("desk:people_i_meet")
    return render(request, "circles/open.html", {"form": form}, status=UNPROCESSABLE if form.errors else 200)
