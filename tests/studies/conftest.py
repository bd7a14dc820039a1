"""Every test of the store runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from studies.store import Store, open_store
from tests import postgresql

_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a running PostgreSQL."""
    with postgresql.running() as url:
        yield url.render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/studies.sqlite3"
        return
    import sqlalchemy as sa

    server = sa.make_url(request.getfixturevalue("postgresql_server"))
    with postgresql.database(server, f"test_{next(_NUMBERS)}") as url:
        yield url.render_as_string(hide_password=False)


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """An empty store."""
    made = open_store(database)
    yield made
    made.close()
