"""Bringing articles in: many formats at once, tables, edits, copies, and a long import that outlives a reload."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from tests.browser.visitor import Visitor
from tests.readers import making
from tests.readers.making import PROSE

REPORT = ".definitions[role=status]"


@pytest.fixture
def basket_page(visitor: Visitor) -> Page:
    return visitor.open("?page=articles")


def give(page: Page, folder: Path, files: dict[str, bytes | str]) -> None:
    for name, content in files.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    page.get_by_role("region", name="Files").locator("input").set_input_files([folder / name for name in files])


def test_every_format_goes_in_or_says_why_not(visitor: Visitor, basket_page: Page, tmp_path: Path) -> None:
    files = {
        "a.docx": making.docx(making.nexis()),
        "b.pdf": making.pdf([["A paper of the harbour", "", PROSE]]),
        "c.eml": making.mail(),
        "d.mhtml": making.mhtml(making.web_page(title="A saved page")),
        "e.xlsx": making.xlsx([["title", "text"], ["From a table", PROSE]]),
        "f.zip": making.zipped({"in.txt": f"From an archive\n\n{PROSE}", "x.exe": "MZ"}),
        "g.rss": "<rss><channel><item><title>T</title><link>https://x.example/1</link></item></channel></rss>",
    }
    give(basket_page, tmp_path, files)
    report = basket_page.locator(REPORT)
    expect(report).to_contain_text("Seven articles read", timeout=60_000)
    for words in (
        "Port to close",
        "A saved page",
        "From a table",
        "in.txt",
        "x.exe: Files that end in .exe",
        "names one article",
    ):
        expect(report).to_contain_text(words)
    visitor.settle()
    expect(basket_page.get_by_role("button", name="Fetch one article")).to_be_visible()
    expect(basket_page.get_by_text("copies out")).to_be_visible()
    basket_page.get_by_role("button", name="Leave the").click()
    expect(basket_page.get_by_role("button", name="copies out")).to_have_count(0)
    expect(basket_page.get_by_role("button", name="Analyse")).to_be_visible()


def test_columns_of_a_table_can_be_changed(visitor: Visitor, basket_page: Page, tmp_path: Path) -> None:
    give(basket_page, tmp_path, {"t.csv": f'text,other\nShort,"{PROSE}"\n'})
    visitor.settle()
    basket_page.get_by_text("How t.csv was read: text from “text”").click()
    column = basket_page.locator('[data-testid="stExpander"]').get_by_role("combobox", name="Text")
    other = basket_page.get_by_role("option", name="other")
    for _ in range(5):  # a page that is drawn anew closes the menu
        column.click()
        try:
            other.click(timeout=5000)
            break
        except TimeoutError:
            visitor.settle()
    visitor.settle()
    basket_page.get_by_role("button", name="Read it so").click()
    expect(basket_page.locator(REPORT)).to_contain_text("The minister spoke on Tuesday", timeout=30_000)


def test_several_texts_are_pasted_at_once_and_outlive_a_reload(visitor: Visitor, basket_page: Page) -> None:
    basket_page.get_by_role("tab", name="Pasted text").click()
    basket_page.get_by_role("textbox", name="Pasted text").fill(
        "A first text on Oslo.\n---\nA second text on <b>Oslo</b>."
    )
    basket_page.get_by_role("button", name="Add this text").click()
    report = basket_page.locator(REPORT)
    expect(report).to_contain_text("A second text on <b>Oslo</b>.", timeout=30_000)
    basket_page.wait_for_url("**basket=**")
    basket_page.reload()
    visitor.settle()
    expect(report).to_contain_text("Two articles read")
    basket_page.get_by_role("button", name="Forget all this").click()
    expect(report).to_have_count(0)


def test_a_long_import_can_be_stopped_and_goes_on_after_a_reload(
    visitor: Visitor, basket_page: Page, tmp_path: Path
) -> None:
    # So many that reading takes some seconds on a fast machine, too.
    many = {f"{n:03}.html": making.web_page(40, f"Page {n} on the harbour") for n in range(240)}
    give(basket_page, tmp_path, {"many.zip": making.zipped(many), "last.txt": PROSE})
    basket_page.get_by_role("button", name="Stop").click(timeout=30_000)
    basket_page.get_by_role("button", name="Go on reading").wait_for(timeout=30_000)
    expect(basket_page.locator(REPORT)).to_contain_text("still to read")
    go_on = basket_page.get_by_role("button", name="Go on reading")
    go_on.click()
    go_on.wait_for(state="detached", timeout=30_000)
    basket_page.reload()
    visitor.settle()
    expect(basket_page.locator(REPORT)).to_contain_text("241 articles read", timeout=120_000)


def test_addresses_into_private_networks_are_refused(visitor: Visitor, basket_page: Page) -> None:
    basket_page.get_by_role("tab", name="Addresses and feeds").click()
    basket_page.get_by_role("textbox", name="Addresses").fill(
        "http://127.0.0.1/\nhttp://169.254.169.254/latest\nfile:///etc/passwd"
    )
    basket_page.get_by_role("button", name="Fetch these").click()
    report = basket_page.locator(REPORT)
    expect(report).to_contain_text("No articles read, three could not be", timeout=30_000)
    expect(report).to_contain_text("private network")
    expect(report).to_contain_text("not file")
