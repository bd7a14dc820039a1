from __future__ import annotations

import pytest

from dashboard.cast import cast, letters
from dashboard.theme import ARTICLE_COLOURS


@pytest.mark.parametrize(("number", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (701, "ZZ"), (702, "AAA")])
def test_letters_go_on_after_z(number: int, letter: str) -> None:
    assert letters(number) == letter


def test_each_article_has_its_letter_and_colour() -> None:
    members = cast({"x": "First", "y": None})
    assert [(m.letter, m.title) for m in members.values()] == [("A", "First"), ("B", "y")]
    assert len({m.colour for m in members.values()}) == 2
    assert members["x"].name == "A  First"


def test_many_articles_are_coloured_by_their_text() -> None:
    titles = {f"a{n}": None for n in range(12)}
    groups = {a: ("a0" if n % 2 else "a1") for n, a in enumerate(titles)}
    members = cast(titles, groups)
    assert len({m.letter for m in members.values()}) == 12
    assert {m.colour for m in members.values()} == {fill for fill, _ in ARTICLE_COLOURS[:2]}


def test_more_texts_than_colours_share_the_last() -> None:
    members = list(cast({f"a{n}": None for n in range(12)}).values())
    assert {m.colour for m in members[8:]} == {ARTICLE_COLOURS[-1][0]}


@pytest.mark.parametrize(("fill", "ink"), ARTICLE_COLOURS)
def test_letters_can_be_read_on_their_colour(fill: str, ink: str) -> None:
    assert contrast(fill, ink) >= 4.5


def contrast(one: str, other: str) -> float:
    """WCAG's ratio of two colours."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
