"""The acts of practice."""

from .asking import (
    ask,
    ask_more,
    reply,
    want_pathway,
)
from .ideas import (
    IdeaAnswered,
    answer_idea,
    end_trial,
    read_news,
    take_up,
    write_idea,
)
from .thinking import (
    Asking,
    ask_to_think,
    finish,
    tell_attempt,
    think_along,
)

__all__ = [
    "Asking",
    "IdeaAnswered",
    "answer_idea",
    "ask",
    "ask_more",
    "ask_to_think",
    "end_trial",
    "finish",
    "read_news",
    "reply",
    "take_up",
    "tell_attempt",
    "think_along",
    "want_pathway",
    "write_idea",
]
