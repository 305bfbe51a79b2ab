"""The tables of the circle: people, proposals with their voices, decisions."""

from .common import permit_for, permit_through
from .decisions import Decision
from .people import Circle, CircleMember, Share, ShareVersion
from .proposals import Proposal, ProposalEnd, ProposalVersion, ProposedChange, Voice

__all__ = [
    "Circle",
    "CircleMember",
    "Decision",
    "Proposal",
    "ProposalEnd",
    "ProposalVersion",
    "ProposedChange",
    "Share",
    "ShareVersion",
    "Voice",
    "permit_for",
    "permit_through",
]
