"""Which line is the title, and which lines say it again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from analysis.cleaning.units import Unit, words_of

_WORDS = (3, 24)  # a headline's length
_LOOK_AHEAD = 2  # a title may follow a lead, but not more paragraphs than this
_SAME = 92  # rapidfuzz ratio (0 to 100) from which two title lines are one: punctuation or a word's form may differ
_FULL = 7  # words shared with the text that make a full fit; fewer words, as menus have, cannot reach it
_TWICE = 0.4  # added to the fit of a line of at least _LONG words that the page shows twice
_LONG = 5
_ELSEWHERE = 0.2  # taken from the fit of a line that stands among links or labels
# Calibrated on 156 pasted pages (docs/method/cleaning.md).
_PAGE_NAME = re.compile(r"\s(?:\||-|–|—|::|»|•)\s")
_END_OF_STATEMENT = re.compile(r"[.:;,…][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class FoundTitle:
    """The title, the unit it stands in (None = the text does not hold it), and the units that repeat it."""

    text: str | None = None
    unit: int | None = None
    repeats: tuple[int, ...] = ()


def find_title(
    units: Sequence[Unit],
    reasons: Mapping[int, str],
    by_wording: Collection[int],
    around: Collection[int],
    given: str | None,
) -> FoundTitle:
    """The title of an article: the one `given` with it, or else the line that best fits.

    Candidates are headline-like lines before the first paragraph of running text, and lines said twice up to two
    paragraphs later (a lead may stand first). Among several, the one that shares most words with the running text wins:
    menus and kickers share few.

    `reasons` are the units that are no part of the article and `around` the page around it: no running text is looked
    for there, but a title is, except in lines that their wording rules out (`by_wording`).
    """
    if given:
        return _found(units, range(len(units)), given) or FoundTitle(given)
    headlines = [n for n, unit in enumerate(units) if n not in by_wording and _is_headline(unit)]
    body = [
        n
        for n, unit in enumerate(units)
        if unit.is_prose and n not in reasons and n not in around and not _is_headline(unit)
    ]
    times = Counter(units[n].key for n in headlines)
    candidates = _candidates(units, headlines, body, times)
    if not candidates:
        return FoundTitle()
    words = {word for n in body for word in words_of(units[n].text)}

    def fit(n: int) -> float:
        unit = units[n]
        twice = times[unit.key] > 1 and unit.words >= _LONG
        return _shared(unit, words) + _TWICE * twice - _ELSEWHERE * (n in reasons)

    best = max(candidates, key=lambda n: (fit(n), -n))
    return _found(units, headlines, units[best].text) or FoundTitle()


def _found(units: Sequence[Unit], where: Iterable[int], title: str) -> FoundTitle | None:
    """The title where it stands first, and all that repeat it; None where nothing does.

    A page's name behind the title ("The title | The Outlet") may stand in one place and not in the other.
    """
    alone = [part for part in _PAGE_NAME.split(title) if len(words_of(part)) >= _LONG]
    same = [n for n in where if any(_same(units[n].text, wanted) for wanted in [title, *alone])]
    return FoundTitle(title, same[0], tuple(same[1:])) if same else None


def _candidates(
    units: Sequence[Unit], headlines: Sequence[int], body: Sequence[int], times: Mapping[str, int]
) -> list[int]:
    if not body:
        return list(headlines[:1])
    latest = body[_LOOK_AHEAD] if len(body) > _LOOK_AHEAD else len(units)
    return [n for n in headlines if n < body[0] or (n < latest and times[units[n].key] > 1)]


def _is_headline(unit: Unit) -> bool:
    low, high = _WORDS
    first = next((c for c in unit.text if c.isalnum()), "")
    return low <= unit.words <= high and not first.islower() and not _END_OF_STATEMENT.search(unit.text)


def _shared(unit: Unit, body: set[str]) -> float:
    """How many of the unit's words the running text has, short words left out, as a share of at least _FULL."""
    words = [word for word in words_of(unit.text) if len(word) > 3]
    return sum(word in body for word in words) / max(len(words), _FULL)


def _same(left: str, right: str) -> bool:
    return fuzz.ratio(" ".join(words_of(left)), " ".join(words_of(right)), score_cutoff=_SAME) > 0
