"""Adding a target by name: proposals are shown, ticked, and become a target of the visitor's own study."""

from __future__ import annotations

from dashboard import cache
from dashboard.pages.articles import proposing
from tests.dashboard.conftest import html_of


def submit(app):
    next(b for b in app.button if b.label == "Ask about it").click()
    return app.run()


def ticked(app) -> dict[str, bool]:
    return {c.label.replace("\\", ""): c.value for c in app.checkbox if c.key.startswith("p_")}


def test_choosing_a_name_stands_in_the_link_and_brings_its_spellings(open_app) -> None:
    app = open_app(page="articles")
    app.selectbox(key="c_propose").select("Hayat Tahrir al-Sham").run()
    assert not app.exception
    assert app.query_params["propose"] == "Hayat Tahrir al-Sham"
    boxes = ticked(app)
    assert boxes["HTS"] and boxes["Hayat Tahrir al-Sham"]
    assert boxes["terrorist organization"] is False
    assert "stands for “The new leadership” already" in html_of(app)


def test_what_is_ticked_becomes_a_target_beside_the_others(open_app, study) -> None:
    app = open_app(page="articles", propose="Assad")
    for box in app.checkbox:
        if "Bashar" in box.label:
            box.set_value(False)
    submit(app)
    assert not app.exception
    assert app.query_params["page"] == "framing" and app.query_params["target"] == "assad"
    made = cache.study(app.query_params["study"])
    assert made.targets[:-1] == study.targets
    assert (made.targets[-1].name, made.targets[-1].names, made.targets[-1].terms) == ("Assad", ("Assad",), ())
    assert [t.target_id for t in cache.slot(made.fingerprint).analysis.targets] == ["bases", "leadership", "assad"]
    assert len(cache.study(next(iter(cache.shipped_studies()))).targets) == len(study.targets)  # stays as it was


def test_nothing_ticked_is_said_and_nothing_changes(open_app) -> None:
    app = open_app(page="articles", propose="Assad")
    for box in app.checkbox:
        box.set_value(False)
    submit(app)
    assert "Nothing is ticked." in html_of(app)
    assert app.query_params["page"] == "articles"


def test_a_target_of_that_name_is_not_added_twice(open_app) -> None:
    app = open_app(page="articles", propose="Assad")
    next(t for t in app.text_input if t.label == "Called in Parallax").set_value("the new leadership")
    submit(app)
    assert "is asked about already" in html_of(app)


def test_a_name_that_nobody_writes_is_said(open_app) -> None:
    app = open_app(page="articles", propose="<b>Zanzibar</b>")
    assert not app.exception
    assert "“&lt;b&gt;Zanzibar&lt;/b&gt;” is not found in these articles" in html_of(app)


def test_a_word_that_is_everywhere_is_told() -> None:
    from analysis.targets.proposals import Suggestion
    from tests.dashboard import made_up

    frame = made_up.frame()
    word = Suggestion("dam", len(frame.sentences), "typed", "one", 0, 3)
    assert proposing._notes(frame, word) == ["stands for “The dam” already", "nearly everywhere, so it tells little"]
