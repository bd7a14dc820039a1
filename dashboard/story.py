"""An analysed study as pages and reports are given it. Pure: no streamlit here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.study import Study
from analysis.types import Analysis, CleanArticle, Sentence, Target, VoiceSpan
from dashboard import words
from dashboard.cast import Member, cast
from dashboard.link import View
from dashboard.theme import Mode

_BEGINNING = 9  # words; as long as a title


@dataclass(frozen=True)
class Story:
    """The view with dead ids taken out, the study, its analysis and its tables (all articles).

    `study_id` is the key in the link. `cast` has letter, colour and title of every article; `mode` is "light" or
    "dark".
    """

    view: View
    study_id: str
    study: Study
    analysis: Analysis
    tables: Mapping[str, pd.DataFrame]
    cast: Mapping[str, Member]
    mode: Mode

    @cached_property
    def on(self) -> tuple[str, ...]:
        """Ids of the articles that are switched on, in order; all of them where none is chosen."""
        chosen = set(self.view.articles)
        return tuple(a for a in self.cast if not chosen or a in chosen)

    @cached_property
    def compared(self) -> tuple[str, ...]:
        """Of the articles that are on those that have sentences: one in another language is shown, and that is all."""
        return tuple(a for a in self.on if self.sentences_of[a])

    @cached_property
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
        if self.view.articles and "article_id" in rows:
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


def members(analysis: Analysis) -> dict[str, Member]:
    """Every article with its letter, its colour and its title, or its first words where it has none."""
    titles = {a.article_id: a.title or _beginning(a) for a in analysis.articles}
    return cast(titles, analysis.overlap.groups)


def _beginning(clean: CleanArticle) -> str:
    first = clean.body.split()[:_BEGINNING]
    return f"“{' '.join(first)}…”" if first else clean.article_id
