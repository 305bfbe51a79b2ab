"""pejl terminology: load code systems and value sets, see what is loaded, and put a binding to use."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pejl.shared.clock import date_of
from pejl.shared.refusal import Refused
from pejl.shared.words import _
from pejl.terminology import actions, queries
from pejl.terminology.queries import Listed
from pejl.terminology.reading import MAX_BYTES
from pejl.terminology.rules import PURPOSE_WORDS, Purpose

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_DOER = "pejl terminology"


def register(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    terminology = subparsers.add_parser("terminology", help=_("Kodesystemer: indlæs, se og tag i brug"))
    commands = terminology.add_subparsers(required=True, metavar="load | list | bind")
    loading = commands.add_parser("load", help=_("Indlæs kodesystemer og værdisæt fra FHIR R4-filer (JSON)"))
    loading.add_argument("files", nargs="+", metavar="FILE", type=Path)
    loading.set_defaults(handler=load)
    commands.add_parser("list", help=_("Vis, hvad der er indlæst og i brug")).set_defaults(handler=show)
    binding = commands.add_parser("bind", help=_("Skift bindingen ud med en fil"))
    binding.add_argument("file", metavar="FILE", type=Path)
    binding.set_defaults(handler=bind)


def load(args: Namespace) -> int:
    """Each file by itself: one that is refused does not keep the others out."""
    return max([_tried(file, _load) for file in args.files])


def bind(args: Namespace) -> int:
    return _tried(args.file, _bind)


def show(args: Namespace) -> int:
    systems, value_sets = queries.code_systems(), queries.value_sets()
    _show_all(_("Kodesystemer"), systems)
    _show_all(_("Værdisæt"), value_sets)
    served = {purpose for listed in systems for purpose in listed.used_for}
    for purpose in Purpose:
        if purpose not in served:
            print(_("Intet er indlæst til {0}.").format(PURPOSE_WORDS[purpose]))
    return 0


def _tried(file: Path, act: Callable[[bytes], list[str]]) -> int:
    try:
        sentences = act(_content(file))
    except Refused as refused:
        print(_("{0} blev afvist, og intet er ændret:").format(file), file=sys.stderr)
        for reason in refused.reasons:
            print(f"  {reason}", file=sys.stderr)
        return 1
    for sentence in sentences:
        print(f"{file}: {sentence}")
    return 0


def _content(file: Path) -> bytes:
    """One byte more than may be read, at most: enough to be told that it is too much."""
    try:
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except IsADirectoryError as wrong:
        raise Refused([_("Det er en mappe, ikke en fil.")]) from wrong
    except FileNotFoundError as wrong:
        raise Refused([_("Filen findes ikke.")]) from wrong
    except OSError as wrong:
        raise Refused([_("Filen kan ikke læses: {0}.").format(wrong.strerror)]) from wrong


def _load(content: bytes) -> list[str]:
    new, known = _("{0} er indlæst. Antal koder: {1}."), _("{0} var indlæst i forvejen. Intet er ændret.")
    return [
        (new if loaded.is_new else known).format(f"{loaded.title} {loaded.version}".rstrip(), loaded.count)
        for loaded in actions.load(content, by=_DOER)
    ]


def _bind(content: bytes) -> list[str]:
    actions.bind(content, by=_DOER)
    return [_("Bindingen er taget i brug.")]


def _show_all(heading: str, listed: list[Listed]) -> None:
    if listed:
        print(heading)
    for each in listed:
        print(f"  {each.title} {each.version}".rstrip())
        print(f"    {each.url}")
        loaded = _("antal koder: {0}, indlæst {1:%d.%m.%Y}").format(each.count, date_of(each.loaded_at))
        print(f"    {loaded}")
        if each.used_for:
            print(_("    i brug til {0}").format(", ".join(PURPOSE_WORDS[use] for use in each.used_for)))
