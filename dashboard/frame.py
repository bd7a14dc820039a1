"""The page frame: links, choices, the analysis (with its progress), and what a page needs to know."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis.errors import AnalysisError
from analysis.types import Analysis
from dashboard import cache, conflict, header, link, parts, signing, state, styles
from dashboard.cache import Opened
from dashboard.components import links
from dashboard.link import View
from dashboard.story import Story, members
from dashboard.theme import Mode
from dashboard.work import Run

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

_LOOKS_ON = 0.1  # seconds between two looks at an analysis that is going on
STEPS = {
    "cleaning": "Taking page furniture out of the articles",
    "language": "Reading the sentences",
    "vectors": "Comparing what sentences mean",
    "names": "Finding people, groups and places",
    "entities": "Counting names as you put them right",
    "voices": "Hearing who says what",
    "sources": "Listing whom the articles cite",
    "topics": "Finding topics",
    "keyness": "Weighing each article's wording",
    "passages": "Looking for shared passages",
    "overlap": "Grouping articles that share text",
    "statements": "Comparing statements across articles",
    "claims": "Matching statements across articles",
    "targets": "Finding where the targets are spoken of",
    "tone": "Scoring the tone toward the targets",
    "frames": "Scoring the frames",
    "framing": "Summing up",
}


@dataclass(frozen=True)
class Frame(Story):
    """What a page is given: the story, and as `opened` what was found at the key in the link."""

    opened: Opened

    @property
    def version(self) -> str:
        """What tells this state of the study from others: for what belongs to it alone, such as ticks."""
        return self.opened.fingerprint[:12]

    @property
    def may_edit(self) -> bool:
        """Whether a change goes into this study; where not, it makes a copy that is the visitor's own."""
        return self.opened.may_edit


def run(view: View) -> None:
    """Draw a page: links, header, notices, then the page itself."""
    mode: Mode = "dark" if st.context.theme.type == "dark" else "light"
    styles.inject(mode)
    page, key = view.page, view.study or next(iter(cache.shipped_studies()), "")
    state.publish(replace(view, study=key))
    links.show(replace(view, study=key))
    try:
        signing.is_on()  # a sign-in that is asked for and not set up is said on every page
        found = cache.opened(key)
        parts.say(state.told_once())
        if found is None:
            _nothing_here()
            return
        state.saw(found)
        conflict.show()
        if page == "studies":
            importlib.import_module("dashboard.pages.studies").show(found)
            return
        if not found.study.articles:
            _no_articles(found, page)
            return
        analysis, tables = _analysed(found)
    except AnalysisError as error:
        parts.problem(error)
        if page == "articles" and found is not None:
            importlib.import_module("dashboard.pages.articles").show_without_analysis(found.study)
        return
    dead: list[str]
    known, dead = link.resolve(
        view,
        targets=[t.target_id for t in analysis.targets],
        articles=[a.article_id for a in analysis.articles],
        sentences={s.sentence_id for s in analysis.sentences},
    )
    frame = Frame(known, key, found.study, analysis, tables, members(analysis), mode, found)
    header.show(frame)
    for said in dead:
        parts.notice(said)
    importlib.import_module(f"dashboard.pages.{page}").show(frame)


def _no_articles(found: Opened, page: str) -> None:
    """A study that was only begun: the way to its first articles."""
    if page == "articles":
        importlib.import_module("dashboard.pages.articles").show_without_analysis(found.study)
        return
    parts.empty(f"“{found.study.title}” has no articles yet", "There is something to show here once it has some.")
    st.button("Bring articles", key="to_articles", on_click=state.go, args=("articles",))


def _analysed(found: Opened) -> tuple[Analysis, Mapping[str, pd.DataFrame]]:
    """The analysis of a study: a snapshot's own, else at hand, else done now outside this page, with its steps told."""
    if found.is_snapshot:
        return cache.frozen(found.key)
    slot = cache.slot(found.fingerprint)
    whole = st.empty()  # always there, so that what follows keeps its place in the page from the first visit on
    if slot.analysis is None:
        with whole.container(key="working"):
            parts.working(len(found.study.articles))
            place = st.empty()
        run = cache.analyse(found)
        try:
            while not run.done.wait(_LOOKS_ON):
                _tell(place, run)
        finally:
            whole.empty()
        if run.error is not None:
            raise run.error
    analysis = slot.analysis
    assert analysis is not None  # the run has an error otherwise
    return analysis, slot.tables


def _tell(place: DeltaGenerator, run: Run) -> None:
    """Where a run stands. A visitor who has gone elsewhere leaves here; the run goes on."""
    if run.step is None:
        place.progress(0.0, text="Starting")
        return
    step, number, steps = run.step
    place.progress(number / steps, text=f"{STEPS.get(step, step)} · step {number + 1} of {steps}")


def _nothing_here() -> None:
    parts.empty(
        "This study is not here",
        "There is no study at this link (any more). The link may have been revoked, or the study deleted: ask whoever "
        "sent it for another one.",
    )
    st.button("Open the shipped story", on_click=state.change, kwargs={"study": None, "target": None, "articles": ()})
