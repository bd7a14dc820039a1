"""kill -9 at random moments in import, save and analysis, on SQLite and on PostgreSQL.

python -m benchmarks.bench_crash [ROUNDS]: 50 rounds on each unless told otherwise. After each round every study that
was told to be kept is read back and compared, the whole database is checked, and work goes on in it. Exit 1 where
anything was lost or torn.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from tests import postgresql
from tests.studies import crashing


def main(rounds: int) -> int:
    failed = 0
    with tempfile.TemporaryDirectory() as folder, postgresql.running() as server:
        os.environ["PARALLAX_HOME"] = folder
        sqlite = f"sqlite:///{Path(folder) / 'studies.sqlite3'}"
        for name, url in (("SQLite", sqlite), ("PostgreSQL", server.render_as_string(hide_password=False))):
            began, done = time.perf_counter(), 0
            try:
                for line in crashing.rounds(url, rounds):
                    done += 1
                    print(f"{name} {line}", flush=True)
            except AssertionError as error:
                failed += 1
                print(f"{name}: LOST OR TORN after {done} rounds: {error}")
            else:
                seconds = time.perf_counter() - began
                print(f"{name}: {done} kills, no study lost or torn, work went on ({seconds:.0f} s)", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50))
