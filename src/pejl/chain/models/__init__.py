"""The tables of the chain: its places and links, what is said about them, and learning that happens."""

from .learning import (
    Argument,
    CitizensAnswers,
    Enrolment,
    EnrolmentMark,
    Logged,
    Priority,
    SelfRating,
    Session,
    SessionVersion,
    Tried,
    Wished,
    WishedVersion,
)
from .nodes import (
    CallsFor,
    CallsForVersion,
    Follows,
    FollowsVersion,
    Framework,
    Node,
    NodeLink,
    NodeLinkVersion,
    NodeVersion,
)
from .talking import Comment, Suggestion, SuggestionEnd
from .ways import Remark, WayText

__all__ = [
    "Argument",
    "CallsFor",
    "CallsForVersion",
    "CitizensAnswers",
    "Comment",
    "Enrolment",
    "EnrolmentMark",
    "Follows",
    "FollowsVersion",
    "Framework",
    "Logged",
    "Node",
    "NodeLink",
    "NodeLinkVersion",
    "NodeVersion",
    "Priority",
    "Remark",
    "SelfRating",
    "Session",
    "SessionVersion",
    "Suggestion",
    "SuggestionEnd",
    "Tried",
    "WayText",
    "Wished",
    "WishedVersion",
]
