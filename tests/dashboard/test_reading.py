from __future__ import annotations

from dashboard.link import View
from dashboard.marks import Mark
from dashboard.pages.beside_it import answer
from dashboard.reading import content, differing_words, same_statements, side_by_side
from tests.dashboard.made_up import FURNITURE, clean, frame, sentence_id, sentences


def _content(**more):
    given = {"with_removed": False, "restored": (), "opened": None, **more}
    opened = given.pop("opened")
    return content(clean("one"), sentences("one"), given.pop("marks", ()), given.pop("bars", {}), opened, **given)


def test_paragraphs_in_order_with_their_sentences() -> None:
    shown = _content(opened=sentence_id("one", 2))
    assert [p["title"] for p in shown["paragraphs"]] == [True, False, False, False]
    assert [s["opened"] for p in shown["paragraphs"] for s in p["sentences"]] == [False, False, True, False]
    assert shown["paragraphs"][1]["sentences"][0]["runs"] == [{"t": "The dam was opened on Monday.", "k": [], "n": ""}]


def test_marks_reach_the_text() -> None:
    start = sentences("one")[1].start
    shown = _content(marks=[Mark(start, start + 7, "target", "The dam")])
    assert shown["paragraphs"][1]["sentences"][0]["runs"][0] == {"t": "The dam", "k": ["target"], "n": "The dam"}


def test_what_was_removed_stands_in_its_place_with_the_reason() -> None:
    gone = _content(with_removed=True)["paragraphs"][-1]
    assert gone["removed"] and gone["reason"] == "Page furniture" and gone["text"] == FURNITURE
    assert not gone["restored"]


def test_what_was_put_back_can_be_taken_out_again() -> None:
    start = len(clean("one").raw) - len(FURNITURE)
    back = [p for p in _content(with_removed=True, restored=[(start, start + 7)])["paragraphs"] if p.get("restored")]
    assert [p["text"] for p in back] == [FURNITURE[:7]]


def test_a_text_without_sentences_is_shown_all_the_same() -> None:
    shown = content(clean("one"), [], (), {}, None, with_removed=False, restored=())
    assert shown["paragraphs"][1]["sentences"][0]["runs"][0]["t"] == "The dam was opened on Monday."


def test_differing_words_on_both_sides() -> None:
    left, right = differing_words("opened on Monday", "opened this Monday at last", 100, 200)
    assert [(m.start, m.end) for m in left] == [(107, 109)]
    assert [(m.start, m.end) for m in right] == [(207, 211), (219, 226)]


def test_equal_and_empty_texts_differ_in_nothing() -> None:
    assert differing_words("the same", "the same", 0, 0) == ([], [])
    assert differing_words("", "", 0, 0) == ([], [])
    assert [len(side) for side in differing_words("a", "", 0, 0)] == [1, 0]


def test_a_passage_joins_two_sentences() -> None:
    left, right = side_by_side(frame(), "one", "two", differing_words)["sides"]
    ends = [
        [(s["id"], s["matches"], s["kind"]) for p in side["paragraphs"] for s in p["sentences"] if s["matches"]]
        for side in (left, right)
    ]
    assert ends == [[(sentence_id("one", 1), ["0"], "reworded")], [(sentence_id("two", 1), ["0"], "reworded")]]


def test_the_same_statement_joins_where_no_passage_does() -> None:
    from analysis.types import Overlap

    page = frame(View(), overlap=Overlap((), (), {}))
    left, _ = side_by_side(page, "one", "two", differing_words)["sides"]
    assert [s["kind"] for p in left["paragraphs"] for s in p["sentences"] if s["matches"]] == ["statement"]
    assert same_statements(page, "two", "one") == [(sentence_id("two", 1), sentence_id("one", 1))]


def test_articles_with_nothing_in_common_stand_side_by_side() -> None:
    sides = side_by_side(frame(), "one", "three", differing_words)["sides"]
    assert not any(s["matches"] for side in sides for p in side["paragraphs"] for s in p["sentences"])


def test_a_text_without_sentences_stands_beside_another_all_the_same() -> None:
    kept = tuple(s for s in frame().analysis.sentences if s.article_id != "three")
    _, right = side_by_side(frame(sentences=kept), "one", "three", differing_words)["sides"]
    shown = ["".join(r["t"] for s in p["sentences"] for r in s["runs"]) for p in right["paragraphs"]]
    assert len(shown) == len(clean("three").paragraphs) and all(shown)


def test_how_much_of_two_texts_matches_is_said_of_both() -> None:
    page = frame()
    sides = side_by_side(page, "one", "two", differing_words)["sides"]
    one, two = (sum(not s.is_title for s in page.sentences_of[a]) for a in ("one", "two"))
    said, _ = answer(page, "one", "two", sides)
    assert said == f"1 of {one} sentences of A has a match in B, 1 of {two} sentences of B in A"
    apart = side_by_side(page, "one", "three", differing_words)["sides"]
    assert answer(page, "one", "three", apart)[0] == "A and C share no passage and no statement"
    kept = tuple(s for s in page.analysis.sentences if s.article_id != "three")
    assert answer(frame(sentences=kept), "one", "three", apart)[1] == "C is not in English: shown, not compared."
