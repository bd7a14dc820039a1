"""Which lines a page put around the article: by their wording, and by what they stand next to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from analysis.cleaning.credits import is_agency
from analysis.cleaning.phrases import ABOUT_AUTHOR, RULES
from analysis.cleaning.units import Unit

_MAX_LENGTH = 1_500  # characters: no line of a page's furniture is longer
_LINK = re.compile(r"^\W*[•·*|>»›→►▶-]")


def reasons_by_wording(units: Sequence[Unit]) -> dict[int, str]:
    """For each line that its own words tell to be no part of the article the reason."""
    return {n: reason for n, unit in enumerate(units) if (reason := _by_wording(unit))}


def reasons_by_place(units: Sequence[Unit], by_wording: Mapping[int, str]) -> dict[int, str]:
    """The same for the links under a heading such as "Related": up to the next running text."""
    reasons: dict[int, str] = {}
    under_heading = False
    for n, unit in enumerate(units):
        if by_wording.get(n) == "related_links":
            under_heading = True
        elif unit.is_prose and not _LINK.match(unit.text):
            under_heading = False
        elif under_heading and n not in by_wording:
            reasons[n] = "related_links"
    return reasons


def agency_at_end(units: Sequence[Unit], reasons: Mapping[int, str]) -> list[int]:
    """The lines below the article that name a news agency and nothing else."""
    last = max((n for n, unit in enumerate(units) if n not in reasons and unit.is_prose), default=len(units))
    return [n for n in range(last + 1, len(units)) if is_agency(units[n].text)]


def _by_wording(unit: Unit) -> str | None:
    if len(unit.text) > _MAX_LENGTH:
        return None
    words = unit.words
    return next((r.reason for r in RULES if words <= r.most_words and r.pattern.search(unit.text)), None)


def author_note(units: Sequence[Unit], reasons: Mapping[int, str]) -> dict[int, str]:
    """The last paragraph left, where it tells of somebody who writes and of whom the article does not speak.

    The lines that are that name and nothing else are the byline.
    """
    kept = [n for n in range(len(units)) if n not in reasons]
    if len(kept) < 2 or not (match := ABOUT_AUTHOR.search(units[kept[-1]].text)):
        return {}
    names = {n: "byline" for n in kept[:-1] if units[n].text == match["name"]}
    surname = match["name"].split()[-1]
    if any(surname in units[n].text for n in kept[:-1] if n not in names):
        return {}
    return {kept[-1]: "author_note"} | names
