"""Analyses outside the pages: one run for all who wait, kept on disk, told in words where they fail."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

import pytest

from analysis import pipeline
from analysis.errors import AnalysisError
from analysis.study import Study
from analysis.types import Article
from dashboard import faults
from dashboard.work import Recent, Slot
from studies.results import Results

STUDY = Study("The bridge", (Article("one", "A secret text."),))


@pytest.fixture
def results(tmp_path: Path) -> Results:
    return Results(tmp_path / "results", 10_000_000)


@pytest.fixture
def analysed(monkeypatch, analysis_result):
    """Replaces the analysis: counts its calls, and waits until it may go on."""
    calls: list[str] = []
    go_on = threading.Event()

    def analyse(study, progress, memo):
        calls.append(study.title)
        progress("language", 1, 4)
        assert go_on.wait(30)
        return analysis_result

    monkeypatch.setattr(pipeline, "analyse", analyse)
    return calls, go_on


def start(slot: Slot, results: Results):
    return slot.start(STUDY, STUDY.fingerprint, {}, results)


def test_all_who_ask_wait_for_one_run_and_see_where_it_stands(analysed, results: Results, analysis_result) -> None:
    calls, go_on = analysed
    slot = Slot()
    first, second = start(slot, results), start(slot, results)
    assert first is second
    while first.step is None:
        assert not first.done.wait(0.01)
    assert first.step == ("language", 1, 4)
    assert slot.analysis is None
    go_on.set()
    assert second.done.wait(30) and second.error is None
    assert slot.analysis == analysis_result
    assert set(slot.tables) >= {"articles", "sentences"}
    assert start(slot, results).done.is_set()  # there is nothing left to do
    assert calls == ["The bridge"]


def test_what_another_process_has_found_is_not_found_again(analysed, results: Results, analysis_result) -> None:
    calls, _ = analysed
    results.put(STUDY.fingerprint, analysis_result)
    slot = Slot()
    assert start(slot, results).done.wait(30)
    assert slot.analysis == analysis_result
    assert calls == []


def test_a_failure_is_told_to_all_and_the_next_may_succeed(monkeypatch, results: Results, analysis_result) -> None:
    slot = Slot()
    monkeypatch.setattr(pipeline, "analyse", lambda *_, **__: (_ for _ in ()).throw(AnalysisError("No text is left.")))
    run = start(slot, results)
    assert run.done.wait(30) and str(run.error) == "No text is left."
    monkeypatch.setattr(pipeline, "analyse", lambda *_, **__: analysis_result)
    run = start(slot, results)
    assert run.done.wait(30) and run.error is None


def test_a_fault_is_said_calmly_and_the_log_has_no_text(monkeypatch, results: Results, caplog) -> None:
    def analyse(study, progress, memo):
        raise KeyError(study.articles[0].raw)

    monkeypatch.setattr(pipeline, "analyse", analyse)
    run = start(Slot(), results)
    assert run.done.wait(30)
    assert "could not be analysed" in str(run.error)
    assert "KeyError" in caplog.text and "test_work.py" in caplog.text
    assert "secret" not in caplog.text


def test_a_log_without_messages(caplog) -> None:
    try:
        raise ValueError("a secret text")
    except ValueError:
        faults.logger("somewhere").exception("It failed")
    (record,) = caplog.records
    said = logging.Formatter().format(record)
    assert "It failed" in said and "ValueError" in said and "secret" not in said


def test_the_values_used_last_are_kept() -> None:
    made = iter(range(100))
    recent = Recent(lambda: next(made))
    first = recent("a")
    for n in range(7):
        recent(f"b{n}")
    assert recent("a") == first
    for n in range(8):
        recent(f"c{n}")
    assert recent("a") != first
    again = recent("a")
    recent.forget("a")
    recent.forget("never there")
    assert recent("a") != again
