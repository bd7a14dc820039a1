"""One's own articles: uploaded, pasted, skipped with a reason, analysed, taken along."""

from __future__ import annotations

import csv
import io
import tomllib
import zipfile
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from studies import open_store
from tests.browser.visitor import OWN_STUDY, Visitor

HOSTILE = """**Bold** <script>window.hacked = 1</script> Mayor Ada Bell <b>opens</b> the harbour

The mayor Ada Bell opened the harbour in Oslo on Monday, and [a link](https://example.org) says nothing.

![image](https://example.org/x.png) Ada Bell said the harbour would <img src=x onerror="window.hacked=1"> bring jobs.

Critics of Ada Bell in Oslo said that the harbour :red[costs] too much and $x^2$ serves nobody.
"""
PLAIN = """The harbour of Oslo reopens

Loading Now

Ada Bell reopened the harbour of Oslo on Monday after two years of work, city officials said.

“The harbour will bring jobs,” Bell told reporters. Fishermen in Oslo doubted it.
"""
TITLE = "The *harbour* <b>story</b>"


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two articles, an empty file and one that is no text."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "hostile.md.txt").write_text(HOSTILE, "utf-8")
    (folder / "plain.txt").write_text(PLAIN, "utf-8")
    (folder / "empty.txt").write_text("", "utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    return sorted(folder.iterdir())


@pytest.fixture(scope="session")
def own_study(server: str, chromium: Browser, files: list[Path]) -> str:
    """The query string of a study made by uploading the files: its view link, so that what a test changes is a copy."""
    with chromium.new_context() as context:
        visitor = Visitor(context, context.new_page(), server)
        page = visitor.open("?page=articles")
        page.get_by_role("region", name="Files").locator("input").set_input_files(files)
        page.get_by_role("textbox", name="Title of the study").fill(TITLE)
        page.get_by_role("textbox", name="Ask about").fill("Ada Bell: Bell")
        page.get_by_role("textbox", name="Ask about").blur()
        visitor.settle()
        page.get_by_role("button", name="Analyse two articles").click()
        page.wait_for_url(OWN_STUDY)
        visitor.settle()
        key = parse_qs(urlsplit(page.url).query)["study"][0]
    with closing(open_store()) as store:
        return f"?study={store.view_key(key)}"


def texts(page: Page, css: str) -> str:
    """What stands in the components' parts: their text lies in shadow trees, which the page's own text leaves out."""
    page.locator(css).first.wait_for()
    return "\n".join(page.locator(css).all_inner_texts())


def test_each_upload_goes_in_or_says_why_not(visitor: Visitor, files: list[Path]) -> None:
    page = visitor.open("?page=articles")
    page.get_by_role("region", name="Files").locator("input").set_input_files(files)
    report = page.locator(".definitions[role=status]")
    report.wait_for()
    said = report.inner_text()
    assert "Two articles read, two could not be" in said
    assert "empty.txt: The file is empty." in said
    assert "photo.jpg: Files that end in .jpg are not read." in said
    assert "The harbour of Oslo reopens" in said


def test_an_article_with_markup_is_shown_as_text_on_every_page(visitor: Visitor, own_study: str) -> None:
    page = visitor.open(own_study)
    for name in ["Framing", "Entities", "Topics", "Overlap", "Read", "Articles"]:
        visitor.go(name)
        main = page.get_by_test_id("stMain")
        assert main.locator("script").count() == 0
        assert main.locator('img[src="x"], img[src*="example.org"]').count() == 0
        assert main.locator('a[href*="example.org"]').count() == 0
        assert page.evaluate("window.hacked") is None
    assert "**Bold** <script>window.hacked = 1</script> Mayor Ada Bell <b>opens</b>" in texts(page, ".name")
    assert TITLE in page.locator(".lede").inner_text()
    page.locator(".st-key-article_list").get_by_role("button", name="Read").first.click()
    page.wait_for_url("**page=read**")
    visitor.settle()
    assert "<script>window.hacked = 1</script>" in texts(page, ".st-key-article .sentence")


def test_pasted_text_joins_a_study_and_the_way_back_leads_home(visitor: Visitor, own_study: str) -> None:
    page = visitor.open(f"{own_study}&page=articles")
    page.get_by_role("tab", name="Pasted text").click()
    page.get_by_role("textbox", name="Pasted text").fill("Ada Bell left Oslo on Tuesday. Nobody in Oslo knows why.")
    page.get_by_role("textbox", name="Outlet").fill("The Example")
    page.get_by_role("button", name="Add this text").click()
    page.get_by_text("One article read").wait_for()
    page.get_by_text("Add them to", exact=False).click()
    visitor.settle()
    page.get_by_role("button", name="Add one article and analyse again").click()
    page.wait_for_url(lambda url: own_study not in url)
    visitor.settle()
    visitor.go("Articles")
    expect(page.locator(".st-key-article_list li")).to_have_count(3)
    assert "The Example" in texts(page, ".facts")
    page.get_by_role("button", name="Back to the shipped story").click()
    page.wait_for_url("**page=overview**")
    visitor.settle()
    visitor.go("Articles")
    expect(page.locator(".st-key-article_list li")).to_have_count(5)


def test_what_was_taken_out_can_be_put_back(visitor: Visitor, own_study: str) -> None:
    page = visitor.open(f"{own_study}&page=articles")
    page.locator(".st-key-article_list").get_by_role("button", name="1 taken out").click()
    page.wait_for_url("**of=plain**")
    visitor.settle()
    assert "Loading Now" in texts(page, ".gone .what")
    page.get_by_role("button", name="Put back").click()
    page.get_by_role("button", name="Take out again").wait_for(timeout=60_000)
    visitor.settle()
    assert "Loading Now" in texts(page, ".gone .what")
    assert "1 put back" in texts(page, ".ways")
    assert own_study not in page.url


def test_results_and_study_can_be_taken_along(visitor: Visitor) -> None:
    page = visitor.open("?page=articles")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the results").click()
    with zipfile.ZipFile(waiting.value.path()) as archive:
        rows = list(csv.DictReader(io.StringIO(archive.read("articles.csv").decode("utf-8-sig"))))
    expect(page.locator(".st-key-article_list li")).to_have_count(len(rows))
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the study file").click()
    assert tomllib.loads(Path(waiting.value.path()).read_text("utf-8"))["targets"]
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="(CSV)").click()
    assert waiting.value.suggested_filename.endswith(".csv")


def test_a_study_file_with_a_mistake_says_where(visitor: Visitor, tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text(PLAIN, "utf-8")
    (tmp_path / "study.toml").write_text('title = "Harbour"\ncolour = "blue"\n', "utf-8")
    page = visitor.open("?page=articles")
    page.get_by_role("region", name="Files").locator("input").set_input_files(
        [tmp_path / "plain.txt", tmp_path / "study.toml"]
    )
    page.get_by_role("button", name="Analyse one article").click()
    alert = page.locator(".empty[role=alert]")
    alert.wait_for()
    assert "line 2" in alert.inner_text()
    assert "colour" in alert.inner_text()
