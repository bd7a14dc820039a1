"""What keeping a study takes: of 200 articles, with 300 changes, on SQLite and on PostgreSQL; and its results as bytes.

python -m benchmarks.bench_studies. The baseline is the study as one JSON file written anew with each change.
"""

from __future__ import annotations

import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import sqlalchemy as sa

from analysis.decisions import Action, Decision
from analysis.study import Study, load_study
from analysis.types import Article
from studies import results
from studies.store import open_store
from tests import postgresql

ARTICLES, CHANGES = 200, 300
STORY = Path(__file__).parents[1] / "data" / "russia-syria-bases"


def main() -> None:
    story = load_study(STORY)
    texts = [f"{story.articles[n % 5].raw}\n\nText {n}." for n in range(ARTICLES)]
    study = replace(story, articles=tuple(Article(f"a{n}", text) for n, text in enumerate(texts)))
    print(f"{ARTICLES} articles, {sum(len(t) for t in texts) / 1e6:.2f} MB of text, {CHANGES} changes (medians)")
    with tempfile.TemporaryDirectory() as folder, postgresql.running() as server:
        _baseline(study, Path(folder))
        file = Path(folder) / "studies.sqlite3"
        _measure("SQLite", f"sqlite:///{file}", study, lambda: sum(p.stat().st_size for p in _files(file)))
        url = server.render_as_string(hide_password=False)
        _measure("PostgreSQL", url, study, lambda: _size(url))
    _results(story)


def _measure(name: str, url: str, study: Study, size: Callable[[], int]) -> None:
    store = open_store(url)
    before = size()
    began = time.perf_counter()
    key = store.create(study, "Made").edit
    made, first = time.perf_counter() - began, size()
    saving, loading = [], []
    for number in range(1, CHANGES + 1):
        study = replace(study, decisions=(*study.decisions, Decision(Action.DROP, f"name-{number}")))
        began = time.perf_counter()
        store.save(key, study, number, "Made one correction of names")
        saving.append(time.perf_counter() - began)
        began = time.perf_counter()
        store.load(key)
        loading.append(time.perf_counter() - began)
    store.close()
    grown = size()
    cold = open_store(url)
    began = time.perf_counter()
    cold.load(key)
    first_load = time.perf_counter() - began
    cold.close()
    print(
        f"{name}: made in {made * 1e3:.0f} ms, a change saved in {statistics.median(saving) * 1e3:.0f} ms, opened in "
        f"{statistics.median(loading) * 1e3:.1f} ms (first time {first_load * 1e3:.0f} ms); "
        f"{(first - before) / 1e6:.2f} MB at first, {(grown - first) / 1e3 / CHANGES:.1f} KB more a change"
    )


def _baseline(study: Study, folder: Path) -> None:
    file, saving = folder / "study.json", []
    for _ in range(20):
        began = time.perf_counter()
        with file.open("w") as out:
            json.dump(study, out, default=lambda x: sorted(x) if isinstance(x, frozenset) else asdict(x))
            out.flush()
            os.fsync(out.fileno())
        saving.append(time.perf_counter() - began)
    print(f"one JSON file, no history: a change saved in {statistics.median(saving) * 1e3:.0f} ms")


def _results(story: Study) -> None:
    from analysis.pipeline import analyse

    analysis = analyse(story)
    began = time.perf_counter()
    data = results.dump(analysis)
    dumped = time.perf_counter()
    results.load(data)
    loaded = time.perf_counter()
    print(
        f"results of the shipped story: {len(data) / 1e3:.0f} KB, written in {(dumped - began) * 1e3:.0f} ms, read in "
        f"{(loaded - dumped) * 1e3:.0f} ms"
    )


def _files(file: Path) -> list[Path]:
    return [p for p in (file, Path(f"{file}-wal")) if p.exists()]


def _size(url: str) -> int:
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        found: int = connection.execute(sa.text("SELECT pg_database_size(current_database())")).scalar_one()
    engine.dispose()
    return found


if __name__ == "__main__":
    main()
