"""After it was made: told again, looked at again, sent on, answered by the board."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from pejl.rulings import actions
from pejl.rulings.forms import BoardForm, DispatchForm, SendOnForm, UpholdForm
from pejl.rulings.models import Ruling

from .doors import issued_or_404, work_here
from .pages import Values, form_page


def tell_again(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The letter came back, or went out later."""
    door = work_here(request, uid)
    issued, form = issued_or_404(door), DispatchForm(request.POST or None)

    def act(values: Values) -> Ruling:
        actions.tell_again(issued, form.dispatch(), by=request.capacity, uid=values["uid"])
        return door.case.ruling

    return form_page(
        request,
        form,
        act,
        _("Det er skrevet ned. Borgeren har fået mere tid til at klage."),
        door.circle,
        case=door.case,
        title=_("Send afgørelsen igen"),
        line=_("Kom brevet tilbage? Så får borgeren tiden til at klage forfra."),
        button=_("Send igen"),
    )


def uphold(request: HttpRequest, uid: UUID) -> HttpResponse:
    """We looked again and hold on."""
    door = work_here(request, uid)
    issued, form = issued_or_404(door), UpholdForm(request.POST or None)

    def act(values: Values) -> Ruling:
        reasons, new = values["reasons"], values["uid"]
        actions.uphold(issued, reasons, form.dispatch(), by=request.capacity, uid=new)
        return door.case.ruling

    return form_page(
        request,
        form,
        act,
        _("Det er skrevet ned. Send klagen til Ankestyrelsen nu."),
        door.circle,
        case=door.case,
        title=_("Hold fast, og skriv hvorfor"),
        line=_("Læs klagen igen først. Har borgeren ret i noget, så skriv en ny afgørelse."),
        button=_("Hold fast"),
    )


def send_on(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The complaint goes to Ankestyrelsen."""
    door = work_here(request, uid)
    issued, form = issued_or_404(door), SendOnForm(request.POST or None)

    def act(values: Values) -> Ruling:
        sent_on, words = values["sent_on"], values["statement"]
        actions.send_on(issued, sent_on, words, by=request.capacity, uid=values["uid"])
        return door.case.ruling

    return form_page(
        request,
        form,
        act,
        _("Det er skrevet ned. Nu er det Ankestyrelsens tur."),
        door.circle,
        case=door.case,
        title=_("Send klagen til Ankestyrelsen"),
        line=_("Send afgørelsen, klagen og sagens papirer med."),
        button=_("Klagen er sendt"),
    )


def board(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What Ankestyrelsen answered."""
    door = work_here(request, uid)
    issued, form = issued_or_404(door), BoardForm(request.POST or None)

    def act(values: Values) -> Ruling:
        actions.note_board_answer(issued, *form.answer(), by=request.capacity, uid=values["uid"])
        return door.case.ruling

    return form_page(
        request,
        form,
        act,
        _("Svaret er skrevet ned."),
        door.circle,
        case=door.case,
        title=_("Skriv ned, hvad Ankestyrelsen svarede"),
        line=_("Borgeren har også fået svaret. Tal om, hvad det betyder."),
        button=_("Skriv svaret ned"),
    )
