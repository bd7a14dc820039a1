"""Databases come up from nothing and from every older version, on both databases, also where two start at once."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from analysis.errors import StudyError
from studies import migrate, packing
from studies.database import engine as database_engine
from studies.schema import Packed, metadata
from studies.store import open_store
from tests.studies.made_up import STUDY

ROOT = Path(__file__).parents[2]
VERSIONS = sorted(path.stem[:4] for path in (ROOT / "studies/migrations/versions").glob("[0-9]*.py"))
NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def engine(database: str):
    made = database_engine(sa.make_url(database))
    yield made
    made.dispose()


def insert(connection: sa.Connection, table: str, **row: object) -> None:
    """A row as an older version wrote it: nothing of today's schema is asked."""
    names = ", ".join(row)
    values = ", ".join(f":{name}" for name in row)
    connection.execute(sa.text(f"INSERT INTO {table} ({names}) VALUES ({values})"), row)


def fill(connection: sa.Connection) -> None:
    """The study as the first version kept it."""
    packed, rest = packing.pack(STUDY), packing.pack_rest(STUDY)

    def press(text: str) -> bytes:
        return Packed().process_bind_param(text, None)

    insert(connection, "studies", id=1, title=STUDY.title, archived=False, created=NOW, changed=NOW, head=1)
    for digest, body in packed.bodies.items():
        insert(connection, "articles", hash=digest, body=press(body))
        insert(connection, "study_articles", study_id=1, hash=digest)
    insert(connection, "selections", study_id=1, hash=packed.digest, body=press(packed.selection))
    revision = {"toml": press(rest), "selection": packed.digest, "fingerprint": STUDY.fingerprint}
    insert(connection, "revisions", study_id=1, number=1, at=NOW, what="Made", **revision)
    insert(connection, "links", key="old-key", study_id=1, kind="edit", created=NOW)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.filterwarnings("ignore:The default datetime adapter")  # of the rows written by hand above
def test_a_study_of_an_older_version_is_found_by_this_one(engine: sa.Engine, database: str, version: str) -> None:
    migrate.migrate(engine, to=version)
    with engine.connect() as connection:
        assert connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar() == version
        connection.rollback()
    with engine.begin() as connection:
        fill(connection)
    store = open_store(database)
    kept = store.load("old-key")
    assert kept.study == STUDY
    assert kept.created == NOW
    assert store.save("old-key", STUDY, 1, "Nothing").revision == 1
    store.close()


def test_the_migrations_make_the_tables_that_the_program_knows(engine: sa.Engine) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    migrate.migrate(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_last_file_is_the_newest_migration(engine: sa.Engine) -> None:
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(migrate.configuration())
    assert script.get_current_head() == migrate.newest() == VERSIONS[-1]
    assert [s.revision for s in script.walk_revisions()] == VERSIONS[::-1]


def test_programs_that_start_at_once_find_one_database(database: str) -> None:
    code = "import sys; from studies.store import open_store; open_store(sys.argv[1]).at_keys(['x']); print('ready')"
    programs = [
        subprocess.Popen([sys.executable, "-c", code, database], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    assert [p.communicate(timeout=120)[0] for p in programs] == ["ready\n"] * 3


def test_a_database_of_a_newer_program_is_refused_in_words(engine: sa.Engine, database: str) -> None:
    migrate.migrate(engine)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StudyError, match="newer version of Parallax"):
        open_store(database)
