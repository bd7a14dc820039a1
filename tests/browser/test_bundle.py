"""A study goes out as a bundle and comes in again as a visitor's own."""

from __future__ import annotations

import re
from pathlib import Path

from analysis import bundle
from tests.browser.visitor import OWN_STUDY, Visitor


def test_a_bundle_goes_out_and_comes_in(visitor: Visitor, tmp_path: Path, study) -> None:
    page = visitor.open()
    heading = page.locator(".lede h1").inner_text()
    page.locator(".st-key-export button").first.click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Study bundle (ZIP)").click()
    assert re.fullmatch(r"[a-z0-9-]+\.parallax\.zip", waiting.value.suggested_filename)
    file = tmp_path / "taken.zip"
    waiting.value.save_as(file)
    assert bundle.read(file.read_bytes()).fingerprint == study.fingerprint

    visitor.open("?page=articles")
    page.get_by_role("region", name="Study bundle").locator("input").set_input_files(file)
    page.get_by_role("button", name="Open this study").click()
    page.wait_for_url(OWN_STUDY)
    visitor.settle()
    assert page.locator(".lede h1").inner_text() == heading


def test_what_is_no_bundle_is_refused_in_words(visitor: Visitor, tmp_path: Path) -> None:
    file = tmp_path / "other.zip"
    file.write_bytes(b"PK\x03\x04 nothing of the kind")
    page = visitor.open("?page=articles")
    page.get_by_role("region", name="Study bundle").locator("input").set_input_files(file)
    page.get_by_text("The file is broken or is no ZIP container.").wait_for()
    assert page.get_by_role("button", name="Open this study").count() == 0
