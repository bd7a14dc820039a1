"""Attributed speech on PolNeAR: how much of it is found, beside a plain baseline in the same run.

    python -m benchmarks.bench_voices PATH [--every N --offset K]

PATH is a folder of PolNeAR (Newell et al. 2018, github.com/networkdynamics/PolNeAR) with `text/*.txt` and
`attributions/*.ann` (brat); of several annotations of a text the first by name counts. Nothing of it is kept.

Content: token precision, recall and F1; a token counts as attributed when it stands in any attribution's content.
Sources: the share of the gold attributions with a source for which a predicted attribution that overlaps the content
has a speaker that overlaps the source's head. Baseline: verb of saying, its subject, its clause.
Ends with 1 where a figure is below its floor in tests/quality/floors.toml.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from analysis.cleaning import clean
from analysis.language import annotate
from analysis.types import Article, Attribution, Document
from analysis.voices import find_attributions

ROOT = Path(__file__).parents[1]

SAYING = {"say", "tell", "add", "note", "claim", "argue", "state", "report", "announce", "explain", "insist", "write"}
WORD = re.compile(r"\w+")
Spans = list[tuple[int, int]]


@dataclass
class Gold:
    """One attribution as annotated: character spans of its parts."""

    source: Spans = field(default_factory=list)
    cue: Spans = field(default_factory=list)
    content: Spans = field(default_factory=list)


@dataclass(frozen=True)
class Found:
    """One attribution as predicted: content span and speaker span."""

    start: int
    end: int
    speaker: tuple[int, int] | None


def read_gold(file: Path) -> list[Gold]:
    spans: dict[str, Spans] = {}
    found = []
    for line in file.read_text("utf-8").splitlines():
        parts = line.split("\t")
        if line.startswith("T"):
            _, _, places = parts[1].partition(" ")
            spans[parts[0]] = [(int(a), int(b)) for a, b in (p.split() for p in places.split(";"))]
        elif line.startswith("E"):
            gold = Gold()
            for argument in parts[1].split()[1:]:
                role, _, name = argument.partition(":")
                getattr(gold, re.sub(r"\d", "", role).lower(), []).extend(spans.get(name, []))
            found.append(gold)
    return found


def baseline(document: Document) -> list[Found]:
    """A verb of saying with a subject and a clause, as parsed."""
    found = []
    for token in document.tokens:
        if token.lemma not in SAYING or not token.tag.startswith("VB"):
            continue
        children = [document.tokens[c] for c in document.children[token.i]]
        subject = next((c for c in children if c.dep == "nsubj"), None)
        for clause in (c for c in children if c.dep == "ccomp"):
            if subject is None:
                continue
            own = document.subtree(subject.i)
            speaker = (document.tokens[own[0]].start, document.tokens[own[-1]].end)
            inside = [document.tokens[i] for i in document.subtree(clause.i) if i not in own]
            found.append(Found(inside[0].start, inside[-1].end, speaker))
    return found


def predicted(rows: Iterable[Attribution]) -> list[Found]:
    return [
        Found(a.start, a.end, None if a.speaker_start is None else (a.speaker_start, a.speaker_end or a.speaker_start))
        for a in rows
    ]


def attributed(raw: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    """The starts of the words that any of the spans holds."""
    return {m.start() + s for s, e in spans for m in WORD.finditer(raw[s:e])}


def head_span(document: Document, source: Spans) -> tuple[int, int] | None:
    """The source's head: its token that hangs from outside it."""
    tokens = [
        t for t in document.tokens if any(s <= t.start < e for s, e in source) and t.pos not in {"PUNCT", "SPACE"}
    ]
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if (t.head not in inside or t.head == t.i) and t.pos != "DET"]
    head = (tops or tokens or [None])[0]
    return None if head is None else (head.start, head.end)


def score(
    documents: Sequence[Document], gold: dict[str, list[Gold]], found: dict[str, list[Found]]
) -> dict[str, float]:
    hit = extra = missed = sources = sources_found = 0
    for document in documents:
        rows = found[document.article_id]
        wanted = attributed(document.raw, (s for g in gold[document.article_id] for s in g.content))
        given = attributed(document.raw, ((f.start, f.end) for f in rows))
        hit, extra, missed = hit + len(wanted & given), extra + len(given - wanted), missed + len(wanted - given)
        for g in gold[document.article_id]:
            head = head_span(document, g.source) if g.source else None
            if head is None:
                continue
            sources += 1
            sources_found += any(
                f.speaker is not None
                and f.speaker[0] < head[1]
                and head[0] < f.speaker[1]
                and any(f.start < e and s < f.end for s, e in g.content)
                for f in rows
            )
    precision, recall = hit / max(hit + extra, 1), hit / max(hit + missed, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {
        "precision": precision,
        "recall": recall,
        "content_f1": f1,
        "sources_found": sources_found / max(sources, 1),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--every", type=int, default=1, help="only each Nth article by name")
    parser.add_argument("--offset", type=int, default=0, help="beginning with the Kth")
    arguments = parser.parse_args()
    texts = sorted((arguments.path / "text").glob("*.txt"))[arguments.offset :: arguments.every]
    if not texts:
        print(f"No texts in {arguments.path / 'text'}.", file=sys.stderr)
        return 2
    notes = sorted((arguments.path / "attributions").glob("*.ann"))
    gold = {t.stem: read_gold(next(n for n in notes if n.name.startswith(t.stem))) for t in texts}
    documents = annotate(clean([Article(t.stem, t.read_text("utf-8")) for t in texts]))
    begun = time.perf_counter()
    rows = find_attributions(documents, [])
    seconds = time.perf_counter() - begun
    ours: dict[str, list[Found]] = defaultdict(list)
    for row in rows:
        ours[row.article_id].extend(predicted([row]))
    plain = score(documents, gold, {d.article_id: baseline(d) for d in documents})
    full = score(documents, gold, ours)
    words = sum(d.words for d in documents)
    print(f"{len(documents)} articles, {words} words, {sum(map(len, gold.values()))} attributions")
    print(f"{'':16}{'baseline':>10}{'voices':>10}")
    for name, value in full.items():
        print(f"{name:16}{plain[name]:10.3f}{value:10.3f}")
    print(f"{words / seconds:,.0f} words a second after the parse")
    floors = tomllib.loads((ROOT / "tests" / "quality" / "floors.toml").read_text("utf-8"))["voices"]
    low = [n for n in ("content_f1", "sources_found") if full[n] < floors[f"polnear_{n}"]]
    for name in low:
        print(f"{name} is below its floor {floors[f'polnear_{name}']}.", file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
