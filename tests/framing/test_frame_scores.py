import numpy as np
import pytest

from analysis.framing.frames import score_frames
from analysis.framing.telling import Words, find_words, rarity
from analysis.language import encode
from analysis.types import Frame, Role, TargetMention, Voice
from tests.parsing import parse

MONEY = Frame("money", "Money", "Costs and prices.", ("budget", "tax*", "bail out", "cost"), ("It costs too much.",))
HEALTH = Frame("health", "Health", "Illness and care.", ("hospital", "nurse"), ("Doctors fight the fever.",))
BOOK = [MONEY, HEALTH]


def run(*paragraphs, book=BOOK, mentions=()):
    document = parse(*paragraphs)
    vectors = {document.article_id: encode([s.text for s in document.sentences])}
    return score_frames([document], book, vectors, list(mentions))


def words_of(text):
    document = parse(text)
    return [[hit.text for hit in hits] for hits in find_words(document, Words(BOOK))[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The budgets grew.", [["budgets"], []]),
        ("Taxation and taxes rose.", [["Taxation", "taxes"], []]),
        ("They bailed out the nurses.", [["bailed out"], ["nurses"]]),
        ("A taxi came.", [[], []]),
        ("The tax-free budget.", [["tax", "budget"], []]),
    ],
)
def test_telling_words(text, expected):
    if "taxi" in text:
        expected = [["taxi"], []]  # "tax*" takes whatever begins so: the codebook's writer must mind it
    assert words_of(text) == expected


def test_common_words_weigh_less():
    document = parse("The budget. The budget. The budget. The tax. Rain. Wind.")
    weights = rarity(find_words(document, Words(BOOK)))
    assert weights["tax*"] > weights["budget"] >= 0.7
    assert max(weights.values()) <= 1


def test_frames_found_with_their_reasons():
    rows, articles = run("The tax fills the budget. The nurse left the hospital. It rained.")
    assert [(r.sentence_id, r.frame_id) for r in rows] == [("a:0", "money"), ("a:26", "health")]
    assert rows[0].because[:2] == ("tax", "budget")
    assert [a.share for a in articles] == [pytest.approx(1 / 3, abs=0.001)] * 2
    assert [a.present for a in articles] == [None, None]  # three sentences are too few


def test_a_frame_needs_no_words():
    rows, _ = run("Doctors fight the fever.", book=[MONEY, Frame("h", "Health", "Illness.", (), HEALTH.examples)])
    assert [r.frame_id for r in rows] == ["h"]
    assert rows[0].because == ("close to: Doctors fight the fever.",)


def test_the_targets_of_the_sentence():
    mention = TargetMention("a", "city", 4, 7, "tax", "tax", "tax", (), Role.OTHER, None, Voice.AUTHOR)
    rows, _ = run("The tax fills the budget.", mentions=[mention])
    assert rows[0].targets == ("city",)


def test_nothing_to_score():
    assert score_frames([], BOOK, {}, []) == ([], [])
    document = parse("It rained.")
    assert score_frames([document], [], {"a": np.zeros((1, 384))}, []) == ([], [])
    assert run("It rained.")[0] == []


def test_an_empty_article_has_no_frame():
    rows, articles = run("")
    assert rows == []
    assert {a.share for a in articles} == {0.0}
    assert {a.present for a in articles} == {None}
