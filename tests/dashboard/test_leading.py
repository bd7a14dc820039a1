"""Of many articles those that speak of the target most are drawn first, and what a link opens is among them."""

from __future__ import annotations

import pytest

from analysis.targets.typed import target_from_text
from dashboard.link import View
from dashboard.pages import leading
from tests.dashboard.conftest import component
from tests.dashboard.made_up import frame, sentence_id
from tests.dashboard.test_app import own_study

__all__ = ["own_study"]

SPOKEN = [sentence_id("one", 1), sentence_id("two", 1), sentence_id("two", 2)]


def test_those_that_speak_of_it_most_in_the_order_of_the_story(monkeypatch: pytest.MonkeyPatch) -> None:
    assert leading.chosen(frame(), SPOKEN) == ("one", "two")  # the third does not speak of it
    monkeypatch.setattr(leading, "MOST", 1)
    assert leading.chosen(frame(), SPOKEN) == ("two",)
    assert leading.chosen(frame(), []) == ()


def test_what_the_link_opens_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leading, "MOST", 1)
    for pick in ("role:agent@one", "along:progress@one@2-2"):
        assert leading.chosen(frame(View(filters=(("pick", pick),))), SPOKEN) == ("one", "two")
    assert leading.chosen(frame(View(sentence=sentence_id("three", 1))), SPOKEN) == ("two", "three")
    off = View(articles=("one", "two"), sentence=sentence_id("three", 1))
    assert leading.chosen(frame(off), SPOKEN) == ("two",)


@pytest.mark.parametrize("page", ["overview", "framing"])
def test_all_are_one_choice_away(own_study, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    monkeypatch.setattr(leading, "MOST", 2)
    texts = [
        "The dam broke. The dam was old.",
        "Rain fell on the hills.",
        "A dam is a wall.",
        "The dam held. A dam helps.",
    ]
    app = own_study(*texts, page=page, targets=(target_from_text("dam"),))
    assert not app.exception

    def drawn() -> list[str]:
        return [row["article"]["letter"] for row in component(app, "strip")[0]["rows"]]

    assert drawn() == ["A", "D"]
    app.button_group(key="c_drawn").set_value("all").run()
    assert not app.exception
    assert app.query_params["drawn"] == "all"
    assert drawn() == ["A", "B", "C", "D"]
