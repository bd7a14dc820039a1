from dataclasses import replace
from pathlib import Path

import pytest

from analysis.decisions import Action, Decision
from analysis.errors import AnalysisError, StudyError
from analysis.recoding import Recode, Recoding
from analysis.study import Study, apply_study_toml, load_study, read_codebook, study_toml
from analysis.targets.typed import target_from_text
from analysis.types import Article, Frame, Target

EMPTY = Study("t", (Article("a", "Some text."),))
FULL = Study(
    "A story",
    EMPTY.articles,
    targets=(Target("port", "The port", ("Port Said",), ("harbour",)),),
    codebook=(Frame("cost", "Cost", "Who pays.", ("bill", "price"), ('They "pay".',)),),
    restored=frozenset({("a", 0, 4), ("a", 5, 9)}),
    decisions=(
        Decision(Action.MERGE, "port-said", "said"),
        Decision(Action.DROP, "port-said", text="Said", article="a", start=0),
    ),
    recodings=(
        Recoding(Recode.SPLIT, "ships-call", sentences=("a:0", "b:12")),
        Recoding(Recode.NOT_SHARED, passage="a:0-9@b:12-21"),
    ),
)


def test_shipped_study(study):
    assert len(study.articles) == 5
    assert {t.target_id for t in study.targets} == {"bases", "leadership"}
    assert len(study.codebook) >= 8
    assert all(a.outlet is None and a.published is None for a in study.articles)


def test_round_trip():
    assert apply_study_toml(EMPTY, study_toml(FULL)) == FULL


def test_fingerprint_ignores_the_order_of_articles_and_sees_everything_else():
    one, two = Article("a", "x"), Article("b", "y")
    study = replace(FULL, articles=(one, two))
    assert study.fingerprint == replace(study, articles=(two, one)).fingerprint
    changed = (
        replace(study, title="B"),
        replace(study, articles=(one,)),
        replace(study, targets=()),
        replace(study, codebook=()),
        replace(study, restored=frozenset()),
        replace(study, decisions=()),
        replace(study, recodings=()),
    )
    assert len({study.fingerprint, *(c.fingerprint for c in changed)}) == 8


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            'title = "x"\n\n[[targets]]\nid = "a"\nname = "A"\nnmaes = ["A"]\n',
            ["line 6", "nmaes", "Allowed here: id, name, names, terms"],
        ),
        (
            'title = "x"\n[[targets]]\nid = "a"\nname = "A"\n[[targets]]\nid = "b"\n',
            ["line 5", '"targets.name" is missing'],
        ),
        (
            'title = "x"\n[[frames]]\nid = "a"\nname = "A"\ndefinition = "d"\nwords = "w"\n',
            ["line 6", "frames.words", "list"],
        ),
        ('title = "x"\n[[frames]]\nid = "A b"\nname = "A"\ndefinition = "d"\n', ["line 3", "not an id"]),
        (
            'title = "x"\n[[targets]]\nid = "a"\nname = "A"\n[[targets]]\nid = "a"\nname = "B"\n',
            ["line 6", '"a" twice'],
        ),
        ('title = "x"\n[[decisions]]\naction = "marry"\nentity = "a"\n', ["line 3", "decisions.action", "'merge'"]),
        ("titel = 1\n", ["line 1", "titel"]),
        ("", ["line 1", '"title" is missing']),
        ('title = "x"\ntargets = 3\n', ["line 2", "targets"]),
        ('title = "x\n', ["not TOML", "line 1"]),
    ],
)
def test_a_mistake_is_named_with_file_line_key_and_what_is_allowed(text, parts):
    with pytest.raises(StudyError) as raised:
        apply_study_toml(EMPTY, text, "my/study.toml")
    assert "my/study.toml" in str(raised.value)
    for part in parts:
        assert part in str(raised.value)


def test_a_codebook_needs_a_frame(tmp_path: Path):
    file = tmp_path / "frames.toml"
    file.write_text("frames = []\n")
    with pytest.raises(StudyError, match=r"frames\.toml, line 1"):
        read_codebook(file)
    with pytest.raises(StudyError, match="does not exist"):
        read_codebook(tmp_path / "nothing.toml")


def test_a_codebook_in_another_encoding_is_said(tmp_path: Path):
    file = tmp_path / "frames.toml"
    file.write_bytes('[[frames]]\nid = "a"\nname = "Größe"\n'.encode("latin-1"))
    with pytest.raises(StudyError, match="UTF-8"):
        read_codebook(file)


def test_no_article_is_an_error(tmp_path: Path):
    with pytest.raises(AnalysisError, match="no article"):
        load_study(tmp_path)
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(AnalysisError, match=r"empty\.txt"):
        load_study(tmp_path)


def test_a_folder_without_study_toml_has_no_targets_unless_given(tmp_path: Path):
    (tmp_path / "a.txt").write_text("The harbour was closed on Monday, the mayor said.\n")
    study = load_study(tmp_path, targets=["harbour", "Port  Said"])
    assert study.title == tmp_path.name
    assert study.targets == (
        Target("harbour", "harbour", terms=("harbour",)),
        Target("port-said", "Port Said", names=("Port Said",)),
    )


def test_a_target_needs_a_name():
    with pytest.raises(AnalysisError, match="needs a name"):
        target_from_text("  ")
