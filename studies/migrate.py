"""Brings a database to the schema that this version of Parallax needs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from analysis.errors import StudyError
from studies.database import writing

_SCRIPTS = Path(__file__).resolve().parent / "migrations"
_LOCK = 0x50415241  # PostgreSQL's advisory lock that those who migrate hold, by the letters PARA


def migrate(engine: sa.Engine, to: str = "head") -> None:
    """Run the migrations that the database lacks, up to `to`; of two that start at once the second waits.

    Raises `StudyError` where a newer Parallax has migrated it already.
    """
    from alembic import command
    from alembic.util import CommandError

    def upgrade(connection: sa.Connection) -> None:
        if connection.dialect.name == "postgresql":
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        if _known(connection) == newest():
            return
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, to)

    try:
        writing(engine, upgrade)
    except CommandError:
        raise StudyError(
            "The database was made by a newer version of Parallax.", "Install that version, or name another database."
        ) from None


def configuration() -> Any:
    """Alembic's settings: where the migrations lie, and nothing that could reach another database."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def newest() -> str:
    """The name of the newest migration: they are numbered, so it is the last."""
    return max(path.stem[:4] for path in (_SCRIPTS / "versions").glob("[0-9]*.py"))


def _known(connection: sa.Connection) -> str | None:
    """The migration that the database has, None for an empty one. Spares a start that has nothing to do Alembic."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
