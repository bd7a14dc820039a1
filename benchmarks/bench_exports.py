"""What each way out takes on a study: seconds of the processor and bytes, beside writing the tables as CSV.

    python -m benchmarks.bench_exports [STUDY]

Prints a line for each file of the export menu; exits 1 where one takes longer than its floor in floors.toml.
"""

from __future__ import annotations

import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

from analysis import bundle
from analysis.pipeline import analyse
from analysis.study import load_study
from analysis.tables import csv_bytes, tables
from dashboard.link import View
from dashboard.story import Story, members
from reporting.html import html
from reporting.notebook import notebook
from reporting.pictures import pictures
from reporting.report import compose
from reporting.spreadsheets import csv_zip, xlsx
from reporting.word import word

ROOT = Path(__file__).parents[1]


def main() -> int:
    study = load_study(sys.argv[1] if len(sys.argv) > 1 else ROOT / "data" / "russia-syria-bases")
    analysis = analyse(study)
    found = tables(analysis)

    def report():
        return compose(Story(View(), "", study, analysis, found, members(analysis), "light"))

    ways: dict[str, Callable[[], bytes]] = {
        "tables as CSV (baseline)": lambda: b"".join(csv_bytes(t) for t in found.values()),
        "tables, XLSX": lambda: xlsx(found, analysis, study.fingerprint),
        "tables, CSV in a ZIP": lambda: csv_zip(found),
        "report, HTML": lambda: html(report()).encode(),
        "report, DOCX": lambda: word(report()),
        "charts, SVG": lambda: pictures(report(), "svg"),
        "charts, PNG": lambda: pictures(report(), "png"),
        "bundle": lambda: bundle.write(study, analysis),
        "notebook": lambda: notebook(study, "study.zip"),
    }
    slowest = 0.0
    for name, way in ways.items():
        way()  # libraries and the tone model are loaded once a server
        began = time.process_time()
        data = way()
        seconds = time.process_time() - began
        slowest = max(slowest, seconds)
        print(f"{name:<26} {seconds:6.2f} s {len(data):>10,} bytes")
    limit = tomllib.loads((ROOT / "tests" / "quality" / "floors.toml").read_text("utf-8"))["exports"]["seconds"]
    print(f"slowest {slowest:.2f} s, at most {limit} s")
    return int(slowest > limit)


if __name__ == "__main__":
    sys.exit(main())
