from __future__ import annotations

import io
import json
import re
import zipfile

import pytest

from analysis import bundle
from dashboard import export
from dashboard.frame import Frame
from tests.dashboard import made_up
from tests.reporting.conftest import hostile, story_of

NAMES = ["csv", "xlsx", "zip", "html", "docx", "charts", "bundle", "notebook"]


@pytest.fixture
def offered(monkeypatch) -> list[dict]:
    """What the menu offers: each button's key, file name and the function that makes the file."""
    found: list[dict] = []
    monkeypatch.setattr(export.st, "download_button", lambda label, **more: found.append({"label": label, **more}))
    return found


def page_frame(story) -> Frame:
    class _Opened:
        fingerprint = story.study.fingerprint

    fields = (story.view, "made-up", story.study, story.analysis, story.tables, story.cast, "light")
    return Frame(*fields, _Opened())  # type: ignore[arg-type]


def test_the_menu_offers_every_way_out(open_app) -> None:
    app = open_app()
    assert not app.exception
    keys = [b.proto.id.rpartition("-")[2] for b in app.get("download_button")]
    assert [k for k in keys if k.startswith("x_")] == [f"x_{n}" for n in NAMES]


def test_each_file_is_what_its_name_says(offered) -> None:
    export.show(page_frame(made_up.frame()))
    made = {b["key"].removeprefix("x_"): (b["file_name"], b["data"]()) for b in offered}
    assert list(made) == NAMES
    assert [n for n, _ in made.values()] == [
        "the-dam-articles.csv",
        "the-dam-tables.xlsx",
        "the-dam-tables.zip",
        "the-dam-report.html",
        "the-dam-report.docx",
        "the-dam-charts-svg.zip",
        "the-dam.parallax.zip",
        "the-dam.ipynb",
    ]
    assert bundle.read(made["bundle"][1]).fingerprint == made_up.study().fingerprint
    cells = json.loads(made["notebook"][1])["cells"]
    assert '"the-dam.parallax.zip"' in "".join("".join(c["source"]) for c in cells)
    assert made["html"][1].startswith(b"<!doctype html>")
    for archive in ("xlsx", "zip", "docx", "charts", "bundle"):
        assert zipfile.ZipFile(io.BytesIO(made[archive][1])).testzip() is None


def test_file_names_are_safe_whatever_the_title(offered) -> None:
    export.show(page_frame(story_of(*hostile())))
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9_-]*(\.parallax)?\.[a-z]+", b["file_name"]) for b in offered)


def test_a_report_is_on_the_whole_study(offered) -> None:
    from dataclasses import replace

    from dashboard.link import View

    story = made_up.frame()
    narrowed = replace(story, view=View(articles=("one",), voice="quoted"))
    for chosen in (story, narrowed):
        export.show(page_frame(chosen))
    pages = [b["data"]() for b in offered if b["key"] == "x_html"]
    assert pages[0] == pages[1]
