"""What the image holds is enough: put together as the Dockerfile says, it serves, and writes to its folder only."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path

import pytest

from tests.browser.serving import running
from tests.hosting.test_deployment import assemble


def test_the_tree_of_the_image_serves(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("image")
    tree, kept = assemble(folder / "app"), folder / "kept"
    before = sorted(path for path in tree.rglob("*"))
    settings = {"PARALLAX_HOME": str(kept), "PARALLAX_LOG": "json", "PYTHONDONTWRITEBYTECODE": "1", "HOME": str(kept)}
    with running(folder / "log.txt", tree / "serve.py", settings) as address:
        with urllib.request.urlopen(f"{address}/readyz", timeout=20) as answer:
            assert json.loads(answer.read()) == {"database": "ok", "models": "ok", "folder": "ok"}
        with urllib.request.urlopen(f"{address}/app/static/favicon.png", timeout=20) as answer:
            assert answer.status == 200
    assert sorted(path for path in tree.rglob("*")) == before
    assert (kept / "studies.sqlite3").is_file()
    assert all(json.loads(line) for line in (folder / "log.txt").read_text("utf-8").splitlines())


def test_a_wrong_setting_stops_it_with_one_line(tmp_path: Path) -> None:
    with (
        pytest.raises(RuntimeError, match=r"^The server stopped: PARALLAX_FETCH has a value[^\n]*\n$"),
        running(tmp_path / "log.txt", Path(__file__).parents[2] / "serve.py", {"PARALLAX_FETCH": "perhaps"}),
    ):
        pass
