"""A database to try things on: SQLite, and a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests import postgresql


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[sa.URL]:
    with postgresql.running() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[sa.URL]:
    """The address of an empty database."""
    if request.param == "sqlite":
        yield sa.make_url(f"sqlite:///{tmp_path}/studies.sqlite3")
        return
    with postgresql.database(request.getfixturevalue("postgresql_server"), "backups") as url:
        yield url
