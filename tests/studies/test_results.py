"""Results come back as they were, are shared, bounded, and found anew where they are broken."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis.errors import StudyError
from analysis.tables import tables
from studies import results, snapshots
from studies.results import Results

ROOT = Path(__file__).parents[2]
BIG = 10_000_000


def entries(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def test_an_analysis_comes_back_as_it_was(analysis_result) -> None:
    found = results.load(results.dump(analysis_result))
    assert found == analysis_result
    assert {k: v.to_csv() for k, v in tables(found).items()} == {
        k: v.to_csv() for k, v in tables(analysis_result).items()
    }


def test_the_same_results_are_the_same_bytes(analysis_result) -> None:
    assert results.dump(analysis_result) == results.dump(results.load(results.dump(analysis_result)))


def test_a_snapshot_comes_back_with_its_tables(analysis_result) -> None:
    was = tables(analysis_result)
    found, kept = snapshots.load(snapshots.dump(analysis_result, was))
    assert found == analysis_result
    assert list(kept) == list(was)
    for name, table in was.items():
        pd.testing.assert_frame_equal(kept[name], table)


@pytest.mark.parametrize("data", [b"", b"PK", b"\x80\x04K\x01.", b"zipfile"])
def test_what_is_no_snapshot_is_said(data: bytes) -> None:
    with pytest.raises(StudyError, match="cannot be read"):
        snapshots.load(data)


def test_results_are_kept_and_shared(tmp_path: Path, analysis_result) -> None:
    kept = Results(tmp_path / "results", BIG)
    assert kept.get("a") is None
    kept.put("a", analysis_result)
    assert Results(tmp_path / "results", BIG).get("a") == analysis_result
    kept.forget(["a", "b"])
    assert kept.get("a") is None


@pytest.mark.parametrize("harm", [lambda b: b[:-1], lambda b: b"", lambda b: b[:40] + b"x" + b[41:], lambda b: b * 2])
def test_a_broken_entry_counts_as_missing_and_goes(tmp_path: Path, analysis_result, harm, caplog) -> None:
    kept = Results(tmp_path, BIG)
    kept.put("a", analysis_result)
    (entry,) = entries(tmp_path)
    entry.write_bytes(harm(entry.read_bytes()))
    assert kept.get("a") is None
    assert entries(tmp_path) == []
    assert "found anew" in caplog.text
    kept.put("a", analysis_result)
    assert kept.get("a") == analysis_result


def test_what_was_used_longest_ago_makes_room(tmp_path: Path, analysis_result) -> None:
    size = len(results.dump(analysis_result)) + 32
    kept = Results(tmp_path, int(size * 2.5))
    kept.put("a", analysis_result)
    kept.put("b", analysis_result)
    for age, entry in enumerate(entries(tmp_path)):
        os.utime(entry, (1_000_000 + age, 1_000_000 + age))
    assert kept.get("a") is not None  # now the one used last
    kept.put("c", analysis_result)
    assert kept.get("b") is None
    assert kept.get("a") is not None and kept.get("c") is not None
    assert sum(e.stat().st_size for e in entries(tmp_path)) <= size * 2.5


def test_another_version_does_not_see_them(tmp_path: Path, analysis_result, monkeypatch) -> None:
    kept = Results(tmp_path, BIG)
    kept.put("a", analysis_result)
    monkeypatch.setattr(results, "version", lambda: "another")
    assert kept.get("a") is None
    kept.forget(["a"])  # but deleting deletes them too
    assert entries(tmp_path) == []


def test_a_disk_that_cannot_be_written_costs_time_only(tmp_path: Path, analysis_result, caplog) -> None:
    (tmp_path / "file").write_text("in the way")
    kept = Results(tmp_path / "file", BIG)
    kept.put("a", analysis_result)
    assert kept.get("a") is None
    assert "could not be kept" in caplog.text


def test_the_version_is_the_same_in_every_process_and_changes_with_the_source(tmp_path: Path, monkeypatch) -> None:
    code = "from studies.results import version; print(version())"
    found = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.strip()
        for _ in range(2)
    }
    assert found == {results.version()}
    monkeypatch.setattr(results, "ROOT", tmp_path)
    (tmp_path / "analysis").mkdir()
    (tmp_path / "analysis" / "a.py").write_text("A = 1\n")
    first = results.version.__wrapped__()
    (tmp_path / "analysis" / "a.py").write_text("A = 2\n")
    assert results.version.__wrapped__() != first != results.version()


def test_a_number_that_is_none_stays_none(analysis_result) -> None:
    topic = replace(analysis_result.topic_model, stability_by_k={3: 0.1, 12: 1 / 3}, note=None)
    changed = replace(analysis_result, topic_model=topic)
    assert results.load(results.dump(changed)) == changed
