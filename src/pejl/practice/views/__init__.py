"""The pages of practice."""

from .asking import (
    ask,
    asked,
    question,
    questions,
    reply,
    want,
)
from .ideas import (
    answer_idea,
    end_trial,
    idea,
    ideas,
    new_idea,
    read_news,
    take_up,
)
from .thinking import (
    attempt,
    look_at,
    new_situation,
    outcome,
    situation,
    think,
    thinking,
)
from .tuesday import (
    tuesday,
)

__all__ = [
    "answer_idea",
    "ask",
    "asked",
    "attempt",
    "end_trial",
    "idea",
    "ideas",
    "look_at",
    "new_idea",
    "new_situation",
    "outcome",
    "question",
    "questions",
    "read_news",
    "reply",
    "situation",
    "take_up",
    "think",
    "thinking",
    "tuesday",
    "want",
]
