"""The coverage grid as data: statements as rows, articles as columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

import pandas as pd

from dashboard.cast import Member
from dashboard.charts.text import counted
from dashboard.rows import each
from dashboard.words import listed

MOST_COLUMNS = 16
Coverage = Literal["own", "attributed", "none"]
WORDS: dict[Coverage, str] = {"own": "in its own voice", "attributed": "attributed to somebody", "none": "not found"}


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim: how each article has it, in the order of the columns; `sentences` are its sentence ids.

    `speakers`: for each attributed cell who says it there, "" for the others and where nobody is named. `flag` is a
    remark on the row, `head` the group that it stands under where rows are not counted per article.
    """

    claim_id: str
    text: str
    cells: tuple[Coverage, ...]
    sentences: tuple[str, ...]
    speakers: tuple[str, ...] = ()
    flag: str | None = None
    head: str | None = None

    @property
    def articles(self) -> int:
        """In how many articles it was found."""
        return sum(c != "none" for c in self.cells)


def statements(
    claims: pd.DataFrame,
    claim_sentences: pd.DataFrame,
    attributed: Mapping[str, bool],
    articles: Sequence[str],
    speakers: Mapping[str, str] | None = None,
) -> list[Statement]:
    """The claims that stand in `articles`, common ground first, lone statements last.

    `attributed` tells of a sentence whether all its words are somebody else's; a claim is in the article's own voice
    as soon as one of its sentences there is. `speakers` tells by sentence whose words they are.
    """
    texts = dict(zip(claims["claim_id"], claims["text"], strict=True))
    found: dict[str, dict[str, list[str]]] = {}
    for row in each(claim_sentences):
        if row.article_id in articles:
            found.setdefault(str(row.claim_id), {}).setdefault(str(row.article_id), []).append(str(row.sentence_id))
    result = []
    for claim_id, by_article in found.items():
        cells: list[Coverage] = []
        names: list[str] = []
        for article_id in articles:
            own = by_article.get(article_id, [])
            cells.append("none" if not own else "attributed" if all(attributed.get(s, False) for s in own) else "own")
            heard = dict.fromkeys((speakers or {}).get(s, "") for s in own) if cells[-1] == "attributed" else {}
            names.append(listed([name for name in heard if name]))
        ids = tuple(s for a in articles for s in by_article.get(a, []))
        result.append(Statement(claim_id, str(texts[claim_id]), tuple(cells), ids, tuple(names)))
    return sorted(result, key=lambda s: (-s.articles, [c == "none" for c in s.cells], s.claim_id))


def content(rows: Sequence[Statement], articles: Sequence[Member], picked: str | None) -> dict[str, Any]:
    """The grid for the browser. Beyond 16 articles its columns are how many articles have a statement and how."""
    many = len(articles) > MOST_COLUMNS
    return {
        "articles": [] if many else [asdict(a) for a in articles],
        "counted": list(WORDS.values()) if many else [],
        "rows": [
            {
                "id": row.claim_id,
                "text": row.text,
                "flag": row.flag,
                "picked": row.claim_id == picked,
                "cells": _counts(row) if many else _cells(row, articles),
                "head": row.head or heading(row.articles, len(articles)),
            }
            for row in rows
        ],
        "words": {} if many else WORDS,
    }


def _cells(row: Statement, articles: Sequence[Member]) -> list[dict[str, str]]:
    speakers = row.speakers or ("",) * len(row.cells)
    return [
        {"kind": cell, "words": f"{a.letter}: " + (f"attributed to {who}" if who else WORDS[cell])}
        for cell, who, a in zip(row.cells, speakers, articles, strict=True)
    ]


def _counts(row: Statement) -> list[dict[str, str]]:
    counts = [row.cells.count(kind) for kind in WORDS]
    return [
        {"kind": "count", "shown": f"{n:,}" if n else "·", "words": f"{counted(n, 'article')}: {words}"}
        for n, words in zip(counts, WORDS.values(), strict=True)
    ]


def heading(found: int, of: int, noun: str = "article") -> str:
    """The group that a statement belongs to: "In all 5 articles", "In 3 of 5 articles", "Found in one article only"."""
    if found == of:
        return {1: f"In this {noun}", 2: f"In both {noun}s"}.get(of, f"In all {of} {noun}s")
    return f"In {found} of {of} {noun}s" if found > 1 else f"Found in one {noun} only"
