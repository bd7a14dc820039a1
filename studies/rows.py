"""The SQL of the store, each function inside a transaction of its caller. All values go in as parameters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, TypeAlias

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from studies.packing import Packed, hashes
from studies.records import Kind
from studies.schema import articles, links, revisions, selections, snapshots, studies, study_articles

Row: TypeAlias = sa.Row[*tuple[Any, ...]]

_AT_KEY = (
    sa.select(
        studies.c.id,
        studies.c.owner,
        studies.c.title,
        studies.c.archived,
        studies.c.created,
        studies.c.changed,
        studies.c.head,
        links.c.kind,
        snapshots.c.version,
        revisions.c.number,
        revisions.c.fingerprint,
        revisions.c.selection,
    )
    .select_from(
        links.join(studies, links.c.study_id == studies.c.id)
        .outerjoin(snapshots, snapshots.c.key == links.c.key)
        .join(
            revisions,
            sa.and_(
                revisions.c.study_id == studies.c.id,
                revisions.c.number == sa.func.coalesce(snapshots.c.number, studies.c.head),
            ),
        )
    )
    .where(links.c.key == sa.bindparam("key"), links.c.revoked.is_(None))
)


def at_key(connection: sa.Connection, key: str) -> Row | None:
    """The study that a key opens and its newest revision (a snapshot's own), None where it opens nothing."""
    return connection.execute(_AT_KEY, {"key": key}).one_or_none()


def locked(connection: sa.Connection, key: str) -> Row | None:
    """As `at_key`, with the study held until the transaction ends, so that nobody else changes it meanwhile."""
    owned = sa.select(links.c.study_id).where(links.c.key == key, links.c.revoked.is_(None)).scalar_subquery()
    connection.execute(sa.select(studies.c.id).where(studies.c.id == owned).with_for_update())
    return at_key(connection, key)


def add_study(connection: sa.Connection, owner: str | None, title: str, now: datetime) -> int:
    """A new study without revisions; returns its id."""
    row = {"owner": owner, "title": title, "archived": False, "created": now, "changed": now, "head": 0}
    result = connection.execute(sa.insert(studies).values(row))
    study_id: int = result.inserted_primary_key[0]  # type: ignore[index]
    return study_id


def add_revision(connection: sa.Connection, study_id: int, row: Mapping[str, Any], title: str) -> None:
    """A revision and the study's head at it; `row` has the columns of `revisions` but for the study."""
    connection.execute(sa.insert(revisions).values(study_id=study_id, **row))
    head = {"head": row["number"], "changed": row["at"], "title": title}
    connection.execute(sa.update(studies).where(studies.c.id == study_id).values(head))


def add_texts(connection: sa.Connection, study_id: int, packed: Packed) -> None:
    """The articles and their selection, as far as they are not there."""
    # In order, so that two writers never wait for each other crosswise.
    bodies = [{"hash": h, "body": packed.bodies[h]} for h in sorted(packed.bodies)]
    _add_missing(connection, articles, bodies)
    _add_missing(connection, study_articles, [{"study_id": study_id, "hash": b["hash"]} for b in bodies])
    chosen = {"study_id": study_id, "hash": packed.digest, "body": packed.selection}
    _add_missing(connection, selections, [chosen])


def _add_missing(connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    if rows:
        connection.execute(insert(table).on_conflict_do_nothing(), rows)


def take_up(
    connection: sa.Connection, study_id: int, first: int, number: int, what: str, title: str, now: datetime
) -> None:
    """A revision `number` with the state of the revision `first`."""
    old = revision(connection, study_id, first)
    assert old is not None  # the caller has looked
    row = {**old._mapping, "number": number, "at": now, "what": what, "reverted_to": first}
    del row["study_id"]
    add_revision(connection, study_id, row, title)


def set_archived(connection: sa.Connection, study_id: int, archived: bool) -> None:
    """Put a study away or take it out."""
    connection.execute(sa.update(studies).where(studies.c.id == study_id).values(archived=archived))


def add_snapshot(connection: sa.Connection, key: str, number: int, version: str, results: bytes) -> None:
    """What the snapshot at a key holds; the key is a link's already."""
    row = {"key": key, "number": number, "version": version, "results": results}
    connection.execute(sa.insert(snapshots).values(row))


def results(connection: sa.Connection, key: str) -> bytes | None:
    """The results of the snapshot at a key that is not revoked."""
    live = snapshots.join(links, links.c.key == snapshots.c.key)
    asked = sa.select(snapshots.c.results).select_from(live).where(links.c.key == key, links.c.revoked.is_(None))
    found: bytes | None = connection.execute(asked).scalar_one_or_none()
    return found


def revision(connection: sa.Connection, study_id: int, number: int) -> Row | None:
    """A revision's row."""
    of = sa.and_(revisions.c.study_id == study_id, revisions.c.number == number)
    return connection.execute(sa.select(revisions).where(of)).one_or_none()


def selection(connection: sa.Connection, study_id: int, digest: str) -> tuple[str, dict[str, str]]:
    """A selection and the JSON of its articles by their hash."""
    of = sa.and_(selections.c.study_id == study_id, selections.c.hash == digest)
    chosen: str = connection.execute(sa.select(selections.c.body).where(of)).scalar_one()
    wanted = set(hashes(chosen))
    joined = articles.join(study_articles, articles.c.hash == study_articles.c.hash)
    found = connection.execute(
        sa.select(articles.c.hash, articles.c.body).select_from(joined).where(study_articles.c.study_id == study_id)
    )
    return chosen, {row.hash: row.body for row in found if row.hash in wanted}


def history(connection: sa.Connection, study_id: int) -> list[Row]:
    """What was done to a study, in order."""
    asked = sa.select(revisions.c.number, revisions.c.at, revisions.c.what, revisions.c.reverted_to)
    return list(connection.execute(asked.where(revisions.c.study_id == study_id).order_by(revisions.c.number)))


def add_link(connection: sa.Connection, study_id: int, key: str, kind: Kind, now: datetime) -> None:
    """A key to a study."""
    connection.execute(sa.insert(links).values(key=key, study_id=study_id, kind=kind.value, created=now, revoked=None))


def links_of(connection: sa.Connection, study_id: int) -> list[Row]:
    """The keys of a study that are not revoked, the oldest first."""
    asked = sa.select(links.c.key, links.c.kind, links.c.created, snapshots.c.number)
    asked = asked.select_from(links.outerjoin(snapshots, snapshots.c.key == links.c.key))
    asked = asked.where(links.c.study_id == study_id, links.c.revoked.is_(None))
    return list(connection.execute(asked.order_by(links.c.created, links.c.key)))


def revoke(connection: sa.Connection, study_id: int, keys: Iterable[str], now: datetime) -> int:
    """Revoke keys of this study, and let go of what a snapshot held; returns how many there were."""
    wanted = list(keys)
    connection.execute(sa.delete(snapshots).where(snapshots.c.key.in_(wanted), snapshots.c.key.in_(_of(study_id))))
    changed = connection.execute(
        sa.update(links)
        .where(links.c.study_id == study_id, links.c.key.in_(wanted), links.c.revoked.is_(None))
        .values(revoked=now)
    )
    return changed.rowcount


def _of(study_id: int) -> sa.Select[Any]:
    return sa.select(links.c.key).where(links.c.study_id == study_id)


def listed(connection: sa.Connection, owner: str) -> list[Row]:
    """The studies of an owner with their edit keys, the last changed first; a study with two keys comes twice."""
    columns = [studies.c[n] for n in ("id", "title", "archived", "created", "changed", "head")]
    asked = sa.select(links.c.key, *columns).join(studies, links.c.study_id == studies.c.id)
    asked = asked.where(studies.c.owner == owner, links.c.kind == Kind.EDIT.value, links.c.revoked.is_(None))
    return list(connection.execute(asked.order_by(studies.c.changed.desc(), studies.c.id.desc(), links.c.created)))


def delete(connection: sa.Connection, study_id: int) -> list[str]:
    """Delete a study and the articles that no other needs; returns the fingerprints that no revision has any more."""
    needed = sa.select(study_articles.c.hash).where(study_articles.c.study_id == study_id)
    gone = sorted(connection.execute(needed).scalars())
    had = sorted(
        set(connection.execute(sa.select(revisions.c.fingerprint).where(revisions.c.study_id == study_id)).scalars())
    )
    connection.execute(sa.delete(studies).where(studies.c.id == study_id))
    if gone:
        unused = ~sa.exists().where(study_articles.c.hash == articles.c.hash)
        connection.execute(
            sa.delete(articles).where(articles.c.hash == sa.bindparam("gone"), unused), [{"gone": h} for h in gone]
        )
    asked = sa.select(sa.func.count()).where(revisions.c.fingerprint == sa.bindparam("print"))
    return [f for f in had if not connection.execute(asked, {"print": f}).scalar_one()]
