"""Preparing a ruling and making it: the draft, the hearing, the page that shows every hindrance."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from pejl.circles.rules import Side
from pejl.rulings import actions
from pejl.rulings.forms import DraftForm, DropForm, HearingForm, IssueForm, MeetForm
from pejl.rulings.models import Ruling
from pejl.rulings.queries import Dispatch, case_of, ruling_letter, signature_of
from pejl.rulings.reading import shipped_law
from pejl.rulings.rules import MAY_RECONSIDER, Channel, Outcome, earliest_deadline
from pejl.shared import clock

from .doors import circle_here, work_here
from .pages import Values, form_page
from .reading import role_of


def begin(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Begin to write a ruling about something new."""
    circle, here = circle_here(request, uid)
    if here.side is not Side.PROFESSIONAL:
        raise Http404
    form = DraftForm(request.POST or None, initial={"view_from": circle.citizen.name})

    def act(values: Values) -> Ruling:
        return actions.begin(circle, form.draft(), by=request.capacity, uid=values["uid"])

    title = _("Skriv et udkast til en afgørelse")
    done = _("Udkastet er gemt. Der er ikke afgjort noget endnu.")
    return form_page(request, form, act, done, circle, template="rulings/write.html", title=title)


def follow(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Begin a new ruling after a complaint; what was written before is its first text."""
    door = work_here(request, uid)
    before = door.case.ruling
    initial = {**DraftForm.initial_of(door.case.draft), "adverse_are_new": "", "adverse_facts": ""}
    form = DraftForm(request.POST or None, initial=initial)

    def act(values: Values) -> Ruling:
        draft, new = form.draft(), values["uid"]
        return actions.begin(door.circle, draft, by=request.capacity, follows=before, uid=new)

    title = _("Skriv en ny afgørelse")
    done = _("Udkastet er gemt. Der er ikke afgjort noget endnu.")
    return form_page(request, form, act, done, door.circle, template="rulings/write.html", title=title)


def write(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Go on with the draft. The old text stays as it was."""
    door = work_here(request, uid)
    version = door.case.version
    initial = {**DraftForm.initial_of(version.draft), "shown": version.uid}
    form = DraftForm(request.POST or None, initial=initial)

    def act(values: Values) -> Ruling:
        shown, new = values["shown"], values["uid"]
        actions.redraft(door.case.ruling, form.draft(), shown=shown, by=request.capacity, uid=new)
        return door.case.ruling

    title, done = _("Skriv videre på udkastet"), _("Udkastet er gemt.")
    return form_page(request, form, act, done, door.circle, template="rulings/write.html", title=title)


def hear(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Tell the citizen of new facts, and wait for the answer."""
    door = work_here(request, uid)
    form, law, today = HearingForm(request.POST or None), shipped_law(), clock.today()

    def act(values: Values) -> Ruling:
        deadline, new = values["deadline"], values["uid"]
        actions.send_hearing(door.case.ruling, deadline, form.dispatch(), by=request.capacity, uid=new)
        return door.case.ruling

    return form_page(
        request,
        form,
        act,
        _("Brevet er klar til at blive sendt. Nu er det borgerens tur."),
        door.circle,
        template="rulings/hear.html",
        case=door.case,
        by_letter=earliest_deadline(law, Channel.LETTER, today),
        by_hand=earliest_deadline(law, Channel.HANDED, today),
        law=[law.about("hearing", today)],
    )


def issue(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Read it as the citizen will, see what still stands in the way, and make the ruling."""
    door = work_here(request, uid)
    case, law, today = door.case, shipped_law(), clock.today()
    meets = case.ruling.follows and case_of(case.ruling.follows, today).state in MAY_RECONSIDER
    form_class = MeetForm if meets else IssueForm
    form = form_class(request.POST or None, initial={"shown": case.version.uid})

    def act(values: Values) -> Ruling:
        gives_way = Outcome(values["gives_way"]) if "gives_way" in values else None
        actions.issue(
            case.ruling,
            form.dispatch(),
            shown=values["shown"],
            by=request.capacity,
            gives_way=gives_way,
            uid=values["uid"],
        )
        return case.ruling

    by_post = Dispatch(Channel.LETTER, today)
    signed = signature_of(request.capacity)
    return form_page(
        request,
        form,
        act,
        _("Afgørelsen er truffet."),
        door.circle,
        template="rulings/issue.html",
        case=case,
        hindrances=case.hindrances_to_issue(role_of(request.capacity), law, today),
        letter=ruling_letter(
            case.ruling, case.draft, case.hearings, signed=signed, dispatch=by_post, law=law
        ),
    )


def drop(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Close without a ruling."""
    door = work_here(request, uid)
    form = DropForm(request.POST or None)

    def act(values: Values) -> Ruling:
        actions.drop(door.case.ruling, values["reason"], by=request.capacity, uid=values["uid"])
        return door.case.ruling

    return form_page(
        request,
        form,
        act,
        _("Sagen er lukket."),
        door.circle,
        case=door.case,
        title=_("Luk sagen uden afgørelse"),
        line=_("Gør det kun, hvis borgeren ikke vil have den afgjort, eller den er begyndt ved en fejl."),
        button=_("Luk sagen"),
    )
