"""An analysis as the documented tables (docs/tables.md), in memory and as files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import fields
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.claims.conflicts import find_conflicts
from analysis.errors import AnalysisError
from analysis.types import (
    Analysis,
    ArticleFrame,
    ArticlePair,
    Attribution,
    Claim,
    ClaimSentence,
    Entity,
    FrameScore,
    Framing,
    KeyTerm,
    Mention,
    Passage,
    Removed,
    Sentence,
    SourceUse,
    TargetMention,
    ToneScore,
    Topic,
    TopicPassage,
    TopicShare,
    VoiceSpan,
)

if TYPE_CHECKING:
    import pandas as pd

FORMATS = ("csv", "parquet")
DECIMALS = 6  # beyond this, numbers differ between processors
_DTYPES: dict[type, Any] = {
    bool: "boolean",
    int: "Int64",
    float: "float64",
}  # whole numbers and truths stay so beside missing ones
_NOT_IN_TABLE: dict[type, set[str]] = {Sentence: {"first", "last"}}
_CONFLICT_COLUMNS = ("claim_id", "unit", "article_id", "sentence_id", "start", "end", "text")
_ARTICLE_COLUMNS = ("article_id", "title", "outlet", "published", "url", "upstream", "words", "sentences", "group_id")


def _rows(analysis: Analysis) -> dict[str, tuple[type, Iterable[Any], str | None]]:
    """For each table of records: the record, its rows, and the step that makes it (None = always there)."""
    model = analysis.topic_model
    return {
        "removed": (Removed, (r for a in analysis.articles for r in a.removed), None),
        "sentences": (Sentence, analysis.sentences, None),
        "mentions": (Mention, analysis.mentions, "entities"),
        "entities": (Entity, analysis.entities, "entities"),
        "attributions": (Attribution, analysis.attributions, "voices"),
        "voices": (VoiceSpan, analysis.voices, "voices"),
        "topics": (Topic, model.topics, "topics"),
        "topic_shares": (TopicShare, model.shares, "topics"),
        "topic_passages": (TopicPassage, model.passages, "topics"),
        "keyness": (KeyTerm, analysis.keyness, "keyness"),
        "overlap": (ArticlePair, analysis.overlap.pairs, "overlap"),
        "passages": (Passage, analysis.overlap.passages, "overlap"),
        "claims": (Claim, analysis.claims, "claims"),
        "claim_sentences": (ClaimSentence, analysis.claim_sentences, "claims"),
        "sources": (SourceUse, analysis.sources, "sources"),
        "target_mentions": (TargetMention, analysis.target_mentions, "targets"),
        "tone": (ToneScore, analysis.tone, "tone"),
        "frames": (FrameScore, analysis.frames, "frames"),
        "article_frames": (ArticleFrame, analysis.article_frames, "frames"),
        "framing": (Framing, analysis.framing, "framing"),
    }


def tables(analysis: Analysis, only: Collection[str] | None = None) -> dict[str, pd.DataFrame]:
    """Every table as a DataFrame; with `only`, those of these steps beside articles, removed and sentences.

    Lists are JSON texts, enums their values, missing values None (numbers: NaN or <NA>).
    """
    found = {"articles": _articles(analysis)}
    for name, (record, rows, step) in _rows(analysis).items():
        if only is None or step is None or step in only:
            columns = [f.name for f in fields(record) if f.name not in _NOT_IN_TABLE.get(record, set())]
            found[name] = _frame(columns, ([getattr(row, c) for c in columns] for row in rows))
    if only is None or "claims" in only:
        found["conflicts"] = _conflicts(analysis)
    return found


def _articles(analysis: Analysis) -> pd.DataFrame:
    sentences: dict[str, int] = {}
    for sentence in analysis.sentences:
        sentences[sentence.article_id] = sentences.get(sentence.article_id, 0) + 1
    rows = []
    for clean in analysis.articles:
        article, key = clean.article, clean.article_id
        words, count, group = analysis.words.get(key), sentences.get(key), analysis.overlap.groups.get(key)
        known = (article.outlet, article.published, article.url, clean.upstream)
        rows.append([key, clean.title, *known, words, count, group])
    return _frame(_ARTICLE_COLUMNS, rows)


def _conflicts(analysis: Analysis) -> pd.DataFrame:
    sentences = {s.sentence_id: s for s in analysis.sentences}
    rows = [
        [conflict.claim_id, conflict.unit, *(getattr(figure, c) for c in _CONFLICT_COLUMNS[2:])]
        for conflict in find_conflicts(analysis.claim_sentences, sentences, analysis.overlap.groups)
        for figure in conflict.figures
    ]
    return _frame(_CONFLICT_COLUMNS, rows)


def _frame(columns: Collection[str], rows: Iterable[list[Any]]) -> pd.DataFrame:
    import pandas as pd

    frame = pd.DataFrame([[_cell(value) for value in row] for row in rows], columns=list(columns), dtype=object)
    for column in frame:
        kinds = {type(value) for value in frame[column] if value is not None}
        frame[column] = frame[column].astype(_DTYPES.get(kinds.pop() if len(kinds) == 1 else object, "object"))
    return frame


def _cell(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, float):
        return round(value, DECIMALS)
    return value


def write_tables(
    analysis: Analysis, folder: Path, formats: Collection[str] = ("csv",), only: Collection[str] | None = None
) -> list[Path]:
    """Write the tables and analysis.json to a folder (made where missing); the paths written, in order.

    CSV is UTF-8 after RFC 4180 with a header line, empty = None. Raises `AnalysisError` where it cannot be written.
    """
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, frame in tables(analysis, only).items():
            if "csv" in formats:
                written.append(folder / f"{name}.csv")
                written[-1].write_bytes(csv_bytes(frame))
            if "parquet" in formats:
                written.append(folder / f"{name}.parquet")
                frame.to_parquet(written[-1], index=False)
        written.append(folder / "analysis.json")
        written[-1].write_bytes(about_bytes(analysis, only))
    except OSError as error:
        raise AnalysisError(f"{folder} cannot be written ({error.strerror}).", "Choose another folder.") from error
    return written


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """A table as UTF-8 CSV after RFC 4180: every text as it is, a header line, empty = None."""
    return frame.to_csv(index=False, lineterminator="\r\n").encode()


def about_bytes(analysis: Analysis, only: Collection[str] | None = None) -> bytes:
    """The file analysis.json."""
    return (json.dumps(about(analysis, only), ensure_ascii=False, indent=1) + "\n").encode()


def about(analysis: Analysis, only: Collection[str] | None = None) -> dict[str, Any]:
    """What analysis.json holds: version, parameters, seed, input fingerprints, warnings. No clock, no path."""
    from analysis import SEED, __version__

    return {
        "version": __version__,
        "title": analysis.title,
        "parameters": {
            "only": sorted(only) if only is not None else None,
            "targets": [t.target_id for t in analysis.targets],
            "frames": [f.frame_id for f in analysis.codebook],
        },
        "seed": SEED,
        "inputs": {a.article_id: hashlib.sha256(a.raw.encode()).hexdigest() for a in analysis.articles},
        "warnings": list(analysis.warnings),
    }
