from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from analysis import bundle
from analysis.pipeline import analyse
from analysis.study import Study
from analysis.types import Article, Target
from reporting.notebook import notebook
from tests.reporting.conftest import HOSTILE

ROOT = Path(__file__).parents[2]
NAME = 'a "b" \\ c.zip'


def made(title: str = "Dams") -> dict:
    return json.loads(notebook(Study(title, ()), NAME))


def test_it_has_the_form_of_nbformat_4_5():
    found = made()
    assert (found["nbformat"], found["nbformat_minor"]) == (4, 5)
    ids = [c["id"] for c in found["cells"]]
    assert len(set(ids)) == len(ids) and all(i.replace("-", "").isalnum() for i in ids)
    for cell in found["cells"]:
        keys = {"cell_type", "id", "metadata", "source"}
        assert set(cell) == keys | ({"execution_count", "outputs"} if cell["cell_type"] == "code" else set())
    assert notebook(Study("x", ()), NAME) == notebook(Study("x", ()), NAME)


def test_a_title_is_data():
    for title in HOSTILE:
        first = "".join(made(title)["cells"][0]["source"])
        line = next(part for part in first.splitlines() if part.startswith("Title: "))
        fence = line.removeprefix("Title: ").split(" ")[0]
        assert set(fence) == {"`"} and line.endswith(f" {fence}")
        assert fence not in line.removeprefix(f"Title: {fence}").removesuffix(fence)
    assert not any(HOSTILE[0] in "".join(c["source"]) for c in made(HOSTILE[0])["cells"][1:])


def test_its_cells_run_in_order_and_find_the_same(tmp_path: Path):
    texts = ["The dam was opened on Monday.", "The dam was opened this Monday. Farmers welcome it."]
    articles = tuple(Article(f"a{n}", text) for n, text in enumerate(texts))
    study = Study("Dams", articles, targets=(Target("dam", "The dam", (), ("the dam",)),))
    (tmp_path / NAME).write_bytes(bundle.write(study, analyse(study)))
    cells = [c for c in json.loads(notebook(study, NAME))["cells"] if c["cell_type"] == "code"]
    code = "\n".join("".join(c["source"]) for c in cells)
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "2 articles, 1 targets, 0 frames" in run.stdout
    assert "Tables that differ from those in the bundle: none" in run.stdout
