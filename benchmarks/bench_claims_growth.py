"""How the cost of claims grows with the number of articles: seconds and peak memory, vectors given.

    python -m benchmarks.bench_claims_growth [--articles 1000 3000 10000] [--folder BBC.jsonl]

Articles are put together from the sentences of 40 texts: BBC news (Greene & Cunningham 2006,
http://mlg.ucd.ie/datasets/bbc.html, as JSON lines with `text`) where a file is given, else the project's own training
stories. An article draws twelve sentences of one text, so all articles of a text are one story that grows with the
corpus: the dear case, since stories are compared within only. Texts are encoded once, so what is measured is the
comparing. Each size runs in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from analysis.claims import find_claims, score_stories
from analysis.language import annotate, encode
from analysis.types import Article, CleanArticle, Document, Paragraph

STORIES = Path(__file__).parents[1] / "training" / "claim_stories"
SIZES = (1000, 3000, 10000)
SENTENCES = 12
POOL_TEXTS = 40
SPREAD = 0.03  # noise added to vectors, so that copies of a story's sentences are not all one point


def pool(folder: Path | None) -> list[list[str]]:
    """Texts as lists of sentences or lines, the longest first."""
    if folder:
        lines = folder.read_text("utf-8").splitlines()
        texts = [[s.strip() for s in json.loads(line)["text"].split(". ") if len(s.split()) > 7] for line in lines]
        return sorted((t for t in texts if len(t) >= 2 * SENTENCES), key=len, reverse=True)[:POOL_TEXTS]
    files = sorted(STORIES.glob("*.json"))[:POOL_TEXTS]
    stories = [json.loads(f.read_text("utf-8")) for f in files]
    return [[text for article in s["articles"] for text, _ in article["sentences"]] for s in stories]


def articles(texts: list[list[str]], count: int) -> tuple[list[Document], dict[str, np.ndarray]]:
    """`count` parsed articles and their vectors; the texts are parsed and encoded once."""
    chance = np.random.default_rng(5)
    whole = annotate(
        [
            CleanArticle(Article(f"p{n}", "\n".join(lines)), None, tuple(_paragraphs(lines)), ())
            for n, lines in enumerate(texts)
        ]
    )
    vectors = {d.article_id: encode([s.text for s in d.sentences]) for d in whole}
    documents, found = [], {}
    for number in range(count):
        source, article_id = whole[number % len(whole)], f"{number:05d}"
        chosen = np.sort(chance.permutation(len(source.sentences))[:SENTENCES]).tolist()
        documents.append(
            replace(
                source,
                clean=replace(source.clean, article=Article(article_id, source.raw)),
                sentences=tuple(
                    replace(s, sentence_id=f"{article_id}:{s.start}", article_id=article_id)
                    for s in (source.sentences[n] for n in chosen)
                ),
            )
        )
        own = vectors[source.article_id][chosen]
        found[article_id] = (own + SPREAD * chance.standard_normal(own.shape)).astype(np.float32)
    return documents, found


def _paragraphs(lines: list[str]) -> list[Paragraph]:
    starts = np.cumsum([0, *(len(line) + 1 for line in lines)]).tolist()
    return [Paragraph(start, start + len(line)) for start, line in zip(starts, lines, strict=False)]


def one(folder: Path | None, count: int) -> None:
    """Measure one size; print a row."""
    documents, vectors = articles(pool(folder), count)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    began = time.perf_counter()
    scored = score_stories(documents, vectors)
    middle = time.perf_counter()
    claims, _ = find_claims(scored, [])
    ended = time.perf_counter()
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pairs = sum(len(s.score) for s in scored)
    print(
        f"{count:6} articles {len(scored):5} stories {pairs:9} pairs {len(claims):6} claims | "
        f"{middle - began:6.1f} s scored {ended - middle:6.1f} s joined | memory {before:5.0f} -> {after:5.0f} MB",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=SIZES)
    parser.add_argument("--folder", type=Path, help="the file of BBC news")
    parser.add_argument("--one", action="store_true", help="run one size in this process")
    options = parser.parse_args()
    if options.one:
        one(options.folder, options.articles[0])
        return
    for count in options.articles:
        command = [sys.executable, "-m", "benchmarks.bench_claims_growth", "--one", "--articles", str(count)]
        subprocess.run(command + (["--folder", str(options.folder)] if options.folder else []), check=True)


if __name__ == "__main__":
    main()
