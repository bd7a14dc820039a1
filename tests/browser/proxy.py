"""The shipped nginx.conf at work on a loopback port, with servers of one's choice behind it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.serving import ROOT, free_port

STARTS_WITHIN = 20  # seconds
_LISTEN = "listen 127.0.0.1:{port};\nserver_name _;\n"


@dataclass(frozen=True)
class Proxy:
    """A running nginx: its address and what it has written."""

    address: str
    log: Path


def binary() -> str:
    """Where nginx is; Debian has it where only root's path leads."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if found is None:
        raise FileNotFoundError("nginx is missing: sh scripts/need_nginx.sh installs it.")
    return found


@contextmanager
def proxying(folder: Path, servers: Sequence[str], listen: str = _LISTEN) -> Iterator[Proxy]:
    """Run nginx as it is shipped but for where it listens and the servers, given as host:port."""
    port = free_port()
    shutil.copytree(ROOT / "deploy" / "nginx", folder / "nginx")
    (folder / "nginx" / "listen.conf").write_text(listen.format(port=port), "utf-8")
    lines = [f"server {server} max_fails=2 fail_timeout=10s;\n" for server in servers]
    (folder / "nginx" / "servers.conf").write_text("".join(lines), "utf-8")
    paths = f"pid {folder}/nginx.pid;"
    shipped = (folder / "nginx" / "nginx.conf").read_text("utf-8")
    moved = shipped.replace("pid /tmp/nginx.pid;", paths).replace("/tmp/nginx-", f"{folder}/nginx-")  # two may run
    (folder / "nginx" / "nginx.conf").write_text(moved, "utf-8")
    log = folder / "nginx.log"
    command = [binary(), "-e", "stderr", "-c", str(folder / "nginx" / "nginx.conf"), "-g", "daemon off;"]
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        try:
            _wait(port, process, log)
            yield Proxy(f"http://127.0.0.1:{port}", log)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"nginx did not start: {log.read_text()}")
