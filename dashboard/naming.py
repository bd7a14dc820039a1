"""The mentions that the page of entities counts, and the sentences behind them. Pure: no streamlit here."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

import pandas as pd

from analysis.concordance import Line, concordance
from analysis.frequencies import in_sentences
from analysis.types import EntityKind, Form
from dashboard import voices
from dashboard.marks import Evidence, Mark
from dashboard.rows import each

if TYPE_CHECKING:
    from dashboard.story import Story

NAMES = (Form.NAME, Form.ACRONYM)


def counted(frame: Story, more: Collection[str], kind: str | None) -> pd.DataFrame:
    """Mentions in the articles that are on and in the chosen voice, with sentence_id, number and of.

    Names and acronyms, and the forms in `more`. Demonyms are entities of their own, so they need the form and no
    `kind`, or their own. `kind` None = all.
    """
    mentions = frame.table("mentions")
    forms = {*NAMES, *more, *([Form.DEMONYM] if kind == EntityKind.DEMONYM else [])}
    wanted = mentions[mentions["form"].isin([str(f) for f in forms])]
    if kind is not None:
        wanted = wanted[wanted["kind"] == kind]
    located = in_sentences(wanted, frame.table("sentences"))
    if frame.view.voice == "all":
        return located
    places = each(located[["sentence_id", "start"]])
    return located[[_heard(frame, sentence_id, start) for sentence_id, start in places]]


def _heard(frame: Story, sentence_id: str, start: int) -> bool:
    spans = voices.spans(frame, frame.sentences[sentence_id])
    voice = next((s.voice for s in spans if s.start <= start < s.end), "author")
    return voices.heard(voice, frame.view.voice)


def ranked(frame: Story, located: pd.DataFrame) -> pd.DataFrame:
    """The entities that `located` mentions, the most widely and then the most often named first.

    Columns: entity_id, name, kind, mentions, articles (both counted in `located`).
    """
    found = located.groupby("entity_id").agg(mentions=("start", "size"), articles=("article_id", "nunique"))
    facts = frame.tables["entities"][["entity_id", "name", "kind"]]
    order = ["articles", "mentions", "entity_id"]
    return facts.merge(found.reset_index(), on="entity_id").sort_values(
        order, ascending=[False, False, True], ignore_index=True
    )


def evidence(located: pd.DataFrame) -> list[Evidence]:
    """The sentences of some mentions in reading order, the mentions marked."""
    found = []
    for _, own in located.sort_values(["article_id", "start"]).groupby(["article_id", "number"], sort=True):
        marks = tuple(Mark(int(start), int(end), "hit") for start, end in zip(own["start"], own["end"], strict=True))
        found.append(Evidence(str(own["sentence_id"].iloc[0]), marks))
    return found


def lines(frame: Story, located: pd.DataFrame) -> list[Line]:
    """The concordance of some mentions."""
    places = located[["article_id", "start", "end", "sentence_id"]].itertuples(index=False, name=None)
    found = [(str(a), int(start), int(end), str(s)) for a, start, end, s in places]
    raws = {a: frame.articles[a].raw for a in {a for a, *_ in found}}
    bounds = {s: (frame.sentences[s].start, frame.sentences[s].end) for *_, s in found}
    return concordance(found, raws, bounds)
