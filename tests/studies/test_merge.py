"""Two people change one study: both changes are in the result, or the conflict is named."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace

from hypothesis import given

from analysis.decisions import Action, Decision
from analysis.recoding import Recode, Recoding
from analysis.study import Study
from analysis.types import Article, Target
from studies.merge import merge
from tests.studies.made_up import STUDY, studies

BRIDGE = Target("bridge", "the bridge", (), ("the bridge",))


def test_changes_of_different_parts_are_both_taken() -> None:
    theirs = replace(STUDY, title="Bridges")
    mine = replace(STUDY, targets=(*STUDY.targets, BRIDGE))
    assert merge(STUDY, theirs, mine).study == replace(STUDY, title="Bridges", targets=mine.targets)


def test_changes_of_different_things_of_one_list_are_both_taken() -> None:
    base = replace(STUDY, targets=(*STUDY.targets, BRIDGE))
    theirs = replace(base, targets=(replace(STUDY.targets[0], name="The mayor"), BRIDGE))
    mine = replace(base, targets=(STUDY.targets[0], replace(BRIDGE, terms=("the narrow bridge",))))
    merged = merge(base, theirs, mine)
    assert merged.study.targets == (theirs.targets[0], mine.targets[1])
    assert merged.conflicts == ()


def test_the_same_thing_changed_differently_is_a_conflict_with_its_name() -> None:
    theirs = replace(STUDY, title="A", targets=(replace(STUDY.targets[0], names=("A",)),))
    mine = replace(STUDY, title="B", targets=(replace(STUDY.targets[0], names=("B",)),))
    merged = merge(STUDY, theirs, mine)
    assert merged.conflicts == ("the title", "the target “Anna Berg”")
    assert merged.study == mine


def test_deleting_what_another_changed_is_a_conflict_and_nothing_is_lost() -> None:
    gone = replace(STUDY, targets=())
    changed = replace(STUDY, targets=(replace(STUDY.targets[0], name="The mayor"),))
    assert merge(STUDY, changed, gone).conflicts == ("the target “The mayor”",)
    assert merge(STUDY, gone, changed).conflicts == ("the target “The mayor”",)
    assert merge(STUDY, gone, changed).study.targets == changed.targets


def test_decisions_of_both_stand_in_order_and_an_undone_one_stays_undone() -> None:
    first, second, third = (Decision(Action.DROP, name) for name in "abc")
    base = replace(STUDY, decisions=(first, second))
    theirs = replace(base, decisions=(first, second, third))
    mine = replace(base, decisions=(second, Decision(Action.DROP, "d")))
    assert merge(base, theirs, mine).study.decisions == (second, third, Decision(Action.DROP, "d"))


def test_both_add_another_article_under_one_id_and_keep_both() -> None:
    theirs = replace(STUDY, articles=(*STUDY.articles, Article("new", "Theirs.")))
    mine = replace(
        STUDY,
        articles=(*STUDY.articles, Article("new", "Mine.")),
        restored=STUDY.restored | {("new", 0, 2)},
        decisions=(*STUDY.decisions, Decision(Action.DROP, "x", article="new", start=0)),
        recodings=(
            Recoding(Recode.NOT_SHARED, passage="new:0-4@one:5-9"),
            Recoding(Recode.SPLIT, "c", "d", ("new:0",)),
        ),
    )
    merged = merge(STUDY, theirs, mine)
    assert merged.conflicts == ()
    assert [(a.article_id, a.raw) for a in merged.study.articles[2:]] == [("new", "Theirs."), ("new-2", "Mine.")]
    assert ("new-2", 0, 2) in merged.study.restored and ("new", 0, 2) not in merged.study.restored
    assert merged.study.decisions[-1].article == "new-2"
    assert merged.study.recodings[-2].passage == "new-2:0-4@one:5-9"
    assert merged.study.recodings[-1].sentences == ("new-2:0",)


def test_every_part_of_a_study_is_merged() -> None:
    theirs = replace(STUDY, **{f.name: type(getattr(STUDY, f.name))() for f in fields(Study) if f.name != "title"})
    assert merge(STUDY, theirs, replace(STUDY, title="Mine")).study == replace(theirs, title="Mine")


@given(studies, studies)
def test_who_alone_has_changed_something_gets_it(base: Study, changed: Study) -> None:
    for theirs, mine in ((base, changed), (changed, base), (changed, changed)):
        assert merge(base, theirs, mine).study == changed
        assert merge(base, theirs, mine).conflicts == ()


@given(studies, studies, studies)
def test_nothing_that_somebody_added_or_changed_alone_is_lost(base: Study, theirs: Study, mine: Study) -> None:
    merged = merge(base, theirs, mine).study
    for part, key in (("targets", "target_id"), ("codebook", "frame_id"), ("articles", "article_id")):
        was, their, my, is_ = (
            {getattr(x, key): x for x in getattr(side, part)} for side in (base, theirs, mine, merged)
        )
        for name in {*was, *their, *my}:
            if my.get(name) == was.get(name):
                assert is_.get(name) == their.get(name)
            elif their.get(name) == was.get(name):
                assert is_.get(name) == my.get(name)
            elif part == "articles" and name not in was:
                assert is_[name] == their[name] and any(x.raw == my[name].raw for x in is_.values())
        assert len(is_) == len(getattr(merged, part))  # no id twice
    added = Counter(merged.decisions)
    assert Counter(theirs.decisions) - Counter(base.decisions) <= added
    assert Counter(mine.decisions) - Counter(base.decisions) <= added


@given(studies, studies, studies)
def test_conflicts_do_not_depend_on_who_came_first(base: Study, theirs: Study, mine: Study) -> None:
    one, other = merge(base, theirs, mine), merge(base, mine, theirs)
    assert bool(one.conflicts) == bool(other.conflicts)
    if not one.conflicts:
        for part in ("title", "restored"):
            assert getattr(one.study, part) == getattr(other.study, part)
        for part in ("targets", "codebook"):
            assert set(getattr(one.study, part)) == set(getattr(other.study, part))
