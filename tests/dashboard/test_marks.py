from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.marks import Mark, runs

texts = st.text(min_size=1, max_size=60)


def test_marks_may_overlap() -> None:
    pieces = runs("the new dam opens", 0, 17, [Mark(0, 11, "target", "the dam"), Mark(8, 17, "quoted")])
    assert [(p["t"], p["k"], p["n"]) for p in pieces] == [
        ("the new ", ["target"], "the dam"),
        ("dam", ["target", "quoted"], "the dam"),
        (" opens", ["quoted"], ""),
    ]


def test_a_wrapped_line_reads_on() -> None:
    assert runs("a\nb", 0, 3)[0]["t"] == "a b"


def test_characters_beyond_the_basic_plane_count_as_one() -> None:
    pieces = runs("🙂 dam", 0, 5, [Mark(2, 5, "target")])
    assert [p["t"] for p in pieces] == ["🙂 ", "dam"]


@given(texts, st.data())
def test_the_pieces_are_the_text(raw: str, data: st.DataObject) -> None:
    place = st.integers(0, len(raw))
    start, end = sorted((data.draw(place), data.draw(place)))
    marks = [Mark(*sorted((data.draw(place), data.draw(place))), kind) for kind in "ab"]
    pieces = runs(raw, start, end, marks)
    assert "".join(p["t"] for p in pieces) == raw[start:end].replace("\n", " ")
    for mark in marks:
        inside = "".join(p["t"] for p in pieces if mark.kind in p["k"])
        assert inside == raw[max(start, mark.start) : max(start, min(end, mark.end))].replace("\n", " ")
