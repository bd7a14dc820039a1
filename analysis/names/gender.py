"""What titles, nouns and given names tell of a person's gender."""

from __future__ import annotations

from analysis.names.parts import take_apart
from analysis.names.tables import given_name_gender

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
}
_BEFORE_NAMES = {
    **dict.fromkeys(
        ("mr", "sir", "lord", "king", "prince", "herr", "monsieur", "sheikh", "don", "señor", "senor", "sultan", "emir",
         "imam", "ayatollah", "pope", "cardinal", "archbishop", "duke", "father", "husband", "son", "brother", "uncle",
         "grandson", "grandfather", "nephew", "businessman", "spokesman", "chairman", "man", "widower"),
        "male",
    ),
    **dict.fromkeys(
        ("mrs", "ms", "miss", "lady", "dame", "queen", "princess", "madame", "frau", "doña", "dona", "señora", "senora",
         "duchess", "mother", "wife", "daughter", "sister", "aunt", "granddaughter", "grandmother", "niece",
         "businesswoman", "spokeswoman", "chairwoman", "woman", "actress", "widow"),
        "female",
    ),
}  # fmt: skip


def gender_before(word: str) -> str | None:
    """The gender that a title or noun right before a name tells: "Mrs", "brother", "spokesman"."""
    return _BEFORE_NAMES.get(word.rstrip(".").lower())


def gender_of_name(name: str) -> str | None:
    """The gender that the given name of a full name tells, None where it is open or there is no given name."""
    kept = take_apart(name).kept
    return given_name_gender().get(kept[0]) if len(kept) > 1 else None
