"""Articles that may tell one story: claims are looked for inside these groups only.

Articles of one story are about the same and name the same people, places and days: two quakes are alike in all else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from analysis.claims.linkage import linked
from analysis.claims.words import is_name
from analysis.types import Document, Sentence, Token

# Calibrated on made-up stories and on news of many subjects: articles on one event have 0.85 or more, as a rule; of
# pairs of other news articles about 1 in 350 has 0.8.
SAME_SUBJECT = 0.82
# Calibrated on the stories of training/claim_stories and the made-up ones, in which the event of each article is known.
SAME_EVENT = 1.05
_NOT_NAMED = 0.06  # the share of names in common that is assumed where one of two articles has no names
_RARE = 10  # articles: names of so many or fewer count alike
_PRIOR_PAIRS = 2  # of sentences, at the corpus's mean, in the likeness within an article: steadies short articles
_LEAST_WITHIN = 0.05
_ALL_PAIRS = 1500  # articles; of more, each is compared with its nearest only
_NEAREST = 60


MIN_WORDS = 5  # a shorter sentence is a heading or a remnant


def says_something(sentence: Sentence) -> bool:
    """Whether a sentence is long enough to make a statement, no title and no question."""
    asks = sentence.text.rstrip("\"'”’») ").endswith("?")
    return not sentence.is_title and not asks and sentence.last - sentence.first >= MIN_WORDS


def stories(documents: Sequence[Document], vectors: Mapping[str, np.ndarray]) -> list[list[Document]]:
    """Groups of two articles or more that may tell one story, each sorted by id.

    Two articles are about the same as far as their sentences are as alike across as within: the mean cosine of
    sentences of the two over the geometric mean of those within each. Unlike the cosine of mean vectors it does not
    fall where articles are short. Groups of articles about the same, by average linkage, are parted where the names
    differ: there this measure, 1 at most, counts together with the root of the share of names that two articles have in
    common, of the one with fewer names; a name of many articles counts less.
    """
    ordered = sorted((d for d in documents if _sentences(d, vectors)), key=lambda d: d.article_id)
    if len(ordered) < 2:
        return []
    centres = _centres([vectors[d.article_id][_sentences(d, vectors)] for d in ordered])
    names = _names(ordered)
    left, right, about = _pairs(centres)
    found = [
        event
        for group in linked(len(ordered), left, right, about, SAME_SUBJECT)
        for event in _events(np.array(group), centres, names)
    ]
    return [[ordered[n] for n in members] for members in sorted(found)]


def _events(group: np.ndarray, centres: np.ndarray, names: Any) -> Iterator[list[int]]:
    """The articles of a group, given by number, by event."""
    left, right = np.triu_indices(len(group), 1)
    about = np.minimum((centres[group] @ centres[group].T)[left, right], 1.0)
    own = names[group]
    total = own.sum(axis=1)
    fewer = np.minimum(total[left], total[right])
    common = (own @ (own > 0).T).toarray()[left, right]
    share = np.where(fewer > 0, common / np.maximum(fewer, 1e-9), _NOT_NAMED)
    for members in linked(len(group), left, right, about + np.sqrt(share), SAME_EVENT):
        yield group[members].tolist()


def _names(documents: Sequence[Document]) -> Any:
    """What the words of names in each article weigh: a sparse table (articles, words), 0 where a word is missing."""
    from scipy.sparse import csr_array

    found = [sorted({t.text.casefold() for t in _tokens(d) if _is_proper(t)}) for d in documents]
    articles = Counter(word for words in found for word in words)
    column = {word: n for n, word in enumerate(sorted(articles))}
    count = len(documents)
    weight = {word: np.log(1 + count / max(n, min(_RARE, count))) for word, n in articles.items()}
    rows = np.repeat(np.arange(count), [len(words) for words in found])
    columns = [column[word] for words in found for word in words]
    values = [weight[word] for words in found for word in words]
    return csr_array((values, (rows, columns)), (count, max(len(column), 1)))


def _tokens(document: Document) -> Iterator[Token]:
    return (t for s in document.sentences for t in document.tokens[s.first : s.last])


def _is_proper(token: Token) -> bool:
    """Whether a word is a name and written like one: the tagger takes some rare words for names."""
    return is_name(token) and not token.is_stop and not token.text[0].islower()


def _sentences(document: Document, vectors: Mapping[str, np.ndarray]) -> list[int]:
    """The indices of the sentences that say something, of an article that has vectors."""
    if document.article_id not in vectors:
        return []
    return [n for n, s in enumerate(document.sentences) if says_something(s)]


def _centres(articles: Sequence[np.ndarray]) -> np.ndarray:
    """For each article its mean vector over the square root of the mean cosine of two of its sentences."""
    totals = [v.sum(axis=0, dtype=np.float64) for v in articles]
    counts = np.array([len(v) for v in articles])
    alike = np.array([float(t @ t) - n for t, n in zip(totals, counts, strict=True)])  # over all ordered pairs
    pairs = counts * (counts - 1)
    usual = alike.sum() / max(int(pairs.sum()), 1)
    within = (alike + 2 * _PRIOR_PAIRS * usual) / (pairs + 2 * _PRIOR_PAIRS)
    scale = counts * np.sqrt(np.maximum(within, _LEAST_WITHIN))
    return np.asarray(np.array(totals) / scale[:, None])


def _pairs(centres: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    count = len(centres)
    if count <= _ALL_PAIRS:
        left, right = np.triu_indices(count, 1)
        return left, right, (centres @ centres.T)[left, right]
    pairs = []
    for start in range(0, count, 1000):
        cosines = centres[start : start + 1000] @ centres.T
        near = np.argpartition(-cosines, _NEAREST, axis=1)[:, :_NEAREST]
        rows = np.repeat(np.arange(start, start + len(cosines)), _NEAREST)
        pairs.append(np.sort(np.stack([rows, near.ravel()]), axis=0))
    left, right = np.unique(np.concatenate(pairs, axis=1), axis=1)
    left, right = left[left < right], right[left < right]
    return left, right, (centres[left] * centres[right]).sum(axis=1)
