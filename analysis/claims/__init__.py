"""Claims: statements that several articles make, in whatever words.

Articles that may tell one story are grouped (stories.py), the pairs of their sentences scored (pairs.py) and joined by
average linkage (linkage.py), so that a claim holds together as a whole and not by a chain of neighbours. Precision
comes first: a wrong merge says that two newsrooms corroborate each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from analysis.claims.linkage import linked
from analysis.claims.pairs import SentencePairs, score_stories, together
from analysis.ids import slug, unique
from analysis.types import Claim, ClaimSentence, Sentence, Voice, VoiceSpan

# The mean probability of the pairs within a claim; for precision, on stories that mix two events of one kind
# (training/train_claims.py).
LEAST = 0.42
_ID_WORDS = 8
Supported = tuple[Sentence, float]  # a sentence and its mean score with the other articles' sentences of its claim

__all__ = ["SentencePairs", "find_claims", "score_stories", "together"]


def find_claims(
    scored: Sequence[SentencePairs], voices: Sequence[VoiceSpan]
) -> tuple[list[Claim], list[ClaimSentence]]:
    """The claims that at least two articles make, those of most articles first, and their sentences.

    `scored` holds the pairs of sentences of each story (`score_stories`).
    A claim's text is its most central sentence, one in an article's own voice if there is one. A sentence's score is
    its mean score with the other articles' sentences of the claim. `claim_id` is made of the text's first words.
    """
    quoted = {v.sentence_id for v in voices if v.voice is not Voice.AUTHOR}
    found = [claim for pairs in scored for claim in _claims(pairs)]
    found.sort(key=lambda c: (-_articles(c), -len(c), [s.sentence_id for s, _ in c]))
    texts = [_central(members, quoted).text for members in found]
    ids = unique(slug(" ".join(text.split()[:_ID_WORDS])) for text in texts)
    claims = [
        Claim(claim_id, text, _articles(members), len(members))
        for claim_id, text, members in zip(ids, texts, found, strict=True)
    ]
    rows = [
        ClaimSentence(claim_id, sentence.sentence_id, sentence.article_id, support)
        for claim_id, members in zip(ids, found, strict=True)
        for sentence, support in members
    ]
    return claims, rows


def _claims(pairs: SentencePairs) -> Iterator[list[Supported]]:
    """The claims of one story: groups of sentences of two articles or more."""
    ends = zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    scores = dict(zip(ends, pairs.score.tolist(), strict=True))
    for members in linked(len(pairs.sentences), pairs.left, pairs.right, pairs.score, LEAST):
        if len({pairs.sentences[m].article_id for m in members}) >= 2:
            yield [(pairs.sentences[m], _support(pairs, scores, m, members)) for m in members]


def _support(
    pairs: SentencePairs, scores: Mapping[tuple[int, int], float], member: int, members: Sequence[int]
) -> float:
    """The mean score of a sentence with those of other articles; a pair that was not scored gives 0."""
    own = pairs.sentences[member].article_id
    others = [n for n in members if pairs.sentences[n].article_id != own]
    return float(np.mean([scores.get((min(member, n), max(member, n)), 0.0) for n in others]))


def _articles(members: Sequence[Supported]) -> int:
    return len({s.article_id for s, _ in members})


def _central(members: Sequence[Supported], quoted: set[str]) -> Sentence:
    """The sentence that has most support, one in an article's own voice if there is one."""
    return min(members, key=lambda m: (m[0].sentence_id in quoted, -m[1], m[0].sentence_id))[0]
