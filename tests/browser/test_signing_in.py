"""Signing in by OpenID Connect, from the button to a study that belongs to somebody, and out again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from analysis.study import Study
from analysis.types import Article
from studies import open_store
from tests.browser.serving import ROOT, free_port, running
from tests.browser.signing_in import PERSON, SECRET, Provider, providing, secrets
from tests.browser.visitor import Visitor

TEXT = "The mayor opened the bridge on Monday. Farmers came to the feast and were glad about the bridge."


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with providing() as found:
        yield found


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("signing-in") / "log.txt"


@pytest.fixture(scope="module")
def signing_server(provider: Provider, log: Path) -> Iterator[str]:
    """A dashboard where people sign in with the provider; its database is the tests' own."""
    port = free_port()
    file = log.with_name("secrets.toml")
    file.write_text(secrets(provider, f"http://127.0.0.1:{port}"), "utf-8")
    settings = {"PARALLAX_SIGN_IN": "on", "PARALLAX_LOG": "json", "STREAMLIT_SECRETS_FILES": str(file)}
    with running(log, ROOT / "serve.py", settings, port=port) as address:
        yield address


def test_somebody_signs_in_finds_her_studies_and_signs_out(
    signing_server: str, chromium: Browser, provider: Provider, log: Path
) -> None:
    who = f"{provider.address}|{PERSON['sub']}"
    store = open_store()
    store.create(Study("The bridge of Ada", (Article("one", TEXT),)), "Made", owner=who)
    store.create(Study("Somebody else’s bridge", (Article("one", TEXT),)), "Made", owner=f"{who}-other")
    store.close()
    with chromium.new_context() as context:
        visitor = Visitor(context, context.new_page(), signing_server)
        page = visitor.open("?page=studies")
        assert "The bridge of Ada" not in page.locator("body").inner_text()
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{signing_server}/**")
        visitor.settle()
        page = visitor.open("?page=studies")
        expect(page.get_by_text(PERSON["name"])).to_be_visible()
        expect(page.get_by_text("The bridge of Ada").first).to_be_visible()
        assert "Somebody else" not in page.locator("body").inner_text()
        assert {"nonce", "state"} <= set(provider.asked)
        cookies = {c["name"]: c for c in context.cookies()}
        assert cookies["_streamlit_user"]["httpOnly"]
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("button", name="Sign in")).to_be_visible(timeout=30_000)
        page = visitor.open("?page=studies")
        assert "The bridge of Ada" not in page.locator("body").inner_text()
    text = log.read_text("utf-8")
    for secret in (PERSON["sub"], PERSON["email"], PERSON["name"], SECRET, provider.asked["state"], "the-code"):
        assert secret not in text
