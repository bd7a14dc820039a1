"""kill -9 in the middle of import and save; `benchmarks.bench_crash` does it more often, and in analyses too."""

from __future__ import annotations

from tests.studies import crashing

ROUNDS = 8


def test_nothing_is_lost_or_torn_by_a_kill(database: str) -> None:
    assert len(list(crashing.rounds(database, ROUNDS, ["import", "save"]))) == ROUNDS


def test_the_check_would_see_a_torn_study(database: str) -> None:
    """A check that cannot fail proves nothing."""
    import pytest
    import sqlalchemy as sa

    store = crashing.open_store(database)
    store.create(crashing.state("x", 1), "Made")
    store.close()
    crashing.whole(database)
    engine = sa.create_engine(database)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE studies SET head = 2")
    engine.dispose()
    with pytest.raises(AssertionError):
        crashing.whole(database)
