"""Claims: statements that several articles make, in whatever words.

Pairs of sentences are scored (pairs.py) and joined by average linkage (clusters.py), so that a claim holds together as
a whole and not by a chain of neighbours. Precision comes first: a wrong merge says that two newsrooms corroborate each
other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from analysis.claims.clusters import claim_clusters
from analysis.claims.pairs import SentencePairs, score_pairs
from analysis.ids import slug, unique
from analysis.types import Claim, ClaimSentence, Document, Mention, Sentence, Voice, VoiceSpan

_ID_WORDS = 8

__all__ = ["SentencePairs", "claim_clusters", "find_claims", "score_pairs"]


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
    scores = dict(zip(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True), pairs.score.tolist(), strict=True))
    quoted = {v.sentence_id for v in voices if v.voice is not Voice.AUTHOR}
    found = [_supported(pairs, scores, members) for members in claim_clusters(pairs)]
    texts = [_central(members, quoted).text for members in found]
    ids = unique(slug(" ".join(text.split()[:_ID_WORDS])) for text in texts)
    claims = [
        Claim(claim_id, text, len({s.article_id for s, _ in members}), len(members))
        for claim_id, text, members in zip(ids, texts, found, strict=True)
    ]
    rows = [
        ClaimSentence(claim_id, sentence.sentence_id, sentence.article_id, support)
        for claim_id, members in zip(ids, found, strict=True)
        for sentence, support in members
    ]
    return claims, rows


def _supported(
    pairs: SentencePairs, scores: Mapping[tuple[int, int], float], members: Sequence[int]
) -> list[tuple[Sentence, float]]:
    """Each sentence of a claim with its mean score with those of other articles; a pair that was not scored gives 0."""
    result = []
    for m in members:
        own = pairs.sentences[m]
        others = [n for n in members if pairs.sentences[n].article_id != own.article_id]
        result.append((own, float(np.mean([scores.get((min(m, n), max(m, n)), 0.0) for n in others]))))
    return result


def _central(members: Sequence[tuple[Sentence, float]], quoted: set[str]) -> Sentence:
    """The sentence that has most support, one in an article's own voice if there is one."""
    return min(members, key=lambda m: (m[0].sentence_id in quoted, -m[1], m[0].sentence_id))[0]
