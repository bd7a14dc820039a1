"""Attributed speech and voices on worked-out texts of their own."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.types import EntityKind, Form, Mention, Voice
from analysis.voices import find_attributions, tile_voices
from tests.parsing import parse


def cited(*paragraphs, title=None, mentions=(), kind=None):
    """(name, words) of each attribution, of one kind only where asked."""
    document = parse(*paragraphs, title=title)
    rows = find_attributions([document], mentions)
    return [(a.name, document.raw[a.start : a.end]) for a in rows if kind is None or a.kind == kind]


def one(*paragraphs, mentions=()):
    """The only attribution of a text."""
    document = parse(*paragraphs)
    rows = find_attributions([document], mentions)
    assert len(rows) == 1, [(a.speaker, document.raw[a.start : a.end]) for a in rows]
    return document, rows[0]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Maria Silva said the dam is safe.", "Maria Silva", "the dam is safe"),
        ("The mayor noted that the dam is safe.", "The mayor", "that the dam is safe"),
        ("According to the city council, the dam is safe.", "the city council", "the dam is safe."),
        ("The dam is safe, the engineer said.", "the engineer", "The dam is safe"),
        ("The dam was praised by Maria Silva, who indicated that it is safe.", "Maria Silva", "that it is safe"),
        ("Reports have emerged that the dam is leaking.", "Reports", "that the dam is leaking"),
        ("Engineers suggest that the dam is leaking.", "Engineers", "that the dam is leaking"),
        ("As local farmers report falling yields, prices rise.", "local farmers", "falling yields"),
        ("The minister's claim that the dam is safe was wrong.", "The minister", "that the dam is safe"),
        ("The minister's view is that the dam is safe.", "The minister", "that the dam is safe"),
        ("Maria Silva made it clear that the dam is safe.", "Maria Silva", "that the dam is safe"),
        (
            "Students joined the protest over the price of bread, witnesses and local media said.",
            "witnesses and local media",
            "Students joined the protest over the price of bread",
        ),
        (
            "Two men were shot in Lodi, the Norland Union for Human Rights said.",
            "the Norland Union for Human Rights",
            "Two men were shot in Lodi",
        ),
    ],
)
def test_indirect_speech(text, name, words):
    assert (name, words) in cited(text)


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("“The dam is safe,” Maria Silva said.", "Maria Silva", "The dam is safe,"),
        ("“The dam is safe,” said Maria Silva.", "Maria Silva", "The dam is safe,"),
        ('Maria Silva said: "The dam is safe."', "Maria Silva", "The dam is safe."),
        ("''The dam is safe,'' said Maria Silva.", "Maria Silva", "The dam is safe,"),
        ("‘The dam is safe,’ said Maria Silva. It’s the town’s.", "Maria Silva", "The dam is safe,"),
        ("'The dam is safe,' Maria Silva said. It's the town's.", "Maria Silva", "The dam is safe,"),
    ],
)
def test_direct_speech(text, name, words):
    document = parse(text)
    rows = find_attributions([document], [])
    assert {a.name for a in rows} == {name}
    assert {a.manner for a in rows} == {"direct"}
    covered = "".join(document.raw[a.start : a.end] for a in rows)
    assert words.strip(".,") in covered
    assert "said" not in covered


def test_a_term_in_quotation_marks_belongs_to_whoever_uses_it():
    document = parse("In an interview, Maria Silva referred to the dam as “an old friend,” and smiled.")
    direct = [a for a in find_attributions([document], []) if a.manner == "direct"]
    assert [(a.name, document.raw[a.start : a.end]) for a in direct] == [("Maria Silva", "an old friend")]


def test_mixed_speech_has_quoted_and_reported_words():
    _, row = one("Maria Silva said the dam is “safe and sound” after the repairs.")
    assert row.manner == "mixed"


def test_labels_have_the_one_who_gives_them():
    rows = cited("The river guard has been labeled a criminal band by both Norland and the Eastern Union.")
    assert ("Norland and the Eastern Union", "a criminal band") in rows
    assert ("Norland and the Eastern Union", "The river guard") in rows
    assert ("previous governments", "a criminal band") in cited(
        "It differs from previous governments which labelled the guard as a criminal band."
    )


def test_a_quotation_goes_on_over_sentences_and_paragraphs():
    rows = cited(
        "“The dam is safe,” said Maria Silva. “It will hold for many years. Nobody has to worry.",
        "“We looked at each wall.”",
        "The river rose by a metre.",
    )
    words = " ".join(w for _, w in rows)
    assert {n for n, _ in rows} == {"Maria Silva"}
    assert "Nobody has to worry" in words
    assert "We looked at each wall" in words
    assert "metre" not in words


def test_a_quotation_of_nobody_has_no_speaker():
    _, row = one("“The dam is going to break tonight.”")
    assert (row.speaker, row.speaker_start, row.name, row.anonymous) == (None, None, None, True)


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("Analysts said the dam is leaking.", True),
        ("Officials said the dam is leaking.", True),
        ("Sources indicate that the dam is leaking.", True),
        ("According to experts, the dam is leaking.", True),
        ("It was reported that the dam is leaking.", True),
        ("A Norwegian official, who spoke on condition of anonymity, said the dam is leaking.", True),
        ("Norwegian officials said the dam is leaking.", False),
        ("Maria Silva, an analyst, said the dam is leaking.", False),
    ],
)
def test_anonymous_sources(text, anonymous):
    document = parse(text)
    assert {a.anonymous for a in find_attributions([document], [])} == {anonymous}


def test_a_pronoun_goes_by_the_name_it_stands_for():
    rows = cited("Maria Silva visited the dam on Monday. She said it is safe.")
    assert ("Maria Silva", "it is safe") in rows


def test_a_pronoun_that_is_a_mention_goes_by_its_entity():
    text = "Maria Silva met Karl Holm. He said the dam is safe."
    mentions = [
        Mention("a", 0, 11, "Maria Silva", EntityKind.PERSON, Form.NAME, "maria-silva"),
        Mention("a", 16, 25, "Karl Holm", EntityKind.PERSON, Form.NAME, "karl-holm"),
        Mention("a", 27, 29, "He", EntityKind.PERSON, Form.PRONOUN, "karl-holm"),
    ]
    _, row = one(text, mentions=mentions)
    assert (row.speaker, row.name, row.entity_id) == ("He", "Karl Holm", "karl-holm")


def test_a_title_goes_by_the_name_it_is_given_with():
    rows = cited(
        "The head of the water board expressed concern about the dam.",
        "The head of the water board, Maria Silva, said it is leaking.",
    )
    assert {n for n, _ in rows} == {"Maria Silva"}


def test_the_entity_is_that_of_the_mention_inside_the_speaker():
    text = "Maria Silva, an engineer, said the dam is safe."
    mention = Mention("a", 0, 11, "Maria Silva", EntityKind.PERSON, Form.NAME, "maria-silva")
    _, row = one(text, mentions=[mention])
    assert (row.entity_id, row.name) == ("maria-silva", "Maria Silva")


@pytest.mark.parametrize(
    "text",
    [
        "The visit underscores the depth of the crisis.",
        "The talks indicate a new approach to the river.",
        "Norland may seek to keep the dam.",
        "Norland aims to keep the dam.",
        "The dam was built in 1950 and holds much water.",
        "What does the mayor say?",
        "",
    ],
)
def test_what_is_nobodys_statement(text):
    assert cited(text) == []


def test_wants_are_no_statements():
    assert cited("Maria Silva wants to keep the dam.", kind="intention") == [("Maria Silva", "to keep the dam")]
    assert cited("Maria Silva wants to keep the dam.", kind="statement") == []


def test_a_headline_names_its_source():
    assert ("Silva", "Dam Will Hold for Years") in cited(
        "Maria Silva spoke on Monday.", title="Silva: Dam Will Hold for Years"
    )
    assert cited("Maria Silva spoke on Monday.", title="Norland and Its Dam: Looking Ahead") == []

    text = "Maria Silva of Chile spoke on Monday."
    assert cited(text, title="Dam Will Hold for Years: Silva") == [("Maria Silva", "Dam Will Hold for Years")]
    assert cited(text, title="Chile: Dam Must Go") == [("Chile", "Dam Must Go")]
    assert cited(text, title="Chile: Dam Breaks, Roads Shut") == []


def test_a_headline_may_have_single_marks_above_double_ones():
    rows = cited("“Enough,” said Maria Silva.", title="Students chant ‘no new dam’ as unrest grows")
    assert ("Students", "no new dam") in rows


def test_a_clause_before_a_semicolon_is_not_what_the_next_one_says():
    assert cited("She fled to Norland on Tuesday; Maria Silva said she was safe.") == [("Maria Silva", "she was safe")]


def test_as_somebody_puts_it():
    rows = cited("The dam is late. As one fisherman put it, “we have had five openings and no dam”.")
    assert rows == [("one fisherman", "we have had five openings and no dam")]


def test_a_few_quoted_words_after_speech_go_on():
    rows = cited("“The dam is leaking badly,” said Maria Silva, an engineer who lives below it. “Nobody cares.”")
    assert rows[1] == ("Maria Silva", "Nobody cares.")
    assert len(cited("Maria Silva said the dam is safe.", "“Nobody cares.”")) == 1


def test_a_pronoun_is_nobody_who_is_known_to_be_a_place():
    paragraphs = ("According to Maria Silva, Norland must pay for the dam. He wants nothing, he said.",)
    document = parse(*paragraphs)
    start = document.raw.index("Norland")
    place = Mention("a", start, start + 7, "Norland", EntityKind.PLACE, Form.NAME, "norland")
    names = {a.name for a in find_attributions([document], [place])}
    assert "Norland" not in names


def tiles(*paragraphs):
    document = parse(*paragraphs)
    rows = tile_voices([document], find_attributions([document], []))
    return [(v.voice, v.speaker, document.raw[v.start : v.end]) for v in rows]


def test_tiles_of_reported_and_quoted_words():
    assert tiles("Maria Silva said the dam is “safe and sound” now.") == [
        (Voice.AUTHOR, None, "Maria Silva said "),
        (Voice.INDIRECT, "Maria Silva", "the dam is "),
        (Voice.DIRECT, "Maria Silva", "“safe and sound”"),
        (Voice.INDIRECT, "Maria Silva", " now"),
        (Voice.AUTHOR, None, "."),
    ]


def test_what_somebody_attacks_or_wants_is_told_in_the_authors_voice():
    for text in ("Maria Silva criticized the new dam.", "Maria Silva wants to keep the dam."):
        assert tiles(text) == [(Voice.AUTHOR, None, text)]


def test_of_two_speakers_the_inner_one_has_the_words():
    rows = tiles("Maria Silva said that Karl Holm believes the dam is leaking.")
    assert (Voice.INDIRECT, "Karl Holm", "the dam is leaking") in rows


def test_what_the_author_thinks_is_the_authors():
    assert tiles("I think the dam is leaking.") == [(Voice.AUTHOR, None, "I think the dam is leaking.")]
    assert {s for v, s, _ in tiles("“I think the dam is leaking,” said Maria Silva.") if v is Voice.DIRECT} == {
        "Maria Silva"
    }


def test_quoted_words_about_another_are_those_of_whoever_is_quoted():
    rows = tiles("“Karl Holm says the dam is leaking,” said Maria Silva.")
    assert {(v, s) for v, s, _ in rows} == {(Voice.DIRECT, "Maria Silva"), (Voice.AUTHOR, None)}


def check_tiles(document):
    attributions = find_attributions([document], [])
    for a in attributions:
        assert 0 <= a.start < a.end <= len(document.raw)
        if a.speaker_start is not None:
            assert document.raw[a.speaker_start : a.speaker_end] == a.speaker
    spans = tile_voices([document], attributions)
    for sentence in document.sentences:
        own = [v for v in spans if v.sentence_id == sentence.sentence_id]
        assert own[0].start == sentence.start
        assert own[-1].end == sentence.end
        assert all(a.end == b.start for a, b in pairwise(own))
        assert all(v.start < v.end for v in own)


def test_tiles_cover_each_sentence_of_the_story(documents):
    for document in documents:
        check_tiles(document)


PIECES = [
    "“",
    "”",
    '"',
    "''",
    "said",
    "Maria Silva",
    "the dam",
    "is safe",
    ".",
    ",",
    "that",
    "according to",
    "he",
    "😀",
    "é",
    ":",
    "\n",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_any_text_is_tiled(pieces):
    check_tiles(parse(*" ".join(pieces).split("\n")))


def test_the_order_of_articles_does_not_matter(documents):
    there, back = find_attributions(documents, []), find_attributions(documents[::-1], [])
    assert there == back
    assert tile_voices(documents, there) == tile_voices(documents[::-1], back)
