"""Figures of places and estimates: dispersion, first mentions, topic shares, distinctive words."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.cast import cast
from dashboard.charts.dispersion import dispersion, dispersion_alt, first_mention_alt, first_mention_strip
from dashboard.charts.keyness import keyness, keyness_alt
from dashboard.charts.topic_shares import topic_shares, topic_shares_alt

UNITS = list(cast({"a": "First", "b": "Second"}).values())
LOCATED = pd.DataFrame(
    [
        ("a", "Ada", "name", "a:0", 1, 4),
        ("a", "she", "pronoun", "a:30", 4, 4),
        ("b", "Ada", "name", "b:9", 2, 2),
    ],
    columns=["article_id", "text", "form", "sentence_id", "number", "of"],
)
TOPICS = pd.DataFrame([("t1", "harbour, ships"), ("t2", "<b>votes</b>")], columns=["topic_id", "label"])
SHARES = pd.DataFrame(
    [
        ("a", "t1", 0.7, 0.5, 0.9, 8),
        ("a", "t2", 0.3, 0.1, 0.5, 8),
        ("b", "t1", None, None, None, 1),
        ("b", "t2", 0.4, None, None, 2),
    ],
    columns=["article_id", "topic_id", "share", "low", "high", "passages"],
)
TERMS = pd.DataFrame(
    [("a", "harbour", 5, 1, 2.0, 0.5, 3.5, 2), ("a", "<i>quay", 2, 0, 1.0, -0.5, 2.5, 1)],
    columns=["article_id", "term", "count", "others", "effect", "low", "high", "articles"],
)


def test_marks_stand_in_reading_order_and_hollow_where_no_name_stands() -> None:
    trace = dispersion(LOCATED, UNITS, "light", "b:9").data[0]
    assert list(trace.x) == [0.125, 0.875, 0.75]
    assert list(trace.y) == [0, 0, 1]
    assert list(trace.marker.symbol) == ["square", "square-open", "square"]
    assert trace.marker.line.width[2] > trace.marker.line.width[0]
    assert "A: 2 mentions, B: 1 mention" in dispersion_alt(LOCATED, UNITS, "Ada")


def test_letters_that_would_cover_each_other_are_set_side_by_side() -> None:
    first = pd.DataFrame(
        [("ada", "a", "a:0", 1, 9, 0.0), ("ada", "b", "b:0", 1, 9, 0.0), ("oslo", "a", "a:5", 5, 9, 0.5)],
        columns=["entity_id", "article_id", "sentence_id", "number", "of", "share"],
    )
    entities = pd.DataFrame([("ada", "Ada"), ("oslo", "Oslo")], columns=["entity_id", "name"])
    trace = first_mention_strip(first, entities, UNITS, "light").data[0]
    assert trace.x[0] == 0
    assert trace.x[1] > 0.03
    assert trace.x[2] == 0.5
    assert list(trace.text) == ["A", "B", "A"]
    assert [list(d) for d in trace.customdata][2] == ["oslo", "a:5"]
    assert "Oslo after 50% of the article (median of 1 article)" in first_mention_alt(first, entities)
    assert first_mention_alt(first.head(0), entities) == "No names to show."


def test_a_share_has_its_interval_and_too_little_is_hollow() -> None:
    figure = topic_shares(SHARES, TOPICS, UNITS, "dark", ("t1", "a"))
    trace = figure.data[0]
    symbols = {tuple(d): s for d, s in zip(trace.customdata, trace.marker.symbol, strict=True)}
    assert symbols == {("t1", "a"): "square", ("t2", "a"): "square", ("t1", "b"): "square-open", ("t2", "b"): "square"}
    intervals = [(s.x0, s.x1) for s in figure.layout.shapes if s.xref != "paper"]
    assert intervals == [(0.5, 0.9), (0.1, 0.5)]
    hovers = dict(zip(map(tuple, trace.customdata), trace.hovertext, strict=True))
    assert "too little to tell (1 passage)" in hovers["t1", "b"]
    assert "70% (50% to 90%) of 8 passages" in hovers["t1", "a"]
    assert figure.layout.annotations[1].text == "&lt;b&gt;votes&lt;/b&gt;"
    assert "harbour, ships: most in A, 70%" in topic_shares_alt(SHARES, TOPICS, UNITS)


@pytest.mark.parametrize(("number", "kind"), [(5, "scatter"), (11, "scatter"), (40, "bar")])
def test_shares_stay_readable_with_many_articles(number: int, kind: str) -> None:
    units = list(cast({f"a{n}": None for n in range(number)}).values())
    rows = [(f"a{n}", t, share, share, share, 5) for n in range(number) for t, share in (("t1", 0.8), ("t2", 0.2))]
    figure = topic_shares(pd.DataFrame(rows, columns=SHARES.columns), TOPICS, units, "light")
    assert figure.data[0].type == kind
    if kind == "bar":
        assert list(figure.data[0].text) == ["the largest topic of 40 articles", "the largest topic of 0 articles"]


def test_a_term_that_may_be_chance_is_hollow_and_shows_its_figures() -> None:
    figure = keyness(TERMS, UNITS[0], "light", 3, "harbour")
    trace = figure.data[0]
    assert list(trace.marker.symbol) == ["circle", "circle-open"]
    assert [a.text for a in figure.layout.annotations] == ["here : others · articles", "5 : 1 · 2", "2 : 0 · 1"]
    assert figure.layout.yaxis.ticktext[1] == "&lt;i&gt;quay"
    assert [list(d) for d in trace.customdata] == [["harbour"], ["<i>quay"]]
    words = keyness_alt(TERMS, UNITS[0], 3)
    assert "harbour: 5 times in A, 1 in all the others together; in 2 of 3 articles" in words
    assert keyness_alt(TERMS.head(0), UNITS[0], 3).startswith("No term is distinctive")
