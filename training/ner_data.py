"""Sentences for training the name tagger: the Groningen Meaning Bank's tags, tidied to the project's own conventions.

The bank's person spans carry titles ("President Bush"), its `gpe` mixes countries with demonyms, and its spans were
made by machine and then corrected by people. Here titles and articles leave the spans, demonyms get a label of their
own, and a country is a place.
"""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from analysis.language import pipeline
from analysis.names.tables import demonyms, places, titles
from analysis.tagging import hint

KINDS = {"per": "PER", "geo": "LOC", "gpe": "LOC", "org": "ORG", "art": "OTH", "eve": "OTH", "nat": "OTH"}


@dataclass(frozen=True, slots=True)
class Tagged:
    """One sentence: its words and a label for each (`O`, or `B-`/`I-` and PER, LOC, ORG, DEM, OTH)."""

    words: tuple[str, ...]
    labels: tuple[str, ...]


def read_gmb(archive: Path) -> list[Tagged]:
    """Read `ner_dataset.csv.zip` (latin-1; a filled first column starts a sentence)."""
    with zipfile.ZipFile(archive) as opened:
        text = opened.read(opened.namelist()[0]).decode("latin-1")
    sentences: list[tuple[list[str], list[str]]] = []
    for row in csv.reader(io.StringIO(text)):
        if len(row) < 4 or row[0] == "Sentence #":
            continue
        if row[0]:
            sentences.append(([], []))
        if row[1].strip():
            sentences[-1][0].append(row[1])
            sentences[-1][1].append(row[3])
    return [_tidy(words, tags) for words, tags in sentences if words]


def _tidy(words: list[str], tags: list[str]) -> Tagged:
    labels = ["O"] * len(words)
    for first, last, kind in spans(tags):
        if kind not in KINDS:
            continue
        while first < last and (words[first].lower() == "the" or (kind == "per" and is_title(words[first]))):
            first += 1
        if first == last:
            continue
        text = " ".join(words[first:last])
        label = KINDS[kind]
        if text.casefold() in demonyms():
            label = "DEM"
        elif text.casefold() in places():
            label = "LOC"
        labels[first:last] = [f"B-{label}"] + [f"I-{label}"] * (last - first - 1)
    return Tagged(tuple(words), tuple(labels))


def is_title(word: str) -> bool:
    """Whether a word is a title or an office before a person's name."""
    return word.rstrip(".").casefold() in titles()


def spans(tags: list[str]) -> list[tuple[int, int, str]]:
    """The `(first, last, kind)` spans of BIO tags; an I without its B starts a span."""
    found: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        mark, _, kind = tag.partition("-")
        if mark == "I" and found and found[-1][1] == i and found[-1][2] == kind:
            found[-1] = (found[-1][0], i + 1, kind)
        elif mark in {"B", "I"}:
            found.append((i, i + 1, kind))
    return found


def main(archive: Path, out: Path) -> None:
    """Write one JSON line a sentence: words, labels and the numbers of spaCy's own tags (`hints`)."""
    from spacy.tokens import Doc

    language = pipeline()
    sentences = read_gmb(archive)
    parts = [name for name in language.pipe_names if name != "ner"]
    with language.select_pipes(disable=parts), out.open("w", encoding="utf-8") as file:
        docs = language.pipe((Doc(language.vocab, list(s.words)) for s in sentences), batch_size=256)
        for sentence, doc in zip(sentences, docs, strict=True):
            hints = [hint(token.ent_type_, token.ent_iob_ == "B") for token in doc]
            file.write(json.dumps({"words": sentence.words, "labels": sentence.labels, "hints": hints}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
