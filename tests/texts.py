"""Documents made from short texts, for tests."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from analysis.language import annotate, encode
from analysis.types import Article, CleanArticle, Document, Paragraph


def cleaned(article_id: str, text: str, **about: str) -> CleanArticle:
    """An article whose every line is a kept paragraph. `upstream` may stand among what is told about it."""
    upstream = about.pop("upstream", None)
    paragraphs, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(start, start + len(line)))
        start += len(line) + 1
    return CleanArticle(Article(article_id, text, **about), None, tuple(paragraphs), (), upstream)


def documents_of(texts: Mapping[str, str]) -> list[Document]:
    """Parsed documents of article ids and texts."""
    return annotate([cleaned(article_id, text) for article_id, text in texts.items()])


def vectors_of(documents: list[Document]) -> dict[str, np.ndarray]:
    """The sentence vectors of each document."""
    return {d.article_id: encode([s.text for s in d.sentences]) for d in documents}
