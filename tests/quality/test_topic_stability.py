"""Topics of the shipped story: how far they come back when a fifth of the passages is left out."""

from __future__ import annotations

import tomllib
from pathlib import Path

from analysis.topics import find_topics

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))["topics"]


def test_the_topics_of_the_story_are_as_stable_as_its_length_allows(documents):
    model = find_topics(documents)
    stability = [t.stability for t in model.topics]
    print(stability)
    assert sum(stability) / len(stability) >= FLOORS["story_stability"]
