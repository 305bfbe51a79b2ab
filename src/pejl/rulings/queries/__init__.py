"""Reading rulings: as they are now, and as the letters that the citizen was sent."""

from .cases import Case, case_of, cases_in, cases_of, changes_of
from .letters import (
    Cited,
    Dispatch,
    Letter,
    LetterKind,
    Section,
    Signature,
    letter_of,
    signature_of,
)
from .writing import hearing_letter, ruling_letter, upheld_letter

__all__ = [
    "Case",
    "Cited",
    "Dispatch",
    "Letter",
    "LetterKind",
    "Section",
    "Signature",
    "case_of",
    "cases_in",
    "cases_of",
    "changes_of",
    "hearing_letter",
    "letter_of",
    "ruling_letter",
    "signature_of",
    "upheld_letter",
]
