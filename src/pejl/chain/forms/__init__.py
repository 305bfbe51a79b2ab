"""What is typed in the chain, into clean values."""

from .learning import (
    AnswersForm,
    ArgueForm,
    LogForm,
    ReasonForm,
    SessionForm,
    TriedForm,
    VerdictForm,
    WishForm,
)
from .ways import RemarkForm, WayForm
from .writing import AskForm, CommentForm, DropForm, EndForm, NodeForm, SuggestForm, TiesForm

__all__ = [
    "AnswersForm",
    "ArgueForm",
    "AskForm",
    "CommentForm",
    "DropForm",
    "EndForm",
    "LogForm",
    "NodeForm",
    "ReasonForm",
    "RemarkForm",
    "SessionForm",
    "SuggestForm",
    "TiesForm",
    "TriedForm",
    "VerdictForm",
    "WayForm",
    "WishForm",
]
