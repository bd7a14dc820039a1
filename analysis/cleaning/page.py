"""Where the article lies in a text pasted with the whole page around it: menus, headlines, comments, footer.

Every line of running text counts for the article by its words, every other line against it, and the stretch of lines
with the largest sum is the article: maximum subsequence segmentation (Pasternack & Roth 2009), on the lines of plain
text instead of the tags of a page. A question that the next line answers (an interview, "five questions on ...") is
the article's as well.

The constants were calibrated on half of 78 saved news pages and checked on the other half (docs/method/cleaning.md); F1
varies by less than .02 over penalties from 8 to 15 and caps from 30 to 60.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.cleaning.units import Unit

_PENALTY = 10  # words of running text that one other line outweighs
_CAP = 60  # words beyond which a paragraph counts no more: one long comment does not make an article
_ALONE = 0.25  # what a paragraph between two other lines counts for: such are teasers under headlines
_MIN_OTHER = 10  # lines that are no running text: with fewer, or with less than half of all, it is no whole page
_PAGE_REASONS = {"navigation", "share", "comments", "subscribe", "copyright", "furniture"}


def outside_article(units: Sequence[Unit], reasons: Mapping[int, str]) -> list[int]:
    """The units before and after the article, where the text is a whole page; none where it is an article alone.

    `reasons` are the units already known to be no part of the article.
    """
    if _PAGE_REASONS.isdisjoint(reasons.values()):  # lists, code and verse have short lines too, but none of a page
        return []
    running = [unit.is_prose and n not in reasons for n, unit in enumerate(units)]
    asked = {n for n, unit in enumerate(units[:-1]) if unit.text.endswith("?") and not running[n] and running[n + 1]}
    lines = [n for n in range(len(units)) if n not in asked]
    other = sum(not running[n] for n in lines)
    if other < max(_MIN_OTHER, len(units) / 2):
        return []
    gains = [0.0] * len(units)  # a question before its answer counts neither way
    for before, n, after in zip([-1, *lines], lines, [*lines[1:], -1], strict=False):
        if not running[n]:
            gains[n] = -_PENALTY
        else:
            beside = (before >= 0 and running[before]) or (after >= 0 and running[after])
            gains[n] = min(units[n].words, _CAP) * (1 if beside else _ALONE)
    first, last = _best_stretch(gains)
    return [n for n in range(len(units)) if not first <= n < last]


def _best_stretch(gains: Sequence[float]) -> tuple[int, int]:
    """The half-open range with the largest sum, the first one of several; empty where nothing is gained."""
    best, where = 0.0, (0, 0)
    total, start = 0.0, 0
    for n, gain in enumerate(gains):
        total += gain
        if total > best:
            best, where = total, (start, n + 1)
        if total <= 0:
            total, start = 0.0, n + 1
    return where
