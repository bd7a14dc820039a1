"""Which sentence of which article a place in the text belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from analysis.types import Document, Sentence


class Places:
    """The sentences of the documents, by article and by place."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._sentences = {d.article_id: d.sentences for d in documents}
        self._starts = {article_id: [s.start for s in found] for article_id, found in self._sentences.items()}

    def sentences(self, article_id: str) -> tuple[Sentence, ...]:
        return self._sentences[article_id]

    def sentence(self, article_id: str, at: int) -> int | None:
        """The number of the sentence that holds the character `at`; None outside of every sentence."""
        starts = self._starts.get(article_id, [])
        number = bisect_right(starts, at) - 1
        if number < 0 or at >= self._sentences[article_id][number].end:
            return None
        return number
