"""The plotly figures of the page Framing and of the overview's last chart."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.charts import agency, attention, frame_map, tone
from dashboard.theme import TONES
from tests.dashboard.made_up import frame

PAGE = frame()
ARTICLES = list(PAGE.cast.values())
NAMES = {"progress": "Progress", "harm": "Harm"}
CELLS = pd.DataFrame(
    [
        ("one", "progress", 4, 4, 1.0, True),
        ("one", "harm", 1, 4, 0.25, True),
        ("two", "progress", 0, 4, 0.0, False),
        ("two", "harm", 1, 2, 0.5, pd.NA),
    ],
    columns=["article_id", "frame_id", "n", "of", "share", "present"],
)


def test_the_area_of_a_square_is_its_share() -> None:
    found, nothing = frame_map.frame_map(CELLS, NAMES, ARTICLES, "light").data
    assert list(found.customdata) == ["progress@one", "harm@one", "harm@two"]
    sizes = dict(zip(found.customdata, found.marker.size, strict=True))
    assert sizes["harm@one"] / sizes["progress@one"] == pytest.approx(0.5)  # a quarter of the area
    assert list(found.text) == ["4", "1", "1"]
    assert list(nothing.x) == ["B"] and nothing.customdata is None


def test_too_little_is_an_outline_and_a_pick_is_ringed() -> None:
    found = frame_map.frame_map(CELLS, NAMES, ARTICLES, "light", "harm@one").data[0]
    assert list(found.marker.color) == [ARTICLES[0].colour, ARTICLES[0].colour, "rgba(0,0,0,0)"]
    assert list(found.marker.line.width) == [1.5, 3, 1.5]
    assert "too little to say" in found.hovertext[2]
    assert found.hovertext[1] == "<b>A</b>: 1 of 4 sentences, 25 in 100"


def test_the_map_in_words() -> None:
    assert frame_map.alt(CELLS, NAMES, ARTICLES) == (
        "Frame map of 2 frames in 3 articles. A: most often Progress (4 of 4 sentences); "
        "B: most often Harm (1 of 2 sentences); C: no frame found."
    )


def test_the_map_of_nothing_is_drawn() -> None:
    assert len(frame_map.frame_map(CELLS.iloc[:0], NAMES, ARTICLES, "dark").data[0].x) == 0


def _tone_rows() -> pd.DataFrame:
    rows = PAGE.tables["framing"]
    return rows[rows["voice"] != "all"]


def test_a_dot_per_voice_where_there_is_enough() -> None:
    figure = tone.tone_by_voice(_tone_rows(), ARTICLES, "light")
    assert [list(t.customdata) for t in figure.data] == [["author@one"]]
    said = [a.text for a in figure.layout.annotations]
    assert "n = 3" in said
    assert "quoted, n = 1: too little to tell" in said
    assert "own voice, n = 2: too little to tell" in said


def test_the_interval_is_drawn() -> None:
    lines = [s for s in tone.tone_by_voice(_tone_rows(), ARTICLES, "light").layout.shapes if s.x0 != s.x1]
    assert [(s.x0, s.x1) for s in lines] == [(-0.1, 0.7)]


def test_tone_in_words() -> None:
    assert tone.alt(_tone_rows(), ARTICLES, "The dam") == (
        "Mean tone toward The dam from −1 to 1. A, own voice: +0.35 (n = 3); A, quoted: too little to tell (n = 1); "
        "B, own voice: too little to tell (n = 2)."
    )


def test_who_acts_to_the_right_who_is_acted_on_to_the_left() -> None:
    patient, _, agent, _ = agency.agency(PAGE.tables["target_mentions"], ARTICLES, "light").data
    assert dict(zip(patient.customdata, patient.x, strict=True)) == {"patient@one": -1, "patient@two": -2}
    assert dict(zip(agent.customdata, agent.x, strict=True)) == {"agent@one": 2}
    assert "flood (1), help (1)" in agent.hovertext[0]


def test_what_is_denied_or_only_possible_is_hatched_at_the_end_of_the_bar() -> None:
    rows = PAGE.tables["target_mentions"].copy()
    first = rows.index[rows["role"] == "agent"][0]
    rows.loc[first, ["negated", "modal"]] = [True, False]
    _, _, fact, denied = agency.agency(rows, ARTICLES, "light").data
    assert (list(fact.x), list(denied.x), list(denied.base)) == ([1], [1], [1])
    assert denied.marker.pattern.shape == "/" and "not " in denied.hovertext[0]
    assert "A: acts 2 times, 1 of them denied or only possible, is acted on" in agency.alt(rows, ARTICLES, "The dam")


def test_agency_in_words() -> None:
    assert agency.alt(PAGE.tables["target_mentions"], ARTICLES, "The dam").endswith(
        "A: acts 2 times, is acted on 1 times; B: acts 0 times, is acted on 2 times; "
        "C: acts 0 times, is acted on 0 times."
    )


@pytest.mark.parametrize(
    ("value", "colour"),
    [(1.0, TONES["light"]["favourable"]), (-1.0, TONES["light"]["unfavourable"]), (0.0, TONES["light"]["neutral"])],
)
def test_the_ends_of_the_tone_scale(value: float, colour: str) -> None:
    assert attention.shade(value, "light") == colour


def test_no_tone_no_colour() -> None:
    cells = pd.DataFrame(
        [("one", "dam", 3, 4, 0.4), ("two", "dam", 2, 3, None), ("three", "dam", 0, 2, None)],
        columns=["article_id", "target_id", "n", "of", "tone"],
    )
    figure = attention.attention(cells, {"dam": "The dam"}, ARTICLES, "light", "dam@one")
    (trace,) = figure.data
    assert list(trace.customdata) == ["dam@one", "dam@two"]
    assert trace.marker.color[1] == "rgba(0,0,0,0)"
    assert list(trace.text) == ["3<br>+0.4", "2"]
    assert attention.alt(cells, {"dam": "The dam"}, ARTICLES).endswith(
        "The dam: A 3 of 4 (tone +0.40), B 2 of 3, C 0 of 2."
    )
