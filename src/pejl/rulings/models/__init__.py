"""The tables of a ruling: prepared, heard, made, complained about."""

from .complaints import BoardAnswer, Complaint, Reconsideration, Referral, Withdrawal
from .hearings import Hearing, HearingAnswer, NotSaid
from .issuing import Issued, Telling
from .preparing import DraftChange, DraftVersion, Dropped, Ruling, ViewNotSaid, columns_of

__all__ = [
    "BoardAnswer",
    "Complaint",
    "DraftChange",
    "DraftVersion",
    "Dropped",
    "Hearing",
    "HearingAnswer",
    "Issued",
    "NotSaid",
    "Reconsideration",
    "Referral",
    "Ruling",
    "Telling",
    "ViewNotSaid",
    "Withdrawal",
    "columns_of",
]
