"""Goal attainment in five steps, where both the citizen and the employee want it."""

from collections.abc import Mapping, Sequence
from math import sqrt

from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

from .own import LONGEST_TEXT

LEVELS = (-2, -1, 0, 1, 2)
AS_HOPED = 50
EXPECTED_CORRELATION = 0.3
LEVEL_IN_WORDS: Mapping[int, str] = {
    -2: _("Meget mindre, end jeg håber"),
    -1: _("Lidt mindre, end jeg håber"),
    0: _("Som jeg håber"),
    1: _("Lidt bedre, end jeg håber"),
    2: _("Meget bedre, end jeg håber"),
}
WEIGHT_IN_WORDS: Mapping[int, str] = {
    1: _("Det betyder noget"),
    2: _("Det betyder meget"),
    3: _("Det betyder mest af alt"),
}


def t_score(levels: Sequence[int], weights: Sequence[int], rho: float = EXPECTED_CORRELATION) -> float:
    """Goals taken together: 50 is as hoped, and 10 is one standard deviation (Kiresuk and Sherman 1968).

    50 + 10 Σwx / √((1 - ρ) Σw² + ρ (Σw)²), with ρ 0.30 (Turner-Stokes 2009).
    """
    together = sum(weight * level for weight, level in zip(weights, levels, strict=True))
    squares = sum(weight * weight for weight in weights)
    return AS_HOPED + 10 * together / sqrt((1 - rho) * squares + rho * sum(weights) ** 2)


def together_in_words(score: float) -> str:
    """What a score says, in plain words."""
    if abs(score - AS_HOPED) < 0.5:
        return _("Alt i alt som håbet")
    return _("Alt i alt bedre end håbet") if score > AS_HOPED else _("Alt i alt ikke så langt som håbet")


def hindrances_to_levels(*, texts: Mapping[int, str], weight: int, goal_in_force: bool) -> list[str]:
    """Why these cannot be the steps of a goal."""
    return reasons_among(
        {
            _("Det mål gælder ikke nu."): not goal_in_force,
            _("Skriv alle fem trin."): any(not texts.get(level, "").strip() for level in LEVELS),
            _("Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."): any(
                len(text) > LONGEST_TEXT for text in texts.values()
            ),
            _("Vælg, hvor meget det betyder."): weight not in WEIGHT_IN_WORDS,
        }
    )
