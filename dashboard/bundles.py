"""Opening a study bundle: the study comes in as it went out, and is kept as the visitor's own."""

from __future__ import annotations

import streamlit as st

from analysis.errors import AnalysisError
from analysis.study import Study
from dashboard import parts, state
from dashboard.words import count

_ROUND = "bundle_round"  # a new number empties the file chooser, which nothing else can


def opening() -> None:
    """The place to put a bundle, what is in the one put there, and the way to open it."""
    parts.section(
        "Open a study bundle",
        "A bundle holds a whole study: its articles, targets, codebook and everything that was put right. The menu "
        "Export makes one.",
    )
    number = int(st.session_state.get(_ROUND, 0))
    file = st.file_uploader("Study bundle", type="zip", key=f"bundle_file_{number}")
    if file is None:
        return
    from analysis.bundle import read  # brings the readers along: late

    try:
        study = read(file.getvalue())
    except AnalysisError as error:
        parts.problem(error)
        return
    decided = len(study.decisions) + len(study.recodings)
    said = [count(len(study.articles), "article"), count(len(study.targets), "target")]
    said += [count(len(study.codebook), "frame"), count(decided, "correction")]
    parts.notice(f"“{study.title}”: {', '.join(said)}.")
    st.button("Open this study", key="bundle_open", type="primary", on_click=_open, args=(study, number))


def _open(study: Study, number: int) -> None:
    st.session_state[_ROUND] = number + 1
    state.open_study(study, what="Opened from a bundle")
