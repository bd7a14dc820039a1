"""A server on a free port and one Chromium for all browser tests; each test gets a fresh context (a new visitor)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.serving import ROOT, running, started
from tests.browser.visitor import Visitor


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All browser tests carry the marker and run on one worker, so that they share one server."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def server_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that the running dashboard writes its log to."""
    return tmp_path_factory.mktemp("server") / "log.txt"


@pytest.fixture(scope="session")
def server(server_log: Path) -> Iterator[str]:
    """The address of a running dashboard, as it is hosted: what its headers forbid shows in a visitor's console."""
    with running(server_log, ROOT / "serve.py", {"PARALLAX_LOG": "json"}) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with started() as browser:
        yield browser


@pytest.fixture
def visit(server: str, chromium: Browser) -> Iterator[Callable[..., Visitor]]:
    """Makes visitors; at the end nobody's console may have had an error."""
    visitors: list[Visitor] = []

    def make(width: int = 1440, height: int = 1000, scheme: str = "light") -> Visitor:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, accept_downloads=True
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
        page = context.new_page()
        visitor = Visitor(context, page, server)
        page.on("console", lambda m: visitor.complaints.append(f"{m.text} {m.location}") if m.type == "error" else None)
        page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
        visitors.append(visitor)
        return visitor

    yield make
    for visitor in visitors:
        visitor.context.close()
    assert [c for v in visitors for c in v.complaints] == []


@pytest.fixture
def visitor(visit: Callable[..., Visitor]) -> Visitor:
    """One visitor at a laptop."""
    return visit()
