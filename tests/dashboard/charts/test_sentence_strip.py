from __future__ import annotations

from dataclasses import replace

from dashboard.charts.sentence_strip import strip
from dashboard.theme import PAPER, TONES
from tests.dashboard.made_up import frame, sentence_id


def _strip(**more):
    page = frame()
    calls = {sentence_id("one", 2): "favourable", sentence_id("two", 2): "unsure"}
    spoken = {*calls, sentence_id("one", 1)}
    return strip(
        page.tables["sentences"], calls, spoken, {sentence_id("one", 3)}, page.cast, "light", subject="the dam", **more
    )


def test_one_row_per_article_one_cell_per_sentence() -> None:
    assert [(r.article.letter, len(r.cells)) for r in _strip().rows] == [("A", 4), ("B", 3), ("C", 2)]


def test_height_colour_hatch_and_outline() -> None:
    title, opened, grand, quoted = _strip().rows[0].cells
    assert not title.high and title.fill == PAPER["light"]["line"]
    assert opened.high and opened.fill == PAPER["light"]["line"]  # spoken of, but no tone was scored
    assert grand.high and grand.fill == TONES["light"]["favourable"]
    assert quoted.hatch and not quoted.high
    unsure = _strip().rows[1].cells[2]
    assert unsure.outline and unsure.fill == TONES["light"]["unsure"]


def test_a_cell_says_in_words_what_it_shows() -> None:
    title, _, grand, quoted = _strip().rows[0].cells
    assert title.head == "A, title: does not speak of the dam"
    assert grand.head == "A, sentence 2 of 3: speaks of the dam, favourable"
    assert quoted.head == "A, sentence 3 of 3: does not speak of the dam, somebody is quoted"


def test_what_is_sent_of_a_cell() -> None:
    grand = _strip().rows[0].cells[2]
    sent = grand.content()
    assert set(sent) == {"id", "head", "text", "fill", "high"}  # what is false is left out
    assert sent["text"] == grand.text
    long = replace(grand, text="word " * 60).content()["text"]
    assert len(long) <= 181 and long.endswith("word…")


def test_a_frame_may_be_the_colour() -> None:
    drawn = strip(
        frame().tables["sentences"],
        {sentence_id("two", 0): "harm"},
        set(),
        set(),
        frame().cast,
        "dark",
        subject="the dam",
        frame=("Harm", "#cc79a7"),
    )
    assert [c.fill == "#cc79a7" for c in drawn.rows[1].cells] == [True, False, False]
    assert drawn.rows[1].cells[0].high
    assert drawn.keys[0] == {"label": "Harm", "fill": "#cc79a7"}


def test_the_picture_in_words() -> None:
    assert _strip().alt == (
        "Sentence strip, one bar per sentence in reading order. Where the dam is spoken of: "
        "A: 2 of 4 sentences; B: 1 of 3 sentences; C: 0 of 2 sentences."
    )


def test_no_articles_no_rows() -> None:
    page = frame()
    drawn = strip(page.tables["sentences"].iloc[:0], {}, set(), set(), page.cast, "light", subject="the dam")
    assert drawn.content()["rows"] == []
