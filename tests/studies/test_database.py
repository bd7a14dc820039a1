"""Which database, and what is said (and not said) where it cannot be reached."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.errors import AnalysisError, StudyError
from studies import database
from studies.store import open_store
from tests.studies.made_up import STUDY


def test_without_a_word_it_is_a_file_in_the_folder_of_parallax(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.delenv("PARALLAX_DATABASE", raising=False)
    monkeypatch.setenv("PARALLAX_HOME", str(tmp_path / "new" / "folder"))
    store = open_store()
    keys = store.create(STUDY, "Made")
    assert store.load(keys.edit).study == STUDY
    store.close()
    assert (tmp_path / "new" / "folder" / "studies.sqlite3").is_file()
    monkeypatch.delenv("PARALLAX_HOME")
    assert database.home() == Path(database.__file__).parents[1] / ".parallax"


@pytest.mark.parametrize("address", ["postgresql://ada:secret@host/x", "postgres://ada:secret@host/x"])
def test_addresses_of_postgresql_are_taken_as_people_write_them(monkeypatch, address: str) -> None:
    monkeypatch.setenv("PARALLAX_DATABASE", address)
    url = database.database_url()
    assert (url.drivername, url.username, url.host, url.database) == ("postgresql+psycopg", "ada", "host", "x")


@pytest.mark.parametrize("address", ["mysql://ada:secret@host/x", "secret", "://secret"])
def test_another_database_is_refused_without_repeating_its_address(monkeypatch, address: str) -> None:
    monkeypatch.setenv("PARALLAX_DATABASE", address)
    with pytest.raises(AnalysisError, match="does not take") as caught:
        database.database_url()
    assert "secret" not in str(caught.value)


def test_a_database_that_is_not_there_is_said_in_words(caplog, monkeypatch) -> None:
    monkeypatch.setattr(database, "_PAUSE", 0.001)
    with pytest.raises(StudyError, match="cannot be reached") as caught:
        open_store("postgresql+psycopg://ada:secret@127.0.0.1:1/x")
    for words in (str(caught.value), caplog.text):
        assert "secret" not in words and "ada" not in words


def test_a_broken_file_is_said_in_words_and_kept(tmp_path: Path, caplog) -> None:
    file = tmp_path / "studies.sqlite3"
    file.write_bytes(b"no database at all, but somebody's text" * 100)
    before = file.read_bytes()
    with pytest.raises(StudyError, match="cannot be reached"):
        open_store(f"sqlite:///{file}")
    assert file.read_bytes() == before
    assert "somebody" not in caplog.text


def test_what_fails_in_passing_is_tried_again(monkeypatch) -> None:
    monkeypatch.setattr(database, "_PAUSE", 0.0)
    tries = []

    def work() -> str:
        tries.append(1)
        if len(tries) < 3:
            raise KeyError
        return "done"

    assert database.again(work, lambda error: isinstance(error, KeyError)) == "done"
    with pytest.raises(ZeroDivisionError):
        database.again(lambda: 1 // 0, lambda error: isinstance(error, KeyError))
