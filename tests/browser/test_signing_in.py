"""Signing in by OpenID Connect, with a provider of its own: studies belong to people, links work for everybody."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.identity import CLIENT, provider
from tests.browser.serving import free_port, running
from tests.browser.visitor import OWN_STUDY, Visitor


def test_people_find_their_studies_on_another_device_and_nobody_elses(chromium: Browser, tmp_path: Path) -> None:
    port, secrets, log = free_port(), tmp_path / "secrets.toml", tmp_path / "log.txt"
    with provider() as identity:
        secrets.write_text(
            f'[auth]\nredirect_uri = "http://127.0.0.1:{port}/oauth2callback"\n'
            f'cookie_secret = "{"a secret of enough letters " * 2}"\nclient_id = "{CLIENT}"\nclient_secret = "none"\n'
            f'server_metadata_url = "{identity.address}/.well-known/openid-configuration"\n'
        )
        settings = {"PARALLAX_SIGN_IN": "on", "STREAMLIT_SECRETS_FILES": str(secrets)}
        with running(log, settings=settings, port=port) as address:

            def device() -> Visitor:
                context = chromium.new_context()
                visitor = Visitor(context, context.new_page(), address)
                visitor.open("?page=studies")
                return visitor

            def sign_in(visitor: Visitor) -> None:
                visitor.page.get_by_role("button", name="Sign in", exact=True).click()
                visitor.page.wait_for_url(f"{address}/")  # Streamlit comes back to its first page
                visitor.settle()
                visitor.go("Studies")
                visitor.page.get_by_role("button", name="Sign out").wait_for()

            first = device()
            sign_in(first)
            expect(first.page.get_by_text("Ada", exact=True)).to_be_visible()
            first.page.get_by_role("button", name="Make a copy").click()
            first.page.wait_for_url(OWN_STUDY)
            first.settle()
            link = first.page.url
            mine = first.page.locator(".done", has_text="(copy)")
            expect(mine).to_have_count(1)

            second = device()  # of the same person
            expect(second.page.locator(".done", has_text="(copy)")).to_have_count(0)
            sign_in(second)
            expect(second.page.locator(".done", has_text="(copy)")).to_have_count(1)
            second.page.get_by_role("button", name="Sign out").click()
            second.page.wait_for_url(f"{address}/")
            second.settle()
            second.go("Studies")
            expect(second.page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
            expect(second.page.locator(".done", has_text="(copy)")).to_have_count(0)

            identity.person = "bob"
            third = device()
            sign_in(third)
            expect(third.page.locator(".done", has_text="(copy)")).to_have_count(0)
            third.page.goto(link)
            third.settle()
            expect(third.page.get_by_role("button", name="Rename")).to_be_visible()
            for visitor in (first, second, third):
                visitor.context.close()
        assert link.partition("study=")[2][:24] not in log.read_text()
        assert "/token" in identity.seen
