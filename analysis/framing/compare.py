"""What sets an article apart: the measures in which it differs most from the others, or from one other, in words.

Each side's uncertainty is the standard error behind its bootstrap interval; for shares at least that of Agresti & Caffo
(2000), who add one success and one failure to each side, since a bootstrap of "none of five" has no width at all. A
difference is told when its 95% interval does not hold zero; otherwise the words are "not enough to tell". With many
measures some differences come by chance: the list is a place to look, not a test.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analysis.types import Framing

NOT_ENOUGH = "not enough to tell"
_Z = 1.96
_FEWEST = 3  # what a value must rest on
_LEFT_OUT = frozenset({"mentions_per_100", "tone:unsure"})  # a count, and a figure of the model, not of the article
_TONE_ERROR = 0.05  # least standard error of a mean tone: what two runs of coders would differ by


@dataclass(frozen=True, slots=True)
class Difference:
    """One measure of an article against the others: `value` with `n`, `other` with `other_n`, `low`..`high` the 95%
    interval of value less other. `clear` says that the interval does not hold zero; `text` puts it into words.
    """

    article_id: str
    target_id: str
    measure: str
    voice: str
    value: float
    n: int
    other: float
    other_n: int
    low: float
    high: float
    clear: bool
    text: str


class _Estimate(NamedTuple):
    value: float
    middle: float  # the value drawn a little towards one half, as far as little evidence asks
    error: float
    n: int


def distinctive(
    framing: Iterable[Framing],
    frames: Mapping[str, str],
    voice: str = "all",
    most: int = 5,
) -> list[Difference]:
    """For each article and target the clear differences from the rest, the clearest first, at most so many.

    `framing` are rows of the table, `frames` gives the names of the codebook's frames. Where an article has measures
    but no clear difference, one row with the largest says "not enough to tell".
    """
    rows = [r for r in framing if r.voice == voice and _usable(r)]
    found: list[Difference] = []
    for article_id, target_id in sorted({(r.article_id, r.target_id) for r in rows}):
        own = [r for r in rows if (r.article_id, r.target_id) == (article_id, target_id)]
        rest = [r for r in rows if r.target_id == target_id and r.article_id != article_id]
        found += _most(_differences(own, rest, frames, "in the other articles"), most)
    return found


def head_to_head(
    framing: Iterable[Framing],
    left_id: str,
    right_id: str,
    target_id: str,
    frames: Mapping[str, str],
    voice: str = "all",
) -> list[Difference]:
    """All measures that two articles both have on a target, the clearest difference first."""
    rows = [r for r in framing if r.voice == voice and r.target_id == target_id and _usable(r)]
    left = [r for r in rows if r.article_id == left_id]
    right = [r for r in rows if r.article_id == right_id]
    return sorted(_differences(left, right, frames, "in the other"), key=clearest)


def _usable(row: Framing) -> bool:
    return row.value is not None and row.n >= _FEWEST and row.measure not in _LEFT_OUT


def _differences(
    own: Sequence[Framing], others: Sequence[Framing], frames: Mapping[str, str], where: str
) -> list[Difference]:
    found = []
    for row in own:
        rest = [r for r in others if r.measure == row.measure]
        if not rest:
            continue
        here, there = _estimate([row]), _estimate(rest)
        gap, error = here.middle - there.middle, math.hypot(here.error, there.error)
        low, high = gap - _Z * error, gap + _Z * error
        clear = low > 0 or high < 0
        found.append(
            Difference(
                article_id=row.article_id,
                target_id=row.target_id,
                measure=row.measure,
                voice=row.voice,
                value=here.value,
                n=here.n,
                other=round(there.value, 4),
                other_n=there.n,
                low=round(low, 4),
                high=round(high, 4),
                clear=clear,
                text=_words(row.measure, here, there, clear, frames, where),
            )
        )
    return found


def _most(differences: Sequence[Difference], most: int) -> list[Difference]:
    ordered = sorted(differences, key=clearest)
    clear = [d for d in ordered if d.clear]
    return clear[:most] or ordered[:1]


def clearest(difference: Difference) -> tuple[float, str]:
    """Sorts by how many half-widths of its interval a difference is away from nothing."""
    half = (difference.high - difference.low) / 2
    return -abs(difference.high + difference.low) / half, difference.measure


def _estimate(rows: Sequence[Framing]) -> _Estimate:
    """The rows together, each weighted by what it rests on."""
    n = sum(r.n for r in rows)
    value = sum((r.value or 0.0) * r.n for r in rows) / n
    spread = math.sqrt(
        sum(((r.high - r.low) / (2 * _Z) * r.n / n) ** 2 for r in rows if r.low is not None and r.high is not None)
    )
    if rows[0].measure == "tone":
        return _Estimate(value, value, max(spread, _TONE_ERROR), n)
    middle = (value * n + 1) / (n + 2)
    return _Estimate(value, middle, max(spread, math.sqrt(middle * (1 - middle) / (n + 2))), n)


def _words(measure: str, here: _Estimate, there: _Estimate, clear: bool, frames: Mapping[str, str], where: str) -> str:
    what = named(measure, frames)
    if measure == "tone":
        figures = f"{here.value:+.2f} (n = {here.n}) here, {there.value:+.2f} (n = {there.n}) {where}".replace("-", "−")
        direction = "more favourable" if here.value > there.value else "less favourable"
    else:
        figures = f"{here.value:.0%} of {here.n} here, {there.value:.0%} of {there.n} {where}"
        direction = "more often" if here.value > there.value else "less often"
    return f"{what}: {direction if clear else NOT_ENOUGH}; {figures}"


def named(measure: str, frames: Mapping[str, str]) -> str:
    """What a measure is called in words; `frames` gives the names of the codebook\'s frames."""
    kind, _, detail = measure.partition(":")
    if kind == "frame":
        return f"Made a matter of “{frames.get(detail, detail)}”"
    if kind == "tone":
        return f"Tone toward it {detail}" if detail else "Mean tone toward it"
    return {"agent": "Acts", "patient": "Is acted on", "quoted": "Spoken of in somebody else's words"}.get(
        kind, measure
    )
