"""Targets, codebooks and articles at the edge of what makes sense: the main path answers, and claims nothing."""

from dataclasses import replace
from itertools import pairwise

import pytest

from analysis.pipeline import analyse
from analysis.study import Study
from analysis.types import Article, Frame, Role, Target, Tone, Voice

STEPS = {"voices", "targets", "tone", "frames", "framing"}
BODY = (
    "Plant closes after fire\n\nThe council will shut the old plant. It may help people in the town, Ana Duarte said."
    "\n\n“The plant was a disgrace,” said Duarte. The people of the town fear for their jobs."
)
MONEY = Frame("money", "Money", "Costs, jobs and prices.", ("jobs", "cost*"), ("The closure costs jobs.",))


def run(*targets, text=BODY, codebook=(MONEY,)):
    study = Study("Town", (Article("a", text),), targets=tuple(targets), codebook=codebook)
    return analyse(study, only=STEPS)


def texts(found, target_id):
    return [m.text.lower() for m in found.target_mentions if m.target_id == target_id and m.relation == "mention"]


def whole(found, text=BODY):
    """Every place that is given holds the words that are given."""
    assert all(text[m.start : m.end] == m.text for m in found.target_mentions)
    return True


def test_a_target_that_is_a_common_word_is_found_as_a_noun_only() -> None:
    found = run(Target("people", "People", terms=("people",)), Target("may", "May", names=("May",)))
    assert texts(found, "people") and all("people" in text for text in texts(found, "people"))
    assert texts(found, "may") == []  # "It may help" is no name
    assert whole(found)


def test_a_target_that_nobody_mentions_has_counts_of_nought_and_no_shares() -> None:
    found = run(Target("moon", "The moon", names=("Luna",), terms=("moon",)))
    assert found.target_mentions == () and found.tone == ()
    rows = {(r.measure, r.voice): r for r in found.framing}
    assert rows["mentions_per_100", "all"].value == 0
    assert all(r.value is None and r.n == 0 for r in found.framing if r.measure != "mentions_per_100")


def test_a_target_that_is_everything_takes_each_place_once() -> None:
    words = ("plant", "fire", "council", "people", "town", "disgrace", "job")
    found = run(Target("all", "Everything", names=("Ana Duarte", "Duarte"), terms=words))
    spans = sorted((m.start, m.end) for m in found.target_mentions if m.relation == "mention")
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert len({t.sentence_id for t in found.tone}) == len(found.tone)
    assert whole(found)


def test_targets_that_overlap_are_scored_each_for_itself() -> None:
    one, other = Target("plant", "The plant", terms=("plant",)), Target("old", "The old plant", terms=("old plant",))
    both = run(one, other)
    assert "the old plant" in texts(both, "plant") and "the old plant" in texts(both, "old")
    for target in (one, other):
        alone = [(t.sentence_id, t.tone) for t in run(target).tone]
        assert [(t.sentence_id, t.tone) for t in both.tone if t.target_id == target.target_id] == alone


@pytest.mark.parametrize("codebook", [(), (Frame("bare", "Bare", "Costs, jobs and prices."),)])
def test_a_codebook_without_words(codebook) -> None:
    found = run(Target("plant", "The plant", terms=("plant",)), codebook=codebook)
    assert {f.frame_id for f in found.frames} <= {f.frame_id for f in codebook}
    assert all(f.because for f in found.frames)


def test_a_sentence_of_400_words() -> None:
    text = "Plant closes\n\n" + " ".join(["the mayor said that the plant was old and"] * 45) + " the plant closed."
    found = run(Target("plant", "The plant", terms=("plant",)), text=text)
    assert whole(found, text)
    assert all(abs(t.unfavourable + t.neutral + t.favourable - 1) < 0.01 for t in found.tone)
    assert len(found.tone) == len({t.sentence_id for t in found.tone})


def test_a_headline_only() -> None:
    found = run(Target("plant", "The plant", terms=("plant",)), text="Plant closes after fire")
    assert [m.text for m in found.target_mentions] == ["Plant"]
    assert len(found.tone) == 1
    assert all(r.value is None for r in found.framing if r.measure != "mentions_per_100")
    assert all(f.present is None for f in found.article_frames)


def test_all_quotes_leave_nothing_in_the_articles_own_voice() -> None:
    text = "\n\n".join(
        f"“The plant is a disgrace to the town, and it {verb},” Duarte said." for verb in ("stinks",) * 4
    )
    found = run(Target("plant", "The plant", terms=("plant",)), text=text)
    own = [t for t in found.tone if t.voice is Voice.AUTHOR]
    assert found.tone and not own
    rows = {(r.measure, r.voice): r for r in found.framing}
    assert rows["tone", "author"].value is None and rows["tone", "author"].n == 0
    assert rows["tone", "quoted"].n == len(found.tone)


def test_an_empty_name_and_term_find_nothing() -> None:
    found = run(Target("none", "None", names=("", "  "), terms=("", " ")))
    assert found.target_mentions == ()


def test_the_same_in_either_order_of_targets() -> None:
    targets = [Target("plant", "The plant", terms=("plant",)), Target("people", "People", terms=("people",))]
    one, other = run(*targets), run(*reversed(targets))
    assert one.tone == other.tone and one.target_mentions == other.target_mentions
    assert {m.role for m in one.target_mentions} <= set(Role)
    assert {t.tone for t in one.tone} <= set(Tone)
    assert replace(one, targets=()).frames == replace(other, targets=()).frames
