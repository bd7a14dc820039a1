"""Reading in a process of its own, with limits on time and memory, so that no file can hang or swell the app.

One process reads file after file; one that takes too long or dies costs its file (or its part of an archive) only, and
the next one starts a process anew.
"""

from __future__ import annotations

import json
import logging
import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from analysis.readers.encoding import reading_from_json
from analysis.readers.reading import Reading
from analysis.types import Skipped

SECONDS = 7.0
"""Processor time to read one file, or one part of an archive."""
SECONDS_PER_MB = 1.0
"""What each megabyte of it adds."""
_PATIENCE = 6  # times as much on the clock: other work on the machine is not the file's fault
_START = 8.0  # the same until a process has begun: it starts, imports, and unpacks
_PAUSE = 0.25  # seconds between looks at whether to stop
_MAX_ANSWER = 400_000_000
_ROOT = Path(__file__).resolve().parents[2]
_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT")  # of the environment: it may hold secrets, and the reader needs none


class StoppedError(Exception):
    """Reading was stopped on request."""


class _DiedError(Exception):
    """The process ended."""


class _TooLongError(Exception):
    """The process did not answer in time."""


class IsolatedReader:
    """Reads files in a process of its own, which it starts when the first file comes and ends on leaving.

    `stop` is asked while waiting; once it is true, reading ends with `StoppedError`. One thread at a time.
    """

    def __init__(self, seconds: float = SECONDS, stop: Callable[[], bool] = lambda: False) -> None:
        self._seconds = seconds
        self._stop = stop
        self._process: subprocess.Popen[bytes] | None = None
        self._rest = b""
        self._past = 0.0
        self._began = 0.0

    @property
    def spent(self) -> float:
        """Seconds of processor time that reading took so far."""
        return self._past + self._running()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._past += self._running()
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    try:
                        pipe.close()
                    except BrokenPipeError:  # what was still to be sent
                        continue
        self._process, self._rest = None, b""

    def read(
        self, name: str, data: bytes, columns: Mapping[str, str] | None = None, start: int = 0
    ) -> Iterator[Reading]:
        """What the file holds, part by part: one reading, or one for each file in an archive, from part `start` on.

        A part that cannot be read in time and memory is skipped with that reason. Raises `StoppedError`.
        """
        begun, part = start - 1, name
        while True:
            try:
                for number, part_name, reading in self._parts(name, data, columns, start):
                    begun, part = number, part_name
                    if reading is not None:
                        yield reading
                        start = number + 1
                return
            except _TooLongError:
                said = "It takes too long to read.", "It may be broken, or made to do harm. Paste its text instead."
            except _DiedError as error:
                logging.getLogger(__name__).warning("Reading a %s file: %s", Path(part).suffix[:8], error)
                said = f"It cannot be read ({error}).", "It may be broken, or made to do harm. Paste its text instead."
            self.close()
            yield Reading(skipped=(Skipped(part, *said),))
            if begun < start:  # nothing was begun since the last part: unpacking itself fails, and would again
                return
            start = begun + 1

    def _parts(
        self, name: str, data: bytes, columns: Mapping[str, str] | None, start: int
    ) -> Iterator[tuple[int, str, Reading | None]]:
        """Number and name of each part when it is begun, and again with what was read."""
        self._ask({"name": name, "columns": columns, "start": start, "length": len(data)}, data)
        number, part = start, name
        allowed = _START + self._extra(len(data))
        while True:
            answer = self._answer(allowed)
            if "begin" in answer:
                number, part = answer["begin"], answer["name"]
                allowed = self._seconds + self._extra(answer["length"])
                yield number, part, None
            elif "reading" in answer:
                yield number, part, reading_from_json(answer["reading"])
                allowed = self._seconds + self._extra(len(data))
            elif "fault" in answer:
                raise _DiedError(answer["fault"])
            else:
                return

    def _running(self) -> float:
        """Processor time of the process that runs, its own and the system's for it."""
        if self._process is None or self._process.poll() is not None:
            return 0.0
        try:
            stat = Path(f"/proc/{self._process.pid}/stat").read_text("ascii", "replace")
        except OSError:  # no Linux: the clock alone counts
            return time.monotonic() - self._began
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    @staticmethod
    def _extra(length: int) -> float:
        return SECONDS_PER_MB * length / 1_000_000

    def _ask(self, request: Mapping[str, Any], data: bytes) -> None:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._began = time.monotonic()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "analysis.readers.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=_ROOT,
                env={key: os.environ[key] for key in _KEPT if key in os.environ} | {"PYTHONHASHSEED": "0"},
            )
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(request).encode("ascii") + b"\n" + data)
            self._process.stdin.flush()
        except BrokenPipeError:
            raise _DiedError("its reader failed") from None

    def _answer(self, allowed: float) -> Any:
        """The next line of the process; raises where it takes longer than `allowed` seconds, ends, or has to stop."""
        assert self._process is not None
        assert self._process.stdout is not None
        stream = self._process.stdout.fileno()
        deadline = time.monotonic() + _PATIENCE * allowed
        before = self._running()
        parts = [self._rest]
        length = len(self._rest)
        while b"\n" not in parts[-1]:
            if self._stop():
                self.close()
                raise StoppedError
            left = deadline - time.monotonic()
            if left <= 0 or self._running() - before > allowed:
                raise _TooLongError
            if not select.select([stream], [], [], min(left, _PAUSE))[0]:
                continue
            more = os.read(stream, 1 << 20)
            if not more:
                raise _DiedError("its reader failed")
            parts.append(more)
            length += len(more)
            if length > _MAX_ANSWER:
                raise _DiedError("it holds too much")
        line, _, self._rest = b"".join(parts).partition(b"\n")
        return json.loads(line)
