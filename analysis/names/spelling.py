"""How alike two spellings of one word are, given that both may be romanisations of the same original.

A weighted edit distance (Wagner & Fischer 1974, with costs by pairs of letters): romanisations differ in vowels of one
colour (e/i, o/u, a/e), in doubled letters and in a few consonant pairs (k/q, kh/h, v/w); other differences are
differences between names.
"""

from __future__ import annotations

import re
from functools import lru_cache

# One way to write what romanisations write in several; applied in this order to lower-case ASCII.
_FOLDS = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"shch|schtsch|stsch", "S"),
        (r"^ti(?=[ao][a-z])", "Ci"),
        (r"tzh", "Zh"),
        (r"tsch|tch|cz(?!e)", "C"),
        (r"sch|sh", "S"),
        (r"ch", "C"),
        (r"kh", "H"),
        (r"zh|dzh|dj", "J"),
        (r"sz", "s"),
        (r"ij(?=[aeou])", "iy"),
        (r"j(?=[aeiou])", "J"),
        (r"j", "i"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"th|tt", "t"),
        (r"dh|dd", "d"),
        (r"ks|cks", "x"),
        (r"(?<=i)c$", "C"),
        (r"ck|c(?=[^eiyC])|c$", "k"),
        (r"c", "s"),
        (r"q", "k"),
        (r"gu(?=[ei])", "g"),
        (r"tz|ts", "Z"),
        (r"ou|oo", "u"),
        (r"ee|ie(?!v|f|w)|ii", "i"),
        (r"(?<=[aeou])y(?=[aeiou])", "y"),
        (r"iy$|yi$|ij$|yy$|iy", "i"),
        (r"ye|ie|yo(?=v)", "e"),
        (r"y(?=[aou])", "y"),
        (r"y", "i"),
        (r"w|ff(?=$)", "v"),
        (r"aa", "a"),
        (r"(?<=.)[ae]h$", "a"),
        (r"([a-zA-Z])\1+", r"\1"),
        (r"(?<=..)a$", "A"),
        (r"(?<=..)o$", "O"),
    )
)
_VOWELS = frozenset("aeiou")
_SUBSTITUTE = {
    frozenset("ae"): 0.2, frozenset("ei"): 0.15, frozenset("ou"): 0.15, frozenset("iy"): 0.1, frozenset("ao"): 0.5,
    frozenset("ai"): 0.6, frozenset("au"): 0.7, frozenset("eo"): 0.5, frozenset("eu"): 0.6, frozenset("io"): 0.8,
    frozenset("iu"): 0.7, frozenset("Hh"): 0.15, frozenset("Hk"): 0.4, frozenset("HC"): 0.5, frozenset("kg"): 0.4,
    frozenset("Jg"): 0.3, frozenset("JZ"): 0.5, frozenset("Jz"): 0.3, frozenset("Ji"): 0.35, frozenset("Jy"): 0.3,
    frozenset("CS"): 0.4, frozenset("Ss"): 0.45, frozenset("Zz"): 0.3, frozenset("Zs"): 0.5, frozenset("CZ"): 0.6,
    frozenset("sz"): 0.4, frozenset("vf"): 0.3, frozenset("vb"): 0.6, frozenset("vu"): 0.25, frozenset("vo"): 0.5,
    frozenset("td"): 0.4, frozenset("bp"): 0.6, frozenset("mn"): 0.8, frozenset("hg"): 0.5, frozenset("Hg"): 0.5,
    frozenset("Cg"): 0.6, frozenset("CJ"): 0.4, frozenset("xk"): 0.6, frozenset("xs"): 0.6, frozenset("dz"): 0.5,
    frozenset("Ck"): 0.5, frozenset("ye"): 0.3, frozenset("tZ"): 0.6, frozenset("iv"): 0.9, frozenset("lr"): 0.9,
}  # fmt: skip
# A and O: at the end of a word, where they tell Maria from Mario and Farid from Farida.
_SUBSTITUTE |= {
    frozenset("AO"): 0.85, frozenset("Aa"): 0.2, frozenset("Oo"): 0.2, frozenset("Ae"): 0.4, frozenset("Ou"): 0.3,
    frozenset("Cs"): 0.45, frozenset("Jd"): 0.4,
    frozenset("Ai"): 0.7, frozenset("AH"): 0.6, frozenset("Ah"): 0.6,
}  # fmt: skip
_DROP = {
    "A": 0.7,
    "O": 0.7,
    "J": 0.45,
    "a": 0.4,
    "e": 0.25,
    "i": 0.35,
    "o": 0.5,
    "u": 0.5,
    "y": 0.2,
    "h": 0.3,
    "H": 0.6,
}


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word without the commonest differences between romanisations; capitals stand for other sounds (S = sh)."""
    for pattern, new in _FOLDS:
        word = pattern.sub(new, word)
    return word


def skeleton(word: str) -> str:
    """The consonants of a folded word, rough: what every romanisation and an abjad have in common."""
    rough = fold(word).translate(str.maketrans("HkCSJZzxfpdg", "hkhsjsssvbtk"))
    first, rest = rough[:1], rough[1:]
    body = "".join(c for c in rest if c not in "aeiouyhvjAO")
    return ("" if first in "aeiouyh" else first) + body


@lru_cache(maxsize=262144)
def distance(a: str, b: str) -> float:
    """Weighted edit distance of two folded words."""
    before = [0.0]
    for c in b:
        before.append(before[-1] + _DROP.get(c, 1.0))
    for _i, x in enumerate(a, 1):
        row = [before[0] + _DROP.get(x, 1.0)]
        for j, y in enumerate(b, 1):
            change = 0.0 if x == y else _SUBSTITUTE.get(frozenset((x, y)), 1.0)
            best = min(before[j - 1] + change, before[j] + _DROP.get(x, 1.0), row[j - 1] + _DROP.get(y, 1.0))
            row.append(best)
        before = row
    return before[-1]


@lru_cache(maxsize=262144)
def likeness(a: str, b: str) -> float:
    """How alike two lower-case ASCII words are, 0 to 1; 1 for spellings that fold to one."""
    if a == b:
        return 1.0
    x, y = fold(a), fold(b)
    if x == y:
        return 0.97
    weight = (sum(_DROP.get(c, 1.0) for c in x) + sum(_DROP.get(c, 1.0) for c in y)) / 2
    return max(0.0, 1.0 - distance(x, y) / (weight + 0.5))
