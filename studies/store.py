"""The store: studies by their keys. Whoever has a key can do what its kind allows, and nothing to any other study."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime

import sqlalchemy as sa

from analysis.errors import StudyError
from analysis.study import Study
from studies import database, rows
from studies.errors import LinkNotFoundError, ReadOnlyLinkError, StudyConflictError
from studies.history import redo_target, undo_target
from studies.merge import merge
from studies.migrate import migrate
from studies.packing import pack, pack_rest
from studies.records import Kept, Keys, Kind, Link, Listed, Revision
from studies.texts import Texts

_KEY_BYTES = 18  # 144 bits: nobody guesses one, and none is a beginning of another


def open_store(url: str | None = None) -> Store:
    """The store in the database at `url`, else where `PARALLAX_DATABASE` says; its schema is brought up to date.

    Raises `StudyError` where the address names no database that Parallax knows, or a newer Parallax has been there.
    """
    engine = database.engine(sa.make_url(url) if url else database.database_url())
    try:
        migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine)


class Store:
    """Studies in a database. Safe to use from several threads; other processes may use the same database.

    Every method that takes a `key` raises `LinkNotFoundError` where it opens nothing (any more), every one that writes
    `ReadOnlyLinkError` where it is no edit key. `person` is who asks, as signed in: a study that belongs to somebody is
    deleted, archived and its links are made and revoked by nobody else.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._texts = Texts()

    def close(self) -> None:
        """Let go of the connections to the database."""
        self._engine.dispose()

    # -- a study and its changes -------------------------------------------------------------------------------------

    def create(self, study: Study, what: str, owner: str | None = None) -> Keys:
        """Keep a new study; `what` says in words how it came about."""
        rest, packed = pack_rest(study), pack(study)

        def work(connection: sa.Connection) -> Keys:
            keys, now = Keys(_new_key(), _new_key()), _now()
            study_id = rows.add_study(connection, owner, study.title, now)
            rows.add_texts(connection, study_id, packed)
            _add_revision(connection, study_id, 1, what, study, rest, packed.digest)
            rows.add_link(connection, study_id, keys.edit, Kind.EDIT, now)
            rows.add_link(connection, study_id, keys.view, Kind.VIEW, now)
            return keys

        return database.writing(self._engine, work)

    def load(self, key: str) -> Kept:
        """The study at a key as it stands now; a snapshot as it stood then."""
        return database.reading(self._engine, lambda c: self._kept(c, _found(rows.at_key(c, key))))

    def save(self, key: str, study: Study, seen: int, what: str, insist: bool = False) -> Kept:
        """Keep a changed study as a new revision; `seen` is the revision that was changed.

        Where somebody else has saved meanwhile, both changes are merged and the result is returned. Raises
        `StudyConflictError` where both changed the same thing differently; with `insist` this change then stands (the
        other one stays in the history). Nothing is written where nothing has changed.
        """

        def work(connection: sa.Connection) -> tuple[int, int, Study]:
            row = _editable(rows.locked(connection, key))
            head = self._texts.study(connection, row.id, row.head)
            merged = self._merged(connection, row, study, seen, insist)
            if merged == head:
                return row.id, row.head, head
            rest, selection = pack_rest(merged), row.selection
            if (merged.articles, merged.skipped) != (head.articles, head.skipped):
                packed = pack(merged)
                rows.add_texts(connection, row.id, packed)
                selection = packed.digest
            _add_revision(connection, row.id, row.head + 1, what, merged, rest, selection)
            return row.id, row.head + 1, merged

        self._texts.know(*database.writing(self._engine, work))
        return self.load(key)

    def _merged(self, connection: sa.Connection, row: rows.Row, study: Study, seen: int, insist: bool) -> Study:
        if seen == row.head:
            return study
        if not 1 <= seen < row.head:
            raise _no_revision()
        base, theirs = (self._texts.study(connection, row.id, number) for number in (seen, row.head))
        result = merge(base, theirs, study)
        if result.conflicts and not insist:
            raise StudyConflictError(result.conflicts, [r.what for r in rows.history(connection, row.id)[seen:]])
        return result.study

    def history(self, key: str) -> list[Revision]:
        """Every change of a study in order, the first is its making. A snapshot's ends where it was made."""

        def work(connection: sa.Connection) -> list[Revision]:
            row = _found(rows.at_key(connection, key))
            return _history(connection, row.id)[: row.number]

        return database.reading(self._engine, work)

    def revert(self, key: str, number: int, seen: int) -> Kept:
        """Take up the state of an older revision again, as a new revision.

        Raises `StudyConflictError` where somebody has saved since `seen`: what is undone must have been seen.
        """
        return self._revert(key, seen, lambda history: number, "Went back to the state of")

    def undo(self, key: str, seen: int) -> Kept:
        """Undo the newest change that is not undone yet; nothing happens where there is none. Raises as `revert`."""
        return self._revert(key, seen, undo_target, "Undid a change: back to the state of")

    def redo(self, key: str, seen: int) -> Kept:
        """Make the change again that was undone last; nothing happens where there is none. Raises as `revert`."""
        return self._revert(key, seen, redo_target, "Did again what was undone: the state of")

    def _revert(self, key: str, seen: int, choose: Callable[[Sequence[Revision]], int | None], words: str) -> Kept:
        def work(connection: sa.Connection) -> None:
            row = _editable(rows.locked(connection, key))
            history = _history(connection, row.id)
            if seen != row.head:
                raise StudyConflictError(["this study"], [r.what for r in history[seen:]])
            number = choose(history)
            if number is None:
                return
            if not 1 <= number <= row.head:
                raise _no_revision()
            first = history[number - 1].reverted_to or number
            if first != (history[-1].reverted_to or row.head):
                title = self._texts.study(connection, row.id, first).title
                rows.take_up(connection, row.id, first, row.head + 1, f"{words} revision {first}", title, _now())

        database.writing(self._engine, work)
        return self.load(key)

    # -- the study as a whole ----------------------------------------------------------------------------------------

    def archive(self, key: str, archived: bool, person: str | None = None) -> None:
        """Put a study away, or take it out again: archived ones stand apart in lists, and open as before."""

        def work(connection: sa.Connection) -> None:
            row = _ruled(rows.locked(connection, key), person)
            rows.set_archived(connection, row.id, archived)

        database.writing(self._engine, work)

    def delete(self, key: str, person: str | None = None) -> list[str]:
        """Delete a study for good: history, links, snapshots, and every article that no other study has.

        Returns the fingerprints that no study has any more, for whoever holds results of them.
        """

        def work(connection: sa.Connection) -> tuple[int, list[str]]:
            row = _ruled(rows.locked(connection, key), person)
            return row.id, rows.delete(connection, row.id)

        study_id, gone = database.writing(self._engine, work)
        self._texts.forget(study_id)
        database.wipe(self._engine)
        return gone

    # -- links -------------------------------------------------------------------------------------------------------

    def links(self, key: str) -> list[Link]:
        """The links of a study that are not revoked; only an edit key may know them."""

        def work(connection: sa.Connection) -> list[Link]:
            row = _editable(rows.at_key(connection, key))
            return [Link(r.key, Kind(r.kind), r.created, r.number) for r in rows.links_of(connection, row.id)]

        return database.reading(self._engine, work)

    def view_key(self, key: str) -> str | None:
        """The oldest view link of a study, None where all are revoked."""
        return next((link.key for link in self.links(key) if link.kind is Kind.VIEW), None)

    def new_link(self, key: str, kind: Kind, person: str | None = None) -> str:
        """A further key of this kind (a snapshot's is made by `snapshot`)."""
        if kind is Kind.SNAPSHOT:
            raise StudyError("A snapshot is not a link to the study as it is now.")

        def work(connection: sa.Connection) -> str:
            row, made = _ruled(rows.locked(connection, key), person), _new_key()
            rows.add_link(connection, row.id, made, kind, _now())
            return made

        return database.writing(self._engine, work)

    def revoke(self, key: str, revoked: str, person: str | None = None) -> None:
        """Make a link of this study dead at once; a snapshot is deleted with it.

        The last edit link stays: without it nobody could change the study. `renew` puts another in its place.
        """

        def work(connection: sa.Connection) -> None:
            row = _ruled(rows.locked(connection, key), person)
            editing = [r.key for r in rows.links_of(connection, row.id) if r.kind == Kind.EDIT]
            if editing == [revoked]:
                raise StudyError("This is the only edit link.", "Put a new one in its place.")
            if not rows.revoke(connection, row.id, [revoked], _now()):
                raise LinkNotFoundError

        database.writing(self._engine, work)

    def renew(self, key: str, person: str | None = None) -> str:
        """A new edit key in the place of all that there are, which are dead at once."""

        def work(connection: sa.Connection) -> str:
            row, made, now = _ruled(rows.locked(connection, key), person), _new_key(), _now()
            editing = [r.key for r in rows.links_of(connection, row.id) if r.kind == Kind.EDIT]
            rows.revoke(connection, row.id, editing, now)
            rows.add_link(connection, row.id, made, Kind.EDIT, now)
            return made

        return database.writing(self._engine, work)

    def snapshot(self, key: str, seen: int, results: bytes, version: str, person: str | None = None) -> str:
        """A key to the study as it stood at the revision `seen`, with its results, which nothing changes any more."""

        def work(connection: sa.Connection) -> str:
            row, made = _ruled(rows.locked(connection, key), person), _new_key()
            if rows.revision(connection, row.id, seen) is None:
                raise _no_revision()
            rows.add_link(connection, row.id, made, Kind.SNAPSHOT, _now())
            rows.add_snapshot(connection, made, seen, version, results)
            return made

        return database.writing(self._engine, work)

    def results(self, key: str) -> bytes:
        """The results that a snapshot holds."""

        def work(connection: sa.Connection) -> bytes:
            found = rows.results(connection, key)
            if found is None:
                raise LinkNotFoundError
            return found

        return database.reading(self._engine, work)

    # -- lists -------------------------------------------------------------------------------------------------------

    def of_person(self, person: str) -> list[Listed]:
        """The studies that belong to a person, the last changed first."""
        found = database.reading(self._engine, lambda c: rows.listed(c, person))
        once = {r.id: r for r in reversed(found)}
        return [_listed(r.key, Kind.EDIT, r, r.head) for r in reversed(once.values())]

    def at_keys(self, keys: Iterable[str]) -> list[Listed]:
        """What these keys open, in their order; those that open nothing any more are left out."""

        def work(connection: sa.Connection) -> list[Listed]:
            found = ((key, rows.at_key(connection, key)) for key in keys)
            return [_listed(key, Kind(row.kind), row, row.number) for key, row in found if row is not None]

        return database.reading(self._engine, work)

    def _kept(self, connection: sa.Connection, row: rows.Row) -> Kept:
        return Kept(
            study=self._texts.study(connection, row.id, row.number),
            revision=row.number,
            kind=Kind(row.kind),
            fingerprint=row.fingerprint,
            archived=row.archived,
            owner=row.owner,
            created=row.created,
            changed=row.changed,
            version=row.version,
        )


def _now() -> datetime:
    return datetime.now(UTC)


def _new_key() -> str:
    return secrets.token_urlsafe(_KEY_BYTES)


def _add_revision(
    connection: sa.Connection, study_id: int, number: int, what: str, study: Study, rest: str, selection: str
) -> None:
    row = {
        "number": number,
        "at": _now(),
        "what": what,
        "toml": rest,
        "selection": selection,
        "fingerprint": study.fingerprint,
        "reverted_to": None,
    }
    rows.add_revision(connection, study_id, row, study.title)


def _history(connection: sa.Connection, study_id: int) -> list[Revision]:
    return [Revision(r.number, r.at, r.what, r.reverted_to) for r in rows.history(connection, study_id)]


def _listed(key: str, kind: Kind, row: rows.Row, revision: int) -> Listed:
    return Listed(key, kind, row.title, row.archived, row.created, row.changed, revision)


def _found(row: rows.Row | None) -> rows.Row:
    if row is None:
        raise LinkNotFoundError
    return row


def _editable(row: rows.Row | None) -> rows.Row:
    """The study, where the key may change it."""
    if _found(row).kind != Kind.EDIT:
        raise ReadOnlyLinkError("This link only shows the study.", "Make a copy, or ask for the edit link.")
    return _found(row)


def _ruled(row: rows.Row | None, person: str | None) -> rows.Row:
    """The study, where the key may change it and `person` may rule over it."""
    if _editable(row).owner not in (None, person):
        raise ReadOnlyLinkError("This study belongs to somebody else.", "Its owner can do this, or make a copy.")
    return _editable(row)


def _no_revision() -> StudyError:
    return StudyError("This study has no such revision.")
