"""The scorer of chains on cases worked out by hand, as in the papers that define the measures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.coreference_scores import b_cubed, ceaf_e, conll, muc


def partition(*clusters: str) -> dict[str, int]:
    """Mentions, a letter each, and the number of the cluster that each is in."""
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


# Bagga and Baldwin 1998: twelve mentions; the second answer joins the two large chains, the first a large and a small.
KEY = partition("12345", "67", "89ABC")
SMALL_MISTAKE = partition("12345", "6789ABC")
LARGE_MISTAKE = partition("1234589ABC", "67")


def test_the_worked_example_of_b_cubed():
    # First: (5 x 1 + 2 x 2/7 + 5 x 5/7) / 12 = 64/84; second: (10 x 5/10 + 2 x 1) / 12 = 7/12; recall is 1 in both.
    assert b_cubed(KEY, SMALL_MISTAKE)[:2] == pytest.approx((16 / 21, 1.0))
    assert b_cubed(KEY, LARGE_MISTAKE)[:2] == pytest.approx((7 / 12, 1.0))


def test_muc_counts_links_and_cannot_tell_the_two_mistakes_apart():
    # 9 links in the key, all found; 10 links in each answer, one of them wrong: P 9/10, R 1, F1 18/19.
    assert muc(KEY, SMALL_MISTAKE) == pytest.approx(18 / 19)
    assert muc(KEY, LARGE_MISTAKE) == pytest.approx(18 / 19)


def test_ceaf_aligns_entities_one_to_one():
    # phi4 = 2|K n R| / (|K| + |R|). First: {12345} with itself 1, {89ABC} with {6789ABC} 10/12: sum 11/6;
    # P = 11/12, R = 11/18. Second: {12345} with the joined one 10/15, {67} with itself 1: sum 5/3; P 5/6, R 5/9.
    assert ceaf_e(KEY, SMALL_MISTAKE) == pytest.approx(2 * (11 / 12) * (11 / 18) / (11 / 12 + 11 / 18))
    assert ceaf_e(KEY, LARGE_MISTAKE) == pytest.approx(2 * (5 / 6) * (5 / 9) / (5 / 6 + 5 / 9))


def test_a_chain_in_two_pieces_and_one_mention_in_the_wrong_chain():
    key, told = partition("abcd", "ef"), partition("ab", "cde", "f")
    # MUC: recall (4 - 2 + 2 - 2) / (3 + 1) = 1/2; precision over {ab} 1 and {cde} 3 - 2 = 1, of 1 + 2: 2/3. F1 4/7.
    assert muc(key, told) == pytest.approx(4 / 7)
    # B-cubed: recall (a, b, c, d: 2/4 each; e, f: 1/2 each) = 1/2; precision (1 + 1 + 2/3 + 2/3 + 1/3 + 1) / 6 = 7/9.
    assert b_cubed(key, told) == pytest.approx((7 / 9, 1 / 2, 2 * (7 / 9) * (1 / 2) / (7 / 9 + 1 / 2)))
    # CEAFe: {abcd} with {ab} 4/6 (with {cde} 4/7), {ef} with {f} 2/3 (with {cde} 2/5): 4/3; P 4/9, R 2/3; F1 8/15.
    assert ceaf_e(key, told) == pytest.approx(8 / 15)
    assert conll(key, told) == pytest.approx((4 / 7 + 2 * (7 / 9) * (1 / 2) / (7 / 9 + 1 / 2) + 8 / 15) / 3)


def test_all_alone_and_all_in_one():
    key = partition("abc", "d")
    alone = {m: m for m in key}
    one = dict.fromkeys(key, 0)
    assert muc(key, alone) == 0.0
    assert b_cubed(key, alone)[:2] == pytest.approx((1.0, (3 * (1 / 3) + 1) / 4))
    assert b_cubed(key, one)[:2] == pytest.approx(((3 * (3 / 4) + 1 / 4) / 4, 1.0))


@given(st.dictionaries(st.integers(0, 12), st.integers(0, 4), min_size=2))
def test_the_right_answer_is_perfect_under_any_names_of_clusters(key):
    told = {mention: f"chain {cluster}" for mention, cluster in key.items()}
    assert b_cubed(key, told) == pytest.approx((1.0, 1.0, 1.0))
    assert ceaf_e(key, told) == pytest.approx(1.0)
    linked = len(set(key.values())) < len(key)
    assert muc(key, told) == pytest.approx(1.0 if linked else 0.0)  # no links, no score


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=12),
)
def test_precision_is_the_recall_of_the_two_exchanged(pairs):
    key, told = ({n: p[k] for n, p in enumerate(pairs)} for k in (0, 1))
    assert b_cubed(key, told)[:2] == pytest.approx(b_cubed(told, key)[1::-1])
    assert muc(key, told) == pytest.approx(muc(told, key))
    assert ceaf_e(key, told) == pytest.approx(ceaf_e(told, key))
    assert 0 <= conll(key, told) <= 1
