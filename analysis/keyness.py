"""Keyness: what is distinctive in an article's wording against the other articles.

Log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008, "Fightin' Words", eq. 15 to 22): the
prior draws rare words towards the wording of the whole corpus, so that a word used twice does not top the list.
Words are counted by lemma in lower case, content words only, and as pairs that end in a noun.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log, sqrt

from analysis.terms import content_runs, key, noun_terms, readable
from analysis.types import Document, KeyTerm

MIN_COUNT = 2
MOST_TERMS = 40  # per article
_Z_95 = 1.959964


def find_keyness(documents: Sequence[Document]) -> list[KeyTerm]:
    """The terms that each article uses more than the others do, most certain (effect over its standard error) first.

    Sorted by article. Only terms used at least twice in the article. Fewer than two articles: none, for there is
    nothing to compare with. The interval holds for these texts, not for the outlets behind them.
    """
    ordered = sorted(documents, key=lambda d: d.article_id)
    counted = [list(_terms(d)) for d in ordered]
    names = readable(pair for c in counted for pair in c)
    counts = [Counter(term for term, _ in c) for c in counted]
    whole = sum(counts, Counter())
    if sum(bool(c) for c in counts) < 2 or len(whole) < 2:
        return []
    frequency = Counter(term for c in counts for term in c)
    prior_words = sum(whole.values()) / len(ordered)
    rows: list[KeyTerm] = []
    for document, own in zip(ordered, counts, strict=True):
        found = []
        for term, count in own.items():
            others = whole[term] - count
            effect, error = log_odds(term, own, whole, prior_words)
            if count >= MIN_COUNT and effect > 0:
                low, high = effect - _Z_95 * error, effect + _Z_95 * error
                row = KeyTerm(document.article_id, names[term], count, others, effect, low, high, frequency[term])
                found.append((-effect / error, term, row))
        rows += [row for _, _, row in sorted(found)[:MOST_TERMS]]
    return rows


def log_odds(term: str, own: Mapping[str, int], whole: Mapping[str, int], prior_words: float) -> tuple[float, float]:
    """The log-odds ratio of a term in one text against the rest of the corpus, and its standard error.

    `own` are the text's counts, `whole` the corpus's, the text included. The prior of a term is its share of the corpus
    times `prior_words`, the number of words that the prior weighs as much as (here: an article of mean length).
    """
    here_words, all_words = sum(own.values()), sum(whole.values())
    prior = prior_words * whole[term] / all_words
    count = own.get(term, 0)
    here, there = count + prior, whole[term] - count + prior
    not_here, not_there = here_words + prior_words - here, all_words - here_words + prior_words - there
    return log(here / not_here) - log(there / not_there), sqrt(1 / here + 1 / there)


def _terms(document: Document) -> Iterator[tuple[str, str]]:
    """Content words and, of the noun terms, the pairs."""
    for run in content_runs(document, 0, len(document.tokens)):
        yield from ((key(t), t.text) for t in run)
    yield from (pair for pair in noun_terms(document, 0, len(document.tokens)) if " " in pair[0])
