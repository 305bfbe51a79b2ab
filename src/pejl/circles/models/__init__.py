"""The tables of the circle: people, proposals with their voices, decisions."""

from .common import DecidedVersion, in_one_circle, of_its_circle, permit_for, permit_through
from .decisions import Decision, Overtaken
from .entry import EmergencyAccess, Entry, EntryVersion, SilencePromise
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
    "DecidedVersion",
    "Decision",
    "EmergencyAccess",
    "Entry",
    "EntryVersion",
    "Overtaken",
    "Proposal",
    "ProposalEnd",
    "ProposalVersion",
    "ProposedChange",
    "Share",
    "ShareVersion",
    "SilencePromise",
    "TakenBack",
    "Voice",
    "VoiceShown",
    "in_one_circle",
    "of_its_circle",
    "permit_for",
    "permit_through",
]
