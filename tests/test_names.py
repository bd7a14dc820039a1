"""Names: other scripts, particles, titles, initials, acronyms, and the pairs that must stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.names import same_name
from analysis.names.matching import is_acronym
from analysis.names.parts import take_apart
from analysis.names.romanise import romanise, words
from analysis.names.spelling import distance, fold, likeness

SAME = [
    ("Vladimir Putin", "Владимир Путин"),
    ("Mohammed bin Salman", "محمد بن سلمان"),
    ("Benjamin Netanyahu", "בנימין נתניהו"),
    ("Xi Jinping", "习近平"),
    ("Kim Jong-un", "김정은"),
    ("Volodymyr Zelenskyy", "Vladimir Zelensky"),
    ("Abdel Fattah el-Sisi", "Abd al-Fattah al-Sisi"),
    ("Muammar Gaddafi", "Moammar al-Qadhafi"),
    ("Putin, Vladimir", "Vladimir Putin"),
    ("President Macron", "Emmanuel Macron"),
    ("J. Smith", "John Smith"),
    ("Merkel's", "Angela Merkel"),
    ("Lech Wałęsa", "Lech Walesa"),
    ("Sergei Lavrov", "Sergey Viktorovich Lavrov"),
    ("World Health Organization", "WHO"),
    ("U.S.", "United States"),
    ("Kyiv", "Kiev"),
    ("Gazprom OAO", "Gazprom"),
    ("Xi", "Xi Jinping"),
]
APART = [
    ("al-Shara", "al-Sham"),
    ("Iran", "Iraq"),
    ("Tartus", "Taurus"),
    ("Hafez al-Assad", "Bashar al-Assad"),
    ("John Smith", "Jane Smith"),
    ("Martin Luther King Jr.", "Martin Luther King Sr."),
    ("Kim Jong-un", "Kim Jong-il"),
    ("Hassan Nasrallah", "Hussein Nasrallah"),
    ("Bank of England", "Bank of America"),
    ("World Health Organization", "WTO"),
    ("Austria", "Australia"),
    ("Russia", "Russian"),
    ("Mahmoud Abbas", "Mohammad Abbas"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_name_in_two_spellings(a, b):
    assert same_name(a, b).same is True


@pytest.mark.parametrize(("a", "b"), APART)
def test_two_names_stay_apart(a, b):
    assert same_name(a, b).same is False


@pytest.mark.parametrize(
    ("a", "b"),
    [("Ivan", "Ivan Petrov"), ("Middle East", "Middle East Institute"), ("Robert Kennedy", "Robert Kennedy Jr.")],
)
def test_unsure_where_the_names_alone_do_not_tell(a, b):
    assert same_name(a, b).same is None


@pytest.mark.parametrize("empty", ["", " ", "...", "'s"])
def test_an_empty_name_is_nobodys(empty):
    match = same_name(empty, "Vladimir Putin")
    assert (match.score, match.same) == (0.0, False)
    assert match.reasons


def test_reasons_say_what_was_compared():
    assert same_name("al-Shara", "Ahmed al-Sharaa").reasons == (
        "shara and sharaa are spellings of one word",
        "the given name is left out",
    )


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_is_compared_alike_in_both_directions(a, b):
    left, right = same_name(a, b), same_name(b, a)
    assert left.score == pytest.approx(right.score)
    assert left.same == right.same
    assert 0 <= left.score <= 1


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=12))
def test_a_word_is_like_itself(word):
    assert likeness(word, word) == 1.0
    assert distance(fold(word), fold(word)) == 0.0


@pytest.mark.parametrize(
    ("text", "latin"), [("Щербаков", "Shcherbakov"), ("Łódź", "Lodz"), ("Øst", "Ost"), ("Αθήνα", "Athina")]
)
def test_romanised_as_newspapers_do(text, latin):
    assert romanise(text) == latin


def test_words_leave_the_possessive_and_apostrophes_out():
    assert words("Sinéad O’Connor’s") == ("sinead", "oconnor")


def test_parts_without_titles_particles_and_articles():
    parts = take_apart("Deputy Foreign Minister Dr. Ali bin Abdul Rahman al-Thani Jr.")
    assert parts.kept == ("ali", "abdulrahman", "thani")
    assert parts.articles == (False, False, True)
    assert parts.generation == "junior"


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("IMF", "International Monetary Fund", True),
        ("IAEA", "International Atomic Energy Agency", True),
        ("U.N.", "United Nations", True),
        ("NGT", "Northern Gas Transport Company", True),
        ("IMF", "International Metal Federation of Fans", False),
        ("I", "International", False),
        ("imf", "International Monetary Fund", False),
    ],
)
def test_acronyms_are_initials(short, long, expected):
    assert is_acronym(short, long) is expected
