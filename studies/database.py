"""The database: which one, how it is opened, and transactions that last or leave nothing behind."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, SQLAlchemyError

import settings
from analysis.errors import StudyError

_FILE = "studies.sqlite3"
_BUSY = 20.0  # seconds that a writer waits for another one
_CONNECT = 5  # seconds that a server has to answer
_TRIES = 5
_PAUSE = 0.05  # seconds, doubled with each try
_T = TypeVar("_T")


def home() -> Path:
    """The folder where Parallax keeps what it must: `PARALLAX_HOME`, else `.parallax` beside the program."""
    return settings.HOME.value


def database_url() -> sa.URL:
    """The address of the database: `PARALLAX_DATABASE`, else a file of SQLite in `home()`.

    Raises `SettingError` where it is no address or names another kind of database.
    """
    asked = settings.DATABASE.value
    if not asked:
        return sa.URL.create("sqlite", database=str(home() / _FILE))
    try:
        url = sa.make_url(asked)
    except sa.exc.ArgumentError:
        raise settings.DATABASE.wrong() from None
    if url.get_backend_name() == "postgresql" or url.drivername == "postgres":
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() != "sqlite":
        raise settings.DATABASE.wrong()
    return url


def engine(url: sa.URL) -> sa.Engine:
    """The way into the database; a folder for the file of SQLite is made where it is missing."""
    if url.get_backend_name() != "sqlite":
        wait = {"connect_timeout": _CONNECT}
        return sa.create_engine(url, pool_pre_ping=True, hide_parameters=True, connect_args=wait)
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    made = sa.create_engine(url, hide_parameters=True, connect_args={"timeout": _BUSY})
    sa.event.listen(made, "connect", _set_up)
    sa.event.listen(made, "begin", _begin)
    return made


def _set_up(connection: Any, _record: Any) -> None:
    """Make SQLite keep what it is told: foreign keys, one writer beside readers, deleted text wiped, safe at once."""
    connection.isolation_level = None  # the driver's own transactions are too late for a lock: see _begin
    for wish in ("foreign_keys = ON", "secure_delete = ON", "synchronous = FULL"):
        connection.execute(f"PRAGMA {wish}")
    again(lambda: connection.execute("PRAGMA journal_mode = WAL"), lambda error: "locked" in str(error))


def _begin(connection: sa.Connection) -> None:
    """Take the writer's lock at the start of a transaction that will write, so that what it reads still holds."""
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def reading(made: sa.Engine, work: Callable[[sa.Connection], _T]) -> _T:
    """What `work` reads, all of it from one state of the database."""

    def once() -> _T:
        with made.connect() as connection, connection.begin():
            return work(connection)

    return _in_words(once)


def writing(made: sa.Engine, work: Callable[[sa.Connection], _T]) -> _T:
    """Do `work` wholly or not at all; it is done again where another writer came between."""

    def once() -> _T:
        with made.connect() as connection:
            connection = connection.execution_options(writing=True)
            with connection.begin():
                return work(connection)

    return _in_words(once)


def _in_words(work: Callable[[], _T]) -> _T:
    """Do `work`, again where that may help; where the database cannot do it, the visitor is told so.

    The log gets the kind of fault: its message may name the database's user, or hold what was to be written.
    """
    try:
        return again(work, _passing)
    except SQLAlchemyError as error:
        logging.getLogger(__name__).error("The database failed: %s", type(error).__name__)
        raise StudyError(
            "The studies cannot be reached just now.", "What is kept is safe. Try again in a moment."
        ) from None


def wipe(made: sa.Engine) -> None:
    """Take what was deleted out of SQLite's journal too; where somebody reads just now, that happens later."""
    if made.dialect.name == "sqlite":
        with made.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")  # a checkpoint cannot run inside a transaction
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def again(work: Callable[[], _T], passing: Callable[[Exception], bool]) -> _T:
    """Do `work`, and once more after a pause for as long as what goes wrong will pass."""
    for number in range(_TRIES):
        try:
            return work()
        except Exception as error:
            if number == _TRIES - 1 or not passing(error):
                raise
        time.sleep(_PAUSE * 2**number)
    raise AssertionError("the last try returns or raises")


def _passing(error: Exception) -> bool:
    """Whether it helps to try again: a lock, a lost connection, or a row that another writer took first."""
    return isinstance(error, OperationalError | IntegrityError) or (
        isinstance(error, DBAPIError) and error.connection_invalidated
    )
