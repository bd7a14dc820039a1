"""What stands twice: paragraphs repeated within an article, and short lines repeated over the articles of a corpus."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from analysis.cleaning.units import Unit, words_of

_MIN_WORDS = 8  # a shorter line may well be said twice on purpose
_EDGE = 5  # words at either end by which near-repeats are looked up
_LATEST = 20  # of the paragraphs with one beginning or end, so many are compared: a list may have thousands
_SAME = 95  # rapidfuzz ratio (0 to 100) of a near-repeat: a corrected typo or a changed word, not a changed statement
_TIMES_IN_ARTICLE = 3  # a label that an article shows so often is furniture
_ARTICLES = 3  # so is one that so many articles of the corpus show in different surroundings


def find_repeats(units: Sequence[Unit], reasons: Mapping[int, str]) -> list[int]:
    """Units that say again what an earlier unit said, exactly or nearly; the first one stays.

    Nearly: almost the same letters and the very same numbers and names, so that two results or two places are never
    taken for one.
    """
    seen: set[str] = set()
    alike: dict[tuple[str, ...], deque[Unit]] = defaultdict(lambda: deque(maxlen=_LATEST))
    found = []
    for n, unit in enumerate(units):
        if n in reasons or unit.words < _MIN_WORDS:
            continue
        words = words_of(unit.text)
        ends = [("first", *words[:_EDGE]), ("last", *words[-_EDGE:])]
        if unit.key in seen or any(_nearly_same(earlier, unit) for end in ends for earlier in alike[end]):
            found.append(n)
            continue
        seen.add(unit.key)
        for end in ends:
            alike[end].append(unit)
    return found


def _nearly_same(left: Unit, right: Unit) -> bool:
    return fuzz.ratio(left.key, right.key, score_cutoff=_SAME) > 0 and _facts(left) == _facts(right)


def _facts(unit: Unit) -> list[str]:
    """The numbers and the words with a capital, in order."""
    return re.findall(r"\d+|\b[^\W\d_a-zß-ÿ]\w*", unit.text)


def find_labels(units: Sequence[Unit]) -> list[int]:
    """Short lines that are no sentences and stand three times or more in one article, as share buttons do."""
    labels = [n for n, unit in enumerate(units) if _is_label(unit)]
    times = Counter(units[n].key for n in labels)
    return [n for n in labels if times[units[n].key] >= _TIMES_IN_ARTICLE]


def corpus_furniture(corpus: Sequence[Sequence[Unit]]) -> set[str]:
    """Keys of the short lines that stand in three or more articles between different paragraphs.

    Copies of one text share their subheadings too: the surroundings (the nearest running text before and after) tell a
    site's furniture from a copy.
    """
    surroundings: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for units in corpus:
        before: list[str] = []
        last = ""
        for unit in units:
            before.append(last)
            last = unit.key if unit.is_prose else last
        following = ""
        mine: dict[str, tuple[str, str]] = {}
        for n in reversed(range(len(units))):
            if _is_label(units[n]):
                mine[units[n].key] = (before[n], following)
            following = units[n].key if units[n].is_prose else following
        for key, place in mine.items():
            surroundings[key].add(place)
    return {key for key, places in surroundings.items() if len(places) >= _ARTICLES}


def _is_label(unit: Unit) -> bool:
    return unit.words < _MIN_WORDS and not unit.is_prose and not unit.text.endswith((":", "?", ".", "!"))
