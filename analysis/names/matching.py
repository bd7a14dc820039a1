"""Whether two names are one: the score with its reasons.

First what the tables know (countries under their names, acronyms), then word by word: each word of the shorter name has
to find its like in the longer one. A word left over on both sides is a contradiction; left over on one side only it is
a given name, a title or a patronymic that was dropped, or, in an institution's name, another institution.
"""

from __future__ import annotations

from itertools import permutations

from analysis.names.parts import Parts, take_apart
from analysis.names.romanise import without_possessive, words
from analysis.names.spelling import distance, likeness, skeleton
from analysis.names.tables import (
    aliases,
    company_words,
    demonyms,
    family_first,
    given_names,
    legal_forms,
    particles,
    places,
)
from analysis.types import Match

# Calibrated with benchmarks/bench_names.py: pairs of spellings of one word against the nearest pairs of two words.
ALIKE = 0.80  # two spellings of one word
NEARLY = 0.79  # two spellings of one word if the rest of the name agrees well
DOUBTFUL = 0.72  # could be
SAME = 0.75  # score from which two names are called one
DIFFERENT = 0.5  # score below which they are called two; unsure between
WHOLE = 0.88  # the whole of two such names, read without gaps
SURE_WHOLE = 0.95  # two names divided into words differently
_MAX_WORDS = 6
GIVEN_NAME_TITLES = frozenset(
    {"king", "queen", "prince", "princess", "pope", "emir", "sultan", "saint", "emperor", "empress", "tsar"}
)


def same_name(a: str, b: str) -> Match:
    """Whether `a` and `b` can be names of one person, place or institution, in any script.

    `same` is None where the names alone do not tell ("Ivan" and "Ivan Petrov").
    """
    x, y = take_apart(a), take_apart(b)
    if not x.kept or not y.kept:
        return Match(0.0, False, ("a name without letters is nobody's",))
    score, reasons = _compare(x, y)
    if score >= SAME and {x.generation, y.generation} == {"junior", "senior"}:
        return Match(0.1, False, ("senior and junior are two people",))
    if score >= SAME and x.generation != y.generation and x.generation and y.generation:
        return Match(0.1, False, (f"the numbers differ: {x.generation}, {y.generation}",))
    family_alone = min(len(x.kept), len(y.kept)) == 1 < max(len(x.kept), len(y.kept))
    if score >= SAME and x.generation != y.generation and not family_alone:
        score, reasons = min(score, 0.7), (*reasons, "only one says junior, senior or a number")
    same = True if score >= SAME else False if score < DIFFERENT else None
    return Match(round(score, 3), same, reasons)


def _compare(x: Parts, y: Parts) -> tuple[float, tuple[str, ...]]:
    if x.kept == y.kept:
        reason = "written alike" if x.written == y.written else "the same but for capitals, marks, titles or particles"
        return (1.0 if x.written == y.written else 0.98), (reason,)
    known = _known(x.written, y.written)
    if known:
        return known
    for short, long in ((x, y), (y, x)):
        if is_acronym(short.written, long.written):
            return 0.9, (f"{short.written} are the initials of {long.written}",)
    if x.east_asian != y.east_asian or x.joined == y.joined:
        close = likeness(x.joined, y.joined)
        if close >= 0.9:
            return 0.95 * close, ("the same letters, divided otherwise",)
    if x.abjad != y.abjad and len(x.kept) != len(y.kept):
        rough = skeleton(x.joined)
        if len(rough) > 3 and rough == skeleton(y.joined):
            return 0.88, ("the same consonants, divided otherwise",)
    if len(x.kept) != len(y.kept) and min(map(len, x.kept + y.kept)) > 1 and likeness(x.joined, y.joined) >= SURE_WHOLE:
        return 0.9, ("the same letters, divided otherwise",)
    if x.institution or y.institution:
        return _institutions(x, y)
    return _persons(x, y)


def _known(a: str, b: str) -> tuple[float, tuple[str, ...]] | None:
    """What the table of countries says, None where it does not know both names."""
    x, y = without_possessive(a).casefold(), without_possessive(b).casefold()
    x, y = x.removeprefix("the "), y.removeprefix("the ")
    here, there = places().get(x), places().get(y)
    if here and there:
        if here == there:
            return 0.99, (f"two names of {here}",)
        return 0.05, (f"{here} and {there} are two countries or regions",)
    if aliases().get(x, x) == aliases().get(y, y):
        return 0.97, (f"two names of {aliases()[x]}",)
    if (x in demonyms() and there) or (y in demonyms() and here):
        return 0.1, ("a people and a place",)
    if x in demonyms() and y in demonyms():
        if demonyms()[x] == demonyms()[y]:
            return 0.95, ("two words for one people",)
        return 0.05, ("two peoples",)
    return None


def is_acronym(short: str, long: str) -> bool:
    """Whether `short` (capitals, two to eight letters, stops allowed) is made of the initials of `long`."""
    letters = without_possessive(short).replace(".", "")
    if (
        not 2 <= len(letters) <= 8
        or not letters.isalnum()
        or sum(c.isupper() for c in letters) < max(2, len(letters) - 1)
    ):
        return False
    parts = words(long)
    if len(parts) < 2:
        return False
    wanted = letters.lower()
    every = "".join(w[0] for w in parts)
    telling = [w for w in parts if w not in particles() and w not in {"al", "el", "ul"}]
    fits = {every, "".join(w[0] for w in telling)}
    if len(wanted) > 2 and telling and telling[-1] in company_words() | legal_forms():
        fits.add("".join(w[0] for w in telling[:-1]))  # "Northern Gas Transport Company", NGT
    return wanted in fits


# -- word by word ----------------------------------------------------------------------------------------------------


def _word(x: Parts, i: int, y: Parts, j: int) -> tuple[float, str]:
    """How well word `i` of one name answers word `j` of another, and why."""
    a, b = x.kept[i], y.kept[j]
    if a == b:
        return 1.0, ""
    if x.abjad != y.abjad:
        return _without_vowels(a, b), f"{a} and {b} without short vowels"
    if (len(a) == 1 or len(b) == 1) and a[0] == b[0]:
        return 0.85, f"{min(a, b, key=len).upper()}. is an initial"
    close = likeness(a, b)
    for bare, whole, marked in ((a, b, x.articles[i]), (b, a, y.articles[j])):
        if marked and whole[:2] in {"al", "el"} and len(whole) > 5:
            close = max(close, 0.98 * likeness(bare, whole[2:]))
    if close < ALIKE and given_names().get(a, frozenset()) & given_names().get(b, frozenset()):
        return 0.9, f"{a} and {b} are forms of one given name"
    return close, f"{a} and {b} are spellings of one word"


def _without_vowels(a: str, b: str) -> float:
    p, q = skeleton(a), skeleton(b)
    if not p or not q:
        return 0.0
    if p == q:
        return 0.92 if len(p) > 2 else 0.86
    return max(0.0, 1 - distance(p, q) / (max(len(p), len(q)) * 0.8))


def _align(x: Parts, y: Parts) -> tuple[float, list[tuple[int, int, str]], list[float]]:
    """The best one-to-one assignment of the shorter name's words: mean score, pairs `(i, j, reason)`, their scores."""
    short, long = range(len(x.kept)), range(len(y.kept))
    grid = [[_word(x, i, y, j) for j in long] for i in short]
    best: tuple[float, tuple[int, ...]] = (-1.0, ())
    for order in permutations(long, len(short)):
        # An assignment that keeps the order of words wins a tie: "Ali Hassan" is not "Hassan Ali" by preference.
        score = sum(grid[i][j][0] for i, j in zip(short, order, strict=True)) + 0.01 * (list(order) == sorted(order))
        best = max(best, (score, tuple(-j for j in order)))
    pairs = [(i, -j, grid[i][-j][1]) for i, j in zip(short, best[1], strict=True)]
    scores = [grid[i][j][0] for i, j, _ in pairs]
    return sum(scores) / len(scores), pairs, scores


def _persons(x: Parts, y: Parts) -> tuple[float, tuple[str, ...]]:
    if max(len(x.kept), len(y.kept)) > _MAX_WORDS:
        return _institutions(x, y)
    if len(x.kept) > len(y.kept):
        x, y = y, x
    mean, pairs, scores = _align(x, y)
    reasons = tuple(dict.fromkeys(reason for _, _, reason in pairs if reason))
    worst = min(scores)
    if worst < DOUBTFUL:
        return min(0.45, 0.5 * mean), tuple(_clash(x, y, pairs, scores))
    if worst < ALIKE:
        joined = likeness(x.joined, y.joined)
        if len(x.kept) == len(y.kept) and len(x.kept) > 1 and worst >= NEARLY and joined >= WHOLE:
            return 0.76, (*reasons, "the whole is close")
        return 0.6, tuple(_clash(x, y, pairs, scores))
    if len(x.kept) == len(y.kept):
        turned = [j for _, j, _ in pairs] != sorted(j for _, j, _ in pairs)
        if all(len(w) == 1 for w in x.kept) or all(len(w) == 1 for w in y.kept):
            return 0.6, (*reasons, "initials alone")
        if turned and any(i != j and len(x.kept[i]) == 1 for i, j, _ in pairs):
            return 0.4, ("the initials stand in another order",)
        if turned and len(x.kept) == 2 and set(x.kept) <= family_first():
            return 0.6, (*reasons, "either word may be the family name")
        return (0.97 if not turned else 0.9) * mean, (*reasons, *(("the words in another order",) if turned else ()))
    return _dropped(x, y, mean, pairs, reasons)


def _clash(x: Parts, y: Parts, pairs: list[tuple[int, int, str]], scores: list[float]) -> list[str]:
    return [f"{x.kept[i]} and {y.kept[j]} differ" for (i, j, _), s in zip(pairs, scores, strict=True) if s < ALIKE]


def _dropped(
    x: Parts, y: Parts, mean: float, pairs: list[tuple[int, int, str]], reasons: tuple[str, ...]
) -> tuple[float, tuple[str, ...]]:
    """The shorter person's name `x` found in the longer `y`: by which of its words?"""
    used = [j for _, j, _ in pairs]
    if used != sorted(used):
        return 0.6 * mean, (*reasons, "words left out and in another order")
    if len(x.kept) == 1:
        if len(x.kept[0]) == 1:
            return 0.3, ("one letter is too little",)
        family = {len(y.kept) - 1}
        if y.kept[0] in family_first() or y.east_asian:
            family = {0}
        if GIVEN_NAME_TITLES & set(x.titles):
            family = {0}
        if used[0] in family:
            return 0.85 * mean, (*reasons, "the given name is left out")
        return 0.6 * mean, (*reasons, f"{x.kept[0]} alone may be somebody else")
    extra = [w for j, w in enumerate(y.kept) if j not in used]
    if any(len(w) == 1 for w in extra) and any(len(w) == 1 for w in x.kept):
        return 0.6 * mean, (*reasons, "the initials differ")
    last = used[-1] == len(y.kept) - 1
    if not last and (any(len(w) == 1 for w in x.kept) or len(y.kept[used[-1]]) == 1):
        return 0.6 * mean, (*reasons, "an initial and a word that may not be the family name")
    if last or used[0] == 0:
        return (0.93 if last and used[0] == 0 else 0.86) * mean, (*reasons, "a middle name or patronymic is left out")
    return 0.6 * mean, (*reasons, "words are left out")


def _institutions(x: Parts, y: Parts) -> tuple[float, tuple[str, ...]]:
    """Institutions, companies and sites: all their words have to be there."""
    if len(x.kept) > len(y.kept):
        x, y = y, x
    free, found, doubtful = set(range(len(y.kept))), [], 0
    for i in range(len(x.kept)):
        score, j = max(((_word(x, i, y, j)[0], j) for j in free), default=(0.0, -1))
        if score >= ALIKE and (len(x.kept[i]) > 1 or x.kept[i] == y.kept[j]):
            free.discard(j)
            found.append(score)
        elif score >= DOUBTFUL:
            doubtful += 1
    missing = len(x.kept) - len(found)
    if missing and likeness(x.joined, y.joined) >= 0.92:
        return 0.85, ("the same letters, divided otherwise",)
    if missing == doubtful == 1 and len(x.kept) == len(y.kept) > 2:
        return 0.7, ("one word is only close",)
    if missing:
        return 0.3 * len(found) / len(x.kept), ("words differ in names of institutions",)
    if not free:
        return 0.97 * sum(found) / len(found), ("the same words, spelled or ordered otherwise",)
    left = ", ".join(y.kept[j] for j in sorted(free))
    return 0.55 if len(found) >= 2 * len(free) else 0.4, (f"only one says {left}",)
