"""Input about the plan."""

from .grants import (
    AskForm,
    EndHelpForm,
    GrantForm,
    LookForm,
)
from .own import (
    AboutMeForm,
    FirstMeetingForm,
    GoalForm,
    OwnForm,
    PutAwayForm,
    RewritableForm,
    StrengthForm,
    WishForm,
)
from .then import (
    ThenForm,
)
from .use import (
    RemitForm,
    UseForm,
)
from .work import (
    CodesForm,
    EndForm,
    HandForm,
    InterventionForm,
    RenewForm,
)

__all__ = [
    "AboutMeForm",
    "AskForm",
    "CodesForm",
    "EndForm",
    "EndHelpForm",
    "FirstMeetingForm",
    "GoalForm",
    "GrantForm",
    "HandForm",
    "InterventionForm",
    "LookForm",
    "OwnForm",
    "PutAwayForm",
    "RemitForm",
    "RenewForm",
    "RewritableForm",
    "StrengthForm",
    "ThenForm",
    "UseForm",
    "WishForm",
]
