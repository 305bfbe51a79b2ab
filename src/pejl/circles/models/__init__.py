"""The tables of the circle: people, proposals with their voices, decisions."""

from .common import permit_for, permit_through
from .decisions import Decision
from .people import Circle, CircleMember, Share, ShareVersion
from .proposals import (
    Carried,
    Proposal,
    ProposalEnd,
    ProposalVersion,
    ProposedChange,
    TakenBack,
    Voice,
    VoiceShown,
)

__all__ = [
    "Carried",
    "Circle",
    "CircleMember",
    "Decision",
    "Proposal",
    "ProposalEnd",
    "ProposalVersion",
    "ProposedChange",
    "Share",
    "ShareVersion",
    "TakenBack",
    "Voice",
    "VoiceShown",
    "permit_for",
    "permit_through",
]
