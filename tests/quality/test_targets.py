"""Where the shipped story speaks of its targets and what it calls them, against one coder's reading."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.quality.agreement import f1, matched

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))["targets"]
CODED = [json.loads(line) for line in (HERE / "gold" / "sentences.jsonl").read_text("utf-8").splitlines()]
LABELS = json.loads((HERE / "gold" / "labels.json").read_text("utf-8"))


@pytest.mark.parametrize("target", ["bases", "leadership"])
def test_sentences_that_speak_of_a_target(analysis_result, target, record_property):
    place = {(s.article_id[:3], s.text): s for s in analysis_result.sentences}
    starts = [(m.article_id, m.start) for m in analysis_result.target_mentions if m.target_id == target]
    hits = made_up = missed = 0
    for row in CODED:
        if row[target] == "unclear":
            continue
        sentence = place[row["article"], row["text"]]
        found = any(a == sentence.article_id and sentence.start <= s < sentence.end for a, s in starts)
        hits += found and row[target] is not None
        made_up += found and row[target] is None
        missed += not found and row[target] is not None
    figure = f1(hits, made_up, missed)
    record_property("f1", figure)
    assert figure >= FLOORS[f"sentence_f1_{target}"]


def test_what_the_articles_call_the_targets(analysis_result, record_property):
    found = coded = extra = offered = 0
    for target, articles in LABELS.items():
        for article, wanted in articles.items():
            labels = {
                m.label.lower()
                for m in analysis_result.target_mentions
                if m.target_id == target and m.article_id.startswith(article) and m.label
            }
            found += matched(wanted, labels)
            coded += len(wanted)
            extra += len(labels) - matched(labels, wanted)
            offered += len(labels)
    record_property("found", found / coded)
    record_property("made_up", extra / offered)
    assert found / coded >= FLOORS["labels_found"]
    assert extra / offered <= FLOORS["labels_made_up"]
