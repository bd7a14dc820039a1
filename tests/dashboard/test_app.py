"""The pages as a visitor finds them: by default, by link, and where there is little or nothing to show."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from analysis.study import Study
from analysis.types import Article
from dashboard import cache
from dashboard.link import PAGES
from tests.dashboard.conftest import component, html_of, keep

GERMAN = (
    "Der neue Damm wurde am Montag eröffnet. Viele Bauern aus der Umgebung kamen zur Feier und freuten sich sehr. "
    "Die Regierung sprach von einem großen Tag für das ganze Land und seine Menschen."
)
ENGLISH = (
    "The new dam was opened on Monday. Many farmers from the villages came to the feast and were glad. "
    "The government spoke of a great day for the country. Critics said that the ugly dam had driven people away."
)


@pytest.fixture
def own_study(open_app):
    """Opens a study of one's own that was put on the shelf."""

    def opened(*texts: str, page: str = "overview", **changes):
        articles = tuple(Article(f"text-{n}", text, title=f"Text {n}") for n, text in enumerate(texts))
        return open_app(study=keep(replace(Study("Mine", articles), **changes)), page=page)

    return opened


def heading(app) -> str:
    """The page's answer."""
    text = html_of(app)
    return text[text.index("<h1>") + 4 : text.index("</h1>")]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(open_app, page: str) -> None:
    app = open_app(page=page)
    assert not app.exception
    assert heading(app)
    (links,) = component(app, "links")
    assert [p["name"] for p in links["pages"] if p["current"]] == [page]


def test_the_overview_answers_with_figures_and_opens_a_statement(open_app) -> None:
    app = open_app()
    assert heading(app).startswith("Five articles tell this story; ")
    assert "Parallax shows how each article frames the same story." in html_of(app)
    (strip,) = component(app, "strip")
    assert [r["article"]["letter"] for r in strip["rows"]] == list("ABCDE")
    (grid,) = component(app, "coverage")
    assert grid["rows"][0]["picked"]
    wordings = component(app, "evidence")[1]
    assert len(wordings["items"]) >= 2


def test_a_sentence_in_the_link_is_opened_beside_the_strip(open_app, analysis_result) -> None:
    sentence = analysis_result.sentences[3]
    app = open_app(page="overview", sentence=sentence.sentence_id)
    (item,) = component(app, "evidence")[0]["items"]
    assert "".join(r["t"] for r in item["runs"]) == sentence.text.replace("\n", " ")
    assert "Parallax shows how" not in html_of(app)  # the first visit is over


def test_a_picked_frame_shows_its_sentences(open_app, analysis_result) -> None:
    score = next(f for f in analysis_result.frames if "bases" in f.targets)
    app = open_app(page="framing", target="bases", pick=f"frame:{score.frame_id}@{score.article_id}")
    shown = [i["id"] for e in component(app, "evidence") for i in e["items"]]
    assert score.sentence_id in shown


def test_the_header_holds_and_narrows(open_app, analysis_result) -> None:
    two = [a.article_id for a in analysis_result.articles[:2]]
    app = open_app(page="framing", target="leadership", articles=",".join(two), voice="own")
    (strip,) = component(app, "strip")
    assert [r["article"]["article_id"] for r in strip["rows"]] == two
    (links,) = component(app, "links")
    overview = next(p["href"] for p in links["pages"] if p["name"] == "overview")
    assert "target=leadership" in overview and "voice=own" in overview and two[1] in overview


def test_choosing_a_target_changes_page_and_link(open_app) -> None:
    app = open_app(page="framing")
    assert heading(app).startswith("Russia&#x27;s bases: ")
    app.selectbox(key="h_target").select("leadership").run()
    assert heading(app).startswith("The new leadership: ")
    assert app.query_params["target"] == "leadership"
    assert app.query_params["study"] == "russia-syria-bases"


def test_switching_all_articles_off_is_no_choice(open_app) -> None:
    app = open_app()
    app.button_group(key="h_articles").set_value([]).run()
    assert heading(app).startswith("Five articles")
    assert "articles" not in app.query_params


def test_reading_one_article_with_its_marks(open_app, analysis_result) -> None:
    clean = next(a for a in analysis_result.articles if a.removed)
    app = open_app(page="read", article=clean.article_id, marks="target,removed,frames,names")
    (text,) = component(app, "article")
    assert [p["text"] for p in text["paragraphs"] if p.get("removed")] == [r.text for r in clean.removed]
    kinds = {k for p in text["paragraphs"] for s in p.get("sentences", []) for r in s["runs"] for k in r["k"]}
    assert {"target", "frame", "entity"} <= kinds


def test_an_opened_sentence_tells_its_voice(open_app, analysis_result) -> None:
    sentence = analysis_result.sentences[2]
    app = open_app(page="read", sentence=sentence.sentence_id)
    assert "<h3>This sentence</h3>" in html_of(app)
    (text,) = component(app, "article")
    assert [s["id"] for p in text["paragraphs"] for s in p["sentences"] if s["opened"]] == [sentence.sentence_id]


def test_two_texts_side_by_side(open_app, analysis_result) -> None:
    one, two = (a.article_id for a in analysis_result.articles[:2])
    app = open_app(page="read", article=one, beside=two)
    (pair,) = component(app, "two_texts")
    assert [s["article"]["letter"] for s in pair["sides"]] == ["A", "B"]
    assert not component(app, "article")


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"study": "nowhere"}, "There is no study at this link"),
        ({"target": "nobody"}, "The link names the target “nobody”"),
        ({"page": "read", "article": "gone"}, "The link names the article “gone”"),
        ({"page": "read", "sentence": "gone:1"}, "The link names the sentence “gone:1”"),
    ],
)
def test_a_dead_link_is_said(open_app, params, said: str) -> None:
    app = open_app(**params)
    assert not app.exception
    assert said in html_of(app)
    assert app.query_params == params  # not silently replaced


def test_from_a_study_that_is_gone_there_is_a_way_home(open_app) -> None:
    app = open_app(study="nowhere")
    app.button[0].click().run()
    assert heading(app).startswith("Five articles")


@pytest.mark.parametrize("page", ["overview", "framing"])
def test_a_dead_pick_is_said(open_app, page: str) -> None:
    app = open_app(page=page, pick="frame:none@nowhere", colour="none")
    assert not app.exception
    assert "The link picks “frame:none@nowhere”, which is not found" in html_of(app)


def test_a_dead_neighbour_is_said(open_app) -> None:
    app = open_app(page="read", beside="gone")
    assert "The link puts the article “gone” beside it" in html_of(app)
    assert component(app, "article")


def test_an_article_that_is_off_can_be_read(open_app, analysis_result) -> None:
    one, two = (a.article_id for a in analysis_result.articles[:2])
    (alone,) = component(open_app(page="read", article=one, articles=two), "article")
    (together,) = component(open_app(page="read", article=one), "article")
    assert alone == together


@pytest.mark.parametrize("page", PAGES)
def test_one_article_without_targets(own_study, page: str) -> None:
    app = own_study(ENGLISH, page=page)
    assert not app.exception
    assert heading(app)


def test_framing_without_a_target_says_what_to_do(own_study) -> None:
    app = own_study(ENGLISH, page="framing")
    assert heading(app).startswith("No target was chosen")
    assert "Choose a target" in html_of(app)


def test_a_target_nobody_mentions(own_study) -> None:
    from analysis.targets.typed import target_from_text

    app = own_study(ENGLISH, page="framing", targets=(target_from_text("Zanzibar"),))
    assert heading(app).startswith("Zanzibar: not found in the articles that are on")
    assert "Looked for: Zanzibar." in html_of(app)


def test_another_language_is_shown_and_not_scored(own_study) -> None:
    app = own_study(ENGLISH, GERMAN, page="read")
    app.selectbox(key="r_article").select("text-1").run()
    assert not app.exception
    assert "It looks like German, not English: shown, not scored." in html_of(app)
    (text,) = component(app, "article")
    assert any("Der neue Damm" in r["t"] for p in text["paragraphs"] for s in p["sentences"] for r in s["runs"])


def test_nothing_left_after_cleaning_is_said(own_study) -> None:
    app = own_study("   ")
    assert not app.exception
    assert "No text is left after cleaning." in html_of(app)


def test_markup_in_an_article_is_text(own_study) -> None:
    app = own_study("<script>alert(1)</script> <b>The dam</b> was opened. " + ENGLISH, page="read")
    assert "<script>alert" not in html_of(app) and "<b>The dam" not in html_of(app)
    (text,) = component(app, "article")
    shown = "".join(r["t"] for p in text["paragraphs"] for s in p["sentences"] for r in s["runs"])
    assert "<script>alert(1)</script>" in shown


def test_a_broken_study_file_is_said(open_app, monkeypatch, tmp_path: Path) -> None:
    (tmp_path / "study.toml").write_text('title = "x"\ncolour = 3\n')
    (tmp_path / "a.txt").write_text(ENGLISH)
    monkeypatch.setattr(cache, "shipped_studies", lambda: {"broken": str(tmp_path)})
    app = open_app(study="broken")
    assert not app.exception
    assert "line 2: the key &quot;colour&quot; is not known." in html_of(app)


def test_putting_back_what_was_removed_makes_a_study_of_ones_own(study, analysis_result) -> None:
    from analysis.cleaning import clean

    gone = next(r for a in analysis_result.articles for r in a.removed)
    changed = replace(study, restored=frozenset({(gone.article_id, gone.start, gone.end)}))
    cleaned = next(a for a in clean(changed.articles, changed.restored) if a.article_id == gone.article_id)
    assert gone not in cleaned.removed
    assert cache.study(keep(changed)) == changed


def test_a_fault_in_a_page_is_said_without_a_traceback(open_app, broken_page):
    app = open_app(page="topics")
    assert not app.exception
    said = " ".join(str(element.proto) for element in app.main)
    assert "This page could not be drawn." in said
    assert "secret detail" not in said
