"""Reading in a process of its own: limits hold, the rest is kept, and the process is used again."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from analysis.readers import IsolatedReader, read_paths
from analysis.readers.isolation import StoppedError
from tests.readers.making import PROSE, web_page, zipped

SLOW = web_page().replace("</article>", f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>x</p></article>").encode()


def test_what_takes_too_long_costs_itself_only() -> None:
    data = zipped({"a.txt": "First.", "b.html": SLOW, "c.txt": "Third.", "d.html": SLOW, "e.txt": "Fifth."})
    with IsolatedReader(seconds=0.7) as reader:
        readings = list(reader.read("all.zip", data))
    assert [a.raw for r in readings for a in r.articles] == ["First.", "Third.", "Fifth."]
    skipped = [s for r in readings for s in r.skipped]
    assert [(s.origin, "too long" in s.reason) for s in skipped] == [("all.zip/b.html", True), ("all.zip/d.html", True)]


def test_one_process_reads_file_after_file() -> None:
    with IsolatedReader() as reader:
        list(reader.read("a.txt", b"One."))
        first = reader._process
        list(reader.read("a.html", web_page().encode()))
        assert reader._process is first
    assert first is not None
    assert first.poll() is not None  # ended on leaving


def test_a_process_that_died_is_replaced() -> None:
    with IsolatedReader() as reader:
        list(reader.read("a.txt", b"One."))
        assert reader._process is not None
        reader._process.kill()
        reader._process.wait()
        (reading,) = reader.read("b.txt", b"Two.")
    assert reading.articles[0].raw == "Two."


def test_stopping_does_not_wait_for_the_file() -> None:
    began = time.monotonic()
    with IsolatedReader(stop=lambda: time.monotonic() - began > 1) as reader, pytest.raises(StoppedError):
        list(reader.read("slow.html", SLOW))
    assert time.monotonic() - began < 4


def test_the_process_knows_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_SECRET", "hidden")
    with IsolatedReader() as reader:
        list(reader.read("a.txt", b"One."))
        assert reader._process is not None
        assert b"hidden" not in Path(f"/proc/{reader._process.pid}/environ").read_bytes()


def test_paths_of_all_formats_are_read_in_name_order(tmp_path: Path) -> None:
    (tmp_path / "b.html").write_text(web_page())
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "c.zip").write_bytes(zipped({"in.csv": f'title,text\nT,"{PROSE}"\n'}))
    reading = read_paths([tmp_path])
    assert [a.origin for a in reading.articles] == ["a.txt", "b.html", "c.zip/in.csv"]
