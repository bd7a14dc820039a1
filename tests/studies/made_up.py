"""Studies for these tests: small, about nothing, and random ones."""

from __future__ import annotations

from hypothesis import strategies as st

from analysis.decisions import Action, Decision
from analysis.recoding import Recode, Recoding
from analysis.study import Study
from analysis.types import Article, Frame, Skipped, Target

STUDY = Study(
    "The bridge",
    (
        Article("one", "Anna Berg opened the bridge.", title="Open"),
        Article("two", "The bridge is narrow.\n\n“Too” so."),
    ),
    (Skipped("photo.jpg", "no text", "give a text"),),
    (Target("berg", "Anna Berg", ("Anna Berg", "Berg"), ("the mayor",)),),
    (Frame("harm", "Harm", "Somebody is hurt.", ("hurt", "wound"), ("He was hurt.",)),),
    frozenset({("one", 0, 4)}),
    (Decision(Action.RENAME, "anna-berg", "Ana Berg"),),
    (Recoding(Recode.REWORD, "claim", "The bridge is open."),),
)

# Whatever can be typed: no half surrogates, which no browser sends.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
lines = texts.filter(lambda text: bool(text.strip()))
ids = st.sampled_from(["a", "b", "c", "d"])


def _by_id(things: st.SearchStrategy, key: str) -> st.SearchStrategy[tuple]:
    return st.lists(things, max_size=4, unique_by=lambda thing: getattr(thing, key)).map(tuple)


articles = _by_id(st.builds(Article, ids, texts, st.none() | texts, st.none() | texts), "article_id")
targets = _by_id(st.builds(Target, ids, lines, st.lists(lines, max_size=2).map(tuple)), "target_id")
frames = _by_id(st.builds(Frame, ids, lines, lines, st.lists(lines, max_size=2).map(tuple)), "frame_id")
decisions = st.lists(st.builds(Decision, st.just(Action.DROP), lines), max_size=5).map(tuple)
recodings = st.lists(st.builds(Recoding, st.just(Recode.REWORD), lines, lines), max_size=3).map(tuple)
restored = st.frozensets(st.tuples(ids, st.integers(0, 5), st.integers(6, 9)), max_size=4)
studies = st.builds(
    Study,
    lines,
    articles,
    st.lists(st.builds(Skipped, texts, texts), max_size=2).map(tuple),
    targets,
    frames,
    restored,
    decisions,
    recodings,
)
