"""What was changed, in words for the history."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from analysis.decisions import Action, Decision
from analysis.study import Study
from analysis.types import Article, Frame, Target
from dashboard.changes import told
from tests.studies.made_up import STUDY, studies

BRIDGE = Target("bridge", "the bridge", (), ("the bridge",))
MORE = tuple(Article(f"n{n}", "Text.", title=f"N {n}") for n in range(4))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": "Bridges"}, "Renamed the study “Bridges”"),
        ({"articles": (*STUDY.articles, MORE[0])}, "Added the article “N 0”"),
        ({"articles": (*STUDY.articles, *MORE)}, "Added four articles"),
        ({"articles": STUDY.articles[:1]}, "Took out the article “two”"),
        ({"targets": (*STUDY.targets, BRIDGE)}, "Added the target “the bridge”"),
        ({"targets": (replace(STUDY.targets[0], terms=()),)}, "Changed the target “Anna Berg”"),
        ({"codebook": (*STUDY.codebook, Frame("good", "Good", "All is well."))}, "Added the frame “Good”"),
        ({"restored": STUDY.restored | {("two", 1, 3)}}, "Put one removed passage back"),
        ({"restored": frozenset()}, "Took one passage out again"),
        ({"decisions": (*STUDY.decisions, Decision(Action.DROP, "x"))}, "Took out what is no name"),
        (
            {"decisions": (*STUDY.decisions, Decision(Action.RENAME, "x", "Mayor Berg"))},
            "Changed a name to “Mayor Berg”",
        ),
        (
            {"decisions": (*STUDY.decisions, *(Decision(Action.ADD, "x", "person", "Ada", "one", n) for n in (3, 9)))},
            "Added the name “Ada”",
        ),
        (
            {"decisions": (*STUDY.decisions, *(Decision(Action.DROP, e) for e in "xy"))},
            "Made two corrections of names",
        ),
        ({"decisions": ()}, "Undid one correction of names"),
        ({"recodings": ()}, "Undid one correction of statements or passages"),
        ({"title": "B", "targets": ()}, "Renamed the study “B” and took out the target “Anna Berg”"),
        ({"decisions": STUDY.decisions[::-1]}, "Changed something small"),
    ],
)
def test_each_change_has_its_words(changes: dict[str, object], words: str) -> None:
    assert told(STUDY, replace(STUDY, **changes)) == words


@given(studies, studies)
def test_any_change_can_be_told(before: Study, after: Study) -> None:
    assert told(before, after)
