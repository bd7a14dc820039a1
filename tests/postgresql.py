"""A real PostgreSQL for the tests: started on a loopback port, in a folder of its own, by a user without rights."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

_BINARIES = "/usr/lib/postgresql"  # where Debian has them, by version
_STARTS_WITHIN = 60  # seconds
_UNPRIVILEGED = ("postgres", "nobody")


@contextlib.contextmanager
def running() -> Iterator[sa.URL]:
    """Run a server; gives the address of its first database. Its data go when it ends."""
    binaries = _binaries()
    with _folder() as (folder, user):
        data = folder / "data"
        options = ["--auth=trust", "--encoding=UTF8", "--no-sync", "--username=tester"]
        _run([binaries / "initdb", "-D", data, *options], folder, user)
        port = _free_port()
        settings = {"listen_addresses": "127.0.0.1", "port": port, "unix_socket_directories": "", "fsync": "off"}
        command = [binaries / "postgres", "-D", data, *(f"--{k}={v}" for k, v in settings.items())]
        with (folder / "log.txt").open("wb") as log:
            server = subprocess.Popen(
                [str(part) for part in command], cwd=folder, user=user, stdout=log, stderr=subprocess.STDOUT
            )
        try:
            url = sa.URL.create("postgresql+psycopg", "tester", host="127.0.0.1", port=port, database="postgres")
            _wait(url, server, folder / "log.txt")
            yield url
        finally:
            server.terminate()
            server.wait(timeout=30)


@contextlib.contextmanager
def database(server: sa.URL, name: str) -> Iterator[sa.URL]:
    """An empty database of this name on a running server, dropped at the end."""
    admin = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    try:
        with admin.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        yield server.set(database=name)
        with admin.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        admin.dispose()


def _binaries() -> Path:
    if (found := shutil.which("initdb")) is not None:
        return Path(found).resolve().parent
    versions = sorted(Path(_BINARIES).glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if not versions:
        raise FileNotFoundError("PostgreSQL is missing: sh scripts/need_postgresql.sh installs it.")
    return versions[-1].parent


@contextlib.contextmanager
def _folder() -> Iterator[tuple[Path, str | None]]:
    """A folder and the user it belongs to; None = whoever runs the tests, which PostgreSQL allows unless it is root."""
    folder = Path(tempfile.mkdtemp(prefix="parallax-pg-"))
    user = None
    if os.geteuid() == 0:
        known = {entry.pw_name for entry in pwd.getpwall()}
        user = next(name for name in _UNPRIVILEGED if name in known)
        shutil.chown(folder, user)
    try:
        yield folder, user
    finally:
        shutil.rmtree(folder)


def _run(command: list[object], folder: Path, user: str | None) -> None:
    subprocess.run([str(part) for part in command], cwd=folder, user=user, check=True, capture_output=True)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _wait(url: sa.URL, server: subprocess.Popen[bytes], log: Path) -> None:
    engine = sa.create_engine(url)
    until = time.monotonic() + _STARTS_WITHIN
    while True:
        try:
            with engine.connect():
                break
        except sa.exc.OperationalError:
            if server.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"PostgreSQL did not start: {log.read_text()}") from None
            time.sleep(0.1)
    engine.dispose()
