"""The app under test: the shipped story's analysis is taken from the session's, others are analysed for real."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

APP = Path(__file__).parents[2] / "app.py"


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


def html_of(app: AppTest) -> str:
    """All static text of a page, as HTML."""
    return "\n".join(e.proto.body for e in app.get("html"))


def component(app: AppTest, name: str) -> list[dict[str, Any]]:
    """What the components of this name are given, in the order of the page."""
    found = [e.proto for e in app.get("bidi_component") if e.proto.component_name == f"parallax_{name}"]
    return [json.loads(p.mixed.json or p.json) for p in found]
