"""Marks sentences for the catalogues where Django may not be imported."""


def _(sentence: str) -> str:
    """The sentence itself: whoever shows it translates it into the reader's language."""
    return sentence
