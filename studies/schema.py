"""The tables of the database. The migrations make them; a test holds the two together."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa


class Packed(sa.types.TypeDecorator[str]):
    """Text, compressed: any character goes in, which not every database allows in a text column."""

    impl = sa.LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> bytes | None:
        return None if value is None else zlib.compress(value.encode())

    def process_result_value(self, value: bytes | None, dialect: Any) -> str | None:
        return None if value is None else zlib.decompress(value).decode()


class Moment(sa.types.TypeDecorator[datetime]):
    """A moment in UTC, also where the database keeps no time zone."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Words(sa.types.TypeDecorator[str]):
    """A line of text for lists; the one character that PostgreSQL has no room for is replaced."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        return None if value is None else value.replace("\0", "\ufffd")


metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
_HASH = sa.String(64)


def _study_column(**more: Any) -> sa.Column[int]:
    return sa.Column("study_id", sa.Integer, sa.ForeignKey("studies.id", ondelete="CASCADE"), nullable=False, **more)


studies = sa.Table(
    "studies",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("owner", sa.Text, index=True),
    sa.Column("title", Words, nullable=False),
    sa.Column("archived", sa.Boolean, nullable=False),
    sa.Column("created", Moment, nullable=False),
    sa.Column("changed", Moment, nullable=False),
    sa.Column("head", sa.Integer, nullable=False),  # the number of the newest revision
    sqlite_autoincrement=True,  # an id is never given twice, also after its study was deleted
)
articles = sa.Table(
    "articles",
    metadata,
    sa.Column("hash", _HASH, primary_key=True),
    sa.Column("body", Packed, nullable=False),
)
# Which study needs which article in any of its revisions: an article that none needs is deleted.
study_articles = sa.Table(
    "study_articles",
    metadata,
    _study_column(primary_key=True),
    sa.Column("hash", _HASH, sa.ForeignKey("articles.hash"), primary_key=True, index=True),
)
# The articles of a revision, in order, and what could not be read; many revisions have the same.
selections = sa.Table(
    "selections",
    metadata,
    _study_column(primary_key=True),
    sa.Column("hash", _HASH, primary_key=True),
    sa.Column("body", Packed, nullable=False),
)
revisions = sa.Table(
    "revisions",
    metadata,
    _study_column(primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("what", Words, nullable=False),
    sa.Column("toml", Packed, nullable=False),
    sa.Column("selection", _HASH, nullable=False),
    sa.Column("fingerprint", _HASH, nullable=False, index=True),
    sa.Column("reverted_to", sa.Integer),
)
links = sa.Table(
    "links",
    metadata,
    sa.Column("key", sa.String(64), primary_key=True),
    _study_column(index=True),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("created", Moment, nullable=False),
    sa.Column("revoked", Moment),
)
snapshots = sa.Table(
    "snapshots",
    metadata,
    sa.Column("key", sa.String(64), sa.ForeignKey("links.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, nullable=False),  # the revision that was frozen; revisions never change
    sa.Column("version", sa.Text, nullable=False),
    sa.Column("results", sa.LargeBinary, nullable=False),
)
