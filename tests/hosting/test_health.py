"""Whether the server can work: each part well, each part failing, many asking at once."""

from __future__ import annotations

import asyncio
import json
import time

import pytest

from analysis.errors import StudyError
from hosting import health
from tests.hosting.looping import finished


def ask(parts, times: int = 1) -> list[tuple[int, dict]]:
    async def all_at_once():
        readiness = health.Readiness(parts)
        return await asyncio.gather(*(readiness.answer(None) for _ in range(times)))

    return [(answer.status_code, json.loads(answer.body)) for answer in finished(all_at_once())]


def failing() -> None:
    raise OSError("/srv/secret/path")


def test_ready_where_all_is_well() -> None:
    assert ask({"database": lambda: None, "models": lambda: None}) == [(200, {"database": "ok", "models": "ok"})]


def test_not_ready_where_a_part_fails_and_no_more_is_said() -> None:
    assert ask({"database": failing, "models": lambda: None}) == [(503, {"database": "failing", "models": "ok"})]


def test_a_part_that_hangs_is_failing(monkeypatch) -> None:
    monkeypatch.setattr(health, "_PATIENCE", 0.05)
    assert ask({"database": lambda: time.sleep(0.3)}) == [(503, {"database": "failing"})]


def test_many_who_ask_at_once_cost_one_look() -> None:
    looks: list[int] = []
    assert len(ask({"database": lambda: looks.append(1)}, times=50)) == 50
    assert len(looks) == 1


def test_the_shipped_models_are_there() -> None:
    health.models_are_there()


def test_a_missing_model_is_noticed(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(health, "MODELS", tmp_path)
    with pytest.raises(FileNotFoundError):
        health.models_are_there()


def test_the_folder(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("PARALLAX_HOME", str(tmp_path / "new"))
    health.folder_can_be_written()
    assert list((tmp_path / "new").iterdir()) == []
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PARALLAX_HOME", str(tmp_path / "file" / "below"))
    with pytest.raises(OSError, match="Not a directory"):
        health.folder_can_be_written()


def test_the_database(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("PARALLAX_DATABASE", f"sqlite:///{tmp_path}/studies.sqlite3")
    health.database_answers()
    (tmp_path / "broken.sqlite3").write_bytes(b"no database" * 1000)
    monkeypatch.setenv("PARALLAX_DATABASE", f"sqlite:///{tmp_path}/broken.sqlite3")
    with pytest.raises(StudyError):
        health.database_answers()
    health._engine.cache_clear()
