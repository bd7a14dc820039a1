from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.concordance import concordance


def test_context_ends_with_the_sentence() -> None:
    raw = "First one. The old port of Oslo\nis closed. Last one."
    start = raw.index("Oslo")
    bounds = {"a:11": (11, raw.index(" Last"))}
    (line,) = concordance([("a", start, start + 4, "a:11")], {"a": raw}, bounds)
    assert (line.left, line.keyword, line.right) == ("The old port of ", "Oslo", " is closed.")


def test_long_context_is_cut_between_words_and_marked() -> None:
    raw = "one two three four five Oslo six seven eight nine ten"
    start = raw.index("Oslo")
    (line,) = concordance([("a", start, start + 4, "a:0")], {"a": raw}, {"a:0": (0, len(raw))}, context=12)
    assert line.left == "… four five "
    assert line.right == " six seven …"


def test_lines_are_sorted_by_article_and_place() -> None:
    raws = {"a": "Oslo and Oslo", "b": "Oslo"}
    bounds = {"a:0": (0, 13), "b:0": (0, 4)}
    places = [("b", 0, 4, "b:0"), ("a", 9, 13, "a:0"), ("a", 0, 4, "a:0")]
    assert [(x.article_id, x.start) for x in concordance(places, raws, bounds)] == [("a", 0), ("a", 9), ("b", 0)]


@given(st.text(max_size=80), st.data())
def test_words_are_never_changed(raw: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    (line,) = concordance([("a", start, end, "a:0")], {"a": raw}, {"a:0": (0, len(raw))}, context=1000)
    assert (line.left + line.keyword + line.right).split() == raw.split()
