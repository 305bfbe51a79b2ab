"""What is learnt in the demo: learning goals and activities, one for each missing link too."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    key: str
    title: str
    under: tuple[str, ...]
    competences: tuple[str, ...] = ()
    is_bid: bool = False


LEARNING_GOALS = (
    Goal("LM-spoerg", "Jeg kan spørge, så borgeren selv finder svaret", ("KP-tale",)),
    Goal("LM-skriv", "Jeg kan skrive et brev, som borgeren forstår", ("KP-tale",)),
    Goal("LM-plan", "Jeg kan lave en plan sammen med borgeren", ("KP-eje",)),
    Goal(
        "LM-faelles", "Jeg kan forklare forskellen på at komme sig, træne, lære og få hjælp", ("KP-staasted",)
    ),
    Goal("LM-autisme", "Jeg kan støtte en ung med autisme i at tage bussen", ("KP-behov",), ("autisme",)),
    Goal("LM-skifte", "Jeg kan aftale en overgang, før den sker", ("KP-fora",), is_bid=True),
    Goal("LM-traen", "Jeg kan træne hverdagen sammen med borgeren", ("KP-selv",)),
    Goal("LM-demens", "Jeg kan berolige uden at bestemme", ("KP-moede",)),
    Goal("LM-taet", "Jeg kan vejlede om det, der skete i dag", ("KP-vejlede",)),
    Goal("LM-tal", "Jeg kan forklare, hvad et tal ikke viser", ("KP-kvalitet",)),
)


@dataclass(frozen=True)
class Activity:
    key: str
    kind: str
    title: str
    under: tuple[str, ...]
    text: str = ""
    owner: str = "Pia Strand"
    unit: str = ""
    on_screen: bool = False


ACTIVITIES = (
    Activity(
        "LA-spoerg",
        "internal course",
        "To formiddage om at spørge åbent",
        ("LM-spoerg", "LM-plan"),
        "Vi øver os på hinanden og prøver det af, før vi ses igen.",
    ),
    Activity(
        "LA-drøft", "knowledge sharing", "En sag på bordet hver torsdag", ("LM-plan",), unit="Råd og Støtte"
    ),
    Activity("LA-brev", "internal course", "Skriv, så det kan læses", ("LM-skriv",), on_screen=True),
    Activity(
        "LA-sidemand", "side by side", "En dag ved siden af en, der kan", ("LM-autisme",), unit="Team Ung"
    ),
    Activity(
        "LA-bus", "supervision", "Supervision om de unge, der skal ud", ("LM-autisme",), unit="Team Ung"
    ),
    Activity(
        "LA-traen",
        "side by side",
        "Træning ved køkkenbordet",
        ("LM-traen",),
        owner="Clara Winther",
        unit="Hjemmeplejen Nord",
    ),
    Activity("LA-demens", "external course", "Kursus om demens", ("LM-demens",), owner="Clara Winther"),
    Activity("LA-netvaerk", "network", "Netværk for ledere", ("LM-taet",), owner="Clara Winther"),
    Activity("LA-bytte", "new collaboration", "Byt plads i en uge", ("LM-skifte",)),
    Activity("LA-tal", "coaching", "Sparring om tal", ("LM-tal",), owner="Clara Winther"),
    Activity("LA-yoga", "external course", "Yoga i frokosten", ()),
    Activity("LA-ny", "new tasks", "Arbejdsgruppe om fælles sprog", ("LM-faelles",)),
)
