"""Which pairs of names are asked about first."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.decisions import Action, Decision
from analysis.review import uncertain_pairs
from analysis.types import Entity, EntityKind, Form, Mention


def story(*names: tuple[str, int] | tuple[str, int, EntityKind]):
    """Entities of these names with so many mentions each, all written as the name."""
    entities, mentions = [], []
    for n, (name, times, *kind) in enumerate(names):
        entities.append(Entity(f"e{n}", name, *(kind or [EntityKind.PERSON]), (), 1, times))
        form = Form.DEMONYM if entities[-1].kind is EntityKind.DEMONYM else Form.NAME
        mentions += [
            Mention("a", 100 * n + k, 100 * n + k + 1, name, entities[-1].kind, form, f"e{n}") for k in range(times)
        ]
    return entities, mentions


def asked(entities, mentions, decisions=(), limit=10):
    return [(p.left_id, p.right_id) for p in uncertain_pairs(entities, mentions, decisions, limit)]


def test_a_given_name_alone_is_asked_about_and_two_full_names_are_not():
    found = story(("Ivan Petrov", 5), ("Ivan", 3), ("Olga Sidorova", 9), ("Boris Petrov", 2))
    assert asked(*found) == [("e0", "e1")]
    pair = uncertain_pairs(*found, ())[0]
    assert pair.match.same is None
    assert pair.match.reasons == ("ivan alone may be somebody else",)


def test_what_matters_more_comes_first_and_the_limit_holds():
    found = story(("Ivan Petrov", 5), ("Ivan", 3), ("Olga Sidorova", 9), ("Olga", 4))
    assert asked(*found) == [("e2", "e3"), ("e0", "e1")]
    assert asked(*found, limit=1) == [("e2", "e3")]
    assert asked(*found, limit=0) == []


def test_the_more_often_named_stands_left():
    assert asked(*story(("Ivan", 3), ("Ivan Petrov", 5))) == [("e1", "e0")]


@pytest.mark.parametrize(
    "decision",
    [
        Decision(Action.MERGE, "e0", "e1"),
        Decision(Action.MERGE, "e1", "e0"),
        Decision(Action.APART, "e0", "e1"),
        Decision(Action.APART, "e1", "e0"),
        Decision(Action.SPLIT, "e0", "e1", text="Ivan"),
        Decision(Action.SPLIT, "e0", "Ivan", text="Ivan"),
    ],
)
def test_what_was_decided_is_not_asked_again(decision):
    assert asked(*story(("Ivan Petrov", 5), ("Ivan", 3)), [decision]) == []


def test_a_decision_holds_for_what_was_merged_later():
    found = story(("Ivan Petrov", 5), ("Ivan", 3))
    decisions = [Decision(Action.APART, "gone", "e1"), Decision(Action.MERGE, "e0", "gone")]
    assert asked(*found, decisions) == []
    round_and_round = [Decision(Action.MERGE, "x", "y"), Decision(Action.MERGE, "y", "x")]
    assert asked(*found, round_and_round) == [("e0", "e1")]


def test_a_rename_or_a_drop_decides_nothing():
    found = story(("Ivan Petrov", 5), ("Ivan", 3))
    assert asked(*found, [Decision(Action.RENAME, "e0", "Ivan"), Decision(Action.DROP, "e0", text="x")]) != []


def test_a_people_and_its_country_are_never_asked_about():
    people = story(("Ivan Petrov", 5), ("Ivan", 3, EntityKind.DEMONYM))
    assert asked(*people) == []


def test_names_of_other_kinds_are_asked_about_later():
    found = story(
        ("Ivan Petrov", 5), ("Ivan", 3, EntityKind.PLACE), ("Olga Sidorova", 5), ("Olga", 3, EntityKind.PERSON)
    )
    assert asked(*found) == [("e2", "e3"), ("e0", "e1")]


def test_names_nobody_stands_for_have_no_pair():
    entities, mentions = story(("Ivan Petrov", 5), ("Ivan", 3))
    pronouns = [Mention(m.article_id, m.start, m.end, "he", m.kind, Form.PRONOUN, m.entity_id) for m in mentions]
    assert asked(entities, pronouns) == []
    assert asked([], []) == []
    assert asked(entities[:1], mentions) == []


def test_an_acronym_meets_its_long_form():
    long, short = EntityKind.ORGANISATION, EntityKind.GROUP
    found = story(("Union of River Boatmen", 4, long), ("URB", 2, short), ("Port Authority", 9, long))
    assert asked(*found) == [("e0", "e1")]


names = st.lists(
    st.tuples(
        st.sampled_from(["Ivan", "Olga", "Ivan Petrov", "I. Petrov", "O. S.", "伊万", "", "…"]), st.integers(1, 4)
    ),
    max_size=6,
)


@given(names, st.randoms(use_true_random=False))
def test_the_order_of_names_and_mentions_does_not_matter(rows, shuffle):
    entities, mentions = story(*rows)
    first = uncertain_pairs(entities, mentions, ())
    shuffle.shuffle(entities)
    shuffle.shuffle(mentions)
    assert uncertain_pairs(entities, mentions, ()) == first
    assert len({frozenset((p.left_id, p.right_id)) for p in first}) == len(first)


def test_a_thousand_names_take_seconds_at_most():
    draw = random.Random(3)
    syllables = ["ka", "ro", "lin", "sha", "ben", "tar", "mo", "vski", "dov", "ham", "zei", "gor", "nat", "pel"]
    families = ["".join(draw.choices(syllables, k=3)).title() for _ in range(700)]
    given_names = ["Ivan", "Ahmed", "Maria", "Omar", "Olga", "Li", "John", "Yusuf"]
    found = story(*((f"{draw.choice(given_names)} {draw.choice(families)}", draw.randint(1, 4)) for _ in range(1000)))
    began = time.process_time()
    assert len(uncertain_pairs(*found, ())) == 10
    assert time.process_time() - began < 5
