"""Topics: what the passages are about; distinctive words: what sets one article's wording apart."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from dashboard import answers, controls, parts, wording
from dashboard.charts.keyness import MOST_TERMS, keyness, keyness_alt
from dashboard.charts.topic_shares import MOST_COLUMNS, MOST_LINES, topic_shares, topic_shares_alt
from dashboard.frame import Frame
from dashboard.marks import Evidence
from dashboard.words import listed, number

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

VIEWS = {"topics": "Topics", "words": "Distinctive words"}


def show(frame: Frame) -> None:
    """Draw the page."""
    words = st.container()
    row = st.container(horizontal=True, vertical_alignment="bottom", gap="medium")
    with row:
        view = controls.choice(frame, "show", "Question", VIEWS, drops=("topic", "of", "term"))
    (_distinctive if view == "words" else _topics)(frame, words, row)


def _topics(frame: Frame, words: DeltaGenerator, row: DeltaGenerator) -> None:
    model, topics, shares = frame.analysis.topic_model, frame.tables["topics"], frame.table("topic_shares")
    if topics.empty:
        with words:
            parts.lede("No topics were found.", model.note)
        parts.empty(
            "Too little to find topics in", "Topics need two articles or more, and paragraphs that share words."
        )
        return
    with words:
        parts.lede(answers.topics(frame), model.note)
    labels = dict(zip(topics["topic_id"], topics["label"], strict=True))
    with row:
        topic = controls.menu(frame, "topic", "Topic", labels, "all topics", drops=("of",), width=300)
    article = next((a for a in frame.on if a == frame.view.filter("of")), None)
    units = [frame.cast[a] for a in frame.on]
    left, right = parts.two_columns()
    with left:
        parts.section(
            "What the passages are about",
            "Topics are found in the texts, by words that go together. Stability: how well a topic's words come back "
            "when a fifth of the passages is left out; 1 is always. They say what is spoken of, not how.",
        )
        _terms(topics)
        parts.section("How much of each article", _shares_about(len(units)))
        figure = topic_shares(shares, topics, units, frame.mode, (topic, article) if topic and article else None)
        parts.chart(figure, "topic_shares", topic_shares_alt(shares, topics, units), _pick)
    with right:
        found: list[Evidence] = []
        title = "Passages"
        if topic is not None:
            found, title = _passages(frame, topic, article), labels[topic]
            title += f", in {frame.cast[article].letter}" if article else ""
        hint = (
            "Choose a letter, or a topic above, to read its passages." if topic is None else "No passage here is of it."
        )
        parts.evidence(frame, found, title, "topic_evidence", hint)


def _terms(topics: pd.DataFrame) -> None:
    """The topics as lines of words, each with its stability."""
    lines = []
    for label, terms, stability in topics[["label", "terms", "stability"]].itertuples(index=False):
        stable = "stability unknown" if pd.isna(stability) else f"stability {stability:.2f}"
        words = escape(listed(json.loads(terms)))
        lines.append(f"<dt>{escape(label)} <span class='quiet'>{stable}</span></dt><dd>{words}</dd>")
    st.html(f"<dl class='terms'>{''.join(lines)}</dl>")


def _shares_about(units: int) -> str:
    if units > MOST_COLUMNS:
        return "How many articles give most of their text to each topic."
    if units > MOST_LINES:
        return "Area and number: the share of the article's passages."
    return (
        "The share of the article's passages. A line is where the share lies in 95 of 100 resamples of the article's "
        "own passages: a long line means that little text speaks."
    )


def _pick(data: Any) -> dict[str, str | None]:
    topic, article = data if isinstance(data, list) else (data, None)
    return {"topic": topic, "of": article, "sentence": None}


def _passages(frame: Frame, topic: str, article: str | None) -> list[Evidence]:
    """The sentences of a topic's passages, the passages that are most of it first, its words marked."""
    rows = frame.table("topic_passages")
    rows = rows[(rows["topic_id"] == topic) & ((rows["article_id"] == article) | (article is None))]
    rows = rows.sort_values(["weight", "article_id", "start"], ascending=[False, True, True])
    terms = json.loads(frame.tables["topics"].set_index("topic_id")["terms"][topic])
    found = []
    for article_id, start, end, weight in rows[["article_id", "start", "end", "weight"]].itertuples(index=False):
        for place, sentence_id in enumerate(frame.sentence_ids(article_id, start, end)):
            own = frame.sentences[sentence_id]
            raw = frame.articles[article_id].raw
            note = f"This paragraph is {weight:.0%} of this topic." if place == 0 else None
            found.append(Evidence(sentence_id, wording.marks(raw, own.start, own.end, terms), note))
    return found


def _distinctive(frame: Frame, words: DeltaGenerator, row: DeltaGenerator) -> None:
    rows = frame.table("keyness")
    scored = [a for a in frame.on if a in set(rows["article_id"])]
    if not scored:
        with words:
            parts.lede("No wording to set against another.")
        parts.empty(
            "Too little to compare", "Distinctive words need two articles or more, and words used at least twice."
        )
        return
    options = {a: frame.cast[a].name for a in scored}
    with row:
        article = (
            controls.menu(frame, "of", "Article", options, frame.cast[scored[0]].name, drops=("term",), width=420)
            or scored[0]
        )
    member, compared = frame.cast[article], len(frame.analysis.words)
    terms = rows[rows["article_id"] == article].reset_index(drop=True)
    with words:
        first = listed([f"“{t}”" for t in terms["term"].head(4)])
        parts.lede(f"{member.letter} differs from the {_others(compared)} most by {first}.", _one_text(compared))
    term = frame.view.filter("term")
    left, right = parts.two_columns()
    with left:
        parts.section(
            f"Words distinctive of {member.letter}",
            f"The first {min(len(terms), MOST_TERMS)} of {len(terms)} terms, surest first. The further right, the more "
            "it belongs to this article; a line is a 95% interval. At the right: times here : times in all the others "
            "together · how many articles have it. Where the point is hollow, the line reaches 0: that may be chance.",
        )
        figure = keyness(terms, member, frame.mode, compared, term)
        parts.chart(figure, "keyness", keyness_alt(terms, member, compared), parts.pick_filter("term"))
    with right:
        found = _term_sentences(frame, term) if term else []
        title = f"“{term}”" if term else "Sentences"
        hint = (
            "Choose a point to read the sentences with that word, in every article."
            if not term
            else "Not found as typed."
        )
        parts.evidence(frame, found, title, "keyness_evidence", hint)


def _others(compared: int) -> str:
    return "other article" if compared == 2 else f"{number(compared - 1)} other articles"


def _one_text(compared: int) -> str:
    """The warning that belongs to every comparison of one text with the rest."""
    words = "One text stands on one side: what sets it apart may be its writer, its length or its day."
    return words + (" So does the other side, so nothing here holds beyond these two." if compared == 2 else "")


def _term_sentences(frame: Frame, term: str) -> list[Evidence]:
    """The sentences with a term, in all articles that are on, for the comparison is with them."""
    return [
        Evidence(own.sentence_id, marks)
        for article_id in frame.on
        for own in frame.sentences_of[article_id]
        if (marks := wording.marks(frame.articles[article_id].raw, own.start, own.end, [term]))
    ]
