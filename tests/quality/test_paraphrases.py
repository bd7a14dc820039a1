"""Reworded sentences: paraphrases written by hand are found, other statements on the same matter are not."""

from __future__ import annotations

import tomllib
from pathlib import Path

from analysis.overlap import compare, find_overlap
from tests.texts import documents_of, vectors_of

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))["overlap"]


def test_paraphrases_are_told_from_sentences_on_the_same_matter():
    rows = [line.split("\t") for line in (HERE / "gold" / "paraphrases.tsv").read_text("utf-8").splitlines()]
    found = {"same": 0, "other": 0}
    for kind, one, two in rows:
        documents = documents_of({"a": one, "b": two})
        found[kind] += len(find_overlap(compare(documents, vectors_of(documents))).passages)
    print(found)
    assert found["same"] >= FLOORS["paraphrases_found"]
    assert found["other"] <= FLOORS["paraphrases_made_up"]
