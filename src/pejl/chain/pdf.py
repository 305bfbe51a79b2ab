"""Two pages as an accessible PDF (PDF/UA-1: tagged, with language, title and embedded fonts)."""

import threading
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote, urlsplit

from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.loader import render_to_string

from pejl.shared.refusal import Refused
from pejl.shared.words import _

_drawing = threading.Lock()


def pdf_of_the_day(context: dict[str, Any]) -> bytes:
    """What the day decided. One at a time: threads would share the fonts."""
    page = render_to_string("chain/day_pdf.html", context)
    style = Path(staticfiles_storage.path("pejl/letter.css"))
    with _drawing:
        weasyprint = _weasyprint()
        fetcher = _only_from(style.parent, weasyprint.urls)
        fonts = weasyprint.text.fonts.FontConfiguration()
        sheet = weasyprint.CSS(filename=style, font_config=fonts, url_fetcher=fetcher)
        drawn = weasyprint.HTML(string=page, base_url=f"{style.parent.as_uri()}/", url_fetcher=fetcher)
        pdf: bytes = drawn.write_pdf(pdf_variant="pdf/ua-1", stylesheets=[sheet], font_config=fonts)
    return pdf


def _weasyprint() -> ModuleType:
    try:
        return import_module("weasyprint")
    except (ImportError, OSError) as missing:
        raise Refused([_("Serveren kan ikke lave en PDF lige nu. Print siden i stedet.")]) from missing


def _only_from(folder: Path, urls: Any) -> Any:
    """Our own fonts and nothing else is fetched, whatever is written in a text."""

    class OurAssets(urls.URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            asked = Path(unquote(urlsplit(url).path)).resolve()
            if urlsplit(url).scheme != "file" or not asked.is_relative_to(folder):
                raise ValueError(f"Not one of our assets: {url}")
            return super().fetch(url, headers)

    return OurAssets(allowed_protocols=["file"])
