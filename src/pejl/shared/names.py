"""Names as people search and sort them, alike in both databases."""

import unicodedata

_RING, _RINGED_A = "\u030a", "\ue000"
_IN_ORDER = " '-.0123456789abcdefghijklmnopqrstuvwxyzæøå"
_PLACES = {letter: str(place) for place, letter in enumerate(_IN_ORDER, 10)}
_LONGEST_SORT_KEY = 400


def _folded(text: str) -> str:
    """Lower case, one space between words, accents off, but æ, ø and å kept as letters of their own."""
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).casefold())
    kept = apart.replace(f"a{_RING}", _RINGED_A)
    plain = "".join(letter for letter in kept if not unicodedata.combining(letter))
    return " ".join(plain.replace(_RINGED_A, "å").split())


def search_key(text: str) -> str:
    """What two spellings of one name have in common: `Aase` and `Åse` find each other."""
    return _folded(text).replace("aa", "å")


def sort_key(text: str) -> str:
    """Sorts as Danes do, … z, æ, ø, å (and aa as å).

    Digits only, since a server sorts letters by the collation it was set up with, and digits always alike.
    """
    return "".join(map(_place, search_key(text)))[:_LONGEST_SORT_KEY]


def _place(letter: str) -> str:
    """Letters of other alphabets come last, in the order of Unicode."""
    return _PLACES.get(letter) or f"99{ord(letter):07}"
