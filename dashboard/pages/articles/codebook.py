"""The codebook to read and to edit: what each frame means, which words tell it, and how often it is found."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from html import escape
from pathlib import Path

import streamlit as st

from analysis.errors import AnalysisError
from analysis.study import codebook_from_text, codebook_toml, read_codebook
from analysis.types import Frame as CodedFrame
from dashboard import controls, own, parts, state
from dashboard.charts.text import counted
from dashboard.frame import Frame
from dashboard.words import count, sentence

_OWN = ""
_TEXT, _PROBLEM, _CHECKED = "codebook_text", "parallax_codebook_problem", "parallax_codebook_checked"
_NAME = "Codebook"  # what messages call the edited text
_SHAPE = (
    "Each frame begins with [[frames]] and has an id, a name, a definition, and lists of words and examples. A word "
    "matches in any inflection, econom* whatever begins so. # begins a comment."
)


def answer(frame: Frame) -> tuple[str, str]:
    """The view's answer in words."""
    frames = frame.analysis.codebook
    if not frames:
        return "This study has no codebook, so nothing is told about frames", "Choose one below, or write your own."
    found = len({f.frame_id for f in frame.analysis.frames if f.article_id in frame.on})
    said = f"{sentence(count(len(frames), 'frame'))} {'is' if len(frames) == 1 else 'are'} looked for; "
    said += "all of them are found" if found == len(frames) else f"{count(found, 'frame')} found"
    return f"{said} in these articles", (
        "A frame is what an article makes something a matter of. The definitions are yours to change: what is found "
        "follows them, and so does every figure on frames."
    )


def show(frame: Frame) -> None:
    """Draw the frames beside the text to edit."""
    books = _books()
    options = {_OWN: "This study’s", **{name: path.stem.replace("-", " ") for name, path in books.items()}}
    chosen = controls.choice(
        frame, "codebook", "Codebook", options, help="Look at another one here; it counts once you use it."
    )
    shown = frame.study.codebook if chosen == _OWN else read_codebook(books[chosen])
    reading, editing = st.columns([1.2, 1], gap="large")
    with reading:
        parts.section("The frames", _about(chosen == _OWN))
        _frames(frame, shown, counts=chosen == _OWN)
    with editing:
        parts.section("Edit", _SHAPE)
        _edit(frame, codebook_toml(shown) if chosen == _OWN else books[chosen].read_text("utf-8"), chosen)


def _books() -> dict[str, Path]:
    """The codebooks that come with Parallax."""
    return {path.stem: path for path in sorted(own.CODEBOOK.parent.glob("*.toml"))}


def _about(counts: bool) -> str:
    return (
        "With the number of sentences each is found in." if counts else "Not in use; what it would find is not known."
    )


def _frames(frame: Frame, codebook: tuple[CodedFrame, ...], counts: bool) -> None:
    if not codebook:
        parts.empty("No frames", "Choose a codebook above, or write one beside this.")
        return
    found = Counter(f.frame_id for f in frame.analysis.frames if f.article_id in frame.on)
    blocks = []
    for one in codebook:
        n = f" <span class='quiet'>{counted(found[one.frame_id], 'sentence')}</span>" if counts else ""
        words = f"<p class='words'><b>Words</b> {escape(', '.join(one.words))}</p>" if one.words else ""
        examples = "".join(f"<li>{escape(e)}</li>" for e in one.examples)
        examples = f"<ul>{examples}</ul>" if examples else ""
        blocks.append(f"<dt>{escape(one.name)}{n}</dt><dd>{escape(one.definition)}{words}{examples}</dd>")
    st.html(f"<dl class='codebook'>{''.join(blocks)}</dl>")


def _edit(frame: Frame, text: str, chosen: str) -> None:
    key = f"{_TEXT}_{frame.study.fingerprint[:12]}_{chosen}"
    with st.form(f"form_{key}", border=False):
        st.text_area("Codebook as text (TOML)", value=text, key=key, height=460)
        with st.container(horizontal=True, gap="small"):
            st.form_submit_button("Check", on_click=_check, args=(key,))
            st.form_submit_button("Use this codebook", type="primary", on_click=_use, args=(frame, key))
    with st.container():
        error = st.session_state.pop(_PROBLEM, None)
        said = st.session_state.pop(_CHECKED, None)
        if error is not None:
            parts.problem(error)
        elif said:
            parts.notice(said)


def _read(key: str) -> tuple[CodedFrame, ...] | None:
    """The edited frames; None where there is a mistake, which is then said."""
    text = st.session_state[key]
    if not text.strip():
        st.session_state[_PROBLEM] = AnalysisError("The codebook is empty.", _SHAPE)
        return None
    try:
        return codebook_from_text(text, _NAME)
    except AnalysisError as error:
        st.session_state[_PROBLEM] = error
        return None


def _check(key: str) -> None:
    found = _read(key)
    if found is not None:
        words = sum(len(f.words) for f in found)
        said = f"{count(len(found), 'frame')} with {counted(words, 'telling word')}: nothing is wrong with it."
        bare = [f.name for f in found if not f.words]
        if bare:
            said += f" Without words, found by closeness alone: {', '.join(bare)}."
        st.session_state[_CHECKED] = sentence(said)


def _use(frame: Frame, key: str) -> None:
    """Put the codebook into the visitor's own study. For callbacks."""
    found = _read(key)
    if found is None:
        return
    if found == frame.study.codebook:
        st.session_state[_CHECKED] = "This is the codebook in use already."
        return
    kept = {"target": frame.view.target, "articles": frame.view.articles, "show": "codebook"}
    state.save_study(replace(frame.study, codebook=found), None, frame.view.page, **kept)
