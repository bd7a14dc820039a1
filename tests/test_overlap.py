"""Overlap: shared passages with exact spans, relations of articles, independent texts."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.overlap import Text, compare, find_overlap, shared_text
from analysis.overlap.relations import groups, relation, source_of
from analysis.types import ArticlePair
from tests.texts import cleaned, documents_of, vectors_of

WIRE = (
    "The harbour authority said on Monday that three ferries had been taken out of service after inspectors "
    "found cracks in their hulls. Passengers bound for the outer islands will be carried by a chartered ship until "
    "repairs are finished in the spring."
)
OTHER = (
    "Farmers in the northern valleys expect a poor harvest after the driest summer in four decades, and the "
    "ministry of agriculture is weighing tax relief. Wells have run dry in eleven villages since the end of June."
)
THIRD = (
    "A court in the capital sentenced two former bankers to seven years for hiding losses from shareholders. "
    "Their lawyers announced an appeal within the hour and called the verdict an affront to reason."
)


def shared(left: str, right: str) -> list[tuple[str, str]]:
    """The passages of two texts as written in each."""
    texts = [Text("a", left, ((0, len(left)),)), Text("b", right, ((0, len(right)),))]
    _, found = shared_text(texts)
    return [
        (left[slice(*texts[0].characters(*p.left))], right[slice(*texts[1].characters(*p.right))])
        for pair in found
        for p in pair.passages
    ]


def without_end(text: str) -> str:
    return text.rstrip(".")


def test_a_passage_within_other_text_is_found_from_its_first_to_its_last_word():
    assert shared(f"{OTHER} {WIRE}", f"{WIRE} {THIRD}") == [(without_end(WIRE), without_end(WIRE))]


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t.upper(),
        lambda t: t.replace(" ", "  \n"),
        lambda t: t.replace(" that ", "—that—").replace(" of ", "\u00a0of\u00a0"),
        lambda t: f"“{t}”".replace("three", "‘three’"),
    ],
    ids=["case", "white space", "dashes", "quotes"],
)
def test_typography_does_not_matter(change):
    [(left, right)] = shared(f"{OTHER} {WIRE}", f"{THIRD} {change(WIRE)}")
    assert left == without_end(WIRE)
    assert right.strip("“”") == change(without_end(WIRE)).strip("“”")


def test_a_changed_a_dropped_and_an_added_word_do_not_break_a_passage():
    edited = WIRE.replace("three ferries", "four ferries").replace("outer ", "").replace("cracks", "deep cracks")
    assert shared(f"{OTHER} {WIRE}", f"{edited} {THIRD}") == [(without_end(WIRE), without_end(edited))]


def test_paragraphs_in_another_order_are_two_passages():
    found = shared(f"{WIRE}\n{OTHER}", f"{OTHER}\n{WIRE}")
    assert sorted(found) == sorted([(without_end(WIRE),) * 2, (without_end(OTHER),) * 2])


def test_a_title_and_a_name_in_common_are_no_passage():
    name = "Deputy Foreign Minister Ivan Petrovich Sidorov"
    assert shared(f"{OTHER} {name} spoke.", f"{THIRD} {name} declined.") == []


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=6), st.lists(st.text(max_size=40), max_size=6))
def test_any_text_gives_spans_that_hold_the_same_words(left, right):
    for one, two in shared("\n".join([*left, WIRE]), "\n".join([WIRE, *right])):
        assert one.strip()
        assert two.strip()


def test_every_copy_of_a_text_is_found_with_its_whole_span():
    texts = [Text(f"{n:03d}", WIRE, ((0, len(WIRE)),)) for n in range(40)]
    _, found = shared_text(texts)
    assert {(s.left, s.right) for s in found} == {(a, b) for a in range(40) for b in range(a + 1, 40)}
    assert {texts[s.left].characters(*p.left) for s in found for p in s.passages} == {(0, len(WIRE) - 1)}


def test_what_many_pages_show_at_their_end_is_no_shared_passage():
    footer = "Follow us on all channels and subscribe to our letter for more stories like this one every day."
    random.seed(3)
    bodies = [" ".join(f"w{random.randrange(5000)}" for _ in range(120)) for _ in range(12)]
    texts = [
        Text(f"{n:02d}", f"{body}. {footer}", ((0, len(body) + 2 + len(footer)),)) for n, body in enumerate(bodies)
    ]
    assert shared_text(texts)[1] == []
    assert len(shared_text(texts[:2])[1]) == 1


def test_copies_of_a_text_share_with_a_third_what_the_text_shares():
    long, short = f"{WIRE} {OTHER}", f"{THIRD} {WIRE}"
    texts = [Text(name, raw, ((0, len(raw)),)) for name, raw in (("a", long), ("b", short), ("c", long))]
    found = {(s.left, s.right): s.passages for s in shared_text(texts)[1]}
    assert {pair: [texts[pair[0]].characters(*p.left) for p in passages] for pair, passages in found.items()} == {
        (0, 1): [(0, len(WIRE) - 1)],
        (0, 2): [(0, len(long) - 1)],
        (1, 2): [(len(THIRD) + 1, len(short) - 1)],
    }


def test_a_long_text_inside_another_is_one_passage():
    random.seed(5)
    words = [f"w{random.randrange(3000)}" for _ in range(20_000)]
    inside = " ".join(words[5000:15_000])
    assert [len(one.split()) for one, _ in shared(" ".join(words), inside)] == [10_000]


# -- whole articles --------------------------------------------------------------------------------------------------


def overlap_of(texts):
    documents = documents_of(texts)
    return find_overlap(compare(documents, vectors_of(documents)))


def test_relations_and_groups_of_a_copy_an_excerpt_and_an_unrelated_text():
    found = overlap_of(
        {
            "a": f"{WIRE}\n{THIRD}",
            "b": f"{WIRE}\n{THIRD}",
            "c": f"{WIRE}\n{OTHER}\n{OTHER[::-1]}",
            "d": THIRD[::-1],
        }
    )
    relations = {(p.left_id, p.right_id): p.relation for p in found.pairs}
    assert relations["a", "b"] == "copy"
    assert relations["a", "c"] == "derived"
    assert relations["a", "d"] == "none"
    assert found.groups == {"a": "a", "b": "a", "c": "a", "d": "d"}


def test_identical_articles_are_copies_and_one_group():
    found = overlap_of({"x": WIRE, "y": WIRE})
    [pair] = found.pairs
    assert (pair.relation, pair.verbatim, pair.source_id) == ("copy", 1.0, None)
    assert set(found.groups.values()) == {"x"}


def test_a_reworded_sentence_is_marked_apart():
    one = "Russian diplomats arrived in the capital on Tuesday to discuss the future of the naval base. " + THIRD
    two = OTHER + " On Tuesday, diplomats from Russia came to the capital to talk about the naval base's future."
    found = overlap_of({"a": one, "b": two})
    assert [(p.kind, one[p.left_start : p.left_end][:17], two[p.right_start :][:11]) for p in found.passages] == [
        ("reworded", "Russian diplomats", "On Tuesday,")
    ]
    [pair] = found.pairs
    assert (pair.verbatim, pair.relation) == (0.0, "related") or pair.relation == "none"
    assert pair.reworded > 0


def test_the_story_is_five_independent_texts_without_long_verbatim_runs(documents):
    found = find_overlap(compare(documents, vectors_of(documents)))
    assert len(set(found.groups.values())) == 5
    assert [p for p in found.passages if p.kind == "verbatim"] == []
    assert {p.relation for p in found.pairs} == {"related"}
    assert len(found.pairs) == 10


def test_overlap_does_not_depend_on_order(documents):
    vectors = vectors_of(documents)
    assert find_overlap(compare(documents, vectors)) == find_overlap(compare(list(reversed(documents)), vectors))


@pytest.mark.parametrize("texts", [{}, {"a": WIRE}, {"a": "", "b": ""}, {"a": "Yes.", "b": "No."}])
def test_little_or_no_text_shares_nothing(texts):
    found = overlap_of(texts)
    assert found.passages == ()
    assert found.groups == {a: a for a in texts}
    assert {p.relation for p in found.pairs} <= {"none"}


def test_articles_without_vectors_are_compared_word_for_word():
    found = find_overlap(compare(documents_of({"x": WIRE, "y": WIRE}), {}))
    assert [p.kind for p in found.passages] == ["verbatim"]


def test_right_to_left_text_is_compared_too():
    line = "قال المتحدث باسم الميناء يوم الاثنين إن ثلاث عبارات خرجت من الخدمة بعد اكتشاف تشققات في هياكلها"
    assert shared(f"{line}. {OTHER}", f"{THIRD} {line}") == [(line, line)]


# -- rules worked out by hand ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "passages", "similarity", "credit", "expected"),
    [
        (0.9, 0.85, 1, 0.9, False, "copy"),
        (0.95, 0.4, 1, 0.9, False, "derived"),
        (0.1, 0.05, 1, 0.5, False, "shared_source"),
        (0.0, 0.0, 0, 0.6, True, "shared_source"),
        (0.0, 0.0, 0, 0.6, False, "related"),
        (0.0, 0.0, 0, 0.1, False, "none"),
    ],
)
def test_relation(left, right, passages, similarity, credit, expected):
    assert relation(left, right, passages, similarity, credit=credit) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ({"published": "2024-03-01"}, {"published": "2024-03-02"}, "a"),
        ({"published": "2024-03-01T12:00"}, {"published": "2024-03-01"}, None),
        ({"published": "2024-03-01"}, {}, None),
        ({"outlet": "Wire"}, {"upstream": "wire"}, "a"),
        ({"upstream": "Wire"}, {"outlet": "Wire", "published": "2024-03-02"}, "b"),
    ],
)
def test_which_text_came_first(left, right, expected):
    assert source_of(cleaned("a", WIRE, **left), cleaned("b", WIRE, **right)) == expected


def test_groups_go_by_copies_of_copies_and_are_called_by_the_earliest():
    articles = [cleaned("a", WIRE), cleaned("b", WIRE, published="2024-01-01"), cleaned("c", WIRE), cleaned("d", WIRE)]
    pairs = [
        ArticlePair("a", "c", 1.0, 0.0, 1.0, "copy"),
        ArticlePair("b", "c", 0.5, 0.0, 1.0, "derived"),
        ArticlePair("c", "d", 0.1, 0.0, 1.0, "shared_source"),
    ]
    assert groups(articles, pairs) == {"a": "b", "b": "b", "c": "b", "d": "d"}


def test_vectors_need_not_be_of_unit_length_to_stay_in_bounds():
    documents = documents_of({"a": WIRE, "b": THIRD})
    vectors = {k: v * np.float32(1.00001) for k, v in vectors_of(documents).items()}
    assert all(0 <= p.similarity <= 1 for p in find_overlap(compare(documents, vectors)).pairs)
