"""How well a measure agrees with a coder."""

from collections import Counter
from collections.abc import Iterable, Sequence


def krippendorff_alpha(pairs: Sequence[tuple[str, str]]) -> float:
    """Krippendorff's alpha for two coders, nominal values, nothing missing."""
    values = Counter(value for pair in pairs for value in pair)
    total = sum(values.values())
    observed = sum(a != b for a, b in pairs) / len(pairs)
    expected = 1 - sum(n * (n - 1) for n in values.values()) / (total * (total - 1))
    return 1 - observed / expected


def f1(hits: int, made_up: int, missed: int) -> float:
    return 2 * hits / (2 * hits + made_up + missed)


def words(label: str) -> frozenset[str]:
    plain = label.lower().replace("’", "'").split()
    return frozenset(w for w in plain if w not in {"a", "an", "the"})


def alike(a: str, b: str) -> bool:
    """Two labels are one when their words overlap by more than half (Dice), or one holds all the words of the other."""
    left, right = words(a), words(b)
    shared = len(left & right)
    return shared == min(len(left), len(right)) > 0 or 2 * shared / (len(left) + len(right)) > 0.5


def matched(wanted: Iterable[str], offered: Iterable[str]) -> int:
    offered = list(offered)
    return sum(any(alike(w, o) for o in offered) for w in wanted)
