"""The process that reads files of strangers: `python -m analysis.readers.worker`, started by isolation.py.

It takes requests on standard input (a line of JSON, then the file's bytes) and answers with lines of JSON: `begin`
before each part of a file, `reading` after it, `end`. An error that is no ReadError ends the process: the file's reader
has a fault, and who asked says so.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import sys
from collections.abc import Mapping
from itertools import islice
from typing import IO, Any

from analysis.readers.encoding import reading_to_json
from analysis.readers.formats import FORMATS, ending, read_part, split

MAX_MEMORY = 2 << 30
"""Bytes of address space: a file that needs more is not read."""
_MAX_OPEN_FILES = 64


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer requests until there are none."""
    while line := requests.readline():
        request = json.loads(line)
        data = requests.read(request["length"])
        for answer in _answers(request, data):
            answers.write(json.dumps(answer).encode("ascii") + b"\n")
            answers.flush()


def _answers(request: Mapping[str, Any], data: bytes) -> Any:
    try:
        parts = enumerate(split(request["name"], data))
        for number, (name, content) in islice(parts, request["start"], None):
            if (known := FORMATS.get(ending(name))) and known.library:
                importlib.import_module(known.library)
            yield {"begin": number, "name": name, "length": len(content) if isinstance(content, bytes) else 0}
            reading = read_part((name, content), request["columns"])
            yield {"reading": reading_to_json(reading)}
    except MemoryError:
        yield {"fault": "it needs too much memory"}
    yield {"end": True}


def _confine() -> None:
    """Bound what this process may take."""
    for what, most in (
        (resource.RLIMIT_AS, MAX_MEMORY),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _MAX_OPEN_FILES),
    ):
        resource.setrlimit(what, (most, most))


def main() -> None:
    """Serve standard input; what a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _confine()
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
