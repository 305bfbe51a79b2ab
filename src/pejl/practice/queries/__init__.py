"""Reading practice."""

from .asking import (
    asked_with,
    hash_of_key,
    question_for_work,
    questions,
    sees_who,
    waits,
)
from .ideas import (
    News,
    decider_near,
    done_lately,
    happenings_of,
    idea_of_the_week,
    ideas_for,
    is_settled,
    late_ideas,
    may_decide,
    news_for,
    origin_of,
    waiting_for,
    whole,
)
from .names import (
    names_around,
)
from .thinking import (
    asked_in_unit,
    circles_to_agree_with,
    learned_lately,
    situations_for,
    whole_situation,
)

__all__ = [
    "News",
    "asked_in_unit",
    "asked_with",
    "circles_to_agree_with",
    "decider_near",
    "done_lately",
    "happenings_of",
    "hash_of_key",
    "idea_of_the_week",
    "ideas_for",
    "is_settled",
    "late_ideas",
    "learned_lately",
    "may_decide",
    "names_around",
    "news_for",
    "origin_of",
    "question_for_work",
    "questions",
    "sees_who",
    "situations_for",
    "waiting_for",
    "waits",
    "whole",
    "whole_situation",
]
