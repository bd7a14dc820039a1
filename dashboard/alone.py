"""What one article alone has on the target: labels that no other gives it, and speakers that no other lets speak of it.

Pure: no streamlit here. Of the articles that are on, in the voice that is chosen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from dashboard import voices, words
from dashboard.charts.labels import columns
from dashboard.rows import each

if TYPE_CHECKING:
    from dashboard.charts.labels import Label
    from dashboard.story import Story

Places = list[tuple[int, int]]
_TOLD = 4  # labels or speakers named in a sentence; the rest are counted


def labels(story: Story, mentions: pd.DataFrame) -> dict[str, list[Label]]:
    """For each article the labels that it alone gives the target, in order of first appearance.

    `mentions` are rows of the table `target_mentions`.
    """
    found = columns(mentions, voices.speakers(story, mentions))
    held = Counter(label.key for own in found.values() for label in own)
    return {article_id: [label for label in own if held[label.key] == 1] for article_id, own in found.items()}


def speakers(story: Story, mentions: pd.DataFrame) -> dict[str, dict[str, Places]]:
    """For each article the speakers that it alone lets speak of the target, with the places of the mentions."""
    said = voices.speakers(story, mentions)
    found: dict[str, dict[str, Places]] = {}
    for row in each(mentions.sort_values(["article_id", "start"])):
        who = said.get((str(row.article_id), int(row.start)))
        if who:
            own = found.setdefault(str(row.article_id), {})
            own.setdefault(who, []).append((int(row.start), int(row.end)))
    held = Counter(who.casefold() for own in found.values() for who in own)
    return {a: {who: at for who, at in own.items() if held[who.casefold()] == 1} for a, own in found.items()}


def told(story: Story, mentions: pd.DataFrame) -> Mapping[str, Sequence[tuple[str, str]]]:
    """For each article what it alone has, in words: pairs of the measure that opens it (labels, speakers) and text.

    Only where two or more articles speak of the target: one alone has nothing to be compared with.
    """
    if mentions["article_id"].nunique() < 2:
        return {}
    said: dict[str, list[tuple[str, str]]] = {}
    for article_id, own in labels(story, mentions).items():
        if own:
            named = _named([f"“{label.text}”" + (" (quoted)" if not label.own else "") for label in own])
            said.setdefault(article_id, []).append(("labels", f"Called so only here: {named}"))
    for article_id, heard in speakers(story, mentions).items():
        if heard:
            said.setdefault(article_id, []).append(("speakers", f"Speaking of it only here: {_named(list(heard))}"))
    return said


def _named(items: list[str]) -> str:
    more = len(items) - _TOLD
    return words.listed([*items[:_TOLD], f"{more} more"] if more > 0 else items)
