"""Figures drawn as squares and bars: names, spellings, co-occurrence, overlap, sources."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.cast import Member, cast
from dashboard.charts.bars import bars
from dashboard.charts.cooccurrence import (
    cooccurrence_about,
    cooccurrence_alt,
    cooccurrence_matrix,
    cooccurrence_network,
    cooccurrence_nodes,
)
from dashboard.charts.entity_frequency import entity_frequency, entity_frequency_alt
from dashboard.charts.network_layout import WIDTH
from dashboard.charts.overlap_matrix import overlap_alt, overlap_matrix, overlap_order
from dashboard.charts.source_table import source_alt, source_table
from dashboard.charts.spellings import parts_of, row_id, spelling_alt, spelling_rows, spelling_table
from dashboard.charts.squares import SIDE, squares
from dashboard.charts.text import label, percent

HOSTILE = "<b>Ada</b> & <a href='x'>Bell</a>"
UNITS = list(cast({"a": "First", "b": "Second", "c": "Third"}).values())
ENTITIES = pd.DataFrame(
    [("ada", HOSTILE, "person", 5), ("oslo", "Oslo", "place", 3), ("un", "United Nations", "organisation", 1)],
    columns=["entity_id", "name", "kind", "mentions"],
)
COUNTS = pd.DataFrame(
    [("ada", "a", 4, 4.0), ("ada", "b", 1, 1.0), ("oslo", "a", 1, 1.0), ("oslo", "c", 2, 2.0), ("un", "b", 1, 1.0)],
    columns=["entity_id", "unit_id", "count", "value"],
)
PAIRS = pd.DataFrame(
    [("ada", "oslo", 3, 2), ("ada", "un", 1, 1)], columns=["left_id", "right_id", "sentences", "articles"]
)


def units(number: int) -> list[Member]:
    return list(cast({f"a{n}": f"Title {n}" for n in range(number)}).values())


def texts(figure) -> str:
    """All text of a figure that Plotly would read tags in."""
    found = [*(figure.layout.xaxis.ticktext or ()), *(figure.layout.yaxis.ticktext or ())]
    for trace in figure.data:
        found += [*(trace.text or ()), *(trace.hovertext or ())]
    return "\n".join(found)


def test_the_area_is_the_value_and_the_customdata_are_ids() -> None:
    figure = entity_frequency(COUNTS, ENTITIES, UNITS, "light", "mentions")
    trace = figure.data[0]
    assert [list(d) for d in trace.customdata] == [
        ["ada", "a"],
        ["ada", "b"],
        ["oslo", "a"],
        ["oslo", "c"],
        ["un", "b"],
    ]
    sizes = dict(zip(map(tuple, trace.customdata), trace.marker.size, strict=True))
    assert sizes["ada", "a"] == SIDE
    assert sizes["ada", "b"] == pytest.approx(SIDE / 2)
    assert list(trace.text) == ["4", "1", "1", "2", "1"]
    assert trace.marker.color[0] == UNITS[0].colour
    assert trace.marker.color[3] == UNITS[2].colour


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_names_of_articles_and_entities_are_text_in_every_figure(mode) -> None:
    hostile = list(cast({"a": HOSTILE, "b": "Second", "c": "Third"}).values())
    written = pd.DataFrame([("ada", HOSTILE, "a", 2)], columns=["entity_id", "spelling", "article_id", "count"])
    sources = pd.DataFrame(
        [("a", HOSTILE, "person", "quote", 2)], columns=["article_id", "source", "kind", "via", "times"]
    )
    pairs = pd.DataFrame(
        [("a", "b", 0.0, 0.2, 0.6, "shared_source")],
        columns=["left_id", "right_id", "verbatim", "reworded", "similarity", "relation"],
    )
    nodes = cooccurrence_nodes(PAIRS, ENTITIES)
    for figure in (
        entity_frequency(COUNTS, ENTITIES, hostile, mode, "mentions"),
        spelling_table(written, ENTITIES, hostile, mode),
        source_table(sources, hostile, mode),
        overlap_matrix(pairs, hostile, mode),
        cooccurrence_network(PAIRS, nodes, mode),
        cooccurrence_matrix(PAIRS, nodes, mode),
    ):
        assert "<" not in texts(figure)
        assert "&lt;b&gt;Ada" in texts(figure)


def test_more_articles_than_fit_become_bars_of_how_many_name_it() -> None:
    many = units(40)
    counts = pd.DataFrame([("ada", f"a{n}", 2, 2.0) for n in range(30)], columns=COUNTS.columns)
    figure = entity_frequency(counts, ENTITIES, many, "light", "mentions")
    bar = figure.data[0]
    assert bar.type == "bar"
    assert list(bar.x) == [30, 0, 0]
    assert bar.text[0] == "30 of 40 · 60 mentions"
    assert [list(d) for d in bar.customdata] == [["ada"], ["oslo"], ["un"]]


def test_what_is_chosen_has_a_ring_and_what_is_unknown_has_none() -> None:
    assert len(entity_frequency(COUNTS, ENTITIES, UNITS, "light", "mentions", ("ada", "a")).layout.shapes) == 1
    assert len(entity_frequency(COUNTS, ENTITIES, UNITS, "light", "mentions", ("ada", "z")).layout.shapes) == 0


def test_nothing_to_draw_is_an_empty_figure() -> None:
    figure = squares(
        pd.DataFrame(columns=["row_id", "column_id", "value", "shown", "hover", "colour"]), [], [], "light"
    )
    assert list(figure.data[0].x) == []
    assert list(bars(pd.DataFrame(columns=["row_id", "row", "value", "shown"]), "light").data[0].x) == []
    assert entity_frequency_alt(COUNTS.head(0), ENTITIES, "mentions") == "No names to show."
    assert cooccurrence_alt(PAIRS.head(0), ENTITIES) == "No two names stand in one sentence."
    assert overlap_alt(pd.DataFrame(columns=["left_id", "right_id", "verbatim", "reworded"]), UNITS).startswith(
        "None of"
    )
    assert (
        source_alt(pd.DataFrame(columns=["article_id", "source", "kind", "via", "times"]), UNITS)
        == "No sources were found."
    )


def test_the_words_for_a_figure_come_from_its_data() -> None:
    assert "Oslo: 3 mentions in 2" in entity_frequency_alt(COUNTS, ENTITIES, "mentions")
    assert "and Oslo: 3 sentences in 2 articles" in cooccurrence_alt(PAIRS, ENTITIES)


def test_the_matrix_puts_neighbours_beside_each_other_and_draws_each_pair_once() -> None:
    nodes = cooccurrence_nodes(PAIRS, ENTITIES)
    assert list(nodes["entity_id"]) == ["ada", "oslo", "un"]
    figure = cooccurrence_matrix(PAIRS, nodes, "light", ("ada", "oslo"))
    assert sorted(tuple(d) for d in figure.data[0].customdata) == [("oslo", "ada"), ("un", "ada")]
    assert len(figure.layout.shapes) == 1


def test_the_network_is_the_same_twice_and_within_its_frame() -> None:
    nodes = cooccurrence_nodes(PAIRS, ENTITIES)
    first, second = (cooccurrence_network(PAIRS, nodes, "light", ("ada",)) for _ in range(2))
    assert first.to_json() == second.to_json()
    high = first.layout.yaxis.range[1]
    assert all(0 < x < WIDTH for x in first.data[1].x)
    assert all(0 < y < high for y in first.data[1].y)
    assert [list(d) for d in first.data[1].customdata] == [["ada"], ["oslo"], ["un"]]


def test_names_that_no_line_connects_stand_apart() -> None:
    pairs = pd.DataFrame([("a", "b", 1, 1), ("c", "d", 1, 1)], columns=PAIRS.columns)
    entities = pd.DataFrame([(e, e, "person", 1) for e in "abcd"], columns=ENTITIES.columns)
    nodes = cooccurrence_network(pairs, cooccurrence_nodes(pairs, entities), "light").data[1]
    places = [complex(x, y) for x, y in zip(nodes.x, nodes.y, strict=True)]
    assert min(abs(one - other) for n, one in enumerate(places) for other in places[:n]) > 50


def test_no_name_of_a_network_covers_another_on_a_phone() -> None:
    ids = [f"e{n:02}" for n in range(24)]
    pairs = pd.DataFrame([("e00", e, 2, 1) for e in ids[1:]] + [("e01", "e02", 1, 1)], columns=PAIRS.columns)
    names = [f"A name of twenty-two {n}" for n in range(24)]
    entities = pd.DataFrame([(e, n, "person", 5) for e, n in zip(ids, names, strict=True)], columns=ENTITIES.columns)
    figure = cooccurrence_network(pairs, cooccurrence_nodes(pairs, entities), "light")
    places = list(zip(figure.data[1].x, figure.data[1].y, strict=True))
    for n, (x, y) in enumerate(places):
        for x0, y0 in places[:n]:
            assert abs(x - x0) > 22 * 6 or abs(y - y0) > 18


def test_a_name_that_stands_only_beside_names_left_out_is_left_out() -> None:
    pairs = pd.DataFrame([("ada", "oslo", 3, 2), ("un", "gone", 1, 1)], columns=PAIRS.columns)
    assert list(cooccurrence_nodes(pairs, ENTITIES)["entity_id"]) == ["ada", "oslo"]


def test_how_to_read_a_figure_names_what_is_in_it() -> None:
    nodes = cooccurrence_nodes(PAIRS, ENTITIES)
    network = cooccurrence_about(PAIRS, nodes, "network")
    assert network.startswith("3 names that stand beside others. A line is a pair")
    assert network.endswith(
        "3 sentences at most; the larger a mark, the more mentions. "
        "Circle: person, square: place, diamond: organisation."
    )
    assert "Circle" not in cooccurrence_about(PAIRS, nodes, "matrix")
    fewer = cooccurrence_about(PAIRS, cooccurrence_nodes(PAIRS, ENTITIES, 2), "matrix")
    assert fewer.startswith("2 of the 3 names that stand beside others.")


def test_a_dense_network_shows_its_strongest_lines_only() -> None:
    ids = [f"e{n:02}" for n in range(24)]
    pairs = pd.DataFrame(
        [(one, other, 1 + (n == 0), 1) for n, one in enumerate(ids) for other in ids[n + 1 :]], columns=PAIRS.columns
    )
    entities = pd.DataFrame([(e, e, "person", 1) for e in ids], columns=ENTITIES.columns)
    lines = cooccurrence_network(pairs, entities, "light").data[0]
    assert len(lines.x) == 70
    assert ["e00", "e23"] in [list(d) for d in lines.customdata]


def test_at_most_so_many_nodes_are_drawn() -> None:
    entities = pd.DataFrame([(f"e{n}", f"E{n}", "person", 1) for n in range(90)], columns=ENTITIES.columns)
    pairs = pd.DataFrame([(f"e{n}", f"e{n + 1}", 1, 1) for n in range(89)], columns=PAIRS.columns)
    assert len(cooccurrence_nodes(pairs, entities)) == 24


def test_spellings_stand_under_their_entity_the_commonest_first() -> None:
    written = pd.DataFrame(
        [("ada", "A. Bell", "a", 1), ("ada", "Ada Bell", "a", 3), ("oslo", "Oslo", "b", 2)],
        columns=["entity_id", "spelling", "article_id", "count"],
    )
    rows, breaks = spelling_rows(written, ENTITIES)
    assert [parts_of(row) for row, _ in rows] == [("ada", "Ada Bell"), ("ada", "A. Bell"), ("oslo", "Oslo")]
    assert breaks == [2]
    assert parts_of(row_id("x", "a b")) == ("x", "a b")
    assert "Oslo as Oslo (1 article)" in spelling_alt(written, ENTITIES)


def test_the_overlap_matrix_orders_by_group_and_marks_pairs_that_share_nothing() -> None:
    columns = ["left_id", "right_id", "verbatim", "reworded", "similarity", "relation"]
    rows = [("a", "b", 0.0, 0.0, 0.4, "none"), ("a", "c", 0.9, 0.0, 0.9, "copy"), ("b", "c", 0.01, 0.2, 0.5, "related")]
    pairs = pd.DataFrame(rows, columns=columns)
    order = overlap_order(pairs, UNITS, {"a": "a", "b": "b", "c": "a"})
    assert [m.article_id for m in order] == ["a", "c", "b"]
    figure = overlap_matrix(pairs, order, "light", ("a", "c"))
    drawn = {tuple(d): s for d, s in zip(figure.data[0].customdata, figure.data[0].marker.symbol, strict=True)}
    assert drawn == {("c", "a"): "square", ("b", "c"): "square-open"}
    assert [list(d) for d in figure.data[1].customdata] == [["b", "a"]]
    assert len(figure.layout.shapes) == 1
    assert "A and C: a copy; 90% of the shorter one's words word for word" in overlap_alt(pairs, UNITS)


def test_many_articles_are_cut_to_those_that_share_most() -> None:
    many = units(200)
    pairs = pd.DataFrame(
        [("a5", "a199", 0.5, 0.0, 0.5, "derived")],
        columns=["left_id", "right_id", "verbatim", "reworded", "similarity", "relation"],
    )
    order = overlap_order(pairs, many, {})
    assert len(order) == 60
    assert {"a5", "a199"} <= {m.article_id for m in order}


def test_a_share_above_nothing_never_reads_as_nothing() -> None:
    assert [percent(s) for s in (0.0, 0.001, 0.014, 1.0)] == ["0%", "under 1%", "1%", "100%"]


def test_sources_that_are_only_credited_are_outlined() -> None:
    sources = pd.DataFrame(
        [("a", "Ada", "person", "quote", 2), ("b", "Ada", "person", "credit", 1), ("b", "Wire", "outlet", "credit", 1)],
        columns=["article_id", "source", "kind", "via", "times"],
    )
    figure = source_table(sources, UNITS, "light")
    symbols = {tuple(d): s for d, s in zip(figure.data[0].customdata, figure.data[0].marker.symbol, strict=True)}
    assert symbols == {("Ada", "a"): "square", ("Ada", "b"): "square-open", ("Wire", "b"): "square-open"}
    assert "2 sources by article. The first rows: Ada (2 articles, 3 times)" in source_alt(sources, UNITS)


def test_labels_are_one_line_cut_and_escaped() -> None:
    assert label("a\n b") == "a b"
    assert label("abcdef", 4) == "abc…"
    assert label("<i>&amp;") == "&lt;i&gt;&amp;amp;"
