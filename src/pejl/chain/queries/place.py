"""One place in the chain with what lies around it, and a suggestion beside what it would change."""

from dataclasses import dataclass
from datetime import date

from pejl.chain.models import Comment, Node, Suggestion
from pejl.chain.rules import Place, above_and_below, changed_fields, needs_met, paths_up
from pejl.chain.rules.table import named_by
from pejl.chain.rules.writing import text_from

from .nodes import last_version, text_of
from .table import Asked, Shown, Table, read_table

PATHS_SHOWN = 6


@dataclass(frozen=True)
class Around:
    """A place on a day: None where it is not in force."""

    shown: Shown | None
    above: tuple[Shown, ...]
    below: tuple[Shown, ...]
    paths: tuple[tuple[Shown, ...], ...]
    competences: tuple[str, ...]
    met: tuple[str, ...]
    comments: tuple[Comment, ...]
    suggestions: tuple[Suggestion, ...]


def place_of(node: Node, day: date) -> Around:
    read = read_table(Asked(day))
    chain = read.seen.chain
    comments = tuple(node.comments.filter(suggestion=None).order_by("at"))
    suggestions = tuple(node.suggestions.filter(end=None).order_by("at"))
    if node.pk not in chain.nodes:
        return Around(None, (), (), (), (), (), comments, suggestions)
    above, below = above_and_below(chain)
    paths = paths_up(chain, node.pk, at_most=PATHS_SHOWN)
    names = read.seen.competence_names
    return Around(
        read.all_shown([node.pk])[0],
        tuple(read.all_shown(above.get(node.pk, ()))),
        tuple(read.all_shown(below.get(node.pk, ()))),
        tuple(tuple(read.all_shown(path)) for path in paths),
        tuple(names[one] for one in sorted(_named(node, read)) if one in names),
        tuple(names[one] for one in sorted(needs_met(chain, node.pk)) if one in names),
        comments,
        suggestions,
    )


def _named(node: Node, read: Table) -> frozenset[int]:
    chain = read.seen.chain
    if node.place == Place.LEARNING_GOAL:
        return named_by(chain, read.above, node.pk)
    return chain.competences.get(node.pk, frozenset())


@dataclass(frozen=True)
class Suggested:
    """What is suggested, what stands there now, and what everybody says."""

    title: str
    changes: dict[str, tuple[object, object]]
    comments: tuple[Comment, ...]
    is_open: bool
    end: object | None


def suggestion_shown(suggestion: Suggestion, day: date) -> Suggested:
    base = suggestion.node.versions.get(number=suggestion.base)
    end = getattr(suggestion, "end", None)
    return Suggested(
        last_version(suggestion.node).title,
        changed_fields(text_of(base), text_from(suggestion.payload)),
        tuple(suggestion.comments.order_by("at")),
        end is None and suggestion.open_until >= day,
        end,
    )
