"""Articles: what is loaded, what was skipped and taken out, what is asked about, and how to bring one's own."""

from __future__ import annotations

from html import escape

import streamlit as st

from analysis.study import Study
from dashboard import bundles, cache, controls, export, parts, state
from dashboard.charts.text import counted
from dashboard.frame import Frame
from dashboard.pages.articles import adding, codebook, loaded, proposing
from dashboard.words import count, number, plural, sentence

_CODEBOOK = "codebook"
VIEWS = {"": "Articles and targets", _CODEBOOK: "Codebook"}


def show(frame: Frame) -> None:
    """Draw the page."""
    words = st.container()
    view = controls.choice(frame, "show", "Show", VIEWS, drops=("of", "propose", "codebook"))
    if view == _CODEBOOK:
        with words:
            parts.lede(*codebook.answer(frame))
        codebook.show(frame)
        return
    with words:
        parts.lede(_lede(frame), _aside(frame))
    loaded.show(frame)
    _skipped(frame.study)
    adding.targets(frame.study)
    proposing.show(frame)
    adding.articles(frame.study, frame.analysis.articles)
    _take_along(frame)
    bundles.opening()


def show_without_analysis(study: Study) -> None:
    """Draw what can be drawn of a study that has no articles, or cannot be analysed."""
    if not study.articles:
        parts.lede(
            f"“{study.title}” has no articles yet.",
            "Bring the first ones below; two or more that tell of the same events are what Parallax compares.",
        )
    _skipped(study)
    adding.articles(study)
    bundles.opening()


def _lede(frame: Frame) -> str:
    words = sum(frame.analysis.words.values())
    removed = [a for a in frame.analysis.articles if a.removed]
    said = f"{sentence(count(len(frame.cast), 'article'))} with {counted(words, 'word')}"
    if removed:
        stretches = sum(len(a.removed) for a in removed)
        said += (
            f"; {count(stretches, 'stretch')} of page furniture and repeats {plural(stretches, 'was')} taken out of "
        )
        said += _of(len(removed), len(frame.cast))
    skipped = len(frame.study.skipped)
    if skipped:
        said += f"; {number(skipped)} thing{'s' * (skipped != 1)} could not be read"
    return f"{said}."


def _of(some: int, every: int) -> str:
    if every == 1:
        return "it"
    return f"all {number(every)}" if some == every else f"{number(some)} of them"


def _aside(frame: Frame) -> str:
    if frame.study_id in cache.shipped_studies():
        return f"{frame.study.title}: the story that comes with Parallax. What you change makes a study of your own."
    if not frame.may_edit:
        return f"{frame.study.title}. What you change makes a study of your own."
    return f"{frame.study.title}: a study of your own. Every change is kept; the address of this page is the key to it."


def _skipped(study: Study) -> None:
    if not study.skipped:
        return
    parts.section("What could not be read", "Each of these was passed over; the rest went in.")
    lines = "".join(
        f"<li><b>{escape(s.origin)}</b>: {escape(s.reason)} {escape(s.hint or '')}</li>" for s in study.skipped
    )
    st.html(f"<ul class='facts'>{lines}</ul>")


def _take_along(frame: Frame) -> None:
    """Downloads of what was found and of what was decided, and the way back."""
    parts.section(
        "Take it along",
        "The tables hold every figure of every page. The study file holds title, targets, codebook and what you put "
        "back or corrected, not the articles: upload it together with them to get this study again.",
    )
    with st.container(horizontal=True, gap="medium"):
        st.download_button(
            "Download the results (CSV, ZIP)",
            data=lambda: export.tables_zip(frame),
            file_name="tables.zip",
            mime="application/zip",
            on_click="ignore",
            key="a_zip",
        )
        export.study_file(frame.study, "a_toml")
        if frame.study_id not in cache.shipped_studies():
            nothing = {"study": None, "target": None, "articles": (), "article": None, "of": None}
            st.button("Back to the shipped story", key="a_home", on_click=state.go, args=("overview",), kwargs=nothing)
