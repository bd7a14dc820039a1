from hypothesis import given
from hypothesis import strategies as st

from analysis.ids import slug, unique


def test_slug_keeps_letters_digits_hyphens_and_underscores():
    assert slug("000_a3eb3f06ec04dc60") == "000_a3eb3f06ec04dc60"
    assert slug("Al-Shara's Visit (2)") == "al-sharas-visit-2"
    assert slug("Тартус") == "tartus"
    assert slug("—") == "untitled"


def test_unique_numbers_what_came_before():
    assert unique(["a", "b", "a", "a-2", "a"]) == ["a", "b", "a-2", "a-2-2", "a-3"]


@given(st.lists(st.text(max_size=5)))
def test_unique_ids_all_differ_and_keep_their_number(ids):
    found = unique(ids)
    assert len(found) == len(ids) == len(set(found))
