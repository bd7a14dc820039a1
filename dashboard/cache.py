"""The only caching: studies, their analyses and tables, each bounded and keyed by what it depends on.

Everything here is shared by all visitors of a server. An analysis is done once per fingerprint of its study.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

import settings
from analysis.study import FILE_NAME, Study, load_study
from analysis.types import Analysis
from dashboard import figures
from dashboard.work import Recent, Run, Slot

if TYPE_CHECKING:
    import pandas as pd

    from analysis.decisions import Decision
    from analysis.review import Pair
    from analysis.targets.proposals import Proposal
    from analysis.types import Document
    from studies import Kept
    from studies.results import Results
    from studies.store import Store

SHIPPED = Path(__file__).resolve().parent.parent / "data"
_KEPT_STUDIES = 32
_KEPT_ANALYSES = 8


@dataclass(frozen=True, slots=True)
class Opened:
    """A study as it was found: at a key, or shipped (then `kept` is None). `fingerprint` is the study's."""

    key: str
    study: Study
    fingerprint: str
    kept: Kept | None = None

    @property
    def may_edit(self) -> bool:
        """Whether a change goes into this study; where not, it makes a copy."""
        return self.kept is not None and self.kept.may_edit

    @property
    def is_snapshot(self) -> bool:
        """Whether the study and its results stand as they were."""
        return self.kept is not None and self.kept.version is not None


@st.cache_resource(max_entries=1, show_spinner=False)
def store() -> Store:
    """Where studies are kept. Raises `StudyError` where the database cannot be opened."""
    import studies  # brings the database's library along: late

    return studies.open_store()


@st.cache_resource(max_entries=1, show_spinner=False)
def results() -> Results:
    """The results on disk, of `PARALLAX_CACHE_MB` megabytes at most."""
    from studies.results import Results

    return Results(settings.HOME.value / "results", settings.CACHE_MB.value * 1_000_000)


def opened(key: str) -> Opened | None:
    """The study at a key or with a shipped id, None where there is none (any more).

    Raises `AnalysisError` for a broken study.toml, or where the database cannot be asked.
    """
    if key in (folders := shipped_studies()):
        folder = Path(folders[key])
        study, fingerprint = _load(str(folder), max(f.stat().st_mtime for f in [folder, *folder.iterdir()]))
        return Opened(key, study, fingerprint)
    from studies import LinkNotFoundError

    try:
        kept = store().load(key)
    except LinkNotFoundError:
        return None
    return Opened(key, kept.study, kept.fingerprint, kept)


def study(key: str) -> Study | None:
    """The study at a key or with a shipped id, None where there is none (any more). Raises as `opened`."""
    found = opened(key)
    return found.study if found else None


@st.cache_data(max_entries=1)
def shipped_studies() -> dict[str, str]:
    """The folders in data/ that hold a study.toml, by id."""
    return {path.parent.name: str(path.parent) for path in sorted(SHIPPED.glob(f"*/{FILE_NAME}"))}


@st.cache_resource(max_entries=_KEPT_STUDIES)
def _load(folder: str, changed: float) -> tuple[Study, str]:
    found = load_study(folder)
    return found, found.fingerprint


# -- analyses ----------------------------------------------------------------------------------------------------------


@st.cache_resource(max_entries=1, show_spinner=False)
def _slots() -> Recent[Slot]:
    return Recent(Slot)


@st.cache_resource(max_entries=1, show_spinner=False)
def _memos() -> Recent[dict[str, Any]]:
    return Recent(dict)


def slot(fingerprint: str) -> Slot:
    """The place of the analysis of the study with this fingerprint."""
    return _slots()(fingerprint)


def analyse(found: Opened) -> Run:
    """Begin the analysis of a study that is not in its slot, or join the run that is going on."""
    return slot(found.fingerprint).start(found.study, found.fingerprint, _memo(found.study.text_fingerprint), results())


@st.cache_resource(max_entries=_KEPT_ANALYSES, show_spinner=False)
def frozen(key: str) -> tuple[Analysis, dict[str, pd.DataFrame]]:
    """The results that the snapshot at a key holds. Raises `StudyError` where this version cannot read them."""
    from studies.snapshots import load

    return load(store().results(key))


def _memo(text_fingerprint: str) -> dict[str, Any]:
    """What the work on these texts found: studies that differ only in targets, codebook or decisions share it."""
    return _memos()(text_fingerprint)


def forget(fingerprints: list[str]) -> None:
    """Let go of the results of studies that were deleted."""
    results().forget(fingerprints)
    for fingerprint in fingerprints:
        _slots().forget(fingerprint)


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


@st.cache_data(max_entries=_KEPT_ANALYSES * 8)
def label_tones(labels: tuple[str, ...]) -> dict[str, float]:
    """For each label standing alone, the probability that it is favourable less that it is unfavourable."""
    return figures.label_tones(labels)
