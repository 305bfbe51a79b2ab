"""Den røde tråd: the table read horizontally, back again, and where the two readings do not meet."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from pejl.chain.forms import AskForm
from pejl.chain.queries import HEADINGS, Table, read_table
from pejl.chain.rules import ROWS_ON_A_PAGE, State
from pejl.shared import clock

from .doors import at_work, may_edit

FROM_NEEDS = "tilbage"


@require_GET
def table(request: HttpRequest) -> HttpResponse:
    capacity = at_work(request)
    form = AskForm(request.GET or None)
    asked = form.asked()
    read = read_table(asked)
    from_needs = request.GET.get("laes") == FROM_NEEDS
    pages = Paginator(read.rows, ROWS_ON_A_PAGE)
    page = pages.get_page(request.GET.get("side"))
    kept = request.GET.copy()
    for name in ("laes", "side"):
        kept.pop(name, None)
    context = {
        "form": form,
        "asked": asked,
        "is_then": asked.day != clock.today(),
        "from_needs": from_needs,
        "read": read,
        "rows": [] if from_needs else read.page((page.number - 1) * ROWS_ON_A_PAGE),
        "needs": read.needs() if from_needs else [],
        "loose": read.loose() if not from_needs and page.number == pages.num_pages else [],
        "page": page,
        "kept": kept.urlencode(),
        "headings": HEADINGS,
        "edits": may_edit(capacity),
    }
    return render(request, "chain/table.html", context)


@require_GET
def gaps(request: HttpRequest) -> HttpResponse:
    """Where the two readings do not meet."""
    capacity = at_work(request)
    read = read_table(AskForm(request.GET or None).asked())
    return render(request, "chain/gaps.html", {"lists": _lists(read), "edits": may_edit(capacity)})


def _lists(read: Table) -> list[dict[str, object]]:
    found, names = read.holes, read.seen.competence_names
    not_strategic = [one for one, trace in read.traced.activities.items() if trace.state is State.NOT]
    called = sorted(found.needs_without_competence, key=lambda one: -read.seen.called[one].now)
    lists = [
        (_("Behov, som ingen lærer noget om"), _("Borgernes behov kalder på det. Tråden gør ikke."), called),
        (_("Aktiviteter, der ikke er strategiske"), _("Her mangler der et led i tråden."), not_strategic),
        (_("Læringsmål, som ingen lærer"), "", found.learning_goals_nobody_learns_towards),
        (_("Kompetenceprofiler uden læringsmål"), "", found.profiles_without_learning_goals),
        (_("Pejlemærker, som ingen har prøvet noget for"), "", found.principles_without_practice),
    ]
    return [
        {
            "title": title,
            "line": line,
            "count": len(nodes),
            "called": [read.seen.called[one] for one in nodes if one in names] if nodes is called else [],
            "nodes": [] if nodes is called else read.all_shown(nodes[:ROWS_ON_A_PAGE]),
        }
        for title, line, nodes in lists
    ]
