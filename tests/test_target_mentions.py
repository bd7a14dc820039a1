import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.targets import find_target_mentions
from analysis.types import Entity, EntityKind, Form, Mention, Role, Target, Voice, VoiceSpan
from tests.parsing import parse

PLANT = Target("plant", "The plant", names=("Brightwater", "Blue River Works"), terms=("chemical plant", "factory"))
MAYOR = Target("mayor", "The mayor", names=("Ana Duarte", "Duarte"), terms=("new mayor", "city leader"))


def found(target, *paragraphs, mentions=(), entities=(), voices=(), title=None):
    document = parse(*paragraphs, title=title)
    return find_target_mentions([document], [target], list(mentions), list(entities), list(voices))


def texts(rows):
    return [row.text for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They shut Brightwater down.", ["Brightwater"]),
        ("The old chemical plant burned.", ["The old chemical plant"]),
        ("Chemical plants closed everywhere.", ["Chemical plants"]),
        ("They protested at a huge factory on the river.", ["a huge factory on the river"]),
        ("The plant closed.", []),  # "plant" alone is no term
        ("A plant for chemical goods opened.", ["A plant"]),  # the word counts; "for ..." is not what it is called
        ("Brightwatering is no word.", []),
        ("The factories of the coast are idle.", ["The factories of the coast"]),
    ],
)
def test_names_and_terms(text, expected):
    assert texts(found(PLANT, text)) == expected


def test_headline_counts():
    rows = found(PLANT, "Nobody was hurt.", title="Fire Destroys Chemical Plant in the North")
    assert texts(rows) == ["Chemical Plant"]


def test_a_title_before_a_name_is_the_label():
    (row,) = found(MAYOR, "Interim Mayor Ana Duarte promised calm.")
    assert (row.text, row.label, row.head, row.modifiers) == (
        "Interim Mayor Ana Duarte",
        "Interim Mayor",
        "mayor",
        ("Interim",),
    )


def test_a_bare_name_is_no_label():
    (row,) = found(MAYOR, "Duarte promised calm.")
    assert (row.label, row.relation) == ("", "mention")


def test_apposition_and_predicate_are_rows_of_their_own():
    rows = found(MAYOR, "Duarte, a former nurse, has been called a populist by her rivals.")
    assert [(r.text, r.relation, r.verb) for r in rows] == [
        ("Duarte", "mention", "call"),
        ("a former nurse", "apposition", None),
        ("a populist", "predicate", "call"),
        ("her", "mention", None),
    ]


def test_named_as_something():
    rows = found(MAYOR, "Critics described Duarte as a reckless gambler.")
    assert [(r.label, r.relation) for r in rows] == [("", "mention"), ("a reckless gambler", "predicate")]


def test_what_points_back():
    rows = found(PLANT, "The chemical plant shut in May. These factories were old.")
    assert texts(rows) == ["The chemical plant", "These factories"]
    assert rows[1].label == ""


def test_a_pronoun_goes_on_with_the_subject():
    rows = found(MAYOR, "Duarte spoke at noon. She promised calm.")
    assert [(r.text, r.label, r.role) for r in rows] == [("Duarte", "", Role.AGENT), ("She", "", Role.AGENT)]


def test_a_pronoun_of_somebody_else_does_not():
    assert texts(found(MAYOR, "Peter Smith met Duarte. He promised calm.")) == ["Duarte"]


def test_they_is_no_single_person():
    text = "Ana Duarte opened the gates on Monday. They were painted green and locked."
    duarte = Mention("a", 0, 10, "Ana Duarte", EntityKind.PERSON, Form.NAME, "ana-duarte")
    assert texts(found(MAYOR, text, mentions=[duarte])) == ["Ana Duarte"]


def test_a_pronoun_in_a_quotation_does_not_reach_out_of_it():
    assert texts(found(MAYOR, "Ana Duarte saw the boy on Monday.", "“He looked pale,” the nurse said.")) == [
        "Ana Duarte"
    ]
    assert texts(found(MAYOR, "“Ana Duarte came late. She looked pale,” the nurse said.")) == ["Ana Duarte", "She"]


def test_a_word_inside_another_name_is_no_term():
    text = "The Factory Street Bank lent them money."
    bank = Mention("a", 4, 23, "Factory Street Bank", EntityKind.ORGANISATION, Form.NAME, "factory-street-bank")
    assert found(PLANT, text, mentions=[bank]) == []
    assert texts(found(PLANT, "The factory lent them money.")) == ["The factory"]


def test_a_pronoun_that_is_resolved_elsewhere_is_left_alone():
    text = "Duarte spoke at noon. She promised calm."
    other = Mention("a", 22, 25, "She", EntityKind.PERSON, Form.PRONOUN, "somebody-else")
    assert texts(found(MAYOR, text, mentions=[other])) == ["Duarte"]


def test_an_entity_brings_all_its_mentions():
    text = "Ana Duarte won. A. Duarte-Reyes was pleased, and Anita laughed."
    entity = Entity("ana-duarte", "Ana Duarte", EntityKind.PERSON, ("Ana Duarte", "Anita"), 1, 2)
    start = text.index("Anita")
    mention = Mention("a", start, start + 5, "Anita", EntityKind.PERSON, Form.NAME, "ana-duarte")
    target = Target("ana", "Ana", names=("Ana Duarte",))
    assert texts(found(target, text, mentions=[mention], entities=[entity])) == ["Ana Duarte", "Anita"]


@pytest.mark.parametrize(
    ("text", "role", "verb"),
    [
        ("Duarte dismissed the council.", Role.AGENT, "dismiss"),
        ("The council dismissed Duarte.", Role.PATIENT, "dismiss"),
        ("Duarte was dismissed by the council.", Role.PATIENT, "dismiss"),
        ("The council was dismissed by Duarte.", Role.AGENT, "dismiss"),
        ("The arrest of Duarte came late.", Role.PATIENT, "arrest"),
        ("Duarte's refusal came late.", Role.AGENT, "refuse"),
        ("It rained on Duarte.", Role.OTHER, "rain"),
    ],
)
def test_role_and_verb(text, role, verb):
    (row,) = found(MAYOR, text)
    assert (row.role, row.verb) == (role, verb)


@pytest.mark.parametrize(
    ("title", "role", "verb"),
    [
        ("Duarte freed after 411 days", Role.PATIENT, "free"),
        ("Duarte accused of fraud as vote nears", Role.PATIENT, "accuse"),
        ("Council sacked by Duarte", Role.AGENT, "sack"),
        ("Duarte sacked the council", Role.AGENT, "sack"),
        ("Duarte died on Monday", Role.AGENT, "die"),
        ("Duarte praises the council", Role.AGENT, "praise"),
    ],
)
def test_a_headline_leaves_out_the_auxiliary(title, role, verb):
    (row,) = found(MAYOR, "It rained in the valley.", title=title)
    assert (row.role, row.verb) == (role, verb)
    assert found(MAYOR, "Duarte worried about the vote.")[0].role is Role.AGENT


@pytest.mark.parametrize(
    ("text", "negated", "modal"),
    [
        ("Duarte attacked the council.", False, False),
        ("Duarte did not attack the council.", True, False),
        ("Duarte may attack the council.", False, True),
        ("The council will never be dismissed by Duarte.", True, True),
    ],
)
def test_denied_or_merely_possible(text, negated, modal):
    (row,) = found(MAYOR, text)
    assert (row.role, row.negated, row.modal) == (Role.AGENT, negated, modal)


def test_what_it_is_said_not_to_be_is_no_label():
    assert [r.label for r in found(MAYOR, "Duarte is not a hero. Duarte is a nurse.")] == ["", "", "a nurse"]


def test_the_voice_is_that_of_the_place():
    text = "Smith said that Duarte lied. Duarte left."
    document = parse(text)
    spans = [
        VoiceSpan(document.sentences[0].sentence_id, 0, 11, Voice.AUTHOR, None),
        VoiceSpan(document.sentences[0].sentence_id, 11, 28, Voice.INDIRECT, "Smith"),
    ]
    rows = find_target_mentions([document], [MAYOR], [], [], spans)
    assert [r.voice for r in rows] == [Voice.INDIRECT, Voice.AUTHOR]


def test_one_phrase_per_place():
    target = Target("t", "T", terms=("interim leader", "rebel coalition"))
    assert texts(found(target, "The interim leader of the rebel coalition spoke.")) == [
        "The interim leader of the rebel coalition"
    ]


def test_targets_may_overlap():
    document = parse("The new mayor spoke.")
    rows = find_target_mentions([document], [MAYOR, Target("any", "Any", terms=("mayor",))], [], [], [])
    assert [r.target_id for r in rows] == ["any", "mayor"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brightwater opened in May. It hired nobody.", ["Brightwater", "It"]),
        ("Brightwater opened in May. It rained.", ["Brightwater"]),
        ("Brightwater opened in May. The company hired nobody.", ["Brightwater", "The company"]),
        ("The state sued Brightwater. The company hired nobody.", ["Brightwater"]),  # not the subject before
        ("Brightwater opened. The bank company hired nobody.", ["Brightwater"]),
        ("Brightwater opened. The unions hired nobody.", ["Brightwater"]),
        ("The airline sued Brightwater. The company won.", ["Brightwater"]),
    ],
)
def test_an_organisation_is_called_again(text, expected):
    assert texts(found(PLANT, text)) == expected


def test_a_country_by_its_demonym():
    text = "The Chilean minister left Chile."
    target = Target("chile", "Chile", names=("Chile",))
    mentions = [Mention("a", 4, 11, "Chilean", EntityKind.DEMONYM, Form.DEMONYM, "chilean")]
    assert texts(found(target, text, mentions=mentions)) == ["Chilean", "Chile"]


def test_a_name_in_capitals_must_stand_so():
    assert texts(found(Target("us", "US", names=("US",)), "Us farmers like the US, not US$ 5.")) == ["the US"]


def test_nothing_to_find():
    assert found(PLANT, "It rained.") == []
    assert find_target_mentions([], [PLANT], [], [], []) == []
    assert found(Target("empty", "Empty"), "It rained.") == []


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.sampled_from(
            ["Duarte", "the new mayor,", "’s", "“she”", "Ω", "said", "as a fool", "(", "—", "was", ".", "é"]
        ),
        max_size=14,
    )
)
def test_offsets_hold_for_any_text(parts):
    document = parse(" ".join(["So", *parts]))
    for row in find_target_mentions([document], [MAYOR], [], [], []):
        assert document.raw[row.start : row.end] == row.text
        assert row.label in row.text


def test_the_order_of_articles_does_not_matter(documents, study):
    once = find_target_mentions(documents, study.targets, [], [], [])
    assert find_target_mentions(documents[::-1], study.targets, [], [], []) == once
    assert once == sorted(once, key=lambda m: (m.article_id, m.start, m.target_id, m.end))


BLAIR = Target("blair", "Blair", names=("Blair",))


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Mr Blair spoke in Cairo.", []),
        ("Critics of Mr. Blair left early.", []),
        ("The aides met Tony Blair in Cairo.", []),
        ("Sir Tony Blair spoke in Cairo.", []),
        ("Prime Minister Tony Blair spoke in Cairo.", ["Prime Minister"]),
        ("The former prime minister Mr Blair spoke in Cairo.", ["The former prime minister"]),
        ("The embattled Mr Blair spoke in Cairo.", ["The embattled Mr Blair"]),
    ],
)
def test_words_of_address_and_given_names_are_no_labels(text, labels):
    assert [row.label for row in found(BLAIR, text) if row.label] == labels


def test_what_only_belongs_to_somebody_is_called_nothing_new():
    assert [row.label for row in found(PLANT, "The firm sold the factory.", "The firm lost its factory.")] == [
        "the factory",
        "",
    ]
