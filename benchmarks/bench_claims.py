"""Claims beside plain cosine and TF-IDF: made-up stories, and MEANTIME's event chains.

    python -m benchmarks.bench_claims [MEANTIME]

Without arguments: the made-up stories of tests/quality/gold (ranked pairs, and what the claims join).
MEANTIME is a folder with the English part of MEANTIME (Minard et al. 2016) as `meantime.conll` and
`event_mentions.json`; two sentences of different articles of one theme that share an event chain are a pair to find.
Ends with 1 where a figure is below its floor in tests/quality/floors.toml.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from analysis.claims import find_claims, score_stories, together
from analysis.language import annotate, encode
from analysis.types import Article, CleanArticle, Document, Paragraph
from tests.quality.ranking import (
    MADE_UP,
    Pair,
    Ranking,
    across,
    baselines,
    joined,
    made_up_story,
    pair,
    precision_recall_f1,
    ranking,
)

ROOT = Path(__file__).parents[1]

FLOORS = tomllib.loads((ROOT / "tests" / "quality" / "floors.toml").read_text("utf-8"))["claims"]


def compare(documents: list[Document], wanted: set[Pair]) -> tuple[dict[str, Ranking], set[Pair]]:
    vectors = {d.article_id: encode([s.text for s in d.sentences]) for d in documents}
    scored = together(score_stories(documents, vectors))
    pairs, scores = across(scored)
    figures = {"claims": ranking(pairs, scores, wanted)}
    everything, plain = baselines(documents, vectors)
    for name, other in plain.items():
        figures[name] = ranking(everything, other, wanted)
    return figures, joined(find_claims(score_stories(documents, vectors), [])[1])


def show(title: str, figures: dict[str, Ranking]) -> None:
    print(title)
    for name, figure in figures.items():
        print(f"    {name:8} {figure}")


def made_up() -> bool:
    precisions, f1s, best = [], [], []
    for file in sorted(MADE_UP.glob("*.txt")):
        documents, wanted = made_up_story(file)
        figures, found = compare(documents, wanted)
        precision, recall, f1 = precision_recall_f1(found, wanted)
        show(file.stem, figures)
        print(f"    joined   precision {precision:.2f}, recall {recall:.2f}, F1 {f1:.2f}")
        precisions.append(precision)
        f1s.append(f1)
        best.append((figures["claims"].best_f1, figures["TF-IDF"].best_f1))
    ours, theirs = np.mean(best, axis=0)
    print(f"mean: joined precision {np.mean(precisions):.2f}, F1 {np.mean(f1s):.2f}", end="; ")
    print(f"best F1 of pairs {ours:.2f} beside {theirs:.2f} by TF-IDF ({ours / theirs:.2f} times)")
    return bool(
        np.mean(precisions) >= FLOORS["made_up_joined_precision"] and np.mean(f1s) >= FLOORS["made_up_joined_f1"]
    )


# -- MEANTIME --------------------------------------------------------------------------------------------------------


def read_meantime(folder: Path) -> Iterator[tuple[str, list[Document], set[Pair]]]:
    """Per theme its documents and the pairs of sentences that share an event chain."""
    words: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in (folder / "meantime.conll").read_text("utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) >= 5:
            words[columns[0]][int(columns[1])].append(columns[3])
    chains = defaultdict(set)
    for mention in json.loads((folder / "event_mentions.json").read_text("utf-8")):
        # The prefixes tell whether a chain goes on within or across articles; the number is the chain's.
        number = re.sub(r"^(cross_|intra_)+", "", mention["coref_chain"])
        chains[number].add((mention["conll_doc_key"], mention["sent_id"]))
    themes = sorted({article_id.split("/")[0] for article_id in words})
    for theme in themes:
        cleaned, ids = [], {}
        for article_id in sorted(a for a in words if a.startswith(f"{theme}/")):
            raw, paragraphs = "", []
            for number, tokens in sorted(words[article_id].items()):
                text = re.sub(r" ([.,;:!?%)\]]|'s|n't)", r"\1", " ".join(tokens))
                ids[article_id, number] = f"{article_id}:{len(raw)}"
                paragraphs.append(Paragraph(len(raw), len(raw) + len(text)))
                raw += text + "\n"
            cleaned.append(CleanArticle(Article(article_id, raw), None, tuple(paragraphs), ()))
        wanted = {
            pair(ids[a], ids[b])
            for places in chains.values()
            for a in places
            for b in places
            if a[0] < b[0] and a in ids
        }
        if wanted:
            yield theme, annotate(cleaned), wanted


def meantime(folder: Path) -> bool:
    precisions, sizes = [], []
    for theme, documents, wanted in read_meantime(folder):
        figures, _ = compare(documents, wanted)
        show(f"{theme}, {len(wanted)} pairs", figures)
        precisions.append([figures[name].average_precision for name in ("claims", "cosine", "TF-IDF")])
        sizes.append(len(wanted))
    ours, *theirs = np.average(precisions, axis=0, weights=sizes)
    ratio = ours / max(theirs)
    print(f"average precision over the themes by pairs: {ours:.3f}, {ratio:.2f} times the better of cosine and TF-IDF")
    return bool(ratio >= FLOORS["meantime_over_best_baseline"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("meantime", nargs="?", type=Path)
    options = parser.parse_args()
    held = made_up()
    if options.meantime:
        held &= meantime(options.meantime)
    print("floors held" if held else "BELOW THE FLOORS")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
