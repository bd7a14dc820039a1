"""The codebook: read, looked at in its generic form, edited, checked in words, and used in one's own study."""

from __future__ import annotations

from analysis.study import codebook_from_text, codebook_toml
from dashboard import cache
from tests.dashboard.conftest import html_of

BROKEN = '[[frames]]\nid = "harm"\nname = "Harm"\n\n[[frames]]\nid = "gain"\nnmae = "Gain"\ndefinition = "It helps."\n'
GOOD = '[[frames]]\nid = "harm"\nname = "Harm"\ndefinition = "Somebody is hurt."\nwords = ["kill", "war"]\n'


def press(app, label: str):
    next(b for b in app.button if b.label == label).click()
    return app.run()


def text_area(app):
    return next(t for t in app.text_area if t.label.startswith("Codebook as text"))


def test_the_studys_frames_are_read_with_how_often_they_are_found(open_app, analysis_result) -> None:
    app = open_app(page="articles", show="codebook")
    assert not app.exception
    html = html_of(app)
    first = analysis_result.codebook[0]
    assert first.definition.split("'")[0] in html
    n = sum(f.frame_id == first.frame_id for f in analysis_result.frames)
    assert f"{n} sentence" in html
    assert codebook_from_text(text_area(app).value, "x") == analysis_result.codebook


def test_a_generic_codebook_is_looked_at_by_link(open_app) -> None:
    app = open_app(page="articles", show="codebook", codebook="generic-news-frames")
    assert "Capacity and resources" in html_of(app)
    assert "# Fifteen dimensions" in text_area(app).value  # with its comments


def test_a_mistake_is_said_with_its_line_and_key(open_app) -> None:
    app = open_app(page="articles", show="codebook")
    text_area(app).set_value(BROKEN)
    press(app, "Use this codebook")
    assert "Codebook, line 7: the key &quot;frames.nmae&quot; is not known." in html_of(app)
    assert text_area(app).value == BROKEN  # nothing that was typed is lost
    text_area(app).set_value("  ")
    press(app, "Check")
    assert "The codebook is empty." in html_of(app)


def test_a_frame_twice_is_said(open_app) -> None:
    app = open_app(page="articles", show="codebook")
    text_area(app).set_value(GOOD + GOOD)
    press(app, "Check")
    assert "twice" in html_of(app)


def test_a_changed_codebook_makes_a_study_of_ones_own(open_app, study) -> None:
    app = open_app(page="articles", show="codebook")
    text_area(app).set_value(GOOD)
    press(app, "Check")
    assert "One frame with 2 telling words: nothing is wrong with it." in html_of(app)
    text_area(app).set_value(GOOD)
    press(app, "Use this codebook")
    assert not app.exception
    made = cache.study(app.query_params["study"])
    assert [f.frame_id for f in made.codebook] == ["harm"]
    assert made.targets == study.targets
    assert {f.frame_id for f in cache.slot(made.fingerprint).analysis.frames} <= {"harm"}
    assert "One frame is looked for" in html_of(app)
    assert cache.study(next(iter(cache.shipped_studies()))).codebook == study.codebook


def test_the_same_codebook_changes_nothing(open_app) -> None:
    app = open_app(page="articles", show="codebook")
    press(app, "Use this codebook")
    assert "in use already" in html_of(app)


def test_text_and_frames_are_each_others_inverse(study) -> None:
    assert codebook_from_text(codebook_toml(study.codebook), "x") == study.codebook
