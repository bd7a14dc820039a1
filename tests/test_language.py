import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.language import VECTOR_SIZE, annotate, encode, encode_words
from analysis.types import Article, CleanArticle, Paragraph


def document(raw: str, title: int = 0):
    """One paragraph a line; the first `title` characters are the title."""
    paragraphs, start = [], 0
    for line in raw.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(start, start + len(line), is_title=start + len(line) == title))
        start += len(line) + 1
    return annotate([CleanArticle(Article("a", raw), None, tuple(paragraphs), ())])[0]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Mr. Jones met Dr. Lee in the U.S. on Monday. They talked for an hour.", 2),
        ("“We will stay,” he said. “Nobody leaves.”", 2),
        ("The port—closed since May—opened again. Ships came in.", 2),
        ("It rose 2.5 percent, to $400 billion, in the U.S. economy.", 1),
        ("Power went to Brig. Gen. Otto Roe, a friend of Lt. Col. Ada Poe.", 1),
    ],
)
def test_sentences_are_split_where_they_end(text, sentences):
    assert len(document(text).sentences) == sentences


def test_curly_apostrophes_are_read_as_straight_ones():
    (curly, straight) = (document(f"It{mark}s late and they don{mark}t know.") for mark in "’'")
    assert [t.lemma for t in curly.tokens] == [t.lemma for t in straight.tokens]
    assert curly.tokens[1].text == "’s"


def test_a_title_is_one_sentence_and_no_sentence_crosses_a_paragraph():
    found = document("Port closed. Ships wait.\nThe port was closed on\nMonday after a fire.", title=24)
    assert [s.text for s in found.sentences] == [
        "Port closed. Ships wait.",
        "The port was closed on",
        "Monday after a fire.",
    ]
    assert [s.is_title for s in found.sentences] == [True, False, False]
    assert [s.sentence_id for s in found.sentences] == ["a:0", "a:25", "a:48"]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="aé’“—.\n \tZ語🙂'", max_size=60))
def test_every_token_and_sentence_is_its_stretch_of_the_raw_text(raw):
    found = document(raw)
    assert all(raw[t.start : t.end] == t.text for t in found.tokens)
    assert all(raw[s.start : s.end] == s.text and s.text.strip() == s.text for s in found.sentences)
    assert all(found.sentences[found.sentence_of[t.i]].first <= t.i for t in found.tokens if t.text.strip())


def test_vectors_have_length_one_and_do_not_depend_on_company():
    texts = ["The port was closed.", "", "Ships waited outside the port for days, and nobody knew why.", "Yes."]
    together = encode(texts)
    assert together.shape == (4, VECTOR_SIZE)
    assert np.linalg.norm(together, axis=1) == pytest.approx(1, abs=1e-5)
    many = encode([f"Sentence number {n} is about the weather." for n in range(600)])  # pushes the first ones out
    assert many.shape == (600, VECTOR_SIZE)
    assert np.array_equal(np.concatenate([encode([t]) for t in texts]), together)
    assert encode([]).shape == (0, VECTOR_SIZE)


def test_a_word_that_was_cut_off_has_no_vector():
    text = "word " * 200
    first, last = encode_words([text], [[(0, 4), (995, 999)]])[0]
    assert first.any()
    assert not last.any()


def test_marks_and_capitals_are_read_plain_and_kept_as_written():
    found = document("Andrej Plenković left the café.\nSERBIA SIGNS NATO DEAL WITH ALEKSANDAR VUČIĆ.")
    words = {t.text: t for t in found.tokens}
    assert words["Plenković"].pos == "PROPN"
    assert words["Plenković"].lemma == "Plenković"
    assert words["SIGNS"].lemma == "sign"
    assert words["VUČIĆ"].pos == "PROPN"
    assert all(found.raw[t.start : t.end] == t.text for t in found.tokens)
