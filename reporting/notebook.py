"""A Jupyter notebook that analyses a study's bundle anew and shows the main tables. Nothing of Jupyter is needed here.

The file is JSON after nbformat 4.5. The title is data: it stands as code in a text cell, where Markdown leaves it be.
"""

from __future__ import annotations

import json
import re
from typing import Any

from analysis.study import Study
from analysis.versions import versions

_MAIN = ("articles", "entities", "claims", "framing", "article_frames", "overlap", "sources")


def notebook(study: Study, bundle_name: str) -> bytes:
    """The notebook of a study whose bundle lies beside it as the file `bundle_name`."""
    cells = [
        _text(
            "# A study, analysed anew\n\n"
            f"Title: {_literal(study.title)}\n\n"
            f"Put the bundle {_literal(bundle_name)} beside this notebook, and run it where Parallax "
            f"{versions()['parallax']} is installed (in its folder, or with that folder on `PYTHONPATH`). The tables "
            "are described in `docs/tables.md`."
        ),
        _code(
            "import io\n"
            "import json\n"
            "import zipfile\n"
            "from pathlib import Path\n"
            "\n"
            "from analysis import bundle\n"
            "from analysis.pipeline import analyse\n"
            "from analysis.tables import csv_bytes, tables\n"
            "\n"
            f"data = Path({json.dumps(bundle_name)}).read_bytes()\n"
            "study = bundle.read(data)\n"
            'print(len(study.articles), "articles,", len(study.targets), "targets,", len(study.codebook), "frames")'
        ),
        _text("## Analyse\n\nEverything is found again from the articles, with what was decided put on top."),
        _code("result = analyse(study)\nfound = tables(result)\nfor warning in result.warnings:\n    print(warning)"),
        _text("The same version of Parallax and its libraries gives the same bytes as those in the bundle."),
        _code(
            "archive = zipfile.ZipFile(io.BytesIO(data))\n"
            "differing = [\n"
            "    name for name, table in found.items()\n"
            '    if archive.read(f"{bundle.RESULTS}{name}.csv") != csv_bytes(table)\n'
            "]\n"
            'made_with = json.loads(archive.read(bundle.MANIFEST))["versions"]\n'
            'print("Tables that differ from those in the bundle:", differing or "none")\n'
            'print("The bundle was made with", made_with)'
        ),
        _text("## The main tables"),
    ]
    cells += [_code(f'found["{name}"]') for name in _MAIN]
    cells += [_text("All tables by name:"), _code("{name: len(table) for name, table in found.items()}")]
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    content = {
        "cells": cells,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return (json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()


def _literal(text: str) -> str:
    """A text as a code span of Markdown, on one line; the fence is longer than any run of back ticks in it."""
    line = " ".join(text.split())
    fence = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    return f"{fence} {line} {fence}"


def _text(source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": _source(source)}


def _code(source: str) -> dict[str, Any]:
    return {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": _source(source)}


def _source(text: str) -> list[str]:
    """The lines with their ends, as the format has them."""
    return text.splitlines(keepends=True)
