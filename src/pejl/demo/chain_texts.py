"""What the two frameworks of the demo say. Our own words for what two departments have written."""

from dataclasses import dataclass

POLICIES = {
    "P-rum": (
        "strategy",
        "Sammenhæng og råderum",
        "Vi løser opgaver på tværs, og de, der står med opgaven, må bestemme mere.",
        900,
        0,
        False,
    ),
    "P-grundlag": (
        "policy",
        "Udvalgets arbejdsgrundlag",
        "Det vil udvalget arbejde for i de her fire år.",
        700,
        1460,
        False,
    ),
    "P-udsat": (
        "strategy",
        "Strategi for udsatte borgere",
        "Den bliver skrevet om i år.",
        1200,
        0,
        True,
    ),
    "P-aftale": ("agreement", "Afdelingens kvalitetsaftale", "Aftalt for ét år ad gangen.", 690, 364, False),
}


@dataclass(frozen=True)
class Set:
    """A framework: its goals, principles and profiles, each with what it lies under."""

    key: str
    name: str
    owner: str
    followed_by: tuple[str, ...]
    goals: tuple[tuple[str, str, str, tuple[str, ...]], ...]
    principles: tuple[tuple[str, str, str, tuple[str, ...]], ...]
    profiles: tuple[tuple[str, str, str, tuple[str, ...], tuple[str, ...]], ...]


SOCIAL = Set(
    "social",
    "Socialafdelingens fem pejlemærker",
    "Pia Strand",
    ("Team Ung", "Råd og Støtte"),
    (
        (
            "SM-dialog",
            "Vi begynder altid med at tale med borgeren",
            "Borgeren, og værgen hvis der er en, er med fra begyndelsen, når vi arbejder med at komme sig, "
            "blive bedre til noget, lære noget nyt eller få hjælp til det svære.",
            ("P-grundlag", "P-rum"),
        ),
        (
            "SM-helhed",
            "Det skal hænge sammen for den enkelte",
            "Alle, der er med, arbejder for det samme, og borgeren er i midten.",
            ("P-rum",),
        ),
    ),
    (
        (
            "PM-alt",
            "Alt med borgeren",
            "Det, borgeren ønsker og har brug for, kommer med i sagen og i det, vi gør. "
            "Ingenting uden borgeren.",
            ("SM-dialog",),
        ),
        (
            "PM-staasted",
            "Vi står samme sted og bruger de samme metoder",
            "Vi forstår indsatsen på samme måde, uanset hvor i afdelingen vi arbejder.",
            ("SM-dialog",),
        ),
        (
            "PM-tvaers",
            "Vi bruger det, vi kan, på tværs",
            "Den, der kan det, borgeren har brug for, bliver spurgt, også hvis hun arbejder et andet sted.",
            ("SM-helhed",),
        ),
        (
            "PM-overgang",
            "Vi følges ad, når noget ændrer sig",
            "Når borgeren skifter fra et sted til et andet, eller livet skifter, "
            "har vi aftalt, hvem der gør hvad.",
            ("SM-helhed",),
        ),
        (
            "PM-andre",
            "Vi løser det sammen med andre",
            "Familie, venner, frivillige og andre fagfolk er med, så det hænger sammen.",
            ("SM-helhed",),
        ),
    ),
    (
        (
            "KP-tale",
            "Vi kan tale klart, lige og med respekt, så borgeren føler sig hørt og kan stole på os",
            "employees",
            ("PM-alt",),
            ("dialog",),
        ),
        (
            "KP-eje",
            "Vi kan hjælpe borgeren med selv at eje sit forløb",
            "employees",
            ("PM-alt",),
            ("eget-forloeb",),
        ),
        (
            "KP-staasted",
            "Vi kan fortælle borgere og andre, hvad vi står for",
            "both",
            ("PM-staasted",),
            ("recovery", "habilitering"),
        ),
        (
            "KP-behov",
            "Vi kan se, hvilke kompetencer borgerens behov kalder på",
            "both",
            ("PM-tvaers",),
            ("behov", "autisme"),
        ),
        (
            "KP-fora",
            "Vi kender de måder, vi samarbejder på, og kan bruge dem",
            "employees",
            ("PM-overgang",),
            ("overgange",),
        ),
        (
            "KP-samarbejde",
            "Vi kan arbejde sammen på tværs af kommunen",
            "leaders",
            ("PM-andre",),
            ("netvaerk",),
        ),
    ),
)

CARE = Set(
    "omsorg",
    "Social Omsorgs ni pejlemærker",
    "Clara Winther",
    ("Social Omsorg", "Hjemmeplejen Nord", "Hjemmeplejen Syd"),
    (
        (
            "SM-kerne",
            "Kerneopgaven: Den enkelte klarer sig bedre og mere selv",
            "Man får råd, støtte og omsorg, så man bliver ved med at kunne mere selv. "
            "Den, der er svækket, bevarer eller får mere livskvalitet. Familien og stedet, man bor, er med.",
            ("P-grundlag",),
        ),
        (
            "SM-kvalitet",
            "Vi holder det, der står i kvalitetsaftalen",
            "Det, vi har lovet om kvalitet i år.",
            ("P-aftale",),
        ),
    ),
    (
        ("PM-tanke", "Tankegang", "Vi tror på, at alle helst vil klare sig selv.", ("SM-kerne",)),
        ("PM-oplev", "Oplevelsen", "Mødet betyder mere end opgavelisten.", ("SM-kerne",)),
        (
            "PM-relation",
            "Borgerrelation",
            "Vi er nysgerrige, og det, vi gør, har en ende.",
            ("SM-kerne",),
        ),
        ("PM-tillid", "Tillid", "Borger og medarbejder bestemmer sammen, hvad tiden går til.", ("SM-kerne",)),
        ("PM-leder", "Lederrollen", "Lederen er tæt på og vejleder om det, der sker i dag.", ("SM-kerne",)),
        ("PM-kultur", "Kulturen", "En idé får hurtigt et svar, på tværs af distrikter.", ("SM-kerne",)),
        ("PM-samfund", "Samfundet", "Frivillige og naboer er en del af det.", ("SM-kerne",)),
        ("PM-opgave", "Samarbejdet", "Opgaven ejer os. Vi ejer ikke opgaven.", ("SM-kerne",)),
        ("PM-penge", "Indikatoren", "Pengene viser, om det virker for borgeren.", ("SM-kvalitet",)),
    ),
    (
        (
            "KP-selv",
            "Vi kan støtte uden at tage over",
            "employees",
            ("PM-tanke", "PM-relation"),
            ("rehabilitering",),
        ),
        ("KP-moede", "Vi kan møde et menneske, der har demens", "employees", ("PM-oplev",), ("demens",)),
        ("KP-raaderum", "Vi kan aftale direkte med borgeren", "employees", ("PM-tillid",), ("dialog",)),
        ("KP-vejlede", "Vi kan vejlede i hverdagen", "leaders", ("PM-leder",), ("vejledning",)),
        ("KP-frivillig", "Vi kan bygge bro til frivillige", "both", ("PM-samfund",), ("netvaerk",)),
        ("KP-kvalitet", "Vi kan læse, hvad tallene siger", "leaders", ("PM-penge",), ("tal",)),
    ),
)

COMPETENCES = {
    "dialog": ("Tale, så begge bliver hørt", "Spørge, lytte og sige det klart."),
    "eget-forloeb": ("Støtte borgeren i at eje sit forløb", ""),
    "recovery": ("Arbejde med at komme sig", ""),
    "rehabilitering": ("Træne, så man kan mere selv", ""),
    "habilitering": ("Lære fra sig fra bunden", ""),
    "behov": ("Se, hvad et behov kalder på", ""),
    "autisme": ("Støtte mennesker med autisme", ""),
    "demens": ("Være sammen med mennesker med demens", ""),
    "overgange": ("Følge et menneske gennem et skifte", ""),
    "netvaerk": ("Få familie og frivillige med", ""),
    "vejledning": ("Vejlede i hverdagen", ""),
    "tal": ("Læse tal om effekt", ""),
    "misbrug": ("Tale om alkohol og stoffer", ""),
}
THEMES = {
    "Mennesker omkring mig": ("dialog", "netvaerk"),
    "Job og læring": ("autisme", "habilitering", "overgange"),
    "Hverdagen derhjemme": ("rehabilitering", "eget-forloeb", "habilitering"),
    "Tanker og følelser": ("demens", "recovery", "misbrug"),
    "At komme omkring": ("rehabilitering", "autisme"),
}
DEMAND = """tema;kompetence;distrikt;timer;hvornår
Mennesker omkring mig;dialog;;120,5;nu
Mennesker omkring mig;netvaerk;Hjemmeplejen Nord;34;nu
Job og læring;autisme;Team Ung;88;nu
Job og læring;autisme;Team Ung;25;på vej
Hverdagen derhjemme;rehabilitering;Hjemmeplejen Nord;210;nu
Hverdagen derhjemme;rehabilitering;Hjemmeplejen Syd;180;nu
Hverdagen derhjemme;eget-forloeb;;64;nu
Tanker og følelser;demens;Hjemmeplejen Nord;96;nu
Tanker og følelser;demens;Hjemmeplejen Syd;40;på vej
Tanker og følelser;misbrug;Råd og Støtte;52;nu
Job og læring;overgange;Team Ung;30;på vej
"""
