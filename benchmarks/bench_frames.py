"""Frames on news that nobody tuned them on: `python -m benchmarks.bench_frames NARRATIVE_FRAMES [--articles N]`.

The folder is that of the narrative frames of Frermann, Li, Khanehzar & Mikolajczak (2023), 428 articles on climate
change, each coded for five frames (arXiv:2306.02052: articles_metadata.tsv). Prints F1 for each frame and their mean,
zero-shot with data/codebooks/narrative-frames.toml, beside two baselines: every frame always present, and the frames
that most articles have. Ends 1 below the floor in tests/quality/floors.toml.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from analysis.framing.frames import score_frames
from analysis.language import annotate, encode
from analysis.study import read_codebook
from analysis.types import Article, CleanArticle, Document, Paragraph

ROOT = Path(__file__).parents[1]

COLUMNS = {"conflict": "CO", "human-interest": "HI", "economic": "EC", "morality": "MO", "resolution": "RE"}
CODEBOOK = ROOT / "data" / "codebooks" / "narrative-frames.toml"


def documents(rows: Sequence[dict[str, str]]) -> list[Document]:
    articles = []
    for row in rows:
        text, paragraphs, at = row["text"].replace('""', '"'), [], 0
        for line in text.split("\n"):
            if line.strip():
                paragraphs.append(Paragraph(at, at + len(line)))
            at += len(line) + 1
        articles.append(CleanArticle(Article(f"{int(row['ID']):04d}", text), None, tuple(paragraphs), ()))
    return annotate(articles)


def f1(gold: Sequence[bool], guess: Sequence[bool]) -> float:
    hits = sum(a and b for a, b in zip(gold, guess, strict=True))
    return 2 * hits / max(1, sum(gold) + sum(guess))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=428, help="take the first so many articles")
    arguments = parser.parse_args()
    csv.field_size_limit(10**9)
    with (arguments.folder / "articles_metadata.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[: arguments.articles]
    docs = documents(rows)
    vectors = {d.article_id: encode([s.text for s in d.sentences]) for d in docs}
    _, found = score_frames(docs, read_codebook(CODEBOOK), vectors, [])
    present = {(a.article_id, a.frame_id): bool(a.present) for a in found}
    scores, always, commonest = [], [], []
    for frame, column in COLUMNS.items():
        gold = [row[column] == "True" for row in rows]
        guess = [present[f"{int(row['ID']):04d}", frame] for row in rows]
        scores.append(f1(gold, guess))
        always.append(f1(gold, [True] * len(gold)))
        commonest.append(always[-1] if 2 * sum(gold) > len(gold) else 0.0)
        print(f"{frame:15} coded {sum(gold):4d}  found {sum(guess):4d}  F1 {scores[-1]:.3f}  always {always[-1]:.3f}")
    macro = sum(scores) / len(scores)
    print(f"macro-F1 {macro:.3f}; every frame always {sum(always) / 5:.3f}; the commonest {sum(commonest) / 5:.3f}")
    floor = tomllib.loads((ROOT / "tests/quality/floors.toml").read_text("utf-8"))["framing"]["narrative_macro_f1"]
    return int(macro < floor)


if __name__ == "__main__":
    sys.exit(main())
