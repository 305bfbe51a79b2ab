"""A letter as an accessible PDF (PDF/UA-1: tagged, with language, title and embedded fonts).

WeasyPrint is loaded with the first letter: it takes a second, and needs libraries of the system that nothing
else in the house needs.
"""

import threading
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.loader import render_to_string

from .rules import Written

_drawing = threading.Lock()


def pdf_of(written: Written) -> bytes:
    """One at a time: the library below shares its fonts between threads."""
    page = render_to_string("letters/pdf.html", {"written": written})
    with _drawing:
        drawn = _weasyprint().HTML(string=page, base_url=_assets(), url_fetcher=_only_our_assets())
        pdf: bytes = drawn.write_pdf(pdf_variant="pdf/ua-1", stylesheets=[_stylesheet()])
    return pdf
