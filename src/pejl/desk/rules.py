"""What was seen, and why, in words for the one it is about."""

from collections.abc import Collection, Mapping

from pejl.shared.words import _

WHAT_IN_WORDS: Mapping[str, str] = {
    "my pathway": _("dit forløb"),
    "pathway": _("dit forløb"),
    "promised": _("hvad vi har lovet dig, på en liste"),
    "decided": _("hvad der er besluttet"),
    "people": _("hvem der er med"),
    "proposal": _("et forslag"),
    "how it goes": _("hvordan det går"),
    "people I meet": _("navn og det vigtigste, på en liste"),
    "name and unit": _("navn og enhed, i en søgning"),
    "name, by who is with": _("navn, i en søgning"),
    "name": _("dit navn, på en side"),
    "invitation": _("dit navn, i en invitation"),
    "pathway on a past day": _("dit forløb på en dag, der er gået"),
    "handleplan": _("din handleplan på papir"),
    "ny-her": _("arket til en, der kommer for første gang"),
    "about me": _("siden »Læs det her om mig først«"),
    "asked to help": _("hvad nogen er spurgt om at hjælpe med"),
    "codes": _("koder på dine mål"),
    "thinking along": _("det, I har aftalt, at vi tænker over sammen"),
    "conversations": _("hvem du skriver med, på en liste"),
    "conversation": _("en samtale, de kan læse med i"),
    "meetings": _("jeres møder"),
    "file": _("en fil i en samtale"),
    "help": _("den hjælp, I har"),
    "help to see to": _("navn og den hjælp, I har, på en liste"),
    "my case": _("siden »Min sag«"),
    "who has seen": _("denne side"),
    "letter": _("et brev til dig"),
    "letters": _("brevene til dig"),
    "ruling": _("en afgørelse, eller det, der går forud for den"),
    "rulings": _("dine afgørelser, på en liste"),
}


def why_seen(role: str, what: Collection[str], *, is_self: bool = False) -> str:
    """The purpose, as it follows from relation and page."""
    if is_self:
        return _("Det var dig selv")
    if "name and unit" in what:
        return _("Ledte efter en borger, de ikke er med om")
    return _("Er med om dig på arbejde") if role else _("Er med om dig")
