"""Which line is the title, and which lines say it again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from analysis.cleaning.units import Unit, words_of

_WORDS = (3, 30)  # a headline's length
_LOOK_AHEAD = 2  # a title may follow a lead, but not more paragraphs than this
_SAME = 92  # rapidfuzz ratio (0 to 100) from which two title lines are one: punctuation or a word's form may differ


@dataclass(frozen=True, slots=True)
class FoundTitle:
    """The title, the unit it stands in (None = the text does not hold it), and the units that repeat it."""

    text: str | None = None
    unit: int | None = None
    repeats: tuple[int, ...] = ()


def find_title(
    units: Sequence[Unit], reasons: Mapping[int, str], around: Collection[int], given: str | None
) -> FoundTitle:
    """The title of an article: the one `given` with it, or else the line that best fits.

    Candidates are headline-like lines before the first paragraph of running text, and lines said twice up to two
    paragraphs later (a lead may stand first). Among several, the one that shares most words with the running text wins:
    menus and kickers share few. `reasons` are the units that are no part of the article; in those of the page `around`
    it a title is looked for, but no running text.
    """
    if given:
        same = [n for n, unit in enumerate(units) if _same(unit.text, given)]
        return FoundTitle(given, same[0], tuple(same[1:])) if same else FoundTitle(given)
    body = [n for n, unit in enumerate(units) if unit.is_prose and n not in reasons and n not in around]
    candidates = [n for n in _candidates(units, body) if n not in reasons]
    if not candidates:
        return FoundTitle()
    words = {word for n in body for word in words_of(units[n].text)}
    best = max(candidates, key=lambda n: (_fit(units[n], words), -n))
    same = [n for n, unit in enumerate(units) if n not in reasons and _same(unit.text, units[best].text)]
    return FoundTitle(units[best].text, same[0], tuple(same[1:]))


def _candidates(units: Sequence[Unit], body: Sequence[int]) -> list[int]:
    headlines = [n for n, unit in enumerate(units) if not unit.is_prose and _is_headline(unit)]
    if not body:
        return headlines[:1]
    times = Counter(units[n].key for n in headlines)
    latest = body[_LOOK_AHEAD] if len(body) > _LOOK_AHEAD else len(units)
    return [n for n in headlines if n < body[0] or (n < latest and times[units[n].key] > 1)]


def _is_headline(unit: Unit) -> bool:
    low, high = _WORDS
    first = next((c for c in unit.text if c.isalnum()), "")
    return low <= unit.words <= high and not unit.text.endswith((".", ":", ";", ",")) and not first.islower()


def _fit(unit: Unit, body: set[str]) -> float:
    words = [word for word in words_of(unit.text) if len(word) > 3] or words_of(unit.text)
    return sum(word in body for word in words) / max(len(words), 4)


def _same(left: str, right: str) -> bool:
    return fuzz.ratio(" ".join(words_of(left)), " ".join(words_of(right)), score_cutoff=_SAME) > 0
