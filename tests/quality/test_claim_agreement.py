"""Claims against one coder's reading of the shipped story, and against the labels of made-up ones."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import numpy as np
import pytest

from analysis.claims import find_claims, score_stories, together
from analysis.claims.stories import stories
from analysis.language import encode
from tests.quality.ranking import MADE_UP, across, joined, made_up_story, pair, precision_recall_f1, ranking

HERE = Path(__file__).parent
GOLD = json.loads((HERE / "gold" / "claims.json").read_text("utf-8"))
FLOORS = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))["claims"]


def vectors_of(documents) -> dict[str, np.ndarray]:
    return {d.article_id: encode([s.text for s in d.sentences]) for d in documents}


@pytest.fixture(scope="module")
def wanted(documents) -> set[tuple[str, str]]:
    """The pairs of the reading; it names a sentence by article, line and place in the line."""
    ids = {}
    for document in documents:
        seen: dict[int, int] = {}
        for sentence in document.sentences:
            line = document.raw.count("\n", 0, sentence.start) + 1
            ids[f"{document.article_id[:3]}.{line}.{seen.get(line, 0)}"] = sentence.sentence_id
            seen[line] = seen.get(line, 0) + 1
    return {
        pair(ids[a], ids[b]) for claim in GOLD for a in claim["sentences"] for b in claim["sentences"] if a[:3] < b[:3]
    }


def test_pairs_of_the_story_are_ranked_as_the_coder_reads_them(documents, wanted):
    figures = ranking(*across(together(score_stories(documents, vectors_of(documents)))), wanted)
    print(figures)
    assert figures.best_f1 >= FLOORS["story_best_f1"]
    assert figures.first_20 >= FLOORS["story_right_of_first_20"]


def test_what_the_storys_claims_join_belongs_together(documents, wanted):
    precision, recall, f1 = precision_recall_f1(
        joined(find_claims(score_stories(documents, vectors_of(documents)), [])[1]), wanted
    )
    print(precision, recall, f1)
    assert precision >= FLOORS["story_joined_precision"]


def test_articles_on_two_takeovers_are_two_stories():
    documents, _ = made_up_story(MADE_UP / "deals.txt")
    found = [[d.article_id for d in story] for story in stories(documents, vectors_of(documents))]
    assert found == [list("abcdij"), list("efgh")]


def test_what_the_claims_of_made_up_stories_join_belongs_together():
    figures = []
    for file in sorted(MADE_UP.glob("*.txt")):
        documents, labelled = made_up_story(file)
        rows = find_claims(score_stories(documents, vectors_of(documents)), [])[1]
        figures.append(precision_recall_f1(joined(rows), labelled))
    precision, _, f1 = np.mean(figures, axis=0)
    print(figures)
    assert precision >= FLOORS["made_up_joined_precision"]
    assert f1 >= FLOORS["made_up_joined_f1"]
