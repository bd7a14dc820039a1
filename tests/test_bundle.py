from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import bundle
from analysis.__main__ import main
from analysis.decisions import Action, Decision
from analysis.errors import AnalysisError, StudyError
from analysis.pipeline import analyse
from analysis.readers import read_bytes
from analysis.readers.decoding import normalise
from analysis.study import Study, load_study
from analysis.tables import csv_bytes, tables
from analysis.types import Analysis, Article, Skipped
from analysis.zipping import pack

EMPTY = Analysis("", (), (), (), {})
ONE = Study("One", (Article("one", "A text."),))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(**more: bytes | None) -> bytes:
    """The bundle of ONE with parts replaced (None: left out), the manifest made to fit them."""
    found = parts(bundle.write(ONE, EMPTY))
    for name, data in more.items():
        part = name.replace("__", ".")
        if data is None:
            del found[part]
        else:
            found[part] = data
    if "manifest__json" not in more:
        manifest = json.loads(found["manifest.json"])
        for name in manifest["files"]:
            if name in found:
                manifest["files"][name]["sha256"] = hashlib.sha256(found[name]).hexdigest()
        found["manifest.json"] = json.dumps(manifest).encode()
    return pack(found)


def test_out_and_in_gives_the_same_bytes_of_results(study, analysis_result):
    decided = replace(study, decisions=(Decision(Action.RENAME, analysis_result.entities[0].entity_id, "Something"),))
    asked = ["entities", "claims"]
    result = analyse(decided, asked)
    back = bundle.read(bundle.write(decided, result))
    assert back == replace(decided, articles=tuple(sorted(decided.articles, key=lambda a: a.article_id)))
    assert back.fingerprint == decided.fingerprint
    again = tables(analyse(back, asked))
    assert {n: csv_bytes(t) for n, t in again.items()} == {n: csv_bytes(t) for n, t in tables(result).items()}


def test_the_bytes_are_the_same_each_time_and_in_any_order_of_articles(study, analysis_result):
    made = bundle.write(study, analysis_result)
    assert made == bundle.write(replace(study, articles=study.articles[::-1]), analysis_result)
    found = parts(made)
    manifest = json.loads(found.pop("manifest.json"))
    assert manifest["fingerprint"] == study.fingerprint and manifest["versions"]["spacy"]
    assert {n: (p["size"], p["sha256"]) for n, p in manifest["files"].items()} == {
        n: (len(d), hashlib.sha256(d).hexdigest()) for n, d in found.items()
    }
    assert {"results/framing.csv", "results/conflicts.csv", "results/analysis.json"} <= set(found)


def test_the_command_line_runs_a_bundle(tmp_path: Path, capsys):
    texts = ["The dam was opened on Monday.", "The dam was opened this Monday. Farmers welcome it."]
    study = Study("Dams", tuple(Article(f"a{n}", text) for n, text in enumerate(texts)))
    file = tmp_path / "Dams.ZIP"
    file.write_bytes(bundle.write(study, analyse(study)))
    assert load_study(file) == study
    assert main(["run", str(file), "--out", str(tmp_path / "out")]) == 0
    capsys.readouterr()
    made = {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()}
    kept = {n.removeprefix("results/"): d for n, d in parts(file.read_bytes()).items() if n.startswith("results/")}
    assert made == kept


def test_another_zip_is_read_as_an_archive_of_articles(tmp_path: Path):
    file = tmp_path / "texts.zip"
    file.write_bytes(pack({"one.txt": b"The dam was opened on Monday.", "manifest.json": b"{}"}))
    assert bundle.read_file(file) is None
    assert not bundle.is_bundle(b"no archive at all")


def test_among_articles_a_bundle_is_told_from_an_archive_of_them():
    reading = read_bytes("mine.zip", bundle.write(ONE, EMPTY))
    assert not reading.articles
    assert [(s.origin, s.reason) for s in reading.skipped] == [
        ("mine.zip", "This is a study bundle, not an archive of articles.")
    ]


@settings(deadline=None)
@given(
    st.lists(st.text(max_size=60).map(normalise), min_size=1, max_size=4),
    st.text(min_size=1, max_size=20),
    st.one_of(st.none(), st.text(max_size=20)),
)
def test_any_text_comes_back_as_it_was(raws, title, known):
    study = Study(
        title,
        tuple(Article(f"a{n}", raw, known, known, known, known, known) for n, raw in enumerate(raws)),
        (Skipped("file", "reason"),),
    )
    try:
        made = bundle.write(study, EMPTY)
    except StudyError:  # a title that a study file cannot hold
        assert not title.strip() or not title.isprintable()
        return
    assert bundle.read(made) == study


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "broken"),
        (b"PK\x03\x04 nothing", "broken"),
        (pack({"one.txt": b"x"}), "no study bundle"),
        (changed(manifest__json=b"{}"), "no study bundle"),
        (changed(manifest__json=b"[" * 100_000), "no study bundle"),
        (changed(manifest__json=b'{"format": "other", "format_version": 1, "files": {}}'), "no study bundle"),
        (changed(manifest__json=b'{"format": "parallax-bundle", "format_version": 9, "files": {}}'), "later version"),
        (changed(manifest__json=b'{"format": "parallax-bundle", "format_version": 1, "files": {}}'), "was changed"),
        (changed(articles__jsonl=None), "lacks articles.jsonl"),
        (changed(articles__jsonl=b"{"), "line 1"),
        (changed(articles__jsonl=b"[" * 100_000), "line 1"),
        (changed(articles__jsonl=b'{"article_id": "../../x", "raw": ""}'), "line 1"),
        (changed(articles__jsonl=b'{"article_id": "a", "raw": 1}'), "line 1"),
        (changed(study__toml=b"title = "), "not TOML"),
        (changed(study__toml=b"\xff"), "cannot be read"),
        (changed(study__toml=b"title = 'x'\nx = " + b"[" * 100_000), "cannot be read"),
        (changed(**{"..__..__x": b"x", "../../x": b"x"}), "lead astray"),
        (changed(**{"/etc/passwd": b"x"}), "lead astray"),
    ],
)
def test_what_is_no_sound_bundle_is_refused_in_words(data: bytes, words: str):
    with pytest.raises(AnalysisError, match=words):
        bundle.read(data)


def row(**more: object) -> bytes:
    known = dict.fromkeys(("title", "outlet", "published", "url", "origin"))
    return json.dumps({"article_id": "a", "raw": "x", **known, **more}).encode()


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (row() + b"\n" + row(), "one id"),
        (row(raw="a\r\nb"), "not in the form"),
        (row(secret=1), "line 1"),
        (b"\n".join([row()] * (bundle.MAX_ARTICLES + 1)), "the limit"),
    ],
)
def test_articles_that_no_reader_makes_are_refused(lines: bytes, words: str):
    with pytest.raises(AnalysisError, match=words):
        bundle.read(changed(articles__jsonl=lines))


def test_a_bomb_is_not_unpacked():
    bomb = changed(articles__jsonl=b" " * (bundle._LIMITS["articles.jsonl"] + 1))
    assert len(bomb) < 1_000_000
    with pytest.raises(AnalysisError, match="limit"):
        bundle.read(bomb)


def test_a_part_that_was_changed_is_told():
    found = parts(bundle.write(ONE, EMPTY))
    found["study.toml"] += b"# mine\n"
    with pytest.raises(AnalysisError, match=r"study\.toml was changed"):
        bundle.read(pack(found))


def test_a_study_that_would_not_come_back_is_not_bundled():
    with pytest.raises(StudyError, match="cannot be bundled"):
        bundle.write(replace(ONE, articles=(Article("No slug", "x"),)), EMPTY)
