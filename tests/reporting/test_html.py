from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace

import pytest
from lxml import html as lxml_html

from analysis.decisions import Action, Decision
from analysis.pipeline import analyse
from analysis.study import Study
from analysis.types import Article, Outcome
from reporting.blocks import Chart, Grid, Names, Quotes, StripView
from reporting.content import framing
from reporting.html import html
from reporting.report import compose
from tests.reporting.conftest import HOSTILE, story_of


@pytest.fixture(scope="module")
def page(shipped) -> str:
    return html(compose(shipped, "2026-11-22"))


@pytest.fixture(scope="module")
def evil_page(evil) -> str:
    return html(compose(evil))


def tree(page: str):
    return lxml_html.document_fromstring(page.encode(), parser=lxml_html.HTMLParser(encoding="utf-8", huge_tree=True))


def test_the_same_story_gives_the_same_bytes_and_the_date_is_an_argument(shipped, page) -> None:
    assert html(compose(shipped, "2026-11-22")) == page
    assert page.count("2026-11-22") == 1
    assert html(compose(shipped)) == page.replace(" on 2026-11-22.", ".")


def test_it_has_all_that_a_reader_needs(shipped, page) -> None:
    found = tree(page)
    titles = [e.text_content() for e in found.xpath("//section/h2")]
    wanted = ["In short", "The study", "Method in brief", "Claims", "Names", "Sources", "Limits"]
    assert [t for t in titles if t in wanted] == wanted
    assert all(t.name in titles for t in shipped.analysis.targets)
    text = found.text_content()
    assert shipped.study.fingerprint in text and "spacy" in text
    assert all(m.title in text for m in shipped.cast.values())
    assert all(f.definition in text for f in shipped.analysis.codebook)
    assert all(e.get("id") for e in found.xpath("//main/section"))
    links = [a.get("href") for a in found.xpath("//nav//a")]
    assert links == [f"#{e.get('id')}" for e in found.xpath("//main/section")]


def test_charts_are_data_with_a_still_picture_each(shipped, page) -> None:
    charts = [b for s in compose(shipped).sections for b in s.blocks if isinstance(b, Chart)]
    figures = tree(page).xpath("//figure[@class='chart']")
    assert len(figures) == len(charts) >= 10
    for figure, chart in zip(figures, charts, strict=True):
        known = json.loads(figure.xpath(".//script")[0].text_content())
        assert known["light"]["data"] and known["dark"]["layout"]["template"]
        assert figure.xpath(".//svg") and figure.get("aria-label") == chart.alt


def test_the_page_may_run_two_scripts_and_ask_nobody(page) -> None:
    found = tree(page)
    scripts = [s.text_content() for s in found.xpath(".//script") if s.get("type") != "application/json"]
    assert len(scripts) == 2 and page.count("</script>") == len(found.xpath(".//script"))
    policy = found.xpath("//meta[@http-equiv]")[0].get("content")
    for script in scripts:
        assert f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'; ") and "unsafe-eval" not in policy
    assert not found.xpath("//*[@src]") and not found.xpath("//link")


@pytest.mark.parametrize("which", ["page", "evil_page"])
def test_nothing_is_run_or_opened(which, request) -> None:
    found = tree(request.getfixturevalue(which))
    assert all(a.get("href").startswith("#") for a in found.xpath("//a"))
    assert not found.xpath("//img | //iframe | //object | //embed | //form | //base | //math | //template")
    for element in found.iter():
        assert not [n for n in element.attrib if n.startswith("on")], element.attrib
    styles = " ".join(found.xpath("//@style"))
    assert "url(" not in styles and "expression" not in styles
    assert len([s for s in found.xpath(".//script") if s.get("type") != "application/json"]) == 2


def test_hostile_texts_are_read_as_they_are(evil, evil_page) -> None:
    text = tree(evil_page).text_content()
    assert all(article.title in text for article in evil.study.articles)
    assert "javascript:alert(1)" in text and "../../x" in text
    assert HOSTILE[4] in [h.text_content() for h in tree(evil_page).xpath("//h1")]
    for figure in tree(evil_page).xpath("//figure[@class='chart']//script"):
        assert "<" not in figure.text_content()


def test_every_main_figure_has_its_sentences(shipped) -> None:
    report = compose(shipped)
    by_id = {s.section_id: s for s in report.sections}
    for number, _ in enumerate(shipped.analysis.targets, 1):
        kinds = [type(b) for b in by_id[f"target-{number}"].blocks]
        assert {StripView, Names, Chart, Quotes} <= set(kinds)
    assert {Grid, Quotes} <= {type(b) for b in by_id["claims"].blocks}
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, Quotes):
                texts = {s.text.replace("\n", " ") for s in shipped.analysis.sentences}
                assert block.quotes and block.more >= 0
                assert all("".join(r["t"] for r in q.runs) in texts for q in block.quotes)


def test_what_was_put_right_is_told(shipped) -> None:
    assert "corrections" not in {s.section_id for s in compose(shipped).sections}
    study = replace(
        shipped.study,
        decisions=(Decision(Action.RENAME, "x", "<b>Bold</b>"),),
        restored=frozenset({(shipped.study.articles[0].article_id, 0, 20)}),
    )
    found = replace(shipped.analysis, outcomes=(Outcome("rename", "X", "<b>Bold</b>", 3),))
    text = tree(html(compose(replace(shipped, study=study, analysis=found)))).get_element_by_id("corrections")
    assert "“X” is called “<b>Bold</b>” (three mentions)" in text.text_content()
    assert " ".join(study.articles[0].raw[:20].split()) in text.text_content()


def test_a_study_of_one_article_and_no_target_has_a_report() -> None:
    study = Study("One", (Article("one", "The dam was opened on Monday."),))
    page = html(compose(story_of(study, analyse(study))))
    assert "nothing to compare it with yet" in page
    assert not re.search(r"\bNone\b|\bnan\b", tree(page).xpath("//main")[0].text_content())


def test_with_many_articles_a_target_section_has_those_that_speak_of_it(shipped, monkeypatch) -> None:
    monkeypatch.setattr(framing, "_MANY", 1)
    article = shipped.analysis.articles[0].article_id
    kept = tuple(m for m in shipped.analysis.target_mentions if m.article_id != article)
    report = compose(story_of(shipped.study, replace(shipped.analysis, target_mentions=kept)))
    section = next(s for s in report.sections if s.section_id == "target-1")
    strip = next(b for b in section.blocks if isinstance(b, StripView)).draw("light")
    assert article not in {row.article.article_id for row in strip.rows} and strip.rows
    names = next(b for b in section.blocks if isinstance(b, Names)).content["columns"]
    assert article not in {c["article"]["article_id"] for c in names}
