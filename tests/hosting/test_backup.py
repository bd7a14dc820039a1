"""A backup made while somebody writes, all lost, the backup restored: studies, history and links are back."""

from __future__ import annotations

import shutil
import threading
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from analysis.study import Study
from analysis.types import Article
from hosting import backup
from studies import LinkNotFoundError, open_store
from studies.store import Store

STUDY = Study("The bridge", (Article("one", "Anna Berg opened the bridge.", title="Open"),))


@pytest.fixture(autouse=True)
def postgresqls_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian has pg_dump where its wrapper finds it, or beside the server."""
    if shutil.which("pg_dump") is None:
        (folder,) = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1:]
        monkeypatch.setenv("PATH", str(folder), prepend=":")


def opened(url: sa.URL) -> Store:
    return open_store(url.render_as_string(hide_password=False))


def test_what_was_saved_is_back(database: sa.URL, tmp_path: Path) -> None:
    store = opened(database)
    keys = store.create(STUDY, "Made")
    store.save(keys.edit, replace(STUDY, title="The old bridge"), 1, "Renamed")
    gone = store.create(STUDY, "Made to be revoked")
    store.revoke(gone.edit, gone.view)
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            store.create(STUDY, "Meanwhile")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        backup.save(database, tmp_path / "backup")
    finally:
        stop.set()
        writer.join()
    after = store.create(STUDY, "Made after the backup")
    store.save(keys.edit, replace(STUDY, title="Spoiled"), 2, "Spoiled")
    store.close()

    backup.restore(database, tmp_path / "backup")
    store = opened(database)
    try:
        assert store.load(keys.edit).study.title == "The old bridge"
        assert [r.what for r in store.history(keys.view)] == ["Made", "Renamed"]
        for key in (gone.view, after.edit):
            with pytest.raises(LinkNotFoundError):
                store.load(key)
        store.save(keys.edit, replace(STUDY, title="The new bridge"), 2, "Renamed")
        assert store.load(keys.view).study.title == "The new bridge"
    finally:
        store.close()


def test_into_an_empty_database(database: sa.URL, tmp_path: Path) -> None:
    store = opened(database)
    keys = store.create(STUDY, "Made")
    store.close()
    backup.save(database, tmp_path / "backup")
    if database.get_backend_name() == "sqlite":
        for file in tmp_path.glob("studies.sqlite3*"):
            file.unlink()
    else:
        engine = sa.create_engine(database)
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")
        engine.dispose()
    backup.restore(database, tmp_path / "backup")
    store = opened(database)
    assert store.load(keys.edit).study == STUDY
    store.close()


def test_a_broken_backup_changes_nothing(database: sa.URL, tmp_path: Path) -> None:
    store = opened(database)
    keys = store.create(STUDY, "Made")
    (tmp_path / "broken").write_bytes(b"no backup at all" * 1000)
    with pytest.raises(backup.BackupError):
        backup.restore(database, tmp_path / "broken")
    with pytest.raises(backup.BackupError, match="not there"):
        backup.restore(database, tmp_path / "missing")
    assert store.load(keys.edit).study == STUDY
    store.close()


def test_a_backup_is_never_written_over(database: sa.URL, tmp_path: Path) -> None:
    (tmp_path / "backup").write_text("precious")
    with pytest.raises(backup.BackupError, match="already"):
        backup.save(database, tmp_path / "backup")
    assert (tmp_path / "backup").read_text() == "precious"


def test_the_command_line(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("PARALLAX_DATABASE", f"sqlite:///{tmp_path}/studies.sqlite3")
    assert backup.main(["save", str(tmp_path / "backup")]) == 2
    assert capsys.readouterr().err == "There is no database yet.\n"
    store = open_store()
    keys = store.create(STUDY, "Made")
    store.close()
    assert backup.main(["save", str(tmp_path / "backup")]) == 0
    assert backup.main(["restore", str(tmp_path / "backup")]) == 0
    store = open_store()
    assert store.load(keys.edit).study == STUDY
    store.close()
