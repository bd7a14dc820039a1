import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.__main__ import main

ROOT = Path(__file__).parents[1]


def test_run_writes_the_tables_and_says_what_it_did(story, tmp_path, capsys):
    assert main(["run", str(story), "--out", str(tmp_path), "--only", "keyness,overlap"]) == 0
    assert {f.stem for f in tmp_path.iterdir()} == {
        "articles", "removed", "sentences", "keyness", "overlap", "passages", "analysis",
    }  # fmt: skip
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:-1]] == [
        "cleaning",
        "language",
        "vectors",
        "keyness",
        "passages",
        "overlap",
    ]
    assert lines[-1].startswith("5 articles, 7 files in ")


def test_read_prints_one_json_line_an_article(story, capsys):
    assert main(["read", str(story)]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(rows) == 5
    for row in rows:
        assert list(row) == ["article_id", "title", "outlet", "published", "url", "upstream", "text", "removed"]
        assert row["text"]
        assert all(set(r) == {"start", "end", "reason", "text"} for r in row["removed"])


def test_a_title_given_apart_is_no_part_of_the_text(tmp_path, capsys):
    (tmp_path / "rows.csv").write_text('title,text\nA fire,"The port was closed on Friday, officials said."\n')
    (tmp_path / "plain.txt").write_text("A Fire in the Port\n\nThe port was closed on Friday, officials said.\n")
    assert main(["read", str(tmp_path)]) == 0
    plain, row = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (row["title"], row["text"]) == ("A fire", "The port was closed on Friday, officials said.")
    assert plain["title"] == "A Fire in the Port"
    assert plain["text"].startswith("A Fire in the Port\n\nThe port")


def test_two_processes_write_the_same_bytes(story, tmp_path):
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "analysis", "run", str(story), "--out", str(tmp_path / seed)]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True)
    first, second = (sorted((tmp_path / seed).iterdir()) for seed in ("1", "2"))
    assert [f.name for f in first] == [f.name for f in second]
    assert len(first) == 23
    assert [f.name for f, g in zip(first, second, strict=True) if f.read_bytes() != g.read_bytes()] == []


def test_names_answers_and_says_why(capsys):
    assert main(["names", "Vladimir Putin", "V. Putin"]) == 0
    answer, *reasons = capsys.readouterr().out.splitlines()
    assert answer.split()[0] == "same"
    assert reasons


def test_tone_reads_standard_input():
    line = json.dumps({"text": "Critics called the mayor a corrupt liar.", "start": 15, "end": 24}) + "\n"
    run = subprocess.run(
        [sys.executable, "-m", "analysis", "tone"], input=line, cwd=ROOT, capture_output=True, text=True, check=True
    )
    row = json.loads(run.stdout)
    assert {"text", "start", "end", "unfavourable", "neutral", "favourable", "tone"} <= set(row)
    assert row["unfavourable"] + row["neutral"] + row["favourable"] == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize("line", ["{", '{"start": 1}', '{"text": "abc", "start": 2, "end": 9}'])
def test_tone_says_which_line_is_wrong(line):
    run = subprocess.run(
        [sys.executable, "-m", "analysis", "tone"], input=line + "\n", cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 2
    assert run.stderr.startswith("parallax: Line 1")
    assert len(run.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "nowhere", "--out", "x"], "nowhere"),
        (["run", "{story}", "--out", "{tmp}", "--only", "mood"], "no step called mood"),
        (["run", "{story}", "--out", "{tmp}", "--codebook", "none.toml"], "none.toml does not exist"),
        (["run", "{story}", "--out", "{tmp}", "--target", " "], "needs a name"),
        (["read", "{tmp}"], "No article"),
    ],
)
def test_bad_input_prints_one_line_and_ends_with_2(arguments, said, story, tmp_path, capsys):
    assert main([a.format(story=story, tmp=tmp_path) for a in arguments]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert said in lines[-1]
    assert lines[-1].startswith("parallax: ")
