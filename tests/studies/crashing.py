"""A program that is killed at random moments while it imports, saves or analyses, and what must be true afterwards.

`python -m tests.studies.crashing URL MODE ROUND` is the program: it tells on its standard output what was done, only
once it was; whatever it has told must still be there after it was killed.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa

from analysis.decisions import Action, Decision
from analysis.study import Study, apply_study_toml
from analysis.types import Article, Target
from studies import packing
from studies.database import engine as database_engine
from studies.database import home
from studies.results import Results
from studies.schema import articles, links, revisions, selections, studies, study_articles
from studies.store import Store, open_store

ROOT = Path(__file__).parents[2]
MODES = {"import": 1.2, "save": 0.8, "analysis": 6.0}  # seconds of work within which the kill falls
_ARTICLES = 120  # of an import: enough that many a kill falls into its transaction
_ANALYSED = 3
_KEPT = 2  # studies of a round that stay
_SEED = 20261122


def state(name: str, number: int, size: int = 4) -> Study:
    """The study of this name as its revision `number` has it: whoever knows both knows all of it."""
    texts = [
        f"Text {n} of {name}. Anna Berg opened the bridge in Norwick. {'The river rose. ' * 40}" for n in range(size)
    ]
    return Study(
        f"{name} at {number}",
        tuple(Article(f"text-{n}", text, title=f"Title {n}") for n, text in enumerate(texts)),
        targets=(Target("berg", "Anna Berg", ("Anna Berg",)),),
        decisions=tuple(Decision(Action.RENAME, "anna-berg", f"Berg {n}") for n in range(1, number)),
    )


def rounds(url: str, count: int, modes: list[str] | None = None) -> Iterator[str]:
    """Kill the program `count` times, the modes in turn; yields a line a round, raises where something was lost."""
    chance, told = random.Random(_SEED), {}
    for number in range(count):
        mode = (modes or list(MODES))[number % len(modes or MODES)]
        moment, said = _killed(url, mode, number, chance)
        for line in said:
            told[str(line["name"])] = line
        with closing(open_store(url)) as store:
            check(url, store, told)
            for name in list(dict.fromkeys(str(line["name"]) for line in said))[
                :-_KEPT
            ]:  # so that the database does not outgrow the test
                store.delete(str(told.pop(name)["key"]))
            whole(url)
        done = ", ".join(f"{line['name']} at {line['number']}" for line in said[-1:]) or "nothing yet"
        yield f"round {number + 1}: {mode} killed after {moment:.2f} s, told last: {done}; whole, {len(told)} studies"


def _killed(url: str, mode: str, number: int, chance: random.Random) -> tuple[float, list[dict[str, object]]]:
    command = [sys.executable, "-m", "tests.studies.crashing", url, mode, str(number)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"  # starting is no part of what is killed
        moment = chance.uniform(0.0, MODES[mode])
        time.sleep(moment)
        program.kill()
        said = program.stdout.read()
    # The last line may be half written; its work was done then, and is checked as what may be there.
    return moment, [json.loads(line) for line in said.splitlines(keepends=True) if line.endswith("\n")]


def check(url: str, store: Store, told: dict[str, dict[str, object]]) -> None:
    """Nothing that was told is lost, nothing is torn, and work goes on."""
    for name, line in told.items():
        key, size = str(line["key"]), int(str(line["size"]))
        kept = store.load(key)
        assert kept.revision >= int(str(line["number"])), f"{name} lost a revision"
        assert kept.study == state(name, kept.revision, size), f"{name} is not what was saved"
        assert [r.number for r in store.history(key)] == list(range(1, kept.revision + 1))
        results = _results().get(kept.fingerprint)
        assert results is None or results.title == kept.study.title
    for name, line in list(told.items())[-2:]:
        key, size, number = str(line["key"]), int(str(line["size"])), store.load(str(line["key"])).revision
        store.save(key, state(name, number + 1, size), number, "Went on")
    whole(url)


def whole(url: str) -> None:
    """Every revision of every study in the database is there with all its articles, and nothing lies about unused."""
    engine = database_engine(sa.make_url(url))
    with closing_engine(engine), engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        bodies = {row.hash: row.body for row in connection.execute(sa.select(articles))}
        chosen = {(row.study_id, row.hash): row.body for row in connection.execute(sa.select(selections))}
        for study in connection.execute(sa.select(studies)).all():
            own = connection.execute(sa.select(revisions).where(revisions.c.study_id == study.id)).all()
            assert sorted(r.number for r in own) == list(range(1, study.head + 1))
            assert connection.execute(sa.select(links.c.key).where(links.c.study_id == study.id)).first()
            for revision in own:
                texts = packing.unpack_selection(chosen[study.id, revision.selection], bodies)
                found = apply_study_toml(Study("", *texts), revision.toml)
                assert found.fingerprint == revision.fingerprint
        needed = set(connection.execute(sa.select(study_articles.c.hash)).scalars())
        assert needed == set(bodies) == {h for body in chosen.values() for h in packing.hashes(body)}


@contextmanager
def closing_engine(engine: sa.Engine) -> Iterator[None]:
    """Let go of the engine's connections at the end, whatever happens."""
    try:
        yield
    finally:
        engine.dispose()


def _results() -> Results:
    return Results(home() / "results", 50_000_000)


def _tell(name: str, key: str, number: int, size: int) -> None:
    print(json.dumps({"name": name, "key": key, "number": number, "size": size}), flush=True)


def _import(store: Store, prefix: str) -> None:
    for n in range(1000):
        name = f"{prefix} {n}"
        _tell(name, store.create(state(name, 1, _ARTICLES), "Imported").edit, 1, _ARTICLES)


def _save(store: Store, prefix: str) -> None:
    key = store.create(state(prefix, 1), "Made").edit
    _tell(prefix, key, 1, 4)
    for number in range(2, 1000):
        store.save(key, state(prefix, number), number - 1, "Renamed")
        _tell(prefix, key, number, 4)


def _analyse(store: Store, prefix: str) -> None:
    from analysis import pipeline

    key = store.create(state(prefix, 1, _ANALYSED), "Made").edit
    _tell(prefix, key, 1, _ANALYSED)
    for number in range(2, 1000):
        kept = store.save(key, state(prefix, number, _ANALYSED), number - 1, "Renamed")
        _tell(prefix, key, number, _ANALYSED)
        _results().put(kept.fingerprint, pipeline.analyse(replace(kept.study)))


def main(url: str, mode: str, number: str) -> None:
    """Work until killed."""
    with closing(open_store(url)) as store:
        print("ready", flush=True)
        {"import": _import, "save": _save, "analysis": _analyse}[mode](store, f"{mode} {number}")


if __name__ == "__main__":
    main(*sys.argv[1:])
