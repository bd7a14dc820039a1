"""Which letter and which colour an article has: the same everywhere. Pure: no streamlit here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.theme import ARTICLE_COLOURS


@dataclass(frozen=True, slots=True)
class Member:
    """An article as shown: `letter` (A, B, ..., Z, AA, ...), `colour` and the `ink` for letters set on it."""

    article_id: str
    letter: str
    title: str
    colour: str
    ink: str

    @property
    def name(self) -> str:
        """Letter and title, for menus."""
        return f"{self.letter}  {self.title}"


def letters(number: int) -> str:
    """A for 0, B for 1, ..., Z, AA, AB, ..."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


def cast(titles: Mapping[str, str | None], groups: Mapping[str, str] | None = None) -> dict[str, Member]:
    """The articles by id, in the given order. Beyond as many articles as colours, one colour per group (its texts).

    `groups` maps an article to its independent text; with more groups than colours, the last colour is the rest's.
    """
    keys: Sequence[str] = list(titles)
    if len(keys) > len(ARTICLE_COLOURS):
        keys = [(groups or {}).get(a, a) for a in titles]
    order = {key: n for n, key in enumerate(dict.fromkeys(keys))}
    members = {}
    for number, (article_id, title) in enumerate(titles.items()):
        colour, ink = ARTICLE_COLOURS[min(order[keys[number]], len(ARTICLE_COLOURS) - 1)]
        members[article_id] = Member(article_id, letters(number), title or article_id, colour, ink)
    return members
