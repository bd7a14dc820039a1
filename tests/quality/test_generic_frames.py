"""The fourteen generic frames on invented articles that chose neither words nor thresholds, beside two baselines."""

import json
import tomllib
from pathlib import Path

import pytest

from analysis.framing.frames import score_frames
from analysis.language import annotate, encode
from analysis.study import read_codebook
from analysis.types import Article, CleanArticle, Paragraph

HERE = Path(__file__).parent
FLOOR = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))["framing"]["generic_macro_f1"]
ARTICLES = json.loads((HERE / "frame_articles.json").read_text("utf-8"))["articles"]
HELD = [a for a in ARTICLES if a["part"] == "held"]
CODEBOOK = read_codebook(HERE.parents[1] / "data" / "codebooks" / "generic-news-frames.toml")
FRAMES = [f.frame_id for f in CODEBOOK if f.frame_id != "other"]


def article(item):
    paragraphs, at = [], 0
    for n, line in enumerate([item["title"], *item["text"].split("\n")]):
        paragraphs.append(Paragraph(at, at + len(line), is_title=n == 0))
        at += len(line) + 1
    return CleanArticle(Article(item["id"], item["title"] + "\n" + item["text"]), item["title"], tuple(paragraphs), ())


def macro_f1(guess):
    """Mean over the frames of F1 over the held articles; `guess(article, frame)` says whether it is present."""
    scores = []
    for frame in FRAMES:
        hits = sum(frame in a["frames"] and guess(a, frame) for a in HELD)
        both = sum((frame in a["frames"]) + guess(a, frame) for a in HELD)
        scores.append(2 * hits / max(1, both))
    return sum(scores) / len(FRAMES)


@pytest.fixture(scope="module")
def present():
    documents = annotate([article(a) for a in HELD])
    vectors = {d.article_id: encode([s.text for s in d.sentences]) for d in documents}
    _, found = score_frames(documents, CODEBOOK, vectors, [])
    return {(row.article_id, row.frame_id) for row in found if row.present}


def test_fourteen_frames_on_articles_kept_back(present, record_property):
    commonest = sorted(FRAMES, key=lambda f: -sum(f in a["frames"] for a in HELD))[:5]
    figures = {
        "macro_f1": macro_f1(lambda a, f: (a["id"], f) in present),
        "five_commonest": macro_f1(lambda a, f: f in commonest),
        "all_always": macro_f1(lambda a, f: True),
    }
    for name, figure in figures.items():
        record_property(name, figure)
    assert figures["macro_f1"] >= FLOOR
    assert figures["macro_f1"] >= figures["all_always"] + 0.2


def test_an_article_has_a_few_frames_and_not_all(present):
    each = len([1 for _, f in present if f != "other"]) / len(HELD)
    coded = sum(len(a["frames"]) for a in HELD) / len(HELD)
    assert abs(each - coded) < 1.5


def test_every_frame_is_coded_in_both_halves_and_no_article_without():
    for part in ("tuning", "held"):
        own = [a for a in ARTICLES if a["part"] == part]
        assert {f for a in own for f in a["frames"]} == set(FRAMES)
        assert all(1 <= len(a["frames"]) <= 4 for a in own)
