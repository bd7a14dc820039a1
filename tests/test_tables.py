import io
import json
import re
from pathlib import Path

import pandas as pd
import pytest

from analysis.errors import AnalysisError
from analysis.tables import tables, write_tables

ROOT = Path(__file__).parents[1]
CONTRACT = {
    "articles": "article_id title outlet published url upstream words sentences group_id",
    "removed": "article_id start end reason text",
    "sentences": "sentence_id article_id paragraph start end text is_title",
    "mentions": "article_id start end text kind form entity_id",
    "entities": "entity_id name kind aliases articles mentions",
    "attributions": "article_id start end speaker_start speaker_end speaker entity_id cue manner anonymous",
    "voices": "sentence_id start end voice speaker",
    "topics": "topic_id label terms stability",
    "topic_shares": "article_id topic_id share low high passages",
    "keyness": "article_id term count others effect low high articles",
    "overlap": "left_id right_id verbatim reworded similarity relation",
    "passages": "left_id left_start left_end right_id right_start right_end kind score",
    "claims": "claim_id text articles sentences",
    "claim_sentences": "claim_id sentence_id article_id score",
    "conflicts": "claim_id unit article_id sentence_id start end text",
    "sources": "article_id source kind via times",
    "target_mentions": "article_id target_id start end text label head modifiers role verb voice",
    "tone": "article_id target_id sentence_id unfavourable neutral favourable tone voice",
    "frames": "sentence_id article_id frame_id score because targets",
    "article_frames": "article_id frame_id share score present",
    "framing": "article_id target_id measure value low high n voice",
}


def test_the_columns_are_those_of_the_contract(analysis_result):
    found = tables(analysis_result)
    for name, columns in CONTRACT.items():
        assert [c for c in found[name].columns if c in columns.split()] == columns.split(), name


def test_lists_are_json_and_enums_their_values(analysis_result):
    found = tables(analysis_result)
    assert all(isinstance(json.loads(cell), list) for cell in found["entities"]["aliases"])
    assert set(found["voices"]["voice"]) <= {"author", "direct", "indirect"}
    assert found["articles"]["sentences"].sum() == len(analysis_result.sentences)


def test_files_hold_the_tables_and_two_runs_the_same_bytes(analysis_result, tmp_path):
    first = write_tables(analysis_result, tmp_path / "one", ("csv", "parquet"))
    second = write_tables(analysis_result, tmp_path / "two", ("csv", "parquet"))
    assert [f.name for f in first] == [f.name for f in second]
    assert all(a.read_bytes() == b.read_bytes() for a, b in zip(first, second, strict=True))
    sentences = pd.read_csv(tmp_path / "one" / "sentences.csv")
    assert list(sentences["text"]) == [s.text for s in analysis_result.sentences]
    assert list(pd.read_parquet(tmp_path / "one" / "sentences.parquet")["text"]) == list(sentences["text"])
    about = json.loads((tmp_path / "one" / "analysis.json").read_text("utf-8"))
    assert set(about) == {"version", "title", "parameters", "seed", "inputs", "warnings"}
    assert len(about["inputs"]) == 5


def test_missing_is_empty_in_csv(analysis_result):
    text = tables(analysis_result)["articles"].to_csv(index=False)
    assert list(csv_cells(text, "outlet")) == [""] * 5


def csv_cells(text: str, column: str):
    return pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)[column]


def test_a_folder_that_cannot_be_made_is_said(analysis_result, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(AnalysisError, match="cannot be written"):
        write_tables(analysis_result, tmp_path / "file" / "out")


def test_every_column_is_documented(analysis_result):
    text = (ROOT / "docs" / "tables.md").read_text("utf-8")
    sections = {part.split("\n", 1)[0]: part for part in text.split("\n## ")[1:]}
    for name, frame in tables(analysis_result).items():
        missing = [c for c in frame.columns if not re.search(rf"\b{c}\b", sections[name])]
        assert not missing, (name, missing)
