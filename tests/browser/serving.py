"""A dashboard and a Chromium to open it with, for the browser tests and for the benchmark of the pages."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 60  # seconds, on a machine that others use too


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def running(
    log: Path,
    program: Path = ROOT / "app.py",
    settings: Mapping[str, str] = MappingProxyType({}),
    port: int | None = None,
) -> Iterator[str]:
    """Run the dashboard on a port of this machine (None = a free one); gives its address, and writes its log."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", program.name, "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1", "--server.headless", "true", "--server.fileWatcherType", "none"]
    command += ["--logger.hideWelcomeMessage", "true"]
    with log.open("wb") as out:
        process = subprocess.Popen(
            command,
            cwd=program.parent,
            env={**os.environ, **settings},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


@contextmanager
def started() -> Iterator[Browser]:
    """Start Chromium without a window."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        raise FileNotFoundError("Chromium is not on the path: sh scripts/need_chromium.sh installs it.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"The server stopped: {log.read_text()}")
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"The server did not answer within {STARTS_WITHIN} s: {log.read_text()}")
