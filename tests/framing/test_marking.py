from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from analysis.framing.marking import CLOSE, CLS, MAX_PIECES, OPEN, SEP, batch, mark

TOKENIZER = Tokenizer.from_file(str(Path(__file__).parents[2] / "data" / "models" / "minilm" / "tokenizer.json"))
TOKENIZER.no_truncation()
TOKENIZER.no_padding()


def pieces(ids):
    return [TOKENIZER.id_to_token(i) for i in ids]


def test_the_target_stands_between_the_markers():
    marked = mark(TOKENIZER, "The mayor lied.", 4, 9)
    assert pieces(marked.ids) == ["[CLS]", "the", "[unused0]", "mayor", "[unused1]", "lied", ".", "[SEP]"]
    assert pieces(marked.ids[marked.first : marked.last]) == ["mayor"]


def test_of_a_long_text_the_stretch_around_the_target_is_kept():
    text = "word " * 300 + "mayor" + " word" * 300
    marked = mark(TOKENIZER, text, 1500, 1505)
    assert len(marked.ids) == MAX_PIECES
    assert pieces(marked.ids[marked.first : marked.last]) == ["mayor"]
    assert abs(marked.first - MAX_PIECES // 2) < 3


@pytest.mark.parametrize(("start", "end"), [(0, 5), (1500, 1505)])
def test_room_that_one_side_leaves_goes_to_the_other(start, end):
    text = "mayor" + " word" * 300 if start == 0 else "word " * 300 + "mayor"
    assert len(mark(TOKENIZER, text, start, end).ids) == MAX_PIECES


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_every_text_and_place_can_be_marked(text, a, b):
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    marked = mark(TOKENIZER, text, start, end)
    assert marked.ids[0] == CLS and marked.ids[-1] == SEP
    assert marked.ids[marked.first - 1] == OPEN and marked.ids[marked.last] == CLOSE
    assert len(marked.ids) <= MAX_PIECES


def test_a_batch_is_padded_and_masks_the_target_with_its_markers():
    arrays = batch([mark(TOKENIZER, "The mayor lied.", 4, 9), mark(TOKENIZER, "He", 0, 2)])
    assert arrays["input_ids"].shape == (2, 8)
    assert arrays["attention_mask"].sum(axis=1).tolist() == [8, 5]
    assert arrays["target_mask"][0].tolist() == [0, 0, 1, 1, 1, 0, 0, 0]
    assert arrays["target_mask"][1].tolist() == [0, 1, 1, 1, 0, 0, 0, 0]
