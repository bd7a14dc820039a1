"""Many writers at once, in threads and with stores of their own: nothing is lost, and each change has its place."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from analysis.decisions import Action, Decision
from studies.store import Store, open_store
from tests.studies.made_up import STUDY


def test_changes_made_at_once_are_all_kept(database: str) -> None:
    stores = [open_store(database) for _ in range(2)]
    key = stores[0].create(STUDY, "Made").edit

    def work(person: int) -> None:
        store = stores[person % 2]
        for number in range(5):
            kept = store.load(key)
            mine = Decision(Action.DROP, f"{person} {number}")
            store.save(key, replace(kept.study, decisions=(*kept.study.decisions, mine)), kept.revision, "Dropped")

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(work, range(4)))
    kept = stores[0].load(key)
    made = {d.entity for d in kept.study.decisions} - {d.entity for d in STUDY.decisions}
    assert made == {f"{person} {number}" for person in range(4) for number in range(5)}
    assert kept.revision == 21
    assert [r.number for r in stores[1].history(key)] == list(range(1, 22))
    for store in stores:
        store.close()


def test_the_same_articles_can_be_kept_and_deleted_at_once(store: Store) -> None:
    def work(person: int) -> None:
        for _ in range(8):
            keys = store.create(STUDY, "Made")
            assert store.load(keys.view).study == STUDY
            store.delete(keys.edit)

    last = store.create(STUDY, "Made")
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(work, range(4)))
    store.delete(last.edit)
    again = store.create(STUDY, "Made")
    assert store.load(again.edit).study == STUDY
