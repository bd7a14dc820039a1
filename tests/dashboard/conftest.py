"""The app under test: the shipped story's analysis is taken from the session's, others are analysed for real."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analysis.study import Study
from dashboard import cache

APP = Path(__file__).parents[2] / "app.py"


@pytest.fixture(autouse=True)
def no_page_fails(request, caplog):
    """A page that fails says so calmly to its visitor; a test must not take that for a page."""
    yield
    failed = [r for r in caplog.get_records("call") if r.name == "dashboard.navigation"]
    assert bool(failed) == ("broken_page" in request.fixturenames), [r.exc_text or r.message for r in failed]


@pytest.fixture
def broken_page(monkeypatch):
    """The page of topics, with a fault in it."""
    from dashboard.pages import topics

    def show(frame):
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(topics, "show", show)


@pytest.fixture
def known_analysis(monkeypatch, study, analysis_result):
    """Spares the tests the work on the shipped study."""
    from analysis import pipeline

    analyse = pipeline.analyse

    def spared(asked, **more):
        return analysis_result if asked.fingerprint == study.fingerprint else analyse(asked, **more)

    monkeypatch.setattr(pipeline, "analyse", spared)


@pytest.fixture
def open_app(known_analysis) -> Callable[..., AppTest]:
    """Opens a link: `open_app(page="read", article=...)`."""

    def opened(**params: str) -> AppTest:
        app = AppTest.from_file(str(APP), default_timeout=60)
        for name, value in params.items():
            app.query_params[name] = value
        return app.run()

    return opened


def keep(study: Study) -> str:
    """Keep a study as a visitor's own; returns its edit key."""
    return cache.store().create(study, "Made").edit


def html_of(app: AppTest) -> str:
    """All static text of a page, as HTML."""
    return "\n".join(e.proto.body for e in app.get("html"))


def component(app: AppTest, name: str) -> list[dict[str, Any]]:
    """What the components of this name are given, in the order of the page."""
    found = [e.proto for e in app.get("bidi_component") if e.proto.component_name == f"parallax_{name}"]
    return [json.loads(p.mixed.json or p.json) for p in found]
