"""Parsed documents for tests, made from a few sentences."""

from collections.abc import Sequence
from functools import cache

from analysis.language import annotate
from analysis.types import Article, CleanArticle, Document, Paragraph


@cache
def parse(*paragraphs: str, title: str | None = None, article_id: str = "a") -> Document:
    """A document of these paragraphs; with a title it is the first of them."""
    lines: Sequence[str] = (title, *paragraphs) if title else paragraphs
    raw = "\n".join(lines)
    found, at = [], 0
    for number, line in enumerate(lines):
        if line.strip():
            found.append(Paragraph(at, at + len(line), is_title=bool(title) and number == 0))
        at += len(line) + 1
    return annotate([CleanArticle(Article(article_id, raw), title, tuple(found), ())])[0]
