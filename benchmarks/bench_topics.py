"""Topics on a corpus with known classes, beside latent Dirichlet allocation with as many topics in the same run.

    python -m benchmarks.bench_topics BBC.jsonl [--articles N]

BBC.jsonl: lines with `text` and `class` (the BBC news corpus, mlg.ucd.ie/datasets/bbc.html); nothing of it is kept.
Coherence: mean NPMI of the pairs among a topic's ten terms over the passages (Lau, Newman & Baldwin 2014). Diversity:
the share of different ones among all topics' terms. NMI: of each passage's weightiest topic with its article's class.
Ends with 1 where a figure is below its floor in tests/quality/floors.toml.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
import tomllib
from collections.abc import Sequence
from itertools import combinations
from math import log
from pathlib import Path

from analysis.language import annotate
from analysis.terms import noun_terms
from analysis.topics import TOP_TERMS, find_topics
from analysis.types import Article, CleanArticle, Document, Paragraph

ROOT = Path(__file__).parents[1]


def read(path: Path, count: int) -> tuple[list[Document], dict[str, str]]:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    random.Random(7).shuffle(rows)  # noqa: S311  (a reproducible draw)
    cleaned = [
        CleanArticle(
            Article(f"{n:05d}", row["text"]),
            None,
            tuple(Paragraph(m.start(), m.end()) for m in re.finditer(".+", row["text"])),
            (),
        )
        for n, row in enumerate(rows[:count])
    ]
    return annotate(cleaned), {f"{n:05d}": row["class"] for n, row in enumerate(rows[:count])}


def passages_of(documents: Sequence[Document]) -> list[tuple[str, list[str]]]:
    """(article, terms as counted) of each paragraph."""
    found: dict[tuple[str, int], list[str]] = {}
    for document in documents:
        for s in document.sentences:
            terms = [t for t, _ in noun_terms(document, s.first, s.last)]
            found.setdefault((document.article_id, s.paragraph), []).extend(terms)
    return [(article, terms) for (article, _), terms in found.items()]


def npmi(topics: Sequence[Sequence[str]], passages: Sequence[set[str]]) -> float:
    seen = {t: {n for n, p in enumerate(passages) if t in p} for topic in topics for t in topic}
    values = []
    for topic in topics:
        for one, two in combinations(topic, 2):
            both = len(seen[one] & seen[two]) / len(passages)
            if not both:
                values.append(-1.0)
            elif both < 1:
                values.append(log(both / (len(seen[one]) * len(seen[two]) / len(passages) ** 2)) / -log(both))
    return sum(values) / len(values)


def show(name: str, topics: Sequence[Sequence[str]], passages: Sequence[set[str]], nmi: float) -> tuple[float, float]:
    coherence, diversity = npmi(topics, passages), len({t for topic in topics for t in topic}) / sum(map(len, topics))
    print(
        f"{name:5} {len(topics):2d} topics: NPMI {coherence:.3f}, diversity {diversity:.2f}, NMI with classes {nmi:.2f}"
    )
    return coherence, diversity


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=400)
    options = parser.parse_args()
    documents, classes = read(options.corpus, options.articles)
    passages = passages_of(documents)
    lower = [{t.lower() for t in terms} for _, terms in passages]

    from sklearn.decomposition import LatentDirichletAllocation
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.metrics import normalized_mutual_info_score

    began = time.perf_counter()
    model = find_topics(documents)
    seconds = time.perf_counter() - began
    best: dict[tuple[str, int], tuple[float, str]] = {}
    for p in model.passages:
        best[p.article_id, p.start] = max(best.get((p.article_id, p.start), (0.0, "")), (p.weight, p.topic_id))
    nmi = normalized_mutual_info_score([classes[a] for a, _ in best], [topic for _, topic in best.values()])
    # A topic's terms are shown as written; its lemmas are what the passages hold.
    lemmas = _lemmas(documents)
    topics = [[lemmas.get(t.lower(), t.lower()) for t in topic.terms] for topic in model.topics]
    coherence, diversity = show("NMF", topics, lower, nmi)
    print(f"      {seconds:.1f} s; stability by number of topics: {dict(model.stability_by_k)}")
    for topic in model.topics:
        print(f"      {topic.stability:.2f} {', '.join(topic.terms)}")

    counter = CountVectorizer(analyzer=lambda terms: terms, min_df=2, max_df=0.5)
    matrix = counter.fit_transform([terms for _, terms in passages])
    lda = LatentDirichletAllocation(len(topics), random_state=0)
    weights = lda.fit_transform(matrix)
    words = counter.get_feature_names_out()
    theirs = [[words[i] for i in row.argsort()[::-1][:TOP_TERMS]] for row in lda.components_]
    nmi = normalized_mutual_info_score([classes[a] for a, _ in passages], weights.argmax(axis=1))
    baseline, _ = show("LDA", theirs, lower, nmi)

    floors = tomllib.loads((ROOT / "tests" / "quality" / "floors.toml").read_text("utf-8"))["topics"]
    held = coherence >= floors["bbc_npmi_over_baseline"] * baseline and diversity >= floors["bbc_diversity"]
    print("floors held" if held else "BELOW THE FLOORS")
    return 0 if held else 1


def _lemmas(documents: Sequence[Document]) -> dict[str, str]:
    """Each term as it is written, in lower case, and as it is counted."""
    return {written.lower(): term for d in documents for term, written in noun_terms(d, 0, len(d.tokens))}


if __name__ == "__main__":
    sys.exit(main())
