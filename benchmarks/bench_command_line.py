"""Wall time and peak memory of the command line on the shipped story, from a cold start: median of five runs.

Beside it the baseline of any such tool: starting Python, loading the spaCy model and parsing the same five articles.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
STORY = ROOT / "data" / "russia-syria-bases"
RUNS = 5
PARSE_ONLY = f"""
from analysis.cleaning import clean
from analysis.language import annotate
from analysis.study import load_study
annotate(clean(load_study({str(STORY)!r}).articles))
"""


def measure(command: list[str]) -> tuple[float, float]:
    """Seconds of wall time and megabytes of peak memory of one process."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return time.perf_counter() - began, usage.ru_maxrss / 1024


def main() -> None:
    with tempfile.TemporaryDirectory() as out:
        commands = {
            "run": [sys.executable, "-m", "analysis", "run", str(STORY), "--out", out],
            "parse only": [sys.executable, "-c", PARSE_ONLY],
        }
        figures = {name: [measure(command) for _ in range(RUNS)] for name, command in commands.items()}
    medians = {
        name: [statistics.median(column) for column in zip(*rows, strict=True)] for name, rows in figures.items()
    }
    for name, (seconds, megabytes) in medians.items():
        print(f"{name:<12} {seconds:6.2f} s  {megabytes:6.0f} MB   (median of {RUNS})")
    seconds, megabytes = (a / b for a, b in zip(medians["run"], medians["parse only"], strict=True))
    print(f"{'ratio':<12} {seconds:6.2f}    {megabytes:6.2f}")


if __name__ == "__main__":
    main()
