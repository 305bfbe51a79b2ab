"""What is typed in the room of practice."""

from .asking import (
    AskForm,
    AskMoreForm,
    ReplyForm,
    WantForm,
)
from .ideas import (
    AnswerIdeaForm,
    EndTrialForm,
    IdeaForm,
)
from .thinking import (
    AttemptForm,
    OutcomeForm,
    SituationForm,
    ThoughtForm,
)

__all__ = [
    "AnswerIdeaForm",
    "AskForm",
    "AskMoreForm",
    "AttemptForm",
    "EndTrialForm",
    "IdeaForm",
    "OutcomeForm",
    "ReplyForm",
    "SituationForm",
    "ThoughtForm",
    "WantForm",
]
