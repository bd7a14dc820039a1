"""What is kept comes back, every change has its place in the history, and a key opens what it is for and no more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings

from analysis.errors import StudyError
from analysis.study import Study
from analysis.types import Article, Target
from studies import Kind, LinkNotFoundError, ReadOnlyLinkError, StudyConflictError
from studies.store import Store, open_store
from tests.studies.made_up import STUDY, studies

RENAMED = replace(STUDY, title="Bridges")
WRITING: dict[str, Callable[[Store, str], object]] = {
    "save": lambda store, key: store.save(key, RENAMED, 1, "Renamed"),
    "save what is the same": lambda store, key: store.save(key, STUDY, 1, "Nothing"),
    "revert": lambda store, key: store.revert(key, 1, 1),
    "undo": lambda store, key: store.undo(key, 1),
    "redo": lambda store, key: store.redo(key, 1),
    "archive": lambda store, key: store.archive(key, True),
    "delete": lambda store, key: store.delete(key),
    "links": lambda store, key: store.links(key),
    "new link": lambda store, key: store.new_link(key, Kind.EDIT),
    "revoke": lambda store, key: store.revoke(key, key),
    "renew": lambda store, key: store.renew(key),
    "snapshot": lambda store, key: store.snapshot(key, 1, b"", ""),
}
READING: dict[str, Callable[[Store, str], object]] = {
    "load": lambda store, key: store.load(key),
    "history": lambda store, key: store.history(key),
    "results": lambda store, key: store.results(key),
}


def contents(database: str) -> dict[str, int]:
    """The number of rows of each table."""
    engine = sa.create_engine(database)
    with engine.connect() as connection:
        names = sorted(sa.inspect(connection).get_table_names())
        found = {n: connection.exec_driver_sql(f"SELECT count(*) FROM {n}").scalar() for n in names}
    engine.dispose()
    return found


def test_a_study_comes_back_as_it_was(store: Store) -> None:
    keys = store.create(STUDY, "Made")
    for key, may_edit in ((keys.edit, True), (keys.view, False)):
        kept = store.load(key)
        assert kept.study == STUDY
        assert (kept.revision, kept.may_edit, kept.fingerprint) == (1, may_edit, STUDY.fingerprint)
        assert (datetime.now(UTC) - kept.created).total_seconds() < 60


def test_a_study_outlives_the_program(database: str) -> None:
    store = open_store(database)
    keys = store.create(STUDY, "Made")
    store.close()
    again = open_store(database)
    assert again.load(keys.view).study == STUDY
    again.close()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(study=studies)
def test_any_study_comes_back_or_is_refused_before_anything_is_written(database: str, study: Study) -> None:
    store = open_store(database)
    before = contents(database)
    try:
        keys = store.create(study, "Made")
    except StudyError:
        assert contents(database) == before
    else:
        fresh = open_store(database)  # remembers nothing
        assert fresh.load(keys.edit).study == study
        fresh.close()
    store.close()


def test_what_no_study_file_can_hold_is_refused(store: Store) -> None:
    with pytest.raises(StudyError, match="cannot be kept"):
        store.create(replace(STUDY, title=" "), "Made")


def test_every_change_is_in_the_history(store: Store) -> None:
    keys = store.create(STUDY, "Made")
    kept = store.save(keys.edit, RENAMED, 1, "Renamed it")
    assert (kept.revision, kept.study) == (2, RENAMED)
    history = store.history(keys.view)
    assert [(r.number, r.what, r.reverted_to) for r in history] == [(1, "Made", None), (2, "Renamed it", None)]
    assert history[0].when <= history[1].when


def test_saving_what_is_there_makes_no_revision(store: Store) -> None:
    keys = store.create(STUDY, "Made")
    assert store.save(keys.edit, STUDY, 1, "Nothing").revision == 1
    store.save(keys.edit, RENAMED, 1, "Renamed")
    assert store.save(keys.edit, RENAMED, 1, "Renamed as well").revision == 2


def test_undo_and_redo_walk_through_the_states(store: Store) -> None:
    keys = store.create(STUDY, "Made")
    titles = ["B", "C"]
    for number, title in enumerate(titles, start=1):
        store.save(keys.edit, replace(STUDY, title=title), number, title)
    walk = [store.undo, store.undo, store.undo, store.redo, store.redo, store.redo, store.undo]
    seen = [step(keys.edit, store.load(keys.edit).revision).study.title for step in walk]
    assert seen == ["B", "The bridge", "The bridge", "B", "C", "C", "B"]
    store.save(keys.edit, replace(STUDY, title="D"), store.load(keys.edit).revision, "D")
    assert store.redo(keys.edit, store.load(keys.edit).revision).study.title == "D"  # nothing to do again
    assert store.undo(keys.edit, store.load(keys.edit).revision).study.title == "B"
    assert store.revert(keys.edit, 3, store.load(keys.edit).revision).study.title == "C"
    assert [r.number for r in store.history(keys.edit)] == list(range(1, store.load(keys.edit).revision + 1))


def test_going_back_needs_a_revision_and_what_was_seen(store: Store) -> None:
    keys = store.create(STUDY, "Made")
    with pytest.raises(StudyError, match="no such revision"):
        store.revert(keys.edit, 7, 1)
    with pytest.raises(StudyError, match="no such revision"):
        store.save(keys.edit, RENAMED, 7, "Renamed")
    store.save(keys.edit, RENAMED, 1, "Renamed it")
    with pytest.raises(StudyConflictError, match="Renamed it"):
        store.undo(keys.edit, 1)
    assert store.load(keys.edit).study == RENAMED


def test_the_second_to_save_gets_both_changes(store: Store) -> None:
    keys = store.create(STUDY, "Made")
    bridge = Target("bridge", "the bridge", (), ("the bridge",))
    store.save(keys.edit, RENAMED, 1, "Renamed it")
    kept = store.save(keys.edit, replace(STUDY, targets=(*STUDY.targets, bridge)), 1, "Asked about the bridge")
    assert kept.study == replace(RENAMED, targets=(*STUDY.targets, bridge))
    assert kept.revision == 3


def test_a_conflict_says_what_the_other_did_and_loses_nothing(store: Store) -> None:
    keys = store.create(STUDY, "Made")
    store.save(keys.edit, RENAMED, 1, "Renamed it to “Bridges”")
    mine = replace(STUDY, title="Mine")
    with pytest.raises(StudyConflictError) as caught:
        store.save(keys.edit, mine, 1, "Renamed it to “Mine”")
    assert caught.value.parts == ("the title",)
    assert caught.value.meanwhile == ("Renamed it to “Bridges”",)
    assert store.load(keys.edit).study == RENAMED
    assert store.save(keys.edit, mine, 1, "Renamed it to “Mine”", insist=True).study == mine
    assert store.revert(keys.edit, 2, 3).study == RENAMED


@pytest.mark.parametrize("call", WRITING, ids=str)
@pytest.mark.parametrize("kind", [Kind.VIEW, Kind.SNAPSHOT])
def test_only_an_edit_link_writes(store: Store, database: str, call: str, kind: Kind) -> None:
    keys = store.create(STUDY, "Made")
    snapshot = store.snapshot(keys.edit, 1, b"results", "1")
    before, was = contents(database), store.load(keys.edit)
    with pytest.raises(ReadOnlyLinkError):
        WRITING[call](store, keys.view if kind is Kind.VIEW else snapshot)
    assert contents(database) == before
    assert store.load(keys.edit) == was


@pytest.mark.parametrize("call", {**WRITING, **READING}, ids=str)
def test_a_key_that_opens_nothing_does_nothing(store: Store, database: str, call: str) -> None:
    keys = store.create(STUDY, "Made")
    revoked = store.new_link(keys.edit, Kind.EDIT)
    store.revoke(keys.edit, revoked)
    before = contents(database)
    for key in (revoked, "", "' OR 1=1 --", keys.edit[:-1], keys.edit + "x", "%", keys.edit.swapcase()):
        with pytest.raises(LinkNotFoundError):
            {**WRITING, **READING}[call](store, key)
    assert contents(database) == before


def test_a_revoked_link_is_dead_at_once_also_in_another_process(database: str) -> None:
    one, other = open_store(database), open_store(database)
    keys = one.create(STUDY, "Made")
    assert other.load(keys.view).study == STUDY
    one.revoke(keys.edit, keys.view)
    with pytest.raises(LinkNotFoundError):
        other.load(keys.view)
    new = one.renew(keys.edit)
    with pytest.raises(LinkNotFoundError):
        other.save(keys.edit, RENAMED, 1, "Renamed")
    assert other.load(new).study == STUDY
    one.close(), other.close()


def test_the_last_edit_link_stays(store: Store) -> None:
    keys = store.create(STUDY, "Made")
    with pytest.raises(StudyError, match="only edit link"):
        store.revoke(keys.edit, keys.edit)
    second = store.new_link(keys.edit, Kind.EDIT)
    store.revoke(keys.edit, keys.edit)
    assert store.load(second).study == STUDY


def test_one_study_cannot_be_reached_with_the_key_of_another(store: Store) -> None:
    mine, other = store.create(STUDY, "Made"), store.create(RENAMED, "Made")
    for key in (other.view, other.edit):
        with pytest.raises(LinkNotFoundError):
            store.revoke(mine.edit, key)
    store.save(mine.edit, replace(STUDY, title="Changed"), 1, "Changed")
    store.delete(mine.edit)
    assert store.load(other.view).study == RENAMED
    assert {link.key for link in store.links(other.edit)} == {other.edit, other.view}


def test_keys_are_long_and_never_alike(store: Store) -> None:
    keys = [key for _ in range(20) for key in (lambda k: (k.edit, k.view))(store.create(STUDY, "Made"))]
    assert len(set(keys)) == 40
    assert min(map(len, keys)) >= 22
    assert len({key[:6] for key in keys}) == 40


def test_deleting_leaves_nothing_of_it(store: Store, database: str) -> None:
    empty = contents(database)
    keys = store.create(STUDY, "Made")
    store.save(keys.edit, RENAMED, 1, "Renamed")
    store.snapshot(keys.edit, 2, b"results", "1")
    gone = store.delete(keys.edit)
    assert set(gone) == {STUDY.fingerprint, RENAMED.fingerprint}
    assert contents(database) == empty
    with pytest.raises(LinkNotFoundError):
        store.load(keys.view)


def test_deleting_spares_what_another_study_has(store: Store) -> None:
    keys = store.create(STUDY, "Made")
    shared = replace(STUDY, articles=(STUDY.articles[0], Article("three", "Another.")))
    other, twin = store.create(shared, "Made"), store.create(STUDY, "Made")
    assert store.delete(keys.edit) == []  # the twin has the same fingerprint
    assert store.load(other.edit).study == shared
    assert store.delete(twin.edit) == [STUDY.fingerprint]
    assert store.load(other.edit).study == shared


def test_what_was_deleted_is_wiped_from_the_file(tmp_path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/studies.sqlite3")
    keys = store.create(replace(STUDY, title="unmistakable words"), "Made")
    store.delete(keys.edit)
    store.close()
    assert not any(b"unmistakable" in path.read_bytes() for path in tmp_path.iterdir())


def test_a_snapshot_stands_still(store: Store) -> None:
    keys = store.create(STUDY, "Made")
    snapshot = store.snapshot(keys.edit, 1, b"results", "1.0")
    store.save(keys.edit, RENAMED, 1, "Renamed")
    kept = store.load(snapshot)
    assert (kept.study, kept.kind, kept.version, kept.revision) == (STUDY, Kind.SNAPSHOT, "1.0", 1)
    assert store.results(snapshot) == b"results"
    assert len(store.history(snapshot)) == 1
    assert [link.revision for link in store.links(keys.edit) if link.kind is Kind.SNAPSHOT] == [1]
    store.revoke(keys.edit, snapshot)
    with pytest.raises(LinkNotFoundError):
        store.results(snapshot)
    with pytest.raises(StudyError):
        store.new_link(keys.edit, Kind.SNAPSHOT)


def test_studies_belong_to_people(store: Store) -> None:
    keys = store.create(STUDY, "Made", owner="ada")
    store.create(RENAMED, "Made", owner="bob")
    (listed,) = store.of_person("ada")
    assert (listed.key, listed.title, listed.revision) == (keys.edit, "The bridge", 1)
    assert store.of_person("eve") == []
    assert store.save(keys.edit, RENAMED, 1, "Renamed").owner == "ada"  # whoever has the edit link
    for call in (store.delete, store.renew, lambda key, person: store.archive(key, True, person)):
        for person in (None, "bob"):
            with pytest.raises(ReadOnlyLinkError, match="belongs to somebody else"):
                call(keys.edit, person)
    store.archive(keys.edit, True, "ada")
    assert store.of_person("ada")[0].archived
    renewed = store.renew(keys.edit, "ada")
    assert [s.key for s in store.of_person("ada")] == [renewed]
    store.delete(renewed, "ada")
    assert store.of_person("ada") == []


def test_a_list_of_keys_leaves_out_what_they_no_longer_open(store: Store) -> None:
    one, two = store.create(STUDY, "Made"), store.create(RENAMED, "Made")
    store.delete(one.edit)
    assert [(s.title, s.kind) for s in store.at_keys([one.edit, two.view])] == [("Bridges", Kind.VIEW)]
