"""The only caching: studies, their analyses and tables, each bounded and keyed by what it depends on.

Everything here is shared by all visitors of a server. An analysis is done once per fingerprint of its study.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from analysis.study import FILE_NAME, Study, load_study
from analysis.types import Analysis

if TYPE_CHECKING:
    from analysis.decisions import Decision
    from analysis.review import Pair
    from analysis.targets.proposals import Proposal
    from analysis.types import Document

SHIPPED = Path(__file__).resolve().parent.parent / "data"
_OWN = "own-"  # begins the ids of studies that visitors made; no shipped folder may
_KEPT_STUDIES = 32
_KEPT_VERSIONS = 2000  # of all studies together: a version is one for each decision
_KEPT_ANALYSES = 8


class Slot:
    """Room for one analysis and its tables; whoever holds the lock fills it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.analysis: Analysis | None = None
        self.tables: Mapping[str, pd.DataFrame] = {}

    def fill(self, study: Study, progress: Callable[[str, int, int], None] | None = None) -> None:
        """Analyse the study unless somebody has; raises `AnalysisError` and stays empty where that fails."""
        with self.lock:
            if self.analysis is None:
                from analysis import pipeline  # brings the models' libraries along: late
                from analysis.tables import tables

                analysis = pipeline.analyse(study, progress=progress, memo=_memo(study.text_fingerprint))
                self.tables = tables(analysis)
                self.analysis = analysis


@st.cache_resource(max_entries=_KEPT_ANALYSES)
def _memo(text_fingerprint: str) -> dict[str, Any]:
    """What the work on these texts found: studies that differ only in targets, codebook or decisions share it."""
    return {}


@st.cache_data(max_entries=_KEPT_ANALYSES)
def uncertain(
    fingerprint: str, skipped: tuple[Decision, ...], _analysis: Analysis, _decided: tuple[Decision, ...], limit: int
) -> list[Pair]:
    """The pairs of names to ask about first in the study with this fingerprint, but for those skipped."""
    from analysis.review import uncertain_pairs  # brings the tables of names along: late

    return uncertain_pairs(_analysis.entities, _analysis.mentions, (*_decided, *skipped), limit)


@st.cache_data(max_entries=_KEPT_ANALYSES * 8)
def proposal(fingerprint: str, name: str, _study: Study, _analysis: Analysis) -> Proposal:
    """What may stand for a target of this name in the study with this fingerprint."""
    from analysis.targets.proposals import propose

    documents = _documents(_study, _analysis)
    return propose(name, documents, _analysis.mentions, _analysis.entities, _analysis.voices)


def _documents(study: Study, analysis: Analysis) -> list[Document]:
    """The parsed articles of a study: those that its analysis kept, or parsed anew where they were let go."""
    memo = _memo(study.text_fingerprint)
    if "language" not in memo:
        from analysis.language import annotate

        scored = {s.article_id for s in analysis.sentences}
        memo["language"] = annotate([a for a in analysis.articles if a.article_id in scored])
    found: list[Document] = memo["language"]
    return found


@st.cache_data(max_entries=1)
def shipped_studies() -> dict[str, str]:
    """The folders in data/ that hold a study.toml, by id."""
    return {path.parent.name: str(path.parent) for path in sorted(SHIPPED.glob(f"*/{FILE_NAME}"))}


@st.cache_resource(max_entries=_KEPT_STUDIES)
def _load(folder: str, changed: float) -> Study:
    return load_study(folder)


@st.cache_resource(max_entries=1)
def _shelf() -> OrderedDict[str, Study]:
    return OrderedDict()


@st.cache_resource(max_entries=_KEPT_ANALYSES)
def slot(fingerprint: str) -> Slot:
    """The place of the analysis of the study with this fingerprint."""
    return Slot()


def study(study_id: str) -> Study | None:
    """A study by its id, None where there is none (any more). Raises `AnalysisError` for a broken study.toml."""
    if study_id in (folders := shipped_studies()):
        folder = Path(folders[study_id])
        return _load(str(folder), max(f.stat().st_mtime for f in [folder, *folder.iterdir()]))
    return _shelf().get(study_id)


@st.cache_data(max_entries=_KEPT_ANALYSES * 8)
def label_tones(labels: tuple[str, ...]) -> dict[str, float]:
    """For each label standing alone, the probability that it is favourable less that it is unfavourable."""
    from analysis.framing.tone import score_texts

    rows = score_texts({"text": f"{label}.", "start": 0, "end": len(label)} for label in labels)
    return {str(r["text"])[:-1]: float(r["favourable"]) - float(r["unfavourable"]) for r in rows}


def keep(made: Study) -> str:
    """Put a visitor's study on the shelf (the oldest fall off) and return its id.

    Versions of one study share their articles, so they are cheap and do not push other visitors' studies off.
    """
    study_id = _OWN + made.fingerprint[:12]
    shelf = _shelf()
    shelf[study_id] = made
    shelf.move_to_end(study_id)
    while len({id(s.articles) for s in shelf.values()}) > _KEPT_STUDIES or len(shelf) > _KEPT_VERSIONS:
        shelf.popitem(last=False)
    return study_id
