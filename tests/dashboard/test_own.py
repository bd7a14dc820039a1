"""Studies made from what a visitor uploads, pastes and types."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import AnalysisError, StudyError
from analysis.readers import Reading, read_pasted
from analysis.study import Study, study_toml
from analysis.types import Skipped, Target
from dashboard import own

ADA = Target("mayor", "The mayor's office", ("Ada Bell", "Bell"), ("mayor", "city hall"))


def test_a_line_is_a_target_with_names_and_terms() -> None:
    found = own.targets_from("Ada Bell: Bell, the mayor\n\n  the new bridge \nAda Bell: Ada\n")
    assert found == (
        Target("ada-bell", "Ada Bell", ("Ada Bell", "Bell"), ("the mayor",)),
        Target("the-new-bridge", "the new bridge", (), ("the new bridge",)),
    )


def test_targets_left_as_they_were_stay_as_they_were() -> None:
    bridge = Target("b", "the bridge", (), ("the bridge",))
    assert own.targets_from(own.targets_text([ADA, bridge]), [ADA, bridge]) == (ADA, bridge)


def test_a_changed_target_keeps_its_id_and_its_title_does_not_become_a_name() -> None:
    changed = own.targets_text([ADA]) + ", Deputy Cole"
    assert own.targets_from(changed, [ADA]) == (
        Target("mayor", "The mayor's office", ("Ada Bell", "Bell", "Deputy Cole"), ("mayor", "city hall")),
    )


@given(st.text())
def test_any_text_gives_targets_with_names_or_terms_and_ids_of_their_own(text: str) -> None:
    found = own.targets_from(text)
    assert len({t.target_id for t in found}) == len(found)
    assert all(t.name and (t.names or t.terms) for t in found)


def test_a_new_study_has_the_generic_codebook_and_what_was_skipped() -> None:
    readings = [read_pasted("Ada Bell opened the bridge."), Reading((), (Skipped("x.jpg", "no text"),))]
    study = own.new_study("  ", readings, own.targets_from("Ada Bell"))
    assert study.title == own.UNNAMED
    assert len(study.articles) == 1
    assert study.codebook
    assert [t.name for t in study.targets] == ["Ada Bell"]
    assert [s.origin for s in study.skipped] == ["x.jpg"]


def test_no_article_is_said() -> None:
    with pytest.raises(AnalysisError, match="no article"):
        own.new_study("Mine", [Reading((), (Skipped("x.jpg", "no text"),))], ())


def test_a_study_file_tells_what_was_not_typed() -> None:
    readings = [read_pasted("Ada Bell opened the bridge.")]
    toml = study_toml(Study("Bridges", (), targets=(ADA,)))
    told = own.new_study("", readings, (), toml)
    assert (told.title, told.targets) == ("Bridges", (ADA,))
    assert told.codebook  # the file has none, so the generic one stays
    typed = own.new_study("Mine", readings, own.targets_from("Oslo"), toml)
    assert (typed.title, [t.name for t in typed.targets]) == ("Mine", ["Oslo"])
    with pytest.raises(StudyError, match="line 1"):
        own.new_study("", readings, (), "colour = 1")


def test_articles_added_never_rename_those_that_are_there() -> None:
    first = own.new_study("Mine", [read_pasted("One text about Oslo.", title="Same")], ())
    more = own.with_articles(
        first, [read_pasted("A different text.", title="Same"), read_pasted("Third.", title="Same")]
    )
    ids = [a.article_id for a in more.articles]
    assert more.articles[0] == first.articles[0]
    assert len(set(ids)) == 3
    assert more.codebook == first.codebook


def test_a_file_name_for_the_study() -> None:
    assert own.toml_name(Study("Häfen & Brücken <b>", ())) == "hafen-brucken-b.study.toml"
