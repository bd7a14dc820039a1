"""Corrections of statements and passages: what each does, and that what refers to nothing is kept and said."""

from __future__ import annotations

import pytest

from analysis.overlap import Comparison, compare, find_overlap
from analysis.recoding import Recode, Recoding, passage_id, recode, rejected
from analysis.types import Claim, ClaimSentence, Outcome, Sentence
from tests.test_overlap import documents_of, vectors_of

TEXTS = {
    "a:0": "The port stays open.",
    "a:30": "The treaty lapses in May.",
    "b:0": "Ships may call at the port as before.",
    "b:50": "In May the treaty runs out.",
    "c:0": "Nobody closed the harbour.",
}
SENTENCES = [Sentence(i, i[0], 0, int(i[2:]), int(i[2:]) + len(text), text, False, 0, 0) for i, text in TEXTS.items()]
PORT = Claim("port", TEXTS["a:0"], 2, 2)
TREATY = Claim("treaty", TEXTS["a:30"], 2, 2)
ROWS = [
    ClaimSentence("port", "a:0", "a", 0.6),
    ClaimSentence("port", "b:0", "b", 0.6),
    ClaimSentence("treaty", "a:30", "a", 0.8),
    ClaimSentence("treaty", "b:50", "b", 0.8),
]


def after(*recodings: Recoding) -> tuple[dict[str, tuple[str, list[str]]], list[Outcome]]:
    """The claims with their texts and sentences, and the outcomes."""
    claims, rows, outcomes = recode([PORT, TREATY], ROWS, recodings, SENTENCES, [])
    return {c.claim_id: (c.text, [r.sentence_id for r in rows if r.claim_id == c.claim_id]) for c in claims}, outcomes


def test_without_recodings_nothing_changes() -> None:
    assert recode([PORT, TREATY], ROWS, [], SENTENCES, []) == ([PORT, TREATY], ROWS, [])


def test_two_claims_become_one_and_keep_the_first_ones_id() -> None:
    claims, (outcome,) = after(Recoding(Recode.MERGE, "port", "treaty"))
    assert claims == {"port": (PORT.text, ["a:0", "a:30", "b:0", "b:50"])}
    assert outcome == Outcome("merge", PORT.text, TREATY.text, 2)


def test_a_sentence_is_put_in_without_a_score_and_counts() -> None:
    claims, rows, _ = recode([PORT, TREATY], ROWS, [Recoding(Recode.ADD, "treaty", sentences=("c:0",))], SENTENCES, [])
    assert claims[0] == Claim("treaty", TREATY.text, 3, 3)  # of most articles first
    assert rows[2] == ClaimSentence("treaty", "c:0", "c", None)


def test_what_is_split_off_by_two_articles_is_a_claim_of_its_own() -> None:
    both = Recoding(Recode.MERGE, "port", "treaty")
    claims, outcomes = after(both, Recoding(Recode.SPLIT, "port", sentences=("a:30", "b:50")))
    assert claims == {
        "port": (PORT.text, ["a:0", "b:0"]),
        "the-treaty-lapses-in-may": (TREATY.text, ["a:30", "b:50"]),
    }
    assert [o.mentions for o in outcomes] == [2, 2]


def test_what_only_one_article_says_is_no_claim() -> None:
    claims, _ = after(Recoding(Recode.SPLIT, "port", sentences=("b:0",)))
    assert list(claims) == ["treaty"]


def test_a_claim_that_loses_its_text_is_told_by_another_of_its_sentences() -> None:
    grown = Recoding(Recode.ADD, "port", sentences=("c:0",))
    claims, _ = after(grown, Recoding(Recode.SPLIT, "port", sentences=("a:0",)))
    assert claims["port"] == (TEXTS["b:0"], ["b:0", "c:0"])
    reworded = Recoding(Recode.REWORD, "port", "Trade goes on")
    claims, _ = after(grown, reworded, Recoding(Recode.SPLIT, "port", sentences=("a:0",)))
    assert claims["port"][0] == "Trade goes on"


def test_reword_and_drop() -> None:
    claims, _ = after(Recoding(Recode.REWORD, "port", "Trade goes on"), Recoding(Recode.DROP, "treaty"))
    assert claims == {"port": ("Trade goes on", ["a:0", "b:0"])}


@pytest.mark.parametrize(
    ("recoding", "reason"),
    [
        (Recoding(Recode.DROP, "gone"), "the statement “gone” is not found."),
        (Recoding(Recode.MERGE, "port", "gone"), "the statement “gone” is not found."),
        (Recoding(Recode.MERGE, "port", "port"), "a statement is one with itself already."),
        (Recoding(Recode.SPLIT, "port", sentences=("a:30",)), "none of the sentences is one of its wordings."),
        (Recoding(Recode.ADD, "port", sentences=("z:9",)), "the sentence is not in these articles."),
        (Recoding(Recode.ADD, "port", sentences=("a:0",)), "the sentence is one of its wordings already."),
        (Recoding(Recode.REWORD, "port"), "the new text is missing."),
        (Recoding(Recode.NOT_SHARED, passage="a:0-9@b:0-9"), "that passage is not found in these articles."),
    ],
)
def test_what_does_not_fit_is_kept_and_said(recoding: Recoding, reason: str) -> None:
    claims, (outcome,) = after(recoding)
    assert sorted(claims) == ["port", "treaty"]
    assert (outcome.mentions, outcome.reason) == (None, reason)


SHARED = "The harbour master said on Monday that nine ships had left before the storm reached the coast."


def compared() -> Comparison:
    own = {"one": "Rain fell all night. Roads were shut.", "two": "Schools open today. Buses are late."}
    documents = documents_of({name: f"{text} {SHARED}" for name, text in own.items()})
    return compare(documents, vectors_of(documents))


def test_a_passage_that_is_not_shared_counts_nowhere() -> None:
    comparison = compared()
    before = find_overlap(comparison)
    (passage,) = before.passages
    assert passage_id(passage) == (
        f"one:{passage.left_start}-{passage.left_end}@two:{passage.right_start}-{passage.right_end}"
    )
    said = Recoding(Recode.NOT_SHARED, passage=passage_id(passage))
    after_it = find_overlap(comparison, rejected([said]))
    assert before.pairs[0].verbatim > 0.5
    assert not after_it.passages
    assert after_it.pairs[0].verbatim == 0
    assert after_it.groups == {"one": "one", "two": "two"}
    assert recode([], [], [said], [], comparison.passages)[2] == [Outcome("not_shared", passage_id(passage), None, 2)]
