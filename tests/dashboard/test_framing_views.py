"""The questions of the page Framing, one at a time; a link that opens something shows the view that has it."""

from __future__ import annotations

import pytest

from analysis.targets.typed import target_from_text
from dashboard.pages import framing
from tests.dashboard.conftest import component, html_of
from tests.dashboard.test_app import ENGLISH, own_study

__all__ = ["own_study"]

HEADINGS = {
    "named": "What each calls the new leadership",
    "frames": "What it is made a matter of",
    "light": "The targets side by side",
    "acts": "Who acts",
    "compared": "Two articles head to head",
}


@pytest.mark.parametrize("view", framing.VIEWS)
def test_every_view_opens_alone(open_app, view: str) -> None:
    app = open_app(page="framing", target="leadership", show=view)
    assert not app.exception
    assert {v for v, words in HEADINGS.items() if f"{words}</h2>" in html_of(app)} == {view}


@pytest.mark.parametrize("view", framing.VIEWS)
def test_one_short_article_leaves_every_view_designed(own_study, view: str) -> None:
    app = own_study(ENGLISH, page="framing", targets=(target_from_text("dam"),))
    app.query_params["show"] = view
    app.run()
    assert not app.exception
    html = html_of(app)
    assert "<h2>" in html
    assert ("Nothing to compare</h2>" in html) == (view == "compared")


@pytest.mark.parametrize(
    ("said", "view"),
    [
        ({"pick": "label:rebels"}, "named"),
        ({"pick": "frame:{frame}@{article}"}, "frames"),
        ({"along": "{article}"}, "frames"),
        ({"pick": "attention:bases@{article}"}, "light"),
        ({"pick": "role:agent@{article}"}, "acts"),
        ({"pick": "measure:tone@{article}", "along": "{article}"}, "compared"),
        ({"left": "{article}"}, "compared"),
    ],
)
def test_a_link_without_a_view_shows_what_it_opens(open_app, analysis_result, said: dict[str, str], view: str) -> None:
    ids = {"frame": analysis_result.codebook[0].frame_id, "article": analysis_result.articles[0].article_id}
    app = open_app(page="framing", target="leadership", **{k: v.format(**ids) for k, v in said.items()})
    assert not app.exception
    assert f"{HEADINGS[view]}</h2>" in html_of(app)


def test_another_question_drops_the_pick_and_stays(open_app, analysis_result) -> None:
    article = analysis_result.articles[0].article_id
    app = open_app(page="framing", target="leadership", left=article, pick=f"measure:tone@{article}")
    app.button_group(key="c_show").set_value("named").run()
    assert "pick" not in app.query_params
    assert app.query_params["show"] == "named"  # written out: the left article alone would ask for another view
    assert f"{HEADINGS['named']}</h2>" in html_of(app)


def test_frames_not_found_are_named_below_the_map(open_app) -> None:
    html = html_of(open_app(page="framing", target="bases", show="frames"))
    assert "Not found in any: " in html
    assert "The frames not found</summary>" in html


def test_before_a_choice_no_sentence_is_called_marked_that_has_no_tone(open_app) -> None:
    app = open_app(page="framing", target="bases")
    first = component(app, "evidence")[0]
    (item,) = first["items"]
    marked = first["title"] == "The most marked in tone"
    assert marked == item["note"].startswith(("Favourable", "Unfavourable"))
