"""From a mark to its sentences, and the figures that the pages say in words."""

from __future__ import annotations

import pytest

from dashboard import figures, picks
from dashboard.link import View
from tests.dashboard.made_up import frame, sentence_id


def _ids(pick: str, view: View | None = None) -> list[str]:
    found = picks.resolve(frame(view), pick)
    assert found is not None
    return [e.sentence_id for e in found.sentences]


@pytest.mark.parametrize(
    ("pick", "expected"),
    [
        ("frame:progress@one", [("one", 2)]),
        ("frame:harm@two", []),  # it stands in the title, which does not speak of the target
        ("tone:author@one", [("one", 1), ("one", 2)]),
        ("tone:quoted@one", [("one", 3)]),
        ("role:agent@one", [("one", 2), ("one", 3)]),
        ("role:patient@two", [("two", 1), ("two", 2)]),
        ("label:dam", [("one", 1), ("two", 1)]),
        ("claim:opened", [("one", 1), ("two", 1)]),
        ("attention:dam@two", [("two", 1), ("two", 2)]),
    ],
)
def test_a_mark_opens_its_sentences(pick: str, expected: list[tuple[str, int]]) -> None:
    assert _ids(pick) == [sentence_id(a, n) for a, n in expected]


@pytest.mark.parametrize(
    "pick",
    [None, "", "frame:", "nothing:x@one", "frame:progress@nowhere", "frame:none@one", "claim:none", "label:none"],
)
def test_a_dead_pick_is_none(pick: str | None) -> None:
    assert picks.resolve(frame(), pick) is None


def test_a_sentence_that_matches_nothing_stands_for_itself() -> None:
    lone = sentence_id("three", 1)
    found = picks.resolve(frame(), f"claim:{lone}")
    assert found is not None and found.title == "Only in C"


def test_the_voice_narrows_what_is_counted() -> None:
    assert _ids("role:agent@one", View(voice="own")) == [sentence_id("one", 2)]
    assert _ids("role:agent@one", View(voice="quoted")) == [sentence_id("one", 3)]


def test_articles_that_are_off_are_left_out() -> None:
    assert _ids("claim:opened", View(articles=("two",))) == [sentence_id("two", 1)]


def test_what_fired_is_said() -> None:
    found = picks.resolve(frame(), "frame:progress@one")
    assert found is not None
    assert [e.note for e in found.sentences] == ["Fired by helps"]
    assert [m.kind for m in found.sentences[0].marks] == ["target"] * 3


def test_frames_are_counted_over_sentences_on_the_target() -> None:
    page = frame()
    cells = figures.frame_cells(page, picks.sentences_of(page, picks.mentions(page)))
    rows = {(r.article_id, r.frame_id): (r.n, r.of) for r in cells.itertuples()}
    assert rows == {
        ("one", "progress"): (1, 3),
        ("one", "harm"): (0, 3),
        ("two", "progress"): (0, 2),
        ("two", "harm"): (0, 2),
        ("three", "progress"): (0, 0),
        ("three", "harm"): (0, 0),
    }
    assert cells["present"].isna().tolist() == [False, False, True, True, True, True]


def test_the_overview_in_words() -> None:
    page = frame()
    assert figures.overview_answer(page, figures.coverage(page)) == (
        "Three articles tell this story; one statement stands in two or more of them (none in all), "
        "while 4 of 6 sentences match nothing in another",
        None,  # B speaks of the dam too little to say over what they part ways
    )


def test_one_article_has_nothing_to_be_compared_with() -> None:
    page = frame(View(articles=("one",)))
    said, hint = figures.overview_answer(page, figures.coverage(page))
    assert said == "One article, Dam opens: there is nothing to compare it with yet"
    assert hint == "Add another on the page Articles."


def test_framing_in_words() -> None:
    page = frame()
    spoken = picks.sentences_of(page, picks.mentions(page))
    said, tone = figures.framing_answer(page, spoken, figures.frame_cells(page, spoken))
    assert said == "The dam: 5 of 9 sentences and titles speak of it"  # one sentence alone makes no "most often"
    assert tone == (
        "Only A (+0.35, n = 3) says enough about it in its own voice to tell a tone, on a scale from −1, all "
        "unfavourable, to +1, all favourable."
    )


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (View(voice="quoted"), "In quoted words the articles say too little about it to tell a tone."),
        (View(articles=("two",)), "In its own voice the article says too little about it to tell a tone."),
        (
            View(articles=("one",)),
            "In its own voice the wording near it is at +0.35, n = 3, on a scale from −1, all unfavourable, to +1, all "
            "favourable.",
        ),
    ],
)
def test_the_tone_is_told_of_the_voice_and_the_articles_chosen(view: View, said: str) -> None:
    page = frame(view)
    spoken = picks.sentences_of(page, picks.mentions(page))
    assert figures.framing_answer(page, spoken, figures.frame_cells(page, spoken))[1] == said


def test_an_answer_counts_many_articles() -> None:
    assert figures._where(["A", "B"]) == "A and B"
    assert figures._where(list("ABCDEFG")) == "seven articles"


def test_lone_sentences_are_those_without_a_match() -> None:
    page = frame()
    alone = figures.lone(page, figures.coverage(page))
    assert [s.claim_id for s in alone] == [
        sentence_id(a, n) for a, n in [("one", 2), ("one", 3), ("two", 2), ("three", 1)]
    ]
    assert alone[0].cells == ("own", "none", "none")
    assert alone[1].cells == ("attributed", "none", "none")


def test_attention_counts_sentences_and_keeps_unknown_tone_unknown() -> None:
    cells = figures.attention_cells(frame()).set_index("article_id")
    assert cells["n"].to_dict() == {"one": 3, "two": 2, "three": 0}
    assert cells["tone"].isna().to_dict() == {"one": False, "two": True, "three": True}


def test_only_what_judges_by_itself_is_evaluative() -> None:
    assert figures.evaluative({"the thugs": -0.8, "the new dam": 0.6, "the dam": 0.0}) == {"the thugs"}


def test_two_articles_are_both() -> None:
    page = frame(View(articles=("one", "two")))
    said, _ = figures.overview_answer(page, figures.coverage(page))
    assert said == (
        "Two articles tell this story; one statement stands in both, while 3 of 5 sentences match nothing in the other"
    )
