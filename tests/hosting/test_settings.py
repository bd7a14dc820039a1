"""Settings: their defaults, their checks, and the one table that describes them."""

from __future__ import annotations

import ast
import os
from pathlib import Path

import pytest

import settings

ROOT = Path(__file__).parents[2]
PROGRAM = ("analysis", "dashboard", "fetching", "hosting", "reporting", "studies")


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [n for n in os.environ if n.startswith("PARALLAX_")]:
        monkeypatch.delenv(name)


def test_with_nothing_set_all_are_at_their_defaults() -> None:
    settings.check()
    assert [s.value for s in settings.ALL] == [s.default for s in settings.ALL]
    assert settings.HOME.value == ROOT / ".parallax"


@pytest.mark.parametrize(
    ("setting", "said", "value"),
    [
        (settings.HOME, "/srv/parallax", Path("/srv/parallax")),
        (settings.DATABASE, "postgresql://a:b@host/c", "postgresql://a:b@host/c"),
        (settings.DATABASE, "sqlite:////srv/s.sqlite3", "sqlite:////srv/s.sqlite3"),
        (settings.CACHE_MB, " 64 ", 64),
        (settings.FETCH, "Off", False),
        (settings.SIGN_IN, "1", True),
        (settings.LOG, "JSON", "json"),
        (settings.LOG, "", "text"),
    ],
)
def test_what_the_environment_says_counts(monkeypatch, setting, said, value) -> None:
    monkeypatch.setenv(setting.name, said)
    settings.check()
    assert setting.value == value


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("PARALLAX_DATABASE", "mysql://root:hunter2@host/x"),
        ("PARALLAX_CACHE_MB", "-1"),
        ("PARALLAX_CACHE_MB", "٣"),
        ("PARALLAX_CACHE_MB", "lots"),
        ("PARALLAX_FETCH", "maybe"),
        ("PARALLAX_SIGN_IN", "google"),
        ("PARALLAX_LOG", "xml"),
        ("PARALLAX_CACHE", "64"),
    ],
)
def test_a_wrong_value_or_name_is_said_in_one_line_without_the_value(monkeypatch, name, said) -> None:
    monkeypatch.setenv(name, said)
    with pytest.raises(settings.SettingError) as caught:
        settings.check()
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_the_table_in_the_documents_is_the_module() -> None:
    rows = [
        line for line in (ROOT / "docs/hosting.md").read_text("utf-8").splitlines() if line.startswith("| `PARALLAX")
    ]
    assert rows == [f"| `{s.name}` | {s.shown} | {s.takes} | {s.meaning} |" for s in settings.ALL]


def test_the_program_reads_no_setting_elsewhere() -> None:
    """A name is written once, in the module, and everybody else asks there."""
    named = {s.name for s in settings.ALL}
    found = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for folder in PROGRAM
        for file in sorted((ROOT / folder).rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in named
    ]
    assert found == []
