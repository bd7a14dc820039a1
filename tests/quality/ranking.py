"""How well scores of pairs of sentences, and claims made of them, agree with a reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log
from pathlib import Path

import numpy as np

from analysis.claims import SentencePairs
from analysis.claims.stories import says_something
from analysis.language import annotate
from analysis.types import Article, ClaimSentence, CleanArticle, Document, Paragraph

MADE_UP = Path(__file__).parent / "gold" / "made_up_stories"
Pair = tuple[str, str]


@dataclass(frozen=True)
class Ranking:
    """Figures of a ranked list of pairs: best F1 over all cuts, right ones among the first 20, average precision."""

    best_f1: float
    first_20: int
    average_precision: float

    def __str__(self) -> str:
        counted = f"best F1 {self.best_f1:.2f}, {self.first_20:2d} of the first 20"
        return f"{counted}, average precision {self.average_precision:.3f}"


def pair(one: str, two: str) -> Pair:
    return (one, two) if one < two else (two, one)


def ranking(pairs: Sequence[Pair], scores: np.ndarray, wanted: Collection[Pair]) -> Ranking:
    """Figures of the pairs by falling score; wanted pairs that were not scored count as missed."""
    order = np.argsort(-scores, kind="stable")
    right = np.array([pairs[n] in wanted for n in order])
    hits, ranks = np.cumsum(right), np.arange(1, len(order) + 1)
    return Ranking(
        float((2 * hits / (ranks + len(wanted))).max()),
        int(right[:20].sum()),
        float((hits / ranks)[right].sum() / len(wanted)),
    )


def across(scored: SentencePairs) -> tuple[list[Pair], np.ndarray]:
    """The pairs of sentences of different articles, by id, and their scores."""
    ids = [s.sentence_id for s in scored.sentences]
    chosen = scored.across
    ends = zip(scored.left[chosen].tolist(), scored.right[chosen].tolist(), strict=True)
    return [pair(ids[a], ids[b]) for a, b in ends], scored.score[chosen]


def joined(rows: Iterable[ClaimSentence]) -> set[Pair]:
    """The pairs of sentences of different articles that a claim joins."""
    members: dict[str, list[ClaimSentence]] = {}
    for row in rows:
        members.setdefault(row.claim_id, []).append(row)
    return {
        pair(a.sentence_id, b.sentence_id)
        for group in members.values()
        for a, b in combinations(group, 2)
        if a.article_id != b.article_id
    }


def precision_recall_f1(found: Collection[Pair], wanted: Collection[Pair]) -> tuple[float, float, float]:
    right = len(set(found) & set(wanted))
    precision, recall = right / max(len(found), 1), right / len(wanted)
    return precision, recall, 2 * right / (len(found) + len(wanted))


def baselines(
    documents: Sequence[Document], vectors: dict[str, np.ndarray]
) -> tuple[list[Pair], dict[str, np.ndarray]]:
    """All pairs of sentences of different articles, and their scores by cosine of vectors and by TF-IDF over lemmas."""
    rows = [(d, n) for d in documents for n, s in enumerate(d.sentences) if says_something(s)]
    meaning = np.array([vectors[d.article_id][n] for d, n in rows])
    bags = [_lemmas(d, n) for d, n in rows]
    frequency = Counter(w for bag in bags for w in bag)
    column = {w: n for n, w in enumerate(sorted(frequency))}
    weights = np.zeros((len(bags), len(column)), dtype=np.float32)
    for row, bag in enumerate(bags):
        for word, count in bag.items():
            weights[row, column[word]] = (1 + log(count)) * (1 + log(len(bags) / frequency[word]))
    weights /= np.maximum(np.linalg.norm(weights, axis=1, keepdims=True), 1e-9)
    article = np.unique([d.article_id for d, _ in rows], return_inverse=True)[1]
    left, right = np.triu_indices(len(rows), 1)
    apart = article[left] != article[right]
    left, right = left[apart], right[apart]
    ids = [d.sentences[n].sentence_id for d, n in rows]
    pairs = [pair(ids[a], ids[b]) for a, b in zip(left.tolist(), right.tolist(), strict=True)]
    return pairs, {
        "cosine": (meaning @ meaning.T)[left, right],
        "TF-IDF": (weights @ weights.T)[left, right],
    }


def _lemmas(document: Document, number: int) -> Counter[str]:
    sentence = document.sentences[number]
    tokens = document.tokens[sentence.first : sentence.last]
    return Counter(t.lemma.casefold() for t in tokens if t.pos not in {"PUNCT", "SPACE"} and not t.is_stop)


def made_up_story(file: Path) -> tuple[list[Document], set[Pair]]:
    """A labelled story (see gold/made_up_stories/README.md): its documents, and the pairs that share a label."""
    articles: dict[str, list[tuple[str, set[str]]]] = {}
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("# "):
            article = articles.setdefault(line[2:], [])
        else:
            text, _, labels = line.partition(" | ")
            article.append((text, {label for label in labels.split(",") if label}))
    labelled: list[tuple[str, str, set[str]]] = []
    cleaned = []
    for article_id, lines in articles.items():
        start, paragraphs = 0, []
        for text, labels in lines:
            paragraphs.append(Paragraph(start, start + len(text)))
            labelled.append((f"{article_id}:{start}", article_id, labels))
            start += len(text) + 1
        raw = "\n".join(text for text, _ in lines)
        cleaned.append(CleanArticle(Article(article_id, raw), None, tuple(paragraphs), ()))
    wanted = {pair(a, b) for (a, x, one), (b, y, two) in combinations(labelled, 2) if x != y and one & two}
    return annotate(cleaned), wanted
