"""Frames along the paragraphs, shares of tones, targets side by side."""

from __future__ import annotations

import pandas as pd

from analysis.types import Framing
from dashboard import paragraphs, picks
from dashboard.charts import side_by_side
from dashboard.link import View
from dashboard.pages import tone_shares
from tests.dashboard import made_up
from tests.dashboard.conftest import component, html_of


def test_a_frame_stands_in_its_paragraph() -> None:
    story = made_up.frame(View(target="dam"))
    (cell,) = paragraphs.cells(story, "one").to_dict("records")
    assert (cell["row_id"], cell["column_id"], cell["value"], cell["shown"]) == ("progress", "2-2", 1.0, "1")
    assert paragraphs.columns(story, "one") == [("0-0", "title"), ("1-1", "1"), ("2-2", "2"), ("3-3", "3")]
    found = picks.resolve(story, "along:progress@one@2-2")
    assert [e.sentence_id for e in found.sentences] == [made_up.sentence_id("one", 2)]
    assert picks.resolve(story, "along:progress@one@1-1").sentences == ()
    assert picks.resolve(story, "along:progress@one@here") is None
    assert picks.resolve(story, "along:phlogiston@one@1-1") is None


def test_the_paragraphs_in_words() -> None:
    story = made_up.frame(View(target="dam"))
    cells = paragraphs.cells(story, "one")
    said = paragraphs.alt(story, "one", cells, paragraphs.columns(story, "one"))
    assert said == "Frames along the paragraphs of A. Progress: 2."


def test_many_paragraphs_share_columns(monkeypatch) -> None:
    monkeypatch.setattr(paragraphs, "MOST", 2)
    story = made_up.frame(View(target="dam"))
    assert paragraphs.columns(story, "one") == [("0-1", "1"), ("2-3", "2–3")]


def test_shares_stand_with_their_intervals_and_too_little_is_said() -> None:
    rows = (
        Framing("one", "dam", "tone:favourable", 0.5, 0.2, 0.8, 6, "author"),
        Framing("two", "dam", "tone:favourable", None, None, None, 2, "author"),
    )
    html = tone_shares.table(made_up.frame(View(target="dam"), framing=rows), ("author", "quoted"))
    assert "50% <span>20%–80%</span>" in html and "<td>6</td>" in html
    assert html.count("too little</td>") == 7  # three calls of A without a row, four of B
    assert "C, own voice" not in html


def test_a_panel_for_each_target() -> None:
    rows = pd.DataFrame(
        [("one", "dam", 0.4, 0.1, 0.7, 6), ("two", "dam", None, None, None, 2), ("one", "sea", -0.5, -0.9, 0.0, 4)],
        columns=["article_id", "target_id", "value", "low", "high", "n"],
    )
    articles = list(made_up.frame().cast.values())
    targets = {"dam": "The dam", "sea": "The sea"}
    dam, sea = side_by_side.side_by_side(rows, targets, articles, "light", "sea@one").data
    assert list(dam.customdata) == ["dam@one", "dam@two"] and list(dam.x) == [0.4, 0.0]
    assert list(dam.y) == [2, 1]  # A on top of three
    assert dam.marker.size[0] > dam.marker.size[1]
    assert list(sea.marker.line.width) == [3]
    assert side_by_side.alt(rows, targets, articles) == (
        "Mean tone from −1 to 1, a panel for each target. The dam: A +0.40 (n = 6); The sea: A −0.50 (n = 4)."
    )


def test_the_page_shows_them_and_a_square_opens_its_sentences(open_app, analysis_result) -> None:
    first = next(f for f in analysis_result.frames if "leadership" in f.targets)
    app = open_app(page="framing", target="leadership", along=first.article_id)
    assert not app.exception
    assert "Along the article</h2>" in html_of(app)
    sentence = next(s for s in analysis_result.sentences if s.sentence_id == first.sentence_id)
    stretch = next(
        f"{a}-{b}"
        for a, b in paragraphs.stretches_of([s for s in analysis_result.sentences if s.article_id == first.article_id])
        if a <= sentence.paragraph <= b
    )
    pick = f"along:{first.frame_id}@{first.article_id}@{stretch}"
    app = open_app(page="framing", target="leadership", along=first.article_id, pick=pick)
    shown = [item["id"] for e in component(app, "evidence") for item in e["items"]]
    assert first.sentence_id in shown


def test_the_light_in_which_targets_stand(open_app) -> None:
    html = html_of(open_app(page="framing", target="leadership", show="light"))
    assert "The targets side by side</h2>" in html
    assert "class='shares'" in html.replace('"', "'")


def test_the_way_to_the_method(open_app) -> None:
    app = open_app(page="framing", target="bases", show="light")
    app.button(key="how_tone").click().run()
    assert app.query_params["page"] == "method" and app.query_params["measure"] == "tone"
