"""Choose the weights of analysis/claims/odds.py and the threshold of a claim.

    python -m training.train_claims [--grid]

Reads the stories of training/claim_stories, written for this project (CC0), whose sentences carry the claims that they
make, and the made-up stories of the tests. Prints how the weights in use rank pairs, how many pairs of one claim they
expect beside how many there are, and what claims join at each threshold. With --grid the same for other weights, on
the stories that mix two events of one kind. Takes a minute, the grid one more.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from pathlib import Path

import numpy as np

from analysis.claims import odds
from analysis.claims.likeness import article_numbers
from analysis.claims.linkage import linked
from analysis.claims.pairs import AT_ODDS, candidates, put_differently, sentences_of
from analysis.claims.stories import stories
from analysis.language import annotate, encode
from analysis.types import Article, CleanArticle, Document, Paragraph, Sentence
from tests.quality.ranking import MADE_UP, Pair, made_up_story, pair, precision_recall_f1, ranking

STORIES = Path(__file__).parent / "claim_stories"
SHORT = "s"  # short stories of two events of one kind each, by their file names
THRESHOLDS = np.arange(0.2, 0.71, 0.05)


@dataclass(frozen=True)
class Story:
    """The pairs of a story, what is compared in them, and which pairs share a claim."""

    name: str
    ids: tuple[str, ...]
    article: np.ndarray
    left: np.ndarray
    right: np.ndarray
    parts: np.ndarray
    length: np.ndarray
    at_odds: np.ndarray
    wanted: frozenset[Pair]

    @property
    def pairs(self) -> list[Pair]:
        return [pair(self.ids[a], self.ids[b]) for a, b in zip(self.left.tolist(), self.right.tolist(), strict=True)]

    @property
    def across(self) -> np.ndarray:
        return np.asarray(self.article[self.left] != self.article[self.right])


def written_story(file: Path) -> tuple[list[Document], set[Pair]]:
    """A story file: its articles, one sentence a line, and the pairs of sentences that share a claim."""
    cleaned, claims = [], {}
    for number, article in enumerate(json.loads(file.read_text("utf-8"))["articles"]):
        article_id, start, paragraphs = f"{number:02d}", 0, []
        for text, made in article["sentences"]:
            paragraphs.append(Paragraph(start, start + len(text)))
            claims[f"{article_id}:{start}"] = set(made)
            start += len(text) + 1
        raw = "\n".join(text for text, _ in article["sentences"])
        cleaned.append(CleanArticle(Article(article_id, raw), None, tuple(paragraphs), ()))
    wanted = {pair(a, b) for a, b in combinations(claims, 2) if a[:2] != b[:2] and claims[a] & claims[b]}
    return [_one_a_line(d) for d in annotate(cleaned)], wanted


def _one_a_line(document: Document) -> Document:
    """One sentence a paragraph, whatever the parser made of it."""
    kept: list[Sentence] = []
    for sentence in document.sentences:
        if kept and kept[-1].paragraph == sentence.paragraph:
            text = document.raw[kept[-1].start : sentence.end]
            kept[-1] = replace(kept[-1], end=sentence.end, last=sentence.last, text=text)
        else:
            kept.append(sentence)
    return replace(document, sentences=tuple(kept))


def compared(name: str, documents: list[Document], wanted: set[Pair]) -> Story:
    """What is compared in the pairs of sentences of articles that may tell one story."""
    vectors = {d.article_id: encode([s.text for s in d.sentences]) for d in documents}
    ids: list[str] = []
    columns: list[tuple[np.ndarray, ...]] = []
    for group in stories(documents, vectors):
        placed, meaning = sentences_of(group, vectors)
        left, right, _, usual = candidates(meaning, article_numbers([s for _, s in placed]))
        parts = odds.compared(placed, meaning, left, right, usual)
        at_odds = put_differently(placed, left, right)
        columns.append((left + len(ids), right + len(ids), parts, odds.length_odds(placed, left, right), at_odds))
        ids += [s.sentence_id for _, s in placed]
    article = np.unique([i.rsplit(":", 1)[0] for i in ids], return_inverse=True)[1]
    left, right, parts, length, at_odds = (np.concatenate(c) for c in zip(*columns, strict=True))
    return Story(name, tuple(ids), article, left, right, parts, length, at_odds, frozenset(wanted))


def probability(story: Story, weights: odds.Weights) -> np.ndarray:
    """The scores of a story's pairs, as score_story gives them."""
    found = odds.weighed(story.parts, story.length, len(story.ids), story.left, story.right, weights)
    return np.where(story.at_odds, found * AT_ODDS, found)


def joined(story: Story, score: np.ndarray, least: float) -> set[Pair]:
    """The pairs of different articles that a claim joins."""
    return {
        pair(story.ids[a], story.ids[b])
        for members in linked(len(story.ids), story.left, story.right, score, least)
        for a, b in combinations(members, 2)
        if story.article[a] != story.article[b]
    }


def grouped(files: Sequence[Path]) -> tuple[float, float]:
    """Of pairs of articles put into one story the share on one event, and of pairs on one event that in one story."""
    together = right = there = 0
    for file in files:
        documents, _ = written_story(file)
        event = [a.get("event") for a in json.loads(file.read_text("utf-8"))["articles"]]
        vectors = {d.article_id: encode([s.text for s in d.sentences]) for d in documents}
        there += sum(a == b for a, b in combinations(event, 2))
        for group in stories(documents, vectors):
            same = [event[int(a.article_id)] == event[int(b.article_id)] for a, b in combinations(group, 2)]
            together, right = together + len(same), right + sum(same)
    return right / together, right / there


def show(title: str, among: Sequence[Story], weights: odds.Weights) -> None:
    """One line on the ranking, one on what is joined at each threshold (means over the stories)."""
    scores = {s.name: probability(s, weights) for s in among}
    ranked = [
        ranking([p for p, a in zip(s.pairs, s.across, strict=True) if a], scores[s.name][s.across], s.wanted)
        for s in among
    ]
    best, first, precision = np.mean([(r.best_f1, r.first_20, r.average_precision) for r in ranked], axis=0)
    expected = sum(scores[s.name][s.across].sum() for s in among)
    print(f"{title}: best F1 {best:.3f}, {first:.1f} of the first 20, average precision {precision:.3f};", end=" ")
    print(f"pairs expected {expected:.0f}, there {sum(len(s.wanted) for s in among)}")
    for least in THRESHOLDS:
        figures = [precision_recall_f1(joined(s, scores[s.name], least), s.wanted) for s in among]
        print(f"  {least:.2f}: " + "/".join(f"{v:.2f}" for v in np.mean(figures, axis=0)), end="")
    print()


def main() -> None:
    """Read the arguments, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--grid", action="store_true", help="try other weights, too")
    options = parser.parse_args()
    written = [compared(f.stem, *written_story(f)) for f in sorted(STORIES.glob("*.json"))]
    made_up = [compared(f.stem, *made_up_story(f)) for f in sorted(MADE_UP.glob("*.txt"))]
    short = [s for s in written if s.name.startswith(SHORT)]
    for title, mark in (("one event", False), ("two events", True)):
        files = [f for f in sorted(STORIES.glob("*.json")) if ("-two-" in f.stem) == mark]
        right, found = grouped(files)
        print(f"stories of {title}: {right:.2f} of articles put together are on one event, {found:.2f} of these found")
    print("joined at a threshold: precision/recall/F1")
    show("long stories", [s for s in written if not s.name.startswith(SHORT)], odds.WEIGHTS)
    show("short stories", short, odds.WEIGHTS)
    show("made-up stories", made_up, odds.WEIGHTS)
    if options.grid:
        for likeness, rare, third in product((1.7, 2.2), (0.0, 1.0, 2.0, 3.0), (0.0, 0.3, 0.5)):
            first = odds.WEIGHTS.first_bias + (0 if likeness > 2 else 0.2)
            tried = odds.WEIGHTS._replace(
                likeness=likeness, rare_words=rare, third=third, first_bias=first, bias=first + 2 * third
            )
            show(str(tried), short + made_up, tried)


if __name__ == "__main__":
    main()
