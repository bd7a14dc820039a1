"""Who is cited in the shipped story, against one coder's reading of it."""

import json
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from analysis.voices import find_attributions

HERE = Path(__file__).parent
GOLD = json.loads((HERE / "gold" / "attributions.json").read_text("utf-8"))
FLOORS = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))["voices"]


def _is(speaker: str, attribution) -> bool:
    """One of the two names holds the other, whatever their case."""
    wanted = speaker.casefold()
    return any(n and (wanted in n or n in wanted) for n in (_plain(attribution.name), _plain(attribution.speaker)))


def _plain(name: str | None) -> str:
    return (name or "").casefold().removesuffix("’s").removesuffix("'s")


@pytest.fixture(scope="module")
def cited(documents):
    """For each article its attributions with a speaker that is named."""
    found = defaultdict(list)
    for a in find_attributions(documents, []):
        if a.name is not None:
            found[a.article_id[:3]].append(a)
    return found


def test_speakers_are_found(cited):
    missed = [g for g in GOLD if not any(_is(g["speaker"], a) for a in cited[g["article"]])]
    assert len(GOLD) - len(missed) >= FLOORS["gold_speakers_found"], missed


def test_few_speakers_are_made_up(cited):
    wrong = set()
    for article, rows in cited.items():
        people = [g["speaker"] for g in GOLD if g["article"] == article]
        wrong |= {(article, a.name) for a in rows if not any(_is(p, a) for p in people)}
    assert len(wrong) <= FLOORS["gold_speakers_wrong"], wrong


def test_anonymous_sources_are_marked(cited):
    for g in GOLD:
        rows = [a for a in cited[g["article"]] if _is(g["speaker"], a)]
        if g["kind"] == "anonymous":
            assert any(a.anonymous for a in rows), g
        else:
            assert not any(a.anonymous for a in rows), g


def test_quoted_words_are_those_of_their_speaker(cited, documents):
    raw = {d.article_id[:3]: d.raw for d in documents}
    for g in GOLD:
        if g["words"]:
            texts = [raw[g["article"]][a.start : a.end] for a in cited[g["article"]] if _is(g["speaker"], a)]
            assert g["words"] in texts, (g, texts)
