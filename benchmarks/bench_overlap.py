"""Shared passages planted in other articles: how exactly they are found, what is made up, and how fast.

    python -m benchmarks.bench_overlap PATH... [--speed N]

Each PATH is a folder of .txt files or a .jsonl file whose lines hold `text` and perhaps `class`, such as PolNeAR's
texts (github.com/networkdynamics/PolNeAR) and the BBC news corpus (mlg.ucd.ie/datasets/bbc.html). Nothing of it is
kept.

Planted: three sentences of one article in another one, 0 to 20% of the words dropped, changed or added; F1 of the
characters found in the article they were planted in. Baseline: from the first to the last run of eight equal words.
False alarms: passages between articles of different sources or classes, per 1,000 pairs, by words and by meaning.
`--speed N`: N articles of 400 words, a tenth near-duplicates, beside datasketch's candidates alone if it is installed.
Ends with 1 where a figure is below its floor in tests/quality/floors.toml.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import re
import resource
import sys
import time
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, pairwise
from pathlib import Path

from analysis.language import annotate, encode
from analysis.overlap import Text, compare, find_overlap, shared_text
from analysis.types import Article, CleanArticle, Paragraph

ROOT = Path(__file__).parents[1]

RATES = (0.0, 0.02, 0.05, 0.1, 0.2)
SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+[\"”’']*(?=\s|$)|(?=\n|$)|[.!?])")
MEANING_SAMPLE = 60  # articles compared by meaning: each has to be parsed and encoded


def read(path: Path) -> list[tuple[str, str]]:
    """(kind, text) of each article; the kind tells articles that may share text from those that don't."""
    if path.is_dir():
        return [(path.name, f.read_text("utf-8", errors="replace")) for f in sorted(path.glob("*.txt"))]
    found = {}
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["text"], f"{path.stem} {row.get('class', '')}")
    return [(kind, text) for text, kind in found.items()]


# -- planting --------------------------------------------------------------------------------------------------------


def edited(words: Sequence[str], rate: float, vocabulary: Sequence[str], rng: random.Random) -> list[str]:
    result = []
    for word in words:
        change = rng.choice("dca") if rng.random() < rate else ""
        result += {"": [word], "d": [], "c": [rng.choice(vocabulary)], "a": [word, rng.choice(vocabulary)]}[change]
    return result


def sentences(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in SENTENCE.finditer(text) if len(m.group().split()) > 3]


def plant(texts: Sequence[str], rate: float, rng: random.Random) -> list[tuple[str, str, tuple[int, int]]]:
    """For each text (source, host with a passage of the source planted, range of the passage in the host)."""
    vocabulary = [w for t in texts for w in t.split()]
    made = []
    for n, source in enumerate(texts):
        host = texts[(n + 1) % len(texts)]
        spans, places = sentences(source), sentences(host)
        triples = [i for i in range(len(spans) - 2) if 30 <= len(source[spans[i][0] : spans[i + 2][1]].split()) <= 130]
        if not triples or len(places) < 2:
            continue
        first = rng.choice(triples)
        passage = source[spans[first][0] : spans[first + 2][1]].strip()
        planted = " ".join(edited(passage.split(), rate, vocabulary, rng))
        at = rng.choice(places[1:])[0]
        at += len(host[at:]) - len(host[at:].lstrip())
        made.append((source, f"{host[:at]}{planted} {host[at:]}", (at, at + len(planted))))
    return made


def characters_f1(found: Sequence[tuple[int, int]], wanted: tuple[int, int]) -> float:
    inside = {n for start, end in found for n in range(start, end)}
    right = len(inside & set(range(*wanted)))
    return 2 * right / (len(inside) + wanted[1] - wanted[0])


def text(name: str, raw: str) -> Text:
    return Text(name, raw, ((0, len(raw)),))


def ours(source: str, host: str) -> list[tuple[int, int]]:
    texts = [text("a", source), text("b", host)]
    return [texts[1].characters(*p.right) for pair in shared_text(texts)[1] for p in pair.passages]


def runs_of_eight(source: str, host: str) -> list[tuple[int, int]]:
    words, spans = text("a", source).words, text("b", host).spans
    grams = {tuple(words[i : i + 8]) for i in range(len(words) - 7)}
    other = text("b", host).words
    hits = [i for i in range(len(other) - 7) if tuple(other[i : i + 8]) in grams]
    return [(spans[hits[0]][0], spans[hits[-1] + 7][1])] if hits else []


def planted_figures(texts: Sequence[str]) -> dict[float, float]:
    figures = {}
    for rate in RATES:
        made = plant(texts, rate, random.Random(f"{rate}"))  # noqa: S311  (a reproducible draw)
        mean = {
            f.__name__: sum(characters_f1(f(source, host), span) for source, host, span in made) / len(made)
            for f in (ours, runs_of_eight)
        }
        figures[rate] = mean["ours"]
        print(f"planted, {rate:4.0%} edited: F1 {mean['ours']:.3f}   runs of eight {mean['runs_of_eight']:.3f}")
    return figures


# -- false alarms ----------------------------------------------------------------------------------------------------


def unrelated(kinds: Sequence[str]) -> set[tuple[int, int]]:
    return {(a, b) for a, b in combinations(range(len(kinds)), 2) if kinds[a] != kinds[b]}


def false_alarms(articles: Sequence[tuple[str, str]]) -> float:
    kinds = [k for k, _ in articles]
    pairs = unrelated(kinds)
    _, found = shared_text([text(str(n), t) for n, (_, t) in enumerate(articles)])
    made_up = sum(len(s.passages) for s in found if (s.left, s.right) in pairs)
    rate = 1000 * made_up / len(pairs)
    print(f"passages by words per 1,000 of {len(pairs):,} pairs of unrelated articles: {rate:.3f}")
    return rate


def false_alarms_by_meaning(articles: Sequence[tuple[str, str]]) -> float:
    cleaned = [
        CleanArticle(
            Article(f"{n:04d}", t), None, tuple(Paragraph(m.start(), m.end()) for m in re.finditer(".+", t)), ()
        )
        for n, (_, t) in enumerate(articles)
    ]
    documents = annotate(cleaned)
    vectors = {d.article_id: encode([s.text for s in d.sentences]) for d in documents}
    pairs = unrelated([k for k, _ in articles])
    overlap = find_overlap(compare(documents, vectors))
    wrong = [p for p in overlap.passages if (int(p.left_id), int(p.right_id)) in pairs and p.kind == "reworded"]
    related = [p for p in overlap.pairs if (int(p.left_id), int(p.right_id)) in pairs and p.relation != "none"]
    rate = 1000 * len(wrong) / len(pairs)
    print(f"passages by meaning per 1,000 of {len(pairs):,} pairs of unrelated articles: {rate:.3f}")
    print(f"unrelated articles that are called more than unrelated: {len(related) / len(pairs):.2%}")
    return rate


# -- speed -----------------------------------------------------------------------------------------------------------


def made_up_articles(texts: Sequence[str], count: int, rng: random.Random) -> list[str]:
    """Articles of 400 words, each word drawn among those that follow the word before; a tenth are near-duplicates."""
    after = defaultdict(list)
    words = " ".join(texts).split()
    for one, two in pairwise(words):
        after[one].append(two)
    made, word = [], words[0]
    for _ in range(count - count // 10):
        article = []
        for _ in range(400):
            word = rng.choice(after[word] or words)
            article.append(word)
        made.append(" ".join(article))
    return made + [" ".join(edited(made[n].split(), 0.05, words, rng)) for n in range(count // 10)]


def speed(texts: Sequence[str], count: int) -> None:
    articles = made_up_articles(texts, count, random.Random(5))  # noqa: S311
    began, used = time.perf_counter(), time.process_time()
    _, found = shared_text([text(f"{n:06d}", t) for n, t in enumerate(articles)])
    seconds, processor = time.perf_counter() - began, time.process_time() - used
    copies = {(n, count - count // 10 + n) for n in range(count // 10)}
    recall = len(copies & {(s.left, s.right) for s in found}) / len(copies)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count:,} articles of 400 words: {seconds:.1f} s ({processor:.1f} s of processor time), "
        f"near-duplicates found {recall:.3f}, {len(found):,} pairs with exact spans, {memory:.0f} MB"
    )
    if importlib.util.find_spec("datasketch") is None:
        print("datasketch is not installed: no comparison")
        return
    from datasketch import MinHash, MinHashLSH

    began, used = time.perf_counter(), time.process_time()
    index = MinHashLSH(threshold=0.5, num_perm=128)
    hashes = []
    for article in articles:
        words = article.lower().split()
        one = MinHash(num_perm=128)
        one.update_batch([" ".join(words[i : i + 5]).encode() for i in range(len(words) - 4)])
        hashes.append(one)
    for n, one in enumerate(hashes):
        index.insert(n, one)
    pairs = {(min(n, m), max(n, m)) for n, one in enumerate(hashes) for m in index.query(one) if m != n}
    seconds, processor = time.perf_counter() - began, time.process_time() - used
    recall = len(copies & pairs) / len(copies)
    print(f"datasketch, candidates alone: {seconds:.1f} s ({processor:.1f} s), near-duplicates found {recall:.3f}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--speed", type=int, metavar="N", help="time N made-up articles too")
    options = parser.parse_args()
    articles = [a for path in options.paths for a in read(path)]
    random.Random(1).shuffle(articles)  # noqa: S311
    floors = tomllib.loads((ROOT / "tests" / "quality" / "floors.toml").read_text("utf-8"))["overlap"]
    figures = planted_figures([t for _, t in articles[:300]])
    alarms = max(false_alarms(articles), false_alarms_by_meaning(articles[:MEANING_SAMPLE]))
    if options.speed:
        speed([t for _, t in articles], options.speed)
    held = (
        min(figures[0.0], figures[0.02], figures[0.05]) >= floors["planted_f1_to_5_percent"]
        and figures[0.1] >= floors["planted_f1_at_10_percent"]
        and figures[0.2] >= floors["planted_f1_at_20_percent"]
        and alarms <= floors["false_alarms_per_1000_pairs"]
    )
    print("floors held" if held else "BELOW THE FLOORS")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
