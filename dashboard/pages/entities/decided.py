"""What was put right, each to be undone in one click; and the study file, to take along and to load."""

from __future__ import annotations

import streamlit as st

from analysis.errors import AnalysisError, StudyError
from analysis.study import apply_study_toml
from dashboard import corrections, export, parts
from dashboard.frame import Frame
from dashboard.pages import put_right
from dashboard.pages.entities import taking
from dashboard.words import count

_ROUND = "put_right_round"  # a new number empties the file chooser, which nothing else can


def show(frame: Frame) -> None:
    """Draw the list, the newest first."""
    put_right.listing(
        corrections.corrections(frame.study, frame.analysis),
        "Nothing so far. All you decide is listed here, can be undone, and holds on every page of Parallax.",
        lambda correction: taking.undo(frame, correction),
    )


def take_along(frame: Frame) -> None:
    """The study file: title, targets, codebook and corrections, without the articles."""
    parts.section(
        "Keep it",
        "The study file holds what you decided, not the articles. Load it again where the same articles are loaded.",
    )
    export.study_file(frame.study, "put_right_toml")
    number = st.session_state.get(_ROUND, 0)
    file = st.file_uploader("Load a study file", type="toml", key=f"put_right_file_{number}")
    if file is None:
        return
    try:
        made = apply_study_toml(frame.study, _text(file.getvalue(), file.name), file.name)
    except AnalysisError as error:
        parts.problem(error)
        return
    words = f"“{made.title}”: {count(len(made.decisions), 'correction')}, {count(len(made.targets), 'target')}, "
    words += f"{count(len(made.codebook), 'frame')}. It takes the place of what this study has of these."
    parts.notice(words)

    def load() -> None:
        st.session_state[_ROUND] = number + 1
        taking.replace_with(frame, made, f"Loaded {file.name}.")

    st.button("Use it with these articles", key="put_right_load", type="primary", on_click=load)


def _text(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StudyError(f"{name} is not UTF-8 text.", "Save it as UTF-8.") from None
