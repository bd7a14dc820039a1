"""What was put right, each to be undone in one click; and the study file, to take along and to load."""

from __future__ import annotations

from html import escape

import streamlit as st

from analysis.errors import AnalysisError, StudyError
from analysis.study import apply_study_toml, study_toml
from dashboard import corrections, own, parts
from dashboard.corrections import Correction
from dashboard.frame import Frame
from dashboard.pages.entities import taking
from dashboard.words import count, sentence

_SHOWN = 30
_ROUND = "put_right_round"  # a new number empties the file chooser, which nothing else can


def show(frame: Frame) -> None:
    """Draw the list, the newest first."""
    done = corrections.corrections(frame.study, frame.analysis)
    if not done:
        parts.aside(
            "What you put right",
            "Nothing so far. All you decide is listed here, can be undone, and holds on every page of Parallax.",
        )
        return
    left = sum(c.reason is not None for c in done)
    about = f"{sentence(count(len(done), 'correction'))}, the newest first."
    about += f" {sentence(count(left, 'of them'))} kept, not applied." if left == len(done) == 1 else ""
    about += f" {left} of them kept, not applied." if left and len(done) > 1 else ""
    parts.section("What you put right", about)
    every = st.session_state.get("put_right_every", False)
    with st.container(key="put-right-list", gap="small"):
        for correction in done if every else done[:_SHOWN]:
            _row(frame, correction)
    if len(done) > _SHOWN:
        st.toggle(f"Show all {len(done)}", key="put_right_every")


def _row(frame: Frame, correction: Correction) -> None:
    quiet = escape(f"Kept, not applied: {correction.reason}" if correction.reason else correction.touched)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(width="stretch"):
            st.html(f"<p class='done'>{escape(correction.words)}<br><span class='quiet'>{quiet}</span></p>")
        st.button(
            "Undo",
            key=f"undo_{'_'.join(map(str, correction.positions[:3]))}",
            on_click=taking.undo,
            args=(frame, correction),
            help="Take this back; what builds on it is kept and said.",
            width="content",
        )


def take_along(frame: Frame) -> None:
    """The study file: title, targets, codebook and corrections, without the articles."""
    parts.section(
        "Keep it",
        "The study file holds what you decided, not the articles. Load it again where the same articles are loaded.",
    )
    st.download_button(
        "Download the study file (TOML)",
        data=lambda: study_toml(frame.study).encode(),
        file_name=own.toml_name(frame.study),
        mime="application/toml",
        on_click="ignore",
        key="put_right_toml",
    )
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
