"""Topics: what the corpus speaks of, found in its passages by non-negative matrix factorisation of TF-IDF.

A passage is a paragraph. The number of topics is the one whose topics come back most alike when a fifth of the
passages is left out (Greene, O'Callaghan & Cunningham 2014, "How many topics?"); every topic carries that figure.
Topics say what is spoken of, not how: they are no frames.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.ids import slug, unique
from analysis.terms import noun_terms, readable
from analysis.types import Document, Topic, TopicModel, TopicPassage, TopicShare

if TYPE_CHECKING:
    from scipy.sparse import csr_array

MIN_ARTICLES = 2
MIN_PASSAGES = 4
FEW_PASSAGES = 100  # below this the note says that topics are pointers only
TOP_TERMS = 10
_SEED = 20140915
_MIN_WORDS = 8  # a shorter paragraph is a heading or a remnant
_PASSAGES_PER_TOPIC = 6
_MAX_TOPICS = 12
_RESAMPLES = 8
_STEPS = 100
_KEPT = 0.8
_AS_STABLE = 0.05  # more topics are preferred while stability is within this of the best
_MAX_TERMS = 6000
_MAX_RESAMPLED = 1500  # passages in a resample; fewer (600) made the choice on 300 articles unstable
_COMMON = 0.5  # a term in more than this share of the passages tells none of them apart
_MIN_WEIGHT = 0.1
_BOOTSTRAPS = 1000


@dataclass(frozen=True, slots=True)
class _Passage:
    article_id: str
    start: int
    end: int
    terms: tuple[tuple[str, str], ...]


def find_topics(documents: Sequence[Document]) -> TopicModel:
    """Topics of a corpus of documents, their shares per article and their passages.

    Fewer than two articles or four passages give no topics, and a note that says so.
    """
    passages = [p for d in sorted(documents, key=lambda d: d.article_id) for p in _passages(d)]
    articles = len({p.article_id for p in passages})
    if articles < MIN_ARTICLES or len(passages) < MIN_PASSAGES:
        return TopicModel((), (), (), note=f"No topics: {_count(passages, articles)} are too few to compare.")
    matrix, vocabulary = _tf_idf(passages)
    if len(vocabulary) < TOP_TERMS:
        return TopicModel((), (), (), note="No topics: the passages share too few words.")

    stability, by_topic = _choose(matrix)
    topics_matrix, weights = _factorise(matrix, len(by_topic))
    names = readable(t for p in passages for t in p.terms)
    topics = _topics(topics_matrix, by_topic, vocabulary, names)
    order = sorted(range(len(topics)), key=lambda n: (-weights[:, n].sum(), topics[n].topic_id))
    topics, weights = [topics[n] for n in order], weights[:, order]
    return TopicModel(
        tuple(topics),
        tuple(_shares(passages, weights, topics)),
        tuple(_topic_passages(passages, weights, topics)),
        stability,
        _note(passages, articles),
    )


def _passages(document: Document) -> list[_Passage]:
    """The paragraphs of an article, its title and headings left out, with their terms."""
    found = []
    by_paragraph: dict[int, list[int]] = {}
    for number, sentence in enumerate(document.sentences):
        if not sentence.is_title:
            by_paragraph.setdefault(sentence.paragraph, []).append(number)
    for numbers in by_paragraph.values():
        first, last = document.sentences[numbers[0]], document.sentences[numbers[-1]]
        if last.last - first.first >= _MIN_WORDS:
            counted = tuple(noun_terms(document, first.first, last.last))
            found.append(_Passage(document.article_id, first.start, last.end, counted))
    return found


def _tf_idf(passages: Sequence[_Passage]) -> tuple[csr_array, list[str]]:
    """Passages x terms, rows of length 1: (1 + log tf) * (1 + log((1 + n) / (1 + df))), and the terms in order."""
    from scipy.sparse import csr_array

    counts = [Counter(term for term, _ in p.terms) for p in passages]
    frequency = Counter(term for c in counts for term in c)
    most = max(2.0, _COMMON * len(passages))
    kept = [t for t, n in frequency.items() if 2 <= n <= most]
    vocabulary = sorted(sorted(kept, key=lambda t: (-frequency[t], t))[:_MAX_TERMS])
    column = {term: n for n, term in enumerate(vocabulary)}
    cells = [(row, column[t], n) for row, c in enumerate(counts) for t, n in sorted(c.items()) if t in column]
    rows, columns, values = (np.array(x) for x in zip(*cells, strict=True)) if cells else (np.zeros(0, int),) * 3
    idf = 1 + np.log((1 + len(passages)) / (1 + np.array([frequency[t] for t in vocabulary])))
    weighted = (1 + np.log(np.maximum(values, 1))) * idf[columns]
    lengths = np.sqrt(np.bincount(rows, weighted**2, minlength=len(passages)))
    return csr_array((weighted / lengths[rows], (rows, columns)), (len(passages), len(vocabulary))), vocabulary


def _factorise(matrix: csr_array, k: int) -> tuple[np.ndarray, np.ndarray]:
    """NMF (Lee & Seung 1999): topic-term matrix (k, terms), and passage-topic weights (passages, k) that sum to 1.

    A passage without any of the topics' terms keeps weights of 0.
    """
    from sklearn.decomposition import NMF

    # A fixed number of steps (no tolerance): a few passages may never meet scikit-learn's criterion.
    model = NMF(k, init="nndsvd", solver="cd", max_iter=_STEPS, tol=0, random_state=_SEED)
    passage_topic = model.fit_transform(matrix)
    topic_term = model.components_
    scaled = passage_topic * topic_term.sum(axis=1)
    total = scaled.sum(axis=1, keepdims=True)
    return topic_term, np.divide(scaled, total, out=np.zeros_like(scaled), where=total > 0)


def _choose(matrix: csr_array) -> tuple[dict[int, float], list[float]]:
    """The stability of each number of topics tried, and the stability of each topic for the number chosen."""
    passages = matrix.shape[0]
    most = int(np.clip(passages // _PASSAGES_PER_TOPIC, 2, _MAX_TOPICS))
    random = np.random.default_rng(_SEED)
    size = min(max(2, round(_KEPT * passages)), _MAX_RESAMPLED)
    resamples = [np.sort(random.choice(passages, size, replace=False)) for _ in range(_RESAMPLES)]
    found = {k: _stability(matrix, k, resamples) for k in range(2, most + 1)}
    mean = {k: float(np.mean(by_topic)) for k, by_topic in found.items()}
    chosen = max(k for k in mean if mean[k] >= max(mean.values()) - _AS_STABLE)
    return mean, found[chosen]


def _stability(matrix: csr_array, k: int, resamples: Sequence[np.ndarray]) -> list[float]:
    """For each of k topics: the mean Jaccard index of its top terms and those of its match in each resample.

    Topics are matched one to one so that the sum of the indices is greatest (the Hungarian method).
    """
    from scipy.optimize import linear_sum_assignment

    reference = _top_terms(_factorise(matrix, k)[0])
    total = np.zeros(k)
    for rows in resamples:
        other = _top_terms(_factorise(matrix[rows], k)[0])
        alike = np.array([[len(a & b) / len(a | b) if a | b else 0.0 for b in other] for a in reference])
        left, right = linear_sum_assignment(-alike)
        total[left] += alike[left, right]
    return [float(x) for x in total / len(resamples)]


def _top_terms(topic_term: np.ndarray) -> list[set[int]]:
    order = np.argsort(-topic_term, axis=1, kind="stable")[:, :TOP_TERMS]
    return [{int(t) for t in row if topic_term[n, t] > 0} for n, row in enumerate(order)]


def _topics(
    topic_term: np.ndarray, stability: Sequence[float], vocabulary: Sequence[str], names: dict[str, str]
) -> list[Topic]:
    tops = [[vocabulary[t] for t in np.argsort(-row, kind="stable")[:TOP_TERMS] if row[t] > 0] for row in topic_term]
    labels = [", ".join(names[t] for t in _headline(top)) for top in tops]
    ids = unique(slug(label) for label in labels)
    return [
        Topic(topic_id, label, tuple(names[t] for t in top), stable)
        for topic_id, label, top, stable in zip(ids, labels, tops, stability, strict=True)
    ]


def _headline(top: Sequence[str]) -> list[str]:
    """The first three terms that do not repeat a word of one another; a pair of words stands for both its words."""
    heads: list[str] = []
    for term in top:
        longer = next((t for t in top if " " in t and term in t.split()), term)
        words = {w for h in heads for w in h.split()}
        if not words & set(longer.split()):
            heads.append(longer)
        elif not words & set(term.split()):
            heads.append(term)
        if len(heads) == 3:
            break
    return heads


def _shares(passages: Sequence[_Passage], weights: np.ndarray, topics: Sequence[Topic]) -> list[TopicShare]:
    """Each topic's mean weight in an article's passages, with the 95% percentile interval of a bootstrap over them.

    One passage, or passages that are all alike, tell nothing of the spread: no interval for fewer than three.
    """
    shares = []
    for article_id in sorted({p.article_id for p in passages}):
        own = weights[[n for n, p in enumerate(passages) if p.article_id == article_id]]
        own = own[own.sum(axis=1) > 0]
        low, high = _interval(own)
        for n, topic in enumerate(topics):
            value = float(own[:, n].mean()) if len(own) else None
            least, most = (float(low[n]), float(high[n])) if len(own) >= 3 else (None, None)
            shares.append(TopicShare(article_id, topic.topic_id, value, least, most, len(own)))
    return shares


def _interval(own: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Percentiles 2.5 and 97.5 of the column means of resampled rows."""
    if not len(own):
        return np.zeros(own.shape[1]), np.zeros(own.shape[1])
    random = np.random.default_rng(_SEED)  # the same draws for each article: its interval depends on itself alone
    draws = random.multinomial(len(own), np.full(len(own), 1 / len(own)), size=_BOOTSTRAPS)
    low, high = np.percentile(draws @ own / len(own), [2.5, 97.5], axis=0)
    return low, high


def _topic_passages(passages: Sequence[_Passage], weights: np.ndarray, topics: Sequence[Topic]) -> list[TopicPassage]:
    return [
        TopicPassage(p.article_id, topic.topic_id, p.start, p.end, float(weights[row, n]))
        for row, p in enumerate(passages)
        for n, topic in enumerate(topics)
        if weights[row, n] >= _MIN_WEIGHT
    ]


def _count(passages: Sequence[_Passage], articles: int) -> str:
    return f"{len(passages)} passage{'s' * (len(passages) != 1)} of {articles} article{'s' * (articles != 1)}"


def _note(passages: Sequence[_Passage], articles: int) -> str | None:
    if len(passages) >= FEW_PASSAGES:
        return None
    return f"Based on {_count(passages, articles)} only: read the topics as pointers into the text, not as findings."
