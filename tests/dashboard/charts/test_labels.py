from __future__ import annotations

import pytest

from dashboard.charts.labels import columns, content, key_of
from tests.dashboard.made_up import frame


@pytest.mark.parametrize(("label", "key"), [("The Dam", "dam"), ("its dam", "dam"), ("the", "the"), ("", "")])
def test_what_makes_two_labels_the_same(label: str, key: str) -> None:
    assert key_of(label) == key


def test_labels_in_order_of_first_appearance_without_pronouns() -> None:
    found = columns(frame().tables["target_mentions"], {})
    assert {a: [(x.text, x.count) for x in own] for a, own in found.items()} == {
        "one": [("The dam", 1), ("The grand dam", 1)],
        "two": [("The dam", 1), ("the ugly dam", 1)],
    }


def test_shared_attributed_and_judging_labels() -> None:
    page = frame()
    mentions = page.tables["target_mentions"].copy()
    mentions.loc[mentions["text"] == "The grand dam", "voice"] = "direct"
    at = int(mentions.loc[mentions["text"] == "The grand dam", "start"].iloc[0])
    found = columns(mentions, {("one", at): "Ada Bell"})
    drawn = content(found, list(page.cast.values()), frozenset({"the ugly dam", "The grand dam"}), "dam")
    labels = {(c["article"]["letter"], x["key"]): x for c in drawn["columns"] for x in c["labels"]}
    assert labels["A", "dam"]["shared"] == 2 and labels["A", "dam"]["picked"]
    assert labels["A", "grand dam"] | {"count": 1} == labels["A", "grand dam"]
    assert labels["A", "grand dam"]["attributed"] and labels["A", "grand dam"]["speaker"] == "Ada Bell"
    assert not labels["A", "grand dam"]["evaluative"]  # somebody else's word is not the article's
    assert labels["B", "ugly dam"]["evaluative"]
    assert drawn["columns"][2]["labels"] == []
    assert drawn["columns"][2]["nothing"] == "Not spoken of"
    by_name = content(found, list(page.cast.values()), frozenset(), None, {"three"})
    assert by_name["columns"][2]["nothing"] == "By name or pronoun only"
