"""The dashboard as it is hosted: behind the shipped nginx, with headers that forbid, and a log that knows no text."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from analysis.study import Study
from analysis.types import Article
from dashboard.link import PAGES
from studies import open_store
from tests.browser.proxy import Proxy, proxying
from tests.browser.visitor import Visitor

CANARY = "Quetzalcoatlus"
TEXT = (
    f"The mayor {CANARY} opened the new bridge on Monday, and many farmers came to the feast. "
    f"“It will bring jobs,” {CANARY} told reporters. Critics said the bridge was ugly and served nobody."
)


@pytest.fixture(scope="module")
def proxy(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    with proxying(tmp_path_factory.mktemp("nginx"), [server.removeprefix("http://")]) as found:
        yield found


def test_a_visit_through_nginx(visit: Callable[..., Visitor], proxy: Proxy, tmp_path: Path) -> None:
    """Pages, a web socket, an upload and a download; the console has no complaint (see `visit`)."""
    visitor = visit()
    visitor.address = proxy.address
    page = visitor.open()
    assert {c["name"] for c in visitor.context.cookies()} >= {"parallax_route"}
    visitor.go("Framing")
    visitor.go("Articles")
    (tmp_path / "bridge.txt").write_text(TEXT, "utf-8")
    with page.expect_response(lambda r: "/_stcore/upload_file/" in r.url and r.request.method == "PUT") as put:
        page.locator('input[type="file"]').first.set_input_files(tmp_path / "bridge.txt")
    assert put.value.status == 204
    visitor.settle()
    with page.expect_download() as waiting:
        page.locator('[data-testid="stDownloadButton"] button').first.click()
    assert waiting.value.path().stat().st_size > 0
    assert page.evaluate("fetch('/_stcore/agent/openapi.json').then(r => r.status)") == 404
    visitor.complaints[:] = [c for c in visitor.complaints if "agent" not in c]  # the 404 just asked for
    page.goto("about:blank")  # a web socket is written down when it ends
    page.wait_for_timeout(500)
    lines = [json.loads(line) for line in proxy.log.read_text("utf-8").splitlines()]
    assert {"/", "/_stcore/stream", "/static/…", "/_stcore/upload_file/…"} <= {line["path"] for line in lines}


def test_what_the_headers_forbid_does_not_run(server: str, chromium: Browser) -> None:
    """Were a text to get into a page as HTML after all: its scripts, its calls and frames come to nothing."""
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(server)
        page.evaluate("window.blocked = []")
        page.evaluate("addEventListener('securitypolicyviolation', e => blocked.push(e.effectiveDirective))")
        page.evaluate(
            """() => {
                const script = document.createElement('script');
                script.textContent = 'window.hacked = 1';
                const image = new Image();
                image.src = 'https://example.org/x.png';
                const frame = document.createElement('iframe');
                frame.src = 'https://example.org/';
                const base = document.createElement('base');
                base.href = 'https://example.org/';
                document.body.append(script, frame, base);
                document.body.insertAdjacentHTML('beforeend', '<img src="/none.png" onerror="window.hacked = 2">');
                return fetch('https://example.org/').catch(() => 'refused');
            }"""
        )
        page.wait_for_timeout(500)
        found = set(page.evaluate("window.blocked"))
        assert {"script-src-elem", "script-src-attr", "img-src", "frame-src", "base-uri", "connect-src"} <= found
        assert page.evaluate("window.hacked") is None


def test_the_page_cannot_be_framed_and_its_address_goes_nowhere(server: str, chromium: Browser) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        answer = page.goto(server)
        assert answer is not None
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["referrer-policy"] == "no-referrer"
        script = page.locator("script[src]").first.get_attribute("src")
        asset = context.request.get(f"{server}/{script}")
        assert "immutable" in asset.headers["cache-control"]
        assert answer.headers["cache-control"] == "no-cache"


def test_no_text_and_no_key_gets_into_the_log(visitor: Visitor, server_log: Path) -> None:
    articles = tuple(Article(f"{CANARY}-{n}", f"{TEXT} {n}", title=f"{CANARY} {n}") for n in range(2))
    store = open_store()
    keys = store.create(Study(CANARY, articles), f"Made by {CANARY}")
    store.close()
    before = server_log.stat().st_size
    for page in PAGES:
        visitor.open(f"?study={keys.edit}&page={page}")
    visitor.open(f"?study={keys.view}&page=read").get_by_text(CANARY).first.wait_for()
    visitor.open(f"?study={keys.edit}&page=read&article={CANARY}&sentence={CANARY}&find={CANARY}")  # dead ids
    visitor.open(f"?study={CANARY}-no-such-key")
    time.sleep(0.2)
    text = server_log.read_bytes()[before:].decode()
    lines = [json.loads(line) for line in text.splitlines()]
    pages = [line for line in lines if line["message"] == "page"]
    assert {line["page"] for line in pages} == set(PAGES)
    assert all(line["seconds"] > 0 and len(line["session"]) == 8 for line in pages)
    assert len({line["session"] for line in pages}) == len(PAGES) + 3  # each address opened is a visit of its own
    for secret in (CANARY, CANARY.lower(), keys.edit, keys.view):
        assert secret not in text
