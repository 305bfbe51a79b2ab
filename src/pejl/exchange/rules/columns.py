"""The columns of the table: the six places first, as it is read, and then what else is to be said of each."""

from dataclasses import dataclass
from enum import StrEnum

from pejl.chain.rules import Place

SHEET = "Den røde tråd"


class Part(StrEnum):
    """What a column says of its place."""

    WORDS = "words"
    KEY = "key"
    KIND = "kind"
    AUDIENCE = "audience"
    COMPETENCES = "competences"
    IS_BID = "is_bid"
    ON_SCREEN = "on_screen"
    UNIT = "unit"
    OWNER = "owner"
    LINK = "link"
    UNDER_REVISION = "under_revision"
    FIRST_DAY = "first_day"
    LAST_DAY = "last_day"
    SET = "set"
    SET_NAME = "set_name"


PLACE_HEADINGS = {
    Place.POLICY: "Politik",
    Place.GOAL: "Strategisk mål",
    Place.PRINCIPLE: "Pejlemærke",
    Place.PROFILE: "Kompetenceprofil",
    Place.LEARNING_GOAL: "Læringsmål",
    Place.ACTIVITY: "Læringsaktivitet",
}
_ALSO_CALLED = {
    "politikker": "Politik",
    "politik, strategi eller aftale": "Politik",
    "strategiske mål": "Strategisk mål",
    "pejlemærker": "Pejlemærke",
    "kompetenceprofiler": "Kompetenceprofil",
    "læringsaktiviteter": "Læringsaktivitet",
}
_PART_HEADINGS = {
    Part.KEY: "nøgle",
    Part.KIND: "slags",
    Part.AUDIENCE: "for hvem",
    Part.COMPETENCES: "kompetencer",
    Part.IS_BID: "et bud",
    Part.ON_SCREEN: "e-læring",
    Part.UNIT: "enhed",
    Part.OWNER: "ansvarlig",
    Part.LINK: "link",
    Part.UNDER_REVISION: "skrives om",
    Part.FIRST_DAY: "fra",
    Part.LAST_DAY: "til",
}
_ALL = (Part.KEY, Part.OWNER, Part.LINK, Part.FIRST_DAY, Part.LAST_DAY)
_OWN = {
    Place.POLICY: (Part.KIND, Part.UNDER_REVISION),
    Place.GOAL: (),
    Place.PRINCIPLE: (),
    Place.PROFILE: (Part.AUDIENCE, Part.COMPETENCES),
    Place.LEARNING_GOAL: (Part.IS_BID, Part.COMPETENCES),
    Place.ACTIVITY: (Part.KIND, Part.ON_SCREEN, Part.UNIT),
}


@dataclass(frozen=True)
class Column:
    heading: str
    part: Part
    place: Place | None = None


def _columns_of(place: Place) -> tuple[Column, ...]:
    main = PLACE_HEADINGS[place]
    return tuple(
        Column(f"{main}: {_PART_HEADINGS[part]}", part, place) for part in (_ALL[0], *_OWN[place], *_ALL[1:])
    )


MAIN_COLUMNS = tuple(Column(heading, Part.WORDS, place) for place, heading in PLACE_HEADINGS.items())
SET_COLUMNS = (Column("Sæt", Part.SET), Column("Sæt: navn", Part.SET_NAME))
COLUMNS = (*MAIN_COLUMNS, *SET_COLUMNS, *(column for place in Place for column in _columns_of(place)))
_BY_HEADING = {column.heading.casefold(): column for column in COLUMNS}


def column_called(heading: str) -> Column | None:
    """The column of a heading: in any case, in plural, and with the department's name after a dash."""
    said = " ".join(heading.split()).casefold()
    before_dash = said.replace("\N{EN DASH}", "-").split(" - ")[0].strip()
    for name in (said, before_dash):
        if column := _BY_HEADING.get(_ALSO_CALLED.get(name, name).casefold()):
            return column
    return None
