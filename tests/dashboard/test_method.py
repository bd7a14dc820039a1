"""The page of measures: read from docs/method, with the floors beside what they hold."""

from __future__ import annotations

import tomllib
from pathlib import Path

from dashboard import gate, methods
from tests.dashboard.conftest import component, html_of


def test_measures_come_in_reading_order_with_their_headings_one_level_down(tmp_path: Path) -> None:
    (tmp_path / "tone.md").write_text("# Tone\n\nWords.\n\n## Limits\n\n```toml\n# a comment\n```\n", "utf-8")
    (tmp_path / "cleaning.md").write_text("# Cleaning: what goes\n\nLines.\n", "utf-8")
    (tmp_path / "another.md").write_text("# Another\n", "utf-8")
    found = methods.measures(tmp_path)
    assert [m.title for m in found.values()] == ["Cleaning: what goes", "Tone", "Another"]
    assert found["tone"].text == "Words.\n\n### Limits\n\n```toml\n# a comment\n```"
    assert found["another"].text == ""


def test_floors_stand_with_their_measure_and_say_which_way_they_bind(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    file.write_text("[targets]\nlabels_found = 0.95\nlabels_made_up = 0\nlabels_lost = 0\nnew_figure = 7\n", "utf-8")
    assert [f.bound for f in gate.floors("labels", file)] == ["at least 0.95", "at most 0"]
    assert [(f.words, f.bound) for f in gate.floors("targets", file)] == [("New figure", "at least 7")]  # 0 holds none


def test_without_the_tests_or_the_docs_nothing_is_shown_and_nothing_breaks(tmp_path: Path) -> None:
    assert gate.floors("labels", tmp_path / "none.toml") == []
    assert methods.measures(tmp_path / "none") == {}


def test_every_floor_of_a_measure_is_said_in_words() -> None:
    held = tomllib.loads(gate.FLOORS.read_text("utf-8"))
    assert {s: set(held.get(s, {})) for s in gate.MEANING} == {s: set(said) for s, said in gate.MEANING.items()}


def test_every_measure_is_said_in_short_and_every_floor_has_its_measure() -> None:
    found = methods.measures()
    assert [i for i, m in found.items() if not m.short] == []
    assert {owner for keys in gate.MEANING.values() for owner, _ in keys.values()} <= set(found)


def test_the_page_shows_one_measure_and_its_floors(open_app) -> None:
    app = open_app(page="method", measure="labels")
    assert not app.exception
    assert "What an article calls a target</h2>" in html_of(app)
    assert "How good it has to be" in html_of(app) and "at least 0.95" in html_of(app)
    assert any("A label is the noun phrase that describes the target" in m.value for m in app.markdown)


def test_choosing_a_measure_stands_in_the_link(open_app) -> None:
    app = open_app(page="method")
    app.radio(key="c_measure").set_value("agency").run()
    assert app.query_params["measure"] == "agency"
    assert "Who acts</h2>" in html_of(app)
    (links,) = component(app, "links")
    assert links["pages"][-1]["name"] == "method"


def test_a_measure_that_is_not_there_is_said(open_app) -> None:
    app = open_app(page="method", measure="phlogiston")
    assert "“phlogiston”" in html_of(app)


def test_an_installation_without_docs_says_so(open_app, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr(methods.measures, "__defaults__", (tmp_path / "none",))
    app = open_app(page="method")
    assert not app.exception
    assert "not here" in html_of(app)


def test_the_names_of_figures_are_explained_where_they_stand() -> None:
    held = [gate.Floor("NewsMTSC, macro-F1", "at least 0.8"), gate.Floor("Speakers found, of 14", "at least 9")]
    said = " ".join(gate.explained(held))
    assert "F1 joins two shares" in said
    assert "Macro-F1 is the mean" in said
    assert "NewsMTSC" in said
    assert "alpha" not in said
    assert gate.explained(held[1:]) == []
