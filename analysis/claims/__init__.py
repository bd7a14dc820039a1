"""Claims: statements that several articles make, in whatever words.

Pairs of sentences are scored (pairs.py) and joined by average linkage, so that a claim holds together as a whole and
not by a chain of neighbours. Precision comes first: a wrong merge says that two newsrooms corroborate each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from analysis.claims.pairs import SentencePairs, score_pairs
from analysis.ids import slug, unique
from analysis.types import Claim, ClaimSentence, Document, Mention, Voice, VoiceSpan

MIN_SCORE = 0.68  # calibrated: benchmarks/bench_claims.py
_ID_WORDS = 8

__all__ = ["SentencePairs", "find_claims", "score_pairs"]


def find_claims(
    documents: Sequence[Document],
    vectors: Mapping[str, np.ndarray],
    mentions: Sequence[Mention],
    voices: Sequence[VoiceSpan],
) -> tuple[list[Claim], list[ClaimSentence]]:
    """The claims that at least two articles make, those of most articles first, and their sentences.

    A claim's text is its most central sentence, one in an article's own voice if there is one. A sentence's score is
    its mean score with the other articles' sentences of the claim. `claim_id` is made of the text's first words.
    """
    pairs = score_pairs(documents, vectors, mentions)
    scores = _matrix(pairs)
    quoted = {v.sentence_id for v in voices if v.voice is not Voice.AUTHOR}
    found = [c for c in _clusters(pairs, scores) if len({pairs.sentences[m].article_id for m in c}) >= 2]
    found.sort(key=lambda c: (-len({pairs.sentences[m].article_id for m in c}), -len(c), c))
    texts = [pairs.sentences[_central(pairs, scores, members, quoted)].text for members in found]
    ids = unique(slug(" ".join(text.split()[:_ID_WORDS])) for text in texts)
    claims, rows = [], []
    for claim_id, text, members in zip(ids, texts, found, strict=True):
        sentences = [pairs.sentences[m] for m in members]
        claims.append(Claim(claim_id, text, len({s.article_id for s in sentences}), len(sentences)))
        rows += [
            ClaimSentence(claim_id, s.sentence_id, s.article_id, _support(pairs, scores, m, members))
            for m, s in zip(members, sentences, strict=True)
        ]
    return claims, rows


def _matrix(pairs: SentencePairs) -> np.ndarray:
    scores = np.zeros((len(pairs.sentences), len(pairs.sentences)))
    scores[pairs.left, pairs.right] = scores[pairs.right, pairs.left] = pairs.score
    return scores


def _clusters(pairs: SentencePairs, scores: np.ndarray) -> list[list[int]]:
    """Groups of two sentences or more whose mean score is high enough (average linkage)."""
    if len(pairs.sentences) < 2:
        return []
    from scipy.cluster.hierarchy import fcluster, linkage

    most = float(pairs.score.max())
    distance = most - pairs.score  # in the order of scipy's condensed matrix
    labels = fcluster(linkage(distance, "average"), most - MIN_SCORE, "distance")
    found: dict[int, list[int]] = {}
    for n, label in enumerate(labels):
        found.setdefault(int(label), []).append(n)
    return [members for members in found.values() if len(members) > 1]


def _central(pairs: SentencePairs, scores: np.ndarray, members: Sequence[int], quoted: set[str]) -> int:
    """The sentence that has most support from the other articles, one in an article's own voice if there is one."""
    return min(
        members,
        key=lambda m: (pairs.sentences[m].sentence_id in quoted, -_support(pairs, scores, m, members), m),
    )


def _support(pairs: SentencePairs, scores: np.ndarray, member: int, members: Sequence[int]) -> float:
    """The mean score of a sentence with those of other articles."""
    own = pairs.sentences[member].article_id
    return float(np.mean([scores[member, n] for n in members if pairs.sentences[n].article_id != own]))
