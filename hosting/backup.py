"""Backup and restore of the database: `python -m hosting.backup save FILE`, `python -m hosting.backup restore FILE`.

Which database, PARALLAX_DATABASE says. A backup is one consistent state, also while people write: SQLite's online
backup, or what pg_dump writes (PostgreSQL's client programs must be on the path). To restore replaces all that is
there, wholly or not at all; nobody should be at work then.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import AnalysisError

if TYPE_CHECKING:
    import sqlalchemy as sa


class BackupError(AnalysisError):
    """A backup that could not be made or restored."""


def save(url: sa.URL, file: Path) -> None:
    """Write the database at `url` to `file`, which may not be there yet. Raises `BackupError`."""
    if file.exists():
        raise BackupError(f"{file.name} is there already.", "Name another file.")
    if url.get_backend_name() == "sqlite":
        _copy(Path(url.database or ""), file)
    else:
        _run(url, ["pg_dump", "--format=custom", f"--file={file}"])


def restore(url: sa.URL, file: Path) -> None:
    """Make the database at `url` what `file` holds. Raises `BackupError`; the database then is as it was."""
    if not file.is_file():
        raise BackupError(f"{file.name} is not there.")
    if url.get_backend_name() == "sqlite":
        _copy(file, Path(url.database or ""))
    else:
        options = ["--clean", "--if-exists", "--single-transaction", "--exit-on-error", "--no-owner"]
        _run(url, ["pg_restore", *options, f"--dbname={url.database}", str(file)])


def _copy(source: Path, goal: Path) -> None:
    """Copy a database of SQLite page by page, after a look whether the source is whole."""
    if not source.is_file():
        raise BackupError("There is no database yet.")
    goal.parent.mkdir(parents=True, exist_ok=True)
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(goal, timeout=20)) as new:
            if old.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise BackupError(f"{source.name} is damaged.")
            old.backup(new)
    except sqlite3.DatabaseError as error:
        raise BackupError(f"{source.name} could not be copied: {error}.") from None


def _run(url: sa.URL, command: list[str]) -> None:
    """Run one of PostgreSQL's programs; where to, it learns from its environment, not from a line that all can read."""
    given = {
        "HOST": url.host,
        "PORT": url.port,
        "USER": url.username,
        "PASSWORD": url.password,
        "DATABASE": url.database,
    }
    environment = {**os.environ, **{f"PG{name}": str(value) for name, value in given.items() if value is not None}}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    except FileNotFoundError:
        raise BackupError(f"{command[0]} is not on the path.", "It comes with PostgreSQL's client programs.") from None
    if done.returncode:
        raise BackupError(f"{command[0]} failed: {done.stderr.strip().splitlines()[-1:]}")


def main(arguments: list[str]) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m hosting.backup", description="Backup and restore of the database")
    parser.add_argument("what", choices=("save", "restore"))
    parser.add_argument("file", type=Path)
    asked = parser.parse_args(arguments)
    from studies.database import database_url

    try:
        (save if asked.what == "save" else restore)(database_url(), asked.file)
    except AnalysisError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
