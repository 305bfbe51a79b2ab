"""What the chain is made of, and how it is called."""

from enum import IntEnum, StrEnum

from pejl.organisation.rules import Role
from pejl.shared.words import _


class Place(IntEnum):
    """The places in the chain, read horizontally."""

    POLICY = 0
    GOAL = 1
    PRINCIPLE = 2
    PROFILE = 3
    LEARNING_GOAL = 4
    ACTIVITY = 5


PLACE_IN_WORDS = {
    Place.POLICY: _("Politik, strategi eller aftale"),
    Place.GOAL: _("Strategisk mål"),
    Place.PRINCIPLE: _("Pejlemærke"),
    Place.PROFILE: _("Kompetenceprofil"),
    Place.LEARNING_GOAL: _("Læringsmål"),
    Place.ACTIVITY: _("Læringsaktivitet"),
}
NOTHING_HERE_YET = {
    Place.POLICY: _("Det bygger ikke på en politik endnu."),
    Place.GOAL: _("Her er ikke noget strategisk mål endnu."),
    Place.PRINCIPLE: _("Her er ikke noget pejlemærke endnu."),
    Place.PROFILE: _("Her er ingen kompetenceprofil endnu."),
    Place.LEARNING_GOAL: _("Her er intet læringsmål endnu."),
    Place.ACTIVITY: _("Her er ingen aktivitet endnu."),
}
KEY_BEGINS_WITH = {
    Place.POLICY: "P",
    Place.GOAL: "SM",
    Place.PRINCIPLE: "PM",
    Place.PROFILE: "KP",
    Place.LEARNING_GOAL: "LM",
    Place.ACTIVITY: "LA",
}
"""What a key begins with where nobody gave one: PM-3 is the third guiding principle."""

IN_A_FRAMEWORK = frozenset({Place.GOAL, Place.PRINCIPLE, Place.PROFILE, Place.LEARNING_GOAL})
CALLS_FOR_COMPETENCES = frozenset({Place.PROFILE, Place.LEARNING_GOAL})


class PolicyKind(StrEnum):
    POLICY = "policy"
    STRATEGY = "strategy"
    AGREEMENT = "agreement"


POLICY_KIND_IN_WORDS = {
    PolicyKind.POLICY: _("Politik"),
    PolicyKind.STRATEGY: _("Strategi"),
    PolicyKind.AGREEMENT: _("Aftale"),
}


class Audience(StrEnum):
    EMPLOYEES = "employees"
    LEADERS = "leaders"
    BOTH = "both"


AUDIENCE_IN_WORDS = {
    Audience.EMPLOYEES: _("Medarbejdere"),
    Audience.LEADERS: _("Ledere"),
    Audience.BOTH: _("Medarbejdere og ledere"),
}


class ActivityKind(StrEnum):
    """The nine ways of learning that the department named (the seed's own list)."""

    KNOWLEDGE_SHARING = "knowledge sharing"
    NEW_TASKS = "new tasks"
    NETWORK = "network"
    COACHING = "coaching"
    SUPERVISION = "supervision"
    SIDE_BY_SIDE = "side by side"
    INTERNAL_COURSE = "internal course"
    EXTERNAL_COURSE = "external course"
    NEW_COLLABORATION = "new collaboration"


ACTIVITY_KIND_IN_WORDS = {
    ActivityKind.KNOWLEDGE_SHARING: _("Vi deler viden, når vi taler om opgaver"),
    ActivityKind.NEW_TASKS: _("Ny opgave, arbejdsgruppe eller projekt"),
    ActivityKind.NETWORK: _("Netværk"),
    ActivityKind.COACHING: _("Coaching og sparring"),
    ActivityKind.SUPERVISION: _("Supervision"),
    ActivityKind.SIDE_BY_SIDE: _("Sidemandsoplæring"),
    ActivityKind.INTERNAL_COURSE: _("Kursus eller forløb hos os"),
    ActivityKind.EXTERNAL_COURSE: _("Kursus eller uddannelse ude"),
    ActivityKind.NEW_COLLABORATION: _("Nyt samarbejde, jobrokering eller jobskifte"),
}
COURSES = frozenset({ActivityKind.INTERNAL_COURSE, ActivityKind.EXTERNAL_COURSE})
"""The kinds that may be e-learning."""


class State(StrEnum):
    """How strategic a learning activity is. It is derived, and nobody can tick it."""

    NOT = "not"
    THOUGHT = "thought"
    TRIED = "tried"
    MADE_A_DIFFERENCE = "made a difference"


STATE_IN_WORDS = {
    State.NOT: _("Her mangler der noget"),
    State.THOUGHT: _("Tænkt"),
    State.TRIED: _("Prøvet"),
    State.MADE_A_DIFFERENCE: _("Har gjort en forskel"),
}

MAY_EDIT = frozenset({Role.LEADER, Role.PLANNER})
"""Any employee reads the chain and comments on it; leaders and planners write it."""
