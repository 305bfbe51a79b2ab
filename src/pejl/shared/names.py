"""Names as people search and sort them, alike in both databases."""

import unicodedata

_DANISH_ORDER = str.maketrans({"æ": "z\u0001", "ø": "z\u0002", "å": "z\u0003"})


def _folded(text: str) -> str:
    """Lower case, one space between words, accents off, but æ, ø and å kept as letters of their own."""
    kept = text.casefold().translate(str.maketrans({"å": "\ue000"}))
    plain = "".join(c for c in unicodedata.normalize("NFD", kept) if not unicodedata.combining(c))
    return " ".join(plain.replace("\ue000", "å").split())


def search_key(text: str) -> str:
    """What two spellings of one name have in common: `Aase` and `Åse` find each other."""
    return _folded(unicodedata.normalize("NFC", text)).replace("aa", "å")


def sort_key(text: str) -> str:
    """Sorts as Danes do, … z, æ, ø, å (and aa as å), when compared letter by letter."""
    return search_key(text).translate(_DANISH_ORDER)


def initials(name: str) -> str:
    """At most two letters: of the first and the last word."""
    words = [word for word in name.split() if word[:1].isalpha()]
    return "".join(word[0] for word in dict.fromkeys([*words[:1], *words[-1:]])).upper()
