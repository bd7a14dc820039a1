"""An analyst puts statements and passages right: each correction is taken, told, listed and undone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.recoding import Recode, Recoding
from analysis.types import Outcome
from dashboard import recodings
from tests.dashboard.conftest import component
from tests.dashboard.made_up import analysis, frame

CORRECTED = {
    Recoding(Recode.MERGE, "a", "b"): (
        Outcome("merge", "Rain fell", "It rained", 2),
        "“It rained” says the same as “Rain fell”",
    ),
    Recoding(Recode.SPLIT, "a", sentences=("x:0",)): (
        Outcome("split", "Rain fell", None, 1),
        "One sentence says something else than “Rain fell”",
    ),
    Recoding(Recode.ADD, "a", sentences=("x:0", "y:0")): (
        Outcome("add", "Rain fell", None, 2),
        "Two sentences say “Rain fell” too",
    ),
    Recoding(Recode.REWORD, "a", "Wet"): (Outcome("reword", "Rain fell", "Wet", 2), "“Rain fell” is worded “Wet”"),
    Recoding(Recode.DROP, "a"): (
        Outcome("drop", "Rain fell", None, 2),
        "“Rain fell” is no statement that these sentences share",
    ),
}


@pytest.mark.parametrize("recoding", CORRECTED, ids=lambda r: r.action)
def test_each_correction_in_words(recoding: Recoding) -> None:
    outcome, words = CORRECTED[recoding]
    study = replace(frame().study, recodings=(recoding,))
    (said,) = recodings.done(study, replace(analysis(), recoded=(outcome,)), recodings.OF_CLAIMS)
    assert (said.words, said.reason) == (words, None)
    assert recodings.undo(study, said.positions).recodings == ()


def test_a_passage_is_told_by_its_words_and_is_no_statement() -> None:
    study = replace(frame().study, recodings=(Recoding(Recode.NOT_SHARED, passage="one:0-9@two:0-13"),))
    told = replace(analysis(), recoded=(Outcome("not_shared", "one:0-9@two:0-13", None, 2),))
    (said,) = recodings.done(study, told, recodings.OF_PASSAGES)
    assert said.words == "“Dam opens” and “A dam at last” are not the same"
    assert recodings.done(study, told, recodings.OF_CLAIMS) == []


def opened(open_app, analysis_result, fix: str):
    """The page of claims with the first statement chosen and one of its corrections asked for."""
    claim = analysis_result.claims[0]
    app = open_app(page="claims", pick=f"claim:{claim.claim_id}")
    app.radio(key="claim_fix").set_value(fix).run()
    return app, claim


def notices(app) -> str:
    return " ".join(h.proto.body for h in app.get("html") if "notice" in h.proto.body)


def listed(app) -> str:
    return " ".join(h.proto.body for h in app.get("html") if "class='done'" in h.proto.body)


def test_a_statement_is_reworded_on_a_copy_and_that_is_undone(open_app, analysis_result) -> None:
    app, claim = opened(open_app, analysis_result, "reword")
    app.text_area(key=f"claim_reword_{claim.claim_id}").set_value("In short").run()
    app.button(key="claim_reword").click().run()
    assert not app.exception
    assert "This is a study of your own now" in notices(app)
    (grid,) = component(app, "coverage")
    assert any(row["text"] == "In short" for row in grid["rows"])
    app.button(key="undo_0").click().run()
    (grid,) = component(app, "coverage")
    assert all(row["text"] != "In short" for row in grid["rows"])
    assert not listed(app)


def test_a_statement_is_dropped_and_the_grid_is_shorter(open_app, analysis_result) -> None:
    app, _ = opened(open_app, analysis_result, "drop")
    app.button(key="claim_drop").click().run()
    (grid,) = component(app, "coverage")
    assert len(grid["rows"]) == len(analysis_result.claims) - 1
    assert "is no statement" in listed(app)


def test_nothing_chosen_is_said_and_changes_nothing(open_app, analysis_result) -> None:
    for fix in ("split", "add", "merge", "reword"):
        app, _ = opened(open_app, analysis_result, fix)
        app.button(key=f"claim_{fix}").click().run()
        assert "Choose" in notices(app) or "Type" in notices(app)
        assert not listed(app)


def test_two_statements_become_one(open_app, analysis_result) -> None:
    app, claim = opened(open_app, analysis_result, "merge")
    menu = app.selectbox(key=f"claim_merge_{claim.claim_id}")
    menu.select_index(0).run()
    app.button(key="claim_merge").click().run()
    (grid,) = component(app, "coverage")
    assert len(grid["rows"]) == len(analysis_result.claims) - 1


def test_a_missed_wording_is_added(open_app, analysis_result) -> None:
    app, claim = opened(open_app, analysis_result, "add")
    app.selectbox(key=f"claim_add_{claim.claim_id}").select_index(0).run()
    app.button(key="claim_add").click().run()
    (words,) = component(app, "wordings")
    assert sum(len(i["articles"]) for i in words["items"]) == claim.sentences + 1
