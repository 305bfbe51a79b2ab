"""The catalogue of English texts: gathered from the code, compared with it, and compiled.

    python tools/messages.py            gather what the code says, compile, and tell what is wrong
    python tools/messages.py --check    only tell: what is missing, no longer said, fuzzy or does not fit
    python tools/messages.py --compile  only compile

Danish is the language of the code: a Danish sentence is its own key, and needs no catalogue.
"""

import re
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "pejl"
ENGLISH = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
MARKS = {
    **dict.fromkeys(["_", "translated", "gettext", "gettext_lazy"]),
    **dict.fromkeys(["ngettext", "ngettext_lazy"], (1, 2)),
    **dict.fromkeys(["pgettext", "pgettext_lazy"], ((1, "c"), 2)),
}
NOTES = ["Translators:"]
HOLES = re.compile(r"%\(\w+\)s|\{\d[^}]*\}")
TOLD_BY_GIT = re.compile(rb'"(POT-|PO-Rev|Project-|Report-|Last-|Language-Team|Generated-)[^\n]*\n')
HEADER = """\
# Pejl in English. The keys are the Danish sentences as they stand in the code.
# Gathered by: python tools/messages.py"""


def said() -> Catalog:
    """Every sentence that is marked in Python or in a template, with the files it stands in."""
    catalog = Catalog(locale="en", header_comment=HEADER, fuzzy=False)
    for path in sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html")]):
        for _line, sentence, notes, context in extract("python", BytesIO(_as_python(path)), MARKS, NOTES):
            place = str(path.relative_to(ROOT))
            catalog.add(sentence, locations=[(place, 0)], auto_comments=notes, context=context)
    return catalog


def _as_python(path: Path) -> bytes:
    """A template as Django's own tool sees it: its tags as calls, and the rest blanked out."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        blanked = templatize(source, origin=str(path))
        source = "\n".join(line.strip() for line in blanked.splitlines())
    return source.encode()


def known() -> Catalog:
    if not ENGLISH.exists():
        return Catalog(locale="en")
    with ENGLISH.open("rb") as opened:
        return read_po(opened, locale="en", abort_invalid=True)


def faults(code: Catalog, english: Catalog) -> Iterator[str]:
    for sentence in _sentences(code):
        text = english.get(sentence.id, sentence.context)
        if text is None or not all(_forms(text.string)):
            yield f"no English text: {_shown(sentence)}"
        elif text.fuzzy:
            yield f"fuzzy: {_shown(sentence)}"
        elif any(_holes(form) != _holes(sentence.id) for form in _forms(text.string)):
            yield f"other placeholders than the Danish: {_shown(sentence)}"
    for text in _sentences(english):
        if code.get(text.id, text.context) is None:
            yield f"no longer said: {_shown(text)}"
    yield from (f"no longer said: {_shown(text)}" for text in english.obsolete.values())


def _sentences(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def _forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else text


def _holes(text: str | tuple[str, ...]) -> set[str]:
    return {hole for form in _forms(text) for hole in HOLES.findall(form)}


def _shown(sentence: Message) -> str:
    return f"{_forms(sentence.id)[0]!r} ({', '.join(place for place, _line in sentence.locations)})"


def gather(code: Catalog, english: Catalog) -> None:
    """Write the catalogue anew: what the code says, with the English texts there are."""
    for sentence in _sentences(code):
        if text := english.get(sentence.id, sentence.context):
            sentence.string = text.string
            sentence.flags |= text.flags & {"fuzzy"}
    written = BytesIO()
    write_po(written, code, width=110, sort_by_file=True, include_lineno=False)
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    ENGLISH.write_bytes(TOLD_BY_GIT.sub(b"", written.getvalue()))


def compile_all() -> None:
    with ENGLISH.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, known())


def main() -> int:
    parser = ArgumentParser(description="The catalogue of English texts.")
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--check", action="store_true", help="only tell what is wrong; 1 where something is")
    only.add_argument("--compile", action="store_true", help="only compile")
    args = parser.parse_args()
    if args.compile:
        compile_all()
        return 0
    code = said()
    if not args.check:
        gather(code, known())
        compile_all()
    wrong = list(faults(code, known()))
    for fault in wrong:
        print(fault, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
