"""The page frame: links, choices, the analysis (with its progress), and what a page needs to know."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd
import streamlit as st

from analysis.errors import AnalysisError
from analysis.study import Study
from analysis.types import Analysis, CleanArticle, Sentence, Target, VoiceSpan
from dashboard import cache, header, link, parts, state, styles, words
from dashboard.cast import Member, cast
from dashboard.components import links
from dashboard.link import View
from dashboard.theme import Mode

_BEGINNING = 9  # words; as long as a title
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
class Frame:
    """What a page is given: the view with dead ids taken out, the study, its analysis and its tables (all articles).

    `cast` has letter, colour and title of every article; `mode` is "light" or "dark".
    """

    view: View
    study_id: str
    study: Study
    analysis: Analysis
    tables: Mapping[str, pd.DataFrame]
    cast: Mapping[str, Member]
    mode: Mode

    @property
    def on(self) -> tuple[str, ...]:
        """Ids of the articles that are switched on, in order; all of them where none is chosen."""
        chosen = set(self.view.articles)
        return tuple(a for a in self.cast if not chosen or a in chosen)

    @property
    def target(self) -> Target | None:
        """The chosen target; the study's first where none is chosen, None where the study has none."""
        targets = self.analysis.targets
        return next((t for t in targets if t.target_id == self.view.target), targets[0] if targets else None)

    @property
    def subject(self) -> str:
        """The chosen target's name as it stands inside a sentence."""
        return words.inside(self.target.name) if self.target else "the target"

    def table(self, name: str, target: bool = False) -> pd.DataFrame:
        """A table's rows of the articles that are on; with `target`, of the chosen target only."""
        rows = self.tables[name]
        if "article_id" in rows:
            rows = rows[rows["article_id"].isin(self.on)]
        if target:
            rows = rows[rows["target_id"] == (self.target.target_id if self.target else None)]
        return rows

    @cached_property
    def articles(self) -> dict[str, CleanArticle]:
        """The cleaned articles by id."""
        return {a.article_id: a for a in self.analysis.articles}

    @cached_property
    def sentences(self) -> dict[str, Sentence]:
        """The sentences by id."""
        return {s.sentence_id: s for s in self.analysis.sentences}

    @cached_property
    def sentences_of(self) -> dict[str, list[Sentence]]:
        """The sentences of each article in reading order."""
        found: dict[str, list[Sentence]] = {a: [] for a in self.cast}
        for sentence in self.analysis.sentences:
            found[sentence.article_id].append(sentence)
        return found

    @cached_property
    def voices_of(self) -> dict[str, list[VoiceSpan]]:
        """The stretches of each sentence by voice, in reading order."""
        found: dict[str, list[VoiceSpan]] = {}
        for span in self.analysis.voices:
            found.setdefault(span.sentence_id, []).append(span)
        return found

    def sentence_ids(self, article_id: str, start: int, end: int) -> list[str]:
        """Ids of the sentences that `[start, end)` of an article's raw text touches."""
        return [s.sentence_id for s in self.sentences_of.get(article_id, []) if s.start < end and s.end > start]


def run(view: View) -> None:
    """Draw a page: links, header, notices, then the page itself."""
    mode: Mode = "dark" if st.context.theme.type == "dark" else "light"
    styles.inject(mode)
    page, study_id = view.page, view.study or next(iter(cache.shipped_studies()), "")
    state.publish(replace(view, study=study_id))
    links.show(replace(view, study=study_id))
    try:
        study = cache.study(study_id)
    except AnalysisError as error:
        parts.problem(error)
        return
    if study is None:
        parts.empty(
            "This study is not here",
            f"The link names the study “{view.study}”, which this server does not have. Studies made from your own "
            "articles live as long as the server runs.",
        )
        _way_home()
        return
    try:
        analysis, tables = _analysed(study)
    except AnalysisError as error:
        parts.problem(error)
        if page == "articles":
            importlib.import_module("dashboard.pages.articles").show_without_analysis(study)
        return
    dead: list[str]
    known, dead = link.resolve(
        view,
        targets=[t.target_id for t in analysis.targets],
        articles=[a.article_id for a in analysis.articles],
        sentences={s.sentence_id for s in analysis.sentences},
    )
    titles = {a.article_id: a.title or _beginning(a) for a in analysis.articles}
    frame = Frame(known, study_id, study, analysis, tables, cast(titles, analysis.overlap.groups), mode)
    header.show(frame)
    for said in dead:
        parts.notice(said)
    importlib.import_module(f"dashboard.pages.{page}").show(frame)


def _analysed(study: Study) -> tuple[Analysis, Mapping[str, pd.DataFrame]]:
    """The analysis of a study, done now (with its steps told) where nobody has asked for it before."""
    slot = cache.slot(study.fingerprint)
    whole = st.empty()  # always there, so that what follows keeps its place in the page from the first visit on
    if slot.analysis is None:
        with whole.container(key="working"):
            parts.working(len(study.articles))
            place = st.empty()

        def tell(step: str, number: int, steps: int) -> None:
            place.progress(number / steps, text=f"{STEPS.get(step, step)} · step {number + 1} of {steps}")

        place.progress(0.0, text="Starting")
        try:
            slot.fill(study, tell)
        finally:
            whole.empty()
    analysis = slot.analysis
    assert analysis is not None  # fill has raised otherwise
    return analysis, slot.tables


def _beginning(clean: CleanArticle) -> str:
    """The first words of an article that has no title."""
    first = clean.body.split()[:_BEGINNING]
    return f"“{' '.join(first)}…”" if first else clean.article_id


def _way_home() -> None:
    st.button("Open the shipped story", on_click=state.change, kwargs={"study": None, "target": None, "articles": ()})
