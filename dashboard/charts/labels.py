"""What each article calls a target, as data: one column per article, labels in order of first appearance."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from dashboard.cast import Member
from dashboard.rows import each


@dataclass(slots=True)
class Label:
    """One label in one article: how often, in whose voice (`speaker` for the first attributed one), where."""

    key: str
    text: str
    count: int = 0
    own: int = 0
    speaker: str | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)


def key_of(label: str) -> str:
    """What makes two labels the same: their words, whatever their case, without a leading article."""
    words = label.casefold().split()
    while len(words) > 1 and words[0] in {"a", "an", "the", "its", "their", "his", "her"}:
        words = words[1:]
    return " ".join(words)


def columns(mentions: pd.DataFrame, speakers: Mapping[tuple[str, int], str | None]) -> dict[str, list[Label]]:
    """The labels of each article in order of first appearance, from rows of the table `target_mentions`.

    `speakers` names who says the words at (article, start). A label that the article also uses itself is its own.
    """
    found: dict[str, dict[str, Label]] = {}
    for row in each(mentions.sort_values(["article_id", "start"])):
        if not key_of(str(row.label or "")):
            continue  # a pronoun and the like: it speaks of the target and calls it nothing
        labels = found.setdefault(str(row.article_id), {})
        label = labels.setdefault(key_of(str(row.label)), Label(key_of(str(row.label)), str(row.label)))
        label.count += 1
        label.own += row.voice == "author"
        label.spans.append((int(row.start), int(row.end)))
        if row.voice != "author" and label.speaker is None:
            label.speaker = speakers.get((str(row.article_id), int(row.start)))
    return {article_id: list(labels.values()) for article_id, labels in found.items()}


def content(
    found: Mapping[str, Sequence[Label]],
    articles: Sequence[Member],
    evaluative: frozenset[str],
    picked: str | None,
    speaking: Collection[str] = (),
) -> dict[str, Any]:
    """The page of labels for the browser; those of `evaluative` that are the article's own are underlined.

    `speaking` are the ids of the articles that speak of the target, be it by its name or a pronoun only.
    """
    from dataclasses import asdict

    held: dict[str, int] = {}
    for labels in found.values():
        for label in labels:
            held[label.key] = held.get(label.key, 0) + 1
    return {
        "columns": [
            {
                "article": asdict(article),
                "nothing": "By name or pronoun only" if article.article_id in speaking else "Not spoken of",
                "labels": [
                    {
                        "key": label.key,
                        "text": label.text,
                        "evaluative": bool(label.own) and label.text in evaluative,
                        "count": label.count,
                        "attributed": label.own == 0,
                        "speaker": label.speaker if label.own == 0 else None,
                        "shared": held[label.key],
                        "picked": label.key == picked,
                    }
                    for label in found.get(article.article_id, [])
                ],
            }
            for article in articles
        ]
    }
