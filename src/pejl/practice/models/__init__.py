"""What is kept of ideas, of thinking together, and of questions without a case."""

from .asking import (
    Knock,
    PathwayWanted,
    Question,
    QuestionLine,
)
from .ideas import (
    Idea,
    IdeaAnswer,
    NewsRead,
    Trial,
    TrialEnd,
)
from .thinking import (
    Attempt,
    Outcome,
    Situation,
    Thought,
)

__all__ = [
    "Attempt",
    "Idea",
    "IdeaAnswer",
    "Knock",
    "NewsRead",
    "Outcome",
    "PathwayWanted",
    "Question",
    "QuestionLine",
    "Situation",
    "Thought",
    "Trial",
    "TrialEnd",
]
