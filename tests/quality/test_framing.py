"""Tone and frames of the shipped story against one coder's reading: judgement, so agreement is what counts."""

import json
import tomllib
from pathlib import Path

from analysis.types import Tone
from tests.quality.agreement import krippendorff_alpha

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))["framing"]
CODED = [json.loads(line) for line in (HERE / "gold" / "sentences.jsonl").read_text("utf-8").splitlines()]


def test_tone_agrees_with_the_coder_where_a_call_is_made(analysis_result, record_property):
    texts = {s.sentence_id: (s.article_id[:3], s.text) for s in analysis_result.sentences}
    coded = {(row["article"], row["text"]): row for row in CODED}
    pairs = [
        (coded[texts[row.sentence_id]][row.target_id], row.tone.value)
        for row in analysis_result.tone
        if row.tone is not Tone.UNSURE and texts[row.sentence_id] in coded
    ]
    pairs = [(a, b) for a, b in pairs if a not in (None, "unclear")]
    figure = krippendorff_alpha(pairs)
    record_property("alpha", figure)
    assert figure >= FLOORS["tone_alpha"]


def test_frames_agree_with_the_coder(analysis_result, record_property):
    sentences = {(s.article_id[:3], s.text): s.sentence_id for s in analysis_result.sentences}
    found = {(row.sentence_id, row.frame_id) for row in analysis_result.frames}
    pairs = [
        (str(frame.frame_id in row["frames"]), str((sentences[row["article"], row["text"]], frame.frame_id) in found))
        for row in CODED
        for frame in analysis_result.codebook
    ]
    figure = krippendorff_alpha(pairs)
    record_property("alpha", figure)
    assert figure >= FLOORS["frames_alpha"]
