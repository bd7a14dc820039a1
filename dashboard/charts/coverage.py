"""The coverage grid as data: statements as rows, articles as columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

import pandas as pd

from dashboard.cast import Member
from dashboard.rows import each

Coverage = Literal["own", "attributed", "none"]
WORDS: dict[Coverage, str] = {"own": "in its own voice", "attributed": "attributed to somebody", "none": "not found"}


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim: how each article has it, in the order of the columns; `sentences` are its sentence ids."""

    claim_id: str
    text: str
    cells: tuple[Coverage, ...]
    sentences: tuple[str, ...]

    @property
    def articles(self) -> int:
        """In how many articles it was found."""
        return sum(c != "none" for c in self.cells)


def statements(
    claims: pd.DataFrame, claim_sentences: pd.DataFrame, attributed: Mapping[str, bool], articles: Sequence[str]
) -> list[Statement]:
    """The claims that stand in `articles`, common ground first, lone statements last.

    `attributed` tells of a sentence whether all its words are somebody else's; a claim is in the article's own voice
    as soon as one of its sentences there is.
    """
    texts = dict(zip(claims["claim_id"], claims["text"], strict=True))
    found: dict[str, dict[str, list[str]]] = {}
    for row in each(claim_sentences):
        if row.article_id in articles:
            found.setdefault(str(row.claim_id), {}).setdefault(str(row.article_id), []).append(str(row.sentence_id))
    result = []
    for claim_id, by_article in found.items():
        cells: list[Coverage] = []
        for article_id in articles:
            own = by_article.get(article_id, [])
            cells.append("none" if not own else "attributed" if all(attributed.get(s, False) for s in own) else "own")
        ids = tuple(s for a in articles for s in by_article.get(a, []))
        result.append(Statement(claim_id, str(texts[claim_id]), tuple(cells), ids))
    return sorted(result, key=lambda s: (-s.articles, [c == "none" for c in s.cells], s.claim_id))


def content(rows: Sequence[Statement], articles: Sequence[Member], picked: str | None) -> dict[str, Any]:
    """The grid for the browser."""
    return {
        "articles": [asdict(a) for a in articles],
        "rows": [
            {
                "id": row.claim_id,
                "text": row.text,
                "picked": row.claim_id == picked,
                "cells": [
                    {"kind": c, "words": f"{a.letter}: {WORDS[c]}"} for c, a in zip(row.cells, articles, strict=True)
                ],
                "head": heading(row.articles, len(articles)),
            }
            for row in rows
        ],
        "words": WORDS,
    }


def heading(found: int, articles: int) -> str:
    """The group that a statement belongs to: "In all 5 articles", "In 3 of 5 articles", "In one article only"."""
    if found == articles:
        return {1: "In this article", 2: "In both articles"}.get(articles, f"In all {articles} articles")
    return f"In {found} of {articles} articles" if found > 1 else "Found in one article only"
