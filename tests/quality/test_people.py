"""People under all their spellings, in stories with every person marked (people_stories/README.md)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from analysis.language import annotate
from benchmarks.bench_people import STORIES, Scores, ours, read_stories, score

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))["entities"]


@pytest.fixture(scope="session")
def people() -> Scores:
    """All stories, each read as one corpus."""
    reached = Scores()
    for story in read_stories(STORIES):
        reached.add(score(story, ours(annotate(story.articles))))
    return reached


def test_people_are_found_and_one_under_all_spellings(people, record_property):
    record_property("b_cubed_f1", people.f1)
    assert people.f1 >= FLOORS["people_b_cubed_f1"]
    assert people.people_found >= FLOORS["people_found"]


def test_hardly_two_people_are_one(people, record_property):
    record_property("false_merges", people.false_merges)
    assert len(people.false_merges) <= FLOORS["people_false_merges"], people.false_merges
