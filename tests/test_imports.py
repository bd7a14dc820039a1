"""Who may import whom, and what importing costs."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHOWING = {"streamlit", "plotly", "dashboard"}
KEEPING = {"studies", "sqlalchemy", "alembic"}
MEASURES = {"entities", "voices", "sources", "topics", "keyness", "overlap", "claims", "targets", "framing"}
ABOVE = {"pipeline", "tables", "study", "__main__"}  # what no measure may import
HEAVY = {"spacy", "sklearn", "onnxruntime", "pandas", "plotly", "streamlit", "trafilatura", "scipy", "networkx"}


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def files(folder: str) -> list[Path]:
    found = sorted((ROOT / folder).rglob("*.py"))
    assert found
    return found


@pytest.mark.parametrize("file", files("analysis"), ids=lambda f: str(f.relative_to(ROOT)))
def test_the_thinking_does_not_import_the_showing(file: Path):
    assert not {name for name in imported(file) if name.split(".")[0] in SHOWING | KEEPING}


@pytest.mark.parametrize("file", files("studies"), ids=lambda f: str(f.relative_to(ROOT)))
def test_the_keeping_does_not_import_the_showing(file: Path):
    assert not {name for name in imported(file) if name.split(".")[0] in SHOWING}


@pytest.mark.parametrize("file", files("analysis"), ids=lambda f: str(f.relative_to(ROOT)))
def test_measures_do_not_import_the_main_path(file: Path):
    first = file.relative_to(ROOT / "analysis").parts[0].removesuffix(".py")
    if first in MEASURES:
        assert not {
            name
            for name in imported(file)
            if name.split(".")[:1] == ["analysis"] and name.split(".")[1:2] and name.split(".")[1] in ABOVE
        }


@pytest.mark.parametrize("file", files("dashboard/charts"), ids=lambda f: str(f.relative_to(ROOT)))
def test_charts_import_neither_streamlit_nor_the_main_path(file: Path):
    assert not {name for name in imported(file) if name.startswith(("streamlit", "analysis.pipeline"))}


def test_importing_the_main_path_loads_nothing_heavy():
    code = "import sys, analysis.pipeline; print(' '.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not HEAVY & {name.split(".")[0] for name in run.stdout.split()}


@pytest.mark.parametrize("file", files("analysis"), ids=lambda f: str(f.relative_to(ROOT)))
def test_the_thinking_has_no_network(file: Path):
    network = {"fetching", "socket", "ssl", "http", "urllib", "requests", "httpx", "urllib3"}
    taken_apart = "urllib.parse"  # works on the text of an address and opens nothing
    found = {name for name in imported(file) if name.split(".")[0] in network}
    assert not {name for name in found if not name.startswith(taken_apart)}


@pytest.mark.parametrize("file", files("fetching"), ids=lambda f: str(f.relative_to(ROOT)))
def test_fetching_knows_the_readers_only(file: Path):
    assert not {n for n in imported(file) if n.split(".")[0] in SHOWING | {"studies"}}
    assert {n.split(".")[1] for n in imported(file) if n.startswith("analysis.")} <= {"errors", "readers", "types"}
