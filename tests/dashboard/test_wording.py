from __future__ import annotations

import pytest

from dashboard import wording


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("base", "The bases and the Base.", ["bases", "Base"]),
        ("navigate", "Navigating, it navigates; navigation.", ["Navigating", "navigates"]),
        ("city", "two cities", ["cities"]),
        ("plan", "It planned; planning; a planet.", ["planned", "planning"]),
        ("air base", "an air\nbase, an air-base, airbase", ["air\nbase", "air-base"]),
        ("us", "us, usual, bus", ["us"]),
        ("c++", "C++ and c+", ["C++"]),
        ("leader", "the leader’s men", ["leader’s"]),
    ],
)
def test_inflected_forms_are_found_and_other_words_are_not(term: str, text: str, found: list[str]) -> None:
    marks = wording.marks(text, 0, len(text), [term])
    assert [text[m.start : m.end] for m in marks] == found


def test_only_the_stretch_asked_for_is_searched() -> None:
    text = "base base base"
    assert [(m.start, m.end) for m in wording.marks(text, 5, 9, ["base"])] == [(5, 9)]
